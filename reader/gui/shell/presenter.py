"""What is opened is shown: every panel of the window follows the navigator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.speech import _
from reader.gui.library.opened import said_gap
from reader.gui.widgets.empty_state import Hint
from reader.gui.widgets.wording import said_hits, said_place, said_scope, said_size

if TYPE_CHECKING:
    from reader.gui.library.opened import Gap, OpenArticle, OpenIssue, Overview
    from reader.gui.shell.window import MainWindow
    from reader.jobs import ImportReport

ALWAYS_ON = frozenset(
    (
        *("import_files", "import_folder", "import_look", "watch_folder", "open_archive", "specimen"),
        *("settings", "quit", "appearance", "full_screen", "keys", "about"),
    )
)
"""Commands that make sense with nothing in the archive."""


class Presenter(QObject):
    """Hands what was fetched to the panels that show it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # what the archive holds

    def show_overview(self, overview: Overview) -> None:
        """Show what the archive holds; the welcome where it holds nothing."""
        window = self._window
        window.overview = overview
        is_empty = not overview.size.issues
        window.show_page(window.welcome if is_empty else window.desk)
        window.side.calendar.show_titles(list(overview.titles))
        window.bar.field.set_placeholder(_("Find in everything") if is_empty else said_scope(overview.size))
        window.status.show_size("" if is_empty else said_size(overview.size))
        if is_empty:
            window.status.show_place(_("No newspapers yet"))
            window.welcome.setFocus()
            window.usable.emit()
        elif window.navigator.issue is None:
            window.articles.setFocus()
        self._enable(is_empty)

    def _enable(self, is_empty: bool) -> None:
        window = self._window
        for name, action in window.commands.items():
            action.setEnabled(name in ALWAYS_ON or not is_empty)
        window.bar.field.setEnabled(not is_empty)
        window.commands["own_archive"].setEnabled(window.library.is_specimen)
        window.commands["last_report"].setEnabled(window.importing.last_report is not None)
        window.importing.look_for_unfinished()
        window.commands["watch_end"].setEnabled(window.watching.folder is not None)
        window.commands["undo"].setEnabled(window.steps.canUndo())
        window.commands["redo"].setEnabled(window.steps.canRedo())

    # issues and articles

    def show_issue(self, opened: OpenIssue) -> None:
        """Show an issue in calendar and list, and open its first article or the one asked for."""
        window = self._window
        window.articles.show_issue(opened.issue, opened.starred, opened.read)
        window.side.calendar.show_issue(opened.issue.date, opened.issue.title_id)
        window.desk.close_drawer()
        window.status.show_place(said_place(opened.issue, None))
        if opened.article_id is not None:
            window.navigator.open_article(opened.article_id)
        elif not opened.issue.articles:
            window.pane.show_nothing(_("No article was read from this issue."))
            window.usable.emit()

    def show_gap(self, gap: Gap) -> None:
        """Say that nothing is held of a day, and offer the issues beside it."""
        window = self._window
        window.show_list()
        window.side.calendar.show_no_issue(gap.day)
        beside = [issue for issue in (gap.before, gap.after) if issue]
        hints = [Hint(said_place(issue, None), issue.id) for issue in beside]
        window.articles.show_empty(said_gap(gap), hints)
        window.pane.show_nothing("")

    def show_article(self, opened: OpenArticle) -> None:
        """Show an article where it was left, or at its first hit."""
        window, record = self._window, opened.record
        window.keep_place()
        window.pane.show_article(record, opened.is_starred, opened.query or None)
        if opened.place and not opened.query:
            window.pane.scroll_to_place(opened.place)
        window.articles.show_open(record.id)
        window.marking.note_read([record.key])
        hits = window.pane.hits
        self.show_hits(window.pane.current_hit + 1 if hits else 0, len(hits))
        window.usable.emit()

    def show_starred(self, key: str, is_starred: bool) -> None:
        """Show a bookmark that was put or taken away, wherever its article is shown."""
        window = self._window
        window.articles.set_starred(key, is_starred)
        if window.navigator.article and window.navigator.article.key == key:
            window.pane.set_starred(is_starred)

    def show_hits(self, current: int, total: int) -> None:
        """Say in the status line what is open, and which hit of it is the current one."""
        window = self._window
        issue, record = window.navigator.issue, window.pane.record
        place = said_place(issue, record.clipping.page_number if record else None) if issue else ""
        hits = said_hits(current, total) if total else ""
        window.status.show_place("    ".join(part for part in (window.find_summary or place, hits) if part))

    # reading sources in

    def show_report(self, report: ImportReport) -> None:
        """Say what an import read; show its report where there is something to look at."""
        window = self._window
        window.navigator.look_over()
        window.status.say(report.summary)
        if report.has_doubts and not window.library.is_specimen and not window.importing.dialog:
            self.show_last_report()

    def show_last_report(self) -> None:
        """Show what the last import read and what was doubtful."""
        from reader.gui.importing.report import ImportReportDialog  # noqa: PLC0415 - a start needs it not

        window = self._window
        if window.importing.last_report:
            dialog = ImportReportDialog(window.importing.last_report, window)
            dialog.issue_chosen.connect(window.open_day)
            dialog.show()

    def end_import(self) -> None:
        """Take the progress away: the import is done, stopped or has failed."""
        self._window.status.end_progress()
        self._window.commands["last_report"].setEnabled(self._window.importing.last_report is not None)
