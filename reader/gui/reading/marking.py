"""Highlights and notes on the open article: shown, put on what is chosen, and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.reading.hits import LitMark
from reader.gui.widgets.focus_forwarding import holds_focus
from reader.gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QMenu, QVBoxLayout

    from reader.core.annotations.nouns import Highlight, Place
    from reader.gui.reading.article_versions import ArticleVersions
    from reader.gui.reading.composition import Composition
    from reader.gui.reading.note_editor import NoteEditor
    from reader.gui.reading.note_margin import MarginNote, NoteMargin, NotesBelow
    from reader.gui.reading.page_view import PageView
    from reader.gui.reading.text_places import TextPlaces


class Marking(QObject):
    """The marks of the article on the sheet. What the person wants is told; what is so now is given by `show`."""

    highlight_wanted = Signal(int, int, str)
    """Characters of the article's text, and a colour."""
    note_written = Signal(int, int, str, str, object)
    """A new note: where (0, 0: on the whole article), its colour, its words and its tags."""
    changed = Signal(object, str, str, object)
    """A Highlight, and the colour, note and tags it is to have."""
    removed = Signal(object)
    said = Signal(str)

    def __init__(
        self, sheet: PageView, composition: Composition, versions: ArticleVersions, column: QVBoxLayout
    ) -> None:
        super().__init__(sheet)
        self._sheet, self._composition, self._versions, self._column = sheet, composition, versions, column
        self._marks: tuple[tuple[Highlight, Place], ...] = ()
        self._text_places: TextPlaces | None = None
        self._margin: NoteMargin | None = None
        self._below: NotesBelow | None = None
        self._editor: NoteEditor | None = None
        self._edited: Highlight | None = None
        self._about = (0, 0)
        self.colour = "yellow"
        """The one used last."""
        composition.replaced.connect(self._forget)
        composition.reset.connect(self._place_notes)
        sheet.resized.connect(lambda *_top: self._place_notes())

    # what is shown

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """The marks of the open article, those without a place among them."""
        return tuple(mark for mark, _place in self._marks)

    def show(self, marks: Sequence[tuple[Highlight, Place]]) -> None:
        """Show the marks of the open article."""
        self._marks = tuple(marks)
        self._text_places = None
        self._light()

    def _forget(self) -> None:
        """Another text comes: places in this one say nothing there."""
        self._text_places = None
        self._sheet.show_marks(())
        self._show_notes(())
        self.close_editor()

    def refresh(self) -> None:
        """Show the marks on the text that is set now."""
        self._text_places = None
        self._light()

    def _light(self) -> None:
        if self._versions.is_as_read or self._versions.record is None:
            self._sheet.show_marks(())
            self._show_notes(())
            return
        self._sheet.show_marks(tuple(self._lit()))
        self._show_notes(self._noted())

    @property
    def _places(self) -> TextPlaces:
        if self._text_places is None:
            from reader.gui.reading.text_places import TextPlaces

            self._text_places = TextPlaces(self._composition.placed)
        return self._text_places

    def _lit(self) -> Iterator[LitMark]:
        for mark, place in self._marks:
            if place.start is not None and place.end is not None:
                for part in self._places.on_page(place.start, place.end):
                    yield LitMark(part, mark.colour.value, mark.uid, bool(mark.note))

    def _noted(self) -> tuple[MarginNote, ...]:
        noted = [(mark, place.start) for mark, place in self._marks if mark.note and place.start is not None]
        if not noted:
            return ()
        from reader.gui.reading.note_margin import MarginNote

        return tuple(
            MarginNote(mark.uid, self.position_of(start), mark.colour.value, mark.note)
            for mark, start in noted
        )

    def position_of(self, start: int) -> int:
        """Where a character of the text stands on the page."""
        return next((part.start for part in self._places.on_page(start, start + 1)), 0)

    def place_of(self, uid: str) -> int | None:
        """Where a mark begins on the page; None where it has no place on it."""
        place = next((place for mark, place in self._marks if mark.uid == uid), None)
        return None if place is None or place.start is None else self.position_of(place.start)

    # notes

    def _show_notes(self, notes: Sequence[MarginNote]) -> None:
        if not notes and self._margin is None:
            return
        margin, below = self._note_views()
        margin.show_notes(notes)
        below.show_notes(notes)
        self._place_notes()

    def _note_views(self) -> tuple[NoteMargin, NotesBelow]:
        from reader.gui.reading.note_margin import NoteMargin, NotesBelow

        if self._margin is None or self._below is None:
            self._margin, self._below = NoteMargin(self._sheet), NotesBelow()
            self._column.addWidget(self._below)
            for view in (self._margin, self._below):
                view.note_chosen.connect(self.edit)
        return self._margin, self._below

    def _place_notes(self) -> None:
        if self._margin is not None and self._below is not None:
            self._margin.place()
            self._below.setVisible(bool(self._margin.notes) and not self._margin.has_room)

    # what the person does

    def chosen(self) -> tuple[int, int] | None:
        """The chosen words as a place of the text; says why where there is none."""
        cursor = self._sheet.textCursor()
        if self._versions.is_as_read:
            self.said.emit(_("Show the article as corrected first; then words in it can be marked."))
            return None
        if not cursor.hasSelection():
            return None
        return self._places.chosen(cursor.selectionStart(), cursor.selectionEnd())

    def at_cursor(self) -> Highlight | None:
        """The mark that the cursor stands in, the shortest where there are several."""
        position = self._sheet.textCursor().position()
        found = [it for it in self._sheet.marks if it.place.start <= position <= it.place.end]
        best = min(found, key=lambda it: it.place.end - it.place.start, default=None)
        return best and self._mark(best.uid)

    def _mark_on(self, chosen: tuple[int, int]) -> Highlight | None:
        """The mark on just these words of the text."""
        return next((mark for mark, place in self._marks if (place.start, place.end) == chosen), None)

    def _let_go(self) -> None:
        """Choose no words any more, so that their mark is seen; the cursor stands in it."""
        cursor = self._sheet.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self._sheet.setTextCursor(cursor)

    def _mark(self, uid: str) -> Highlight | None:
        return next((mark for mark, _place in self._marks if mark.uid == uid), None)

    def highlight(self, colour: str | None = None) -> None:
        """Highlight the chosen words; without any, the mark that the cursor stands in takes the colour."""
        self.colour = colour or self.colour
        place = self.chosen()
        if self._versions.record is None or self._versions.is_as_read:
            return
        mark = self._mark_on(place) if place else self.at_cursor()
        if mark and mark.colour.value != self.colour:
            self.changed.emit(mark, self.colour, mark.note, mark.tags)
        elif place and mark is None:
            self.highlight_wanted.emit(*place, self.colour)
        elif mark is None:
            self.said.emit(_("Select the words first; then they can be highlighted."))
        self._let_go()

    def note(self) -> None:
        """Write a note on the chosen words, or on the mark the cursor stands in, or else on the whole article."""
        if self._versions.record is None or self._versions.is_as_read:
            self.chosen()
            return
        place = self.chosen()
        if mark := self._mark_on(place) if place else self.at_cursor():
            self.edit(mark.uid)
            return
        self._edited, self._about = None, place or (0, 0)
        about = self._sheet.selected_text() if place else _("the whole article")
        self.editor.begin(about, self.colour, "", (), is_new=True)

    def edit(self, uid: str) -> None:
        """Edit a mark's note, colour and tags."""
        if mark := self._mark(uid):
            self._edited = mark
            self.editor.begin(mark.quote or _("the whole article"), mark.colour.value, mark.note, mark.tags)
            if (position := self.place_of(uid)) is not None:
                self._sheet.reveal(position)

    @property
    def editor(self) -> NoteEditor:
        """Where notes are written, made when it is first wanted."""
        if self._editor is None:
            from reader.gui.reading.note_editor import NoteEditor

            self._editor = NoteEditor()
            self._editor.saved.connect(self._save)
            self._editor.left.connect(self.close_editor)
            self._editor.removal_wanted.connect(self._remove_edited)
            self._column.addWidget(self._editor)
        return self._editor

    def _save(self) -> None:
        editor, mark = self.editor, self._edited
        self.colour, now = editor.colour, (editor.colour, editor.words, editor.tags)
        if mark is None:
            if editor.words or editor.tags:
                self.note_written.emit(*self._about, *now)
                self._let_go()
        elif now != (mark.colour.value, mark.note, mark.tags):
            self.changed.emit(mark, *now)
        self.close_editor()

    def _remove_edited(self) -> None:
        if self._edited is not None:
            self.removed.emit(self._edited)
        self.close_editor()

    def keep_unsaved(self) -> None:
        """The person goes on without having saved a note: what was typed is kept all the same."""
        if self._editor is not None and not self._editor.isHidden():
            self._save()

    def close_editor(self) -> None:
        """Write no more; the keys go back to the page, where they were in the note."""
        if self._editor is not None and not self._editor.isHidden():
            had_keys = holds_focus(self._editor)
            self._editor.hide()
            if had_keys:
                self._sheet.setFocus()

    # the menu

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the chosen words, or with the mark under the pointer."""
        from reader.gui.widgets.mark_colours import COLOURS, colour_name, swatch

        mark = None if self._sheet.textCursor().hasSelection() else self.at_cursor()
        has_words = self._sheet.textCursor().hasSelection() or mark is not None
        for name in COLOURS:
            text = _("Highlight: {colour}").format(colour=colour_name(name))
            entry = menu.addAction(swatch(theme_of(self._sheet), name), text)
            entry.triggered.connect(lambda _checked=False, name=name: self.highlight(name))
            entry.setEnabled(has_words)
        menu.addAction(_("Edit the &note…") if mark else _("Write a &note…"), self.note)
        if mark:
            menu.addAction(_("&Remove the highlight"), lambda: self.removed.emit(mark))
