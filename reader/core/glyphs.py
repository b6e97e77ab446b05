"""Characters that PDFs and old encodings put in the place of ordinary ones.

Radicals (⼈, ⻓) and compatibility characters (金) look like the ordinary characters 人, 长, 金 and mean them, but are
others to a computer. Text is kept as it came; whoever reads it for a name or a word reads it through here.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_RADICALS = dict(
    zip(
        "⺁⺄⺌⺒⺓⺗⺠⺢⺩⺪⺬⺮⺯⺶⺼⺽⻁⻃⻄⻅⻆⻉⻊⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⺟",
        "厂乙小巳幺心民水王疋示竹糸羊肉臼虎西西见角贝足车長镸长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟母",
        strict=True,
    )
)
"""Of the block of supplementary radicals, which Unicode itself does not trace back, those that are whole characters."""
_TRACED = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility characters: Unicode says which ordinary one each is."""


def ordinary(text: str) -> str:
    """The text with ordinary characters for radicals and compatibility characters, one for one."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    traced = {code: unicodedata.normalize("NFKC", chr(code)) for block in _TRACED for code in block}
    return {code: char for code, char in traced.items() if len(char) == 1} | {
        ord(radical): char for radical, char in _RADICALS.items()
    }
