"""What the calendar knows of one day, and how it says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.core.lunar import lunar_date
from reader.core.speech import _, ngettext
from reader.gui.calendar.words import day_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reader.store.records import HeldDay, TitleId


class Mark(Enum):
    """What stands under a day: nothing, a dot (held), a ring (held in part)."""

    NONE = 0
    WHOLE = 1
    PART = 2


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day as the calendar draws it; `held` has an issue for each paper of that day."""

    date: date
    is_in_month: bool
    is_today: bool = False
    is_chosen: bool = False
    held: tuple[HeldDay, ...] = ()

    @property
    def mark(self) -> Mark:
        """A ring where any paper of the day is held in part."""
        if not self.held:
            return Mark.NONE
        return Mark.WHOLE if all(issue.is_whole for issue in self.held) else Mark.PART


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
    lines += [_held_line(held, titles) for held in day.held]
    return lines if day.held or not day.is_in_month else [*lines, _("No issue held")]


def _held_line(held: HeldDay, titles: Mapping[TitleId, str]) -> str:
    if len(titles) < 2 or held.title_id not in titles:
        return pages_text(held)
    return _("{title}: {pages}").format(title=titles[held.title_id], pages=pages_text(held))
