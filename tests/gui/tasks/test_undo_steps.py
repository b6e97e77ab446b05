"""What is said of steps that are undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.tasks.undo_steps import Step, UndoSteps, WrittenStep

if TYPE_CHECKING:
    from collections.abc import Callable


def told_by(steps: UndoSteps) -> list[str]:
    told: list[str] = []
    steps.said.connect(told.append)
    return told


def test_each_step_undone_or_redone_is_told_with_its_article() -> None:
    steps, done = UndoSteps(), list[str]()
    told = told_by(steps)
    steps.push(Step("Highlight", lambda: done.append("do"), lambda: done.append("undo"), "Ferry\nat noon"))
    steps.push(Step("New folder", lambda: None, lambda: None))
    assert told == []
    steps.undo()
    steps.undo()
    steps.redo()
    assert told == [
        "Undone: New folder",
        "Undone: Highlight (Ferry at noon)",
        "Redone: Highlight (Ferry at noon)",
    ]
    assert done == ["do", "undo", "do"]


def test_where_nothing_can_be_turned_nothing_is_told() -> None:
    steps = UndoSteps()
    told = told_by(steps)
    steps.undo()
    steps.redo()
    assert told == []


def test_a_written_step_is_not_told_of_before_it_is_written() -> None:
    steps, turned = UndoSteps(), list[bool]()
    told = told_by(steps)

    def turn(is_undone: bool, settle: Callable[[bool], None]) -> None:
        turned.append(is_undone)
        settle(True)

    steps.push(WrittenStep(steps, "Join", turn, is_done=True))
    steps.undo()
    steps.redo()
    assert (turned, told) == ([True, False], [])
