"""Saved files of an e-paper into issues: one a day and paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.dates import PrintedDate
from reader.core.evidence import NOTHING_SEEN, Evidence, Seen, Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure, note, shortened
from reader.core.paper import Issue, Page
from reader.importers.formats.epaper.issue_pages import (
    IssuePage,
    IssuePages,
    find_issue_pages,
    labelled,
    listed_pages,
)
from reader.importers.formats.epaper.stories import make_draft
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.masthead import Masthead
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import seen_day, unfiled_issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reader.importers.formats.epaper.page import SavedPage
    from reader.importers.layout.articles import Draft

Day = tuple[int, int, int]
_SURE = 3
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class EpaperIssue:
    """An issue and the files it was read from; no issue where a finding says why."""

    issue: Issue | None
    findings: tuple[Finding, ...]
    pages: tuple[SavedPage, ...]
    lacks_day: bool = False
    seen: Evidence = NOTHING_SEEN


def read_issues(pages: Sequence[SavedPage], told: date | None = None) -> list[EpaperIssue]:
    """The issues that saved files belong to. One that names no date belongs to the only issue there is.

    Where there is none, it belongs to the day that the person `told`.
    """
    days: dict[Day, list[SavedPage]] = defaultdict(list)
    dateless: list[SavedPage] = []
    for page in pages:
        day = _day(page)
        (dateless if day is None else days[day]).append(page)
    if dateless and not days and told:
        dateless = [replace(page, told=told) for page in dateless]
        days[told.year, told.month, told.day], dateless = dateless, []
    if len(days) == 1:
        next(iter(days.values())).extend(dateless)
        dateless = []
    read = [_read_issue(title, group) for day in sorted(days) for title, group in _papers(days[day])]
    return [*read, *(_refused(page) for page in dateless)]


def _day(page: SavedPage) -> Day | None:
    if page.printed:
        return page.printed.year, page.printed.month, page.printed.day
    return (page.told.year, page.told.month, page.told.day) if page.told else None


def _refused(page: SavedPage) -> EpaperIssue:
    return EpaperIssue(None, (failure(Code.UNDATED_WEB_PAGE, name=page.path.name),), (page,), lacks_day=True)


def _papers(pages: Sequence[SavedPage]) -> list[tuple[str | None, list[SavedPage]]]:
    """The pages of a day by paper. A page that does not name its paper goes with the one that links to it."""
    votes = sum((page.titles for page in pages), Counter[str]())
    sure = {
        page.titles.most_common(1)[0][0] for page in pages if page.titles.total() and _is_sure(page, votes)
    }
    if len(sure) <= 1:
        best = votes.most_common(1)
        return [(next(iter(sure), best[0][0] if best else None), list(pages))]
    groups: dict[str, list[SavedPage]] = {title: [] for title in sorted(sure)}
    named = [(page, _own_title(page, sure)) for page in pages]
    for page, title in named:
        if title:
            groups[title].append(page)
    largest = max(groups, key=lambda title: len(groups[title]))
    for page, title in named:
        if not title:
            groups[_linking(page, groups) or largest].append(page)
    return list(groups.items())


def _is_sure(page: SavedPage, votes: Counter[str]) -> bool:
    """Whether the name a page gives its paper is to be believed: by itself, or because others give it too."""
    title, count = page.titles.most_common(1)[0]
    return count >= _SURE and (page.is_node or votes[title] > count or count > _SURE)


def _own_title(page: SavedPage, sure: set[str]) -> str | None:
    return next(
        (title for title, count in page.titles.most_common() if title in sure and count >= _SURE), None
    )


def _linking(page: SavedPage, groups: dict[str, list[SavedPage]]) -> str | None:
    return next(
        (
            title
            for title, pages in groups.items()
            for one in pages
            if any(key in one.references for key in page.keys)
        ),
        None,
    )


def _read_issue(title: str | None, pages: Sequence[SavedPage]) -> EpaperIssue:
    found = find_issue_pages(pages)
    numbers = [issue_page.name.number for issue_page in found.issue_pages]
    drafts = [
        [_draft(issue_page, key, page) for key, page in issue_page.stories]
        for issue_page in found.issue_pages
    ]
    joined, jumps = join_jumps(numbers, drafts)
    kept = tuple(_page(issue_page, page) for issue_page, page in zip(found.issue_pages, joined, strict=True))
    printed = _printed(pages)
    issue = _issue(title, pages, printed, kept)
    findings = (*_findings(issue, found, pages), *jumps)
    return EpaperIssue(issue, findings, tuple(pages), seen=_seen(pages, printed))


def _draft(issue_page: IssuePage, key: str | None, page: SavedPage) -> Draft:
    story = labelled(issue_page, key, page).story
    assert story is not None  # noqa: S101 - its pages hold files with an article only
    return make_draft(story, issue_page.picture.regions(key) if issue_page.picture and key else ())


def _page(issue_page: IssuePage, drafts: Sequence[Draft]) -> Page:
    return Page(
        issue_page.name.number, issue_page.name.name, articles=tuple(draft.article for draft in drafts)
    )


def _printed(pages: Sequence[SavedPage]) -> PrintedDate:
    """The date as most pages print it; with an empty text where only the addresses tell it."""
    texts = Counter(
        page.printed.text for page in sorted(pages, key=lambda one: not one.is_node) if page.printed
    )
    if texts:
        text = texts.most_common(1)[0][0]
        return next(page.printed for page in pages if page.printed and page.printed.text == text)
    told = next(page.told for page in pages if page.told)
    return PrintedDate("", told, told.year, told.month, told.day)


def _issue(
    title: str | None, pages: Sequence[SavedPage], printed: PrintedDate, kept: tuple[Page, ...]
) -> Issue:
    told = [page.masthead for page in sorted(pages, key=lambda one: not one.is_node)]
    masthead = Masthead(
        title=title,
        publisher=next((one.publisher for one in told if one.publisher), None),
        weekday=next((one.weekday for one in told if one.weekday), None),
        lunar_date=next((one.lunar_date for one in told if one.lunar_date), None),
        number=next((one.number for one in told if one.number), None),
        page_count=len(listed_pages(pages)) or None,
    )
    return replace(unfiled_issue(masthead, [], kept), title=title, date_text=printed.text or None)


def _seen(pages: Sequence[SavedPage], printed: PrintedDate) -> Evidence:
    """What tells the day: the pages, and the addresses of their files."""
    days = dict.fromkeys(Seen(page.told, Where.NAME) for page in pages if page.told)
    return Evidence(days=(*(seen_day(printed, Where.HEADER) if printed.text else ()), *days))


def _findings(issue: Issue, found: IssuePages, pages: Sequence[SavedPage]) -> Iterator[Finding]:
    yield from find_doubts(replace(issue, page_count=None))
    for issue_page in found.issue_pages:
        yield from _missing(issue_page)
    yield from _missing_pages(issue, pages)
    if found.unplaced:
        yield doubt(Code.ARTICLES_WITHOUT_PAGE, count=found.unplaced)
    yield from _breaks(pages)


def _missing(issue_page: IssuePage) -> Iterator[Finding]:
    if issue_page.missing:
        yield doubt(
            Code.ARTICLES_NOT_SAVED,
            page=issue_page.name.number,
            count=len(issue_page.missing),
            headlines=shortened(issue_page.missing, _MOST_NAMED),
        )


def _missing_pages(issue: Issue, pages: Sequence[SavedPage]) -> Iterator[Finding]:
    held = {page.number for page in issue.pages}
    names = [
        " ".join(filter(None, (one.number, one.name)))
        for one in listed_pages(pages).values()
        if one.number not in held
    ]
    if names:
        tell = note if len(held) == 1 else doubt
        yield tell(Code.PAGES_NOT_SAVED, count=len(names), pages=shortened(names, _MOST_NAMED))


def _breaks(pages: Sequence[SavedPage]) -> Iterator[Finding]:
    for page in pages:
        if page.is_cut or (page.story and page.story.written.is_open):
            yield doubt(Code.ARTICLE_BREAKS_OFF, name=page.path.name)
