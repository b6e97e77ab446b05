"""The command line: the same jobs as the window's, without it. Knows no Qt."""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Protocol

from reader import paths, settings
from reader.cli import arguments, terminal
from reader.cli.exits import AFTER, Exit
from reader.core import speech
from reader.core.errors import ReaderError
from reader.core.speech import _

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class OpenWindow(Protocol):
    """Opens the window and gives the exit code when it has been closed."""

    def __call__(
        self, sources: Sequence[Path], archive_path: Path | None, *, specimen: bool, is_trial: bool
    ) -> int:
        """Sources are read in; without `archive_path` the person's own archive is opened.

        A trial uses everything once in folders of its own, and says whether it works.
        """


def main(typed: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Do what was typed after `yuebao`; gives the exit code (`exits.Exit`)."""
    terminal.speak_utf8()
    try:
        return _run(typed, open_window)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.WRONG_CALL
    except KeyboardInterrupt:
        terminal.say("\n" + _("Stopped. What was done before stays."))
        return Exit.STOPPED
    except BrokenPipeError:
        terminal.drop_output()
        return Exit.DONE
    except OSError as error:
        if error.errno not in terminal.FULL:
            raise
        terminal.drop_output()
        sentence = _("What was found cannot be written: {reason}")
        terminal.say(f"yuebao: {sentence.format(reason=error.strerror)}")
        return Exit.NOT_WRITTEN
    except ReaderError as error:
        terminal.say(f"yuebao: {error}")
        return next((AFTER[kind] for kind in type(error).__mro__ if kind in AFTER), Exit.WRONG_CALL)


def _run(typed: Sequence[str], open_window: OpenWindow | None) -> int:
    language = arguments.asked_language(typed) or settings.spoken_language(
        settings.load(paths.personal().config)
    )
    speech.use_language(language, paths.resources() / "locale")
    with _argparse_speaking(language):
        call = arguments.read_arguments(typed)
        if call.command is None and call.print_completion:
            _print_completion(call.print_completion)
            return Exit.DONE
    if call.command is None:
        return _open(call, open_window)
    from reader.scratch import own_scratch

    with own_scratch(paths.personal().scratch):
        code = _do(call)
    _flush()
    return code


def _print_completion(shell: str) -> None:
    from reader.cli.completion import completion

    print(completion(shell))
    _flush()


def _do(call: Namespace) -> Exit:
    """Run the module that bears the command's name, loaded now: store, find and jieba cost time."""
    name = f"{call.command}_" if iskeyword(call.command) else call.command
    run: Callable[[Namespace], Exit] = import_module(f"reader.cli.{name}").run
    return run(call)


def _flush() -> None:
    """Write what is left now, so that a broken pipe is met here and not at the interpreter's end."""
    print(end="", flush=True)


def _open(call: Namespace, open_window: OpenWindow | None) -> int:
    if open_window is None:
        terminal.say(_("There is no window here. Try: {program} --help").format(program="yuebao"))
        return Exit.NO_WINDOW
    if call.language:
        os.environ[settings.LANGUAGE_VARIABLE] = call.language
    return open_window(call.paths, call.archive, specimen=call.specimen, is_trial=call.self_test)


@contextmanager
def _argparse_speaking(language: str) -> Iterator[None]:
    """Speak it: argparse asks gettext's global domain, which goes by LANGUAGE; both are put back."""
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("yuebao", str(paths.resources() / "locale"))
    gettext.textdomain("yuebao")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
