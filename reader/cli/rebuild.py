"""`yuebao rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import opening, terminal
from reader.cli.check import tell_lost
from reader.cli.exits import Exit
from reader.core.speech import _
from reader.jobs import Status

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Make the archive anew from its sources; say what became of each that could not be read."""
    with terminal.progress() as report:
        done = jobs.rebuild(opening.location(call), call.paths, report)
    for outcome in done.read.readings:
        if outcome.status is Status.FAILED:
            terminal.say(terminal.shown(_("Not read: {file}").format(file=outcome.path)))
    tell_lost(done.lost)
    print(terminal.shown(done.read.summary))
    if done.set_aside is not None:
        print(terminal.shown(_("The former archive is kept as {path}.").format(path=done.set_aside)))
    return Exit.SOME_FAILED if done.lost or done.read.count(Status.FAILED) else Exit.DONE
