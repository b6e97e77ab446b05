"""What can be typed after `yuebao`."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import help_texts
from reader.cli.options import add_common, add_options
from reader.cli.parser import Formatter, Parser, ShowVersion, words_last
from reader.core.speech import LANGUAGES, _

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

COMMANDS = (
    "import", "preview", "find", "show", "export", "verify", "gaps", "marks", "corrections", "remove", "check",
    "reindex", "rebuild", "backup", "restore",
)  # fmt: skip
SHELLS = ("bash", "zsh", "tcsh")
_HELP = "help"
_WITH_VALUE = ("--archive", "--language", "--print-completion")


def read_arguments(arguments: Sequence[str]) -> Namespace:
    """The call, with `command` one of COMMANDS, or None where the window is asked for.

    Raises SystemExit after `help`, `--help`, `--version` and wrong calls, as argparse does.
    """
    place = _first_word(arguments)
    if place is None:
        return window_parser().parse_args(arguments)
    before, word, after = arguments[:place], arguments[place], arguments[place + 1 :]
    if word == _HELP:
        return _read_help(before, after)
    if word in COMMANDS:
        return _read_command(word, [*before, *after])
    if word.isalpha() and (meant := _meant(word)) and not Path(word).exists():
        sentence = _("{word} is neither a command nor a file. Did you mean {command}?")
        window_parser().error(sentence.format(word=word, command=meant))
    return window_parser().parse_args(arguments)


def asked_language(arguments: Sequence[str]) -> str | None:
    """What `--language` names, looked up before anything is said."""
    for nth, argument in enumerate(arguments):
        name, _mark, value = argument.partition("=")
        if name == "--language":
            value = value or "".join(arguments[nth + 1 : nth + 2])
            return value if value in LANGUAGES else None
    return None


def window_parser(*, with_paths: bool = True) -> Parser:
    """What can be typed without a command."""
    parser = _parser("yuebao", help_texts.overview(), help_texts.overview_end())
    parser.usage = "yuebao [PATH ...]\n       yuebao {" + ",".join(COMMANDS) + "} ... [--help]"
    parser.set_defaults(command=None)
    if with_paths:
        paths_help = _("files and folders to read in, or a yuebao:// link to an article")
        parser.add_argument("paths", nargs="*", type=_source, metavar="PATH", help=paths_help)
    parser.add_argument("--specimen", action="store_true", help=_("look around in the specimen paper"))
    parser.add_argument("-V", "--version", action=ShowVersion, nargs=0, help=_("show the version and exit"))
    trial_help = _("try everything once in a folder of its own, and say whether it works here")
    parser.add_argument("--self-test", action="store_true", help=trial_help)
    completion_help = _("print what makes a shell complete calls, and exit")
    parser.add_argument("--print-completion", choices=SHELLS, help=completion_help)
    return parser


def command_parser(command: str) -> Parser:
    """What can be typed after a command."""
    parser = _parser(f"yuebao {command}", help_texts.about(command), help_texts.examples(command))
    parser.set_defaults(command=command)
    add_options(parser, command)
    return parser


def _source(text: str) -> Path:
    """A file, a folder or a link as typed; desktops that know of our links name files as file:// addresses."""
    if not text.startswith("file://"):
        return Path(text)
    from urllib.parse import unquote, urlsplit

    return Path(unquote(urlsplit(text).path))


def _read_command(command: str, typed: Sequence[str]) -> Namespace:
    parser = command_parser(command)
    if command != "find":
        return parser.parse_args(typed)
    call = parser.parse_args(words_last(parser, typed))
    call.query = " ".join(call.query)
    return call


def _read_help(before: Sequence[str], topic: Sequence[str]) -> Namespace:
    """`help`, and `help COMMAND`."""
    if not topic or topic[0] in COMMANDS:
        asked = command_parser(topic[0]) if topic else window_parser()
        return asked.parse_args([*before, *topic[1:], "--help"])
    sentence = _("There is no command {word}.").format(word=topic[0])
    if meant := _meant(topic[0]):
        sentence = _("There is no command {word}. Did you mean {command}?").format(
            word=topic[0], command=meant
        )
    return window_parser().error(sentence)


def _meant(word: str) -> str | None:
    """The command that a word is almost."""
    return next(iter(get_close_matches(word, (*COMMANDS, _HELP), 1)), None)


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the first word stands that is neither an option nor an option's value."""
    is_value = False
    for nth, argument in enumerate(arguments):
        if not is_value and not argument.startswith("-"):
            return nth
        is_value = argument in _WITH_VALUE and not is_value
        if argument == "--":
            return None
    return None


def _parser(program: str, description: str, epilog: str) -> Parser:
    """A parser with the options that every call has."""
    parser = Parser(
        prog=program,
        description=description,
        epilog=epilog,
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    add_common(parser)
    return parser
