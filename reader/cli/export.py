"""`yuebao export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import export, jobs
from reader.cli import holdings, terminal
from reader.cli.exits import Exit
from reader.core.days.dates import chinese_date
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.core.paper import Clipping
    from reader.core.progress import Report
    from reader.store.archive.archive import Archive

_PIPE = "-"


def run(call: Namespace) -> Exit:
    """Write the articles asked for, or say that there are none."""
    is_piped = str(call.output) == _PIPE
    if not is_piped:
        export.check_free(call.output, overwrite=call.overwrite)
    with holdings.archive_to_read(call) as archive, terminal.progress() as report:
        clippings = _wanted(call, archive, report)
    if not clippings:
        terminal.say(_nothing(call))
        return Exit.NOTHING
    kind = export.format_called(call.format) if call.format else export.format_for(call.output)
    if is_piped:
        terminal.write_out((kind or export.FORMATS[0]).data(clippings))
    else:
        jobs.export_clippings(call.output, clippings, kind, overwrite=call.overwrite)
        _say_written(call, len(clippings))
    return Exit.DONE


def _wanted(call: Namespace, archive: Archive, report: Report) -> Sequence[Clipping]:
    """The articles asked for. Raises QueryError where the paper is not in the archive."""
    if call.date:
        clippings = jobs.day_clippings(archive, call.date, report)
    elif call.bookmarks:
        clippings = _bookmarked(call, archive, report)
    else:
        clippings = jobs.found_clippings(archive, call.find, report)
    return jobs.of_paper(archive, clippings, call.paper) if call.paper else clippings


def _bookmarked(call: Namespace, archive: Archive, report: Report) -> tuple[Clipping, ...]:
    with holdings.bookmarks(call) as marks:
        clippings, gone = jobs.bookmarked_clippings(archive, marks, report)
    for bookmark in gone:
        sentence = _("Not in this archive, so left out: {headline} ({paper}, {day})")
        day = bookmark.date.isoformat()
        terminal.say(sentence.format(headline=bookmark.headline, paper=bookmark.title, day=day))
    return clippings


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
