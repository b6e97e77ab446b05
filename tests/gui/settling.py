"""When a window has come to rest: what was begun is done, and what that led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader import app

SHORT = 1000
"""Milliseconds: a pause shorter than this holds work back; longer ones wait for the person."""


def settle(qtbot: QtBot, program: app.App) -> None:
    """Wait until nothing is under way, queued or held back by a short pause, and what it brought is shown."""
    rounds = 0
    while rounds < 2:  # what is delivered in the first may queue more
        qtbot.waitUntil(lambda: is_at_rest(program))
        QCoreApplication.processEvents()
        rounds = rounds + 1 if is_at_rest(program) else 0


def is_at_rest(program: app.App) -> bool:
    """Whether no thread has work of the window's, and no timer is about to give it some."""
    window = program.window
    timers = window.findChildren(QTimer) if window else []
    return program.is_idle and not any(it.isActive() and it.interval() < SHORT for it in timers)
