"""Find in everything, as the person meets it: the field, the results in the list's place, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.speech import _
from reader.find.facets import Tally
from reader.find.records import Tier
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.wording import said_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.find.records import Found, FoundArticle
    from reader.find.relaxing import Relaxation
    from reader.gui.find.find_field import FindField
    from reader.gui.find.finder import Finder
    from reader.gui.find.result_list import ResultList

REMEMBER_AFTER = 3_000
"""Milliseconds that results must stand before a find is remembered: half a word was not meant."""


class FindController(QObject):
    """Joins the find field, the finder and the list of results."""

    begun = Signal()
    ended = Signal()
    result_chosen = Signal(object, str)
    said = Signal(str)
    summed_up = Signal()
    """`summary` has changed."""
    tallied = Signal(object)
    """A Tally of what is being found; of nothing when the find has ended."""
    remembered = Signal(str)
    """A find that was worth remembering."""

    def __init__(self, field: FindField, results: ResultList, finder: Finder) -> None:
        super().__init__()
        self._field, self._results, self._finder = field, results, finder
        self._tally = Tally(0)
        self.summary = ""
        """What was found, for the status line; empty while nothing is being found."""
        self._stands = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self._connect()

    def _connect(self) -> None:
        field, results, finder = self._field, self._results, self._finder
        self._stands.timeout.connect(self._remember)
        field.find_wanted.connect(self.find)
        field.cleared.connect(self.end)
        field.left.connect(self.ended)
        field.moved_to_results.connect(results.take_focus)
        field.textChanged.connect(results.filters.show_query)
        results.filters.query_changed.connect(self.change_query)
        results.filters.value_wanted.connect(field.change_text)
        results.result_opened.connect(self._open)
        results.order_chosen.connect(finder.set_order)
        results.grouping_chosen.connect(finder.set_grouping)
        results.more_wanted.connect(finder.more)
        results.closed.connect(self.end)
        results.hint_chosen.connect(self.find_words)
        finder.searching.connect(results.show_searching)
        finder.found.connect(self._show_found)
        finder.counted.connect(self._show_count)
        finder.tallied.connect(self._show_tally)
        finder.nothing_found.connect(self._show_nothing)

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
            self._stands.start()
            self.begun.emit()

    def find_words(self, words: str) -> None:
        """Find words chosen in an article, or a query kept somewhere."""
        self._field.set_text(words)
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
            self._field.set_text(words)
        self._field.start()

    def end(self) -> None:
        """Give the list its place back, and empty the field."""
        self._stands.stop()
        self._finder.clear()
        self._field.set_text("")
        self._results.clear()
        self._sum_up(None)
        self.ended.emit()

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self._stands.stop()
        self._finder.clear()

    def _open(self, found: FoundArticle) -> None:
        self._remember()
        self.result_chosen.emit(found, self.query)

    def _remember(self) -> None:
        if self.query and self.summary:
            self.remembered.emit(self.query)

    def _show_found(self, asked: str, found: Found, offset: int) -> None:
        self._results.show_found(asked, found, offset)
        if found.note and offset == 0:
            self.said.emit(found.note)

    def _show_count(self, _asked: str, total: int) -> None:
        self._results.show_count(total)
        self._sum_up(Tally(total))

    def _show_tally(self, _asked: str, tally: Tally) -> None:
        self._results.filters.show_tally(tally)
        self._sum_up(tally)

    def _show_nothing(self, asked: str, relaxations: Sequence[Relaxation]) -> None:
        self._results.show_nothing(asked, list(map(hint_of, relaxations)))
        self._sum_up(Tally(0))

    def _sum_up(self, tally: Tally | None) -> None:
        """Keep the summary in step with what is counted; None: nothing is being found."""
        self._tally = tally or Tally(0)
        from reader.find.query.filters import words_of  # noqa: PLC0415 - a start needs it not

        words = words_of(self.query) or self.query
        self.summary = said_found(words, self._tally, self._finder.seconds) if tally else ""
        self.summed_up.emit()
        if self._tally.days or not self._tally.total:  # what has been counted in part would only flicker
            self.tallied.emit(self._tally)


def hint_of(relaxation: Relaxation) -> Hint:
    """A query to try instead, with how much it finds."""
    articles = said_articles(relaxation.count)
    words = _("{query}: {articles}").format(query=relaxation.query, articles=articles)
    return Hint(words, relaxation.query)


def said_found(words: str, tally: Tally, seconds: float) -> str:
    """服务业：1,284 篇（标题 96，词 1,102，字 86），0.01 秒"""
    articles = said_articles(tally.total)
    if tally.tiers and tally.total:
        articles = _("{articles} (heading {heading:,}, word {word:,}, characters {characters:,})").format(
            articles=articles,
            heading=tally.tiers[Tier.HEADING],
            word=tally.tiers[Tier.WORD],
            characters=tally.tiers[Tier.CHARACTERS],
        )
    took = _("{seconds:.2f} s").format(seconds=max(seconds, 0.01))
    return _("{words}: {articles}, {took}").format(words=words, articles=articles, took=took)
