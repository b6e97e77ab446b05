"""The article as it was read and as it was corrected, and the form that corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.reading.paragraphs import Role, paragraphs_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from reader.gui.reading.bar import ReadingBar
    from reader.gui.reading.composition import Composition
    from reader.gui.reading.edit_form import EditForm
    from reader.gui.reading.page_view import PageView
    from reader.store.records import ArticleRecord


class ArticleVersions(QObject):
    """Sets an article on the sheet, corrected or as read; the form takes the sheet's place in `stack`."""

    corrected = Signal(object, object)
    """The ArticleRecord, and the Article it is to become."""
    split_wanted = Signal(object, int, object)
    """The ArticleRecord, a paragraph, and the Article it is to become first, or None."""
    said = Signal(str)
    left = Signal()
    """The person wants to leave the form."""
    set = Signal()
    """Another text stands on the sheet."""

    def __init__(
        self, stack: QStackedWidget, sheet: PageView, composition: Composition, bar: ReadingBar
    ) -> None:
        super().__init__(stack)
        self._stack, self._sheet, self._composition, self._bar = stack, sheet, composition, bar
        self._form: EditForm | None = None
        self.record: ArticleRecord | None = None
        self.is_as_read = False
        """Whether the article is shown as it was read, not as it was corrected."""

    @property
    def form(self) -> EditForm:
        """The article as a form, made when it is first needed."""
        if self._form is None:
            self._form = self._make_form()
        return self._form

    def _make_form(self) -> EditForm:
        from reader.gui.reading.edit_form import EditForm

        form = EditForm()
        form.saved.connect(lambda article: self.corrected.emit(self.record, article))
        form.split_wanted.connect(lambda article, at: self.split_wanted.emit(self.record, at, article))
        form.left.connect(self.left)
        self._stack.addWidget(form)
        return form

    @property
    def is_open(self) -> bool:
        """Whether the article is open as a form."""
        return self._form is not None and self._stack.currentWidget() is self._form

    def open(self) -> None:
        """Open the article as a form, to be corrected."""
        if self.record is not None:
            self._stack.setCurrentWidget(self.form)
            article = self.record.clipping.article
            self.form.show_article(article, self._composition.zoom, self._sheet.column)

    def close(self) -> bool:
        """Go back to reading; False where there was no form open."""
        if not self.is_open:
            return False
        self.form.forget()
        self._stack.setCurrentWidget(self._sheet)
        return True

    def keep_unsaved(self) -> None:
        """The person goes on without having saved: what was typed is kept all the same."""
        if not self.is_open:
            return
        if self.record is not None and self.form.is_modified:
            self.corrected.emit(self.record, self.form.article())
        self.form.forget()

    def ask_for_split(self) -> None:
        """Ask for the article to be split before the paragraph the cursor stands in.

        As it was read it may have other paragraphs than as corrected, and it is the latter that is split.
        """
        if self.is_as_read and not self.is_open:
            self.said.emit(_("Show the article as corrected first; then it can be split."))
        elif self.record and not self.is_open:
            self.split_wanted.emit(self.record, self.paragraph(), None)

    def paragraph(self) -> int:
        """The paragraph of the body the cursor stands in, from 0; 0 above it."""
        position = self._sheet.textCursor().selectionStart()
        body = [it for it in self._composition.placed if it.paragraph.role in (Role.BODY, Role.SUBHEADING)]
        return max(0, sum(it.start <= position for it in body) - 1)

    def show(self, *, is_as_read: bool) -> None:
        """Set the article as corrected, with a bar beside what was, or as read."""
        record = self.record
        if record is None:
            return
        self.is_as_read = is_as_read and record.original is not None
        read = record.clipping._replace(article=record.original or record.clipping.article)
        shown, other = (read, record.clipping) if self.is_as_read else (record.clipping, read)
        self._composition.show(paragraphs_of(shown))
        known = {paragraph.text for paragraph in paragraphs_of(other)}
        placed = self._composition.placed
        changed = [it.start for it in placed if it.paragraph.text and it.paragraph.text not in known]
        self._sheet.show_changed(changed)
        self._bar.show_as_read(is_offered=record.original is not None, is_shown=self.is_as_read)
        self.set.emit()
