"""The day it is, where the person is."""

from __future__ import annotations

from datetime import date, datetime


def local_today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()
