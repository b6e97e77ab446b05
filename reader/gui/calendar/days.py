"""What the calendar knows of one day, and how it says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.core.days.lunar import lunar_date
from reader.core.speech import _, ngettext
from reader.gui.calendar.wording import day_name
from reader.gui.widgets.wording import when_wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reader.core.days.coverage import Gap
    from reader.store.records import HeldDay, TitleGap, TitleId


class Mark(Enum):
    """What stands under a day: a dot (held), a ring (in part), a triangle (doubtful), a dash (missing)."""

    NONE = 0
    WHOLE = 1
    PART = 2
    DOUBTFUL = 3
    MISSING = 4


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day as the calendar draws it; `held` has the issues of each paper of that day, its editions after it.

    `missing` has the gaps of those papers that should have come out and are not held.
    """

    date: date
    is_in_month: bool
    is_today: bool = False
    is_chosen: bool = False
    held: tuple[HeldDay, ...] = ()
    missing: tuple[TitleGap, ...] = ()

    @property
    def mark(self) -> Mark:
        """The gravest of its papers; a ring where one of several papers is missing."""
        if not self.held:
            return Mark.MISSING if self.missing else Mark.NONE
        marks = {issue_mark(issue) for issue in self.held}
        if Mark.DOUBTFUL in marks:
            return Mark.DOUBTFUL
        return Mark.PART if Mark.PART in marks or self.missing else Mark.WHOLE


def issue_mark(issue: HeldDay) -> Mark:
    """How an issue is held. Of one in part the ring says already that it should be looked at."""
    if issue.is_misnumbered or (issue.is_whole and issue.doubts):
        return Mark.DOUBTFUL
    return Mark.WHOLE if issue.is_whole else Mark.PART


def issue_text(held: HeldDay) -> str:
    """How much of an issue is held, and which it is where it is not the day's own: 号外: 1 page held."""
    parts = [held.edition] if held.edition else []
    parts += [] if held.when.is_day else [when_wording(held.when)]
    text = pages_text(held)
    return _("{issue}: {pages}").format(issue=_(", ").join(parts), pages=text) if parts else text


def pages_text(held: HeldDay) -> str:
    """How much of an issue is held, in words."""
    if held.is_whole:
        text = ngettext("{held} page held", "{held} pages held", held.pages_held)
        return text.format(held=held.pages_held)
    return _("{held} of {count} pages held").format(held=held.pages_held, count=held.page_count)


def day_lines(day: CalendarDay, titles: Mapping[TitleId, str]) -> list[str]:
    """Date with weekday, lunar date, and what is held; papers are named where there are several."""
    lunar = lunar_date(day.date)
    lines = [day_name(day.date)]
    lines += [_("Lunar {date}").format(date=lunar.text)] if lunar else []
    for held in day.held:
        lines += [_named(held.title_id, issue_text(held), titles), *(doubt.text for doubt in held.doubts)]
    lines += [_named(gap.title_id, missing_text(gap.gap, day.date), titles) for gap in day.missing]
    return lines if day.held or day.missing or not day.is_in_month else [*lines, _("No issue held")]


def missing_text(gap: Gap, day: date) -> str:
    """What is known of the issue missing on a day."""
    if not gap.has_sure_days:
        text = ngettext(
            "{count} issue is missing between {earlier} and {later}",
            "{count} issues are missing between {earlier} and {later}",
            gap.count,
        )
        return text.format(count=gap.count, earlier=gap.earlier, later=gap.later)
    if gap.first_number is None:
        return _("An issue was expected; it is not held")
    return _("No. {number} is not held").format(number=gap.first_number + gap.days.index(day))


def _named(title_id: TitleId, text: str, titles: Mapping[TitleId, str]) -> str:
    """The text with its paper before it, where there are several."""
    if len(titles) < 2 or title_id not in titles:
        return text
    return _("{title}: {pages}").format(title=titles[title_id], pages=text)
