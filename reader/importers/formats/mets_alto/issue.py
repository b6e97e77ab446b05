"""A METS and its ALTO files into an issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure, note
from reader.core.paper import Article, Issue, Page
from reader.importers.formats.mets_alto.articles import make_article
from reader.importers.formats.mets_alto.dialects import ARTICLES, SECTIONS, WRAPPERS, Role, is_placeholder
from reader.importers.formats.mets_alto.facts import Facts, find_facts
from reader.importers.formats.mets_alto.flowing import flow
from reader.importers.formats.mets_alto.mets import read_mets
from reader.importers.formats.mets_alto.page_pictures import page_pictures
from reader.importers.formats.mets_alto.pages import IssuePages
from reader.importers.formats.mets_alto.passages import Links, Passage, Placed, read_passages
from reader.importers.source.choice import NOTHING_CHOSEN, Choice
from reader.importers.source.xml_reader import HostileXmlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.formats.mets_alto.mets import Area, Division, Mets
    from reader.importers.formats.mets_alto.references import Fetch

MOST_BLOCKS = 200_000
"""Blocks that the articles of an issue may name, so that none names the same ones for ever."""


@dataclass(frozen=True, slots=True)
class MetsResult:
    """What a METS gave. `digest`: SHA-256 over its pages' files, in their order.

    `shown` has each page's number, in order, with the references to its pictures.
    """

    issue: Issue
    findings: tuple[Finding, ...]
    digest: bytes
    shown: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """An article's division with the rubric above it."""

    division: Division
    rubric: Division | None = None


def read_mets_issue(
    data: bytes, names: Sequence[str], fetch: Fetch, choice: Choice = NOTHING_CHOSEN
) -> MetsResult:
    """The issue in a METS file and the ALTO files it names. Raises SourceError.

    `names`: of the file without its ending and of the folders above it, the nearest first. Each division for
    an article becomes one article, on the page where it begins; an issue without such divisions has one
    article a page, with all its text. What stands outside of articles is left out and counted in a finding.
    """
    name = names[0] if names else ""
    try:
        mets = read_mets(data, choice.encoding)
    except HostileXmlError:
        raise SourceError(failure(Code.METS_HOSTILE, name=name)) from None
    issue_pages = IssuePages(mets, fetch, choice.encoding)
    if not issue_pages.issue_pages:
        raise SourceError(failure(Code.METS_WITHOUT_PAGES, name=name))
    facts = find_facts(mets)
    logical = mets.logical_structure()
    pages, findings = (
        _whole_pages(issue_pages) if logical is None else _Reader(mets, issue_pages).read(logical)
    )
    doubts = (*_file_findings(mets, name), *_date_findings(facts, name), *issue_pages.findings, *findings)
    pictures = page_pictures(mets)
    shown = tuple(
        (issue_page.number, pictures.get(issue_page.file_id, ())) for issue_page in issue_pages.issue_pages
    )
    return MetsResult(_issue(facts, issue_pages, pages), doubts, issue_pages.digest, shown)


def _issue(facts: Facts, issue_pages: IssuePages, pages: tuple[Page, ...]) -> Issue:
    return Issue(
        title=facts.title,
        date=facts.date,
        date_text=facts.date_text,
        number=facts.number,
        page_count=len(issue_pages.issue_pages),
        publisher=facts.publisher,
        language=facts.language,
        pages=pages,
    )


def _file_findings(mets: Mets, name: str) -> Iterator[Finding]:
    if mets.broken_line is not None:
        yield doubt(Code.FILE_BREAKS_OFF, name=name, line=mets.broken_line)


def _date_findings(facts: Facts, name: str) -> Iterator[Finding]:
    if facts.date is None:
        yield failure(Code.UNDATED, name=name)


def _whole_pages(issue_pages: IssuePages) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Pages with one article each: all the page's text in the order of its file."""
    pages = [
        Page(issue_page.number, articles=_page_article(issue_pages, place))
        for place, issue_page in enumerate(issue_pages.issue_pages)
        if issue_page.alto is not None
    ]
    return tuple(pages), (note(Code.NOT_APART),)


def _page_article(issue_pages: IssuePages, place: int) -> tuple[Article, ...]:
    alto = issue_pages.issue_pages[place].alto
    blocks = [Placed(block, place) for block in alto.blocks if block.word_count] if alto else []
    passages = [Passage(Role.BODY, (block,)) for block in blocks]
    if not passages:
        return ()
    return (make_article(passages, issue_pages.regions(blocks, place), label=None, rubric=None),)


class _Reader:
    """Reads the articles of one issue."""

    def __init__(self, mets: Mets, issue_pages: IssuePages) -> None:
        self._mets = mets
        self._issue_pages = issue_pages
        self._links = Links(mets.links, {one.id: one for one in mets.divisions() if one.id})
        self._blocks_named = 0
        self._not_found = 0
        self._rubrics: dict[int, str | None] = {}

    def read(self, logical: Division) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
        """The pages with their articles, and what to tell of them."""
        articles: list[list[Article]] = [[] for _issue_page in self._issue_pages.issue_pages]
        place = 0
        for found in _find_articles(logical, None):
            place, article = self._article(found, place)
            articles[place].append(article)
        pages = [
            Page(issue_page.number, articles=tuple(held))
            for issue_page, held in zip(self._issue_pages.issue_pages, articles, strict=True)
            if held or issue_page.alto is not None
        ]
        return tuple(pages), tuple(self._findings(logical))

    def _article(self, found: _Found, before: int) -> tuple[int, Article]:
        """The article of a division and its page: that of its first block; `before` where it has none."""
        passages = read_passages(found.division, self._links, self._locate)
        blocks = [block for passage in passages for block in passage.blocks]
        areas = list(self._areas(found.division))
        home = next(
            (place for area in areas if (place := self._issue_pages.place_of(area)) is not None), before
        )
        missing = sum(self._issue_pages.is_missing(area) for area in areas)
        self._not_found += missing > 0
        article = make_article(
            passages,
            self._issue_pages.regions(blocks, home),
            label=self._label(found.division),
            rubric=self._rubric(found.rubric),
            is_cut=missing > 0,
        )
        return home, article

    def _locate(self, area: Area) -> tuple[Placed, ...]:
        blocks = self._issue_pages.locate(area)
        self._blocks_named += 1 + len(blocks)
        if self._blocks_named > MOST_BLOCKS:
            raise SourceError(failure(Code.METS_TOO_MUCH))
        return blocks

    def _areas(self, article: Division) -> Iterator[Area]:
        """All areas of an article, without those of articles within it."""
        yield from article.areas
        for linked in self._links.of(article):
            yield from linked.areas
        for child in article.children:
            if child.kind not in ARTICLES:
                yield from self._areas(child)

    def _label(self, division: Division) -> str | None:
        """What the METS calls an article, where that is no placeholder."""
        titles = [
            self._mets.descriptions[one].title
            for one in division.descriptions
            if one in self._mets.descriptions
        ]
        return next((one for one in (*titles, division.label) if not is_placeholder(one)), None)

    def _rubric(self, section: Division | None) -> str | None:
        """The heading of the section an article stands in."""
        if section is None:
            return None
        if id(section) not in self._rubrics:
            self._rubrics[id(section)] = self._read_rubric(section)
        return self._rubrics[id(section)]

    def _read_rubric(self, section: Division) -> str | None:
        headings = [child for child in section.children if child.kind == "HEADING"]
        passages = [one for child in headings for one in read_passages(child, self._links, self._locate)]
        printed = flow(line for passage in passages for line in passage.lines)
        return printed or (None if is_placeholder(section.label) else section.label)

    def _findings(self, logical: Division) -> Iterator[Finding]:
        left: Counter[str] = Counter()
        _count_left_out(logical, "", self._links, left)
        if left:
            kinds = tuple(f"{kind} × {count}" for kind, count in sorted(left.items()))
            yield note(Code.ONLY_ARTICLES, kinds=kinds)
        if self._not_found:
            yield doubt(Code.ARTICLES_CUT, count=self._not_found)


def _find_articles(division: Division, section: Division | None) -> Iterator[_Found]:
    """The articles in their order; one within another comes after it."""
    if division.kind in ARTICLES:
        yield _Found(division, section)
    if division.kind in SECTIONS:
        section = division
    for child in division.children:
        yield from _find_articles(child, section)


def _count_left_out(division: Division, kind: str, links: Links, counted: Counter[str]) -> None:
    """Count the divisions with text of their own that are no articles, by their kinds."""
    if division.kind in ARTICLES:
        return
    is_named = division.kind not in WRAPPERS
    kind = division.kind if is_named else kind
    if division.areas or (is_named and any(True for _one in links.of(division))):
        counted[kind or "TEXT"] += 1
        return
    for child in division.children:
        if not (division.kind in SECTIONS and child.kind == "HEADING"):
            _count_left_out(child, kind, links, counted)
