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

from reader.core.corrections.wording import said_kind
from reader.core.speech import _
from reader.gui.articles.article_model import ROW_ROLE
from reader.gui.corrections.patch_model import Applied, PatchModel, headline, said_issue, said_status
from reader.gui.widgets.row_view import RowView, list_sheet
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import LIGHT, font, icon
from reader.jobs import PatchStatus

if TYPE_CHECKING:
    from reader.gui.articles.article_model import Index
    from reader.gui.widgets.theme import Theme
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
        self._view, self._theme = view, LIGHT
        self._what = TextStyle(font("song", 15, QFont.Weight.DemiBold), 22, 2)
        self._status, self._issue = TextStyle(font("hei", 12), 22), TextStyle(font("hei", 11.5), 19)
        self._reason = TextStyle(font("hei", 13), 20, 4)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme` from now on."""
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is."""
        blocks = self._blocks(index.data(ROW_ROLE))
        return QSize(0, round(ABOVE + sum(block.height for block in blocks) + BELOW + RULE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        outcome, rect = index.data(ROW_ROLE), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(self._theme.selected if is_chosen else self._theme.list))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(self._theme.line))
        self._paint_status(painter, rect, outcome)
        top = float(rect.top() + ABOVE)
        for block, colour in zip(self._blocks(outcome), self._colours(), strict=False):
            block.draw(painter, QPointF(LEFT, top), QColor(colour))
            top += block.height
        painter.restore()

    def _paint_status(self, painter: QPainter, rect: QRect, outcome: PatchOutcome) -> None:
        colour = self._theme.mark if outcome.status is PatchStatus.MISFIT else self._theme.muted
        place = QRect(ICON_LEFT, rect.top() + ABOVE + 2, ICON, ICON)
        icon(ICONS[outcome.status], colour).paint(painter, place)
        words = TextBlock(said_status(outcome), self._status, rect.width())
        at = QPointF(rect.right() + 1 - RIGHT - words.width, rect.top() + ABOVE)
        words.draw(painter, at, QColor(self._theme.muted))

    def _colours(self) -> tuple[str, str, str]:
        return self._theme.ink, self._theme.muted, self._theme.ink

    def _blocks(self, outcome: PatchOutcome) -> list[TextBlock]:
        width = self._view.viewport().width() - LEFT - RIGHT
        status = TextBlock(said_status(outcome), self._status, width).width
        what = TextBlock(said_kind(outcome.correction.change), self._what, width - status - GAP)
        blocks = [what, TextBlock(said_issue(outcome), self._issue, width)]
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
        self.resize(640, 560)
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        said = QLabel(self.headline)
        said.setObjectName("patchHeadline")
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

    def set_theme(self, theme: Theme) -> None:
        """Take the window's colours."""
        self._rows.set_theme(theme)
        self.view.setStyleSheet(list_sheet(theme.list))
        self.setStyleSheet(
            f"#patchReport {{ background: {theme.background}; }}"
            f"#patchHeadline {{ color: {theme.ink}; padding: 18px 20px 16px 20px;"
            f" border-bottom: 1px solid {theme.line}; }}"
        )

    def copy(self) -> None:
        """Put the whole report on the clipboard, as text."""
        QGuiApplication.clipboard().setText("\n".join([self.headline, *self._model.lines()]))
