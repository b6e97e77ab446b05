"""The runners of a window, each for one kind of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.tasks.runner import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator


class Runners:
    """Made with a window and closed with it."""

    def __init__(self) -> None:
        self.reading = TaskRunner()
        """What is opened, imported, exported, drawn and counted."""
        self.writing = TaskRunner(threads=1)
        """What changes the marks: one thread, so that they are kept in the order they were made."""
        self.asking = TaskRunner(threads=2)
        """Finds: threads that nothing else waits for, so that a find begins at once."""

    def __iter__(self) -> Iterator[TaskRunner]:
        return iter((self.reading, self.writing, self.asking))

    @property
    def are_idle(self) -> bool:
        """Whether nothing is under way on any of them."""
        return all(runner.is_idle for runner in self)

    def close(self) -> None:
        """Stop what is under way, but finish what is being written; wait for the threads to end."""
        self.reading.close()
        self.writing.close(finish=True)
        self.asking.close()
