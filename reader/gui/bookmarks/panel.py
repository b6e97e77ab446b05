"""The bookmarks, newest first."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
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

    from PySide6.QtCore import QMimeData, QModelIndex, QPoint
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.core.annotations.nouns import Folder
    from reader.gui.bookmarks.folder_bar import FolderBar
    from reader.gui.widgets.row_model import Index
    from reader.gui.widgets.theme import Theme
    from reader.store.records import Bookmark


MARGIN = 16
_ROW_HEIGHT = 48
_ROWS_SEEN = 3
_SPARE = 8
"""Pixels under the last row."""
_DOT = 8
"""Pixels of the dot in a folder's colour."""
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

    is_draggable = True

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

    def mimeTypes(self) -> list[str]:
        """Bookmarks by their keys, and text."""
        from reader.gui.bookmarks.dragged_bookmarks import MIME

        return [MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is taken along while bookmarks are dragged."""
        from reader.gui.bookmarks.dragged_bookmarks import dragged

        taken = [self._rows[index.row()] for index in indexes]
        lines = [f"{headline_of(it)}\u3000{place_of(it)}" for it in taken]
        return dragged([it.key for it in taken], "\n".join(lines))


class BookmarkRows(QStyledItemDelegate):
    """Draws a bookmark: headline in Song, its place under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headline = TextStyle(font("song", 14, QFont.Weight.DemiBold), 20)
        self._place = TextStyle(font("hei", 11.5), 17)
        self.colours: Mapping[str, str] = {}
        """By the key of a bookmark that is in a folder, the folder's colour."""

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
        if colour := self.colours.get(bookmark.key):
            self._draw_dot(painter, under, colour, theme)
            under, width = under + QPointF(_DOT + 6, 0), width - _DOT - 6
        TextBlock(place_of(bookmark), self._place, width).draw(painter, under, QColor(theme.muted))
        painter.restore()

    def _draw_dot(self, painter: QPainter, place: QPointF, colour: str, theme: Theme) -> None:
        from reader.gui.widgets.mark_colours import mark_colour

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark_colour(theme, colour).stroke))
        painter.drawRoundedRect(QRectF(place.x(), place.y() + 4.5, _DOT, _DOT), 3, 3)

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
    filing_wanted = Signal(object, str)
    """Bookmarks, and the uid of the folder they are moved to: '' for none."""
    folder_wanted = Signal(object, object)
    """A Folder, and what it was before (None: it is new)."""
    folder_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: Sequence[Folder] = ()
        self._filed: Mapping[str, str] = {}
        self._folder = ""
        self._bar: FolderBar | None = None
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
        self._show_filed()

    # folders

    def show_folders(self, folders: Sequence[Folder], filed: Mapping[str, str]) -> None:
        """The folders there are, and by its key in which of them a bookmark is: their uids."""
        self._folders, self._filed = folders, filed
        colours = {it.uid: it.colour.value for it in folders}
        self._rows.colours = {key: colours[uid] for key, uid in filed.items() if uid in colours}
        if self._folder not in colours:
            self._folder = ""
        self._show_filed()

    def choose_folder(self, uid: str) -> None:
        """Show what is in a folder; '' shows all bookmarks."""
        self._folder = uid
        self._show_filed()

    @property
    def folder_bar(self) -> FolderBar:
        """The folders over the list, made when there are some."""
        if self._bar is None:
            from reader.gui.bookmarks.folder_bar import FolderBar

            self._bar = FolderBar()
            self._bar.chosen.connect(self.choose_folder)
            self._bar.dropped.connect(self._move_dropped)
            self._bar.folder_wanted.connect(self.folder_wanted)
            self._bar.folder_removed.connect(self.folder_removed)
            self._column.insertWidget(1, self._bar)
        return self._bar

    def _move_dropped(self, keys: Sequence[str], uid: str) -> None:
        moved = [it for it in self.model.rows if it.key in set(keys)]
        if moved:
            self.filing_wanted.emit(moved, uid)

    def _show_filed(self) -> None:
        """Hide what is not in the folder chosen, and count."""
        bookmarks = self.model.rows
        for row, bookmark in enumerate(bookmarks):
            is_hidden = bool(self._folder) and self._filed.get(bookmark.key) != self._folder
            if self.view.isRowHidden(row) != is_hidden:
                self.view.setRowHidden(row, is_hidden)
        if self._folders or self._bar is not None:
            counts = Counter(self._filed.get(it.key) for it in bookmarks)
            told = {it.uid: counts[it.uid] for it in self._folders} | {"": len(bookmarks)}
            self.folder_bar.show_folders(self._folders, told, self._folder)
            self.folder_bar.setVisible(bool(self._folders))
        self.view.viewport().update()
        self._show_count()

    def change_bookmarks(self, changed: Mapping[str, Bookmark | None]) -> None:
        """Show what stands at some keys by now; None where no bookmark does any more."""
        for key, bookmark in changed.items():
            if bookmark is None:
                self.model.take(key)
            else:
                self.model.put(bookmark)
        self._show_filed()

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self._count.setText(f"{count:,}" if count else "")
        self._fit(sum(not self.view.isRowHidden(row) for row in range(count)) if self._folder else count)

    def current(self) -> Bookmark | None:
        """The bookmark the keys act on."""
        bookmark: Bookmark | None = self.view.currentIndex().data(ROW_ROLE)
        return bookmark

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._rows)
        self.view.setUniformItemSizes(True)
        self.view.setDragEnabled(True)
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
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty)
        self._head_height = head.sizeHint().height()
        self._fit(0)

    def _fit(self, rows: int) -> None:
        """Be as high as the rows, where there is room: what stands below follows at once."""
        has_any = bool(self.model.rowCount())
        self.view.setVisible(rows > 0)
        self._empty.setVisible(not has_any)
        self.view.setMinimumHeight(min(rows, _ROWS_SEEN) * _ROW_HEIGHT)
        grows = QSizePolicy.Policy.Expanding if rows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        has_bar = self._bar is not None and bool(self._folders)
        head = self._head_height + (self.folder_bar.heightForWidth(self.width()) if has_bar else 0)
        self.setMaximumHeight(head + rows * _ROW_HEIGHT + _SPARE if has_any else QWIDGETSIZE_MAX)

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
            self._add_folders(menu, bookmark)
            menu.addSeparator()
        count = len(self.model.rows)
        words = ngettext(
            "&Export {count:,} bookmarked article…", "&Export all {count:,} bookmarked articles…", count
        )
        menu.addAction(words.format(count=count)).triggered.connect(self.export_wanted)
        return menu

    def _add_folders(self, menu: QMenu, bookmark: Bookmark) -> None:
        from reader.gui.bookmarks.folder_menus import add_folders

        add_folders(
            menu,
            self._folders,
            lambda uid: self.filing_wanted.emit([bookmark], uid),
            self.folder_wanted.emit,
            self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The folders take more or fewer lines in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_count()

    def _open_menu(self, place: QPoint) -> None:
        bookmark = self.view.indexAt(place).data(ROW_ROLE)
        self.context_menu(bookmark).popup(self.view.viewport().mapToGlobal(place))
