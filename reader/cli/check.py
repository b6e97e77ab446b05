"""`yuebao check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import holdings, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Compare the index with the texts; a sentence for each fault."""
    with holdings.index_to_read(call) as index, terminal.progress() as report:
        found = jobs.check(index, report)
    for fault in found:
        print(terminal.shown(fault))
    if not found:
        terminal.say(_("The file is whole, and the index fits every article."))
        return Exit.DONE
    said = ngettext("{count} fault. Try: {call}", "{count} faults. Try: {call}", len(found))
    terminal.say(said.format(count=len(found), call="yuebao reindex"))
    return Exit.SOME_FAILED
