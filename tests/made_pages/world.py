"""A county, its paper and its people: what the patterns of a page's texts are filled with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin

from tests.made_pages.grammar import Writer, choices, sections
from tests.made_pages.people import Names

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).parent
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_CHINESE = "一二三四五六七八九十"
_RANKS = ("县委书记", "县长", "县委副书记", "副县长", "市委书记", "市长", "县人大常委会主任")
_COMPANY_TAILS = "纺织有限公司 重工 食品有限公司 竹业合作社 电子科技公司 建材厂 茶业 造船厂 水产公司 物流园 纸业 机械厂".split()  # noqa: E501, SIM905


@cache
def patterns(name: str) -> Mapping[str, Sequence[str]]:
    """The patterns of `subjects/NAME.txt` or `pieces/NAME.txt`."""
    path = next(
        folder / f"{name}.txt"
        for folder in (HERE / "subjects", HERE / "pieces")
        if (folder / f"{name}.txt").exists()
    )
    return sections(path.read_text("utf-8"))


def _banks_of(name: str) -> dict[str, list[str]]:
    return {
        key: choices(values)
        for key, _colon, values in (line.partition(": ") for line in patterns(name).get("words", ()))
    }


@dataclass(frozen=True)
class World:
    """One paper on one day."""

    rng: random.Random
    county: str
    paper: str
    day: date
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    leaders: tuple[str, ...]
    names: Names

    def writer(self, subject: str) -> Writer:
        banks: dict[str, Sequence[str] | Callable[[], str]] = {**self._banks(), **_banks_of(subject)}
        return Writer(self.rng, banks, topical=frozenset(_banks_of(subject)) - {"worker", "thing"})

    def _banks(self) -> dict[str, Sequence[str] | Callable[[], str]]:
        rng = self.rng
        return {
            "person": self.names.person,
            "town": self.towns,
            "village": self.villages,
            "county": (self.county,),
            "paper": (self.paper,),
            "leader": self.leaders,
            "rank": _RANKS,
            "company": lambda: rng.choice(self.towns) + rng.choice(_COMPANY_TAILS),
            "school": lambda: rng.choice(self.towns) + "小学",
            "day": lambda: _month_day(self.day + timedelta(days=rng.randint(-20, 20))),
            "time": self._time,
            "year": lambda: str(self.day.year - rng.randint(1, 15)),
            "num": lambda: str(rng.randint(1, 12)),
            "ser": lambda: rng.choice(
                (rng.choice(_CIRCLED), f"（{rng.choice(_CHINESE)}）", f"·{rng.randint(1, 9)}")
            ),
            "cn": lambda: rng.choice(_CHINESE),
            "title": lambda: (
                rng.choice(self.towns) + rng.choice(("建成日间照料中心", "小学搬新家", "办起图书角"))
            ),
            "unit": lambda: rng.choice(
                ("县文化馆", "县民政局", "县税务局", "县残联", "县气象局", "团县委", "县林业局")
            ),
        }

    def _time(self) -> str:
        day = self.day - timedelta(days=self.rng.randint(1, 6))
        return self.rng.choice(
            (
                _month_day(day),
                _month_day(day),
                "日前",
                "近日",
                "昨日",
                "昨天",
                "连日来",
                f"{day.day}日",
                f"{_month_day(day)}上午",
            )
        )


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def make_world(
    rng: random.Random, paper_tails: Sequence[str], years: tuple[int, int] = (2008, 2024)
) -> World:
    """A world whose paper is called after its place: `{}报`, `今日{}`."""
    names = Names(rng)
    county = names.town()
    day = date(years[0], 1, 1) + timedelta(days=rng.randrange(365 * (years[1] - years[0] + 1)))
    return World(
        rng,
        county,
        rng.choice(paper_tails).format(county),
        day,
        tuple(names.town() for _ in range(9)),
        tuple(names.village() for _ in range(7)),
        tuple(names.person() for _ in range(5)),
        names,
    )


def pinyin(text: str, between: str) -> str:
    return between.join(lazy_pinyin(text)).upper()
