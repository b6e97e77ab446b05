"""What can be typed after `yuebao`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.cli import help_texts
from reader.cli.exits import Exit
from reader.core.days.dates import parse_typed_date
from reader.core.page_numbers import parse_typed_page
from reader.core.speech import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

COMMANDS = ("import", "preview", "find", "export", "gaps", "corrections", "check", "reindex")
ORDERS = ("best", "newest", "oldest")
FORMATS = ("txt",)
FOUND_UNLESS_TOLD = 50
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_WITH_VALUE = ("--archive", "--language")


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with a call, and where help is."""

    def error(self, message: str) -> NoReturn:
        hint = _("Try: {program} --help").format(program=self.prog)
        self.exit(Exit.WRONG_CALL, f"{self.prog}: {message}\n{hint}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Texts as they are written; the word before the usage in the person's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # argparse has no public name for it
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Usage:") + " ")


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The call, with `command` one of COMMANDS, or None where the window is asked for.

    Raises SystemExit after `--help`, `--version` and wrong calls, as argparse does.
    """
    place = _command_place(arguments)
    if place is None:
        return _window_parser().parse_args(arguments)
    before, command, after = arguments[:place], arguments[place], arguments[place + 1 :]
    return _command_parser(command).parse_args([*before, *after])


def asked_language(arguments: Sequence[str]) -> str | None:
    """What `--language` names, looked up before anything is said."""
    for nth, argument in enumerate(arguments):
        name, _mark, value = argument.partition("=")
        if name == "--language":
            value = value or "".join(arguments[nth + 1 : nth + 2])
            return value if value in LANGUAGES else None
    return None


def _command_place(arguments: Sequence[str]) -> int | None:
    """Where the command stands: the first word that is neither an option nor an option's value."""
    is_value = False
    for nth, argument in enumerate(arguments):
        if is_value or argument.startswith("-"):
            is_value = argument in _WITH_VALUE and not is_value
            if argument == "--":
                return None
            continue
        return nth if argument in COMMANDS else None
    return None


def _window_parser() -> _Parser:
    parser = _parser("yuebao", help_texts.overview(), help_texts.overview_end())
    parser.usage = "yuebao [PATH ...]\n       yuebao {" + ",".join(COMMANDS) + "} ... [--help]"
    parser.set_defaults(command=None)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=_("files and folders to read in"))
    parser.add_argument("--specimen", action="store_true", help=_("look around in the specimen paper"))
    version_help = _("show the version and exit")
    parser.add_argument("--version", action="version", version=f"yuebao {__version__}", help=version_help)
    return parser


def _command_parser(command: str) -> _Parser:
    parser = _parser(f"yuebao {command}", help_texts.about(command), help_texts.examples(command))
    parser.set_defaults(command=command)
    _ADD_OPTIONS[command](parser)
    return parser


def _parser(program: str, description: str, epilog: str) -> _Parser:
    """A parser with the options that every call has."""
    parser = _Parser(
        prog=program,
        description=description,
        epilog=epilog,
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    archive_help = _("the archive to use instead of your own")
    parser.add_argument("--archive", type=Path, metavar="FILE", help=archive_help)
    parser.add_argument("--language", choices=LANGUAGES, help=_("the language to speak"))
    return parser


def _add_sources(parser: _Parser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("files and folders to read"))
    paper_help = _("the paper they are from, whatever they name")
    parser.add_argument("--paper", type=_words, metavar="NAME", help=paper_help)
    encoding_help = _("how their text is written, where it is told wrongly")
    parser.add_argument("--encoding", choices=ENCODINGS, help=encoding_help)
    day_help = _("the day they are from, whatever they name")
    parser.add_argument("--day", type=_day, metavar="D", help=day_help)
    page_help = _("the page each of them is, whatever it names, as 3 or A3")
    parser.add_argument("--page", type=_page, metavar="N", help=page_help)


def _add_import(parser: _Parser) -> None:
    _add_sources(parser)
    again_help = _("read what has not changed since it was read, too")
    parser.add_argument("--again", action="store_true", help=again_help)


def _add_preview(parser: _Parser) -> None:
    _add_sources(parser)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a file"))


def _add_find(parser: _Parser) -> None:
    parser.add_argument("query", type=_words, metavar="QUERY", help=_("the words to find"))
    parser.add_argument("--json", action="store_true", help=_("one line of JSON an article"))
    limit_help = _("at most N articles: {count} unless told, 0 for all").format(count=FOUND_UNLESS_TOLD)
    parser.add_argument("--limit", type=_limit, default=FOUND_UNLESS_TOLD, metavar="N", help=limit_help)
    parser.add_argument("--order", choices=ORDERS, default=ORDERS[0], help=_("best first unless told"))


def _add_export(parser: _Parser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--date", type=_day, metavar="D", help=_("all articles of a day"))
    what.add_argument("--find", type=_words, metavar="QUERY", help=_("all articles found"))
    what.add_argument("--bookmarks", action="store_true", help=_("all articles with a bookmark"))
    parser.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=_("txt: plain text, UTF-8"))
    output_help = _("the file to write; - writes to the terminal or into a pipe")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output_help)
    parser.add_argument("--overwrite", action="store_true", help=_("replace FILE where it stands already"))


def _add_gaps(parser: _Parser) -> None:
    parser.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    parser.add_argument("--from", dest="first", type=_day, metavar="D", help=_("from this day on"))
    parser.add_argument("--to", dest="last", type=_day, metavar="D", help=_("up to this day"))
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a gap or an issue"))


def _add_corrections(parser: _Parser) -> None:
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", title=_("actions"), prog="yuebao corrections"
    )
    listing = actions.add_parser("list", help=_("show the corrections you made"), formatter_class=_Formatter)
    writing = actions.add_parser(
        "export", help=_("write them to a patch file for others"), formatter_class=_Formatter
    )
    applying = actions.add_parser(
        "apply", help=_("apply a patch file to the archive"), formatter_class=_Formatter
    )
    for action in (listing, writing):
        action.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
        action.add_argument("--date", type=_day, metavar="D", help=_("of this day only"))
    output_help = _("the file to write; - writes to the terminal or into a pipe")
    writing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output_help)
    overwrite_help = _("replace FILE where it stands already")
    writing.add_argument("--overwrite", action="store_true", help=overwrite_help)
    applying.add_argument("patch", type=Path, metavar="FILE", help=_("the patch file to apply"))


def _add_none(_parser: _Parser) -> None:
    """The options of every call are all it has."""


_ADD_OPTIONS = {
    "import": _add_import,
    "preview": _add_preview,
    "find": _add_find,
    "export": _add_export,
    "corrections": _add_corrections,
    "gaps": _add_gaps,
    "check": _add_none,
    "reindex": _add_none,
}


def _words(text: str) -> str:
    """Words as typed on a terminal of UTF-8, whatever the locale made of them."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text.encode("utf-8", "replace").decode("utf-8")


def _page(text: str) -> str:
    page = parse_typed_page(_words(text))
    if page is None:
        raise argparse.ArgumentTypeError(
            _("{text} is no number of a page. Write it like 3 or A3.").format(text=text)
        )
    return page


def _day(text: str) -> date:
    day = parse_typed_date(_words(text))
    if day is None:
        sentence = _("{text} is not a day. Write it like 2022-07-19, 20220719 or 2022年7月19日.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return day


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(_("{text} is not a number of articles.").format(text=text))
    return int(text)
