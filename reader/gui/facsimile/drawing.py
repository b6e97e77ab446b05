"""Has pages drawn on another thread: first the page asked for, then its sharp parts, then the pages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.progress import Progress
from reader.gui.facsimile.cache import Drawn, Key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.errors import ReaderError
    from reader.core.paper import Facsimile
    from reader.core.pixels import Part
    from reader.core.progress import Report
    from reader.gui.facsimile.cache import PictureCache
    from reader.gui.facsimile.painting import Painter
    from reader.gui.tasks.runner import Task, TaskRunner

Wanted = tuple["Facsimile", "Part | None"]


class Drawing(QObject):
    """Draws one thing at a time into a cache; what is no longer wanted is stopped."""

    page_drawn = Signal(object)
    """The overview of the page asked for is in the cache; tells its Facsimile."""
    part_drawn = Signal(object)
    failed = Signal(object)
    """The page asked for can't be drawn; tells the ReaderError."""

    def __init__(self, painter: Painter, cache: PictureCache, runner: TaskRunner) -> None:
        super().__init__()
        self._painter, self._cache, self._runner = painter, cache, runner
        self._page: Facsimile | None = None
        self._parts: list[Part] = []
        self._beside: list[Facsimile] = []
        self._task: Task | None = None
        self._at_hand: Wanted | None = None
        self._broken: set[Key] = set()

    def show(self, facsimile: Facsimile | None, beside: Sequence[Facsimile] = ()) -> None:
        """Draw a page, and those `beside` it when there is nothing else to do."""
        self._page, self._parts, self._beside = facsimile, [], list(beside)
        self._broken.clear()
        if facsimile is not None and Key.of(facsimile) in self._cache:
            self.page_drawn.emit(facsimile)
        self._go_on()

    def want(self, parts: Sequence[Part]) -> None:
        """Draw parts of the page, the first one first; others are wanted no more."""
        self._parts = list(parts)
        self._go_on()

    def _go_on(self) -> None:
        """Start what is wanted most, unless it is under way."""
        wanted = self._next()
        if wanted == self._at_hand and self._task is not None:
            return
        if self._task is not None:
            if self._at_hand is not None and self._is_wanted(self._at_hand):
                return
            self._task.cancel()
            self._task = None
        self._at_hand = wanted
        if wanted is not None:
            self._start(wanted)

    def _start(self, wanted: Wanted) -> None:
        facsimile, part = wanted
        painter = self._painter

        def work(report: Report) -> Drawn:
            check = lambda: report(Progress(0, 0))  # noqa: E731 - raises when the drawing is wanted no more
            return (
                painter.overview(facsimile, check) if part is None else painter.part(facsimile, part, check)
            )

        self._task = self._runner.run(
            self, work, lambda drawn: self._done(wanted, drawn), lambda error: self._failed(wanted, error)
        )

    def _next(self) -> Wanted | None:
        page = self._page
        if page is None:
            return None
        queue: list[Wanted] = [(page, None), *((page, part) for part in self._parts)]
        queue += [(one, None) for one in self._beside]
        return next((one for one in queue if not self._is_settled(one)), None)

    def _is_settled(self, wanted: Wanted) -> bool:
        key = Key.of(*wanted)
        return key in self._cache or key in self._broken

    def _is_wanted(self, wanted: Wanted) -> bool:
        """Whether something under way is to be finished though other things are wanted more."""
        facsimile, part = wanted
        return facsimile == self._page and (part is None or part in self._parts)

    def _done(self, wanted: Wanted, drawn: Drawn) -> None:
        self._task = self._at_hand = None
        facsimile, part = wanted
        self._cache.put(Key.of(facsimile, part), drawn)
        if facsimile == self._page:
            (self.page_drawn if part is None else self.part_drawn).emit(facsimile if part is None else part)
        self._go_on()

    def _failed(self, wanted: Wanted, error: ReaderError) -> None:
        self._task = self._at_hand = None
        self._broken.add(Key.of(*wanted))
        if wanted == (self._page, None):
            self.failed.emit(error)
        self._go_on()
