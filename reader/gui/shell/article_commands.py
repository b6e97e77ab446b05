"""What the person does with the open article and issue, and with what is chosen in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.speech import _
from reader.gui.widgets.wording import said_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.gui.shell.window import MainWindow
    from reader.store.records import ArticleLine, Bookmark


class ArticleCommands(QObject):
    """Tells those who mark, take and open which articles are meant."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_next_unread(self) -> None:
        """Open the next unread article of the issue, or the next issue after the last."""
        if not self._window.articles.open_next_unread():
            self._window.navigator.step_issue(1)

    def open_bookmark(self, bookmark: Bookmark) -> None:
        """Open the article of a bookmark."""
        self._window.show_list()
        self._window.navigator.open_by_key(bookmark.key)

    # bookmarks and read marks

    def toggle_star(self) -> None:
        """Bookmark the open article, or take its bookmark away."""
        record = self._window.navigator.article
        if record:
            self._window.marking.toggle_star(record.id, record.key)

    def toggle_read(self, lines: Sequence[ArticleLine]) -> None:
        """Turn the read marks of articles that stand alike into their opposite."""
        self._window.marking.toggle_read([line.key for line in lines])

    # taking text away

    def copy_citation(self, words: str = "") -> None:
        """Copy the open article's citation, after the words chosen in it, if any."""
        record = self._window.navigator.article
        if record:
            self._window.taking.copy_citation(record.clipping, words)

    def export_selected(self) -> None:
        """Write the articles chosen in the list (or the open one) to a text file."""
        lines = self._window.articles.selected()
        name = lines[0].name if len(lines) == 1 else self._issue_name()
        self._window.taking.export_articles([line.id for line in lines], name)

    def export_issue(self) -> None:
        """Write the open issue to a text file."""
        issue = self._window.navigator.issue
        if issue:
            self._window.taking.export_articles([line.id for line in issue.articles], self._issue_name())

    def export_words(self, words: str) -> None:
        """Write the words chosen in the article, with its citation, to a text file."""
        record = self._window.navigator.article
        if record:
            self._window.taking.export_words(record.clipping, words)

    def _issue_name(self) -> str:
        issue = self._window.navigator.issue
        return f"{issue.title} {said_date(issue.date)}" if issue else _("Articles")
