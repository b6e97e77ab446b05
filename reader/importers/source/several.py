"""Several issues in one file: a second masthead, or headers of another day, begin another issue."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.days.day_names import weekday_name
from reader.core.evidence import Seen, Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.source.filing import UnfiledIssue

_SAME_FILE = 0.8
"""How sure it is that the issues of one file are of one paper."""
_MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class DateMark:
    """What a page tells of its day. `place` is where the page begins in the file, by lines or by sheets.

    `page` is its number without its section, where it tells one. `weekday` is as printed.
    """

    place: int
    day: date
    is_masthead: bool = False
    page: int | None = None
    weekday: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the weekday printed beside fits the day."""
        return self.weekday == weekday_name(self.day)


def issue_starts(marks: Sequence[DateMark]) -> list[int]:
    """Where another issue begins than the one before. `marks` are in order.

    A day misprinted on one page begins none: the pages go on, and after it comes the day from before.
    """
    starts: list[int] = []
    now = marks[0] if marks else None
    last = now
    for at, mark in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        if now and last and mark.day != now.day and not _goes_on(now, last, mark, following):
            starts.append(mark.place)
            now = mark
        last = mark
    return starts


def _goes_on(now: DateMark, last: DateMark, mark: DateMark, following: DateMark | None) -> bool:
    """Whether a page of another day is of the issue at hand all the same: what it tells is a misprint."""
    is_next = mark.page is not None and (last.page or 1) < mark.page
    if not is_next:
        return False
    is_left_over = mark.day < now.day or (following is not None and following.day == now.day)
    return is_left_over or not (now.is_sure and mark.is_sure)


def digits_of(page: str) -> int | None:
    """A page's number without its section."""
    bare = page.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(bare) if bare.isdecimal() else None


def readings_of(source: Source, unfiled: Sequence[UnfiledIssue], *findings: Finding) -> list[Reading]:
    """The readings of a file's issues. Each but the first has a digest of its own, made of the file's.

    Where only one of them names the paper, it is that of all.
    """
    papers = next((one.seen.papers for one in unfiled if one.seen.papers), ())
    named = tuple(Seen(one.value, Where.SOURCE, sure=_SAME_FILE) for one in papers[:1])
    told = tuple(_told(source, unfiled))
    return [
        replace(
            one, findings=(*told, *one.findings), seen=one.seen if one.seen.papers else replace(one.seen, papers=named)
        ).reading(_part(source, nth), *(() if nth else findings))
        for nth, one in enumerate(unfiled)
    ]  # fmt: skip


def _told(source: Source, unfiled: Sequence[UnfiledIssue]) -> Iterator[Finding]:
    if len(unfiled) > 1:
        days = [one.issue.date_text or "—" for one in unfiled]
        yield note(
            Code.SEVERAL_ISSUES, name=source.path.name, count=len(unfiled), days=shortened(days, _MOST_TOLD)
        )


def _part(source: Source, nth: int) -> Source:
    if nth == 0:
        return source
    return replace(source, sha256=hashlib.sha256(f"{source.sha256}\n{nth}".encode()).hexdigest())


def sequence_doubts(numbers: Sequence[str], *, is_count_told: bool = False) -> Iterator[Finding]:
    """What is doubtful about the order in which the pages of an issue come in its file.

    `is_count_told`: the masthead says how many there are, so that missing ones are told already.
    """
    last: tuple[str, int, str] | None = None
    first: set[str] = set()
    for number in numbers:
        digits = digits_of(number)
        if digits is None:
            continue
        section = number[: len(number) - len(str(digits))]
        if last and section == last[0] and digits != last[1]:
            steps = _step_doubts(last[2], number, digits - last[1], is_again=number in first)
            yield from (one for one in steps if not (is_count_told and one.code is Code.PAGES_BETWEEN))
        first.add(number)
        last = section, digits, number


def _step_doubts(before: str, page: str, step: int, *, is_again: bool) -> Iterator[Finding]:
    if is_again and digits_of(page) == 1:
        yield doubt(Code.PAGE_AGAIN, page=page)
    elif step < 0:
        yield doubt(Code.PAGE_ORDER, page=page, before=before)
    elif step > 1:
        yield note(Code.PAGES_BETWEEN, page=page, before=before)
