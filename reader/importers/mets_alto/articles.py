"""Passages into an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.importers.mets_alto.dialects import Role
from reader.importers.mets_alto.flowing import flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Region
    from reader.importers.mets_alto.passages import Passage


def make_article(
    passages: Sequence[Passage], regions: tuple[Region, ...], *, label: str | None, rubric: str | None,
    is_cut: bool = False,
) -> Article:  # fmt: skip
    """The article in some passages. `label`: its headline where none is printed as one."""
    return Article(
        headline=_heading(passages, Role.HEADLINE) or label,
        kicker=_heading(passages, Role.KICKER),
        deck=_heading(passages, Role.DECK),
        rubric=rubric,
        authors=_authors(passages),
        paragraphs=tuple(_paragraphs(passages)),
        truncated=is_cut,
        regions=regions,
    )


def _heading(passages: Sequence[Passage], role: Role) -> str | None:
    """All passages of that role in one line."""
    return flow(line for passage in passages if passage.role is role for line in passage.lines) or None


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
