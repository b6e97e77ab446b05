"""`yuebao preview`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.cli import sources, terminal
from reader.cli.exits import Exit
from reader.core.findings.finding import Level
from reader.core.speech import _, ngettext
from reader.importers import read_sources, reading_to_json

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.core.findings.finding import Finding
    from reader.core.paper import Article, Issue, Page
    from reader.core.source import Reading


def run(call: Namespace) -> Exit:
    """Read the sources and show what stands in them, each as soon as it is read."""
    read = failed = 0
    with sources.paths(call) as paths, terminal.progress() as report:
        for reading in read_sources(paths, report, sources.title_for(call), sources.choice(call)):
            print(_json_line(reading) if call.json else "\n".join(_lines(reading)), flush=True)
            read, failed = read + (reading.issue is not None), failed + (reading.issue is None)
    if not read:
        terminal.say(_("No issue was found in what was named."))
        return Exit.NOTHING
    return Exit.SOME_FAILED if failed else Exit.DONE


def finding_line(finding: Finding) -> str:
    """A finding, set in under its file."""
    said = {
        Level.NOTE: _("Note: {text}"),
        Level.WARNING: _("Doubtful: {text}"),
        Level.ERROR: _("Error: {text}"),
    }[finding.level]
    return "    " + terminal.shown(said.format(text=finding.text))


def day_hint() -> str:
    """How a source that names no day is read all the same."""
    return "    " + _("Give the date with --day, the paper with --paper.")


def _json_line(reading: Reading) -> str:
    return json.dumps(reading_to_json(reading), ensure_ascii=False)


def _lines(reading: Reading) -> Iterator[str]:
    source = reading.source
    yield terminal.shown(f"{source.path}  ({', '.join(filter(None, (source.kind, source.encoding)))})")
    if reading.issue:
        yield "  " + terminal.shown(_masthead(reading.issue))
        for page in reading.issue.pages:
            yield from _page(page)
    for finding in reading.findings:
        yield finding_line(finding)
    if reading.lacks_day:
        yield day_hint()


def _masthead(issue: Issue) -> str:
    day = issue.when.chinese if issue.when else issue.date_text or _("no date")
    number = _("no. {number}").format(number=issue.number) if issue.number else None
    parts = (
        issue.title or _("no name"),
        day,
        issue.edition,
        issue.weekday,
        issue.lunar_date,
        number,
        issue.publisher,
    )
    return " · ".join(part for part in parts if part)


def _page(page: Page) -> Iterator[str]:
    count = len(page.articles)
    said = ngettext("Page {page}: {count} article", "Page {page}: {count} articles", count)
    yield "  " + terminal.shown(said.format(page=page.number, count=count))
    for article in page.articles:
        yield "    " + terminal.shown(_article(article))


def _article(article: Article) -> str:
    """Headline, authors and length of an article."""
    authors = " ".join(author.name for author in article.authors)
    length = ngettext("{count} character", "{count} characters", article.length).format(count=article.length)
    cut = _("cut short") if article.truncated else ""
    return " · ".join(part for part in (article.name, authors, length, cut) if part)
