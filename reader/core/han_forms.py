"""Forms of characters that fonts and text layers put in place of the ordinary ones: Kangxi radicals, compatibility ideographs."""  # noqa: E501

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBLE = range(0xF900, 0xFADA)
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺉刂⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爪⺦丬⺧牛⺨犭"
    "⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝"
    "⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals that Unicode does not decompose, each with what it is written for."""


@lru_cache(maxsize=1)
def ordinary_forms() -> dict[int, str]:
    """The ordinary character for each other form of one, by its number: for `str.translate`."""
    table = {ord(form): plain for form, plain in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
    for code in (*_RADICALS, *_COMPATIBLE):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and ord(plain) != code:
            table[code] = plain
    return table


def ordinary(text: str) -> str:
    """The text in ordinary characters, as many as before."""
    return text.translate(ordinary_forms()) if _other_forms().search(text) else text


@lru_cache(maxsize=1)
def _other_forms() -> re.Pattern[str]:
    """Any of the other forms: few texts have one, and to look for it is quicker than to translate."""
    return re.compile(f"[{''.join(map(chr, ordinary_forms()))}]")
