"""How each paragraph of the page looks at 100 %, and how wide the page is set."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont

from reader.gui.reading.paragraphs import Role
from reader.gui.widgets import theme

BODY_SIZE = 18
MOST_CHARACTERS = 34
FEWEST_CHARACTERS = 8
SIDE_MARGIN = 56
LEAST_MARGIN = 24
NOTE_MARGIN = 80
"""How much wider the right margin is than the left where there is room: notes will stand in it."""
TOP_MARGIN = 32
FOOT_MARGIN = 112
RULE_PADDING = 8
"""Between the rules of the byline and its text."""
SLACK = 3.0
"""Pixels a line has beyond its measure: less than any character, so that rounding never breaks it early."""


class ParagraphStyle(NamedTuple):
    """Type of one paragraph: sizes and margins in pixels at 100 %, the line's height in sizes."""

    kind: str
    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "ink"
    line: float = 1.6
    top: float = 0.0
    bottom: float = 0.0
    indent: int = 0
    """The first line's, in characters of the body."""
    is_justified: bool = False


PARAGRAPH_STYLES = {
    Role.RUBRIC: ParagraphStyle("hei", 13, QFont.Weight.DemiBold, "accent", bottom=6),
    Role.KICKER: ParagraphStyle("kai", 17, colour="muted", bottom=2),
    Role.HEADLINE: ParagraphStyle("song", 31, QFont.Weight.Black, line=1.36, bottom=4),
    Role.DECK: ParagraphStyle("kai", 16, line=1.6),
    Role.BYLINE: ParagraphStyle("kai", 14.5, colour="muted", line=1.5, top=11 + RULE_PADDING),
    Role.PLACE: ParagraphStyle("kai", 14.5, colour="muted", line=1.5, bottom=14 + RULE_PADDING),
    Role.BODY: ParagraphStyle("song", BODY_SIZE, line=1.8, indent=2, is_justified=True),
    Role.SUBHEADING: ParagraphStyle("hei", 17, QFont.Weight.DemiBold, line=1.9, indent=2),
    Role.NOTE: ParagraphStyle("kai", 15, colour="muted", line=1.6, top=14),
}


class Page(NamedTuple):
    """The page as wide as the window lets it be: all in pixels at the zoom given in percent."""

    zoom: int
    characters: int
    em: float
    left: float
    width: float

    def scaled(self, pixels: float) -> float:
        """`pixels` of 100 % at this zoom."""
        return pixels * self.zoom / 100

    @property
    def column(self) -> float:
        """The measure: a whole number of characters."""
        return self.characters * self.em

    @property
    def spare(self) -> float:
        """What lines have beyond the column, at its right."""
        return max(0.0, self.width - self.left - self.right - self.column)

    @property
    def right(self) -> float:
        """What is left of the width beside the column; whole, as Qt rounds a frame's margins."""
        return max(0.0, float(int(self.width - self.left - self.column - SLACK)))


def page_for(width: float, zoom: int, em: float, most: int = MOST_CHARACTERS) -> Page:
    """The page in a pane `width` pixels wide, with a body of `em` pixels and at most `most` characters a line."""
    room = (width - 2 * LEAST_MARGIN - SLACK) // em
    characters = int(max(FEWEST_CHARACTERS, min(most, room)))
    spare = width - characters * em
    left = spare / 2 if spare <= 2 * SIDE_MARGIN else max(SIDE_MARGIN, (spare - NOTE_MARGIN) / 2)
    return Page(zoom, characters, em, max(0.0, float(int(left))), width)


def font_of(look: ParagraphStyle, zoom: int, *, is_traditional: bool) -> QFont:
    """The font of a paragraph at `zoom` percent."""
    return theme.font(look.kind, look.size * zoom / 100, look.weight, is_traditional=is_traditional)
