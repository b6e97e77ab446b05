"""Characters that nobody types, or cannot tell apart in print: texts are compared without them."""

from __future__ import annotations

import re
from itertools import chain

QUOTATION_MARKS = "\"'«»‘’‚‛“”„‟‹›ʻʼʽ⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣❛❜❝❞❟❠❮❯\U0001f676\U0001f677\U0001f678"
"""Unicode's property Quotation_Mark, with the ornaments and the letters that look like ‘ and ’."""
TITLE_MARKS = "《》〈〉︽︾︿﹀\u2329\u232a⟨⟩⟪⟫"
INTERPUNCTS = "·•・‧∙⋅･\u0387⸱ꞏㆍ"
VISIBLE = QUOTATION_MARKS + TITLE_MARKS + INTERPUNCTS
HYPHENS = "‐‑‒–−﹣－⁃˗֊᐀᠆⸗⸚⹀゠︲"
"""All of them are folded to the one on the keyboard. The dash — is a stop and none of them."""

_INVISIBLE = (
    range(0xAD, 0xAE), range(0x61C, 0x61D), range(0x115F, 0x1161), range(0x17B4, 0x17B6), range(0x180B, 0x1810),
    range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070), range(0x3164, 0x3165),
    range(0xFE00, 0xFE10), range(0xFEFF, 0xFF00), range(0xFFA0, 0xFFA1), range(0xFFF9, 0xFFFC),
    range(0x1BCA0, 0x1BCA4), range(0x1D173, 0x1D17B), range(0xE0000, 0xE1000),
)  # fmt: skip
"""Unicode's property Default_Ignorable_Code_Point: soft hyphen, zero width, directions, selectors of a variant."""
_ACCENTS = (range(0x300, 0x370), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00), range(0xFE20, 0xFE30))
"""Accents that stand behind their letter as characters of their own."""
INVISIBLE = "".join(map(chr, chain(*_INVISIBLE)))
ACCENTS = "".join(map(chr, chain(*_ACCENTS)))
SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
PARAGRAPH_ENDS = "\n\u2029"
"""End a paragraph where several stand in one text."""

CLINGING = frozenset(ACCENTS + INVISIBLE[INVISIBLE.index("\ufe00") : INVISIBLE.index("\ufe0f") + 1])
"""What is drawn as a part of the character before it."""


def any_of(characters: str) -> str:
    """A regular expression for any of these characters."""
    if len(characters) == 1:
        return re.escape(characters)
    runs: list[list[int]] = []
    for code in sorted(set(map(ord, characters))):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[{}]".format("".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in runs))
