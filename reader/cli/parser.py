"""A parser of calls that says what is wrong in a line, and takes words that begin with a minus."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.cli.exits import Exit
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a call, and where help is."""

    def error(self, message: str) -> NoReturn:
        """End with the code of a wrong call."""
        hint = _("Try: {program} --help").format(program=self.prog)
        self.exit(Exit.WRONG_CALL, f"{self.prog}: {message}\n{hint}\n")


class ShowVersion(argparse.Action):
    """Tells the version of the program and of SQLite, on which depends how safe what is written is."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _call: argparse.Namespace,
        _values: str | Sequence[object] | None,
        _option: str | None = None,
    ) -> NoReturn:
        """Print it and end."""
        from reader.store.sqlite.file import sqlite_version

        print(f"yuebao {__version__} (SQLite {sqlite_version()})")
        parser.exit()


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Texts as they are written; the word before the usage in the person's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # argparse has no public name for it
        prefix: str | None = None,
    ) -> None:
        """Begin with the usage."""
        super().add_usage(usage, actions, groups, prefix or _("Usage:") + " ")


def words_last(parser: Parser, typed: Sequence[str]) -> list[str]:
    """The call with its words after `--`: what begins with one minus and is no option is a word, too."""
    known = parser._option_string_actions  # noqa: SLF001 - argparse has no public name for it
    options: list[str] = []
    words: list[str] = []
    rest = iter(typed)
    for word in rest:
        option = known.get(word.partition("=")[0])
        if word == "--":
            words += rest
        elif option is None:
            (options if word.startswith("--") else words).append(word)
        else:
            takes_next = option.nargs != 0 and "=" not in word
            options += [word, *([value] if takes_next and (value := next(rest, None)) is not None else [])]
    return [*options, "--", *words]
