"""Which of several things seen is believed, and which are told to disagree."""

from __future__ import annotations

from datetime import date

import pytest

from reader.core.evidence import Seen, Where, decide
from reader.core.paper import Article, Issue, Page
from reader.importers.source.likely_days import speaks_for

MONDAY, TUESDAY = date(2024, 3, 4), date(2024, 3, 5)


def test_nothing_seen_is_nothing_told() -> None:
    assert decide([]) is None


@pytest.mark.parametrize("other", [where for where in Where if where is not Where.PERSON])
def test_the_person_wins_over_every_place(other: Where) -> None:
    verdict = decide([*[Seen(MONDAY, other)] * 9, Seen(TUESDAY, Where.PERSON)])
    assert verdict is not None
    assert verdict.value == TUESDAY
    assert {one.where for one in verdict.against} == {other}


def test_the_masthead_outweighs_the_collectors_names_however_many() -> None:
    names = [Seen(TUESDAY, Where.NAME), Seen(TUESDAY, Where.FOLDER), Seen(TUESDAY, Where.PROPERTIES)]
    verdict = decide([Seen(MONDAY, Where.MASTHEAD), *names])
    assert verdict is not None
    assert verdict.value == MONDAY
    assert [one.where for one in verdict.against] == [Where.NAME, Where.FOLDER, Where.PROPERTIES]


def test_a_misprint_on_the_front_is_outweighed_by_the_inner_pages_and_the_name() -> None:
    headers = [Seen(TUESDAY, Where.HEADER)] * 3
    verdict = decide([Seen(MONDAY, Where.MASTHEAD), *headers, Seen(TUESDAY, Where.NAME)])
    assert verdict is not None
    assert verdict.value == TUESDAY


def test_the_order_in_which_things_are_seen_does_not_matter() -> None:
    seen = [Seen(MONDAY, Where.HEADER), Seen(TUESDAY, Where.NAME), Seen(MONDAY, Where.FOLDER)]
    assert {verdict.value for one in (seen, seen[::-1]) if (verdict := decide(one))} == {MONDAY}


@pytest.mark.parametrize(
    ("weekday", "lunar", "wanted"),
    [
        (None, None, MONDAY),
        ("星期一", None, MONDAY),
        ("星期二", None, TUESDAY),
        ("星期日", None, MONDAY),
        ("星期二", "甲辰年正月廿五", TUESDAY),
        (None, "甲辰年正月廿四", MONDAY),
    ],
)
def test_weekday_and_lunar_date_speak_for_a_day(weekday: str | None, lunar: str | None, wanted: date) -> None:
    issue = Issue(weekday=weekday, lunar_date=lunar)
    seen = [Seen(MONDAY, Where.MASTHEAD), Seen(TUESDAY, Where.NAME)]
    verdict = decide(seen, lambda day: speaks_for(issue, day))
    assert verdict is not None
    assert verdict.value == wanted


def test_datelines_speak_a_little_for_the_days_after_them() -> None:
    articles = tuple(Article(dateline=text) for text in ("本报7月18日电", "新华社北京7月17日电", "本报讯"))
    issue = Issue(pages=(Page("1", articles=articles),))
    near, far = speaks_for(issue, date(2022, 7, 19)), speaks_for(issue, date(2022, 8, 19))
    assert near > far == 0.0


def test_datelines_of_december_stand_in_the_paper_of_january() -> None:
    issue = Issue(pages=(Page("1", articles=(Article(dateline="本报12月31日电"),)),))
    assert speaks_for(issue, date(2023, 1, 1)) > 0
