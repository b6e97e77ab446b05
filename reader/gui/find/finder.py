"""Find in everything: asks on another thread, breaks off what a newer question has overtaken."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.interruptible import InterruptibleQuery
from reader.find.facets import complete_facets, count_facets
from reader.find.grouping import GroupedFind, Grouping, groups_of
from reader.find.records import Found, Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.find.facets import Facets
    from reader.find.grouping import Group
    from reader.find.query.nodes import Query
    from reader.find.relaxing import Relaxation
    from reader.gui.tasks.runner import Task, TaskRunner
    from reader.library import Library
    from reader.store.archive.archive import Archive

AT_ONCE = 50
"""Results fetched at a time; more come when the list is scrolled to its end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is being found, and how."""

    query: str
    order: Order = Order.BEST
    grouping: Grouping = Grouping.NONE


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, in which groups if in any, how long that took, and what to try where it is nothing."""

    found: Found
    groups: tuple[Group, ...]
    seconds: float
    relaxations: list[Relaxation]


class Finder(QObject):
    """One question at a time. The first results are told as soon as they are there, the counts after them.

    `runner` has threads that nothing else waits for: a find begins at once.
    """

    searching = Signal(str)
    found = Signal(str, object, int)
    counted = Signal(str, int)
    tallied = Signal(str, object)
    nothing_found = Signal(str, list)
    failed = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner) -> None:
        super().__init__()
        self._library, self._runner = library, runner
        self._question = InterruptibleQuery()
        self._tasks: list[Task] = []
        self._asked = Asked("")
        self._groups: tuple[Group, ...] = ()
        self.seconds = 0.0
        """How long the first results of the last find took, in the thread that asked."""

    @property
    def query(self) -> str:
        """What is being found; empty when nothing is."""
        return self._asked.query

    @property
    def order(self) -> Order:
        """The order results are wanted in."""
        return self._asked.order

    def ask(self, query: str) -> None:
        """Find `query`; an empty one ends the find."""
        self.clear()
        self._asked = replace(self._asked, query=query.strip())
        if self.query:
            self.searching.emit(self.query)
            self._fetch(0)

    def more(self, offset: int) -> None:
        """Fetch the results from `offset` on."""
        self._fetch(offset)

    def set_order(self, order: Order) -> None:
        """Ask again in another order."""
        self._asked = replace(self._asked, order=order)
        self.ask(self.query)

    def set_grouping(self, grouping: Grouping) -> None:
        """Ask again, and put the results together by `grouping`."""
        self._asked = replace(self._asked, grouping=grouping)
        self.ask(self.query)

    def clear(self) -> None:
        """Forget the question."""
        self._question.drop()
        self._question = InterruptibleQuery()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._asked = replace(self._asked, query="")
        self._groups = ()

    def _fetch(self, offset: int) -> None:
        asked, groups = self._asked, self._groups
        self._start(
            lambda question: self._find(asked, offset, groups, question),
            lambda answer: self._tell_found(asked, answer, offset),
        )

    def _find(
        self, asked: Asked, offset: int, groups: tuple[Group, ...], question: InterruptibleQuery
    ) -> Answer:
        from reader.find.query.parsing import parse  # noqa: PLC0415 - a start needs it not
        from reader.find.search import find  # noqa: PLC0415 - as above

        archive, began = self._library.archive, time.perf_counter()
        query = parse(asked.query)
        if asked.grouping is Grouping.NONE:
            found = find(archive, query, order=asked.order, limit=AT_ONCE, offset=offset)
        else:
            groups = groups or groups_of(archive, query, asked.grouping, asked.order)
            found = GroupedFind(archive, query, asked.order, groups).found(AT_ONCE, offset, question)
        took = time.perf_counter() - began
        is_nothing = not found.articles and offset == 0
        return Answer(found, groups, took, _relaxations(archive, query, question) if is_nothing else [])

    def _start(self, work: Callable[[InterruptibleQuery], object], done: Callable[..., None]) -> None:
        question, archive = self._question, self._library.archive

        def ask(_report: object) -> object:
            with question.answering(archive.connection):
                return work(question)

        self._tasks.append(self._runner.run(self, ask, done, self.failed.emit))

    def _tell_found(self, asked: Asked, answer: Answer, offset: int) -> None:
        found = answer.found
        if offset == 0:
            self.seconds, self._groups = answer.seconds, answer.groups
        if not found.articles and offset == 0:
            self.nothing_found.emit(asked.query, answer.relaxations)
            return
        self.found.emit(asked.query, found, offset)
        if offset == 0:
            self._count(asked, len(found.articles))

    def _count(self, asked: Asked, first: int) -> None:
        """Count once the first results are there, what is cheap first; each part is told as soon as it is there."""
        archive, query = self._library.archive, asked.query
        is_all = first < AT_ONCE
        if is_all:
            self.counted.emit(query, first)

        def more(counts: Facets) -> None:
            if not is_all:
                self.counted.emit(query, counts.total)
            self.tallied.emit(query, counts)
            self._start(
                lambda _question: complete_facets(archive, query, counts),
                lambda whole: self.tallied.emit(query, whole),
            )

        self._start(lambda _question: count_facets(archive, query), more)


def _relaxations(archive: Archive, query: Query, question: InterruptibleQuery) -> list[Relaxation]:
    from reader.find.relaxing import relaxations  # noqa: PLC0415 - only where nothing was found

    return relaxations(archive, query, question)
