"""The two halves of an article that jumps from one page to another, put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, note
from reader.importers.layout.articles import Draft
from reader.importers.layout.bylines import joined_bylines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Article


_Place = tuple[int, int, "Draft"]
"""The page, which article of it, and the article."""
_MOST_COMPARED = 12
"""Second halves on a page; where more stand there the file is no paper's page, and they are taken in order."""
_MOST_WAITING = 40
"""Articles of a page that go on on another; more than a page can hold are not compared."""


def join_jumps(
    numbers: Sequence[str], pages: Sequence[Sequence[Draft]], *, are_headings_guessed: bool = False
) -> tuple[list[list[Draft]], tuple[Finding, ...]]:
    """The pages with every article whole that can be; a finding for each part whose beginning is not there.

    `are_headings_guessed`: what stands above a second half may be the heading of another article; it is kept.
    An article that goes on on a page that was read, but is not found there, stays `truncated`.
    """
    kept: list[list[Draft | None]] = [list(page) for page in pages]
    sent = _Sent(kept)
    findings: list[Finding] = []
    for place in range(len(pages)):
        rests = [(nth, draft) for nth, draft in enumerate(kept[place]) if draft and _origin(draft)]
        while rests:
            nth, rest, found = _surest(numbers, sent, numbers[place], rests)
            rests.remove((nth, rest))
            if found is None:
                findings.append(_orphan(numbers[place], _origin(rest) or ""))
                continue
            home, at, first = found
            sent.put(place, nth, _other_heading(first, rest) if are_headings_guessed else None)
            sent.put(home, at, _joined(first, rest, None if home == place else numbers[place]))
    return [[draft for draft in page if draft] for page in kept], tuple(findings)


def _origin(draft: Draft) -> str | None:
    return next((jump.page for jump in draft.jumps if jump.is_from), None)


class _Sent:
    """The articles of a file's pages, and which of them go on where."""

    def __init__(self, pages: list[list[Draft | None]]) -> None:
        self._pages = pages
        self._places: dict[str, dict[int, dict[int, None]]] = defaultdict(lambda: defaultdict(dict))
        """By the page that is printed as where it goes on, by the page it stands on: which articles."""
        for home, page in enumerate(pages):
            for at, draft in enumerate(page):
                self._note(home, at, draft)

    def put(self, home: int, at: int, draft: Draft | None) -> None:
        """Put an article, or nothing, in another's place."""
        for page in _onward(self._pages[home][at]):
            self._places[page][home].pop(at, None)
        self._pages[home][at] = draft
        self._note(home, at, draft)

    def to(self, here: str, origin: str | None, numbers: Sequence[str]) -> Iterator[_Place]:
        """The articles sent to a page, in the order of pages; of `origin` alone where that is told."""
        homes = [self._places[page] for page in _other_names(here) if page in self._places]
        for home in sorted({home for one in homes for home in one}):
            if origin is None or _is_page(numbers[home], origin):
                for at in (at for one in homes for at in one.get(home, ())):
                    draft = self._pages[home][at]
                    assert draft is not None  # noqa: S101 - only articles are noted
                    yield home, at, draft

    def _note(self, home: int, at: int, draft: Draft | None) -> None:
        for page in _onward(draft):
            self._places[page][home][at] = None


def _onward(draft: Draft | None) -> tuple[str, ...]:
    return tuple(jump.page for jump in draft.jumps if not jump.is_from) if draft else ()


def _surest(
    numbers: Sequence[str], sent: _Sent, here: str, rests: Sequence[tuple[int, Draft]]
) -> tuple[int, Draft, _Place | None]:
    """Of the second halves on a page the one whose first half is most certain, and where that stands."""
    best: tuple[float, int, Draft, _Place | None] | None = None
    for nth, rest in rests if len(rests) <= _MOST_COMPARED else rests[:1]:
        likeness, found = _beginning(numbers, sent, here, rest)
        if best is None or likeness > best[0]:
            best = (likeness, nth, rest, found)
    assert best is not None  # noqa: S101 - rests is never empty
    return best[1:]


def _beginning(numbers: Sequence[str], sent: _Sent, here: str, rest: Draft) -> tuple[float, _Place | None]:
    """Where the article stands that this is the rest of, sent to this page and most alike; and how much.

    It is on the page that is named, or further back where that page only had its middle.
    """
    waiting: list[_Place] = []
    for origin in (_origin(rest) or "", None):
        others = (one for one in sent.to(here, origin, numbers) if one[2] is not rest)
        waiting = list(islice(others, _MOST_WAITING))
        if waiting:
            break
    scored = [(_likeness(draft.article, rest.article), -nth) for nth, (_h, _a, draft) in enumerate(waiting)]
    best = max(scored, default=None)
    return (best[0], waiting[-best[1]]) if best else (-1.0, None)


def _is_page(number: str, printed: str) -> bool:
    """Whether a jump names a page: in the first section the letter is often left out."""
    return number == printed or number == "A" + printed or "A" + number == printed


def _other_names(number: str) -> tuple[str, ...]:
    """All that a jump may call a page."""
    return (number, "A" + number, *([number[1:]] if number.startswith("A") else ()))


def _likeness(first: Article, rest: Article) -> float:
    """How alike two halves are: by the words of the second's heading, and by those of its text.

    Words are runs of two or three characters. Most of what a text shares with another it shares with any;
    so runs of three count little, and only together tell one half from another.
    """
    heading, above = _heading(rest), _heading(first)
    text = "".join(first.paragraphs)
    told = sum(3 if pair in above else 1 for pair in _runs(heading, 2) if pair in above or pair in text)
    runs = _runs("".join(rest.paragraphs), 3)
    return told + 20 * len(runs & (_runs(text, 3) | _runs(above, 3))) / (len(runs) + 20)


@lru_cache(maxsize=512)
def _runs(text: str, size: int) -> frozenset[str]:
    return frozenset(run for at in range(len(text) - size + 1) if (run := text[at : at + size]).isalnum())


def _joined(first: Draft, rest: Draft, page: str | None) -> Draft:
    """Both halves in one; `page` is where the second stands, if that is another page."""
    article, added = first.article, rest.article
    paragraphs = list(article.paragraphs)
    more = list(added.paragraphs)
    if first.is_cut and paragraphs and more:
        paragraphs[-1] += more.pop(0)
    authors = (*article.authors, *(author for author in added.authors if author not in article.authors))
    jumps = tuple(jump for jump in rest.jumps if not jump.is_from)
    regions = (*article.regions, *(one._replace(page=one.page or page) for one in added.regions))
    whole = replace(
        article, paragraphs=(*paragraphs, *more), authors=authors, truncated=added.truncated, regions=regions,
        byline=joined_bylines((article.byline or "", added.byline or "")),
        continued_on=(*article.continued_on, *([page] if page else []), *added.continued_on),
    )  # fmt: skip
    return replace(first, article=whole, jumps=jumps, is_cut=rest.is_cut)


def _other_heading(first: Draft, rest: Draft) -> Draft | None:
    """The heading above a second half where it repeats no word of the article's own, and so is another's."""
    heading, above = _heading(rest.article), _heading(first.article)
    if not heading or not above or any(run in above for run in _runs(heading, 2)):
        return None
    article = replace(
        rest.article,
        rubric=None,
        dateline=None,
        authors=(),
        paragraphs=(),
        truncated=False,
        regions=(),
        byline=None,
    )
    return Draft(article)


def _heading(article: Article) -> str:
    return " ".join(part for part in (article.kicker, article.headline, article.deck) if part)


def _orphan(number: str, origin: str) -> Finding:
    return note(Code.JUMP_WITHOUT_START, number=number, origin=origin)
