"""Correcting as the person meets it: corrections that can be undone, their history, their exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.gui.corrections.exchange import CorrectionExchange
from reader.gui.corrections.undoable import UndoableCorrections

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QWidget

    from reader.gui.tasks.runners import Runners
    from reader.jobs.corrections import Told
    from reader.library import Library
    from reader.store.records import ArticleRecord


class CorrectionController(QObject):
    """Holds what corrects and what exchanges, and shows the history. Dialogs open over `window`."""

    corrected = Signal(object, str)
    """The issue that reads otherwise now, and the key of the article it was about; None for several issues."""
    unchanged = Signal()
    """What was to be corrected stood like that already."""
    progressed = Signal(object)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.undoable = UndoableCorrections(library, steps, runners)
        self.exchange = CorrectionExchange(library, runners, window)
        self._connect()

    def _connect(self) -> None:
        for part in (self.undoable, self.exchange):
            part.progressed.connect(self.progressed)
            part.ended.connect(self.ended)
            part.said.connect(self.said)
            part.failed.connect(self.failed)
        self.exchange.applied.connect(self.undoable.note_applied)
        self.undoable.corrected.connect(self.corrected)
        self.undoable.unchanged.connect(self.unchanged)

    def show_history(self, record: ArticleRecord) -> None:
        """Show what was done to an article, and let it be undone."""
        self.undoable.fetch_history(
            record.issue_id, record.key, lambda told: self._open_history(record, told)
        )

    def _open_history(self, record: ArticleRecord, told: tuple[Told, ...]) -> None:
        from reader.gui.corrections.history_dialog import HistoryDialog

        dialog = HistoryDialog(record.clipping.article.name, told, self._window)
        dialog.turn_wanted.connect(
            lambda it, is_undone: self.undoable.set_undone(it, record.issue_id, is_undone=is_undone)
        )
        dialog.open()

    def leave(self) -> None:
        """The window goes: what is still being written is kept, and nothing shown any more."""
        self.undoable.is_over = True
