"""Find in everything, as the person meets it: the field, the results, what may be meant, and the finds kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.gui.find.find_field import FindField
from reader.gui.find.saved_finds import SavedFindsController

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QUndoStack

    from reader.find.facets import Facets
    from reader.find.records import Found, FoundArticle
    from reader.find.relaxing import Relaxation
    from reader.gui.find.completer import Completer
    from reader.gui.find.finder import Finder
    from reader.gui.find.result_list import ResultList
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.records import TitleRecord

REMEMBER_AFTER = 3_000
"""Milliseconds that results must stand before a find is remembered: half a word was not meant."""


class FindController(QObject):
    """Has the field and the finds kept from the start; results, finder and completer come with the first letter."""

    begun = Signal()
    """Results are to take the list's place."""
    ended = Signal()
    """The list is to have its place back."""
    result_opened = Signal(object, str)
    """An ArticleId, and the query whose words are to be lit."""
    reading_wanted = Signal()
    export_wanted = Signal(str)
    """A query, all of whose results are to be exported."""
    dragged = Signal(object)
    """The results, FoundArticles, that are being pulled out of the list."""
    summed_up = Signal()
    """`summary` has changed."""
    tallied = Signal(object)
    """A Facets of what is being found; of nothing when the find has ended."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners) -> None:
        super().__init__()
        self._library, self._runners = library, runners
        self.field = FindField()
        self.saved = SavedFindsController(library, steps, runners)
        self._titles: Sequence[TitleRecord] = ()
        self.summary = ""
        """What was found, for the status line; empty while nothing is being found."""
        self._stands = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self._connect()

    def _connect(self) -> None:
        field, saved = self.field, self.saved
        self._stands.timeout.connect(self._remember)
        field.find_wanted.connect(self.find)
        field.cleared.connect(self.end)
        field.left.connect(self.ended)
        field.textChanged.connect(self.make_ready, Qt.ConnectionType.SingleShotConnection)
        saved.find_opened.connect(self.find_words)
        saved.export_wanted.connect(self.export_wanted)
        saved.finds_changed.connect(self._show_saved)
        saved.said.connect(self.said)
        saved.failed.connect(self.failed)

    # what is made when it is first needed

    @cached_property
    def finder(self) -> Finder:
        """Who asks."""
        from reader.gui.find.finder import Finder

        finder = Finder(self._library, self._runners.asking)
        finder.found.connect(self._show_found)
        finder.counted.connect(self._show_count)
        finder.tallied.connect(self._show_tally)
        finder.nothing_found.connect(self._show_nothing)
        finder.noted.connect(self.said)
        finder.failed.connect(self.failed)
        return finder

    @cached_property
    def results(self) -> ResultList:
        """What was found; it takes the list's place."""
        from reader.gui.find.result_list import ResultList

        results, finder, field = ResultList(), self.finder, self.field
        finder.searching.connect(results.show_searching)
        field.moved_to_results.connect(self.begun)
        field.moved_to_results.connect(results.take_focus)
        field.textChanged.connect(results.filters.show_query)
        results.filters.query_changed.connect(self.change_query)
        results.filters.value_wanted.connect(field.change_text)
        results.result_opened.connect(self._open)
        results.reading_wanted.connect(self.reading_wanted)
        results.order_chosen.connect(finder.set_order)
        results.grouping_chosen.connect(finder.set_grouping)
        results.more_wanted.connect(finder.more)
        results.closed.connect(self.end)
        results.hint_chosen.connect(self.find_words)
        results.export_wanted.connect(self._export)
        results.save_wanted.connect(self.toggle_saved)
        results.dragged.connect(self.dragged)
        results.filters.offer_names(self.completer.most_used)
        results.filters.show_query(field.text())
        results.filters.show_titles(self._titles)
        return results

    @cached_property
    def completer(self) -> Completer:
        """Who says what may be meant by what is typed."""
        from reader.gui.find.completer import Completer

        completer = Completer(self._library, self._runners.reading, self.field, lambda: self.saved.past)
        completer.said.connect(self.said)
        completer.renew()
        return completer

    def _export(self) -> None:
        self.export_wanted.emit(self.query)

    def make_ready(self) -> None:
        """Have everything there that a find needs."""
        _made = self.results, self.completer

    def warm_up(self) -> Task:
        """Load the lexicon, and make the index anew where it was made with another one."""
        from reader.gui.find.warm_up import ready

        self.make_ready()
        return self._runners.reading.run(
            self, lambda report: ready(self._library, report), lambda _none: None, self.failed.emit
        )

    def _is_made(self, part: str) -> bool:
        return part in self.__dict__

    # what the archive holds

    def show_titles(self, titles: Sequence[TitleRecord]) -> None:
        """Offer these papers to filter by."""
        self._titles = titles
        if self._is_made("results"):
            self.results.filters.show_titles(titles)

    def renew(self) -> None:
        """The archive holds other articles now: count the saved finds, learn the names."""
        self.saved.look_over()
        if self._is_made("completer"):
            self.completer.renew()

    # finding

    @property
    def query(self) -> str:
        """What is being found; empty when nothing is."""
        return self.finder.query if self._is_made("finder") else ""

    def find(self, query: str) -> None:
        """Find in everything; the results take the list's place."""
        self.make_ready()
        if query.strip() == self.query:
            return
        self.finder.ask(query)
        if self.query:
            self._stands.start()
            self.begun.emit()
            self._show_saved()

    def take_up(self, query: str) -> None:
        """Find again what was being found before; the list stays to whoever takes it up."""
        self.make_ready()
        self.field.set_text(query)
        self.finder.ask(query)
        self._show_saved()

    def repeat(self) -> None:
        """Find the same again: articles have changed."""
        if self.query:
            self.finder.ask(self.query)

    def find_words(self, words: str) -> None:
        """Find words chosen in an article, or a query kept somewhere."""
        self.field.set_text(words)
        self.find(words)

    def change_query(self, query: str) -> None:
        """A filter was set or taken away; with the last one the find ends."""
        if query.strip():
            self.find_words(query)
        else:
            self.end()

    def focus(self, words: str) -> None:
        """Put the cursor in the field, with the words chosen in the article, if they are on one line."""
        words = words.strip()
        if words and "\n" not in words:
            self.field.set_text(words)
        self.field.start()

    def end(self) -> None:
        """Give the list its place back, and empty the field."""
        self._stands.stop()
        self.finder.clear()
        self.field.set_text("")
        self.results.clear()
        self._sum_up(None)
        self.ended.emit()

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self._stands.stop()
        self.saved.stop()
        if self._is_made("finder"):
            self.finder.clear()
        if self._is_made("completer"):
            self.completer.stop()

    def toggle_saved(self) -> None:
        """Keep what is being found, or keep it no longer."""
        self.saved.toggle(self.query)

    def _open(self, found: FoundArticle) -> None:
        self._remember()
        self.result_opened.emit(found.id, self.query)

    def _remember(self) -> None:
        if self.query and self.summary:
            self.saved.note_past(self.query)

    # what comes back

    def _show_saved(self, *_finds: object) -> None:
        if self._is_made("results"):
            self.results.show_saved(self.saved.find_of(self.query) is not None)

    def _show_found(self, asked: str, found: Found, offset: int) -> None:
        self.results.show_found(asked, found, offset)

    def _show_count(self, _asked: str, total: int) -> None:
        self.results.show_count(total)
        self._sum_up(_uncounted(total))

    def _show_tally(self, _asked: str, tally: Facets) -> None:
        self.results.filters.show_tally(tally)
        self._sum_up(tally)

    def _show_nothing(self, asked: str, relaxations: Sequence[Relaxation]) -> None:
        from reader.gui.find.summary import hint_of

        self.results.show_nothing(asked, list(map(hint_of, relaxations)))
        self._sum_up(_uncounted(0))

    def _sum_up(self, tally: Facets | None) -> None:
        """Keep the summary in step with what is counted; None: nothing is being found."""
        from reader.gui.find.summary import found_text

        self.summary = found_text(self.query, tally, self.finder.seconds) if tally else ""
        self.summed_up.emit()
        shown = tally or _uncounted(0)
        if shown.days or not shown.total:  # what has been counted in part would only flicker
            self.saved.note_seen(self.query, shown)
            self.tallied.emit(shown)


def _uncounted(total: int) -> Facets:
    """So many results, of which nothing else is known."""
    from reader.find.facets import Facets

    return Facets(total)
