"""Taking things out of the archive, and choosing which source a page is shown from: steps that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from reader.core.speech import _, ngettext
from reader.gui.tasks.undo_steps import WrittenStep
from reader.gui.widgets.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QWidget

    from reader.core.errors import ReaderError
    from reader.gui.tasks.runners import Runners
    from reader.jobs.removal import Target
    from reader.library import Library
    from reader.store.archive.archive import Archive
    from reader.store.archive.removal import Removed
    from reader.store.records import ArticleId, IssueId, PageSource, SourceRecord


class _Sources(NamedTuple):
    """The sources of an issue, and those of its pages that several of them gave."""

    issue_id: IssueId
    sources: tuple[SourceRecord, ...]
    pages: tuple[PageSource, ...]

    def offered(self, source_id: int) -> tuple[str, ...]:
        """The pages that a source gave and that are shown as another has them."""
        return tuple(it.number for it in self.pages if it.source_id == source_id and not it.is_shown)

    def shown(self, number: str) -> int | None:
        """The source that a page is shown from."""
        return next((it.source_id for it in self.pages if it.number == number and it.is_shown), None)


class RemovalController(QObject):
    """Changes what the archive holds through the runner that writes, and tells which issue is another now."""

    changed = Signal(object)
    """The IssueId of an issue that is another now, or gone, or there again."""
    progressed = Signal(object)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._steps, self._window = library, steps, window
        self._writer, self._reader = runners.writing, runners.reading
        self.is_over = False
        """The window is being closed: nothing is shown any more."""

    def remove_issue(self, issue_id: IssueId) -> None:
        """Take an issue out."""
        self._remove(lambda archive: [_jobs().of_issue(archive, issue_id, _jobs().WholeIssue())])

    def remove_page(self, issue_id: IssueId, number: str) -> None:
        """Take a page out of its issue."""
        self._remove(lambda archive: [_jobs().of_issue(archive, issue_id, _jobs().OnePage(number))])

    def remove_articles(self, ids: Sequence[ArticleId]) -> None:
        """Take articles out."""
        self._remove(lambda archive: _jobs().of_articles(archive, ids))

    def remove_source(self, issue_id: IssueId, source_id: int) -> None:
        """Take out what a source gave."""
        self._remove(lambda archive: [_jobs().of_issue(archive, issue_id, _jobs().OneSource(source_id))])

    def choose_source(self, issue_id: IssueId, source_id: int, numbers: Sequence[str], name: str) -> None:
        """Show pages as a source gave them."""
        archive, marks = self._library.archive, self._library.marks
        before: dict[str, int] = {}

        def choose(_report: object) -> None:
            told = _Sources(issue_id, (), archive.page_sources(issue_id))
            before.update({number: shown for number in numbers if (shown := told.shown(number)) is not None})
            archive.choose_source(issue_id, source_id, numbers, self._index(), marks.corrections)

        def give_back(_report: object) -> None:
            for number, shown in before.items():
                archive.choose_source(issue_id, shown, [number], self._index(), marks.corrections)

        pages = listed(numbers)
        said = ngettext("Page {pages} as in {name}", "Pages {pages} as in {name}", len(numbers))
        words = said.format(pages=pages, name=name)
        self._push(words, [issue_id], choose, give_back)

    def offer_sources(self, issue_id: IssueId, place: QPoint) -> None:
        """Let the person choose among the files that an issue was read from, at a place of the screen."""
        archive = self._library.archive
        self._reader.run(
            self,
            lambda _report: _Sources(issue_id, archive.sources(issue_id), archive.page_sources(issue_id)),
            lambda told: None if self.is_over else self.menu_of(told).popup(place),
            self.failed.emit,
        )

    def menu_of(self, told: _Sources) -> QMenu:
        """A menu of an issue's sources: what each gave can be shown, where another is, or taken out."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for source in told.sources:
            part = menu.addMenu(source.name.replace("&", "&&"))
            if numbers := told.offered(source.id):
                said = ngettext(
                    "Show page {pages} as in this file", "Show pages {pages} as in this file", len(numbers)
                )
                words = said.format(pages=listed(numbers))
                part.addAction(
                    words, partial(self.choose_source, told.issue_id, source.id, numbers, source.name)
                )
            part.addAction(
                _("Remove what this file gave"), partial(self.remove_source, told.issue_id, source.id)
            )
        return menu

    def leave(self) -> None:
        """The window goes: what is still being written is kept, and nothing shown any more."""
        self.is_over = True

    def _index(self) -> Any:  # noqa: ANN401 - the store's Indexer, which the window need not know
        return self._library.index.writer()

    def _remove(self, find: Callable[[Archive], Sequence[Target]]) -> None:
        library = self._library
        removed: list[Removed] = []
        targets: list[Target] = []

        def remove(report: Any) -> None:  # noqa: ANN401 - a Report
            targets[:] = targets or find(library.archive)
            removed[:] = _jobs().remove(library, targets, report)

        def put_back(report: Any) -> None:  # noqa: ANN401 - a Report
            _jobs().put_back(library, removed, report)

        def done(_nothing: None) -> None:
            if targets and not self.is_over:
                words = _("Removed: {what}").format(what=_short([it.words for it in targets]))
                self._note(words, [it.issue_id for it in targets], remove, put_back)

        if self._may_change():
            self._run(remove, done)

    def _push(
        self,
        words: str,
        issues: Sequence[IssueId],
        do: Callable[[Any], None],
        undo: Callable[[Any], None],
    ) -> None:
        if self._may_change():
            self._run(do, lambda _nothing: None if self.is_over else self._note(words, issues, do, undo))

    def _note(
        self,
        words: str,
        issues: Sequence[IssueId],
        do: Callable[[Any], None],
        undo: Callable[[Any], None],
    ) -> None:
        """Something has been done: it becomes a step, and is shown."""

        def turn(is_undone: bool, settle: Callable[[bool], None]) -> None:
            def turned(_nothing: None) -> None:
                settle(True)
                self._tell(
                    _("Undone: {correction}") if is_undone else _("Redone: {correction}"), words, issues
                )

            def failed(error: ReaderError) -> None:
                settle(False)
                self.failed.emit(error)

            self._run(undo if is_undone else do, turned, failed)

        self._steps.push(WrittenStep(self._steps, words, turn, is_done=True))
        self._tell(_("{correction}; Ctrl+Z undoes it"), words, issues)

    def _tell(self, sentence: str, words: str, issues: Sequence[IssueId]) -> None:
        if self.is_over:
            return
        self.said.emit(sentence.format(correction=words))
        for issue_id in issues:
            self.changed.emit(issue_id)

    def _run(
        self,
        work: Callable[[Any], None],
        done: Callable[[None], None],
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None:
        task = self._writer.run(self, work, done, failed or self.failed.emit)
        task.progressed.connect(self.progressed)
        task.ended.connect(self.ended)

    def _may_change(self) -> bool:
        if self._library.archive.read_only:
            self.said.emit(_("This archive is open for reading only; nothing can be taken out of it."))
        return not self._library.archive.read_only


def _short(words: Sequence[str]) -> str:
    """What was taken out, in a line."""
    text = words[0] if len(words) == 1 else _(", ").join(words)
    return text if len(text) <= 60 else text[:59] + "…"


def _jobs() -> Any:  # noqa: ANN401 - a module has no type that could be named
    from reader.jobs import removal

    return removal
