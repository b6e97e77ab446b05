"""Find in everything: asks on another thread, drops what a newer question has overtaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.find.records import Found, Order
from reader.gui.empty_state import Hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.find.records import Span
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import Task, TaskRunner

AT_ONCE = 50
"""Results fetched at a time; more come when the list is scrolled to its end."""


class Finder(QObject):
    """One question at a time. The first results are told as soon as they are there, the count after them."""

    searching = Signal(str)
    found = Signal(str, object, int)
    counted = Signal(str, int)
    nothing_found = Signal(str, list)
    failed = Signal(object)

    def __init__(self, holdings: Holdings, runner: TaskRunner) -> None:
        super().__init__()
        self._holdings, self._runner = holdings, runner
        self._tasks: list[Task] = []
        self.query = ""
        self.order = Order.BEST

    def ask(self, query: str) -> None:
        """Find `query`; an empty one ends the find."""
        self.clear()
        self.query = query.strip()
        if not self.query:
            return
        self.searching.emit(self.query)
        self._fetch(0)
        asked = self.query
        self._start(lambda _report: self._count(asked), lambda total: self._tell_count(asked, total))

    def more(self, offset: int) -> None:
        """Fetch the results from `offset` on."""
        self._fetch(offset)

    def set_order(self, order: Order) -> None:
        """Ask again in another order."""
        self.order = order
        self.ask(self.query)

    def clear(self) -> None:
        """Forget the question."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self.query = ""

    def _fetch(self, offset: int) -> None:
        asked, order = self.query, self.order
        self._start(
            lambda _report: self._find(asked, order, offset),
            lambda found: self._tell_found(asked, found, offset),
        )

    def _find(self, asked: str, order: Order, offset: int) -> Found:
        from reader.find.search import find  # noqa: PLC0415 - a start needs it not

        return find(self._holdings.archive, asked, order=order, limit=AT_ONCE, offset=offset)

    def _count(self, asked: str) -> int:
        from reader.find.search import count  # noqa: PLC0415 - a start needs it not

        return count(self._holdings.archive, asked)

    def _start(self, work: object, done: object) -> None:
        self._tasks.append(self._runner.run(self, work, done, self.failed.emit))  # type: ignore[arg-type]  # a pair that fits

    def _tell_found(self, asked: str, found: Found, offset: int) -> None:
        if not found.articles and offset == 0:
            self.nothing_found.emit(asked, nearest_to_try(asked))
        else:
            self.found.emit(asked, found, offset)

    def _tell_count(self, asked: str, total: int) -> None:
        self.counted.emit(asked, total)


def nearest_to_try(asked: str) -> list[Hint]:
    """What a person may try when nothing was found: fewer words, or a shorter part of the one word."""
    words = asked.split()
    if len(words) > 1:
        parts = words[:3]
    elif len(asked) > 3:
        parts = [asked[:2], asked[-2:]]
    else:
        return [Hint(_("another way to write it"))]
    return [Hint(_("only “{words}”").format(words=part), part) for part in parts]


def lights(text: str, query: str) -> Sequence[Span]:
    """Where the words of a query stand in a text."""
    from reader.find.search import lit_places  # noqa: PLC0415 - a start needs it not

    return lit_places(text, query)
