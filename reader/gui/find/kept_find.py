"""A saved find as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.marks.saved_finds import SavedFind


@dataclass(frozen=True, slots=True)
class KeptFind:
    """A saved find with the hits it has now, once they were counted."""

    find: SavedFind
    hits: int | None = None

    @property
    def new(self) -> int:
        """Hits that came since the person last looked."""
        seen = self.find.seen
        return max(0, self.hits - seen) if self.hits is not None and seen is not None else 0
