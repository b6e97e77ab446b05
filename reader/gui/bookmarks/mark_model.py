"""The marks that are shown, in an order of one's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.gui.widgets.row_model import RowModel
from reader.gui.widgets.text_block import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.marks.all_marks import Mark


class MarkFilter(NamedTuple):
    """What is shown: '' stands for all. `folder` is a uid."""

    kind: str = ""
    colour: str = ""
    tag: str = ""
    paper: str = ""
    folder: str = ""
    words: str = ""
    orphans: bool = False

    def takes(self, mark: Mark) -> bool:
        """Whether a mark is shown."""
        return (
            self.kind in {"", mark.kind.value}
            and self.colour in {"", mark.colour}
            and self.paper in {"", mark.title}
            and (not self.tag or self.tag in mark.tags)
            and (not self.folder or (mark.folder is not None and mark.folder.uid == self.folder))
            and (not self.orphans or mark.is_orphan)
            and (not self.words or self.words in f"{mark.words}\n{mark.note}\n{mark.headline}")
        )


def sorted_marks(marks: Sequence[Mark], order: str) -> list[Mark]:
    """Marks the newest first ("newest"), or as they stand in the papers ("printed")."""
    if order == "newest":
        return sorted(marks, key=lambda it: (-it.created.timestamp(), it.uid))
    return sorted(marks, key=lambda it: (it.title, it.date, _page(it.page_number), it.headline, _start(it)))


def _page(number: str) -> tuple[int, str]:
    digits = "".join(filter(str.isdecimal, number))
    return (int(digits) if digits else 0, number)


def _start(mark: Mark) -> int:
    return mark.place.start if mark.place and mark.place.start is not None else 0


def words_of(mark: Mark) -> str:
    """What a row says first: what was marked, else what the article is called."""
    return one_line(
        mark.words if mark.kind.value != "bookmark" and mark.words else mark.headline or mark.words
    )


def place_of(mark: Mark) -> str:
    """Headline, paper, date and page."""
    place = _("{title} · {date} · p. {page}").format(
        title=mark.title, date=mark.date.isoformat(), page=mark.page_number
    )
    has_own = mark.kind.value == "bookmark" or not mark.words
    return place if has_own or not mark.headline else f"{one_line(mark.headline)} · {place}"


class MarkModel(RowModel["Mark"]):
    """Marks in the order given."""

    def row_of(self, uid: str) -> int | None:
        """Where a mark stands."""
        return next((row for row, mark in enumerate(self._rows) if mark.uid == uid), None)

    def name_of(self, row: Mark) -> str:
        """The words."""
        return words_of(row)

    def spoken(self, row: Mark) -> str:
        """The words, the note, where they stand, and the tags."""
        parts = (words_of(row), row.note, place_of(row), " ".join(f"#{tag}" for tag in row.tags))
        return "\n".join(part for part in parts if part)

    def hint_of(self, row: Mark) -> str:
        """The same at the mouse."""
        return self.spoken(row)
