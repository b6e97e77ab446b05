"""Where the words of a find are lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.span import Span


def highlights(text: str, query: str) -> Sequence[Span]:
    """Where the words of a query stand in a text."""
    from reader.find.search import highlight_spans

    return highlight_spans(text, query)
