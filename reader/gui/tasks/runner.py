"""The one runner of work that would hold up the window: a thread pool, one queued signal back."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.core.errors import Cancelled, ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.progress import Progress, Report

log = logging.getLogger(__name__)
Result = TypeVar("Result")
SHOWN_EVERY = 0.1
"""Seconds between two progress signals: enough to look alive, too few to fill the event queue."""


class Task(QObject):
    """Work under way. Its signals reach the GUI thread; none comes after `cancel()` but `ended`."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__()
        self._owner = owner
        self._stop = threading.Event()
        self.last_told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; its result, should it come all the same, is dropped."""
        self._stop.set()

    def check(self) -> None:
        """Raise `Cancelled` when the person has asked to stop."""
        if self.is_cancelled:
            raise Cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the person has asked it to stop."""
        return self._stop.is_set()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for the result."""
        return not self.is_cancelled and shiboken6.isValid(self._owner)


class _News(NamedTuple):
    task: Task
    kind: str
    value: object


class TaskRunner(QObject):
    """Runs functions on a few threads and brings their results to the GUI thread.

    A `ReaderError` is handed to the task's `failed`; any other exception is a bug and goes to `crashed`.
    """

    crashed = Signal(object)
    _news = Signal(object)

    def __init__(self, threads: int = 3) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="yuebao")
        self._running: set[Task] = set()
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[Report], Result],
        done: Callable[[Result], None],
        failed: Callable[[ReaderError], None] | None = None,
    ) -> Task:
        """Start `work(report)`; `done(result)` is called on the GUI thread while `owner` lives."""
        task: Task = Task(owner)
        task.done.connect(done)
        if failed is not None:
            task.failed.connect(failed)
        self._running.add(task)
        self._pool.submit(self._work, task, work)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def close(self, *, finish: bool = False) -> None:
        """Stop what is under way (or let it `finish`) and wait for the threads to end."""
        for task in () if finish else tuple(self._running):
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=not finish)
        for task in self._running:
            task.deleteLater()
        self._running.clear()

    def _work(self, task: Task, work: Callable[[Report], Result]) -> None:
        try:
            task.check()
            self._tell(task, "done", work(lambda progress: self._report(task, progress)))
        except Cancelled:
            self._tell(task, "cancelled", None)
        except ReaderError as error:
            self._tell(task, "failed", error)
        except Exception as error:  # noqa: BLE001 - the last place that can still tell the person
            self._tell(task, "crashed", error)

    def _report(self, task: Task, progress: Progress) -> None:
        task.check()
        now = time.monotonic()
        if now - task.last_told >= SHOWN_EVERY:
            task.last_told = now
            self._tell(task, "progressed", progress)

    def _tell(self, task: Task, kind: str, value: object) -> None:
        if shiboken6.isValid(self):
            self._news.emit(_News(task, kind, value))

    @Slot(object)
    def _deliver(self, news: _News) -> None:
        task = news.task
        if not shiboken6.isValid(task):  # closed meanwhile
            return
        if news.kind == "progressed":
            if task.is_wanted:
                task.progressed.emit(news.value)
            return
        self._running.discard(task)
        if isinstance(news.value, BaseException) and news.kind == "crashed":
            log.error("A task crashed", exc_info=news.value)
            self.crashed.emit(news.value)
        elif task.is_wanted and news.kind in ("done", "failed"):
            (task.done if news.kind == "done" else task.failed).emit(news.value)
        task.ended.emit()
        task.deleteLater()  # its signals would keep who listened, and all they hold
