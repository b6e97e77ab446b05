"""Every article word by word as a plain walk finds it: divisions in the METS's order, strings in ALTO's."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from reader.importers import read_sources
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.paper import Article

METS_ALTO = SAMPLES / "mets-alto"


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _get(element: ET.Element, attribute: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == attribute), "")


def _named(root: ET.Element, name: str) -> Iterator[ET.Element]:
    return (element for element in root.iter() if _name(element) == name)


class _Walk:
    """The articles of one issue, as their words."""

    def __init__(self, mets: Path) -> None:
        self._root = ET.parse(mets).getroot()  # noqa: S314
        self._pages = dict(self._read_pages(mets.parent))
        self._divisions = {_get(one, "ID"): one for one in _named(self._root, "div")}
        self._links = list(self._read_links())

    def articles(self) -> list[list[str]]:
        divisions = [one for one in _named(self._root, "div") if _get(one, "TYPE").upper() == "ARTICLE"]
        return [_words(self._strings(one)) for one in divisions]

    def _read_pages(self, folder: Path) -> Iterator[tuple[str, ET.Element]]:
        for file in _named(self._root, "file"):
            href = _get(next(_named(file, "FLocat")), "href")
            if href.endswith(".xml"):
                found = next(folder.rglob(href.rpartition("/")[2]))
                yield _get(file, "ID"), ET.parse(found).getroot()  # noqa: S314

    def _read_links(self) -> Iterator[tuple[str, str]]:
        for group in _named(self._root, "smLinkGrp"):
            places = {_get(one, "label"): _get(one, "href")[1:] for one in _named(group, "smLocatorLink")}
            for arc in _named(group, "smArcLink"):
                yield places[_get(arc, "from")], places[_get(arc, "to")]

    def _strings(self, division: ET.Element) -> Iterator[ET.Element]:
        for child in division:
            if _name(child) == "div":
                yield from self._strings(child)
            else:
                yield from chain.from_iterable(self._area(area) for area in _named(child, "area"))
        identifier = _get(division, "ID")
        for start, end in self._links:
            if identifier and start == identifier:
                yield from self._strings(self._divisions[end])

    def _area(self, area: ET.Element) -> Iterator[ET.Element]:
        begin, page = _get(area, "BEGIN"), self._pages.get(_get(area, "FILEID"))
        if page is None:
            return
        end, is_within = _get(area, "END") or begin, False
        for element in page.iter():
            is_within = is_within or _get(element, "ID") == begin
            if is_within and _name(element) == "String":
                yield element
            if is_within and _get(element, "ID") == end:
                # The last words: those within the element of that ID, unless it is a word itself
                yield from (one for one in _named(element, "String") if one is not element)
                return


def _words(strings: Iterator[ET.Element]) -> list[str]:
    words: list[str] = []
    for one in strings:
        if _get(one, "SUBS_TYPE") == "HypPart1":
            words.append(_get(one, "SUBS_CONTENT"))
        elif _get(one, "SUBS_TYPE") != "HypPart2":
            words.append(_get(one, "CONTENT"))
    return words


def _read_words(article: Article) -> list[str]:
    heading = (article.kicker, article.headline, article.deck)
    names = (author.name for author in article.authors)
    return " ".join(text for text in (*heading, *article.paragraphs, *names) if text).split()


@pytest.mark.parametrize(
    ("library", "count"), [("bnf", 2), ("british-library", 2), ("luxembourg", 3), ("rero", 2)]
)
def test_articles_have_their_words_in_the_order_of_the_files(library: str, count: int) -> None:
    (reading,) = read_sources([METS_ALTO / library])
    assert reading.issue is not None
    read = [_read_words(article) for page in reading.issue.pages for article in page.articles]
    assert len(read) == count
    assert read == _Walk(reading.source.path).articles()
