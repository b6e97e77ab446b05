"""`yuebao check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _, ngettext
from reader.store.archive.damage import Damage

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.store.archive.damage import Fault


def run(call: Namespace) -> Exit:
    """Look the archive over, and mend it where that is asked for; a line for each fault."""
    with opening.index_to_read(call) as index, terminal.progress() as report:
        found = jobs.check(index, report)
    _tell(found, call)
    if not call.mend or not found or _needs_rebuilding(found):
        return _verdict(found, call)
    return _mend(found, call)


def _tell(found: Sequence[Fault], call: Namespace) -> None:
    for fault in found:
        told = {"kind": fault.kind.value, "text": fault.text}
        print(json.dumps(told, ensure_ascii=False) if call.json else terminal.shown(fault.text))


def _verdict(found: Sequence[Fault], call: Namespace) -> Exit:
    if not found:
        if not call.quiet:
            terminal.say(_("The file is whole, its texts are as they were stored, and the index fits them."))
        return Exit.DONE
    said = ngettext("{count} fault. Try: {call}", "{count} faults. Try: {call}", len(found))
    way = "yuebao rebuild" if call.mend or _needs_rebuilding(found) else "yuebao check --mend"
    terminal.say(said.format(count=len(found), call=way))
    return Exit.SOME_FAILED


def _mend(found: Sequence[Fault], call: Namespace) -> Exit:
    with opening.library_to_write(call) as library, terminal.progress() as report:
        mended = jobs.mend(library, found, report)
    tell_lost(mended.lost)
    if not mended.left:
        terminal.say(
            _("Mended. The file is whole, its texts are as they were read, and the index fits them.")
        )
        return Exit.DONE
    _tell(mended.left, call)
    return _verdict(mended.left, call)


def tell_lost(lost: Sequence[str]) -> None:
    """Say which sources are not where they were any more."""
    for name in lost:
        terminal.say(terminal.shown(_("Not there any more: {name}").format(name=name)))


def _needs_rebuilding(found: Sequence[Fault]) -> bool:
    return any(fault.kind is Damage.FILE for fault in found)
