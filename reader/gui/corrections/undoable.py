"""Correcting articles: each correction is a step that can be undone, and is kept with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _, ngettext
from reader.gui.tasks.undo_steps import WrittenStep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QUndoStack

    from reader.core.corrections.changes import Correction
    from reader.core.errors import ReaderError
    from reader.core.paper import Article
    from reader.gui.tasks.runners import Runners
    from reader.jobs.corrections import Told
    from reader.library import Library
    from reader.store.records import IssueId


class _Made(NamedTuple):
    """Corrections made in one go: in words, and what is to be shown anew when they are turned."""

    words: str
    uids: tuple[str, ...]
    issue_id: IssueId | None
    key: str


class UndoableCorrections(QObject):
    """Corrects through the runner that writes, and tells which issue is to be shown anew."""

    corrected = Signal(object, str)
    """The issue, and the key of the article it was about; None where it was about several issues."""
    unchanged = Signal()
    progressed = Signal(object)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners) -> None:
        super().__init__()
        self._library, self._steps, self._writer = library, steps, runners.writing
        self.is_over = False
        """The window is being closed: what is still being written is kept, and nothing shown any more."""

    def edit(self, issue_id: IssueId, key: str, article: Article) -> None:
        """Give an article the text of `article`."""
        self._correct(issue_id, key, lambda library: _jobs().edit(library, issue_id, key, article))

    def join(self, issue_id: IssueId, keys: Sequence[str]) -> None:
        """Join articles into the first of them."""
        if len(keys) < 2:
            self.said.emit(_("Select two or more articles in the list first; then they can be joined."))
            return
        self._correct(issue_id, keys[0], lambda library: _jobs().merge(library, issue_id, keys))

    def split(self, issue_id: IssueId, key: str, at: int, article: Article | None = None) -> None:
        """Part an article before paragraph `at`, after giving it the text of `article`, if any."""
        if article is not None:
            self.edit(issue_id, key, article)
        self._correct(issue_id, key, lambda library: _jobs().split(library, issue_id, key, at))

    def move(self, issue_id: IssueId, keys: Sequence[str], page_number: str) -> None:
        """Move articles to the end of another page, in one step."""
        if keys:
            nothing = _("It is on that page already.")
            self._correct(
                issue_id, keys[0], lambda library: _jobs().move(library, issue_id, keys, page_number), nothing
            )

    def shift(self, issue_id: IssueId, key: str, step: int) -> None:
        """Put an article one place up (-1) or down (1) on its page."""
        first, last = _("It is the first article of its page."), _("It is the last article of its page.")
        self._correct(
            issue_id,
            key,
            lambda library: _jobs().shift(library, issue_id, key, step),
            first if step < 0 else last,
        )

    def set_undone(self, correction: Correction, issue_id: IssueId, *, is_undone: bool) -> None:
        """Undo a correction of the history, or do it again, as a step of its own."""
        words, key = _said((correction,)), correction.change.keys[0]

        def turn(is_back: bool, settle: Callable[[bool], None]) -> None:
            turned = _Made(words, (correction.uid,), issue_id, key)
            self._turn(turned, settle, is_undone=is_undone is not is_back)

        self._steps.push(WrittenStep(self._steps, words, turn, is_done=False))

    def note_applied(self, corrections: Sequence[Correction]) -> None:
        """Corrections of a patch have been applied: they are one step."""
        if corrections and not self.is_over:
            made = _Made(_said(corrections), tuple(it.uid for it in corrections), None, "")
            self._push(made)
            self.corrected.emit(made.issue_id, made.key)

    def fetch_history(self, issue_id: IssueId, key: str, done: Callable[[tuple[Told, ...]], None]) -> None:
        """Hand over what was done to an article."""
        self._writer.run(
            self, lambda _report: _jobs().history(self._library, issue_id, key), done, self.failed.emit
        )

    def may_correct(self) -> bool:
        """Whether this archive can be corrected; says so where it cannot."""
        if self._library.archive.read_only:
            self.said.emit(_("This archive is open for reading only; nothing in it can be corrected."))
        return not self._library.archive.read_only

    # by the runner

    def _correct(
        self, issue_id: IssueId, key: str, work: Callable[[Library], Any], nothing: str = ""
    ) -> None:
        """Make a Correction, or several, or (None, or none of them) find that nothing is to be done.

        `nothing` says so.
        """
        if not self.may_correct():
            return
        self._writer.run(
            self,
            lambda _report: work(self._library),
            lambda made: self._note(issue_id, key, made, nothing or _("Nothing was changed.")),
            self.failed.emit,
        )

    def _note(
        self, issue_id: IssueId, key: str, made: Correction | tuple[Correction, ...] | None, nothing: str
    ) -> None:
        """Corrections have been made: they become one step."""
        if self.is_over:
            return
        if not made:
            self.unchanged.emit()
            self.said.emit(nothing)
            return
        corrections = made if isinstance(made, tuple) else (made,)
        words = _said(corrections)
        self._push(_Made(words, tuple(it.uid for it in corrections), issue_id, key))
        self.said.emit(_("{correction}; Ctrl+Z undoes it").format(correction=words))
        self.corrected.emit(issue_id, key)

    def _push(self, made: _Made) -> None:
        def turn(is_undone: bool, settle: Callable[[bool], None]) -> None:
            self._turn(made, settle, is_undone=is_undone)

        self._steps.push(WrittenStep(self._steps, made.words, turn, is_done=True))

    def _turn(self, made: _Made, settle: Callable[[bool], None], *, is_undone: bool) -> None:
        def done(turned: tuple[Correction, ...]) -> None:
            sentence = _("Undone: {correction}") if is_undone else _("Redone: {correction}")
            settle(True)
            if turned and not self.is_over:
                self.said.emit(sentence.format(correction=made.words))
                self.corrected.emit(made.issue_id, made.key)

        def failed(error: ReaderError) -> None:
            settle(False)
            self.failed.emit(error)

        task = self._writer.run(
            self,
            lambda report: _jobs().set_all_undone(self._library, made.uids, is_undone, report),
            done,
            failed,
        )
        task.progressed.connect(self.progressed)
        task.ended.connect(self.ended)


def _said(corrections: Sequence[Correction]) -> str:
    """What was done, in a few words."""
    from reader.core.corrections.wording import kind_text

    if len(corrections) == 1:
        return kind_text(corrections[0].change)
    count = len(corrections)
    return ngettext("{count} correction", "{count} corrections", count).format(count=count)


def _jobs() -> Any:  # noqa: ANN401 - a module has no type that could be named
    from reader.jobs import corrections

    return corrections
