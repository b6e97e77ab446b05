"""The folders of bookmarks over their list: one shows what is in it, and takes bookmarks that are dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from reader.core.speech import _
from reader.gui.bookmarks.dragged_bookmarks import keys_in
from reader.gui.bookmarks.folder_menus import add_folder_changes, rename
from reader.gui.widgets.flow import FlowLayout
from reader.gui.widgets.mark_colours import mark_colour
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
    )

    from reader.core.annotations.nouns import Folder

_HEIGHT, _PAD, _DOT, _GAP = 24, 9, 9, 6
_LONGEST = 200


class FolderChip(QAbstractButton):
    """One folder, or all bookmarks (`folder` None): F2 renames, Delete takes away, the menu key has all of it."""

    dropped = Signal(object)
    """The keys of bookmarks that were dropped on it."""
    rename_wanted = Signal()
    removed = Signal()

    def __init__(self, folder: Folder | None, count: int, bar: FolderBar) -> None:
        super().__init__(bar)
        self.folder, self._bar, self._is_aimed_at = folder, bar, False
        self._style = TextStyle(font("hei", 12), _HEIGHT)
        name = folder.name if folder else _("All")
        self._words = f"{name}  {count:,}"
        self.setText(self._words)
        self.setAccessibleName(self._words)
        self.setToolTip(folder.name if folder else _("All bookmarks"))
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its words and its dot."""
        dot = _DOT + _GAP if self.folder else 0
        return QSize(min(_LONGEST, round(self._style.advance(self._words)) + 2 * _PAD + dot + 2), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, the folder's dot and its words."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lively = self.underMouse() or self.hasFocus() or self._is_aimed_at
        is_edged = self.hasFocus() or self._is_aimed_at
        painter.setPen(QColor(theme.accent if is_edged else theme.wash if self.isChecked() else theme.line))
        ground = theme.wash if self.isChecked() else theme.selected if is_lively else theme.background
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        left: float = _PAD
        if self.folder:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mark_colour(theme, self.folder.colour.value).stroke))
            painter.drawRoundedRect(QRectF(left, (_HEIGHT - _DOT) / 2, _DOT, _DOT), 3, 3)
            left += _DOT + _GAP
        words = TextBlock(self._words, self._style, self.width() - left - _PAD + 2)
        words.draw(painter, QPointF(left, -1), QColor(theme.accent if self.isChecked() else theme.muted))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, F2 renames, Delete takes the folder away."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_F2 and self.folder:
            self.rename_wanted.emit()
        elif key == Qt.Key.Key_Delete and self.folder:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the folder."""
        if self.folder:
            self._bar.menu_of(self.folder).popup(event.globalPos())

    # bookmarks dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take bookmarks and nothing else."""
        if keys_in(event.mimeData()):
            event.acceptProposedAction()
            self._aim(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._aim(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let them be moved here; on all bookmarks, out of any folder."""
        self._aim(False)
        event.acceptProposedAction()
        self.dropped.emit(keys_in(event.mimeData()))

    def _aim(self, is_aimed_at: bool) -> None:
        self._is_aimed_at = is_aimed_at
        self.update()


class FolderBar(QWidget):
    """All bookmarks, then a chip for each folder, in as many lines as it takes."""

    chosen = Signal(str)
    """A folder's uid, '' for all bookmarks."""
    dropped = Signal(object, str)
    """Keys of bookmarks, and the folder they were dropped on."""
    folder_wanted = Signal(object, object)
    """A Folder, and what it was before."""
    folder_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[FolderChip] = []
        self._flow = FlowLayout(self, across=_GAP, down=_GAP)
        self._flow.setContentsMargins(14, 0, 14, 6)

    @property
    def chips(self) -> Sequence[FolderChip]:
        """All of them, from the first."""
        return tuple(self._chips)

    def show_folders(self, folders: Sequence[Folder], counts: Mapping[str, int], chosen: str) -> None:
        """A chip for each, with how many bookmarks are in it; those of '' are of all."""
        focused = next((nth for nth, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(folder, counts, chosen) for folder in (None, *folders)]
        if focused is not None:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self.updateGeometry()

    def _chip(self, folder: Folder | None, counts: Mapping[str, int], chosen: str) -> FolderChip:
        uid = folder.uid if folder else ""
        chip = FolderChip(folder, counts.get(uid, 0), self)
        chip.setChecked(uid == chosen)
        chip.clicked.connect(lambda: self.chosen.emit(uid))
        chip.dropped.connect(lambda keys: self.dropped.emit(keys, uid))
        if folder:
            chip.rename_wanted.connect(lambda: rename(folder, self.folder_wanted.emit, self))
            chip.removed.connect(lambda: self.folder_removed.emit(folder))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def menu_of(self, folder: Folder) -> QMenu:
        """What can be done with a folder."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_folder_changes(menu, folder, self.folder_wanted.emit, self.folder_removed.emit, self)
        return menu
