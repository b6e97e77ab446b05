"""Eras that papers count their years by: 民国, the reigns of the Qing, of Japan, of Korea and of Manchukuo."""

from __future__ import annotations

from typing import NamedTuple

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class Era(NamedTuple):
    """An era. Its first year is the one after `before`; it counts `years` at most.

    Dates in years before `solar_from` are of the lunar calendar.
    """

    before: int
    years: int
    solar_from: int = 0


_ALWAYS_LUNAR = 1912
_QING = {"道光": (1820, 30), "咸丰": (1850, 11), "同治": (1861, 13), "光绪": (1874, 34), "宣统": (1908, 3)}
_JAPAN = {"明治": (1867, 45), "大正": (1911, 15), "昭和": (1925, 64), "平成": (1988, 31), "令和": (2018, 99)}
_FORMS = {"咸丰": ("咸豐",), "光绪": ("光緒",), "宣统": ("宣統",)}

ERAS = {
    **dict.fromkeys(("中华民国", "中華民國", "中華民国", "中华民國", "民国", "民國"), Era(1911, 199)),
    **{
        form: Era(before, years, _ALWAYS_LUNAR)
        for name, (before, years) in _QING.items()
        for form in (name, *_FORMS.get(name, ()))
    },
    **{name: Era(before, years, 1873 if name == "明治" else 0) for name, (before, years) in _JAPAN.items()},
    **dict.fromkeys(("大同",), Era(1931, 3)),
    **dict.fromkeys(("康德",), Era(1933, 12)),
    **dict.fromkeys(("光武",), Era(1896, 11)),
    **dict.fromkeys(("隆熙",), Era(1906, 4)),
}
"""By name, in every form it is printed in, the longer before those they begin with. Japan's calendar has been ours
since 1 January 1873, Korea's since 1896, China's since 1912."""


def era_year(era: Era, name: str) -> int | None:
    """The year of an era that has a name of the cycle of sixty: of 同治, 壬申 is 1872."""
    if len(name) != 2 or name[0] not in _STEMS or name[1] not in _BRANCHES:
        return None
    years = range(era.before + 1, era.before + era.years + 1)
    return next((it for it in years if _STEMS[(it - 4) % 10] + _BRANCHES[(it - 4) % 12] == name), None)
