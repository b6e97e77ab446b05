"""What the person does with the open article and issue, and with what is chosen in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.widgets.wording import when_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.find.records import FoundArticle
    from reader.gui.shell.list_stack import ListStack
    from reader.gui.shell.rooms import Rooms
    from reader.store.records import ArticleId, ArticleLine, ArticleRecord, Bookmark, IssueId


class ArticleCommands(QObject):
    """Tells those who mark, correct, export and open which articles are meant."""

    said = Signal(str)
    """Why a command does nothing."""

    def __init__(self, rooms: Rooms, lists: ListStack, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms, self._lists = rooms, lists

    def meant(self) -> list[ArticleId]:
        """The articles a command is for: several selected in the list that is seen, else the open one; says if none."""
        found = articles_meant(self._rooms, self._lists)
        if not found:
            self.said.emit(_("No article is open."))
        return found

    # going on

    def previous_page(self) -> None:
        """Turn to the page before, or say that this is the first."""
        if not self._rooms.facsimile.step_from(self._rooms.articles.open_previous_page, -1):
            self.said.emit(_("This is the first page of the issue."))

    def next_page(self) -> None:
        """Turn to the next page, or say that this is the last."""
        if not self._rooms.facsimile.step_from(self._rooms.articles.open_next_page, 1):
            self.said.emit(_("This is the last page of the issue."))

    def previous_article(self) -> None:
        """Open the article or result before the open one, or say that there is none."""
        if not self._lists.open_previous():
            is_issue = self._lists.shown is self._rooms.articles
            self.said.emit(
                _("This is the first article of the issue.") if is_issue else _("This is the first result.")
            )

    def next_article(self) -> None:
        """Open the article or result after the open one, or say that there is none."""
        if not self._lists.open_next():
            is_issue = self._lists.shown is self._rooms.articles
            self.said.emit(
                _("This is the last article of the issue.") if is_issue else _("This is the last result.")
            )

    def open_next_unread(self) -> None:
        """Open the next unread article of the issue, or the next issue after the last."""
        if not self._rooms.articles.open_next_unread():
            self._rooms.navigator.step_issue(1)

    def open_bookmarked(self, bookmark: Bookmark) -> None:
        """Open the article of a bookmark."""
        self._rooms.navigator.open_by_key(bookmark.key)

    # bookmarks and read marks

    def toggle_star(self) -> None:
        """Bookmark the articles meant that have no bookmark; where all have one, take theirs away."""
        if ids := self.meant():
            self._rooms.bookmarks.toggle_stars(ids)

    def toggle_star_of(self, lines: Sequence[ArticleLine]) -> None:
        """Bookmark articles of the list, or take their bookmarks away."""
        self._rooms.bookmarks.toggle_stars([line.id for line in lines])

    def toggle_read(self) -> None:
        """Mark the articles meant as read; where all are, as unread."""
        if ids := self.meant():
            self._rooms.bookmarks.toggle_read(ids)

    def toggle_read_of(self, lines: Sequence[ArticleLine]) -> None:
        """Turn the read marks of articles of the list."""
        self._rooms.bookmarks.toggle_read([line.id for line in lines])

    # citations and exports

    def copy_citation(self, words: str = "") -> None:
        """Copy the citations of the articles meant; where words are chosen in the open one, its alone, after them."""
        record, ids = self._rooms.navigator.article, self.meant()
        if record and (words or ids == [record.id]):
            self._rooms.export.copy_citation(record.clipping, words)
        elif ids:
            self._rooms.export.copy_citations(ids)

    def copy_citations(self, lines: Sequence[ArticleLine]) -> None:
        """Copy the citations of articles of the list."""
        self._rooms.export.copy_citations([line.id for line in lines])

    def copy_cut(self) -> None:
        """Copy the open article as it was printed."""
        if record := self._rooms.navigator.article:
            self._rooms.export.copy_cut(record)

    def save_cut(self) -> None:
        """Write the open article as it was printed to a file."""
        if record := self._rooms.navigator.article:
            self._rooms.export.save_cut(record)

    def export_selected(self) -> None:
        """Write the articles meant to a file."""
        if ids := self.meant():
            record = self._rooms.navigator.article
            is_open = record is not None and ids == [record.id]
            name = record.clipping.article.name if record and is_open else self._list_name()
            self._rooms.export.export_articles(ids, name)

    def export_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Write articles of the issue's list to a file."""
        name = lines[0].name if len(lines) == 1 else self._issue_name()
        self._rooms.export.export_articles([line.id for line in lines], name)

    def drag_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Let articles of the list be dropped into other programs."""
        if lines:
            name = lines[0].name if len(lines) == 1 else self._issue_name()
            self._rooms.export.drag([line.id for line in lines], name)

    def drag_found(self, found: Sequence[FoundArticle]) -> None:
        """Let results be dropped into other programs."""
        if found:
            name = found[0].headline.text if len(found) == 1 else self._list_name()
            self._rooms.export.drag([it.id for it in found], name)

    def _list_name(self) -> str:
        """What the articles of the list that is seen have in common: the find, or the issue."""
        is_found_shown = self._lists.shown is not self._rooms.articles
        query = self._rooms.find.query if is_found_shown else ""
        return _("Find {words}").format(words=query) if query else self._issue_name()

    def export_issue(self) -> None:
        """Write the open issue to a text file."""
        if issue := self._rooms.navigator.issue:
            self._rooms.export.export_articles([line.id for line in issue.articles], self._issue_name())

    def print_meant(self) -> None:
        """Print the articles meant, after a look at them."""
        if ids := self.meant():
            self._rooms.export.print_articles(ids)

    def print_issue(self) -> None:
        """Print the open issue, after a look at it."""
        if issue := self._rooms.navigator.issue:
            self._rooms.export.print_articles([line.id for line in issue.articles])

    def export_words(self, words: str) -> None:
        """Write the words chosen in the article, with its citation, to a text file."""
        if record := self._rooms.navigator.article:
            self._rooms.export.export_words(record.clipping, words)

    def _issue_name(self) -> str:
        issue = self._rooms.navigator.issue
        return f"{issue.title} {when_wording(issue.when, issue.edition)}" if issue else _("Articles")

    # corrections

    def open_form(self) -> None:
        """Open the article as a form, where the archive can be written; one that is open takes the keys."""
        if self._rooms.reading.versions.is_open:
            self._rooms.reading.setFocus()
        elif self._rooms.corrections.undoable.may_correct():
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
        self.join(lines_meant(self._rooms, self._lists))

    def open_page_menu(self) -> None:
        """Let the person choose a page for the articles meant."""
        if lines := lines_meant(self._rooms, self._lists):
            self._rooms.articles.open_page_menu(lines)

    def move(self, lines: Sequence[ArticleLine], page_number: str) -> None:
        """Move articles of the open issue to another page."""
        if issue_id := self._issue_id():
            self._rooms.corrections.undoable.move(issue_id, [line.key for line in lines], page_number)

    def shift(self, step: int) -> None:
        """Put the current article one place up (-1) or down (1)."""
        issue_id = self._issue_id()
        for line in lines_meant(self._rooms, self._lists)[:1]:
            if issue_id:
                self._rooms.corrections.undoable.shift(issue_id, line.key, step)

    # what the archive holds

    def remove(self, lines: Sequence[ArticleLine]) -> None:
        """Take articles of the list out of the archive."""
        self._rooms.removal.remove_articles([line.id for line in lines])

    def remove_meant(self) -> None:
        """Take the articles meant out of the archive."""
        if ids := self.meant():
            self._rooms.removal.remove_articles(ids)

    def remove_page(self) -> None:
        """Take the page of the current article out of the archive."""
        issue_id, line = self._issue_id(), self._rooms.articles.current()
        if issue_id and line:
            self._rooms.removal.remove_page(issue_id, line.page_number)

    def remove_issue(self) -> None:
        """Take the open issue out of the archive."""
        if issue_id := self._issue_id():
            self._rooms.removal.remove_issue(issue_id)

    def offer_sources(self) -> None:
        """Show the files that the open issue was read from, and what can be done with them."""
        header = self._rooms.articles.header
        if issue_id := self._issue_id():
            self._rooms.removal.offer_sources(issue_id, header.mapToGlobal(header.rect().bottomLeft()))

    def show_history(self) -> None:
        """Show what was done to the open article."""
        if record := self._rooms.reading.record:
            self._rooms.corrections.show_history(record)

    def _issue_id(self) -> IssueId | None:
        issue = self._rooms.navigator.issue
        return issue.id if issue else None


def articles_meant(rooms: Rooms, lists: ListStack) -> list[ArticleId]:
    """The articles a command is for: several selected in the list that is seen, else the open one."""
    selected = [] if lists.isHidden() else [it.id for it in lists.shown.selected()]
    record = rooms.navigator.article
    if len(selected) > 1 or record is None:
        return selected
    return [record.id]


def lines_meant(rooms: Rooms, lists: ListStack) -> list[ArticleLine]:
    """Those of the articles meant that stand in the open issue, in its order."""
    ids = set(articles_meant(rooms, lists))
    issue = rooms.navigator.issue
    return [line for line in issue.articles if line.id in ids] if issue else []
