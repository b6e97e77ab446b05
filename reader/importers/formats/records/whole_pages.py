"""Records that hold whole pages, as recognised scans are kept: their articles are told as those of any page's text.

A text with headings in Markdown, as models for documents write it, has its articles below them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from reader.core.evidence import Evidence, Seen, Where
from reader.core.findings.codes import Code
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.markdown import blocks
from reader.importers.formats.records.outline import outline
from reader.importers.formats.records.record import Record
from reader.importers.formats.records.texts import lines_of, paragraphs_of
from reader.importers.formats.records.values import day_of, page_of, paper_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reader.core.source import Reading, Source
    from reader.importers.source.filing import UnfiledIssue

_LEAST_LINES = 3
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+\S", re.MULTILINE)
_UNDATED = frozenset([Code.UNDATED_TEXT])


def hold_pages(records: Sequence[Record]) -> bool:
    """Whether records are whole pages: none has a headline, and their texts are of several lines."""
    texts = [record[Field.TEXT] for record in records if record[Field.TEXT].strip()]
    if not texts or any(record[Field.HEADLINE].strip() for record in records):
        return False
    return median(len(paragraphs_of(text)) for text in texts[:50]) >= _LEAST_LINES


def headed_records(records: Sequence[Record]) -> list[Record]:
    """The articles of pages whose texts are Markdown; nothing where they are none."""
    if not all(_HEADING.search(record[Field.TEXT]) for record in records):
        return []
    found: list[Record] = []
    for record in records:
        about = {**record.values, Field.TEXT: ""}
        for one in outline(list(blocks(record[Field.TEXT]))).records:
            found.append(Record({**about, **one.values}, len(found)))
    return found


def page_readings(source: Source, records: Sequence[Record]) -> Iterator[Reading]:
    """The issues whose pages some records are, each with all that they tell of its paper and day."""
    groups: dict[tuple[date | None, str], list[Record]] = defaultdict(list)
    for record in records:
        printed = day_of(record[Field.DAY])
        groups[printed.date if printed else None, paper_of(record[Field.PAPER]) or ""].append(record)
    for (day, paper), held in groups.items():
        for unfiled in read_page_text(_text(held), source.path.name, is_one=day is not None):
            yield _told(unfiled, day, paper).reading(source)


def _text(records: Sequence[Record]) -> str:
    """The pages one after the other, each that tells its number with it as papers print it."""
    pages = [(page_of(record[Field.PAGE]), lines_of(record[Field.TEXT])) for record in records]
    return "\f".join(
        "\n".join([f"第{page.number}版 {page.name or ''}".strip(), "", *lines] if page else lines)
        for page, lines in pages
    )


def _told(unfiled: UnfiledIssue, day: date | None, paper: str) -> UnfiledIssue:
    papers = (Seen(paper, Where.SOURCE),) if paper else ()
    days = (Seen(day, Where.SOURCE, day.isoformat()),) if day else ()
    kept = tuple(one for one in unfiled.findings if not (day and one.code in _UNDATED))
    return replace(unfiled, seen=Evidence(papers, days) + unfiled.seen, findings=kept)
