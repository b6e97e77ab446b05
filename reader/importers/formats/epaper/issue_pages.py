"""The pages of an issue, put together from the saved files: which articles stand on which."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.numbering import PageName, parse_page_name
from reader.importers.formats.epaper.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.importers.formats.epaper.page import SavedPage
    from reader.importers.formats.epaper.shapes import PictureMap

_SORTED = re.compile(r"([A-Z]*)(\d*)(.*)", re.DOTALL)


@dataclass
class IssuePage:
    """A page of the issue. `told_by` is the file that shows it, `keys` are its articles.

    `stories` are the articles that were saved, with their keys; `missing` names those that were not.
    """

    name: PageName
    told_by: SavedPage | None = None
    keys: list[str] = field(default_factory=list)
    stories: list[tuple[str | None, SavedPage]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def picture(self) -> PictureMap | None:
        """The page's picture with its areas."""
        return self.told_by.picture if self.told_by else None


@dataclass(frozen=True, slots=True)
class IssuePages:
    """`unplaced` counts articles that do not say on which page they stand."""

    issue_pages: tuple[IssuePage, ...]
    unplaced: int = 0


def find_issue_pages(pages: Sequence[SavedPage]) -> IssuePages:
    """The pages of one issue in order, with the articles that were saved."""
    issue_pages = _begun(pages)
    _give_keys(issue_pages)
    left = _match(issue_pages, [page for page in pages if page.story])
    unplaced = _place(issue_pages, left, {key: one for page in pages for key, one in page.under.items()})
    return IssuePages(
        tuple(sorted(issue_pages, key=lambda issue_page: _place_of(issue_page.name.number, pages))), unplaced
    )


def listed_pages(pages: Iterable[SavedPage]) -> dict[str, PageName]:
    """All pages that the lists of pages name, by number."""
    found: dict[str, PageName] = {}
    for page in pages:
        for named in page.listed.values():
            if named.number not in found or not found[named.number].name:
                found[named.number] = named
    return found


def _begun(pages: Sequence[SavedPage]) -> list[IssuePage]:
    """A page of the issue for each page that a file shows: a page's own file before those of its articles."""
    found: dict[str, SavedPage] = {}
    nameless: list[SavedPage] = []
    for page in sorted(pages, key=lambda one: (not one.is_node, -len(one.picture.areas))):
        if page.page is not None:
            found.setdefault(page.page.number, page)
        elif page.is_node:
            nameless.append(page)
    issue_pages = [IssuePage(page.page or PageName(number), page) for number, page in found.items()]
    for page in nameless:
        taken = {issue_page.name.number for issue_page in issue_pages}
        number = next(str(count) for count in range(1, len(issue_pages) + 2) if str(count) not in taken)
        issue_pages.append(IssuePage(PageName(number), page))
    return issue_pages


def _give_keys(issue_pages: Sequence[IssuePage]) -> None:
    """The articles of each page: those on its picture, and those that stand in one list with them."""
    pictured = {key for issue_page in issue_pages if issue_page.picture for key in issue_page.picture.keys}
    for issue_page in issue_pages:
        page = issue_page.told_by
        if page is None:
            continue
        own = page.picture.keys
        if not own and page.under:
            issue_page.keys = [key for key, number in page.under.items() if number == issue_page.name.number]
            continue
        runs = _runs(page)
        near = [
            key for run in runs for key in run if _is_of(run, own) and (key in own or key not in pictured)
        ]
        if not own:
            near = [key for run in runs[:1] for key in run if key not in pictured] if page.is_node else []
        issue_page.keys = list(dict.fromkeys((*near, *own)))


def _is_of(run: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a list of articles is that of the page: half of it at least stands on its picture."""
    return 2 * sum(key in own for key in run) >= len(run)


def _runs(page: SavedPage) -> list[list[str]]:
    """The lists of articles, the longest first."""
    runs: dict[int, list[str]] = defaultdict(list)
    for link in page.links:
        if link.key in page.articles or link.key in page.picture.keys:
            runs[link.run].append(link.key)
    return sorted((list(dict.fromkeys(run)) for run in runs.values()), key=len, reverse=True)


def _match(issue_pages: Sequence[IssuePage], saved: Sequence[SavedPage]) -> list[SavedPage]:
    """Give each page its saved articles, by key or by headline. Returns the articles that no page names."""
    by_key: dict[str, SavedPage] = {}
    for page in sorted(saved, key=_fullness, reverse=True):
        for key in page.keys:
            by_key.setdefault(key, page)
    used: set[int] = set()
    for issue_page in issue_pages:
        labels = issue_page.told_by.labels() if issue_page.told_by else {}
        for key in issue_page.keys:
            story = by_key.get(key) or _by_headline(saved, labels.get(key, ""), used)
            if story is None:
                issue_page.missing.append(labels.get(key) or key)
            elif id(story) not in used:
                used.add(id(story))
                issue_page.stories.append((key, story))
    return [page for page in saved if id(page) not in used and not _is_copy(page, by_key)]


def _fullness(page: SavedPage) -> int:
    return sum(map(len, page.story.written.paragraphs)) if page.story else 0


def _is_copy(page: SavedPage, by_key: dict[str, SavedPage]) -> bool:
    """Whether the same article was saved twice: under the same key, with the same headline."""
    other = by_key[page.keys[0]] if page.keys else page
    headlines = [one.story.fields.title for one in (other, page) if one.story]
    return other is not page and len(set(headlines)) == 1


def labelled(issue_page: IssuePage, key: str | None, page: SavedPage) -> SavedPage:
    """An article's file with the headline that its page's list has, where it has none itself."""
    label = issue_page.told_by.labels().get(key or "", "") if issue_page.told_by else ""
    if page.story is None or page.story.fields.title or not label:
        return page
    return replace(page, story=replace(page.story, fields=replace(page.story.fields, title=label)))


def _by_headline(saved: Sequence[SavedPage], label: str, used: set[int]) -> SavedPage | None:
    wanted = plain(label)
    named = (page for page in saved if page.story and wanted and plain(page.story.fields.title) == wanted)
    return next((page for page in named if id(page) not in used), None)


def _place(issue_pages: list[IssuePage], stories: Sequence[SavedPage], under: Mapping[str, str]) -> int:
    """Put articles that no page names on the page they name, or that a list has them `under`.

    Returns how many name none.
    """
    unplaced = 0
    for story in stories:
        named = story.page or (parse_page_name(story.story.fields.nodename) if story.story else None)
        listed = next((under[key] for key in story.keys if key in under), None)
        named = named or (PageName(listed) if listed else None)
        unplaced += named is None
        number = named.number if named else issue_pages[0].name.number if len(issue_pages) == 1 else "1"
        issue_page = next(
            (issue_page for issue_page in issue_pages if issue_page.name.number == number), None
        )
        if issue_page is None:
            issue_page = IssuePage(named or PageName(number))
            issue_pages.append(issue_page)
        issue_page.stories.append((next(iter(story.keys), None), story))
    return unplaced


def _place_of(number: str, pages: Sequence[SavedPage]) -> tuple[int, str, int, str]:
    """Where a page comes in the issue: as the lists of pages have it, else by section and number."""
    places = Counter(
        at for page in pages for at, named in enumerate(page.listed.values()) if named.number == number
    )
    section, digits, rest = (_SORTED.match(number) or _SORTED.match("")).groups()  # type: ignore[union-attr]  # matches all
    return (places.most_common(1)[0][0] if places else 9999, section, int(digits or 0), rest)
