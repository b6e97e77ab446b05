"""What is opened is shown: every room that shows some of it follows the navigator."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.library.opened import gap_text
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.wording import days_wording, hits_text, place_text

if TYPE_CHECKING:
    from reader.gui.library.opened import Gap, OpenArticle, OpenIssue
    from reader.gui.shell.list_stack import ListStack
    from reader.gui.shell.rooms import Rooms
    from reader.gui.shell.statusline import StatusLine
    from reader.jobs import ImportReport
    from reader.store.records import IssueId


class Presenter(QObject):
    """Hands what was fetched to the rooms that show it, and says in the status line what is open."""

    article_shown = Signal()
    """An article stands there, or a sentence in its place."""
    place_changed = Signal(str)
    """What is open, for the window's title: article, paper and date."""

    def __init__(self, rooms: Rooms, status: StatusLine, lists: ListStack) -> None:
        super().__init__(status)
        self._rooms, self._status, self._lists = rooms, status, lists

    def show_issue(self, opened: OpenIssue) -> None:
        """Show an issue in calendar and list, and open its first article or the one asked for."""
        rooms, issue = self._rooms, opened.issue
        self._show_list()
        rooms.articles.show_issue(issue, opened.starred, opened.read)
        rooms.calendar.show_issue(issue.date, issue.title_id)
        self._status.show_place(place_text(issue, None))
        if opened.article_id is not None:
            rooms.navigator.open_article(opened.article_id)
        elif not issue.articles:
            rooms.reading.show_nothing(_("No article was read from this issue."))
            self.place_changed.emit(place_text(issue, None))
            self.article_shown.emit()

    def show_gap(self, gap: Gap) -> None:
        """Say that nothing is held of a day, and offer the issues beside it."""
        self._lists.show_articles()
        self._rooms.calendar.show_no_issue(gap.day)
        hints = [Hint(place_text(issue, None), issue.id) for issue in gap.issues]
        self._rooms.articles.show_empty(gap_text(gap), hints)
        self._rooms.reading.show_nothing("")
        self._status.show_place("")
        self.place_changed.emit(_("No issue of {date}").format(date=days_wording(gap.day, gap.last)))

    def show_missing(self, gap: Gap) -> None:
        """Say that nothing is held of a typed date, and offer what is nearest; the person stays where they are."""
        self._status.say(gap_text(gap))
        choices = [(place_text(issue, None), issue.id) for issue in gap.issues]
        self._rooms.calendar.show_go_to_problem(gap_text(gap), choices)

    def _show_list(self) -> None:
        """What was opened among results is shown there, anything else in its issue."""
        found, find = self._rooms.navigator.found, self._rooms.find
        if not found:
            self._lists.show_articles()
            return
        if find.query != found:
            find.take_up(found)
        self._lists.show_results(find.results)
        article = self._rooms.navigator.article
        find.results.show_open(article.id if article else None)

    def return_to_results(self) -> bool:
        """Show again what was found, at the result that was open; False where no find is on, or it is shown."""
        find = self._rooms.find
        if not find.query or self._lists.shown is not self._rooms.articles:
            return False
        self._lists.show_results(find.results)
        self._lists.shown.setFocus()
        if (result := find.results.current()) is not None:
            self._rooms.navigator.open_result(result.id, find.query)
        return True

    def renew_results(self) -> None:
        """An article that was found is no longer there by itself: find again."""
        self._status.say(_("This article was joined into another; the results have been renewed."))
        self._rooms.find.repeat()

    def show_article(self, opened: OpenArticle) -> None:
        """Show an article where it was left, or at its first hit."""
        reading, record = self._rooms.reading, opened.record
        self._show_list()
        keep_place(self._rooms)
        reading.show_article(record, opened.is_starred, opened.query or None)
        if opened.place and not opened.query:
            reading.scroll_to_place(opened.place)
        self._rooms.articles.show_open(record.id)
        self._rooms.bookmarks.note_read([record.key])
        self.sum_up()
        self._name_article()
        self.article_shown.emit()

    def show_corrected(self, issue_id: IssueId | None, key: str) -> None:
        """Show an issue (None: the open one) as it is now; a form that is open for another article stays."""
        reading, issue = self._rooms.reading, self._rooms.navigator.issue
        if reading.record is None or reading.record.key == key:
            reading.close_form()
        if shown := issue_id or (issue.id if issue else None):
            self._rooms.navigator.reopen(shown, key)

    def renew(self) -> None:
        """The archive holds other things now, whoever put them there; the person stays where they are.

        An article that is being corrected stays as it is.
        """
        rooms, issue, article = self._rooms, self._rooms.navigator.issue, self._rooms.navigator.article
        rooms.navigator.look_over()
        if issue is not None and not rooms.reading.versions.is_open:
            rooms.navigator.reopen(issue.id, article.key if article else "")
        rooms.facsimile.forget()
        rooms.find.renew()
        rooms.find.repeat()

    def show_changed_elsewhere(self) -> None:
        """Show what another program has changed, and say so."""
        self.renew()
        self._status.say(
            _("Another program has changed the archive or its marks. They are shown as they are now.")
        )

    def renew_article(self, opened: OpenArticle) -> None:
        """Show the open article as it is now, where the person is reading it."""
        self._rooms.reading.renew(opened.record, opened.is_starred)
        self._rooms.articles.show_open(opened.record.id)
        self._name_article()

    def _name_article(self) -> None:
        navigator = self._rooms.navigator
        if navigator.issue and navigator.article:
            name = navigator.article.clipping.article.name
            self.place_changed.emit(f"{name} · {place_text(navigator.issue, None)}")

    def show_imported(self, report: ImportReport) -> None:
        """Show the one issue that was read in, or offer the newest of several; a form that is open stays."""
        read = {it.issue_id: it.date for it in report.readings if it.issue_id is not None}
        if not read or self._rooms.navigator.issue is None:
            return
        newest = max(read, key=lambda issue_id: read[issue_id] or date.min)
        if len(read) == 1 and not self._rooms.reading.versions.is_open and not self._rooms.importing.dialog:
            self._rooms.navigator.open_issue(newest)
        else:
            words = _("Show it") if len(read) == 1 else _("Show the newest of them")
            self._status.offer(words, lambda: self._rooms.navigator.open_issue(newest))

    def show_starred(self, key: str, is_starred: bool) -> None:
        """Show a bookmark that was put or taken away, wherever its article is shown."""
        self._rooms.articles.set_starred(key, is_starred)
        article = self._rooms.navigator.article
        if article and article.key == key:
            self._rooms.reading.set_starred(is_starred)

    def sum_up(self) -> None:
        """Say in the status line what is open or found, and which hit of it is the current one."""
        reading, issue = self._rooms.reading, self._rooms.navigator.issue
        page = reading.record.clipping.page_number if reading.record else None
        place = self._rooms.find.summary or (place_text(issue, page) if issue else "")
        hits = hits_text(reading.current_hit + 1, len(reading.hits)) if reading.hits else ""
        self._status.show_place("    ".join(part for part in (place, hits) if part))


def keep_place(rooms: Rooms) -> None:
    """Note how far the open article has been read."""
    shown = rooms.reading.record
    if shown is not None:
        rooms.bookmarks.note_place(shown.key, rooms.reading.scroll_place())
