"""The files the window works on, opened once and handed to whoever needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks


@dataclass(frozen=True, slots=True)
class Holdings:
    """An open archive and the person's marks. The specimen has an archive of its own."""

    archive: Archive
    marks: Marks
    is_specimen: bool = False
