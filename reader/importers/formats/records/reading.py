"""Records into the readings of their source: one an issue, with what was taken for what."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, failure, note, shortened
from reader.core.paper import Issue
from reader.core.source import Reading
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.issues import file_records
from reader.importers.formats.records.whole_pages import headed_records, hold_pages, page_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from reader.core.findings.finding import Finding
    from reader.core.source import Source
    from reader.importers.formats.records.fields import Columns
    from reader.importers.formats.records.record import Record
    from reader.importers.source.choice import Choice

MOST_RECORDS = 500_000
"""Of one file. Fifty years of a daily have as many."""
_MOST_TOLD = 40
_MOST_KEPT = 200
_EXAMPLE = 40
"""Characters of an example."""


def readings_of(
    source: Source,
    records: Sequence[Record],
    choice: Choice,
    findings: Sequence[Finding] = (),
    facts: Issue | None = None,
    *,
    may_be_pages: bool = False,
) -> list[Reading]:
    """The readings of a source. Each issue of several has a digest of its own, made of the source's and the day.

    `facts` are what the source tells of its issue beside. `may_be_pages`: records without headlines may be whole
    pages. Raises SourceError where no record is an article, and
    UndatedError where no day is told.
    """
    articles = [record for record in records if record.is_article]
    if not articles:
        raise SourceError(failure(Code.NO_RECORDS, name=source.path.name))
    if not any(record[Field.TEXT].strip() for record in articles):
        raise SourceError(failure(Code.RECORDS_WITHOUT_TEXT, name=source.path.name, count=len(articles)))
    if may_be_pages and hold_pages(articles):
        articles = headed_records(articles) or articles
    if may_be_pages and hold_pages(articles):
        pages = enumerate(page_readings(source, articles))
        return [_of_pages(reading, nth, findings) for nth, reading in pages]
    found = file_records(articles, source.path, choice, facts or Issue())
    if not found.filed:
        if found.undated:
            raise UndatedError(failure(Code.UNDATED, name=source.path.name))
        raise SourceError(failure(Code.NO_RECORDS, name=source.path.name))
    undated = (doubt(Code.RECORDS_WITHOUT_DAY, count=found.undated),) if found.undated else ()
    is_one = len(found.filed) == 1
    later = tuple(map(_without_examples, findings))
    return [
        Reading(
            source if is_one else replace(source, sha256=_digest(source, one.issue.date, one.issue.title)),
            one.issue,
            (*(later if nth else findings), *undated, *one.findings),
            is_page_guessed=one.is_page_guessed,
        )
        for nth, one in enumerate(found.filed)
    ]


def _of_pages(reading: Reading, nth: int, findings: Sequence[Finding]) -> Reading:
    """A reading of whole pages; each but the first has a digest of its own."""
    source = reading.source
    if nth:
        source = replace(source, sha256=hashlib.sha256(f"{source.sha256}\n{nth}".encode()).hexdigest())
    return replace(reading, source=source, findings=(*findings, *reading.findings))


def _digest(source: Source, day: date | None, title: str | None) -> str:
    return hashlib.sha256(f"{source.sha256}\n{day}\n{title or ''}".encode()).hexdigest()


def _without_examples(finding: Finding) -> Finding:
    """A finding as an archive keeps it thousands of times."""
    kept = {name: value for name, value in finding.parameters.items() if name != "examples"}
    return replace(finding, parameters=kept) if len(kept) < len(finding.parameters) else finding


def columns_told(
    columns: Columns, names: Sequence[str], rows: Iterable[Mapping[str, str]] = ()
) -> Iterator[Finding]:
    """What was taken for what, and which columns were left. `rows`: the first, from which examples are taken."""
    if columns:
        taken = tuple(f"{field.value}={name}" for field, name in columns.items())
        yield note(Code.COLUMNS_TAKEN, columns=taken, **_named(names, rows))
    left = [name for name in names if name not in columns.values()]
    if left:
        yield note(Code.COLUMNS_LEFT, columns=shortened(left, _MOST_TOLD))


def _named(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The names of all columns, with an example for each where there is one."""
    every, held = tuple(names[:_MOST_KEPT]), list(rows)
    examples = tuple(
        next((text[:_EXAMPLE] for row in held if (text := " ".join(row.get(name, "").split()))), "")
        for name in every
    )
    return {"names": every, **({"examples": examples} if any(examples) else {})}


def refuse_unknown(
    columns: Columns, names: Sequence[str], name: str, rows: Iterable[Mapping[str, str]] = ()
) -> None:
    """Raises SourceError where no column holds headlines or texts."""
    if Field.TEXT not in columns and Field.HEADLINE not in columns:
        told = shortened(list(names), _MOST_TOLD)
        raise SourceError(failure(Code.COLUMNS_UNKNOWN, name=name, columns=told, **_named(names, rows)))


def refuse_without_text(
    columns: Columns, names: Sequence[str], name: str, rows: Iterable[Mapping[str, str]] = ()
) -> None:
    """Raises SourceError where no column of a table holds the texts: it would be a list of headlines."""
    if Field.TEXT in columns:
        return
    taken = tuple(f"{field.value}={column}" for field, column in columns.items())
    told, named = shortened(list(names), _MOST_TOLD), _named(names, rows)
    raise SourceError(failure(Code.TEXT_COLUMN_UNKNOWN, name=name, columns=told, taken=taken, **named))
