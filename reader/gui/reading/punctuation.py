"""Which marks may not stand at a line's end or start, and where they leave room (W3C clreq, GB/T 15834)."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum

OPENING = frozenset("（［｛〔【〖〘〚《〈「『“‘〝｟﹁﹃︵︷︹︻︽︿")
"""Never the last of a line."""

CLOSING = frozenset("）］｝〕】〗〙〛》〉」』”’〞〟｠﹂﹄︶︸︺︼︾﹀")
PAUSES = frozenset("，。、；：？！．｡､")
JOINERS = frozenset("·・‧～〜％‰℃℉°／－–々〻ー…")
NEVER_FIRST = CLOSING | PAUSES | JOINERS
"""Never the first of a line."""

ENDINGS = frozenset("。！？…；：，、”’」』》）!?;:,.)")
"""A paragraph that ends with one of these is no subheading."""

HAN = (
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x30FF), (0x3105, 0x312F),
    (0x31A0, 0x31BF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""First and last of each row of Han and of what is set as Han, in order."""
LATIN = r"!-~\u00b0\u00b1\u00c0-\u02af\u0370-\u052f\u1e00-\u1eff"
JOINED = r"[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
"""Combining marks and variation selectors: they take no room of their own."""

TOKEN = re.compile(rf"[{LATIN}]+|—+|…+|(?s:.){JOINED}")
"""What is never set apart: a run of Latin, a dash, an ellipsis, one character with what hangs on it."""

_HAN_EDGES = [edge for first, last in HAN for edge in (first, last + 1)]
_IS_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1eff%@#&$]")


class Kind(IntEnum):
    """What a token is to its neighbours."""

    HAN = 0
    LATIN = 1
    OPENING = 2
    CLOSING = 3
    SPACE = 4
    OTHER = 5


def kind_of(token: str) -> Kind:
    """The kind of one token of TOKEN."""
    first = token[0]
    if (
        bisect_right(_HAN_EDGES, ord(first)) % 2
    ):  # within one of them; a regular expression takes long to make
        return Kind.HAN
    if first in OPENING:
        return Kind.OPENING
    if first in CLOSING or first in PAUSES:
        return Kind.CLOSING
    if first.isspace():
        return Kind.SPACE
    return Kind.LATIN if "!" <= first <= "~" or _IS_WORD.match(first) else Kind.OTHER


def begins_with_word(token: str) -> bool:
    """Whether a Latin token begins with a letter or digit, so that Han before it is set a little apart."""
    return _IS_WORD.match(token) is not None


def ends_with_word(token: str) -> bool:
    """Whether a Latin token ends with a letter or digit, so that Han after it is set a little apart."""
    return _IS_WORD.match(token[-1]) is not None


def units(text: str) -> int:
    """How many UTF-16 units Qt counts for `text`."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
