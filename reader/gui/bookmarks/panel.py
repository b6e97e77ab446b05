"""The bookmarks, newest first."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _, ngettext
from reader.gui.widgets.row_model import NO_INDEX, ROW_ROLE, RowModel
from reader.gui.widgets.row_view import RowView
from reader.gui.widgets.text_block import TextBlock, TextStyle, one_line
from reader.gui.widgets.theme import font, theme_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.gui.widgets.row_model import Index
    from reader.gui.widgets.theme import Theme
    from reader.store.records import Bookmark


MARGIN = 16
_ROW_HEIGHT = 48
_ROWS_SEEN = 3
_SPARE = 8
"""Pixels under the last row."""
QWIDGETSIZE_MAX = 16777215
_State = QStyle.StateFlag


def headline_of(bookmark: Bookmark) -> str:
    """What to call the article: its headline, else how it begins."""
    return one_line(bookmark.headline or bookmark.quote)


def place_of(bookmark: Bookmark) -> str:
    """Paper, date and page."""
    return _("{title} · {date} · p. {page}").format(
        title=bookmark.title, date=bookmark.date.isoformat(), page=bookmark.page_number
    )


def _newest_first(bookmark: Bookmark) -> tuple[float, str]:
    """What the marks order them by."""
    return -bookmark.created.timestamp(), bookmark.key


class BookmarkModel(RowModel["Bookmark"]):
    """The bookmarks, in the order given."""

    def put(self, bookmark: Bookmark) -> None:
        """Hold one more among the others, the newest first, or say anew what one is named by now."""
        row = self.row_of(bookmark.key)
        if row is not None:
            self._rows[row] = bookmark
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        row = bisect(self._rows, _newest_first(bookmark), key=_newest_first)
        self.beginInsertRows(NO_INDEX, row, row)
        self._rows.insert(row, bookmark)
        self.endInsertRows()

    def take(self, key: str) -> None:
        """Hold the bookmark of an article no longer."""
        row = self.row_of(key)
        if row is not None:
            self.beginRemoveRows(NO_INDEX, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def row_of(self, key: str) -> int | None:
        """Where the bookmark of an article stands."""
        return next((row for row, bookmark in enumerate(self._rows) if bookmark.key == key), None)

    def name_of(self, row: Bookmark) -> str:
        """The headline."""
        return headline_of(row)

    def spoken(self, row: Bookmark) -> str:
        """The headline, and where it stands."""
        return f"{headline_of(row)}, {place_of(row)}"

    def hint_of(self, row: Bookmark) -> str:
        """Where it stands, and the whole headline."""
        return f"{place_of(row)}\n{headline_of(row)}"


class BookmarkRows(QStyledItemDelegate):
    """Draws a bookmark: headline in Song, its place under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headline = TextStyle(font("song", 14, QFont.Weight.DemiBold), 20)
        self._place = TextStyle(font("hei", 11.5), 17)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        bookmark: Bookmark = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, theme = QRectF(option.rect), theme_in(option.palette)
        self._draw_ground(painter, row.adjusted(8, 1, -8, -1), option.state, theme)
        width = row.width() - 2 * MARGIN
        top = QPointF(MARGIN, row.top() + 5)
        TextBlock(headline_of(bookmark), self._headline, width).draw(painter, top, QColor(theme.ink))
        under = top + QPointF(0, self._headline.line_height)
        TextBlock(place_of(bookmark), self._place, width).draw(painter, under, QColor(theme.muted))
        painter.restore()

    def _draw_ground(self, painter: QPainter, ground: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
        has_focus, is_hovered = bool(state & _State.State_HasFocus), bool(state & _State.State_MouseOver)
        painter.setPen(QColor(theme.accent) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selected) if has_focus or is_hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class _BookmarkView(RowView):
    """Enter opens, Delete removes; other keys are the list's or the window's."""

    opened = Signal(object)
    removed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete act on the current bookmark."""
        keys = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removed,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal and self.currentIndex().isValid():
            signal.emit(self.currentIndex().data(ROW_ROLE))
        else:
            super().keyPressEvent(event)


class BookmarksPanel(QWidget):
    """The list with its heading, or a word on how to make the first bookmark."""

    bookmark_opened = Signal(object)
    """A Bookmark."""
    bookmark_removed = Signal(object)
    """A Bookmark the person wants gone; it stays in the list until `change_bookmarks`."""
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = BookmarkModel(self)
        self.view = _BookmarkView()
        self._rows = BookmarkRows(self.view)
        self._heading = QLabel(_("Bookmarks"))
        self._count = QLabel()
        self._empty = QLabel(_("No bookmarks yet. Press S while reading, and the article stays here."))
        for label in (self._heading, self._count, self._empty):
            label.setObjectName("quiet")
        self._build()
        self._connect()

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show these, keeping the current one, or the one that takes its place."""
        row, current = self.view.currentIndex().row(), self.current()
        self.model.show_rows(bookmarks)
        kept = self.model.row_of(current.key) if current else None
        if bookmarks and row >= 0:
            self.view.choose(min(row, len(bookmarks) - 1) if kept is None else kept)
        self._show_count()

    def change_bookmarks(self, changed: Mapping[str, Bookmark | None]) -> None:
        """Show what stands at some keys by now; None where no bookmark does any more."""
        for key, bookmark in changed.items():
            if bookmark is None:
                self.model.take(key)
            else:
                self.model.put(bookmark)
        self._show_count()

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self._count.setText(f"{count:,}" if count else "")
        self._fit(count)

    def current(self) -> Bookmark | None:
        """The bookmark the keys act on."""
        bookmark: Bookmark | None = self.view.currentIndex().data(ROW_ROLE)
        return bookmark

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._rows)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(_("Bookmarks"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for label, size in ((self._heading, 12.0), (self._count, 12.0), (self._empty, 13.0)):
            label.setFont(font("hei", size))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(MARGIN, 4, MARGIN, 8)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 4)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty)
        self._head_height = head.sizeHint().height()
        self._fit(0)

    def _fit(self, rows: int) -> None:
        """Be as high as the rows, where there is room: what stands below follows at once."""
        self.view.setVisible(rows > 0)
        self._empty.setVisible(rows == 0)
        self.view.setMinimumHeight(min(rows, _ROWS_SEEN) * _ROW_HEIGHT)
        grows = QSizePolicy.Policy.Expanding if rows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        self.setMaximumHeight(self._head_height + rows * _ROW_HEIGHT + _SPARE if rows else QWIDGETSIZE_MAX)

    def _connect(self) -> None:
        self.view.clicked.connect(lambda index: self.bookmark_opened.emit(index.data(ROW_ROLE)))
        self.view.opened.connect(self.bookmark_opened)
        self.view.removed.connect(self.bookmark_removed)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def context_menu(self, bookmark: Bookmark | None) -> QMenu:
        """What can be done with a bookmark, and with all of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if bookmark:
            menu.addAction(_("&Open")).triggered.connect(lambda: self.bookmark_opened.emit(bookmark))
            removal = menu.addAction(_("&Remove bookmark"))
            removal.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            removal.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            removal.triggered.connect(lambda: self.bookmark_removed.emit(bookmark))
            menu.addSeparator()
        count = len(self.model.rows)
        words = ngettext(
            "&Export {count:,} bookmarked article…", "&Export all {count:,} bookmarked articles…", count
        )
        menu.addAction(words.format(count=count)).triggered.connect(self.export_wanted)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        bookmark = self.view.indexAt(place).data(ROW_ROLE)
        self.context_menu(bookmark).popup(self.view.viewport().mapToGlobal(place))
