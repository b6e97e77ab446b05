"""`yuebao corrections`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.corrections.json_form import to_line
from reader.core.corrections.wording import changes_text, kind_text
from reader.core.speech import _, ngettext
from reader.jobs import PatchStatus
from reader.jobs.exchange import patch_text

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.core.corrections.changes import Correction
    from reader.jobs import PatchOutcome

_PIPE = "-"


def run(call: Namespace) -> Exit:
    """List, write or apply corrections."""
    return {"list": _list, "export": _export, "apply": _apply}[call.action](call)


def _list(call: Namespace) -> Exit:
    with opening.bookmarks(call) as marks:
        corrections = marks.corrections(call.paper, call.date)
    for it in corrections:
        if call.json:
            print(_json_line(it, "undone" if it.is_undone else "made"))
            continue
        print(_line(it))
        for change in changes_text(it.change):
            print(f"    {terminal.shown(change.what)}: {terminal.shown(change.old)}")
            print(f"    → {terminal.shown(change.new)}")
    if not corrections:
        terminal.say(_("There are no corrections yet."))
    return Exit.DONE if corrections else Exit.NOTHING


def _json_line(it: Correction, status: str, **more: str) -> str:
    """A correction as in a patch file, and what became of it."""
    return json.dumps({"status": status, **more, **json.loads(to_line(it))}, ensure_ascii=False)


def _line(it: Correction) -> str:
    made = it.made.astimezone().strftime("%Y-%m-%d %H:%M")
    undone = _(" (undone)") if it.is_undone else ""
    return terminal.shown(f"{made}  {it.paper} {it.date.isoformat()}  {kind_text(it.change)}{undone}")


def _export(call: Namespace) -> Exit:
    with opening.bookmarks(call) as marks:
        if str(call.output) == _PIPE:
            corrections = [it for it in marks.corrections(call.paper, call.date) if not it.is_undone]
            print(patch_text(corrections), end="")
            return Exit.DONE
        count = jobs.export_corrections(marks, call.output, call.paper, call.date, overwrite=call.overwrite)
    said = ngettext("{count} correction written to {file}", "{count} corrections written to {file}", count)
    terminal.say(said.format(count=count, file=call.output))
    return Exit.DONE


def _apply(call: Namespace) -> Exit:
    """Apply a patch and say what became of each correction."""
    with (
        opening.library_to_write(call) as library,
        terminal.progress() as report,
    ):
        outcomes = jobs.apply_patch(library, call.patch, report)
    for outcome in outcomes:
        reason = {"reason": outcome.reason} if outcome.reason else {}
        if call.json:
            print(_json_line(outcome.correction, outcome.status.value, **reason))
        else:
            print(_outcome(outcome))
    misfits = sum(it.status is PatchStatus.MISFIT for it in outcomes)
    if not outcomes or misfits == len(outcomes):
        terminal.say(_("Nothing was applied."))
        return Exit.NOTHING
    return Exit.SOME_FAILED if misfits else Exit.DONE


def _outcome(outcome: PatchOutcome) -> str:
    it = outcome.correction
    said = {
        PatchStatus.APPLIED: _("Applied: {correction}"),
        PatchStatus.HELD: _("Already there: {correction}"),
        PatchStatus.MISFIT: _("Does not fit: {correction}"),
    }[outcome.status]
    line = said.format(correction=f"{it.paper} {it.date.isoformat()}  {kind_text(it.change)}")
    return terminal.shown(f"{line}  {outcome.reason}" if outcome.reason else line)
