"""The two halves of an article that jumps from one page to another, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.source import Finding, Level
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.importers.layout.articles import Draft


_MOST_WAITING = 40
"""Articles of a page that go on on another; more than a page can hold are not compared."""


def join_jumps(
    numbers: Sequence[str], pages: Sequence[Sequence[Draft]]
) -> tuple[list[list[Draft]], tuple[Finding, ...]]:
    """The pages with every article whole that can be; a finding for each part whose beginning is not there.

    An article that goes on on a page that was read, but is not found there, stays `truncated`.
    """
    kept: list[list[Draft | None]] = [list(page) for page in pages]
    findings: list[Finding] = []
    for place, page in enumerate(pages):
        for nth, rest in enumerate(page):
            origin = next((jump.page for jump in rest.jumps if jump.is_from), None)
            if origin is None:
                continue
            found = _beginning(numbers, kept, origin, numbers[place], rest)
            if found is None:
                findings.append(_orphan(numbers[place], origin))
                continue
            home, at, first = found
            kept[place][nth] = None
            kept[home][at] = _joined(first, rest)
    return [[draft for draft in page if draft] for page in kept], tuple(findings)


def _beginning(
    numbers: Sequence[str], pages: Sequence[Sequence[Draft | None]], origin: str, here: str, rest: Draft
) -> tuple[int, int, Draft] | None:
    """Where the article stands that this is the rest of, and it: sent to this page, most alike.

    It is on the page that is named, or further back where that page only had its middle.
    """
    sent = [
        (home, at, draft)
        for home, page in enumerate(pages)
        for at, draft in enumerate(page)
        if draft is not None and draft is not rest and _is_sent(draft, here)
    ]
    waiting = [one for one in sent if numbers[one[0]] == origin] or sent
    scored = [
        (_likeness(draft.article, rest.article), -nth)
        for nth, (_h, _a, draft) in enumerate(waiting[:_MOST_WAITING])
    ]
    return waiting[-max(scored)[1]] if scored else None


def _is_sent(draft: Draft, here: str) -> bool:
    return any(not jump.is_from and jump.page == here for jump in draft.jumps)


def _likeness(first: Article, rest: Article) -> float:
    """How much of the second half's heading, in pairs of characters, stands in the first half."""
    heading = " ".join(part for part in (rest.kicker, rest.headline, rest.deck) if part)
    pairs = {heading[at : at + 2] for at in range(len(heading) - 1)}
    above = " ".join(part for part in (first.kicker, first.headline, first.deck) if part)
    text = "".join(first.paragraphs)
    return sum(3 if pair in above else 1 for pair in pairs if pair in above or pair in text)


def _joined(first: Draft, rest: Draft) -> Draft:
    article, added = first.article, rest.article
    paragraphs = list(article.paragraphs)
    more = list(added.paragraphs)
    if first.is_cut and paragraphs and more:
        paragraphs[-1] += more.pop(0)
    authors = (*article.authors, *(author for author in added.authors if author not in article.authors))
    jumps = tuple(jump for jump in rest.jumps if not jump.is_from)
    whole = replace(article, paragraphs=(*paragraphs, *more), authors=authors, truncated=added.truncated)
    return replace(first, article=whole, jumps=jumps, is_cut=rest.is_cut)


def _orphan(number: str, origin: str) -> Finding:
    text = _("An article on page {number} begins on page {origin}, which is not in this file.")
    return Finding(Level.NOTE, text.format(number=number, origin=origin))
