"""`yuebao gaps`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.speech import _
from reader.jobs.coverage import GapLine, find_lacks, plain_report

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Show what is missing, held in part and doubtful; the summary goes to the error stream with --json."""
    with opening.archive_to_read(call) as archive, terminal.progress() as report:
        found = find_lacks(archive, call.paper, call.first, call.last, report)
    if call.json:
        for line in found.lines:
            print(_json_line(line))
    else:
        print("\n".join(map(terminal.shown, plain_report(found).splitlines())))
    if not found.held:
        terminal.say(_("No issue is held of that time."))
        return Exit.NOTHING
    return Exit.DONE


def _json_line(line: GapLine) -> str:
    fields = {
        "paper": line.paper,
        "what": line.lack.value,
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
        "edition": line.edition or None,
        "issues": line.count or None,
        "first_number": line.first_number,
        "last_number": line.last_number,
        "days": [day.isoformat() for day in line.days],
        "why": line.why,
    }
    return json.dumps(fields, ensure_ascii=False)
