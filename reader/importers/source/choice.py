"""What the person said of sources that do not tell it, or tell it wrongly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.core.days.issue_date import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """Goes before what stands in a source, in its name or its folder; None: as found.

    `page` is a page's number as it is filed ("1", "A3"). `columns` are fields of a table or of JSON with the column
    that holds them ("headline", "标题"); a column of "" says that none does.
    `edition` is as `editions.typed_edition` has it, "" for the paper itself; `last_day` and `precision` say with
    `day`, which is the first then, which days, which month or which year it is.
    """

    encoding: str | None = None
    day: date | None = None
    page: str | None = None
    paper: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    edition: str | None = None
    last_day: date | None = None
    precision: Precision = Precision.DAY
    known_columns: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = field(
        default=(), repr=False
    )
    """What was said of columns before, by the names of all columns of a table: no answer of this time."""

    def columns_for(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What the person says of these columns, now or before."""
        shape = tuple(sorted(set(names)))
        return self.columns or dict(self.known_columns).get(shape, ())


NOTHING_CHOSEN = Choice()
