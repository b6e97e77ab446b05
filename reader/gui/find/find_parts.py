"""What find in everything is made of. A start needs none of it, so it is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.find.completer import Completer
from reader.gui.find.find_controller import FindController
from reader.gui.find.finder import Finder
from reader.gui.find.result_list import ResultList

if TYPE_CHECKING:
    from reader.gui.find.find_field import FindField
    from reader.gui.find.saved_finds import SavedFindsController
    from reader.gui.tasks.runners import Runners
    from reader.library import Library


class FindParts:
    """The results, who asks for them, who shows them, and who says what may be meant."""

    def __init__(
        self,
        library: Library,
        field: FindField,
        saving: SavedFindsController,
        runners: Runners,
    ) -> None:
        self.results = ResultList()
        self.finder = Finder(library, runners.asking)
        self.finding = FindController(field, self.results, self.finder)
        self.completing = Completer(library, runners.reading, field, lambda: saving.past)
        self.results.filters.show_query(field.text())

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self.finding.stop()
        self.completing.stop()
