"""The line over the find results: how many, in which order, and what to do with them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.find.grouping import Grouping
from reader.find.records import Order
from reader.gui.widgets.theme import font, icon
from reader.gui.widgets.wording import articles_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


ORDER_PAD = 6
ICON_WIDTH = 25


def order_text(order: Order) -> str:
    """The name of an order, as short as a button wants it."""
    return {Order.BEST: _("Best"), Order.NEWEST: _("Newest"), Order.OLDEST: _("Oldest")}[order]


def grouping_text(grouping: Grouping) -> str:
    """The name of a grouping, as its menu has it."""
    return {
        Grouping.NONE: _("None"),
        Grouping.PAPER: _("By paper"),
        Grouping.PAGE: _("By page"),
        Grouping.YEAR: _("By year"),
        Grouping.MONTH: _("By month"),
    }[grouping]


class OneLine(QLabel):
    """A label that takes what room there is: too long a text gives place to its short form, or is elided."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = self._short = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setIndent(0)

    @property
    def whole(self) -> str:
        """The text, elided or not."""
        return self._whole

    def show_text(self, text: str, short: str = "") -> None:
        """Show `text`, else `short`, else as much of it as fits; the tool tip then has it whole."""
        self._whole, self._short = text, short
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        measures = self.fontMetrics()
        is_narrow = measures.horizontalAdvance(self._whole) > self.width()
        text = self._short if is_narrow and self._short else self._whole
        shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class ResultBar(QWidget):
    """Counts the results and lets the person choose their order, take them away or close them."""

    order_chosen = Signal(object)
    grouping_chosen = Signal(object)
    export_wanted = Signal()
    save_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: dict[Order, QToolButton] = {}
        self._count: int | None = None
        self._grouping = Grouping.NONE
        self._build()
        self.show_order(Order.BEST)
        self.show_grouping(Grouping.NONE)

    def _build(self) -> None:
        self.setObjectName("resultBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = OneLine()
        self._said.setFont(font("hei", 12.5, QFont.Weight.DemiBold))
        self._note = QLabel()
        self._note.setFont(font("hei", 12))
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setIndent(0)
        self._note.setWordWrap(True)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(0)
        column.addLayout(self._line())
        column.addWidget(self._note)

    def _line(self) -> QHBoxLayout:
        self._save = self._icon_button("star-small", _("Save this find"), self.save_wanted)
        self._export = self._icon_button("export-small", _("Export all results…"), self.export_wanted)
        self._close = self._icon_button("close", _("Close the results (Esc)"), self.closed)
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(0)
        line.addWidget(self._said, 1)
        group = QButtonGroup(self)
        for order in Order:
            button = self._orders[order] = self._order_button(order)
            group.addButton(button)
            line.addWidget(button)
        line.addWidget(self._group_button())
        line.addWidget(self._save)
        line.addWidget(self._export)
        line.addWidget(self._close)
        return line

    def _order_button(self, order: Order) -> QToolButton:
        button = QToolButton()
        button.setText(order_text(order))
        button.setFont(font("hei", 12.5))
        button.setObjectName("order")
        button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + 2 * ORDER_PAD)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(_("Order: {name}").format(name=order_text(order)))
        button.clicked.connect(lambda: self.order_chosen.emit(order))
        return button

    def _group_button(self) -> QToolButton:
        self._grouped = self._icon_button("group-small", "", None)
        self._grouped.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._groupings: dict[Grouping, QAction] = {}
        menu, group = QMenu(self._grouped), QActionGroup(self._grouped)
        for grouping in Grouping:
            action = self._groupings[grouping] = QAction(grouping_text(grouping), group)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, it=grouping: self._choose_grouping(it))
            menu.addAction(action)
        self._grouped.setMenu(menu)
        return self._grouped

    def _choose_grouping(self, grouping: Grouping) -> None:
        if grouping is not self._grouping:
            self.show_grouping(grouping)
            self.grouping_chosen.emit(grouping)

    def _icon_button(self, name: str, tip: str, told: SignalInstance | None) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(ICON_WIDTH, 28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if told is not None:
            button.clicked.connect(told)
        return button

    @property
    def said(self) -> str:
        """What the line says."""
        return self._said.whole

    def show_searching(self, text: str) -> None:
        """Say what is being looked for."""
        self._count = None
        self._said.show_text(_("Looking for “{words}”…").format(words=text))
        self._show_note(None)

    def show_found(self, note: str | None) -> None:
        """Say that results are there; `note` tells how the query was read. The count may come later."""
        if self._count is None:
            self._said.show_text(_("Counting…"))
        self._show_note(note)
        self._enable(are_results=True)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self._count = count
        self._said.show_text(articles_text(count), f"{count:,}")

    def show_nothing(self) -> None:
        """Say that there are none; nothing can be ordered or exported."""
        self.show_count(0)
        self._show_note(None)
        self._enable(are_results=False)

    def show_saved(self, is_saved: bool) -> None:
        """Fill the star of a find that is kept."""
        self._save.setIcon(icon("star-small-filled", "mark") if is_saved else icon("star-small"))
        tip = _("Saved; click to remove it from the saved finds") if is_saved else _("Save this find")
        self._save.setToolTip(tip)
        self._save.setAccessibleName(tip)

    def show_order(self, order: Order) -> None:
        """Mark the order the results stand in."""
        self._orders[order].setChecked(True)

    def show_grouping(self, grouping: Grouping) -> None:
        """Say what the results are put together by."""
        self._grouping = grouping
        self._groupings[grouping].setChecked(True)
        is_grouped = grouping is not Grouping.NONE
        self._grouped.setIcon(icon("group-small", "accent" if is_grouped else "muted"))
        tip = _("Group: {name}").format(name=grouping_text(grouping))
        self._grouped.setToolTip(tip)
        self._grouped.setAccessibleName(tip)

    def _enable(self, are_results: bool) -> None:
        for button in (*self._orders.values(), self._grouped, self._export):
            button.setVisible(are_results)

    def _show_note(self, note: str | None) -> None:
        self._note.setText(note or "")
        self._note.setVisible(bool(note))
        self._note.setContentsMargins(0, 0, 8, 7 if note else 0)
