"""`yuebao restore`."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.cli.marks import say_merged
from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.jobs.mark_exchange import import_marks
from reader.store.marks import copies, repair
from reader.store.marks.contents import contents_text
from reader.store.marks.marks import Marks

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.store.marks.copies import Copy


def run(call: Namespace) -> Exit:
    """List the copies of the marks, show what one holds, or put one in the place of the marks."""
    path = opening.marks_of(call)
    if call.as_is:
        return _take_as_it_is(path)
    there = copies.copies_of(path)
    if call.merge and not call.copy:
        raise ArchiveError(_("Name the copy whose marks are to be added. To see them all: {call}").format(
            call="yuebao restore --list"))  # fmt: skip
    if call.copy:
        copy = _named(call.copy, there)
        if call.merge:
            return _merge(call, copy)
        return _show(copy) if call.list else _restore(path, copy)
    return _list(there) if call.list else _restore_newest(path, there)


def _list(there: Sequence[Copy]) -> Exit:
    for nth, copy in enumerate(there, 1):
        print(_line(nth, copy))
    if not there:
        terminal.say(_("There are no copies of the bookmarks yet."))
    return Exit.DONE if there else Exit.NOTHING


def _line(nth: int, copy: Copy) -> str:
    damage = "" if copies.is_whole(copy) else _(" (damaged)")
    made = f"{copy.made:%Y-%m-%d %H:%M}"
    return terminal.shown(f"{nth:>3}  {made}  {copy.path.name}  {contents_text(copy.contents)}{damage}")


def _named(name: str, there: Sequence[Copy]) -> Copy:
    """The copy of that number, name or path. Raises ArchiveError where there is none."""
    if name.isdecimal() and name.isascii() and 0 < int(name) <= len(there):
        return there[int(name) - 1]
    found = next((copy for copy in there if copy.path.name == name), None) or copies.copy_at(Path(name))
    if found is None:
        sentence = _("There is no copy {name} that can be opened. To see them all: {call}")
        raise ArchiveError(sentence.format(name=name, call="yuebao restore --list"))
    return found


def _show(copy: Copy) -> Exit:
    """The bookmarks in a copy, a line each, and how much else it holds."""
    for bookmark in copies.bookmarks_in(copy):
        print(
            terminal.shown(f"{bookmark.date}  {bookmark.title}  {bookmark.page_number}  {bookmark.headline}")
        )
    terminal.say(contents_text(copy.contents))
    return Exit.DONE


def _restore(path: Path, copy: Copy) -> Exit:
    with repair.marks_lock(path):
        held = repair.restore(path, copy, datetime.now().astimezone())
    said = _("Restored from {copy}: {what}. What stood there before is kept beside it.")
    terminal.say(said.format(copy=copy.path.name, what=contents_text(held)))
    return Exit.DONE


def _merge(call: Namespace, copy: Copy) -> Exit:
    """Add what a copy holds to the marks, which keep all that they have."""
    with opening.library_to_write(call) as library:
        merged, _foreign = import_marks(library, copy.path)
    say_merged(merged)
    return Exit.DONE


def _restore_newest(path: Path, there: Sequence[Copy]) -> Exit:
    """Restore the newest whole copy where the marks have lost something; else say that there is no need."""
    try:
        with closing(Marks.open(path)) as marks:
            terminal.say(
                marks.notice or _("Nothing is missing. To go back to an older state, name one of the copies:")
            )
    except repair.MarksLostError as lost:
        if lost.offered is None:
            raise
        return _restore(path, lost.offered)
    return _list(there)


def _take_as_it_is(path: Path) -> Exit:
    with repair.marks_lock(path):
        held = repair.accept(path, datetime.now().astimezone())
    terminal.say(_("Taken as it is: {what}.").format(what=contents_text(held)))
    return Exit.DONE
