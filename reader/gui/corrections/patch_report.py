"""What became of a patch: a row a correction, with the reason where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.corrections.wording import kind_text
from reader.core.speech import _
from reader.gui.corrections.patch_model import Applied, PatchModel, headline, issue_text, status_text
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.row_view import RowView
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, icon, theme_of
from reader.jobs import PatchStatus

if TYPE_CHECKING:
    from reader.gui.widgets.row_model import Index
    from reader.jobs import PatchOutcome

LEFT, RIGHT = 46, 20
ABOVE, BELOW, RULE = 10, 11, 1
ICON, ICON_LEFT = 18, 18
GAP = 12
ICONS = {PatchStatus.APPLIED: "check", PatchStatus.HELD: "check", PatchStatus.MISFIT: "warning"}


class PatchRows(QStyledItemDelegate):
    """Draws corrections with what became of them."""

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view
        self._what = TextStyle(font("song", 15, QFont.Weight.DemiBold), 22, 2)
        self._status, self._issue = TextStyle(font("hei", 12), 22), TextStyle(font("hei", 11.5), 19)
        self._reason = TextStyle(font("hei", 13), 20, 4)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is."""
        blocks = self._blocks(index.data(ROW_ROLE))
        return QSize(0, round(ABOVE + sum(block.height for block in blocks) + BELOW + RULE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        outcome, rect = index.data(ROW_ROLE), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        theme = theme_of(self._view)
        painter.fillRect(rect, QColor(theme.selected if is_chosen else theme.list))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(theme.line))
        self._paint_status(painter, rect, outcome)
        top = float(rect.top() + ABOVE)
        for block, colour in zip(self._blocks(outcome), (theme.ink, theme.muted, theme.ink), strict=False):
            block.draw(painter, QPointF(LEFT, top), QColor(colour))
            top += block.height
        painter.restore()

    def _paint_status(self, painter: QPainter, rect: QRect, outcome: PatchOutcome) -> None:
        is_misfit = outcome.status is PatchStatus.MISFIT
        place = QRect(ICON_LEFT, rect.top() + ABOVE + 2, ICON, ICON)
        icon(ICONS[outcome.status], "mark" if is_misfit else "muted").paint(painter, place)
        words = TextBlock(status_text(outcome), self._status, rect.width())
        at = QPointF(rect.right() + 1 - RIGHT - words.width, rect.top() + ABOVE)
        words.draw(painter, at, QColor(theme_of(self._view).muted))

    def _blocks(self, outcome: PatchOutcome) -> list[TextBlock]:
        width = self._view.viewport().width() - LEFT - RIGHT
        status = TextBlock(status_text(outcome), self._status, width).width
        what = TextBlock(kind_text(outcome.correction.change), self._what, width - status - GAP)
        blocks = [what, TextBlock(issue_text(outcome), self._issue, width)]
        return [*blocks, TextBlock(outcome.reason, self._reason, width)] if outcome.reason else blocks


class PatchReportDialog(QDialog):
    """Lists the corrections of a patch, those that do not fit first."""

    def __init__(self, applied: Applied, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = headline(applied)
        self._model = PatchModel(applied, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Corrections of {file}").format(file=applied.name))
        self.setObjectName("patchReport")
        fit(self, (640, 560))
        self._build()

    def _build(self) -> None:
        said = QLabel(self.headline)
        said.setObjectName("reportHeadline")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setFont(font("song", 17, QFont.Weight.DemiBold))
        said.setWordWrap(True)
        self.view = RowView()
        self.view.setModel(self._model)
        self.view.setAccessibleName(_("Corrections"))
        self._rows = PatchRows(self.view)
        self.view.setItemDelegate(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(said)
        column.addWidget(self.view, 1)
        column.addLayout(self._buttons())
        self.view.setFocus()

    def _buttons(self) -> QHBoxLayout:
        copy, close = QPushButton(_("Copy as text")), QPushButton(_("Close"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 14)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        for button in (copy, close):
            button.setAutoDefault(False)
            button.setFont(font("hei", 13))
        return row

    def copy(self) -> None:
        """Put the whole report on the clipboard, as text."""
        QGuiApplication.clipboard().setText("\n".join([self.headline, *self._model.lines()]))
