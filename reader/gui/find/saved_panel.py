"""The saved finds in the side panel: each with its hits, and how many are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, theme_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.gui.find.kept_find import KeptFind

ROW = 28
MARGIN = 16
MOST_SEEN = 6
KEPT_ROLE = Qt.ItemDataRole.UserRole + 1
_State = QStyle.StateFlag


class _Rows(QStyledItemDelegate):
    """Draws a find: its name, and its hits at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._hits = TextStyle(font("hei", 13), 20), TextStyle(font("hei", 12), 20)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kept: KeptFind = index.data(KEPT_ROLE)
        theme = theme_in(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if option.state & (_State.State_HasFocus | _State.State_MouseOver):
            has_focus = bool(option.state & _State.State_HasFocus)
            painter.setPen(QColor(theme.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(row.adjusted(8.5, 0.5, -8.5, -0.5), 7, 7)
        hits = TextBlock(hits_of_text(kept), self._hits, row.width() / 2)
        place = QPointF(row.right() - MARGIN - hits.width, row.top() + 4)
        hits.draw(painter, place, QColor(theme.accent if kept.new else theme.muted))
        width = row.width() - 2 * MARGIN - hits.width - 8
        name = TextBlock(kept.find.name, self._name, width)
        name.draw(painter, QPointF(MARGIN, row.top() + 4), QColor(theme.ink))
        painter.restore()


class SavedFindsPanel(QWidget):
    """A heading and the finds; not there at all until one is saved."""

    find_opened = Signal(str)
    find_removed = Signal(object)
    find_renamed = Signal(object, str)
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QListWidget()
        self._rows = _Rows(self.view)
        self._heading = QLabel(_("Saved finds"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._heading.setFont(font("hei", 12))
        self._heading.setObjectName("quiet")
        self._heading.setContentsMargins(MARGIN, 0, MARGIN, 4)
        self.view.setItemDelegate(self._rows)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setAccessibleName(_("Saved finds"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.view)
        self.hide()

    def _connect(self) -> None:
        self.view.itemClicked.connect(lambda item: self.find_opened.emit(item.data(KEPT_ROLE).find.query))
        self.view.customContextMenuRequested.connect(self._open_menu)

    def show_finds(self, finds: Sequence[KeptFind]) -> None:
        """Show these and no others, keeping the current row."""
        row = self.view.currentRow()
        self.view.clear()
        for kept in finds:
            item = QListWidgetItem(self.view)
            item.setData(KEPT_ROLE, kept)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kept.find.name}, {hits_of_text(kept)}")
            item.setToolTip(kept.find.query)
        self.view.setCurrentRow(min(row, len(finds) - 1))
        self.view.setFixedHeight(min(len(finds), MOST_SEEN) * ROW + 2)
        self.setVisible(bool(finds))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds, Delete removes, F2 renames."""
        kept: KeptFind | None = self.view.currentIndex().data(KEPT_ROLE)
        if kept and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.find_opened.emit(kept.find.query)
        elif kept and event.key() == Qt.Key.Key_Delete:
            self.find_removed.emit(kept)
        elif kept and event.key() == Qt.Key.Key_F2:
            self.ask_name(kept)
        else:
            super().keyPressEvent(event)

    def ask_name(self, kept: KeptFind) -> None:
        """Let the person name a find."""
        name, is_given = QInputDialog.getText(
            self.window(), _("Rename the saved find"), _("Name:"), text=kept.find.name
        )
        if is_given and name.strip():
            self.find_renamed.emit(kept, name.strip())

    def context_menu(self, kept: KeptFind) -> QMenu:
        """What can be done with a saved find."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Find")).triggered.connect(lambda: self.find_opened.emit(kept.find.query))
        rename = menu.addAction(_("Re&name…"))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        rename.triggered.connect(lambda: self.ask_name(kept))
        removal = menu.addAction(_("&Remove"))
        removal.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        removal.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        removal.triggered.connect(lambda: self.find_removed.emit(kept))
        menu.addSeparator()
        menu.addAction(_("&Export all it finds…")).triggered.connect(
            lambda: self.export_wanted.emit(kept.find.query)
        )
        return menu

    def _open_menu(self, place: QPoint) -> None:
        kept: KeptFind | None = self.view.indexAt(place).data(KEPT_ROLE)
        if kept:
            self.context_menu(kept).popup(self.view.viewport().mapToGlobal(place))


def hits_of_text(kept: KeptFind) -> str:
    """How many hits, and how many of them are new."""
    if kept.hits is None:
        return ""
    if kept.new:
        return _("{hits:,} · {new:,} new").format(hits=kept.hits, new=kept.new)
    return f"{kept.hits:,}"
