"""`yuebao reindex`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Make the index anew."""
    with opening.archive_to_read(call):
        pass  # so that none is made where there is none
    with opening.library_to_write(call) as library, terminal.progress() as report:
        jobs.reindex(library.index, report)
    terminal.say(_("The index has been made anew."))
    return Exit.DONE
