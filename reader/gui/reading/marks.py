"""Which marks may not stand at a line's end or start, and where they leave room (W3C clreq, GB/T 15834)."""

from __future__ import annotations

import re
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
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
LATIN = r"!-~\u00b0\u00b1\u00c0-\u02af\u0370-\u052f\u1e00-\u1eff"
JOINED = r"[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
"""Combining marks and variation selectors: they take no room of their own."""

TOKEN = re.compile(rf"[{LATIN}]+|—+|…+|(?s:.){JOINED}")
"""What is never set apart: a run of Latin, a dash, an ellipsis, one character with what hangs on it."""

_IS_HAN = re.compile(rf"[{HAN}]")
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
    if _IS_HAN.match(first):
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
