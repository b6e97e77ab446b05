"""What a paper decides once for all its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.made_pages.stories import Lengths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.made_pages.bylines import Signatures
    from tests.made_pages.world import World


@dataclass(frozen=True)
class Breaking:
    """How the lines of a text are broken."""

    width: tuple[int, int] | None = None
    """Wrapped at so many characters, another number for each article; none: a paragraph is a line."""
    indent: str = ""
    column: tuple[int, int] | None = None
    """A column ends after so many characters: a break, in mid-word too, and blank lines."""
    blank_after_column: int = 1
    blank_between_paragraphs: int = 0
    keeps_marks: bool = True
    """No mark that may not begin a line begins one."""
    cuts_lines: bool = False
    """A column ends in mid-line: what was taken off the columns was wrapped afterwards."""
    wraps_bylines: bool = False
    ends_short: float = 1.0
    """How many paragraphs of wrapped text end in a line that is visibly short."""


@dataclass(frozen=True)
class Headings:
    """How headings are set."""

    blank_between: int = 0
    blank_before_text: int = 1
    blank_before: tuple[int, int] = (1, 2)
    """Blank lines above an article, at least and at most."""
    broken: float = 0.2
    """How many headlines that can be are printed on several lines."""
    wide_space: float = 0.3
    behind: float = 0.0
    """How many pages have one article, signed above its text, whose headings stand behind it."""
    all_behind: float = 0.0
    """How many pages have all headings behind their text, bylines before it."""
    swapped: float = 0.0
    """How many decks that show what they are stand above their headline, or kickers below it."""
    all_headings: bool = False
    """Kickers and decks are printed even where nothing in their words tells which they are."""


@dataclass(frozen=True)
class Furniture:
    """What stands on a page beside its articles; each function gives lines."""

    masthead: Sequence[str]
    """Lines of the first page, as patterns of `masthead.py`; an empty one is a blank line."""
    page_head: Sequence[str]
    """Lines above an inner page."""
    first_head: Sequence[str] = ()
    """Lines above the first page where it has no masthead."""
    foot: str = ""
    editors: str = ""
    adverts: float = 0.3
    """How many pages have an advertisement between articles."""
    strays: float = 0.2
    """How many pages have a line of the paper's own: its telephone, its address."""
    captions: float = 0.2
    sections: float = 0.1
    form_feeds: bool = False


@dataclass(frozen=True)
class Design:
    """A paper's design, and how much of what it prints."""

    world: World
    kinds: Mapping[str, float]
    signatures: Signatures
    breaking: Breaking
    headings: Headings
    furniture: Furniture
    lengths: Lengths = field(default_factory=Lengths)
    pages: tuple[int, int] = (1, 4)
    articles: tuple[int, int] = (3, 7)
    jumps: float = 0.1
    inline_jumps: float = 0.3
    """How many jumps stand on the last line of the text."""
    lost_jumps: float = 0.0
    """How many articles whose rest is not in the file just stop, without a word where they go on."""
    asides: float = 0.0
    """How many articles have short paragraphs among the others: a question, a word spoken."""
    full_width_digits: bool = False
    has_masthead: bool = True
    newline: str = "\n"
    number: int = 0
    page_count: int = 4
    tells_count: bool = True
