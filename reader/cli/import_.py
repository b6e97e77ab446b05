"""`yuebao import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import holdings, sources, terminal
from reader.cli.exits import Exit
from reader.cli.preview import finding_line
from reader.core.speech import _
from reader.jobs import Status

if TYPE_CHECKING:
    from argparse import Namespace


def run(call: Namespace) -> Exit:
    """Read the sources in and say what became of each."""
    with (
        holdings.library_to_write(call) as library,
        terminal.progress() as report,
    ):
        done = jobs.import_paths(
            library.archive, call.paths, library.index.writer(), report, sources.title_for(call),
            library.marks.corrections, choice=sources.choice(call), again=call.again,
        )  # fmt: skip
    sources.remember(call, done)
    for outcome in done.readings:
        print(_line(outcome))
        for finding in outcome.findings:
            print(finding_line(finding))
    print(terminal.shown(done.summary))
    return _exit(done)


def _line(outcome: jobs.FileOutcome) -> str:
    said = {
        Status.ADDED: _("Read: {file}"),
        Status.REPLACED: _("Read again: {file}"),
        Status.UNCHANGED: _("Held already: {file}"),
        Status.FAILED: _("Not read: {file}"),
    }[outcome.status]
    return terminal.shown(said.format(file=outcome.path)) + _issue(outcome)


def _issue(outcome: jobs.FileOutcome) -> str:
    """Which issue it was, where one was found."""
    if outcome.title is None or outcome.date is None:
        return ""
    return "  " + terminal.shown(outcome.label)


def _exit(report: jobs.ImportReport) -> Exit:
    if report.stopped:
        return Exit.NO_ARCHIVE
    failed = report.count(Status.FAILED)
    if failed == len(report.readings):
        return Exit.NOTHING
    return Exit.SOME_FAILED if failed else Exit.DONE
