"""The marks that are shown, in an order of one's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reader.core.speech import _
from reader.gui.widgets.text_block import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reader.store.marks.all_marks import Mark

MARK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Mark of a row."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Roles = Qt.ItemDataRole


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


class MarkModel(QAbstractListModel):
    """Marks in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is shown."""
        return tuple(self._marks)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._marks = list(marks)
        self.endResetModel()

    def row_of(self, uid: str) -> int | None:
        """Where a mark stands."""
        return next((row for row, mark in enumerate(self._marks) if mark.uid == uid), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._marks)

    def data(self, index: _Index, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The words, the whole for tool tips and screen readers, and the record itself."""
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        match role:
            case _Roles.DisplayRole:
                return words_of(mark)
            case _Roles.AccessibleTextRole | _Roles.ToolTipRole:
                parts = (words_of(mark), mark.note, place_of(mark), " ".join(f"#{tag}" for tag in mark.tags))
                return "\n".join(part for part in parts if part)
            case _ if role == MARK_ROLE:
                return mark
        return None
