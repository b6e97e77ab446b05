"""`yuebao verify`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import export
from reader.cli import terminal
from reader.cli.exits import Exit
from reader.core.speech import ngettext

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Check a bundle against its own lists; a line for each thing that differs."""
    with terminal.progress() as report:
        checked = export.check_bag(call.bundle, report)
    for one in checked.differences:
        told = {"kind": one.fault.value, "file": one.name, "text": one.text}
        print(json.dumps(told, ensure_ascii=False) if call.json else terminal.shown(one.text))
    if checked.differences:
        count = len(checked.differences)
        said = ngettext("{count} thing differs.", "{count} things differ.", count)
        terminal.say(said.format(count=count))
        return Exit.SOME_FAILED
    said = ngettext(
        "{count} file, and it is as it was when the bundle was made.",
        "{count} files, and all are as they were when the bundle was made.",
        checked.files,
    )
    terminal.say(said.format(count=checked.files))
    return Exit.DONE
