"""What is missing of a paper and what is doubtful, from days and numbers alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.core.days.coverage import Dated, find_gaps, out_of_sequence
from reader.core.days.rhythm import EVERY_DAY, Beat, Rhythm, tell_rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

START = date(2021, 1, 4)  # a Monday
DAILY = EVERY_DAY
WORKDAYS = Rhythm(Beat.WEEKDAY, frozenset(range(5)))
TUESDAY_FRIDAY = Rhythm(Beat.WEEKDAY, frozenset({1, 4}))
WEEKLY = Rhythm(Beat.WEEKDAY, frozenset({2}))
TEN_DAYS = Rhythm(Beat.MONTH_DAY, frozenset({5, 15, 25}))
FIFTEENTH = Rhythm(Beat.MONTH_DAY, frozenset({15}))
EVERY_OTHER = Rhythm(Beat.INTERVAL, frozenset({START.toordinal() % 2}), 2)
FORTNIGHTLY = Rhythm(Beat.INTERVAL, frozenset({START.toordinal() % 14}), 14)
RHYTHMS = (DAILY, WORKDAYS, TUESDAY_FRIDAY, WEEKLY, TEN_DAYS, FIFTEENTH, EVERY_OTHER, FORTNIGHTLY)


def run(rhythm: Rhythm, count: int, start: date = START) -> list[date]:
    """So many days of a rhythm."""
    days: list[date] = []
    for day in rhythm.days(start, start + timedelta(days=40 * count)):
        days.append(day)
        if len(days) == count:
            break
    return days


def numbered(days: Sequence[date], first: int = 100) -> list[Dated]:
    return [Dated(day, first + nth) for nth, day in enumerate(days)]


def bare(issues: Iterable[Dated]) -> list[Dated]:
    return [Dated(issue.date) for issue in issues]


def missing_days(issues: Sequence[Dated]) -> list[date]:
    return [day for gap in find_gaps(issues) for day in gap.days]


rhythms = st.sampled_from(RHYTHMS)
starts = st.dates(date(1900, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize("rhythm", RHYTHMS)
def test_a_rhythm_held_whole_is_told(rhythm: Rhythm) -> None:
    assert tell_rhythm(run(rhythm, 28)) == rhythm


def test_too_few_issues_have_no_rhythm() -> None:
    assert tell_rhythm(run(WEEKLY, 3)) is None
    assert tell_rhythm([]) is None


def test_days_without_order_have_no_rhythm() -> None:
    days = [START + timedelta(days=offset) for offset in (0, 31, 75, 160, 244, 301, 420)]
    assert tell_rhythm(days) is None


def test_few_issues_of_a_daily_are_enough_where_numbers_count_them() -> None:
    all_of_it = run(DAILY, 300)
    held = all_of_it[::11]
    assert tell_rhythm(held) != DAILY
    assert tell_rhythm(held, printed=all_of_it.index(held[-1]) + 1) == DAILY


@given(rhythms, starts, st.integers(0, 400))
def test_days_are_counted_as_they_come(rhythm: Rhythm, start: date, length: int) -> None:
    last = start + timedelta(days=length)
    assert rhythm.count(start, last) == len(list(rhythm.days(start, last)))


@given(rhythms, starts, st.booleans())
def test_nothing_is_missing_of_what_is_held_whole(rhythm: Rhythm, start: date, has_numbers: bool) -> None:
    issues = numbered(run(rhythm, 60, start))
    assert list(find_gaps(issues if has_numbers else bare(issues))) == []
    assert list(out_of_sequence(issues)) == []


@given(rhythms, starts, st.sets(st.integers(1, 98), max_size=6), st.booleans())
def test_what_was_taken_out_is_missing(
    rhythm: Rhythm, start: date, taken: set[int], has_numbers: bool
) -> None:
    # Without numbers, three gaps close together are as well a rhythm of another kind.
    assume(
        has_numbers
        or not any(
            third - first <= 25 for first, third in zip(sorted(taken), sorted(taken)[2:], strict=False)
        )
    )
    whole = numbered(run(rhythm, 100, start))
    held = [issue for nth, issue in enumerate(whole) if nth not in taken]
    gaps = list(find_gaps(held if has_numbers else bare(held)))
    assert missing_days(held if has_numbers else bare(held)) == [whole[nth].date for nth in sorted(taken)]
    found = [issue for gap in gaps for issue in gap.issues()]
    if has_numbers:
        expected = [(whole[nth].date, whole[nth].number) for nth in sorted(taken)]
        assert [(issue.date, issue.number) for issue in found] == expected
    else:
        assert all(issue.number is None for issue in found)


@given(st.lists(st.tuples(st.dates(), st.none() | st.integers(0, 20_000)), max_size=120))
def test_gaps_lie_between_issues_held(pairs: list[tuple[date, int | None]]) -> None:
    issues = [Dated(day, number) for day, number in sorted(dict(pairs).items())]
    held = {issue.date for issue in issues}
    for gap in find_gaps(issues[:40]):
        assert {gap.earlier, gap.later} <= held
        assert all(gap.earlier < day < gap.later for day in gap.days)
        assert not held & set(gap.days)
        assert len(list(gap.issues())) == gap.count
        assert gap.count or (gap.later - gap.earlier).days > 5 * 365
        assert gap.count <= (gap.later - gap.earlier).days - 1


def test_a_holiday_is_told_by_numbers_that_run_on() -> None:
    days = run(WORKDAYS, 60)
    rested = set(days[20:25])
    issues = numbered([day for day in days if day not in rested])
    assert list(find_gaps(issues)) == []
    assert set(missing_days(bare(issues))) == rested


def test_some_days_of_a_holiday_may_be_missing_issues() -> None:
    days = run(DAILY, 60)
    issues = numbered(days[:20], 100) + numbered(days[27:], 122)
    (gap,) = find_gaps(issues)
    assert (gap.count, gap.first_number, gap.last_number) == (2, 120, 121)
    assert len(gap.days) == 7
    assert not gap.has_sure_days
    assert [issue.date for issue in gap.issues()] == [None, None]


def test_more_issues_than_the_rhythm_has_days_are_counted_by_their_numbers() -> None:
    days = run(WEEKLY, 40)
    issues = numbered(days[:20], 100) + numbered(days[22:], 125)
    (gap,) = find_gaps(issues)
    assert (gap.count, gap.first_number, gap.last_number) == (5, 120, 124)
    assert gap.days == tuple(days[20:22])


def test_every_day_between_is_missing_where_numbers_fill_them() -> None:
    days = run(WORKDAYS, 40)
    issues = numbered(days[:20], 100) + numbered(days[20:], 122)  # a weekend lies between, with two numbers
    (gap,) = find_gaps(issues)
    assert gap.days == (days[19] + timedelta(days=1), days[19] + timedelta(days=2))


def test_more_numbers_than_days_leave_it_to_the_rhythm() -> None:
    days = run(WEEKLY, 40)
    issues = numbered(days[:20], 100) + numbered(days[21:], 5000)
    (gap,) = find_gaps(issues)
    assert gap.days == (days[20],)
    assert gap.first_number is None


@given(st.permutations(RHYTHMS), starts)
def test_a_change_of_rhythm_is_no_gap_where_numbers_run_on(rhythms: list[Rhythm], start: date) -> None:
    days: list[date] = []
    for rhythm in rhythms:
        days += run(rhythm, 40, days[-1] + timedelta(days=1) if days else start)
    assert list(find_gaps(numbered(days))) == []


def test_a_change_of_rhythm_without_numbers_is_not_held_against_the_paper() -> None:
    weekly = run(WEEKLY, 60)
    daily = run(DAILY, 120, weekly[-1] + timedelta(days=7))
    issues = bare(numbered([*weekly, *daily]))
    assert missing_days(issues) == []
    del issues[30], issues[150]
    assert missing_days(issues) == [weekly[30], daily[91]]


def test_numbers_that_begin_anew_each_year_are_no_doubt() -> None:
    first, second = run(WORKDAYS, 300, date(2021, 3, 1)), run(WORKDAYS, 30, date(2022, 1, 3))
    issues = numbered([day for day in first if day.year == 2021], 41) + numbered(second, 1)
    assert list(out_of_sequence(issues)) == []
    assert missing_days(issues) == []


@pytest.mark.parametrize("wrong", [5, 99, 9000])
@pytest.mark.parametrize("place", [0, 10, 29])
def test_a_misprinted_number_is_told(wrong: int, place: int) -> None:
    issues = numbered(run(WORKDAYS, 30))
    right = issues[place].number
    assert right is not None
    issues[place] = Dated(issues[place].date, wrong if wrong != 99 else right - 7)
    told = list(out_of_sequence(issues))
    if place == 0 and wrong == 99:
        assert told == []  # before the first issue held a few numbers may well be missing
        return
    assert [misprint.date for misprint in told] == [issues[place].date]
    assert f"No. {issues[place].number} does not fit in" in told[0].finding.text
    assert missing_days(issues) == []


def test_a_number_that_stands_twice_is_told_of_both() -> None:
    issues = numbered(run(WORKDAYS, 30))
    issues[10] = Dated(issues[10].date, issues[9].number)
    told = list(out_of_sequence(issues))
    assert [misprint.date for misprint in told] == [issues[9].date, issues[10].date]
    assert told[0].finding.text == f"No. 109 stands on the issue of {issues[10].date} as well."
    assert told[1].finding.text == f"No. 109 stands on the issue of {issues[9].date} as well."


@given(st.lists(st.tuples(st.dates(), st.integers(0, 400)), max_size=60))
def test_what_is_doubtful_can_always_be_said(pairs: list[tuple[date, int]]) -> None:
    for misprint in out_of_sequence([Dated(*pair) for pair in sorted(dict(pairs).items())]):
        assert str(misprint.number) in misprint.finding.text


def test_numbers_in_order_are_never_doubtful_within() -> None:
    issues = [Dated(day, 100 + 3 * nth) for nth, day in enumerate(run(DAILY, 50)[::4])]
    assert list(out_of_sequence(issues)) == []
