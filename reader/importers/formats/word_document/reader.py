"""A document's paragraphs into an issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.markdown import Block, Kind
from reader.importers.formats.records.outline import outline, with_facts
from reader.importers.formats.records.packages import Package
from reader.importers.formats.records.reading import readings_of
from reader.importers.formats.word_document.paragraphs import Paragraph, read_paragraphs
from reader.importers.layout.punctuation import is_finished
from reader.importers.source.several import readings_of as readings_of_issues
from reader.importers.source.xml_reader import HostileXmlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice

_LARGER = 1.15
_LONGEST_HEADING = 60


def read_document(source: Source, choice: Choice) -> list[Reading]:
    """The issue in a document; nothing where the package is none. Raises SourceError."""
    name = source.path.name
    try:
        with Package(source.path) as package:
            found = read_paragraphs(package, name)
    except HostileXmlError:
        raise SourceError(failure(Code.SCAN_HOSTILE, name=name)) from None
    if found is None:
        return []
    blocks = _headed(list(_blocks(found)))
    records = (
        list(with_facts(outline(blocks), "", "")) if any(one.kind is Kind.HEADING for one in blocks) else []
    )
    if any(record[Field.TEXT] for record in records):
        return readings_of(source, records, choice)
    text = "\n".join(paragraph.text for paragraph in found)
    return readings_of_issues(source, read_page_text(text, name, is_one=choice.day is not None))


def _headed(blocks: list[Block]) -> list[Block]:
    """The blocks; where none is a heading, the lines that are bold as a whole are, if there are several."""
    bold = [block for block in blocks if block.kind is Kind.EMPHASISED]
    if any(block.kind is Kind.HEADING for block in blocks) or not 1 < len(bold) < len(blocks):
        return blocks
    return [
        replace(one, kind=Kind.HEADING, level=1) if one.kind is Kind.EMPHASISED else one for one in blocks
    ]


def _blocks(found: Sequence[Paragraph]) -> Iterator[Block]:
    """The paragraphs as headings, emphasised lines and text; a line break in one ends a line."""
    levels = _levels_of_sizes(found)
    for paragraph in found:
        text = " ".join(paragraph.text.split("\n")).strip() if paragraph.level is not None else paragraph.text
        lines = [line for raw in text.split("\n") if (line := raw.strip(" \u3000\t\xa0"))]
        for line in lines:
            level = paragraph.level if paragraph.level is not None else levels.get(paragraph.size)
            if level is not None and _may_be_heading(line):
                yield Block(Kind.HEADING, line, level)
            else:
                is_emphasised = paragraph.is_bold and _may_be_heading(line)
                yield Block(Kind.EMPHASISED if is_emphasised else Kind.TEXT, line)


def _levels_of_sizes(found: Sequence[Paragraph]) -> dict[int, int]:
    """Where no style is a heading's: the sizes larger than that of the text, the largest first, as levels from 1.

    Where none is larger, bold lines are the headings: they have the text's own size.
    """
    if any(paragraph.level for paragraph in found):
        return {}
    counted: Counter[int] = Counter()
    for paragraph in found:
        counted[paragraph.size] += len(paragraph.text)
    usual = counted.most_common(1)[0][0]
    larger = (
        sorted((size for size in counted if size > max(usual, 1) * _LARGER), reverse=True) if usual else []
    )
    larger = larger or (sorted((size for size in counted if size), reverse=True) if not usual else [])
    return {size: level for level, size in enumerate(larger, 1)}


def _may_be_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not (is_finished(line) and line.endswith(("。", "；")))
