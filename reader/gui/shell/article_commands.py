"""What the person does with the open article and issue, and with what is chosen in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.widgets.wording import said_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.gui.shell.list_stack import ListStack
    from reader.gui.shell.rooms import Rooms
    from reader.store.records import ArticleLine, ArticleRecord, Bookmark, IssueId


class ArticleCommands(QObject):
    """Tells those who mark, correct, export and open which articles are meant."""

    said = Signal(str)
    """Why a command does nothing."""

    def __init__(self, rooms: Rooms, lists: ListStack, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms, self._lists = rooms, lists

    def chosen(self) -> list[ArticleLine]:
        """The articles a command is for: those selected in the list that is seen, else the open one; says if none."""
        rooms, record = self._rooms, self._rooms.navigator.article
        selected = rooms.articles.selected() if self._lists.shown is rooms.articles else []
        lines = rooms.navigator.issue.articles if rooms.navigator.issue else ()
        is_open = [line for line in lines if record and line.id == record.id]
        found = selected if len(selected) > 1 else is_open or selected
        if not found:
            self.said.emit(_("No article is open."))
        return found

    def open_next_unread(self) -> None:
        """Open the next unread article of the issue, or the next issue after the last."""
        if not self._rooms.articles.open_next_unread():
            self._rooms.navigator.step_issue(1)

    def open_bookmarked(self, bookmark: Bookmark) -> None:
        """Open the article of a bookmark."""
        self._rooms.navigator.open_by_key(bookmark.key)

    # bookmarks and read marks

    def toggle_star(self) -> None:
        """Bookmark the chosen articles that have no bookmark; where all have one, take theirs away."""
        lines = self.chosen()
        if len(lines) == 1:
            self.toggle_star_of(lines[0])
        elif lines:
            self._rooms.bookmarks.toggle_stars([(line.id, line.key) for line in lines])

    def toggle_star_of(self, line: ArticleLine) -> None:
        """Bookmark an article of the list, or take its bookmark away."""
        self._rooms.bookmarks.toggle_star(line.id, line.key)

    def toggle_read(self, lines: Sequence[ArticleLine]) -> None:
        """Turn the read marks of articles that stand alike into their opposite."""
        self._rooms.bookmarks.toggle_read([line.key for line in lines])

    # citations and exports

    def copy_citation(self, words: str = "") -> None:
        """Copy the chosen articles' citations; where words are chosen in the open one, its alone, after them."""
        record, lines = self._rooms.navigator.article, self.chosen()
        if record and (words or len(lines) == 1):
            self._rooms.export.copy_citation(record.clipping, words)
        elif lines:
            self.copy_citations(lines)

    def copy_citations(self, lines: Sequence[ArticleLine]) -> None:
        """Copy the citations of articles of the list."""
        self._rooms.export.copy_citations([line.id for line in lines])

    def export_selected(self) -> None:
        """Write the articles chosen in the list (or the open one) to a text file."""
        lines = self._rooms.articles.selected()
        name = lines[0].name if len(lines) == 1 else self._issue_name()
        self._rooms.export.export_articles([line.id for line in lines], name)

    def export_issue(self) -> None:
        """Write the open issue to a text file."""
        if issue := self._rooms.navigator.issue:
            self._rooms.export.export_articles([line.id for line in issue.articles], self._issue_name())

    def export_words(self, words: str) -> None:
        """Write the words chosen in the article, with its citation, to a text file."""
        if record := self._rooms.navigator.article:
            self._rooms.export.export_words(record.clipping, words)

    def _issue_name(self) -> str:
        issue = self._rooms.navigator.issue
        return f"{issue.title} {said_date(issue.date)}" if issue else _("Articles")

    # corrections

    def open_form(self) -> None:
        """Open the article as a form, where the archive can be written."""
        if self._rooms.corrections.undoable.may_correct():
            self._rooms.reading.open_form()

    def keep(self, record: ArticleRecord, article: Article) -> None:
        """Keep what was typed into the form."""
        self._rooms.corrections.undoable.edit(record.issue_id, record.key, article)

    def split(self, record: ArticleRecord, at: int, article: Article | None) -> None:
        """Split an article before a paragraph."""
        self._rooms.corrections.undoable.split(record.issue_id, record.key, at, article)

    def join(self, lines: Sequence[ArticleLine]) -> None:
        """Join articles of the open issue."""
        if issue_id := self._issue_id():
            self._rooms.corrections.undoable.join(issue_id, [line.key for line in lines])

    def join_selected(self) -> None:
        """Join the articles chosen in the list."""
        self.join(self._rooms.articles.selected())

    def move(self, lines: Sequence[ArticleLine], page_number: str) -> None:
        """Move articles of the open issue to another page."""
        if issue_id := self._issue_id():
            self._rooms.corrections.undoable.move(issue_id, [line.key for line in lines], page_number)

    def shift(self, step: int) -> None:
        """Put the current article one place up (-1) or down (1)."""
        line, issue_id = self._rooms.articles.current(), self._issue_id()
        if line and issue_id:
            self._rooms.corrections.undoable.shift(issue_id, line.key, step)

    def show_history(self) -> None:
        """Show what was done to the open article."""
        if record := self._rooms.reading.record:
            self._rooms.corrections.show_history(record)

    def _issue_id(self) -> IssueId | None:
        issue = self._rooms.navigator.issue
        return issue.id if issue else None
