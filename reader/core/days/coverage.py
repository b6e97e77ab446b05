"""What of a paper is held, what is missing and what is doubtful, told from the issues' days and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.core.days.rhythm import EVERY_DAY, Rhythm, between, tell_rhythm
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from datetime import date

NEAR = 28
"""Issues before and after a gap that tell its rhythm: four weeks of a daily, half a year of a weekly."""
ENOUGH = 14
"""Issues on one side that tell a rhythm by themselves: two weeks of a daily."""
NEAR_DAYS = 3 * 366
"""They must lie this near: one issue filed a century off must not spoil the rhythm of the others."""
LONGEST = 5 * 366
"""Days of a gap that are still named one by one: a longer one is a paper that rested, or a wrong date."""
LEAP = 3
"""A last number so many times further on than there were days is taken for a misprint."""


class Dated(NamedTuple):
    """An issue as far as its place in the paper's sequence goes; `last` is the last day of one of several days."""

    date: date
    number: int | None = None
    last: dt.date | None = None

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.last or self.date


class Missing(NamedTuple):
    """An issue that is not held. `date` is None where the numbers tell of it and no day can be named."""

    date: date | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Issues missing between two that are held, those of the days `earlier` and `later`.

    `days` are those on which one would have come out. They can be more than `count`, where the numbers say
    that the paper rested on some of them, or fewer. `first_number` is None where the numbers tell nothing;
    `count` is 0 where nothing tells how many issues a long time without any had.
    """

    earlier: date
    later: date
    days: tuple[date, ...]
    count: int
    first_number: int | None = None

    @property
    def has_sure_days(self) -> bool:
        """Whether each missing issue can be given its day."""
        return len(self.days) == self.count

    @property
    def last_number(self) -> int | None:
        """The number of the last issue missing."""
        return None if self.first_number is None else self.first_number + self.count - 1

    def issues(self) -> Iterator[Missing]:
        """The missing issues one by one."""
        for nth in range(self.count):
            number = None if self.first_number is None else self.first_number + nth
            yield Missing(self.days[nth] if self.has_sure_days else None, number)


def find_gaps(issues: Sequence[Dated], start: int = 0) -> Iterator[Gap]:
    """The gaps of one paper from its `start`-th issue on; issues come in the order of their days, a day each.

    Numbers that run on say that nothing is missing, whatever the rhythm: a holiday, or a new rhythm.
    Where they don't, they say how many are missing, and the rhythm of the issues near by says of which
    days. Numbers that can't be right (more issues than days) leave it to the rhythm alone.
    """
    misprinted = {issue.date for issue in out_of_sequence(issues)}
    for at in range(start, len(issues) - 1):
        earlier, later = issues[at], issues[at + 1]
        free = (later.date - earlier.end).days - 1
        if free <= 0:
            continue
        told = None if misprinted & {earlier.date, later.date} else _numbers_between(earlier, later)
        if told == 0:
            continue
        gap = _gap(issues, at, told if told is not None and 0 < told <= free else None)
        if gap.count or free > LONGEST:
            yield gap


def _numbers_between(earlier: Dated, later: Dated) -> int | None:
    """How many issues the numbers say came out between two; None where they tell nothing."""
    if earlier.number is None or later.number is None or later.number <= earlier.number:
        return None
    return later.number - earlier.number - 1


def _gap(issues: Sequence[Dated], at: int, told: int | None) -> Gap:
    """The gap after the issue at `at`; `told` of it are missing, by the numbers."""
    earlier, later = issues[at], issues[at + 1]
    days = _days_due(issues, at, told)
    number = None if told is None or earlier.number is None else earlier.number + 1
    return Gap(earlier.date, later.date, days, len(days) if told is None else told, number)


def _days_due(issues: Sequence[Dated], at: int, told: int | None) -> tuple[date, ...]:
    """The days between two issues on which one was due; none are named of a very long time.

    Of two rhythms the one is taken that fits the numbers, else the one that asks for less.
    """
    first, last = between(issues[at].end, issues[at + 1].date)
    free = (last - first).days + 1
    if free > LONGEST:
        return ()
    if told == free:
        return tuple(EVERY_DAY.days(first, last))
    choices = [tuple(rhythm.days(first, last)) for rhythm in _rhythms(issues, at)]
    return min(choices, key=lambda days: abs(len(days) - told) if told else len(days), default=())


def _rhythms(issues: Sequence[Dated], at: int) -> list[Rhythm]:
    """The rhythms the gap after the issue at `at` may have kept: that before it, that after it.

    A side with few issues is not asked; where both have few, they are taken together.
    """
    before, after = issues[max(0, at + 1 - NEAR) : at + 1], issues[at + 1 : at + 1 + NEAR]
    before = [issue for issue in before if (issues[at].date - issue.date).days <= NEAR_DAYS]
    after = [issue for issue in after if (issue.date - issues[at + 1].date).days <= NEAR_DAYS]
    sides = [side for side in (before, after) if len(side) >= ENOUGH] or [[*before, *after]]
    return [rhythm for side in sides if (rhythm := _rhythm(side))]


def _rhythm(issues: Sequence[Dated]) -> Rhythm | None:
    if not issues:
        return None
    numbers = [issue.number for issue in issues if issue.number is not None]
    printed = None
    if len(numbers) == len(issues) and numbers == sorted(set(numbers)):
        counted = numbers[-1] - numbers[0] + 1
        printed = counted if counted <= (issues[-1].date - issues[0].date).days + 1 else None
    return tell_rhythm([issue.date for issue in issues], printed)


class Misprint(NamedTuple):
    """An issue whose number does not fit in with its neighbours'."""

    date: date
    number: int
    before: Dated | None
    after: Dated | None

    @property
    def finding(self) -> Finding:
        """Why it is doubtful."""
        before, after = self.before, self.after
        if before and after and self.number not in (before.number, after.number):
            return doubt(
                Code.NUMBER_BETWEEN, number=self.number,
                before=_number(before), earlier=before.date.isoformat(),
                after=_number(after), later=after.date.isoformat(),
            )  # fmt: skip
        other = before if before and (after is None or before.number == self.number) else after
        assert other is not None  # noqa: S101 - a number is out of place beside another only
        if other.number == self.number:
            return doubt(Code.NUMBER_TWICE, number=self.number, other=other.date.isoformat())
        near, day = _number(other), other.date.isoformat()
        return doubt(Code.NUMBER_BESIDE, number=self.number, near=near, other=day)


def out_of_sequence(issues: Sequence[Dated]) -> Iterator[Misprint]:
    """The issues whose number does not lie between those of the issues before and after them.

    A count that begins anew, each year or after a pause, is none: the numbers after it go on from it.
    """
    numbered = [issue for issue in issues if issue.number is not None]
    for at, issue in enumerate(numbered):
        before = numbered[at - 1] if at else None
        after = numbered[at + 1] if at + 1 < len(numbered) else None
        further = numbered[at + 2] if at + 2 < len(numbered) else None
        assert issue.number is not None  # noqa: S101 - filtered above
        if _is_misprint(issue, before, after, further):
            yield Misprint(issue.date, issue.number, before, after)


def _is_misprint(issue: Dated, before: Dated | None, after: Dated | None, further: Dated | None) -> bool:
    number = _number(issue)
    if number in (before and before.number, after and after.number):
        return True
    if before and after:
        return _number(before) < _number(after) and not _number(before) < number < _number(after)
    if before:
        return _leaps(before, issue) or (number < _number(before) and not _begins_anew(before, issue))
    if after and further:
        backwards = _number(after) < number and not _begins_anew(issue, after)
        return _number(after) < _number(further) and (backwards or _leaps(issue, after))
    return False


def _number(issue: Dated) -> int:
    assert issue.number is not None  # noqa: S101 - only numbered issues are compared
    return issue.number


def _leaps(earlier: Dated, later: Dated) -> bool:
    """Whether far more numbers than days lie between two issues."""
    days = (later.date - earlier.date).days
    return _number(later) - _number(earlier) > LEAP * days + 10


def _begins_anew(earlier: Dated, later: Dated) -> bool:
    """Whether the numbers count the issues of a year, which a new year begins at 1."""
    day_of_year = later.date.timetuple().tm_yday
    return later.date.year > earlier.date.year and _number(later) <= day_of_year
