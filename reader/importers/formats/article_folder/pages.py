"""Articles into pages, those that jump from one to another made whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.core.paper import Page
from reader.importers.layout.joining import join_jumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.findings.finding import Finding
    from reader.importers.formats.article_folder.piece import Piece


def pages_of(pieces: Sequence[Piece]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages in order; an article that tells none stands on page 1."""
    by_page: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page or "1", []).append(piece)
    numbers = sorted(by_page, key=_page_order)
    joined, findings = join_jumps(numbers, [[piece.draft for piece in by_page[number]] for number in numbers])
    pages = [
        Page(number, _page_name(by_page[number]), articles=tuple(draft.article for draft in drafts))
        for number, drafts in zip(numbers, joined, strict=True)
    ]
    return tuple(pages), findings


def _page_order(number: str) -> tuple[str, int]:
    section = number[:1] if number[:1].isalpha() else ""
    digits = number[len(section) :]
    return section, int(digits) if digits.isdecimal() else 0


def _page_name(pieces: Sequence[Piece]) -> str | None:
    names = Counter(piece.page_name for piece in pieces if piece.page_name)
    return names.most_common(1)[0][0] if names else None
