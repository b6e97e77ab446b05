"""A digest's text into readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Issue
from reader.importers.formats.day_digest.markup import markup_blocks, title_of
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.markdown import Block, Kind, blocks
from reader.importers.formats.records.outline import is_digest, outline, with_facts
from reader.importers.formats.records.reading import readings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.formats.records.outline import Outline
    from reader.importers.formats.records.record import Record
    from reader.importers.source.choice import Choice


def read_digest(
    source: Source, text: str, choice: Choice, doubts: Sequence[Finding] = (), *, is_markup: bool
) -> list[Reading]:
    """The issue in a text; nothing where it is no digest of a day after all. Raises SourceError."""
    found = list(markup_blocks(text) if is_markup else blocks(text))
    whole = outline([Block(Kind.HEADING, title_of(text), 0), *found] if is_markup else found)
    if is_markup and not is_digest(whole):
        return []
    records = list(with_facts(whole, "", ""))
    if not any(record[Field.TEXT] for record in records):
        return []
    return readings_of(source, records, choice, doubts, Issue(number=_number(whole, records)))


def _number(whole: Outline, records: Sequence[Record]) -> int | None:
    """The issue's number, where the text is one day's and names one."""
    is_one_day = len({record[Field.DAY] for record in records}) == 1
    return next(iter(whole.numbers)) if is_one_day and len(whole.numbers) == 1 else None
