"""The pages of an issue: their ALTO files, read once each, and where an area of them stands."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt
from reader.importers.formats.mets_alto.alto import AltoPage, read_alto
from reader.importers.formats.mets_alto.passages import Placed
from reader.importers.formats.mets_alto.references import fetch_first
from reader.importers.source.xml_reader import HostileXmlError, root_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Region
    from reader.importers.formats.mets_alto.mets import Area, Division, Mets
    from reader.importers.formats.mets_alto.references import Fetch

LARGEST_ISSUE = 256 * 1024 * 1024
"""Bytes of all ALTO files of an issue; one of a hundred large pages has some 200 million."""

MOST_PAGES = 1000
"""A bound for broken or hostile files; the thickest Sunday papers have had some 900 pages."""


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A page of an issue. `alto` is None where its file could not be read."""

    number: str
    file_id: str
    alto: AltoPage | None = None


class IssuePages:
    """The pages of an issue in their order."""

    def __init__(self, mets: Mets, fetch: Fetch, encoding: str | None = None) -> None:
        self._hash = hashlib.sha256()
        self._size = 0
        self._encoding = encoding
        self._findings: list[Finding] = []
        self.issue_pages = tuple(self._read(mets, fetch))
        self._places = {issue_page.file_id: place for place, issue_page in enumerate(self.issue_pages)}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the pages' files."""
        return tuple(self._findings)

    @property
    def digest(self) -> bytes:
        """SHA-256 of all the pages' files."""
        return self._hash.digest()

    def locate(self, area: Area) -> tuple[Placed, ...]:
        """The blocks of an area; none where its file was not read or has no such place."""
        place = self._places.get(area.file_id)
        alto = self.issue_pages[place].alto if place is not None else None
        if place is None or alto is None:
            return ()
        return tuple(Placed(block, place) for block in alto.find(area.begin, area.end) or ())

    def is_missing(self, area: Area) -> bool:
        """Whether an area is one of text that could not be found."""
        place = self._places.get(area.file_id)
        if place is None:
            return False
        alto = self.issue_pages[place].alto
        return alto is None or not alto.has(area.begin, area.end)

    def place_of(self, area: Area) -> int | None:
        """Which page an area stands on, whether it could be read or not."""
        return self._places.get(area.file_id)

    def regions(self, blocks: Sequence[Placed], home: int) -> tuple[Region, ...]:
        """Where blocks stand; those away from the page `home` name their own."""
        return tuple(self._regions(blocks, home))

    def _regions(self, blocks: Sequence[Placed], home: int) -> Iterator[Region]:
        for one in blocks:
            issue_page = self.issue_pages[one.page]
            region = issue_page.alto.region(one.block) if issue_page.alto else None
            if region is not None:
                yield region if one.page == home else region._replace(page=issue_page.number)

    def _read(self, mets: Mets, fetch: Fetch) -> Iterator[IssuePage]:
        for number, file_id in list(find_pages(mets))[:MOST_PAGES]:
            yield IssuePage(number, file_id, self._open(number, mets.files[file_id], fetch))

    def _open(self, number: str, reference: str, fetch: Fetch) -> AltoPage | None:
        data = fetch_first(fetch, reference)
        name = re.split(r"[/\\]", reference)[-1]
        if data is None:
            self._findings.append(doubt(Code.PAGE_FILE_MISSING, page=number, name=name))
            return None
        self._size += len(data)
        if self._size > LARGEST_ISSUE:
            self._findings.append(doubt(Code.PAGE_FILE_TOO_LARGE, page=number))
            return None
        self._hash.update(hashlib.sha256(data).digest())
        page, findings = open_alto(data, number, name, self._encoding)
        self._findings += findings
        return page


def open_alto(
    data: bytes, number: str, name: str, encoding: str | None = None
) -> tuple[AltoPage | None, list[Finding]]:
    """The page in a file, None where there is none, and what is wrong with it."""
    if root_name(data) != "alto":
        return None, [doubt(Code.PAGE_FILE_NO_ALTO, page=number, name=name)]
    try:
        page = read_alto(data, encoding)
    except HostileXmlError:
        return None, [doubt(Code.PAGE_FILE_HOSTILE, page=number, name=name)]
    return page, list(_faults(page, number, name))


def _faults(page: AltoPage, number: str, name: str) -> Iterator[Finding]:
    if page.broken_line is not None:
        yield doubt(Code.PAGE_FILE_BREAKS_OFF, page=number, name=name, line=page.broken_line)
    if page.replaced:
        yield doubt(Code.PAGE_FILE_GARBLED, page=number, name=name, count=page.replaced)


def find_pages(mets: Mets) -> Iterator[tuple[str, str]]:
    """Number and text file of each page, in order; where no structure has pages, of each text file."""
    divisions = _in_order(mets, mets.page_divisions())
    taken: set[str] = set()
    for nth, division in enumerate(divisions, 1):
        file_id = mets.text_file(division)
        if file_id is not None and file_id not in taken:
            taken.add(file_id)
            yield _printed_number(mets, division) or str(nth), file_id
    if not divisions:
        yield from ((str(nth), file_id) for nth, file_id in enumerate(mets.files, 1))


def _in_order(mets: Mets, divisions: Sequence[Division]) -> list[Division]:
    """Divisions by the order they are given, where each has one; else as they stand."""
    orders = [division.order or _sequence(mets, division) for division in divisions]
    if not all(order.isdecimal() and len(order) < 9 for order in orders):
        return list(divisions)
    return [
        division
        for _order, division in sorted(zip(orders, divisions, strict=True), key=lambda pair: int(pair[0]))
    ]


def _sequence(mets: Mets, division: Division) -> str:
    return next(
        (mets.descriptions[one].sequence for one in division.descriptions if one in mets.descriptions), ""
    )


def _printed_number(mets: Mets, division: Division) -> str | None:
    """The number printed on a page, else its place in the issue; no zeros before it."""
    described = (mets.descriptions[one] for one in division.descriptions if one in mets.descriptions)
    told = next((one.page_number for one in described if one.page_number), "")
    number = told or division.order_label or division.order or _sequence(mets, division)
    return number.strip().lstrip("0")[:20] or None
