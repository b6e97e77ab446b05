"""The sentence for each fact, made anew whenever it is shown: in the language of who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.evidence import Where
from reader.core.findings.codes import Code, Parameters, Value
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def say(code: Code, parameters: Parameters) -> str:
    """A fact as a whole sentence."""
    if code is Code.CORRECTION_WAITS:
        reason = say(known_code(str(parameters["because"])), parameters)
        return _("A correction waits, because it does not fit. {reason}").format(reason=reason)
    if code is Code.COLUMNS_TAKEN:
        parameters = {**parameters, "columns": _columns(parameters["columns"])}
    count = parameters.get("count", 0)
    sentence = _SENTENCES[code](count if isinstance(count, int) else 0)
    return sentence.format_map(_Filled({name: _worded(name, value) for name, value in parameters.items()}))


class _Filled(dict[str, str | int]):
    """What stands in a sentence: a finding kept before its sentence told more leaves a gap."""

    def __missing__(self, name: str) -> str:
        return "…"


def known_code(value: str) -> Code:
    """The code that is written so; `NOT_KNOWN` for one of a later version."""
    return Code(value) if value in _VALUES else Code.NOT_KNOWN


def _worded(name: str, value: Value) -> str | int:
    if not isinstance(value, tuple):
        return value
    return _list(tuple(map(_place, value))) if name == "told" else _list(value)


def _place(told: str) -> str:
    """What stands in a place, kept as name=2024-03-04."""
    where, _mark, text = told.partition("=")
    return _PLACES[where]().format(text=text) if where in _PLACES else told


def _columns(taken: Value) -> tuple[str, ...]:
    """field=column as the person reads it."""
    fields = field_names()
    pairs = (one.partition("=") for one in taken) if isinstance(taken, tuple) else ()
    return tuple(
        _("{field} ← {column}").format(field=fields.get(field, field), column=column)
        for field, _mark, column in pairs
    )


def field_names() -> Mapping[str, str]:
    """What the fields of an article in a table are called."""
    return {
        "paper": _("paper"),
        "source": _("source"),
        "day": _("day"),
        "page": _("page"),
        "page name": _("page name"),
        "place": _("order"),
        "rubric": _("rubric"),
        "kicker": _("kicker"),
        "headline": _("headline"),
        "deck": _("deck"),
        "authors": _("authors"),
        "dateline": _("dateline"),
        "text": _("text"),
    }


def _list(names: tuple[str, ...]) -> str:
    return _("{earlier}, {next}").format(earlier=_list(names[:-1]), next=names[-1]) if names[1:] else names[0]


_PLACES: Mapping[str, Callable[[], str]] = {
    Where.PERSON: lambda: _("as you said: {text}"),
    Where.FOLDER_TOLD: lambda: _("as you said of the folder: {text}"),
    Where.MASTHEAD: lambda: _("masthead: {text}"),
    Where.HEADER: lambda: _("page header: {text}"),
    Where.SOURCE: lambda: _("in the file: {text}"),
    Where.COLOPHON: lambda: _("below the article: {text}"),
    Where.NAME: lambda: _("file name: {text}"),
    Where.FOLDER: lambda: _("folder: {text}"),
    Where.PROPERTIES: lambda: _("the file's properties: {text}"),
}
_ISSUE: Mapping[Code, Callable[[int], str]] = {
    Code.TOLD: lambda _n: "{text}",
    Code.NOT_KNOWN: lambda _n: _(
        "A later version of this program has noted something about this issue: {code}."
    ),
    Code.NOT_ANSWERED: lambda _n: _("{name} was not imported, because its paper or day was not given."),
    Code.PAPER_UNKNOWN: lambda _n: _("The text does not tell the paper's name. Give it when importing."),
    Code.PAPER_OF_FOLDER_UNKNOWN: lambda _n: _(
        "No file in {folder} names the paper. Give it once for the folder, on the command line with --paper NAME."
    ),
    Code.PAPER_FROM_FOLDER: lambda _n: _(
        "The paper's name, {paper}, is taken from the folder or from below the articles."
    ),
    Code.PAPER_DIFFERS: lambda _n: _("Filed under {paper}, as you said; the source names {printed}."),
    Code.DAY_DIFFERS: lambda _n: _("Filed under {date}, as you said; the source says {printed}."),
    Code.PAGE_DIFFERS: lambda _n: _("Filed as page {page}, as you said; the source says page {printed}."),
    Code.PAPERS_DISAGREE: lambda _n: _("Filed under {paper}, but not all agree on the paper ({told})."),
    Code.DAYS_DISAGREE: lambda _n: _("Filed under {date}, but not all agree on the day ({told})."),
    Code.PAGES_DISAGREE: lambda _n: _("Filed as page {page}, but not all agree on the page ({told})."),
    Code.SEVERAL_ISSUES: lambda n: ngettext(
        "{name} holds {count} issue, told apart by its dates: {days}.",
        "{name} holds {count} issues, told apart by their dates: {days}.",
        n,
    ),
    Code.PAGE_AGAIN: lambda _n: _(
        "Page {page} comes again; what follows may belong to another issue whose date is not printed."
    ),
    Code.PAGE_ORDER: lambda _n: _(
        "Page {page} comes after page {before}; the pages may not be in order, or belong to another issue."
    ),
    Code.PAGES_BETWEEN: lambda _n: _(
        "Between page {before} and page {page}, pages are missing from the file."
    ),
    Code.DAY_FROM_NAME: lambda _n: _(
        "No date is printed; {date} is taken from the name of the file or its folder."
    ),
    Code.PAGE_NOT_TAKEN: lambda _n: _(
        "You said page {page}, but the source has {count} pages, so they keep their own numbers. "
        "Import its pages one by one."
    ),
    Code.ENCODING_NOT_TAKEN: lambda _n: _(
        "You chose {encoding}, but {name} tells its characters itself, so nothing was to be chosen."
    ),
    Code.NO_SUCH_DAY: lambda _n: _("There is no such day as {printed}. The issue is filed under {date}."),
    Code.NO_SUCH_MONTH: lambda _n: _("There is no such month as in {date}, so the issue cannot be filed."),
    Code.WRONG_WEEKDAY: lambda _n: _("{date} was {weekday}, but {printed} is printed."),
    Code.WRONG_LUNAR_DATE: lambda _n: _(
        "{date} was {lunar} in the lunar calendar, but {printed} is printed."
    ),
    Code.UNDATED: lambda _n: _("{name} names no date, so its issue is not known."),
    Code.UNDATED_TEXT: lambda _n: _(
        "{name} names no date, so its issue is not known. Give the date, or add the masthead above the text."
    ),
    Code.UNDATED_PDF: lambda _n: _(
        "{name} names no date, so its issue is not known. Put the date into the file's name, as 2022-07-19."
    ),
    Code.UNDATED_SCAN: lambda _n: _(
        "{name} has no text layer and no date in its name. Put the date into its name, as 2022-07-19."
    ),
    Code.UNDATED_WEB_PAGE: lambda _n: _(
        "{name} names no date, so its issue is not known. Save it together with its page."
    ),
    Code.UNDATED_ALTO: lambda _n: _(
        "{name} names no date, so its issue is not known. Put it in a folder named by the date."
    ),
    Code.MONTH_ONLY: lambda _n: _(
        "No day is printed, so it is filed under {date}. If you know the day, give it when importing."
    ),
    Code.EDITION_DIFFERS: lambda _n: _("Filed as {edition}, as you said; the source names {printed}."),
    Code.PAGE_KEPT: lambda n: ngettext(
        "{name} gave more of page {numbers}, so that stays; what stands in this file is kept beside it and can be"
        " chosen in the issue's menu.",
        "{name} gave more of pages {numbers}, so that stays; what stands in this file is kept beside it and can be"
        " chosen in the issue's menu.",
        n,
    ),
    Code.PAGE_BESIDE: lambda n: ngettext(
        "Page {numbers} was read from {name} before; that reading is kept and can be chosen in the issue's menu.",
        "Pages {numbers} were read from {name} before; that reading is kept and can be chosen in the issue's menu.",
        n,
    ),
    Code.NUMBER_BETWEEN: lambda _n: _(
        "No. {number} does not fit in between No. {before} of {earlier} and No. {after} of {later}."
    ),
    Code.NUMBER_TWICE: lambda _n: _("No. {number} stands on the issue of {other} as well."),
    Code.NUMBER_BESIDE: lambda _n: _("No. {number} does not fit in with No. {near} of {other}."),
}

_MISSING: Mapping[Code, Callable[[int], str]] = {
    Code.NO_ARTICLE: lambda _n: _("No article was found below the masthead."),
    Code.NO_ARTICLE_IN_FILES: lambda _n: _("The files of {date} hold no article."),
    Code.ONE_PAGE_OF_MANY: lambda n: ngettext(
        "This is page {number} alone; the masthead says the issue has {count} page.",
        "This is page {number} alone; the masthead says the issue has {count} pages.",
        n,
    ),
    Code.PAGES_MISSING: lambda n: ngettext(
        "The masthead says {told} pages, but only {count} page was read.",
        "The masthead says {told} pages, but only {count} pages were read.",
        n,
    ),
    Code.PAGES_NOT_SAVED: lambda n: ngettext(
        "{count} page was not saved: {pages}.", "{count} pages were not saved: {pages}.", n
    ),
    Code.ARTICLES_NOT_SAVED: lambda n: ngettext(
        "Page {page}: {count} article was not saved: {headlines}.",
        "Page {page}: {count} articles were not saved: {headlines}.",
        n,
    ),
    Code.ARTICLES_WITHOUT_PAGE: lambda n: ngettext(
        "{count} article does not say on which page it stands.",
        "{count} articles do not say on which page they stand.",
        n,
    ),
    Code.ARTICLES_ON_PAGE_1: lambda n: ngettext(
        "{count} article does not tell its page and stands on page 1.",
        "{count} articles do not tell their page and stand on page 1.",
        n,
    ),
    Code.ARTICLES_CUT: lambda n: ngettext(
        "Of {count} article, text is missing because a page of it could not be read.",
        "Of {count} articles, text is missing because pages of them could not be read.",
        n,
    ),
    Code.ARTICLE_BREAKS_OFF: lambda _n: _(
        "{name} breaks off or has more in it than any page: the article may not be whole."
    ),
    Code.JUMP_WITHOUT_START: lambda _n: _(
        "An article on page {number} begins on page {origin}, which is not in this file."
    ),
    Code.LINES_LEFT_OUT: lambda _n: _(
        "On page {number} these lines belong to no article and were left out: {lines}"
    ),
    Code.NOT_APART: lambda _n: _(
        "The file tells no articles apart: each page is one article with all its text."
    ),
    Code.ONLY_ARTICLES: lambda _n: _("Only articles were read. Left out with their text: {kinds}."),
    Code.FILES_LEFT_OUT: lambda n: ngettext(
        "{count} file without an article was left out: {names}",
        "{count} files without an article were left out: {names}",
        n,
    ),
    Code.FILES_ADDED: lambda n: ngettext(
        "{count} other file of {date} in the same folder was read with it.",
        "{count} other files of {date} in the same folder were read with it.",
        n,
    ),
    Code.PICTURES_BESIDE: lambda _n: _("These pages have their PDF or picture saved beside them: {pages}."),
}

_DATA: Mapping[Code, Callable[[int], str]] = {
    Code.COLUMNS_TAKEN: lambda _n: _("Taken from the columns: {columns}."),
    Code.COLUMNS_LEFT: lambda _n: _("These columns were not taken: {columns}."),
    Code.COLUMNS_UNKNOWN: lambda _n: _(
        "None of the columns of {name} is known to hold headlines or texts: {columns}. "
        "Say which does under “Columns…” when previewing, or with --column headline=NAME --column text=NAME."
    ),
    Code.TEXT_COLUMN_UNKNOWN: lambda _n: _(
        "None of the columns of {name} is known to hold the texts: {columns}. "
        "Say which does under “Columns…” when previewing, or with --column text=NAME."
    ),
    Code.RECORDS_WITHOUT_DAY: lambda n: ngettext(
        "{count} article names no day and was left out. Give the day when importing.",
        "{count} articles name no day and were left out. Give the day when importing.",
        n,
    ),
    Code.RECORDS_EMPTY: lambda n: ngettext(
        "{count} entry without an article was left out.",
        "{count} entries without an article were left out.",
        n,
    ),
    Code.RECORDS_WITHOUT_TEXT: lambda n: ngettext(
        "{name} lists {count} article, but not its text. Put the file with the text beside it and import both.",
        "{name} lists {count} articles, but none of their texts. "
        "Put the files with the texts beside it and import all.",
        n,
    ),
    Code.NO_RECORDS: lambda _n: _("{name} is data, but holds no articles that can be read."),
    Code.TABLE_BROKEN: lambda _n: _(
        "{name} breaks the rules of its kind of table ({reason}). Save it anew from the program that made it."
    ),
    Code.TABLE_TOO_LARGE: lambda _n: _("{name} has more rows or columns than any paper needs. Split it."),
    Code.DATA_BROKEN: lambda _n: _(
        "{name} breaks the rules of JSON in line {line}, so it cannot be read. Fetch or save it again."
    ),
}

_PAGES: Mapping[Code, Callable[[int], str]] = {
    Code.PAGE_IS_SCAN: lambda _n: _(
        "Page {page} has no text layer: it is kept as a page to look at, without articles."
    ),
    Code.PAGE_GARBLED: lambda _n: _(
        "The text layer of page {page} does not say what is printed: it is kept as a page to look at, without articles."
    ),
    Code.PAGE_PARTLY_GARBLED: lambda _n: _(
        "{percent} % of the characters in the text layer of page {page} are not what is printed: look at the page."
    ),
    Code.PAGE_LEFTOVERS: lambda _n: _("These lines of page {page} belong to none of its articles: {lines}"),
    Code.PAGE_TOO_MUCH: lambda _n: _(
        "Page {page} was not read: the file has more text than any issue. Split it into its pages."
    ),
    Code.PAGE_CUT: lambda _n: _(
        "Page {page} has more text than any page; what comes after {count} characters was left out."
    ),
    Code.PAGE_BROKEN: lambda _n: _("Page {page} of {name} is broken and cannot be read."),
    Code.PAGE_FILE_MISSING: lambda _n: _("Page {page} is missing: its file {name} is not there."),
    Code.PAGE_FILE_TOO_LARGE: lambda _n: _("Page {page} was not read: the issue is too large."),
    Code.PAGE_FILE_NO_ALTO: lambda _n: _("Page {page} cannot be read: its file {name} is no ALTO file."),
    Code.PAGE_FILE_HOSTILE: lambda _n: _(
        "Page {page} was not read: its file {name} declares entities or is too large to be a page."
    ),
    Code.PAGE_FILE_BREAKS_OFF: lambda _n: _(
        "Page {page} is incomplete: its file {name} breaks off in line {line}."
    ),
    Code.PAGE_FILE_GARBLED: lambda _n: _(
        "Some bytes of {name} fit no character and are marked with � ({count} on page {page})."
    ),
    Code.FILE_BREAKS_OFF: lambda _n: _("{name} breaks off in line {line}: articles may be missing."),
    Code.GARBLED: lambda _n: _(
        "Some bytes of the file fit no character and are marked with � ({count} in all)."
    ),
    Code.GARBLED_FILES: lambda _n: _(
        "Some bytes of the files fit no character and are marked with � ({count} in all)."
    ),
}

_REFUSALS: Mapping[Code, Callable[[int], str]] = {
    Code.EMPTY: lambda _n: _("{name} is empty: there is nothing to read in it."),
    Code.GONE: lambda _n: _("{name} is not there any more. Check the path."),
    Code.NOT_OPENED: lambda _n: _("{name} cannot be opened: {reason}. Check that you may read it."),
    Code.NO_TEXT: lambda _n: _("{name} holds no text that can be read."),
    Code.PICTURE: lambda _n: _("{name} is a picture, not text. Give the page's text instead."),
    Code.BROKEN_PDF: lambda _n: _("{name} is a broken PDF and cannot be read. Fetch or save it again."),
    Code.LOCKED_PDF: lambda _n: _("{name} is locked with a password. Save it without one and import that."),
    Code.PACKED: lambda _n: _("{name} is a packed archive. Unpack it and import the files in it."),
    Code.OTHER_XML: lambda _n: _("{name} is XML, but neither METS nor ALTO, so it cannot be read."),
    Code.OTHER_WEB_PAGE: lambda _n: _("{name} is a web page, but no page and no article of an e-paper."),
    Code.OFFICE: lambda _n: _("{name} is an office document. Save it as plain text and import that."),
    Code.DATABASE: lambda _n: _(
        "{name} is a database, not a page. If it is an archive of Yuebao, open it instead."
    ),
    Code.PROGRAM: lambda _n: _("{name} is no text but a program, a film or a sound."),
    Code.TOO_LARGE: lambda _n: _(
        "{name} has {size} MB, more than the text of any issue ({largest} MB). "
        "Split it or choose another file."
    ),
    Code.PDF_TOO_LARGE: lambda _n: _(
        "{name} has {size} MB, more than the PDF of any issue ({largest} MB). Split it into its pages."
    ),
    Code.PDF_PAGE_COUNT: lambda n: ngettext(
        "{name} has {count} page; an issue has from 1 to {most}. Split it or choose another file.",
        "{name} has {count} pages; an issue has from 1 to {most}. Split it or choose another file.",
        n,
    ),
    Code.SCAN_HOSTILE: lambda _n: _(
        "{name} was not read: it declares entities or has more in it than the pages of any issue."
    ),
    Code.FILE_TOO_SLOW: lambda _n: _(
        "{name} can't be read: its page {page} takes longer than {seconds} seconds. Save it afresh and try again."
    ),
    Code.FILE_TOO_HEAVY: lambda _n: _(
        "{name} can't be read: it takes more than {most} MB of memory, or is so broken that it ends the program "
        "that reads it. Save it afresh and try again."
    ),
    Code.METS_HOSTILE: lambda _n: _(
        "{name} was not read: it declares entities or is too large to be an issue."
    ),
    Code.METS_WITHOUT_PAGES: lambda _n: _(
        "{name} names no pages with text, so there is nothing to read in it."
    ),
    Code.METS_TOO_MUCH: lambda _n: _("The file names more text than any issue has, so it was not read."),
    Code.FAULT: lambda _n: _("{name} could not be read: {fault}. Please report this with the file."),
}

_ZIPS: Mapping[Code, Callable[[int], str]] = {
    Code.ZIP_BROKEN: lambda _n: _("{name} is a broken zip and cannot be unpacked. Fetch or pack it again."),
    Code.ZIP_BOMB: lambda _n: _(
        "{name} would unpack to more than any archive of pages holds, so it was not read."
    ),
    Code.ZIP_NO_ROOM: lambda _n: _(
        "Unpacking {name} takes {size} MB, more than the disk has. Make room and import it again."
    ),
    Code.ZIP_TOO_DEEP: lambda _n: _(
        "{name} is a zip within zips within zips and was not read. Unpack it yourself."
    ),
    Code.ZIP_NOT_UNPACKED: lambda _n: _("{name} cannot be unpacked: {reason}."),
    Code.ZIP_MEMBERS_LEFT: lambda n: ngettext(
        "{count} more file was not unpacked.", "{count} more files were not unpacked.", n
    ),
    Code.MEMBER_TWICE: lambda _n: _("{member} stands in the zip twice; the first was read."),
    Code.MEMBER_BROKEN: lambda _n: _("{member} is broken and was not unpacked."),
    Code.MEMBER_OUTSIDE: lambda _n: _("{member} leads out of the zip and was not unpacked."),
    Code.MEMBER_NO_FILE: lambda _n: _("{member} is a link or a device, not a file, and was not unpacked."),
    Code.MEMBER_NO_NAME: lambda _n: _("{member} is no name for a file, so it was not unpacked."),
    Code.MEMBER_LOCKED: lambda _n: _(
        "{member} is locked with a password. Unpack it yourself and import the files."
    ),
    Code.MEMBER_PACKED_STRANGELY: lambda _n: _(
        "{member} is packed in a way that is not known here. Unpack it yourself."
    ),
}

_FILING: Mapping[Code, Callable[[int], str]] = {
    Code.NO_ISSUE: lambda _n: _("No issue was found in {file}."),
    Code.DAY_NOT_TOLD: lambda _n: _("{file} does not say which day it is from, so it cannot be filed."),
    Code.PAPER_NOT_TOLD: lambda _n: _("{file} does not say which paper it is from, so it cannot be filed."),
    Code.ARTICLE_GONE: lambda _n: _("The article “{name}” is not in this issue."),
    Code.TOO_FEW_TO_JOIN: lambda _n: _("Two or more different articles are needed to join them."),
    Code.PARAGRAPH_GONE: lambda _n: _("The paragraph at which “{name}” was split is not there."),
    Code.SPLIT_ALREADY: lambda _n: _("“{name}” has been split there already."),
    Code.NOT_ON_PAGE: lambda _n: _("“{name}” does not stand on page {page}."),
    Code.NO_SUCH_PAGE: lambda _n: _("There is no page {page} in this issue for “{name}”."),
    Code.ORDER_GONE: lambda _n: _("The article that “{name}” was put after is not on its page."),
    Code.TEXT_DIFFERS: lambda _n: _("“{name}” does not read as it did before."),
    Code.BYLINE_DIFFERS: lambda _n: _("The byline of “{name}” does not read as before."),
    Code.PARAGRAPHS_DIFFER: lambda _n: _("The paragraphs of “{name}” do not read as before."),
}

_SENTENCES: Mapping[Code, Callable[[int], str]] = {
    **_ISSUE, **_MISSING, **_DATA, **_PAGES, **_REFUSALS, **_ZIPS, **_FILING
}  # fmt: skip
_VALUES = frozenset(code.value for code in Code)
