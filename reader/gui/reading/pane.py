"""The reading pane: bar, find bar and the sheet with the article, kept in step."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.reading.article_versions import ArticleVersions
from reader.gui.reading.bar import ReadingBar
from reader.gui.reading.composition import Composition
from reader.gui.reading.hits import Highlighter, Hit, hits_on_page
from reader.gui.reading.marking import Marking
from reader.gui.reading.next_unread import NextUnread
from reader.gui.reading.page_view import PageView
from reader.gui.reading.view_controller import ViewController
from reader.gui.widgets.focus_forwarding import FocusForwardingWidget, focus_kept
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from reader.core.annotations.nouns import Highlight, Place
    from reader.gui.facsimile.pane import FacsimilePane
    from reader.gui.reading.edit_form import EditForm
    from reader.gui.reading.find_bar import FindBar
    from reader.gui.reading.paragraph_styles import PageStyle
    from reader.gui.reading.view_splitter import ViewSplitter
    from reader.store.records import ArticleRecord

ZOOMS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
USUAL_ZOOM = 100
LONGEST_GUESS = 40
"""Chosen words longer than this are not what somebody wants to find."""


class ReadingPane(FocusForwardingWidget):
    """Shows one article. `highlighter` says where a query's words stand in a text; `page` gives the page as printed."""

    star_toggled = Signal()
    export_wanted = Signal()
    citation_wanted = Signal(str)
    find_wanted = Signal(str)
    selection_export_wanted = Signal(str)
    next_unread_wanted = Signal()
    read_through = Signal()
    appearance_toggled = Signal()
    history_wanted = Signal()
    correction_wanted = Signal()
    lit = Signal(str)
    """The query whose words are lit in the article; empty when none is."""
    zoom_changed = Signal(int)
    zoom_said = Signal(str)
    """How large the type is, after the person has asked for another size."""
    hits_changed = Signal(int, int)
    """Which hit is the current one, counted from 1, and how many there are; 0, 0 when none are lit."""
    hit_stepped = Signal(int)
    """The person went on or back to a hit, counted from 0."""

    def __init__(
        self, highlighter: Highlighter, page: Callable[[], FacsimilePane], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._highlighter, self._page = highlighter, page
        self._lit_query = ""
        self._hits: tuple[Hit, ...] = ()
        self._current = -1
        self._build()
        self._connect()
        self.show_nothing("")

    def _build(self) -> None:
        self.bar, self.sheet = ReadingBar(), PageView()
        self._composition = Composition(self.sheet)
        self.next_unread = NextUnread(self.sheet)
        self._nothing = QLabel()
        self._nothing.setObjectName("nothing")
        self._nothing.setFont(font("kai", 17))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(48)
        self._nothing.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.sheet)
        self.versions = ArticleVersions(self._stack, self.sheet, self._composition, self.bar)
        self.views = ViewController(self, self._page, self._stack, self.bar.switch, self.is_typing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.bar, self.faces):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.faces, 1)
        self.marking = Marking(self.sheet, self._composition, self.versions, self._column)

    def _connect(self) -> None:
        bar, sheet = self.bar, self.sheet
        bar.find_asked.connect(self.open_find_bar)
        bar.zoomed_in.connect(self.zoom_in)
        bar.zoomed_out.connect(self.zoom_out)
        bar.appearance_toggled.connect(self.appearance_toggled)
        bar.star_toggled.connect(self._ask_for_star)
        bar.correction_asked.connect(self.correction_wanted)
        bar.as_read_toggled.connect(self.toggle_as_read)
        self.versions.left.connect(self.close_form)
        self.versions.set.connect(lambda: self._light(self.query))
        self.versions.set.connect(self.marking.refresh)
        bar.citation_asked.connect(lambda: self.citation_wanted.emit(self.selected_text()))
        bar.export_asked.connect(self.export_wanted)
        sheet.zoom_stepped.connect(self._step_zoom)
        sheet.end_passed.connect(self.read_through)
        sheet.menu_wanted.connect(self._open_menu)
        self.next_unread.pressed.connect(self.next_unread_wanted)
        self._composition.replaced.connect(self._forget_places)
        self._composition.reset.connect(self.next_unread.place)
        self._composition.reset.connect(self._show_hits)
        self.sheet.hit_bar.mark_chosen.connect(self._go_to)

    # what is shown

    @property
    def record(self) -> ArticleRecord | None:
        """The article shown."""
        return self.versions.record

    @property
    def form(self) -> EditForm:
        """What corrects the article."""
        return self.versions.form

    @property
    def faces(self) -> ViewSplitter:
        """The text and the page as printed."""
        return self.views.faces

    def show_article(self, record: ArticleRecord, is_starred: bool, lit_query: str | None = None) -> None:
        """Show an article; where a query brought it, with its words lit and the first of them in sight."""
        self.keep_unsaved()
        self.versions.record = record
        self._lit_query = lit_query or ""
        self._turn_to(self.sheet)
        self.bar.set_has_article(True)
        self.bar.set_starred(is_starred)
        self.sheet.setAccessibleDescription(record.clipping.article.name)
        self.versions.show(is_as_read=False)
        if lit_query and not self.hits and record.original:
            self.versions.show(is_as_read=True)
            if not self.hits:
                self.versions.show(is_as_read=False)
        self._go_to(0)

    def renew(self, record: ArticleRecord, is_starred: bool) -> None:
        """Show the open article as it was corrected: lit, and in sight, is what was so before.

        A form that is open on it stays.
        """
        self.marking.keep_unsaved()
        place, current = self.scroll_place(), self._current
        self.versions.record = record
        self.bar.set_starred(is_starred)
        self.sheet.setAccessibleDescription(record.clipping.article.name)
        self.versions.show(is_as_read=False)
        if self._hits:
            self._set_hits(self._hits, min(max(current, 0), len(self._hits) - 1))
        self.scroll_to_place(place)

    def show_nothing(self, text: str) -> None:
        """Show a sentence instead of an article."""
        self.keep_unsaved()
        self.versions.record = None
        self.bar.show_as_read(is_offered=False, is_shown=False)
        self.close_find_bar()
        self.marking.show(())
        self._set_hits((), -1)
        self.bar.set_has_article(False)
        self.bar.set_starred(False)
        self._nothing.setText(text)
        self._turn_to(self._nothing)

    def _turn_to(self, page: QWidget) -> None:
        """Show the sheet or what stands in its place; the focus goes there, where it was in the other."""
        with focus_kept(self):
            self._stack.setCurrentWidget(page)
            self.views.aim_focus()

    def set_starred(self, is_starred: bool) -> None:
        """Show whether the article is bookmarked."""
        self.bar.set_starred(is_starred)

    # text, page, or both

    def set_view(self, view: str) -> None:
        """Show the text, the page as printed, or both: a value of View."""
        self.views.set_view(view)

    # corrections

    def keep_unsaved(self) -> None:
        """The person goes on without having saved: a correction or a note that was typed is kept all the same."""
        self.versions.keep_unsaved()
        self.marking.keep_unsaved()

    def open_form(self) -> None:
        """Open the article as a form, to be corrected."""
        if self.record is not None and not self.versions.is_open:
            self.marking.keep_unsaved()
            self.close_find_bar()
            self.views.show_text()
            self.versions.open()
            self.lead = self.form

    def close_form(self) -> None:
        """Go back to reading."""
        if self.versions.close():
            self.views.aim_focus()
            self.setFocus()

    def toggle_as_read(self) -> None:
        """Show the article as it was read, or as it was corrected."""
        self.marking.keep_unsaved()
        if self.record and self.record.original and not self.versions.is_open:
            place = self.scroll_place()
            self.versions.show(is_as_read=not self.versions.is_as_read)
            self.scroll_to_place(place)

    # size

    @property
    def zoom(self) -> int:
        """The size of the type, in percent."""
        return self._composition.zoom

    def set_zoom(self, zoom: int) -> None:
        """Set the page at `zoom` percent, or as near as is allowed."""
        zoom = max(ZOOMS[0], min(ZOOMS[-1], zoom))
        if zoom != self.zoom:
            self._composition.set_zoom(zoom)
            self.zoom_changed.emit(zoom)

    def set_style(self, style: PageStyle) -> None:
        """Set the page as the person wants it."""
        self._composition.set_style(style)

    def zoom_in(self) -> None:
        """One step larger."""
        if self.views.is_page_meant:
            self._page().view.zoom_in()
            return
        self._choose_zoom(next((step for step in ZOOMS if step > self.zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        if self.views.is_page_meant:
            self._page().view.zoom_out()
            return
        self._choose_zoom(next((step for step in reversed(ZOOMS) if step < self.zoom), ZOOMS[0]))

    def zoom_reset(self) -> None:
        """The usual size."""
        if self.views.is_page_meant:
            self._page().view.fit()
            return
        self._choose_zoom(USUAL_ZOOM)

    def _choose_zoom(self, zoom: int) -> None:
        self.set_zoom(zoom)
        self.zoom_said.emit(_("Text size: {percent}%").format(percent=self.zoom))

    def _step_zoom(self, steps: int) -> None:
        for _step in range(abs(steps)):
            self.zoom_in() if steps > 0 else self.zoom_out()

    # place

    def scroll_place(self) -> float:
        """How far down the article one is, from 0 to 1: a share of its characters, whatever their size."""
        bar = self.sheet.verticalScrollBar()
        if bar.value() in (bar.minimum(), bar.maximum()):
            return float(bar.value() > bar.minimum())
        return self.sheet.top_position()[0] / max(1, self.sheet.document().characterCount())

    def show_marks(self, key: str, marks: Sequence[tuple[Highlight, Place]]) -> None:
        """Show the highlights and notes of an article, if it is the open one."""
        if self.record is not None and self.record.key == key:
            self.marking.show(marks)

    def reveal_mark(self, uid: str) -> None:
        """Bring a highlight or a note of the open article into sight."""
        if (position := self.marking.place_of(uid)) is not None:
            self._composition.finish(position)
            self.sheet.reveal(position)

    def scroll_to_place(self, place: float) -> None:
        """Go to a place told by `scroll_place`."""
        position = round(place * self.sheet.document().characterCount())
        self._composition.finish(position)
        bar = self.sheet.verticalScrollBar()
        if 0 < place < 1:
            self.sheet.scroll_to(position, 0)
        else:
            bar.setValue(bar.maximum() if place else 0)

    # find

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar that finds in the article, made when it is first wanted: a start needs it not."""
        from reader.gui.reading.find_bar import FindBar

        bar = FindBar(self)
        bar.hide()
        self._column.insertWidget(1, bar)
        bar.query_typed.connect(self._find)
        bar.stepped.connect(self._step)
        bar.closed.connect(self.close_find_bar)
        return bar

    @property
    def _has_find_bar(self) -> bool:
        return "find_bar" in self.__dict__

    @property
    def _is_finding(self) -> bool:
        return self._has_find_bar and self.find_bar.isVisibleTo(self)

    def open_find_bar(self) -> None:
        """Open the bar that finds in the article, with the chosen words in it if they are few."""
        if self.record is None:
            return
        chosen = self.selected_text().strip()
        is_a_guess = 0 < len(chosen) <= LONGEST_GUESS and "\n" not in chosen
        self.find_bar.show()
        self.find_bar.begin(chosen if is_a_guess else "")
        self._tell_hits()

    def close_find_bar(self) -> None:
        """Close it; hits that a find in everything lit come back."""
        had_focus = self.is_typing()
        if self._has_find_bar:
            self.find_bar.hide()
        if self.record is None:
            return
        self._light(self._lit_query)
        if had_focus:
            self.sheet.setFocus()

    def is_typing(self) -> bool:
        """Whether the person types in the find bar, so that single keys are letters, not commands."""
        return self._has_find_bar and self.find_bar.field.hasFocus()

    def next_hit(self) -> None:
        """Go to the next hit; where none are lit, ask what to find."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the previous hit; where none are lit, ask what to find."""
        self._step(-1)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is lit, from top to bottom."""
        return self._hits

    @property
    def current_hit(self) -> int:
        """The number of the current hit, from 0; -1 for none."""
        return self._current

    @property
    def query(self) -> str:
        """The query whose words are lit, or to be lit."""
        if self._is_finding and self.find_bar.query.strip():
            return self.find_bar.query
        return self._lit_query

    def _find(self, _typed: str) -> None:
        """Light what is typed and go to the first hit from where one is."""
        if self.record is None:
            return
        here = self._hits[self._current].start if self._hits else self.sheet.top_position()[0]
        self._light(self.query)
        starts = [hit.start for hit in self._hits]
        self._go_to(bisect_left(starts, here) % len(starts) if starts else -1)

    def _light(self, query: str) -> None:
        self.lit.emit(query)
        found = hits_on_page(self._composition.placed, query, self._highlighter) if query.strip() else ()
        self._set_hits(found, 0 if found else -1)

    def _step(self, way: int) -> None:
        if self._hits:
            self._go_to((self._current + way) % len(self._hits))
            self.hit_stepped.emit(self._current)
        elif not self._is_finding:
            self.open_find_bar()

    def _go_to(self, number: int) -> None:
        if not 0 <= number < len(self._hits):
            return
        self._set_hits(self._hits, number)
        self._composition.finish(self._hits[number].end)
        self.sheet.reveal(self._hits[number].start)

    def _forget_places(self) -> None:
        """Another text comes: where hits and corrections stood in this one says nothing there."""
        self._hits, self._current = (), -1
        self._show_hits()
        self.sheet.show_changed(())

    def _set_hits(self, hits: tuple[Hit, ...], current: int) -> None:
        self._hits, self._current = hits, current
        self._show_hits()
        self._tell_hits()

    def _show_hits(self) -> None:
        self.sheet.show_hits(self._hits, self._current)

    def _tell_hits(self) -> None:
        if self._has_find_bar:
            self.find_bar.show_count(self._current + 1, len(self._hits))
        self.hits_changed.emit(self._current + 1, len(self._hits))

    # chosen words

    def selected_text(self) -> str:
        """The chosen words as stored; empty when none are chosen."""
        return self.sheet.selected_text() if self.record else ""

    def _open_menu(self, place: QPoint) -> None:
        """The menu at a place of the screen; the cursor goes there where no words are chosen."""
        if not self.sheet.textCursor().hasSelection():
            at = self.sheet.viewport().mapFromGlobal(place)
            self.sheet.setTextCursor(self.sheet.cursorForPosition(at))
        self.words_menu().popup(place)

    def words_menu(self) -> QMenu:
        """What can be done with the chosen words."""
        words = self.selected_text()
        entries = (
            (_("&Copy"), self.sheet.copy),
            (_("Copy with c&itation"), lambda: self.citation_wanted.emit(words)),
            (_("&Find in everything"), lambda: self.find_wanted.emit(words.strip())),
            (_("&Export the selected text…"), lambda: self.selection_export_wanted.emit(words)),
        )
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in entries:
            menu.addAction(text, do).setEnabled(bool(words))
        menu.addSeparator()
        self.marking.fill_menu(menu)
        menu.addSeparator()
        menu.addAction(_("Select &all"), self.sheet.selectAll)
        menu.addSeparator()
        menu.addAction(_("C&orrect this article"), self.correction_wanted.emit)
        split = menu.addAction(_("&Split before this paragraph"), self.versions.ask_for_split)
        split.setEnabled(self.versions.paragraph() > 0 and not self.versions.is_as_read)
        menu.addAction(_("&History of this article…"), self.history_wanted.emit)
        return menu

    def _ask_for_star(self) -> None:
        # Whether it is bookmarked now is for the marks to say: the button waits for `set_starred`.
        self.bar.set_starred(not self.bar.button("star").isChecked())
        self.star_toggled.emit()
