"""What find in everything is made of. A start needs none of it, so it is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.completing import Completing
from reader.gui.finder import Finder
from reader.gui.finding import Finding
from reader.gui.results import ResultList

if TYPE_CHECKING:
    from reader.gui.tasks import TaskRunner
    from reader.gui.window import MainWindow


class FindParts:
    """The results, who asks for them, who shows them, and who says what may be meant."""

    def __init__(self, window: MainWindow, runner: TaskRunner, asker: TaskRunner) -> None:
        field = window.bar.field
        self.results = ResultList()
        self.finder = Finder(window.holdings, asker)
        self.finding = Finding(field, self.results, self.finder)
        self.completing = Completing(window.holdings, runner, field, lambda: window.saving.past)
        self.results.set_theme(window.colours)
        self.results.filters.show_query(field.text())

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self.finding.stop()
        self.completing.stop()
