"""The lines of the report of gaps as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reader.core.speech import _, ngettext
from reader.jobs.coverage import days_wording, lacks_text, numbers_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.jobs.coverage import GapLine

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Roles = Qt.ItemDataRole


class GapModel(QAbstractTableModel):
    """A row a line: what is the matter, when, which number, of which paper, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[GapLine, ...] = ()
        self._heads = (_("What"), _("Date"), _("Number"), _("Paper"), _("Details"))

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        """Show these lines and no others."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> GapLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Five."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """The words of a cell; the tool tip has them whole."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None or role not in (_Roles.DisplayRole, _Roles.ToolTipRole):
            return None
        return _cells(line)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Roles.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """What the columns tell."""
        if orientation != Qt.Orientation.Horizontal or role != _Roles.DisplayRole:
            return None
        return self._heads[section] if 0 <= section < len(self._heads) else None


def _cells(line: GapLine) -> tuple[str, ...]:
    what = lacks_text()[line.lack]
    if line.count > 1:
        issues = ngettext("{count:,} issue", "{count:,} issues", line.count).format(count=line.count)
        what = f"{what} · {issues}"
    when = " ".join(filter(None, (days_wording(line), line.edition)))
    return what, when, numbers_text(line), line.paper, line.why
