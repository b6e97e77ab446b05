"""All marks in the list's place, filtered, sorted, and opened by a press or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
)

from reader.core.annotations.nouns import tags_in
from reader.core.speech import _
from reader.gui.bookmarks.folder_menus import add_folder_changes, add_folders
from reader.gui.bookmarks.mark_model import MarkFilter, MarkModel, sorted_marks
from reader.gui.bookmarks.mark_rows import MarkRows
from reader.gui.widgets.empty_state import EmptyState, Hint
from reader.gui.widgets.focus_forwarding import FocusForwardingWidget
from reader.gui.widgets.mark_colours import COLOURS, colour_name, swatch
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.row_view import RowView
from reader.gui.widgets.theme import font, theme_of
from reader.store.marks.all_marks import AllMarks, MarkKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent

    from reader.core.annotations.anchoring import Candidate
    from reader.core.annotations.nouns import Highlight
    from reader.store.marks.all_marks import Mark
    from reader.store.records import ArticleLine

ALL_KINDS = "all"
_AROUND = 14
"""Characters shown on each side of a place that an orphan may have meant."""


def kind_name(kind: MarkKind) -> str:
    """What marks of a kind are called."""
    return {
        MarkKind.BOOKMARK: _("Bookmarks"), MarkKind.HIGHLIGHT: _("Highlights"), MarkKind.NOTE: _("Notes"),
        MarkKind.AREA: _("Areas of pages"),
    }[kind]  # fmt: skip


class _MarkView(RowView):
    """Enter opens, Delete removes."""

    entered = Signal(object)
    removed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete act on the current mark."""
        keys = {
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
            Qt.Key.Key_Delete: self.removed,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal and self.currentIndex().isValid():
            signal.emit(self.currentIndex().data(ROW_ROLE))
        else:
            super().keyPressEvent(event)


class MarksList(FocusForwardingWidget):
    """The list under its filters, or a sentence where nothing fits them."""

    entry_opened = Signal(str, str)
    """The key of an article, and the uid of the mark in it ('' for a bookmark)."""
    highlight_removed = Signal(object)
    bookmark_removed = Signal(object)
    change_wanted = Signal(object, str, str, object)
    """A Highlight, and its new colour, note and tags."""
    filing_wanted = Signal(object, object, object)
    """Bookmarks, and the folder's uid or the tags that they get (None: as they are)."""
    folder_wanted = Signal(object, object)
    """A Folder, and what it was before (None: it is new)."""
    folder_removed = Signal(object)
    candidates_wanted = Signal(object)
    place_chosen = Signal(object, str, int, int)
    """An orphan, and where it is put: an article's key and characters of its text."""
    page_wanted = Signal()
    """What is opened is a place of the page as printed."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all = AllMarks()
        self._boxes: dict[str, QComboBox] = {}
        self._build()
        self._connect()
        self._filter()

    def _build(self) -> None:
        self.setObjectName("marksList")
        self._title, self._count, self._words = QLabel(_("All marks")), QLabel(), QLineEdit()
        self._title.setFont(font("hei", 15))
        self._count.setObjectName("quiet")
        self._words.setPlaceholderText(_("Filter by words"))
        self._words.setClearButtonEnabled(True)
        self.model, self.view, self._empty = MarkModel(self), _MarkView(), EmptyState()
        self.view.setModel(self.model)
        self.view.setItemDelegate(MarkRows(self.view))
        self.view.setAccessibleName(_("All marks"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = QGridLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(6)
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._count, 0, 1, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._words, 1, 0, 1, 2)
        for nth, name in enumerate(("kind", "colour", "tag", "paper", "folder", "order")):
            box = self._boxes[name] = QComboBox()
            box.setMinimumWidth(80)
            head.addWidget(box, 2 + nth // 2, nth % 2)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        self.lead = self.view

    def _connect(self) -> None:
        self._fill_boxes()
        for box in self._boxes.values():
            box.activated.connect(lambda _nth: self._filter())
        self._words.textChanged.connect(lambda _typed: self._filter())
        self._empty.hint_chosen.connect(lambda _choice: self.clear_filter())
        self.view.clicked.connect(lambda index: self._open(index.data(ROW_ROLE)))
        self.view.entered.connect(self._open)
        self.view.removed.connect(self._remove)
        self.view.customContextMenuRequested.connect(self._open_menu)

    # what is shown

    def show_marks(self, marks: AllMarks) -> None:
        """Show these, with the filters as they are, and the current one where it is still there."""
        current = self.current()
        self._all = marks
        self._fill_boxes()
        self._filter()
        row = self.model.row_of(current.uid) if current else None
        if row is not None:
            self.view.choose(row)

    def current(self) -> Mark | None:
        """The mark that the keys act on."""
        mark: Mark | None = self.view.currentIndex().data(ROW_ROLE)
        return mark

    @property
    def filter(self) -> MarkFilter:
        """What is shown."""
        chosen = {name: box.currentData() or "" for name, box in self._boxes.items()}
        is_orphans = chosen["kind"] == "orphan"
        return MarkFilter(
            "" if is_orphans else chosen["kind"], chosen["colour"], chosen["tag"], chosen["paper"],
            chosen["folder"], self._words.text().strip(), is_orphans,
        )  # fmt: skip

    def choose(self, name: str, value: str) -> None:
        """Set one of the filters, or the order."""
        box = self._boxes[name]
        box.setCurrentIndex(max(0, box.findData(value)))
        self._filter()

    def clear_filter(self) -> None:
        """Show all."""
        for name, box in self._boxes.items():
            if name != "order":
                box.setCurrentIndex(0)
        self._words.clear()
        self._filter()

    def _fill_boxes(self) -> None:
        theme = theme_of(self)
        kinds = [
            ("", _("All kinds")),
            *((it.value, kind_name(it)) for it in MarkKind),
            ("orphan", _("Places not certain")),
        ]
        self._fill("kind", kinds)
        self._fill("colour", [("", _("All colours")), *((it, colour_name(it)) for it in COLOURS)])
        self._fill("tag", [("", _("All tags")), *((it, f"#{it}") for it in self._all.tags)])
        papers = sorted({it.title for it in self._all.marks})
        self._fill("paper", [("", _("All papers")), *((it, it) for it in papers)])
        self._fill("folder", [("", _("All folders")), *((it.uid, it.name) for it in self._all.folders)])
        self._fill("order", [("newest", _("Newest first")), ("printed", _("In printed order"))])
        for nth, name in enumerate(COLOURS, 1):
            self._boxes["colour"].setItemIcon(nth, swatch(theme, name))
        for nth, folder in enumerate(self._all.folders, 1):
            self._boxes["folder"].setItemIcon(nth, swatch(theme, folder.colour.value))

    def _fill(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        box = self._boxes[name]
        chosen = box.currentData()
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _filter(self) -> None:
        wanted = self.filter
        found = sorted_marks(
            [it for it in self._all.marks if wanted.takes(it)], self._boxes["order"].currentData()
        )
        self.model.show_rows(found)
        self._count.setText(f"{len(found):,}" if found else "")
        self._stack.setCurrentWidget(self.view if found else self._empty)
        if self._all.marks:
            self._empty.show_text(_("No mark fits these filters."), [Hint(_("Show all marks"), ALL_KINDS)])
        else:
            self._empty.show_text(
                _("Nothing is marked yet."),
                [_("Select words and press Ctrl+H to highlight them, Ctrl+N to write a note."),
                 _("S bookmarks the article that is open.")],
            )  # fmt: skip

    # opening

    def open_previous(self) -> bool:
        """Open the mark before the current one; False at the beginning."""
        return self._step(-1)

    def open_next(self) -> bool:
        """Open the mark after the current one; False at the end."""
        return self._step(1)

    def _step(self, way: int) -> bool:
        row = self.view.next_row(self.view.currentIndex().row(), way)
        if row is not None:
            self.view.choose(row)
            self._open(self.current())
        return row is not None

    def selected(self) -> tuple[ArticleLine, ...]:
        """No articles: commands that are for several are for the open one while marks are listed."""
        return ()

    def _open(self, mark: Mark | None) -> None:
        if mark is None:
            return
        if mark.is_orphan and mark.kind in {MarkKind.HIGHLIGHT, MarkKind.NOTE}:
            self.candidates_wanted.emit(mark.record)
        elif mark.key:
            self.entry_opened.emit(mark.key, "" if mark.kind is MarkKind.BOOKMARK else mark.uid)
            if mark.kind is MarkKind.AREA:
                self.page_wanted.emit()

    def _remove(self, mark: Mark) -> None:
        signals = {MarkKind.BOOKMARK: self.bookmark_removed}
        signals.get(mark.kind, self.highlight_removed).emit(mark.record)

    def offer(self, mark: Highlight, candidates: Sequence[Candidate], texts: Mapping[str, str]) -> QMenu:
        """Offer the places that an orphan may have meant."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = _("Marked then: {words}").format(
            words=f"{mark.prefix[-_AROUND:]}[{mark.quote}]{mark.suffix[:_AROUND]}"
        )
        menu.addAction(_on_a_line(about)).setEnabled(False)
        menu.addSeparator()
        for it in candidates:
            text = texts[it.key]
            around = (
                f"{text[max(0, it.start - _AROUND) : it.start]}[{text[it.start : it.end]}]"
                f"{text[it.end : it.end + _AROUND]}"
            )
            entry = menu.addAction(f"{_on_a_line(around)}  {it.likeness:.0%}")
            entry.triggered.connect(
                lambda _checked=False, it=it: self.place_chosen.emit(mark, it.key, it.start, it.end)
            )
        if not candidates:
            menu.addAction(_("Nothing like it stands in this issue.")).setEnabled(False)
        if mark.key in texts:
            menu.addSeparator()
            menu.addAction(_("&Open its article")).triggered.connect(
                lambda: self.entry_opened.emit(mark.key, "")
            )
        row = self.view.visualRect(self.view.currentIndex())
        menu.popup(self.view.viewport().mapToGlobal(row.bottomLeft()))
        return menu

    # the menu

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self.context_menu(index.data(ROW_ROLE)).popup(self.view.viewport().mapToGlobal(place))

    def context_menu(self, mark: Mark) -> QMenu:
        """What can be done with a mark."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Open")).triggered.connect(lambda: self._open(mark))
        menu.addSeparator()
        if mark.kind is MarkKind.BOOKMARK:
            self._add_folders(menu, mark)
            menu.addAction(_("&Tags…")).triggered.connect(lambda: self._ask_for_tags(mark))
        else:
            self._add_colours(menu, mark)
            menu.addAction(_("&Note…")).triggered.connect(lambda: self._ask_for_note(mark))
            menu.addAction(_("&Tags…")).triggered.connect(lambda: self._ask_for_tags(mark))
        menu.addSeparator()
        menu.addAction(_("&Remove")).triggered.connect(lambda: self._remove(mark))
        return menu

    def _add_colours(self, menu: QMenu, mark: Mark) -> None:
        for name in COLOURS:
            entry = menu.addAction(swatch(theme_of(self), name), colour_name(name))
            entry.triggered.connect(
                lambda _checked=False, name=name: self.change_wanted.emit(
                    mark.record, name, mark.note, mark.tags
                )
            )

    def _add_folders(self, menu: QMenu, mark: Mark) -> None:
        add_folders(
            menu,
            self._all.folders,
            lambda uid: self.filing_wanted.emit([mark.record], uid, None),
            self.folder_wanted.emit,
            self,
        )
        if mark.folder is not None:
            about = menu.addMenu(_("Folder {name}").format(name=mark.folder.name))
            add_folder_changes(about, mark.folder, self.folder_wanted.emit, self.folder_removed.emit, self)

    def _ask_for_tags(self, mark: Mark) -> None:
        text, is_given = QInputDialog.getText(
            self, _("Tags"), _("Tags, with spaces between"), text=" ".join(mark.tags)
        )
        tags = tags_in(text)
        if not is_given or tags == mark.tags:
            return
        if mark.kind is MarkKind.BOOKMARK:
            self.filing_wanted.emit([mark.record], None, tags)
        else:
            self.change_wanted.emit(mark.record, mark.colour, mark.note, tags)

    def _ask_for_note(self, mark: Mark) -> None:
        text, is_given = QInputDialog.getMultiLineText(self, _("Note"), _("Note"), mark.note)
        if is_given and text.strip() != mark.note:
            self.change_wanted.emit(mark.record, mark.colour, text.strip(), mark.tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the list of articles its place back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _on_a_line(text: str) -> str:
    return text.replace("\n", " ").replace("&", "&&")
