"""The runners of a window, each for one kind of work."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from reader.gui.tasks.runner import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Runners:
    """Made with a window and closed with it."""

    reading: TaskRunner = field(default_factory=TaskRunner)
    """What is opened, imported, exported, drawn and counted."""
    writing: TaskRunner = field(default_factory=lambda: TaskRunner(threads=1))
    """What changes the marks: one thread, so that they are kept in the order they were made."""
    asking: TaskRunner = field(default_factory=lambda: TaskRunner(threads=2))
    """Finds: threads that nothing else waits for, so that a find begins at once."""

    def __iter__(self) -> Iterator[TaskRunner]:
        return (getattr(self, one.name) for one in fields(self))

    @property
    def are_idle(self) -> bool:
        """Whether nothing is under way on any of them."""
        return all(runner.is_idle for runner in self)

    def close(self) -> None:
        """Stop what is under way, but finish what is being written; wait for the threads to end."""
        self.reading.close()
        self.writing.close(finish=True)
        self.asking.close()
