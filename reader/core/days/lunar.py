"""The lunar calendar 农历 of the days from 1900 to 2100.

The rule is GB/T 33661—2017 "Calculation and promulgation of the Chinese calendar": a month begins on
the day of the new moon in China's time, and the first month without a major solar term after a winter
solstice is a leap month where thirteen months lie between two solstices. Before 1929 the calendar as
promulgated counts. What the rule gives is kept here as a table; it was compared day by day with
independent calendars and with computed new moons. Two nights are close to midnight: the month that
begins on 2057-09-29 follows the Purple Mountain Observatory (some printed tables say the 28th).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.core.days.numerals import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")

_TABLE_YEAR = 1899
_TABLE_START = date(1899, 2, 10).toordinal()
# Five hexadecimal digits a lunar year, from 1899: the lowest thirteen bits say, from the first month on,
# which months have 30 days (the others have 29); the bits above them say after which month a leap month
# stands (0: the year has none).
_TABLE = (
    "00ad5116d20075200ea50b64a0064b00a9b095560056a00b5905752007520db2500b2500a4b0b4ab"
    "002ad0056b04b6900da90fd9200e9200d250ba4d00a56002b6095b5006d400ea905e9200e920cd26"
    "0052b00a570b2b600b5a006d406ec9007490f69300a930052b0ca5b00aad0056a09b5500ba400b49"
    "05a9300a950f52d0053600aad0b5aa005b200da507d4a00d4a10a9500a97005560cab500ad5006d2"
    "08ea500ea50064a06c9700a9b0f55a0056a00b690b75200b5200b250964b00a4b114ab002ad0056d"
    "0cb6900da900d9209d2500d2515a4d00a56002b60c5b5006d500ea90be9200e9200d2606a5600a57"
    "114d60035a006d50b6c900749006930952b0052b00a5b0555a0056a0fb5500ba400b490ba9300a95"
    "0052d08aad00ab5135aa005d200da50dd4a00d4a00c950952e0055600ab5055b2006d20cea500725"
    "0064b0ac9700cab0055a06ad600b691775200b5200b250da4b00a4b004ab0a55b005ad00b6a05b52"
    "00d920fd2500d2500a550b4ad004b6005b506daa00ec911e9200e9200d260ca5600a57004d6086d5"
    "007550074906e93006930f52b0052b00a5b0b55a0056a00b650974a00b4a11a9500a950052d0caad"
    "00ab5005aa08ba500da500d4a07c9500c960f94e0055600ab50b5b2006d200ea508e4a0068b10c97"
    "004ab0055b0cad600b6a007520972500b4500a8b0549b004ab"
)
_YEARS = len(_TABLE) // 5


class LunarDate(NamedTuple):
    """A day of the lunar calendar. `month` counts 1 to 12; a leap month has the number of the one before."""

    year_name: str
    month: int
    is_leap: bool
    day: int

    @property
    def month_name(self) -> str:
        """六月, 闰二月, 正月, 冬月, 腊月."""
        return ("闰" if self.is_leap else "") + _MONTHS[self.month - 1] + "月"

    @property
    def day_name(self) -> str:
        """初一, 十五, 二十, 廿一, 三十."""
        if self.day <= 10:
            return "初" + chinese_number(self.day)
        if 20 < self.day < 30:
            return "廿" + chinese_number(self.day - 20)
        return chinese_number(self.day)

    @property
    def text(self) -> str:
        """As a masthead prints it: 壬寅年六月廿一."""
        return f"{self.year_name}年{self.month_name}{self.day_name}"

    def is_printed_as(self, printed: str) -> bool:
        """Whether a printed lunar date names this day, in any of the usual ways of writing it.

        十二月 is 腊月, 二十一 is 廿一, 一月 is 正月; 农历, 夏历 or 阴历 before it and 日 after it do not
        count; the year may be missing.
        """
        return _plain(printed) in {_plain(self.text), _plain(self.month_name + self.day_name)}


class _Month(NamedTuple):
    """A month of the table; `start` is the ordinal of its first day."""

    start: int
    year: int
    number: int
    is_leap: bool


def lunar_date(day: date) -> LunarDate | None:
    """The lunar date of a day; None outside 1900 to 2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    ordinal = day.toordinal()
    months = _months(bisect_right(_year_starts(), ordinal) - 1)
    month = months[bisect_right(months, ordinal, key=lambda one: one.start) - 1]
    return LunarDate(year_name(month.year), month.number, month.is_leap, ordinal - month.start + 1)


def lunar_day_label(day: date) -> str:
    """What stands under a day in a calendar: 廿一, on a month's first day 七月, outside 1900 to 2100 ''."""
    found = lunar_date(day)
    if found is None:
        return ""
    return found.month_name if found.day == 1 else found.day_name


def year_name(year: int) -> str:
    """The name of the lunar year that begins in `year`, in the cycle of sixty: 2022 is 壬寅."""
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


@cache
def _year_starts() -> tuple[int, ...]:
    """The ordinals of the first days of the table's years, in order."""
    return tuple(accumulate((_days_in(_word(nth)) for nth in range(_YEARS - 1)), initial=_TABLE_START))


@cache
def _months(nth: int) -> tuple[_Month, ...]:
    """The months of one year of the table, in order: a day needs no others."""
    return tuple(_unpacked(nth))


def _word(nth: int) -> int:
    """What the table says of its `nth` year, counted from 0."""
    return int(_TABLE[nth * 5 : nth * 5 + 5], 16)


def _days_in(word: int) -> int:
    months = 13 if word >> 13 else 12
    return 29 * months + (word & (1 << months) - 1).bit_count()


def _unpacked(nth: int) -> Iterator[_Month]:
    word, start = _word(nth), _year_starts()[nth]
    for place, (number, is_leap) in enumerate(_numbers(leap_after=word >> 13)):
        yield _Month(start, _TABLE_YEAR + nth, number, is_leap)
        start += 30 if word >> place & 1 else 29


def _numbers(leap_after: int) -> Iterator[tuple[int, bool]]:
    for number in range(1, 13):
        yield number, False
        if number == leap_after:
            yield number, True


def _plain(printed: str) -> str:
    """One way of writing for all the ways in print."""
    text = "".join(printed.split()).replace("閏", "闰").replace("臘", "腊").removesuffix("日")
    for before in ("农历", "農曆", "夏历", "夏曆", "阴历", "陰曆", "旧历", "舊曆"):
        text = text.removeprefix(before)
    text = text.replace("十二月", "腊月").replace("十一月", "冬月").replace("一月", "正月")
    return _plain_day(text.replace("卅", "三十"))


def _plain_day(text: str) -> str:
    head, mark, day = text.rpartition("月")
    if day.startswith("二十") and len(day) == 3:
        day = "廿" + day[2]
    return head + mark + ("二十" if day in {"廿", "廿十"} else day)
