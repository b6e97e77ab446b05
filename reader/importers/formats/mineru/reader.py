"""A list's blocks into an issue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.paper import Issue
from reader.importers.formats.epaper.numbering import PageName, parse_page_name
from reader.importers.formats.json_day.data import read_data
from reader.importers.formats.mineru.blocks import Block, Kind, read_blocks
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.reading import readings_of
from reader.importers.formats.records.record import Record
from reader.importers.layout.headings import read_headings
from reader.importers.layout.lines import Line
from reader.importers.layout.masthead import Masthead, read_masthead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.findings.finding import Finding
    from reader.core.paper import Region
    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice

_LONGEST_HEADER = 40


@dataclass
class _Article:
    """An article whose blocks are still coming."""

    page: int
    headings: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)


def read_list(source: Source, text: str, choice: Choice, doubts: Sequence[Finding] = ()) -> list[Reading]:
    """The issue in a list. Raises SourceError."""
    found = list(read_blocks(read_data(text, source.path.name)))
    names = _page_names(found)
    masthead, count = _masthead(found, source.path.stem)
    articles = [one for one in _articles(found[count:]) if one.headings or one.paragraphs]
    printed = masthead.printed if masthead.printed and masthead.printed.date else None
    day = {Field.DAY: printed.date.isoformat()} if printed and printed.date else {}
    records = [replace(_record(one, names), place=at) for at, one in enumerate(articles)]
    records = [replace(record, values={**day, **record.values}) for record in records]
    return readings_of(source, records, choice, doubts, _facts(masthead))


def _page_names(found: Iterable[Block]) -> dict[int, PageName]:
    """The number and name of each page, as its head or foot prints it."""
    names: dict[int, PageName] = {}
    for block in found:
        is_short = block.kind is Kind.FURNITURE and len(block.text) <= _LONGEST_HEADER
        named = parse_page_name(block.text) if is_short else None
        if named and (block.page not in names or not names[block.page].name):
            names[block.page] = named
    return names


def _masthead(found: Sequence[Block], stem: str) -> tuple[Masthead, int]:
    """The masthead, and how many blocks of the first page are its."""
    top = [block for block in found if block.page == found[0].page][:12] if found else []
    masthead = read_masthead([Line(block.text) for block in top], stem)
    return masthead, masthead.line_count


def _articles(found: Iterable[Block]) -> list[_Article]:
    """The articles: each begins with a heading; headings right below each other are one article's."""
    articles: list[_Article] = []
    for block in found:
        if block.kind is Kind.FURNITURE:
            continue
        now = articles[-1] if articles else None
        if now is None or (block.kind is Kind.HEADING and (now.paragraphs or now.page != block.page)):
            now = _Article(block.page)
            articles.append(now)
        (now.headings if block.kind is Kind.HEADING else now.paragraphs).append(block.text)
        if block.region and block.page == now.page:
            now.regions.append(block.region)
    return articles


def _record(one: _Article, names: dict[int, PageName]) -> Record:
    heads = read_headings(one.headings, is_in_order=True, may_be_broken=False)
    page = names.get(one.page) or PageName(str(one.page + 1))
    values = {
        Field.KICKER: heads.kicker,
        Field.HEADLINE: heads.headline,
        Field.DECK: heads.deck,
        Field.PAGE: page.number,
        Field.PAGE_NAME: page.name,
        Field.TEXT: "\n".join(one.paragraphs),
    }
    return Record({key: text for key, text in values.items() if text}, regions=tuple(one.regions))


def _facts(masthead: Masthead) -> Issue:
    return Issue(
        title=masthead.title,
        date_text=masthead.printed.text if masthead.printed else None,
        number=masthead.number,
        page_count=masthead.page_count,
        weekday=masthead.weekday,
        lunar_date=masthead.lunar_date,
        publisher=masthead.publisher,
    )
