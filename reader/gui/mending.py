"""Correcting articles: each correction is a step that can be undone, and is kept with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.marking import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QUndoStack

    from reader.core.corrections import Change, Correction
    from reader.core.errors import ReaderError
    from reader.core.paper import Article
    from reader.gui.holdings import Holdings
    from reader.gui.tasks import TaskRunner
    from reader.jobs.mending import Files
    from reader.store.records import IssueId


class Mending(QObject):
    """Corrects through the runner that writes, and tells which issue is to be shown anew."""

    mended = Signal(object, str)
    """The issue, and the key of the article it was about."""
    unchanged = Signal()
    refused = Signal()
    """A correction could not be made; `failed` says why."""
    history_told = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, holdings: Holdings, writer: TaskRunner, steps: QUndoStack) -> None:
        super().__init__()
        self._holdings, self._writer, self._steps = holdings, writer, steps
        self.is_over = False
        """The window is being closed: what is still being written is kept, and nothing shown any more."""

    def edit(self, issue_id: IssueId, key: str, article: Article) -> None:
        """Give an article the text of `article`."""
        self._correct(issue_id, key, lambda files: _jobs().edit(files, issue_id, key, article))

    def join(self, issue_id: IssueId, keys: Sequence[str]) -> None:
        """Join articles into the first of them."""
        if len(keys) < 2:
            self.said.emit(_("Choose two or more articles in the list first; then they can be joined."))
            return
        self._correct(issue_id, keys[0], lambda files: _jobs().merge(files, issue_id, keys))

    def split(self, issue_id: IssueId, key: str, at: int, article: Article | None = None) -> None:
        """Part an article before paragraph `at`, after giving it the text of `article`, if any."""
        if article is not None:
            self.edit(issue_id, key, article)
        self._correct(issue_id, key, lambda files: _jobs().split(files, issue_id, key, at))

    def move(self, issue_id: IssueId, keys: Sequence[str], page_number: str) -> None:
        """Move articles to the end of another page."""
        for key in keys:
            self._move(issue_id, key, page_number)

    def _move(self, issue_id: IssueId, key: str, page_number: str) -> None:
        self._correct(issue_id, key, lambda files: _jobs().move(files, issue_id, key, page_number))

    def shift(self, issue_id: IssueId, key: str, step: int) -> None:
        """Put an article one place up (-1) or down (1) on its page."""
        self._correct(issue_id, key, lambda files: _jobs().shift(files, issue_id, key, step))

    def set_undone(self, correction: Correction, issue_id: IssueId, *, is_undone: bool) -> None:
        """Undo a correction of the history, or do it again, as a step of its own."""
        steps = [not is_undone, is_undone]
        self._steps.push(
            Step(
                _said(correction.change),
                lambda: self._turn(correction, issue_id, is_undone=steps[1]),
                lambda: self._turn(correction, issue_id, is_undone=steps[0]),
            )
        )

    def tell_history(self, issue_id: IssueId, key: str) -> None:
        """Tell what was done to an article."""
        self._writer.run(
            self,
            lambda _report: _jobs().history(self._files(), issue_id, key),
            self.history_told.emit,
            self.failed.emit,
        )

    # by the runner

    def _files(self) -> Files:
        from reader.find.index import ArticleIndex  # noqa: PLC0415 - a start needs it not
        from reader.jobs.mending import Files  # noqa: PLC0415 - as above

        return Files(self._holdings.archive, self._holdings.marks, ArticleIndex())

    def _correct(self, issue_id: IssueId, key: str, work: Callable[[Files], Correction | None]) -> None:
        if self._holdings.archive.read_only:
            self.said.emit(_("This archive is open for reading only; nothing in it can be corrected."))
            self.refused.emit()
            return
        self._writer.run(
            self,
            lambda _report: work(self._files()),
            lambda made: self._note(issue_id, key, made),
            self._refuse,
        )

    def _note(self, issue_id: IssueId, key: str, made: Correction | None) -> None:
        """A correction has been made: it becomes a step."""
        if self.is_over:
            return
        if made is None:
            self.unchanged.emit()
            return
        is_first = [True]

        def redo() -> None:
            if not is_first:
                self._turn(made, issue_id, is_undone=False)
            is_first.clear()

        words = _said(made.change)
        self._steps.push(Step(words, redo, lambda: self._turn(made, issue_id, is_undone=True)))
        self.said.emit(_("{correction}; Ctrl+Z undoes it").format(correction=words))
        self.mended.emit(issue_id, key)

    def _turn(self, correction: Correction, issue_id: IssueId, *, is_undone: bool) -> None:
        def done(found: Correction | None) -> None:
            words = _said(correction.change)
            sentence = _("Undone: {correction}") if is_undone else _("Done again: {correction}")
            if found is not None and not self.is_over:
                self.said.emit(sentence.format(correction=words))
                self.mended.emit(issue_id, correction.change.keys[0])

        self._writer.run(
            self,
            lambda _report: _jobs().set_undone(self._files(), correction.uid, is_undone),
            done,
            self._refuse,
        )

    def _refuse(self, error: ReaderError) -> None:
        self.refused.emit()
        self.failed.emit(error)


def _said(change: Change) -> str:
    from reader.core.said_corrections import said_kind  # noqa: PLC0415 - a start needs it not

    return said_kind(change)


def _jobs() -> Any:  # noqa: ANN401 - a module has no type that could be named
    from reader.jobs import mending  # noqa: PLC0415 - it brings the importers, which a start needs not

    return mending
