"""The window put together: what each command does, and who hears what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.acting import Acting
from reader.gui.commands import make_actions
from reader.gui.doings import doings
from reader.gui.showing import Showing
from reader.gui.window import MainWindow
from reader.gui.wiring import connect

if TYPE_CHECKING:
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import TaskRunner
    from reader.settings import Settings


def make_window(
    holdings: Holdings, runner: TaskRunner, writer: TaskRunner, asker: TaskRunner, settings: Settings
) -> MainWindow:
    """A window over `holdings`, ready to be shown; what it opens first is being fetched already."""
    window = MainWindow(holdings, runner, writer, asker, settings)
    showing, acting = Showing(window), Acting(window)
    window.take_commands(make_actions(window, doings(window, showing, acting)))
    connect(window, showing, acting)
    return window
