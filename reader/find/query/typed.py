"""Where a part of a query stands in the text that was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.span import Span

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A part of a query. Two that mean the same are equal, wherever they stand."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)
    """With its field, its quotation marks and brackets; NOWHERE where it was never typed."""
