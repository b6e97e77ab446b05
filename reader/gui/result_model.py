"""The results of a find as rows; more are added at the end as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.core.speech import _
from reader.find.records import FoundArticle, Tier
from reader.gui.article_model import NO_INDEX, ROW_ROLE
from reader.gui.said import said_date

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """Results in the order they were found. ROW_ROLE gives a FoundArticle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[FoundArticle] = []
        self.are_many_titles = False

    def show(self, found: Sequence[FoundArticle]) -> None:
        """Hold `found` in place of what was there."""
        self.beginResetModel()
        self._found = list(found)
        self.are_many_titles = self._count_titles() > 1
        self.endResetModel()

    def add(self, found: Sequence[FoundArticle]) -> None:
        """Add `found` at the end; the names of papers appear once there are several."""
        if not found:
            return
        start = len(self._found)
        self.beginInsertRows(QModelIndex(), start, start + len(found) - 1)
        self._found += found
        self.endInsertRows()
        if not self.are_many_titles and self._count_titles() > 1:
            self.are_many_titles = True
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Results held so far."""
        return 0 if parent.isValid() else len(self._found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every result can be chosen."""
        if self.result_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """The record, its headline, or the whole row as a sentence for a screen reader."""
        found = self.result_at(index.row()) if index.isValid() else None
        if found is None:
            return None
        if role == ROW_ROLE:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.headline.text or found.snippet.text
        return spoken_result(found) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def result_at(self, row: int) -> FoundArticle | None:
        """The result in a row; None beyond the ends."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def _count_titles(self) -> int:
        return len({found.title for found in self._found})


def said_tier(tier: Tier) -> str:
    """What the badge of a result says."""
    return {Tier.HEADING: _("heading"), Tier.WORD: _("word"), Tier.CHARACTERS: _("characters")}[tier]


def said_why(found: FoundArticle) -> str:
    """What the badge of a result says: where the words stand, or that they were corrected since."""
    return _("as read") if found.is_as_read else said_tier(found.tier)


def explained(found: FoundArticle) -> str:
    """Why a result stands where it stands, and whether its words were corrected since."""
    if found.is_as_read:
        return _("What you look for stands in the text as it was read, before it was corrected.")
    return explained_tier(found.tier)


def explained_tier(tier: Tier) -> str:
    """Why a result stands where it stands."""
    return {
        Tier.HEADING: _("What you look for stands in the heading of this article."),
        Tier.WORD: _("What you look for stands in the text, as words of its own."),
        Tier.CHARACTERS: _(
            "The characters stand in the text one after another, but as parts of other words."
        ),
    }[tier]


def spoken_result(found: FoundArticle) -> str:
    """A result's row as sentences, the headline first."""
    page = _("Page {number}").format(number=found.page_number)
    said = [found.headline.text, found.title, said_date(found.date), page]
    said += [explained(found).rstrip(".。"), found.snippet.text]
    stop = _(". ")
    return stop.join(part for part in said if part).strip() + stop.strip()
