"""What the person chose for sources that do not tell it, or tell it wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """Goes before what is found out: `encoding` always, `day` where the source names no date."""

    encoding: str | None = None
    day: date | None = None


NOTHING_CHOSEN = Choice()
