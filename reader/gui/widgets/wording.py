"""Dates, sizes and counts as the window says them, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.days.issue_date import Precision
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.core.days.issue_date import IssueDate
    from reader.store.records import ArchiveSize, IssueRecord

STEP = 1024


def date_wording(day: date) -> str:
    """2022年7月19日 in Chinese, 2022-07-19 in English."""
    return _("{year}-{month:02d}-{day:02d}").format(year=day.year, month=day.month, day=day.day)


def days_wording(first: date, last: date | None = None) -> str:
    """A day; a month or a year where the days up to `last` are one: 2022年7月 in Chinese, 2022-07 in English."""
    if last is None or first == last:
        return date_wording(first)
    if first.month == last.month:
        return _("{year}-{month:02d}").format(year=first.year, month=first.month)
    return _("{year}").format(year=first.year)


def when_wording(when: IssueDate, edition: str = "") -> str:
    """The date of an issue: a day, several, a month or a year, with its edition: 2022年7月19日 号外."""
    if when.precision is Precision.DAY and when.last:
        words = _("{first} to {last}").format(first=date_wording(when.first), last=date_wording(when.last))
    else:
        words = days_wording(when.first, when.last)
    return _("{date}, {edition}").format(date=words, edition=edition) if edition else words


def listed(numbers: Sequence[str]) -> str:
    """Numbers of pages, one after the other: 1、3 in Chinese, 1, 3 in English."""
    words = numbers[0] if numbers else ""
    for number in numbers[1:]:
        words = _("{numbers}, {number}").format(numbers=words, number=number)
    return words


def bytes_text(count: int) -> str:
    """A file's size in the largest unit that leaves a number of at least 1."""
    size, units = float(count), ("B", "KB", "MB", "GB", "TB")
    for unit in units:
        if size < STEP or unit == units[-1]:
            return f"{size:.0f} {unit}" if unit in units[:2] else f"{size:.1f} {unit}"
        size /= STEP
    raise AssertionError("the last unit takes any size")


def articles_text(count: int) -> str:
    """How many articles."""
    return ngettext("{count:,} article", "{count:,} articles", count).format(count=count)


def place_text(issue: IssueRecord, page_number: str | None) -> str:
    """Paper, date and page of what is open, for the status line."""
    words = [issue.title, when_wording(issue.when, issue.edition)]
    if page_number:
        words.append(_("page {number}").format(number=page_number))
    return " · ".join(words)


def hits_text(current: int, total: int) -> str:
    """Which of an article's hits is the current one, counted from 1."""
    sentence = ngettext("{count} hit in this article", "hit {current} of {count} in this article", total)
    return sentence.format(count=total, current=current) + _(" · F3 for the next")


def size_text(size: ArchiveSize) -> str:
    """How much the archive holds, for the status line."""
    return f"{articles_text(size.articles)} · {bytes_text(size.bytes)}"


def scope_text(size: ArchiveSize) -> str:
    """What a find looks through, as the find field's hint."""
    papers = ngettext("{count:,} paper", "{count:,} papers", size.titles).format(count=size.titles)
    issues = ngettext("{count:,} issue", "{count:,} issues", size.issues).format(count=size.issues)
    return _("Find in {papers}, {issues}").format(papers=papers, issues=issues)
