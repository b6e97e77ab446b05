"""What was found in sources that are not stored yet, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor

from reader.core.findings.finding import Level
from reader.core.speech import _, ngettext
from reader.gui.importing.report_model import kind_text
from reader.gui.widgets.row_model import NO_INDEX
from reader.gui.widgets.theme import current_theme
from reader.gui.widgets.wording import date_wording
from reader.jobs import Ask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.gui.importing.preview_task import Row
    from reader.gui.widgets.row_model import Index
    from reader.jobs import FileOutcome


MANY = 100
"""Rows from which on taking them out one by one would hold up the window."""


def headings() -> tuple[str, ...]:
    """The columns' names."""
    return (_("Source"), _("Kind"), _("Encoding"), _("Paper"), _("Date"), _("Articles"), _("To check"))


class PreviewModel(QAbstractTableModel):
    """A row a source. `dataChanged` and resets come from `put`, `replace` and `remove` only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._paths: dict[str, set[Path]] = {}
        """The files of each name."""

    @property
    def rows(self) -> Sequence[Row]:
        """All sources."""
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Sources."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """As many as `headings` has."""
        return 0 if parent.isValid() else len(headings())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell's words; the path as its tip; the accent where an answer is needed."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(row, has_folder=len(self._paths[row.outcome.path.name]) > 1)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([str(row.outcome.path), *(one.text for one in row.outcome.findings)])
        if role == Qt.ItemDataRole.ForegroundRole and not row.is_ready:
            return QColor(current_theme().accent)
        return None

    def put(self, rows: Sequence[Row]) -> None:
        """Add sources at the end; one that is there already is put in its own place."""
        known = {_issue_of(row): at for at, row in enumerate(self._rows)}
        given = {_issue_of(row): row for row in rows}
        fresh = [row for issue, row in given.items() if issue not in known]
        for issue, row in given.items():
            if issue in known:
                self._set(known[issue], row)
        if fresh:
            self.beginInsertRows(NO_INDEX, len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self._note_paths(fresh)
            self.endInsertRows()

    def replace(self, old: Row, new: Row) -> None:
        """Put a row in another one's place."""
        at = next((at for at, row in enumerate(self._rows) if row.looked.place == old.looked.place), None)
        if at is not None:
            self._set(at, new)

    def change(self, change: Callable[[Row], Row]) -> None:
        """Change every row that `change` gives another one for."""
        if self._rows:
            self._rows = [change(row) for row in self._rows]
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def remove(self, numbers: Sequence[int]) -> None:
        """Take rows out."""
        if len(numbers) > MANY:
            gone = set(numbers)
            self.beginResetModel()
            self._rows = [row for at, row in enumerate(self._rows) if at not in gone]
            self.endResetModel()
        for at in sorted(numbers, reverse=True) if len(numbers) <= MANY else ():
            self.beginRemoveRows(NO_INDEX, at, at)
            del self._rows[at]
            self.endRemoveRows()

    def _note_paths(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._paths.setdefault(row.outcome.path.name, set()).add(row.outcome.path)

    def _set(self, at: int, row: Row) -> None:
        self._rows[at] = row
        self._note_paths([row])
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))


def _issue_of(row: Row) -> tuple[object, ...]:
    """Which issue of which file a row is: a file may hold several."""
    return row.outcome.path, row.outcome.date, row.outcome.title, row.outcome.edition


def _cells(row: Row, *, has_folder: bool) -> tuple[str, ...]:
    """What stands in a row. `has_folder`: other files have the same name, so the folder stands before it."""
    outcome = row.outcome
    return (
        f"{outcome.path.parent.name}/{outcome.path.name}" if has_folder else outcome.path.name,
        kind_text(outcome.kind),
        (outcome.encoding or "").upper(),
        row.paper or (_("which?") if outcome.date or outcome.asks else ""),
        _day_text(outcome) or (_("which?") if Ask.DAY in outcome.asks else ""),
        f"{outcome.articles:,}" if outcome.articles else "",
        doubt_text(row),
    )


def _day_text(outcome: FileOutcome) -> str:
    """The day, and which edition of it; empty where no day is known."""
    return " ".join(filter(None, (date_wording(outcome.date), outcome.edition))) if outcome.date else ""


def doubt_text(row: Row) -> str:
    """What to look at first in a source; empty where there is nothing."""
    outcome = row.outcome
    if Ask.DAY in outcome.asks and outcome.date is None:
        return _("Its day must be given")
    if outcome.date and not row.paper:
        return _("Its paper must be given")
    if Ask.ENCODING in outcome.asks:
        return _("The encoding is doubtful")
    told = [finding.text for finding in outcome.findings if finding.level is not Level.NOTE]
    if row.title:
        told = [one.text for one in outcome.findings if one.level is Level.WARNING]
    if len(told) < 2:
        return "".join(told)
    return ngettext("{count} thing", "{count} things", len(told)).format(count=len(told))


def sum_text(rows: Sequence[Row]) -> str:
    """How much would be stored, and how much waits for an answer."""
    ready = [row for row in rows if row.is_ready]
    issues = ngettext("{count:,} source", "{count:,} sources", len(ready)).format(count=len(ready))
    count = sum(row.outcome.articles for row in ready)
    articles = ngettext("{count:,} article", "{count:,} articles", count).format(count=count)
    said = _("To be stored: {issues}, {articles}.").format(issues=issues, articles=articles)
    waiting = sum(1 for row in rows if not row.is_ready and row.outcome.asks)
    if waiting:
        text = ngettext("{count:,} waits for an answer.", "{count:,} wait for an answer.", waiting)
        said += (" " if not said.endswith("。") else "") + text.format(count=waiting)
    return said
