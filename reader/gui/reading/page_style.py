"""How the person wants the page set; the defaults are those of the Chinese page (W3C clreq)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.gui.reading.paragraph_styles import MOST_CHARACTERS, PARAGRAPH_STYLES, ParagraphStyle
from reader.gui.reading.paragraphs import Role
from reader.gui.reading.ruler import GAP

if TYPE_CHECKING:
    from reader.settings import Settings

APART = 0.6
"""Sizes between paragraphs whose first lines are not indented: something must tell where one ends."""


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
