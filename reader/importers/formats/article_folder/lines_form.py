"""The plain form: kicker, headline and deck on a line each, blank or not, then indented paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.body import is_led, read_body, stripped
from reader.importers.formats.article_folder.piece import Piece
from reader.importers.layout.bylines import parse_byline
from reader.importers.layout.headings import Headings, read_headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Author

_HEADING_LINES = 3
_LATEST_BODY = 8
"""Lines above the first paragraph that an article may have at most."""
_LONGEST_HEADING = 60
_FEW_LINES = 6


def is_lines_form(lines: Sequence[str]) -> bool:
    """Whether lines can be an article in this form: paragraphs begin near their top, or most are empty."""
    if any(map(is_led, lines[: _LATEST_BODY + 1])):
        return True
    return sum(1 for line in lines if stripped(line)) <= _FEW_LINES


def read_lines_form(lines: Sequence[str], page: str) -> Piece:
    """The article in the lines of a text of this form."""
    first = next((at for at, line in enumerate(lines) if is_led(line)), None)
    body_at = _HEADING_LINES if first is None else first
    above, below = lines[:body_at], lines[body_at:]
    headings = _headings([stripped(line) for line in above[:_HEADING_LINES]])
    headings, authors, strays = _more(headings, [stripped(line) for line in above[_HEADING_LINES:]])
    return Piece(page, None, headings, None, authors, read_body([*strays, *below]))


def _headings(lines: Sequence[str]) -> Headings:
    """Three lines are kicker, headline and deck; with one missing, it is told by how they read."""
    if len(lines) == _HEADING_LINES and lines[1]:
        return Headings(lines[0] or None, lines[1], lines[2] or None)
    return read_headings([line for line in lines if line], is_in_order=True, may_be_broken=False)


def _more(headings: Headings, lines: Sequence[str]) -> tuple[Headings, tuple[Author, ...], list[str]]:
    """What stands between the three lines and the text: more of the deck, bylines, or text without indent."""
    authors: list[Author] = []
    decks: list[str] = []
    strays: list[str] = []
    deck = headings.deck
    if not any(lines) and not deck:
        return headings, (), []
    if deck and not deck.startswith("——") and (named := parse_byline(deck)):
        authors, deck = list(named), None
    for line in filter(None, lines):
        named = None if line.startswith("——") else parse_byline(line)
        if named:
            authors += named
        elif strays or len(line) > _LONGEST_HEADING or line.endswith("。"):
            strays.append(line)
        else:
            decks.append(line)
    joined = " ".join(filter(None, (deck, *decks))) or None
    return Headings(headings.kicker, headings.headline, joined), tuple(authors), strays
