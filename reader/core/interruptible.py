"""A question put to the archive from another thread, which the next key can break off."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from reader.core.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator


class Interruptible(Protocol):
    """A connection whose work another thread may break off."""

    def interrupt(self) -> None:
        """Break off what is being asked; does nothing where nothing is."""


class InterruptibleQuery:
    """Dropped, it stops at once, even where SQLite is in the midst of answering.

    The thread's connection answers other questions too: only while it answers this one is it interrupted.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._answering: Interruptible | None = None
        self._is_dropped = False

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        with self._guard:
            self._is_dropped = True
            if self._answering is not None:
                self._answering.interrupt()

    def check(self) -> None:
        """Raise `Cancelled` once it was dropped: to be called between two steps."""
        if self._is_dropped:
            raise Cancelled

    @contextmanager
    def answering(self, connection: Interruptible) -> Iterator[None]:
        """All within is asked of `connection`. Raises `Cancelled` when the question was dropped."""
        with self._guard:
            self.check()
            self._answering = connection
        try:
            yield
        finally:
            with self._guard:
                self._answering = None
