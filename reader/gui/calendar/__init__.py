"""The calendar of issues: months, the papers to choose from, and the ways to a date."""

from reader.gui.calendar.panel import CalendarPanel

__all__ = ["CalendarPanel"]
