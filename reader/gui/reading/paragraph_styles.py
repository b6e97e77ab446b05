"""How each paragraph of the page looks at 100 %, what of it the person may choose, and how wide the page is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont

from reader.gui.reading.paragraphs import Role
from reader.gui.reading.ruler import GAP
from reader.gui.widgets import theme

if TYPE_CHECKING:
    from reader.settings import Settings

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
APART = 0.6
"""Sizes between paragraphs whose first lines are not indented: something must tell where one ends."""
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


class PageStyle(NamedTuple):
    """What may be chosen of the body.

    `face` is song, hei or kai, or a family of the system; `line` the line's height in sizes; `measure` the most
    characters of a line; `indent` the first line's in characters; `latin_gap` the space between Han and Latin, in em.
    """

    face: str = "song"
    line: float = PARAGRAPH_STYLES[Role.BODY].line
    measure: int = MOST_CHARACTERS
    indent: int = PARAGRAPH_STYLES[Role.BODY].indent
    latin_gap: float = GAP

    def look(self, role: Role) -> ParagraphStyle:
        """How a paragraph looks: the body as the person wants it, all else as designed."""
        look = PARAGRAPH_STYLES[role]
        if role is Role.SUBHEADING:
            return look._replace(indent=self.indent)
        if role is not Role.BODY:
            return look
        apart = 0.0 if self.indent else APART * look.size
        return look._replace(kind=self.face, line=self.line, indent=self.indent, bottom=apart)


def page_style(settings: Settings) -> PageStyle:
    """What of the settings is the page's."""
    return PageStyle(
        settings.face, settings.line_height, settings.measure, settings.indent, settings.latin_gap
    )


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
