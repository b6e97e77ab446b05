"""What the person said of sources that do not tell it, or tell it wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """Goes before what stands in a source, in its name or its folder; None: as found.

    `page` is a page's number as it is filed ("1", "A3"). `columns` are fields of a table or of JSON with the column
    that holds them ("headline", "标题"); a column of "" says that none does.
    """

    encoding: str | None = None
    day: date | None = None
    page: str | None = None
    paper: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


NOTHING_CHOSEN = Choice()
