"""Marks written to a file of one's choice, and those of a file taken in, through the runner that writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader.core.speech import _, ngettext
from reader.gui.widgets.fitting import fit
from reader.store.marks.bundle import disagreement_text

if TYPE_CHECKING:
    from reader.gui.tasks.runners import Runners
    from reader.library import Library

_MOST_TOLD = 20
"""Disagreements that a dialog tells."""


class MarkExchange(QObject):
    """Asks for the file, and says what came of it. Dialogs open over `window`."""

    taken_in = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._writer, self._window = library, runners.writing, window

    def export(self) -> None:
        """Write all marks to a file; its ending says in which form."""
        kinds = {f"{name} (*.{ending})": ending for ending, name in _forms().items()}
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, _("Export all marks"), f"{_('Marks')}.html", ";;".join(kinds)
        )
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.{kinds.get(kind, 'html')}")
            self._writer.run(
                self,
                lambda _report: _jobs().export_marks(
                    self._library.archive, self._library.marks, path, overwrite=True
                ),
                lambda count: self.said.emit(written_text(count, path.name)),
                self.failed.emit,
            )

    def ask(self) -> None:
        """Choose a file of marks and take it in."""
        kinds = _("Marks") + " (*.json *.jsonld *.sqlite)"
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Add marks from a file"), "", kinds)
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, path: Path) -> None:
        """Add the marks of a file, or of a copy, to those that are here."""
        self._writer.run(
            self, lambda _report: _jobs().import_marks(self._library, path), self._show, self.failed.emit
        )

    def _show(self, taken: Any) -> None:  # noqa: ANN401 - a record of a module that is loaded late
        merged = taken.merged
        self.taken_in.emit()
        words = _("New: {added}. Newer than here: {renewed}. Already there: {unchanged}.")
        self.said.emit(words.format(added=merged.added, renewed=merged.renewed, unchanged=merged.unchanged))
        self.tell(merged.disagreements)

    def tell(self, disagreements: Any) -> None:  # noqa: ANN401 - as above
        """Say of which marks both files said something else, and what the older state was."""
        lines = [disagreement_text(it) for it in disagreements]
        if not lines:
            return
        count = len(lines)
        head = ngettext(
            "{count} mark says something else in both. The newer state was kept.",
            "{count} marks say something else in both. The newer states were kept.",
            count,
        ).format(count=count)
        box = QMessageBox(QMessageBox.Icon.Information, _("Add marks from a file"), head, parent=self._window)
        box.setInformativeText("\n\n".join(lines[:_MOST_TOLD]))
        box.setDetailedText("\n".join(lines))
        fit(box)
        box.open()


def _forms() -> dict[str, str]:
    """The forms by ending, as they are called."""
    from reader.export.marks.table import MARK_FORMATS

    return {one.ending: one.name() for one in MARK_FORMATS}


def _jobs() -> Any:  # noqa: ANN401 - a module has no type that could be named
    from reader.jobs import mark_exchange

    return mark_exchange


def written_text(count: int, name: str) -> str:
    """That marks were written to a file."""
    said = ngettext("{count} mark written to {file}", "{count} marks written to {file}", count)
    return said.format(count=count, file=name)
