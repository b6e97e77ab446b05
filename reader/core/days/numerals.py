"""Numbers in words."""

from __future__ import annotations

_NUMERALS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in words: 七, 十, 十九, 二十, 二十二."""
    tens, ones = divmod(number, 10)
    before = ("" if tens == 1 else _NUMERALS[tens]) + "十" if tens else ""
    return before + (_NUMERALS[ones] if ones else "")
