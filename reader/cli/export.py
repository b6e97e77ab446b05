"""`yuebao export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import export, jobs
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.cli.page_pictures import PICTURES
from reader.cli.pdf import PDF, pdf_format
from reader.core.days.day_names import chinese_date
from reader.core.days.today import local_today
from reader.core.errors import QueryError
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.core.paper import Clipping
    from reader.core.progress import Report
    from reader.export.format import ExportFormat
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleRecord

_PIPE = "-"


def run(call: Namespace) -> Exit:
    """Write the articles asked for, or say that there are none."""
    is_piped = str(call.output) == _PIPE
    if not is_piped:
        export.check_free(call.output, overwrite=call.overwrite)
    with opening.archive_to_read(call) as archive, terminal.progress() as report:
        records = _wanted(call, archive, report)
        if not records:
            terminal.say(_nothing(call))
            return Exit.NOTHING
        if _is_bundle(call):
            _check_marks(call, export.BUNDLE_ENDING, has_marks=False)
            return _bundle(call, archive, records, report)
        kind = _kind(call, report)
        clippings = _clippings(call, archive, records, kind, report)
        if is_piped:
            terminal.write_out(kind.data(clippings))
            return Exit.DONE
        jobs.export_clippings(call.output, clippings, kind, overwrite=call.overwrite)
    _say_written(call, len(clippings))
    return Exit.DONE


def _kind(call: Namespace, report: Report) -> ExportFormat:
    """The format asked for, or that the file's ending says; the first one where neither does."""
    if (call.format or call.output.suffix[1:].lower()) == PDF:
        return pdf_format(report)
    asked = export.format_called(call.format) if call.format else export.format_for(call.output)
    return asked or export.FORMATS[0]


def _clippings(
    call: Namespace, archive: Archive, records: Sequence[ArticleRecord], kind: ExportFormat, report: Report
) -> Sequence[Clipping]:
    """What is written."""
    _check_marks(call, kind.ending, has_marks=kind.has_marks)
    if not call.with_marks:
        return jobs.clippings_of(records)
    with opening.bookmarks(call) as marks:
        return jobs.marked_clippings(archive, marks, records, report)


def _check_marks(call: Namespace, ending: str, *, has_marks: bool) -> None:
    """Raise QueryError where highlights are asked for in a form that has none."""
    if call.with_marks and not has_marks:
        sentence = _("Highlights and notes cannot be written as {format}. Choose one of: {formats}.")
        able = [*(one.ending for one in export.FORMATS if one.has_marks), PDF]
        raise QueryError(sentence.format(format=ending, formats=", ".join(able)))


def _is_bundle(call: Namespace) -> bool:
    """Whether an evidence bundle is asked for. Raises QueryError where it should go into a pipe."""
    is_bundle: bool = (call.format or call.output.suffix[1:].lower()) == export.BUNDLE_ENDING
    if is_bundle and str(call.output) == _PIPE:
        raise QueryError(_("A bundle cannot be written into a pipe. Name a file: -o FILE.zip"))
    return is_bundle


def _bundle(call: Namespace, archive: Archive, records: Sequence[ArticleRecord], report: Report) -> Exit:
    made = jobs.export_bundle(
        call.output,
        archive,
        records,
        PICTURES,
        local_today(),
        overwrite=call.overwrite,
        report=report,
    )
    _say_written(call, made.articles)
    said = ngettext(
        "{count} piece of a page as printed is in it.",
        "{count} pieces of pages as printed are in it.",
        made.pictures,
    )
    terminal.say(said.format(count=made.pictures))
    for reason in made.missing:
        terminal.say(terminal.shown(reason))
    return Exit.DONE


def _wanted(call: Namespace, archive: Archive, report: Report) -> Sequence[ArticleRecord]:
    """The articles asked for. Raises QueryError where the paper is not in the archive."""
    if call.date:
        records = jobs.day_articles(archive, call.date, report)
    elif call.bookmarks:
        records = _bookmarked(call, archive, report)
    else:
        records = jobs.found_articles(archive, call.find, report)
    return jobs.of_paper(archive, records, call.paper) if call.paper else records


def _bookmarked(call: Namespace, archive: Archive, report: Report) -> tuple[ArticleRecord, ...]:
    with opening.bookmarks(call) as marks:
        records, gone = jobs.bookmarked_articles(archive, marks, report)
    for bookmark in gone:
        sentence = _("Not in this archive, so left out: {headline} ({paper}, {day})")
        day = bookmark.date.isoformat()
        terminal.say(sentence.format(headline=bookmark.headline, paper=bookmark.title, day=day))
    return records


def _nothing(call: Namespace) -> str:
    if call.date:
        sentence = _("There is no article of {day} in the archive. Nothing was written.")
        return sentence.format(day=chinese_date(call.date))
    if call.bookmarks:
        return _("There is no bookmark on an article in this archive. Nothing was written.")
    return _("Nothing was found for {query}. Nothing was written.").format(query=call.find)


def _say_written(call: Namespace, count: int) -> None:
    said = ngettext("{count} article written to {file}", "{count} articles written to {file}", count)
    terminal.say(said.format(count=count, file=call.output))
