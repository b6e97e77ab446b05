"""Records into issues: one for each paper and day among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note
from reader.core.paper import Issue, Page
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.pieces import make_piece
from reader.importers.formats.records.values import day_of, day_of_path, is_month_first, paper_of
from reader.importers.layout.colophons import read_colophon
from reader.importers.layout.joining import join_jumps
from reader.importers.source.choice import NOTHING_CHOSEN
from reader.importers.source.doubts import find_doubts
from reader.importers.source.names.papers import paper_in_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.days.dates import PrintedDate
    from reader.core.findings.finding import Finding
    from reader.core.paper import Region
    from reader.importers.formats.article_folder.piece import Piece
    from reader.importers.formats.records.record import Record
    from reader.importers.layout.articles import Draft
    from reader.importers.source.choice import Choice

_NO_FACTS = Issue()


@dataclass(frozen=True, slots=True)
class Filed:
    """An issue that records gave."""

    issue: Issue
    findings: tuple[Finding, ...] = ()
    is_page_guessed: bool = False


@dataclass(frozen=True, slots=True)
class FiledRecords:
    """The issues of some records; `undated` counts those that no day could be told for."""

    filed: tuple[Filed, ...]
    undated: int = 0


def file_records(
    records: Sequence[Record], path: Path, choice: Choice = NOTHING_CHOSEN, facts: Issue = _NO_FACTS
) -> FiledRecords:
    """The issues of the records in a file. A record that names no day belongs to that which the file's path tells.

    Where that tells none either, it is the only day among the records, or the one that the person told. A day or a
    paper that the person told is that of all records. `facts` are what else their file tells of the issue.
    """
    records = [_with_colophon(record) for record in records]
    texts = [record[Field.DAY] for record in records]
    month_first = is_month_first(texts)
    days = [day_of(text, is_month_first=month_first) for text in texts]
    known = Counter(day.date for day in days if day and day.date)
    other = choice.day or day_of_path(path) or (next(iter(known)) if len(known) == 1 else None)
    is_told_otherwise = choice.day is not None and choice.day not in known
    most = known.most_common(1)[0][0] if is_told_otherwise and known else None
    groups: dict[tuple[date, str], list[tuple[Record, PrintedDate | None]]] = defaultdict(list)
    undated = 0
    for record, day in zip(records, days, strict=True):
        filed = most or (day.date if day and day.date else other)
        if filed is None:
            undated += 1
        else:
            groups[filed, _paper(record) if choice.paper is None else ""].append((record, day))
    filed_issues = (
        _file(replace(facts, title=paper or facts.title, date=day), held)
        for (day, paper), held in sorted(groups.items(), key=_by_day)
    )
    return FiledRecords(tuple(one for one in filed_issues if one), undated)


def _by_day(one: tuple[tuple[date, str], object]) -> tuple[date, str]:
    return one[0]


def _paper(record: Record) -> str:
    """The paper a record names; a source may be anything else, and counts only where it reads as a paper's name."""
    source = paper_of(record[Field.SOURCE])
    named = paper_in_name(source) if source else None
    return (
        paper_of(record[Field.PAPER])
        or (named if named and source and source.startswith(named) else None)
        or ""
    )


def _with_colophon(record: Record) -> Record:
    """A record whose source tells paper, day and page in one: 《石桥日报》（2020年01月19日 第 01 版）."""
    colophon = read_colophon(record[Field.SOURCE].strip())
    if colophon is None:
        return record
    told = {Field.PAPER: colophon.title, Field.DAY: colophon.printed.text, Field.PAGE: colophon.page}
    own = {field: text for field, text in record.values.items() if text.strip()}
    return replace(record, values={**told, **own})


def _file(facts: Issue, held: Sequence[tuple[Record, PrintedDate | None]]) -> Filed | None:
    """The issue of some records."""
    ordered = [record for record, _day in sorted(held, key=lambda one: _order(one[0]))]
    pieces = [make_piece(record) for record in ordered]
    regions = {id(piece): record.regions for piece, record in zip(pieces, ordered, strict=True)}
    kept = [piece for piece in pieces if not piece.is_empty]
    if not kept:
        return None
    pages, jumps = _pages(kept, regions)
    printed = next((one.text for _record, one in held if one and one.date and "年" in one.text), None)
    told = facts.title or next((said for record, _day in held if (said := _paper(record))), None)
    issue = replace(facts, title=told, date_text=facts.date_text or printed, pages=pages)
    unplaced = sum(1 for piece in kept if not piece.page)
    return Filed(
        issue,
        (*_doubts(issue, unplaced, len(pieces) - len(kept)), *_unreal(held), *jumps),
        is_page_guessed=unplaced == len(kept),
    )


def _order(record: Record) -> tuple[int, int]:
    """Where a record comes on its page: by the number it tells, else as it stands in its source."""
    told = record[Field.PLACE].strip()
    return (int(told) if told.isdecimal() and len(told) < 9 else 0, record.place)


def _draft(piece: Piece, regions: Mapping[int, tuple[Region, ...]]) -> Draft:
    draft = piece.draft
    return replace(draft, article=replace(draft.article, regions=regions.get(id(piece), ())))


def _pages(
    pieces: Sequence[Piece], regions: Mapping[int, tuple[Region, ...]]
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages with their articles. `regions`: where each stands, by the identity of its piece."""
    by_page: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page or "1", []).append(piece)
    numbers = sorted(by_page, key=_page_order)
    joined, findings = join_jumps(
        numbers, [[_draft(piece, regions) for piece in by_page[number]] for number in numbers]
    )
    pages = (
        Page(number, _page_name(by_page[number]), articles=tuple(draft.article for draft in drafts))
        for number, drafts in zip(numbers, joined, strict=True)
    )
    return tuple(pages), findings


def _page_order(number: str) -> tuple[str, int]:
    section = number.rstrip("0123456789")
    digits = number[len(section) :]
    return section, int(digits or 0)


def _page_name(pieces: Sequence[Piece]) -> str | None:
    names = Counter(piece.page_name for piece in pieces if piece.page_name)
    return names.most_common(1)[0][0] if names else None


def _doubts(issue: Issue, unplaced: int, empty: int) -> Iterator[Finding]:
    yield from find_doubts(issue)
    if unplaced:
        yield doubt(Code.ARTICLES_ON_PAGE_1, count=unplaced)
    if empty:
        yield note(Code.RECORDS_EMPTY, count=empty)


def _unreal(held: Sequence[tuple[Record, PrintedDate | None]]) -> Iterator[Finding]:
    """A day that does not exist among those the records tell: they were filed by the file's own day."""
    wrong = next((one for _record, one in held if one and one.date is None), None)
    if wrong:
        day = next((one.date for _record, one in held if one and one.date), None)
        yield doubt(Code.NO_SUCH_DAY, printed=wrong.text, date=day.isoformat() if day else "…")
