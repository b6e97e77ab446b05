"""Find in everything, as the person meets it: the field, the results in the list's place, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.find.records import Found, FoundArticle
    from reader.gui.find_field import FindField
    from reader.gui.finder import Finder
    from reader.gui.results import ResultList


class Finding(QObject):
    """Joins the find field, the finder and the list of results."""

    begun = Signal()
    ended = Signal()
    result_chosen = Signal(object, str)
    said = Signal(str)

    def __init__(self, field: FindField, results: ResultList, finder: Finder) -> None:
        super().__init__()
        self._field, self._results, self._finder = field, results, finder
        self._recent: list[str] = []
        self._connect()

    def _connect(self) -> None:
        field, results, finder = self._field, self._results, self._finder
        field.find_wanted.connect(self.find)
        field.cleared.connect(self.end)
        field.left.connect(self.ended)
        field.moved_to_results.connect(results.take_focus)
        results.result_opened.connect(self._open)
        results.order_chosen.connect(finder.set_order)
        results.more_wanted.connect(finder.more)
        results.closed.connect(self.end)
        results.hint_chosen.connect(self.find_words)
        finder.searching.connect(results.show_searching)
        finder.found.connect(self._show_found)
        finder.counted.connect(lambda _asked, total: results.show_count(total))
        finder.nothing_found.connect(results.show_nothing)

    @property
    def query(self) -> str:
        """What is being found; empty when nothing is."""
        return self._finder.query

    def find(self, query: str) -> None:
        """Find in everything; the results take the list's place."""
        if query.strip() == self._finder.query:
            return
        self._finder.ask(query)
        if self._finder.query:
            self.begun.emit()

    def find_words(self, words: str) -> None:
        """Find words chosen in an article."""
        self._field.set_text(words)
        self.find(words)

    def focus(self, words: str) -> None:
        """Put the cursor in the field, with the words chosen in the article, if they are on one line."""
        words = words.strip()
        if words and "\n" not in words:
            self._field.set_text(words)
        self._field.start()

    def end(self) -> None:
        """Give the list its place back, and empty the field."""
        self._finder.clear()
        self._field.set_text("")
        self._results.clear()
        self.ended.emit()

    def _open(self, found: FoundArticle) -> None:
        self._remember(self.query)
        self.result_chosen.emit(found, self.query)

    def _remember(self, query: str) -> None:
        self._recent = [query, *(kept for kept in self._recent if kept != query)][:20]
        self._field.set_history(self._recent)

    def _show_found(self, asked: str, found: Found, offset: int) -> None:
        self._results.show_found(asked, found, offset)
        if found.note and offset == 0:
            self.said.emit(found.note)
