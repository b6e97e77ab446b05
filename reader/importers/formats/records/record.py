"""One article as its row, object or front matter has it: texts by field, and what holds for all of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.formats.records.fields import Field

if TYPE_CHECKING:
    from reader.core.paper import Region

Values = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class Record:
    """An article's texts by field; "" where one is missing. `place`: where it stands in its source, from 0."""

    values: Values
    place: int = 0
    key: str = ""
    """What other files call it, where they may hold its text."""
    regions: tuple[Region, ...] = ()
    """Where it stands on its page."""

    def __getitem__(self, field: Field) -> str:
        return self.values.get(field, "")

    @property
    def is_article(self) -> bool:
        """Whether it has a headline or a text at all."""
        return any(self[field].strip() for field in (Field.HEADLINE, Field.TEXT))
