"""The window put together: its rooms, what each command does, and who hears what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.shell.article_commands import ArticleCommands
from reader.gui.shell.command_handlers import command_handlers
from reader.gui.shell.command_states import CommandStates
from reader.gui.shell.commands import make_actions
from reader.gui.shell.presenter import Presenter
from reader.gui.shell.window import MainWindow
from reader.gui.shell.wiring import connect

if TYPE_CHECKING:
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.settings import Settings


def make_window(library: Library, runners: Runners, settings: Settings) -> MainWindow:
    """A window over `library`, ready to be shown; what it opens first is being fetched already."""
    window = MainWindow(library, runners, settings)
    commands = ArticleCommands(window.rooms, window.lists, window)
    states = CommandStates(lambda name: _why_not(window, name), window.status.say)
    handlers = states.guarded(command_handlers(window, commands))
    window.take_commands(make_actions(window, handlers), states)
    connect(window, Presenter(window.rooms, window.status, window.lists), commands)
    window.rooms.bookmarks.look_over()
    return window


def _why_not(window: MainWindow, name: str) -> str:
    from reader.gui.shell.command_needs import first_missing

    return first_missing(window, name)
