"""Text layers that lie: what stands on the page is not what its characters say."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.sheet import Glyph

MOST_UNREADABLE = 0.3
"""Of a page's characters. With more, nothing it says can be relied on."""
_LEAST = 20
_NO_TEXT = frozenset({"Co", "Cn", "Cs", "Cc"})
"""Private use, unassigned, half of a pair, control."""
_WRITTEN = (
    "LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "GREEK", "CYRILLIC", "BOPOMOFO", "ARABIC", "TIBETAN", "MONGOLIAN",
    "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC", "KANGXI", "VERTICAL", "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "OHM",
    "DEVANAGARI", "HEBREW", "THAI", "YI", "UYGHUR",
)  # fmt: skip
"""How the names of the letters begin that papers here are written with."""


def unreadable_share(glyphs: Sequence[Glyph]) -> float:
    """How many of a page's characters can be no text of a paper, as a share; 0 where there are few."""
    if len(glyphs) < _LEAST:
        return 0.0
    return sum(1 for glyph in glyphs if is_unreadable(glyph.char)) / len(glyphs)


@lru_cache(maxsize=20_000)
def is_unreadable(char: str) -> bool:
    """Whether a character says nothing, or is a letter of a script that no paper here is printed in."""
    category = unicodedata.category(char)
    if category in _NO_TEXT or char == "\ufffd":
        return True
    return category[0] == "L" and not unicodedata.name(char, "").startswith(_WRITTEN)
