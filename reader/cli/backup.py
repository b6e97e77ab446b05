"""`yuebao backup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _
from reader.store.marks.contents import contents_text

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Copy the marks and check the copy."""
    with opening.bookmarks(call) as marks:
        copy = marks.copy_to(call.folder) if call.folder else marks.copy() or marks.newest_copy()
    if copy is None:
        terminal.say(_("There is nothing to copy yet."))
        return Exit.NOTHING
    print(copy.path)
    terminal.say(_("The copy is whole. It holds {what}.").format(what=contents_text(copy.contents)))
    return Exit.DONE
