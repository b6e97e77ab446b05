"""The options of each command, and how their values are read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.parser import Formatter
from reader.cli.pdf import PDF, pdf_name
from reader.core.days.dates import parse_typed_date
from reader.core.days.typed_days import issue_date_meant
from reader.core.editions import typed_edition
from reader.core.page_numbers import parse_typed_page
from reader.core.speech import LANGUAGES, _
from reader.export.bundle import ENDING as BUNDLE
from reader.export.table import FORMATS
from reader.importers.formats.records.fields import Field, field_of

if TYPE_CHECKING:
    from datetime import date

    from reader.cli.parser import Parser
    from reader.core.days.issue_date import IssueDate

ORDERS = ("best", "newest", "oldest")
GROUPINGS = ("paper", "page", "year", "month")
MARK_KINDS = ("bookmark", "highlight", "note", "area")
COLOURS = ("yellow", "green", "blue", "red")
MARK_ENDINGS = ("html", "md", "json", "jsonld")
STYLES = ("gb2025", "gb2015", "footnote")
FOUND_UNLESS_TOLD = 50
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_LARGEST_ID = 2**63 - 1


def add_common(parser: Parser) -> None:
    """The options that every call has."""
    archive_help = _("the archive to use instead of your own")
    parser.add_argument("--archive", type=Path, metavar="FILE", help=archive_help)
    parser.add_argument("--language", choices=LANGUAGES, help=_("the language to speak"))


def add_options(parser: Parser, command: str) -> None:
    """Those of a command."""
    add = _ADD.get(command)
    if add:
        add(parser)


def _add_sources(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help=_("files and folders to read; - for standard input"),
    )
    paper_help = _("the paper they are from, whatever they name")
    parser.add_argument("--paper", type=_words, metavar="NAME", help=paper_help)
    encoding_help = _("how their text is written, where it is told wrongly")
    parser.add_argument("--encoding", choices=ENCODINGS, help=encoding_help)
    day_help = _("the day they are from, whatever they name; also 1946-05, 1946 or 2022-07-01..2022-07-03")
    parser.add_argument("--day", type=_issue_date, metavar="D", help=day_help)
    edition_help = _("which edition of its day it is, as 号外 or 晚刊")
    parser.add_argument("--edition", type=_edition, metavar="NAME", help=edition_help)
    page_help = _("the page each of them is, whatever it names, as 3 or A3")
    parser.add_argument("--page", type=_page, metavar="N", help=page_help)
    column_help = _(
        "the column or key of a table, of JSON or of front matter that holds a field, as headline=标题"
    )
    parser.add_argument(
        "--column", type=_column, action="append", default=[], metavar="FIELD=NAME", help=column_help
    )


def _add_import(parser: Parser) -> None:
    _add_sources(parser)
    again_help = _("read what has not changed since it was read, too")
    parser.add_argument("--again", action="store_true", help=again_help)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a file"))
    _add_quiet(parser)


def _add_preview(parser: Parser) -> None:
    _add_sources(parser)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a file"))


def _add_find(parser: Parser) -> None:
    query_help = _("the words to find")
    parser.add_argument("query", nargs="+", type=_words, metavar="QUERY", help=query_help)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON an article, or a group"))
    parser.add_argument("--printed", action="store_true", help=_("only in the form as typed"))
    parser.add_argument("--count", action="store_true", help=_("only how many there are"))
    group_help = _("how many there are of each; with --json their articles, too")
    parser.add_argument("--group-by", choices=GROUPINGS, help=group_help)
    limit_help = _("at most N articles: {count} unless told, 0 for all").format(count=FOUND_UNLESS_TOLD)
    parser.add_argument("--limit", type=_limit, default=FOUND_UNLESS_TOLD, metavar="N", help=limit_help)
    parser.add_argument("--order", choices=ORDERS, default=ORDERS[0], help=_("best first unless told"))
    _add_style(parser)


def _add_show(parser: Parser) -> None:
    id_help = _("its number, as find --json tells it")
    parser.add_argument("ids", nargs="+", type=_article_id, metavar="ID", help=id_help)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON an article"))
    _add_style(parser)


def _add_style(parser: Parser) -> None:
    style_help = _("how to cite: {style} unless told").format(style=STYLES[0])
    parser.add_argument("--style", choices=STYLES, default=STYLES[0], help=style_help)


def _add_export(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--date", type=_day, metavar="D", help=_("all articles of a day"))
    what.add_argument("--find", type=_words, metavar="QUERY", help=_("all articles found"))
    what.add_argument("--bookmarks", action="store_true", help=_("all articles with a bookmark"))
    parser.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    names = {
        **{one.ending: one.name() for one in FORMATS},
        PDF: pdf_name(),
        BUNDLE: _("Evidence bundle, with pieces of the page"),
    }
    told = ", ".join(f"{ending}: {name}" for ending, name in names.items())
    format_help = _("in which form, where the ending of FILE does not say it ({formats})").format(
        formats=told
    )
    parser.add_argument("--format", choices=list(names), help=format_help)
    marks_help = _("with my highlights and notes (txt, md, html, docx, epub, pdf)")
    parser.add_argument("--with-marks", action="store_true", help=marks_help)
    output_help = _("the file to write; - writes to the terminal or into a pipe")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output_help)
    parser.add_argument("--overwrite", action="store_true", help=_("replace FILE where it stands already"))


def _add_verify(parser: Parser) -> None:
    parser.add_argument(
        "bundle", type=Path, metavar="FILE", help=_("the bundle, or the folder it was unpacked into")
    )
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a difference"))


def _add_gaps(parser: Parser) -> None:
    parser.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    parser.add_argument("--from", dest="first", type=_day, metavar="D", help=_("from this day on"))
    parser.add_argument("--to", dest="last", type=_day, metavar="D", help=_("up to this day"))
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a gap or an issue"))


def _add_check(parser: Parser) -> None:
    mend_help = _("mend what is damaged: make indexes anew, read damaged texts again")
    parser.add_argument("--mend", action="store_true", help=mend_help)
    parser.add_argument("--json", action="store_true", help=_("one line of JSON a fault"))
    _add_quiet(parser)


def _add_rebuild(parser: Parser) -> None:
    paths_help = _("files and folders to read besides those the archive tells of")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=paths_help)


def _add_quiet(parser: Parser) -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help=_("say only what went wrong"))


def _add_corrections(parser: Parser) -> None:
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", title=_("actions"), prog="yuebao corrections"
    )
    listing = actions.add_parser("list", help=_("show the corrections you made"), formatter_class=Formatter)
    writing = actions.add_parser(
        "export", help=_("write them to a patch file for others"), formatter_class=Formatter
    )
    applying = actions.add_parser(
        "apply", help=_("apply a patch file to the archive"), formatter_class=Formatter
    )
    for action in (listing, applying):
        action.add_argument("--json", action="store_true", help=_("one line of JSON a correction"))
    for action in (listing, writing):
        action.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
        action.add_argument("--date", type=_day, metavar="D", help=_("of this day only"))
    output_help = _("the file to write; - writes to the terminal or into a pipe")
    writing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output_help)
    overwrite_help = _("replace FILE where it stands already")
    writing.add_argument("--overwrite", action="store_true", help=overwrite_help)
    applying.add_argument("patch", type=Path, metavar="FILE", help=_("the patch file to apply"))


def _add_marks(parser: Parser) -> None:
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", title=_("actions"), prog="yuebao marks"
    )
    listing = actions.add_parser("list", help=_("show what you have marked"), formatter_class=Formatter)
    writing = actions.add_parser("export", help=_("write all marks to a file"), formatter_class=Formatter)
    reading = actions.add_parser(
        "import", help=_("take in the marks of a file; none that is there is lost"), formatter_class=Formatter
    )
    syncing = actions.add_parser(
        "sync",
        help=_("keep the marks alike on several computers through a folder"),
        formatter_class=Formatter,
    )
    syncing.add_argument("folder", type=Path, metavar="FOLDER", help=_("a folder that all of them see"))
    listing.add_argument("--kind", choices=MARK_KINDS, help=_("of this kind only"))
    listing.add_argument("--colour", choices=COLOURS, help=_("of this colour only"))
    listing.add_argument("--tag", type=_words, metavar="TAG", help=_("with this tag only"))
    listing.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    orphans_help = _("only those of which it is not certain where they stand")
    listing.add_argument("--orphans", action="store_true", help=orphans_help)
    listing.add_argument("--json", action="store_true", help=_("one line of JSON a mark"))
    format_help = _("in which form, where the ending of FILE does not say it")
    writing.add_argument("--format", choices=MARK_ENDINGS, help=format_help)
    output_help = _("the file to write; - writes to the terminal or into a pipe")
    writing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output_help)
    overwrite_help = _("replace FILE where it stands already")
    writing.add_argument("--overwrite", action="store_true", help=overwrite_help)
    file_help = _("JSON or W3C Web Annotation, as export writes them, or another marks file or a copy of one")
    reading.add_argument("file", type=Path, metavar="FILE", help=file_help)


def _add_remove(parser: Parser) -> None:
    id_help = _("articles, by their numbers, as find --json tells them")
    parser.add_argument("ids", nargs="*", type=_article_id, metavar="ID", help=id_help)
    day_help = _("the issue of a day; also 1946-05, 1946 or 2022-07-01..2022-07-03")
    parser.add_argument("--date", type=_issue_date, metavar="D", help=day_help)
    parser.add_argument("--paper", type=_words, metavar="NAME", help=_("of this paper only"))
    edition_help = _("which edition of its day it is, as 号外 or 晚刊")
    parser.add_argument("--edition", type=_edition, metavar="NAME", help=edition_help)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--page", type=_page, metavar="N", help=_("only this page of it"))
    part.add_argument("--source", type=_words, metavar="FILE", help=_("only what this file gave of it"))
    parser.add_argument(
        "--yes", action="store_true", help=_("remove it; without, only what would be is said")
    )


def _add_backup(parser: Parser) -> None:
    folder_help = _("the folder to copy into, instead of the one beside the bookmarks")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=folder_help)


def _add_restore(parser: Parser) -> None:
    copy_help = _("the copy: its number in the list, its name or its path; the newest whole one unless told")
    parser.add_argument("copy", nargs="?", metavar="COPY", help=copy_help)
    listing = parser.add_mutually_exclusive_group()
    listing.add_argument("--list", action="store_true", help=_("only show the copies, or what COPY holds"))
    as_is_help = _(
        "take the bookmarks as they are, though a copy holds more; begin anew where there are none"
    )
    listing.add_argument("--as-is", action="store_true", help=as_is_help)
    merge_help = _("add what COPY holds to the bookmarks, which keep all that they have")
    listing.add_argument("--merge", action="store_true", help=merge_help)


_ADD = {
    "check": _add_check,
    "rebuild": _add_rebuild,
    "import": _add_import,
    "preview": _add_preview,
    "find": _add_find,
    "show": _add_show,
    "export": _add_export,
    "corrections": _add_corrections,
    "verify": _add_verify,
    "gaps": _add_gaps,
    "marks": _add_marks,
    "remove": _add_remove,
    "backup": _add_backup,
    "restore": _add_restore,
}
"""The other commands have none of their own."""


def _words(text: str) -> str:
    """Words as typed on a terminal of UTF-8, whatever the locale made of them."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text.encode("utf-8", "replace").decode("utf-8")


def _page(text: str) -> str:
    page = parse_typed_page(_words(text))
    if page is None:
        sentence = _("{text} is not a page number. Write it like 3 or A3.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return page


def _edition(text: str) -> str:
    edition = typed_edition(_words(text))
    if not edition:
        raise argparse.ArgumentTypeError(_("The edition needs a name, as 号外 or 晚刊."))
    return edition


def _issue_date(text: str) -> IssueDate:
    when = issue_date_meant(_words(text))
    if when is None:
        sentence = _(
            "{text} is not a day. Write it like 2022-07-19, 2022年7月19日, 1946-05 or 2022-07-01..2022-07-03."
        )
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return when


def _day(text: str) -> date:
    day = parse_typed_date(_words(text))
    if day is None:
        sentence = _("{text} is not a day. Write it like 2022-07-19, 20220719 or 2022年7月19日.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return day


def _column(text: str) -> tuple[str, str]:
    """A field and the column that holds it; nothing behind = says that none does."""
    name, mark, column = _words(text).partition("=")
    field = field_of(name)
    if field is None or not mark:
        sentence = _(
            "{text} is not a field with its column. Write it like headline=标题; the fields are {fields}."
        )
        raise argparse.ArgumentTypeError(
            sentence.format(text=text, fields=", ".join(one.value for one in Field))
        )
    return field.value, column.strip()


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(_("{text} is not a number of articles.").format(text=text))
    return int(text)


def _article_id(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 19 or int(text) > _LARGEST_ID:
        sentence = _("{text} is not the number of an article. find --json tells them.")
        raise argparse.ArgumentTypeError(sentence.format(text=text))
    return int(text)
