"""Making the lists of many articles: beside the writing, in a second process where that pays."""

from __future__ import annotations

import multiprocessing
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.find.index.builder import made_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from reader.find.index.builder import Made
    from reader.find.text.segmenter import Segmenter
    from reader.find.text.units import Gathered

_PAYS_FROM = 3_000
"""Articles from which on starting another process, which loads the dictionary again, takes less than it saves."""


class ListBuilder:
    """Makes lists in the order they were asked for; at most one batch is at the other process at a time."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._waiting: deque[tuple[int, Gathered]] = deque()
        self._made: dict[int, Made] = {}
        self._articles = 0
        self._next = 0
        self._worker: _WorkerProcess | None = None

    def begin(self, texts: Gathered) -> int:
        """Ask for the lists of some articles; gives a number to fetch them by."""
        number, self._next = self._next, self._next + 1
        self._waiting.append((number, texts))
        self._articles += texts.articles
        if self._worker is None and self._articles >= _PAYS_FROM:
            self._worker = _WorkerProcess(self._segmenter)
        self._go_on()
        return number

    def fetch(self, number: int) -> Made:
        """The lists asked for, waited for if they must be; what waits behind them is made meanwhile."""
        self._go_on()
        while number not in self._made:
            if self._waiting:
                # The other process has the first one in hand or none: this one takes the last.
                last, texts = self._waiting.pop()
                self._made[last] = made_of(texts, self._segmenter.cut)
            elif self._worker is not None:
                self._receive()
            self._go_on()
        return self._made.pop(number)

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._waiting.clear()
        self._made.clear()

    def _go_on(self) -> None:
        """Take what the other process has made, and give it more."""
        if self._worker is not None and self._worker.has_made:
            self._receive()
        other = self._worker  # gone where it has ended meanwhile
        if other is not None and other.is_idle and self._waiting:
            other.give(*self._waiting.popleft())

    def _receive(self) -> None:
        assert self._worker is not None  # noqa: S101
        batch = self._worker.batch
        try:
            number, made = self._worker.take()
            self._made[number] = made
        except (EOFError, OSError):
            # It was ended, for want of memory perhaps. Its batch is made here; it is not started again.
            self._worker = None
            self._articles = -(1 << 62)
            if batch is not None:
                self._waiting.append(batch)


class _WorkerProcess:
    """The other process. It ends when this one does, however that ends: its pipe is closed then."""

    def __init__(self, segmenter: Segmenter) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, segmenter), daemon=True)
        self._process.start()
        theirs.close()
        self.batch: tuple[int, Gathered] | None = None

    @property
    def is_idle(self) -> bool:
        return self.batch is None

    @property
    def has_made(self) -> bool:
        """Whether a batch lies ready; also when the process has ended."""
        return self.batch is not None and self._pipe.poll()

    def give(self, number: int, texts: Gathered) -> None:
        self.batch = number, texts
        with suppress(OSError):  # `take` will tell
            self._pipe.send((number, texts))

    def take(self) -> tuple[int, Made]:
        """What was made of the batch. Raises EOFError or OSError where the process has ended."""
        number, made = self._pipe.recv()
        self.batch = None
        return number, made


def _serve(pipe: Connection, segmenter: Segmenter) -> None:
    """What the other process does."""
    with suppress(EOFError, OSError):
        while True:
            number, texts = pipe.recv()
            pipe.send((number, made_of(texts, segmenter.cut)))
