"""Passages into an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.importers.formats.mets_alto.dialects import Role
from reader.importers.formats.mets_alto.flowing import flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.paper import Region
    from reader.importers.formats.mets_alto.passages import Passage


def make_article(
    passages: Sequence[Passage], regions: tuple[Region, ...], *, label: str | None, rubric: str | None,
    is_cut: bool = False,
) -> Article:  # fmt: skip
    """The article in some passages. `label`: its headline where no heading is printed."""
    kicker, headline, deck = _headings(passages)
    return Article(
        headline=headline or label,
        kicker=kicker,
        deck=deck,
        rubric=rubric,
        authors=_authors(passages),
        paragraphs=tuple(_paragraphs(passages)),
        truncated=is_cut,
        regions=regions,
        continued_on=tuple(dict.fromkeys(one.page for one in regions if one.page)),
    )


def _headings(passages: Sequence[Passage]) -> tuple[str | None, str | None, str | None]:
    """Kicker, headline and deck. A deck above the headline is a kicker; one without any is the headline."""
    roles = [one.role for one in passages]
    if Role.HEADLINE not in roles:
        return None, _text(one for one in passages if one.role in {Role.KICKER, Role.DECK}), None
    first = roles.index(Role.HEADLINE)
    above = [one for place, one in enumerate(passages)
             if one.role is Role.KICKER or (one.role is Role.DECK and place < first)]  # fmt: skip
    headline = _text(one for one in passages if one.role is Role.HEADLINE)
    return _text(above), headline, _text(one for one in passages[first:] if one.role is Role.DECK)


def _text(passages: Iterable[Passage]) -> str | None:
    """All passages in one line, None where they have no words."""
    return flow(line for passage in passages for line in passage.lines) or None


def _authors(passages: Sequence[Passage]) -> tuple[Author, ...]:
    names = (flow(passage.lines) for passage in passages if passage.role is Role.AUTHOR)
    return tuple(Author(name) for name in names if name)


def _paragraphs(passages: Sequence[Passage]) -> list[str]:
    texts: list[str] = []
    for passage in passages:
        if passage.role is Role.BODY:
            texts.append(flow(passage.lines))
        elif passage.role is Role.LINES:
            texts += [flow((line,)) for line in passage.lines]
    return [text for text in texts if text]
