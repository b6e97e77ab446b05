"""Correcting as the person meets it: the form, the list and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.corrections.exchange import CorrectionExchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.gui.articles.article_list import ArticleList
    from reader.gui.corrections.undoable import UndoableCorrections
    from reader.gui.library.navigator import Navigator
    from reader.gui.library.opened import OpenArticle
    from reader.gui.reading import ReadingPane
    from reader.gui.tasks.runners import Runners
    from reader.jobs.corrections import Told
    from reader.library import Library
    from reader.store.records import ArticleLine, ArticleRecord, IssueId


class CorrectionController(QObject):
    """Joins the reading pane and the list with `UndoableCorrections`."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        navigator: Navigator,
        articles: ArticleList,
        pane: ReadingPane,
        mending: UndoableCorrections,
        runners: Runners,
    ) -> None:
        super().__init__(pane)
        self._library, self._navigator, self._mending = library, navigator, mending
        self._articles, self._pane = articles, pane
        self.patching = CorrectionExchange(library, mending, runners, pane)
        self.patching.said.connect(self.said)
        self.patching.failed.connect(self.failed)

    def open_form(self) -> None:
        """Open the article as a form, where the archive can be written."""
        if self._library.archive.read_only:
            self.said.emit(_("This archive is open for reading only; nothing in it can be corrected."))
        else:
            self._pane.open_form()

    def keep(self, record: ArticleRecord, article: Article) -> None:
        """Keep what was typed into the form."""
        self._mending.edit(record.issue_id, record.key, article)

    def split(self, record: ArticleRecord, at: int, article: Article | None) -> None:
        """Split an article before a paragraph."""
        self._mending.split(record.issue_id, record.key, at, article)

    def join(self, lines: Sequence[ArticleLine] | None = None) -> None:
        """Join the chosen articles."""
        chosen = self._articles.selected() if lines is None else lines
        if issue_id := self._issue_id():
            self._mending.join(issue_id, [line.key for line in chosen])

    def move(self, lines: Sequence[ArticleLine], page_number: str) -> None:
        """Move articles to another page."""
        if issue_id := self._issue_id():
            self._mending.move(issue_id, [line.key for line in lines], page_number)

    def shift(self, step: int) -> None:
        """Put the current article one place up (-1) or down (1)."""
        line, issue_id = self._articles.current(), self._issue_id()
        if line and issue_id:
            self._mending.shift(issue_id, line.key, step)

    def show_anew(self, issue_id: IssueId | None, key: str) -> None:
        """Show an issue (None: the open one) as it is now; a form that is open for another article stays."""
        pane = self._pane
        if pane.record is None or pane.record.key == key:
            pane.close_form()
        if shown := issue_id or self._issue_id():
            self._navigator.reopen(shown, key)

    def renew(self, opened: OpenArticle) -> None:
        """Show the open article as it is now, where the person is reading it."""
        self._pane.renew(opened.record, opened.is_starred)
        self._articles.show_open(opened.record.id)

    # history

    def show_history(self) -> None:
        """Tell what was done to the open article."""
        record = self._pane.record
        if record is not None:
            self._mending.tell_history(record.issue_id, record.key)

    def show_told(self, told: tuple[Told, ...]) -> None:
        """Show the history that was asked for."""
        from reader.gui.corrections.history_dialog import HistoryDialog  # noqa: PLC0415 - a start needs it not

        record = self._pane.record
        if record is None:
            return
        dialog = HistoryDialog(record.clipping.article.name, told, self._pane.window())
        dialog.turn_wanted.connect(
            lambda it, is_undone: self._mending.set_undone(it, record.issue_id, is_undone=is_undone)
        )
        dialog.open()

    def _issue_id(self) -> IssueId | None:
        issue = self._navigator.issue
        return issue.id if issue else None
