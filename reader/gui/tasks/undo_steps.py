"""Steps of undo: of two functions, or written on another thread, where writing can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.core.speech import _
from reader.gui.widgets.text_block import one_line

if TYPE_CHECKING:
    from collections.abc import Callable


class Step(QUndoCommand):
    """A step that can be undone: two functions. `headline` is of the article it was done to, where it is one."""

    def __init__(
        self, text: str, redo: Callable[[], None], undo: Callable[[], None], headline: str = ""
    ) -> None:
        super().__init__(_told(text, one_line(headline)))
        self._redo, self._undo = redo, undo

    def redo(self) -> None:
        """Do it, the first time or again."""
        self._redo()

    def undo(self) -> None:
        """Take it back."""
        self._undo()


class WrittenStep(QUndoCommand):
    """A step whose `turn(is_undone, settle)` writes later and calls `settle` with whether it could.

    Where it could not, the stack goes back to what is so, and the step can be tried again. `is_done` says
    that it was done before it came to the stack.
    """

    def __init__(
        self,
        stack: QUndoStack,
        text: str,
        turn: Callable[[bool, Callable[[bool], None]], None],
        *,
        is_done: bool,
    ) -> None:
        super().__init__(text)
        self._stack, self._turn = stack, turn
        self._is_quiet = is_done
        self._was_ever_done = is_done
        self.failed_at: bool | None = None
        """Where the last turn failed: True at undoing, False at doing again."""

    def redo(self) -> None:
        """Do it again."""
        self._go(is_undone=False)

    def undo(self) -> None:
        """Take it back."""
        self._go(is_undone=True)

    def go_back(self) -> None:
        """Move the stack back over this step, which stands at its edge; nothing is written."""
        self._is_quiet = True
        if self.failed_at:
            self._stack.redo()
        else:
            self.setObsolete(not self._was_ever_done)
            self._stack.undo()

    def _go(self, *, is_undone: bool) -> None:
        self.failed_at = None
        if not self._is_quiet:
            self._turn(is_undone, lambda is_written: self._settle(is_undone, is_written))
        self._is_quiet = False

    def _settle(self, is_undone: bool, is_written: bool) -> None:
        if is_written:
            self._was_ever_done = True
            return
        self.failed_at = is_undone
        while step := _failed_at_edge(self._stack):
            step.go_back()


class UndoSteps(QUndoStack):
    """What can be undone. It tells of each Step undone or redone; a WrittenStep is told of once it is written."""

    said = Signal(str)

    def undo(self) -> None:
        """Take the last step back."""
        step = self.command(self.index() - 1)
        super().undo()
        self._tell(step, _("Undone: {correction}"))

    def redo(self) -> None:
        """Do the next step again."""
        step = self.command(self.index())
        super().redo()
        self._tell(step, _("Redone: {correction}"))

    def _tell(self, step: QUndoCommand | None, sentence: str) -> None:
        if isinstance(step, Step):
            self.said.emit(sentence.format(correction=step.text()))


def _told(text: str, headline: str) -> str:
    return _("{step} ({headline})").format(step=text, headline=headline) if headline else text


def _failed_at_edge(stack: QUndoStack) -> WrittenStep | None:
    """The step next to where the stack stands that is not as the stack has it."""
    for place, failed_at in ((stack.index(), True), (stack.index() - 1, False)):
        step = stack.command(place) if 0 <= place < stack.count() else None
        if isinstance(step, WrittenStep) and step.failed_at is failed_at:
            return step
    return None
