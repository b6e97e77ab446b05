"""What find in everything is made of. A start needs none of it, so it is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.find.completer import Completing
from reader.gui.find.find_controller import Finding
from reader.gui.find.finder import Finder
from reader.gui.find.result_list import ResultList

if TYPE_CHECKING:
    from reader.gui.find.find_field import FindField
    from reader.gui.find.saved_finds import Saving
    from reader.gui.library.holdings import Holdings
    from reader.gui.tasks.runner import TaskRunner


class FindParts:
    """The results, who asks for them, who shows them, and who says what may be meant."""

    def __init__(
        self, holdings: Holdings, field: FindField, saving: Saving, runner: TaskRunner, asker: TaskRunner
    ) -> None:
        self.results = ResultList()
        self.finder = Finder(holdings, asker)
        self.finding = Finding(field, self.results, self.finder)
        self.completing = Completing(holdings, runner, field, lambda: saving.past)
        self.results.filters.show_query(field.text())

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self.finding.stop()
        self.completing.stop()
