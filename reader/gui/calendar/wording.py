"""Days and months in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _

if TYPE_CHECKING:
    from datetime import date

    from reader.gui.calendar.months import Month


def month_names() -> tuple[str, ...]:
    """January to December."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def weekday_names() -> tuple[str, ...]:
    """Monday to Sunday."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip


def weekday_heads() -> tuple[str, ...]:
    """Monday to Sunday, short enough to head a column."""
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))


def month_heading(month: Month) -> str:
    """The month with its year: "July 2022", "2022年 7月"."""
    return _("{month} {year}").format(month=month_names()[month.month - 1], year=month.year)


def day_name(day: date) -> str:
    """The day with its weekday: "Tuesday, 19 July 2022", "2022年7月19日 星期二"."""
    return _("{weekday}, {day} {month} {year}").format(
        weekday=weekday_names()[day.weekday()], day=day.day, month=month_names()[day.month - 1], year=day.year
    )
