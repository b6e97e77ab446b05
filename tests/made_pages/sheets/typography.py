"""What a paper decides once for all its sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


@dataclass(frozen=True)
class Typography:
    """Sizes in points, leading and gutters in ems of the body."""

    width: float
    height: float
    margin: float
    columns: int
    size: float
    leading: float
    gutter: float
    headline: tuple[float, float]
    """Times the body's size, at least and at most; wider articles have larger ones."""
    kicker: float
    deck: float
    """Times the body's size."""
    byline: float
    subheading: float
    heading_at: str
    """`centre` or `left`."""
    deck_at: str
    byline_at: str
    """`centre`, `left`, `right`; or `column` for the head of the first column."""
    block: str
    """What parts articles: `plain`, `ruled`, `boxed`, `tinted`, `mixed`."""
    between: float
    """Ems between articles, one below the other."""
    fills: float
    """How many articles of ten fill column after column to the foot of their box instead of ending level."""
    has_column_rules: bool
    has_head_rule: bool
    order: str
    """How the frames come in the file: `set`, `shuffled` or `down` line by line."""
    upright: float
    """How many headlines stand from top to bottom beside their text."""
    led: bool
    """Paragraphs are led by two ems."""
    subheading_at: str
    justified: bool
    masthead: str
    """`band` across the page, `corner` with its lines beside it, `tower` from top to bottom."""

    is_vertical: bool = False
    """Lines from top to bottom; all is then told as if the sheet lay on its side."""
    is_traditional: bool = False
    has_corner_quotes: bool = False
    has_upright_digits: bool = False

    @property
    def pitch(self) -> float:
        """Points from line to line."""
        return self.leading * self.size


def vertical_typography(rng: random.Random) -> Typography:
    """One paper's that is set from top to bottom: its tiers 段 are columns on their side."""
    width = rng.choice((900.0, 1120.0, 1500.0))
    return replace(
        typography(rng),
        width=width,
        height=width * rng.choice((0.68, 0.72, 0.8)),
        columns=rng.choice((3, 4, 5) if width < 1000 else (4, 5, 6, 8) if width < 1300 else (5, 6, 8, 10)),
        block=rng.choice(("plain", "plain", "ruled", "boxed")),
        order=rng.choice(("set", "set", "shuffled")),
        upright=0.0,
        deck_at=rng.choice(("centre", "left")),
        byline_at=rng.choice(("centre", "left", "right", "column")),
        is_vertical=True,
        is_traditional=rng.random() < 0.4,
        has_corner_quotes=rng.random() < 0.5,
        has_upright_digits=rng.random() < 0.5,
    )


def typography(rng: random.Random) -> Typography:
    """One paper's."""
    width = rng.choice((780.0, 960.0, 1105.0))
    columns = rng.choice((4, 5, 5, 6, 6, 7, 8) if width > 800 else (3, 4, 4, 5))
    return Typography(
        width=width,
        height=width * rng.choice((1.38, 1.4, 1.45)),
        margin=rng.choice((28.0, 36.0, 44.0)),
        columns=columns,
        size=rng.choice((8.5, 9.0, 9.5, 10.5)) if columns > 4 else rng.choice((9.5, 10.5)),
        leading=rng.choice((1.35, 1.45, 1.5, 1.6)),
        gutter=rng.choice((1.2, 1.5, 2.0, 2.5)),
        headline=rng.choice(((1.8, 3.4), (1.6, 2.6), (2.2, 4.2))),
        kicker=rng.choice((1.1, 1.25, 1.4)),
        deck=rng.choice((1.0, 1.1, 1.3, 1.5)),
        byline=rng.choice((0.9, 1.0, 1.0, 1.1)),
        subheading=rng.choice((1.0, 1.0, 1.1, 1.2)),
        heading_at=rng.choice(("centre", "centre", "left")),
        deck_at=rng.choice(("centre", "centre", "left", "right")),
        byline_at=rng.choice(("centre", "centre", "left", "right", "column")),
        block=rng.choice(("plain", "ruled", "boxed", "tinted", "mixed", "mixed")),
        between=rng.choice((2.0, 2.6, 3.5)),
        fills=rng.choice((0.0, 0.2, 0.5)),
        has_column_rules=rng.random() < 0.12,
        has_head_rule=rng.random() < 0.6,
        order=rng.choice(("set", "shuffled", "shuffled", "down")),
        upright=rng.choice((0.0, 0.0, 0.0, 0.12)),
        led=rng.random() < 0.95,
        subheading_at=rng.choice(("centre", "centre", "left", "indent")),
        justified=rng.random() < 0.85,
        masthead=rng.choice(("band", "corner", "tower")),
    )
