"""The lunar calendar 农历 of the days from 1840 to 2100.

The rule is GB/T 33661—2017 "Calculation and promulgation of the Chinese calendar": a month begins on
the day of the new moon in China's time, and the first month without a major solar term after a winter
solstice is a leap month where thirteen months lie between two solstices. Before 1929 the calendar as
promulgated counts, under the Qing the Shixian calendar 时宪历.
What the rule gives is kept here as a table; it was compared day by day with
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

FIRST_DAY = date(1840, 1, 1)
LAST_DAY = date(2100, 12, 31)

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")

_TABLE_YEAR = 1839
_TABLE_START = date(1839, 2, 14).toordinal()
# Five hexadecimal digits a lunar year, from 1839: the lowest thirteen bits say, from the first month on,
# which months have 30 days (the others have 29); the bits above them say after which month a leap month
# stands (0: the year has none).
_TABLE = (
    "0075200ea50754a0054b0ea9700aab0055a0ab5500ba90075209aa500b2511a4b0094d00aad0f56a"
    "005b400ba90bd5200d9200d2507a4d00956112b500ad6006d40ada900ec900e9208d260052714a57"
    "0095b00b5a0d6d400754007490b69300a930052b06a5b0096d0eb6a00daa00ba40bb4900d4900a95"
    "0952b0052d00aad0556a00daa0dda400ea400d4a0aa9500a970055606ab500ad5116d20075200ea5"
    "0b64a0064b00a9b095560056a00b5905752007520db2500b2500a4b0b4ab002ad0056b04b6900da9"
    "0fd9200e9200d250ba4d00a56002b6095b5006d400ea905e9200e920cd260052b00a570b2b600b5a"
    "006d406ec9007490f69300a930052b0ca5b00aad0056a09b5500ba400b4905a9300a950f52d00536"
    "00aad0b5aa005b200da507d4a00d4a10a9500a97005560cab500ad5006d208ea500ea50064a06c97"
    "00a9b0f55a0056a00b690b75200b5200b250964b00a4b114ab002ad0056d0cb6900da900d9209d25"
    "00d2515a4d00a56002b60c5b5006d500ea90be9200e9200d2606a5600a57114d60035a006d50b6c9"
    "00749006930952b0052b00a5b0555a0056a0fb5500ba400b490ba9300a950052d08aad00ab5135aa"
    "005d200da50dd4a00d4a00c950952e0055600ab5055b2006d20cea5007250064b0ac9700cab0055a"
    "06ad600b691775200b5200b250da4b00a4b004ab0a55b005ad00b6a05b5200d920fd2500d2500a55"
    "0b4ad004b6005b506daa00ec911e9200e9200d260ca5600a57004d6086d5007550074906e9300693"
    "0f52b0052b00a5b0b55a0056a00b650974a00b4a11a9500a950052d0caad00ab5005aa08ba500da5"
    "00d4a07c9500c960f94e0055600ab50b5b2006d200ea508e4a0068b10c97004ab0055b0cad600b6a"
    "007520972500b4500a8b0549b004ab"
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
    """The lunar date of a day; None outside 1840 to 2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    ordinal = day.toordinal()
    months = _months(bisect_right(_year_starts(), ordinal) - 1)
    month = months[bisect_right(months, ordinal, key=lambda one: one.start) - 1]
    return LunarDate(year_name(month.year), month.number, month.is_leap, ordinal - month.start + 1)


def lunar_day_label(day: date) -> str:
    """What stands under a day in a calendar: 廿一, on a month's first day 七月, outside 1840 to 2100 ''."""
    found = lunar_date(day)
    if found is None:
        return ""
    return found.month_name if found.day == 1 else found.day_name


def day_of_lunar(year: int, month: int, day: int, *, is_leap: bool = False) -> date | None:
    """The day of a date of the lunar year that begins in `year`; None where there is no such day."""
    if not _TABLE_YEAR <= year < _TABLE_YEAR + _YEARS:
        return None
    months = _months(year - _TABLE_YEAR)
    at = next((nth for nth, it in enumerate(months) if (it.number, it.is_leap) == (month, is_leap)), None)
    if at is None or not 1 <= day <= 30:
        return None
    found = months[at].start + day - 1
    end = (
        months[at + 1].start
        if at + 1 < len(months)
        else _year_starts()[year - _TABLE_YEAR] + _days_in(_word(year - _TABLE_YEAR))
    )
    return date.fromordinal(found) if found < end else None


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
