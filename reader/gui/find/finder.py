"""Find in everything: asks on another thread, breaks off what a newer question has overtaken."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from reader.core.interruptible import InterruptibleQuery
from reader.find.facets import Facets, complete_facets, count_facets
from reader.find.grouping import GroupedFind, Grouping, groups_of
from reader.find.records import Found, Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.find.grouping import Group
    from reader.find.query.nodes import Query
    from reader.find.relaxing import Relaxation
    from reader.find.results import Results
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


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of what a question finds, as soon as it is there; `is_whole`: the last one."""

    question: InterruptibleQuery
    asked: Asked
    value: Answer | Facets
    is_whole: bool


class Finder(QObject):
    """One question at a time. The first results are told as soon as they are there, the counts after them.

    `runner` has threads that nothing else waits for: a find begins at once.
    """

    searching = Signal(str)
    found = Signal(str, object, int)
    counted = Signal(str, int)
    tallied = Signal(str, object)
    nothing_found = Signal(str, list)
    noted = Signal(str)
    """What the person should know of how it was found."""
    failed = Signal(object)
    _part_found = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner) -> None:
        super().__init__()
        self._library, self._runner = library, runner
        self._question = InterruptibleQuery()
        self._tasks: list[Task] = []
        self._asked = Asked("")
        self._groups: tuple[Group, ...] = ()
        self._is_all = False
        self._part_found.connect(self._take, Qt.ConnectionType.QueuedConnection)
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
        if offset:
            self._start(
                lambda question: self._find(asked, offset, groups, question),
                lambda answer: self.found.emit(asked.query, answer.found, offset),
            )
        else:
            self._start(lambda question: self._find_all(asked, question), lambda _none: None)

    def _find_all(self, asked: Asked, question: InterruptibleQuery) -> None:
        """The first results, then the counts, what is cheap first: of one state of the archive, matched once."""
        from reader.find.search import results

        def tell(value: Answer | Facets, *, is_whole: bool = False) -> None:
            question.check()
            if shiboken6.isValid(self):
                self._part_found.emit(_Part(question, asked, value, is_whole))

        began = time.perf_counter()
        with results(self._library.archive, asked.query) as found:
            answer = self._answer(asked, found, question)
            tell(replace(answer, seconds=time.perf_counter() - began))
            if answer.found.articles:
                tally = count_facets(found)
                tell(tally)
                tell(complete_facets(found, tally), is_whole=True)

    def _answer(self, asked: Asked, found: Results, question: InterruptibleQuery) -> Answer:
        archive = self._library.archive
        groups: tuple[Group, ...] = ()
        if asked.grouping is Grouping.NONE:
            page = found.page(asked.order, AT_ONCE)
        else:
            groups = groups_of(archive, found.query, asked.grouping, asked.order)
            page = GroupedFind(archive, found.query, asked.order, groups).found(AT_ONCE, 0, question)
        nearest = [] if page.articles else _relaxations(archive, found.query, question)
        return Answer(replace(page, note=found.note), groups, 0.0, nearest)

    def _find(
        self, asked: Asked, offset: int, groups: tuple[Group, ...], question: InterruptibleQuery
    ) -> Answer:
        """More results."""
        from reader.find.query.parsing import parse
        from reader.find.search import find

        archive, query = self._library.archive, parse(asked.query)
        if asked.grouping is Grouping.NONE:
            found = find(archive, query, order=asked.order, limit=AT_ONCE, offset=offset)
        else:
            found = GroupedFind(archive, query, asked.order, groups).found(AT_ONCE, offset, question)
        return Answer(found, groups, 0.0, [])

    def _start(self, work: Callable[[InterruptibleQuery], object], done: Callable[..., None]) -> None:
        question, archive = self._question, self._library.archive

        def ask(_report: object) -> object:
            with question.answering(archive.connection):
                return work(question)

        self._tasks.append(self._runner.run(self, ask, done, self.failed.emit))

    def _take(self, part: _Part) -> None:
        """A part of what is found has come, from another thread; of a question that is dropped, nobody is told."""
        if part.question is not self._question:
            return
        query, value = part.asked.query, part.value
        if isinstance(value, Answer):
            self._tell_found(query, value)
        else:
            if not part.is_whole and not self._is_all:
                self.counted.emit(query, value.total)
            self.tallied.emit(query, value)

    def _tell_found(self, query: str, answer: Answer) -> None:
        found = answer.found
        self.seconds, self._groups = answer.seconds, answer.groups
        self._is_all = len(found.articles) < AT_ONCE
        if not found.articles:
            self.nothing_found.emit(query, answer.relaxations)
        else:
            self.found.emit(query, found, 0)
            if self._is_all:
                self.counted.emit(query, len(found.articles))
        if found.note:
            self.noted.emit(found.note)


def _relaxations(archive: Archive, query: Query, question: InterruptibleQuery) -> list[Relaxation]:
    from reader.find.relaxing import relaxations

    return relaxations(archive, query, question)
