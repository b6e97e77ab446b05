"""`yuebao import`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from reader import jobs
from reader.cli import opening, sources, terminal
from reader.cli.exits import Exit
from reader.cli.preview import day_hint, finding_line
from reader.core.speech import _
from reader.importers.source.json_form import finding_to_json
from reader.jobs import Status

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

_FEW = 2
"""Files held already that are named one by one."""


def run(call: Namespace) -> Exit:
    """Read the sources in and say what became of each."""
    with (
        sources.paths(call) as paths,
        opening.library_to_write(call) as library,
        terminal.progress() as report,
    ):
        done = jobs.import_paths(
            library.archive, paths, library.index.writer(), report, sources.title_for(call),
            library.marks.corrections, choice=sources.choice(call), again=call.again,
        )  # fmt: skip
    sources.remember(call, done)
    for outcome in done.readings if call.json else _worth_a_line(done, call):
        print(_json_line(outcome) if call.json else "\n".join(_lines(outcome)))
    if done.stopped or not (call.quiet or call.json):
        print(terminal.shown(done.stopped or done.summary), file=sys.stderr if call.json else None)
    return _exit(done)


def _worth_a_line(done: jobs.ImportReport, call: Namespace) -> Iterator[jobs.FileOutcome]:
    """All but what was held already, unless that is all but nothing; with `--quiet` what failed alone."""
    are_few = done.count(Status.UNCHANGED) <= _FEW
    for outcome in done.readings:
        if outcome.status is Status.FAILED or not (
            call.quiet or (outcome.status is Status.UNCHANGED and not are_few)
        ):
            yield outcome


def _lines(outcome: jobs.FileOutcome) -> Iterator[str]:
    yield _line(outcome)
    yield from map(finding_line, outcome.findings)
    if jobs.Ask.DAY in outcome.asks:
        yield day_hint()


def _json_line(outcome: jobs.FileOutcome) -> str:
    told = {
        "file": str(outcome.path),
        "status": outcome.status.value,
        "kind": outcome.kind,
        "paper": outcome.title,
        "date": outcome.date.isoformat() if outcome.date else None,
        "articles": outcome.articles,
        "findings": [finding_to_json(finding) for finding in outcome.findings],
    }
    return json.dumps(told, ensure_ascii=False)


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
