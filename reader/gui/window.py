"""The main window: puts the panels together and connects what they say to who does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from reader import export
from reader.core.speech import _
from reader.gui import theme, wiring
from reader.gui.articles import ArticleList
from reader.gui.commands import make_actions
from reader.gui.correcting import Correcting
from reader.gui.covering import Covering
from reader.gui.desk import Desk
from reader.gui.doings import doings
from reader.gui.empty_state import Hint
from reader.gui.facsimile import PageTurning
from reader.gui.importing import Importing
from reader.gui.lights import lights
from reader.gui.marking import Marking
from reader.gui.mending import Mending
from reader.gui.navigator import Navigator, said_gap
from reader.gui.reading import ReadingPane
from reader.gui.readying import ready
from reader.gui.said import said_date, said_hits, said_place, said_scope, said_size
from reader.gui.saving import Saving
from reader.gui.side import SidePanel
from reader.gui.statusline import StatusLine
from reader.gui.taking import Taking
from reader.gui.topbar import TopBar
from reader.gui.watching import Watching
from reader.gui.welcome import WelcomePage
from reader.settings import Settings, change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from reader.core.errors import ReaderError
    from reader.find.records import FoundArticle
    from reader.gui.completing import Completing
    from reader.gui.find_parts import FindParts
    from reader.gui.finder import Finder
    from reader.gui.finding import Finding
    from reader.gui.holdings import Holdings
    from reader.gui.navigator import Gap, OpenArticle, OpenIssue, Overview
    from reader.gui.results import ResultList
    from reader.gui.tasks import TaskRunner
    from reader.jobs import ImportReport
    from reader.store.records import ArticleLine, Bookmark

ALWAYS_ON = frozenset(
    (
        *("import_files", "import_folder", "import_look", "watch_folder", "open_archive", "specimen"),
        *("settings", "quit", "appearance", "full_screen", "keys", "about"),
    )
)
"""Commands that make sense with nothing in the archive."""


class MainWindow(QMainWindow):
    """Three panes under a bar. What concerns the whole program (language, archive) is told by signals."""

    setting_chosen = Signal(str, str)
    appearance_toggled = Signal()
    archive_wanted = Signal(object)
    own_archive_wanted = Signal()
    specimen_wanted = Signal()
    import_elsewhere_wanted = Signal(object)
    usable = Signal()

    def __init__(
        self,
        holdings: Holdings,
        runner: TaskRunner,
        writer: TaskRunner,
        asker: TaskRunner,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.holdings, self._settings = holdings, settings
        self._runner, self._asker = runner, asker
        self.colours = theme.LIGHT
        self.navigator = Navigator(holdings, runner)
        self.marking = Marking(holdings, writer)
        self.saving = Saving(holdings, runner, writer, self.marking.steps)
        self.mending = Mending(holdings, writer, self.marking.steps)
        self.correcting = Correcting(self, self.mending, writer)
        self.importing = Importing(holdings, runner, self)
        self.watching = Watching(self.importing.read_in_passing, runner, self)
        self.taking = Taking(holdings, runner, self, export.CitationStyle(settings.citation))
        self._is_first_look, self._has_left = True, False
        self.overview: Overview | None = None
        self._find: FindParts | None = None
        self._build()
        self.covering = Covering(holdings, runner, self.side.calendar)
        self.turning = PageTurning(holdings, runner, self.pane.facsimile)
        wiring.connect(self)
        is_same = settings.archive == str(holdings.archive.path)
        self.navigator.look_over(settings.article_key if is_same else None)
        self.marking.look_over()
        self.saving.look_over()

    # building

    def _build(self) -> None:
        self.setWindowTitle(_("Yuebao — the specimen paper") if self.holdings.is_specimen else _("Yuebao"))
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.setMinimumSize(420, 480)
        self.side, self.articles = SidePanel(), ArticleList()
        self.pane = ReadingPane(lights)
        self.welcome = WelcomePage()
        self.status = StatusLine()
        self._lists = _stack(self.articles)
        self.desk = Desk(self.side, self._lists, self.pane)
        self.commands = make_actions(self, doings(self))
        self.bar = TopBar(self.commands)
        self._pages = _stack(QWidget(), self.welcome, self.desk)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self._pages, self.status):
            column.addWidget(part)
        self.setCentralWidget(body)

    def set_theme(self, colours: theme.Theme) -> None:
        """Take the window's colours."""
        self.colours = colours
        self.importing.set_theme(colours)
        for panel in (self.bar, self.side, self.articles, self.pane, self.welcome, self.status):
            panel.set_theme(colours)
        if self._find:
            self._find.results.set_theme(colours)

    # what the archive holds

    def show_overview(self, overview: Overview) -> None:
        """Show what the archive holds; the welcome where it holds nothing."""
        self.overview = overview
        is_empty = not overview.size.issues
        self._pages.setCurrentWidget(self.welcome if is_empty else self.desk)
        self.side.calendar.show_titles(list(overview.titles))
        self.bar.field.set_placeholder(_("Find in everything") if is_empty else said_scope(overview.size))
        self.status.show_size("" if is_empty else said_size(overview.size))
        if is_empty:
            self.status.show_place(_("No newspapers yet"))
            self.welcome.setFocus()
            self.usable.emit()
        elif self._is_first_look:
            self._is_first_look = False
            self.articles.setFocus()
            self._open_first(overview)
        self._enable(is_empty)

    def _open_first(self, overview: Overview) -> None:
        if overview.left_at is not None:
            self.navigator.open_article(overview.left_at)
        elif overview.latest is not None:
            self.navigator.open_issue(overview.latest)

    def _enable(self, is_empty: bool) -> None:
        for name, action in self.commands.items():
            action.setEnabled(name in ALWAYS_ON or not is_empty)
        self.bar.field.setEnabled(not is_empty)
        self.commands["own_archive"].setEnabled(self.holdings.is_specimen)
        self.commands["last_report"].setEnabled(self.importing.last_report is not None)
        self.importing.look_for_unfinished()
        self.commands["watch_end"].setEnabled(self.watching.folder is not None)
        self.commands["undo"].setEnabled(self.marking.steps.canUndo())
        self.commands["redo"].setEnabled(self.marking.steps.canRedo())

    def show_issue(self, opened: OpenIssue) -> None:
        """Show an issue in calendar and list, and open its first article or the one asked for."""
        self.articles.show_issue(opened.issue, opened.starred, opened.read)
        self.side.calendar.show_issue(opened.issue.date, opened.issue.title_id)
        self.desk.close_drawer()
        self.status.show_place(said_place(opened.issue, None))
        if opened.article_id is not None:
            self.navigator.open_article(opened.article_id)
        elif not opened.issue.articles:
            self.pane.show_nothing(_("No article was read from this issue."))

    def open_day(self, issue_id: object) -> None:
        """Open the issue (an IssueId) that was chosen in the calendar or named by a hint."""
        self.show_list()
        self.navigator.open_issue(issue_id)  # type: ignore[arg-type]  # an IssueId; a signal carries objects

    def show_gap(self, gap: Gap) -> None:
        """Say that nothing is held of a day, and offer the issues beside it."""
        self.show_list()
        self.side.calendar.show_no_issue(gap.day)
        beside = [issue for issue in (gap.before, gap.after) if issue]
        self.articles.show_empty(said_gap(gap), [Hint(said_place(issue, None), issue.id) for issue in beside])
        self.pane.show_nothing("")

    def show_article(self, opened: OpenArticle) -> None:
        """Show an article where it was left, or at its first hit."""
        self._keep_place()
        record = opened.record
        self.pane.show_article(record, opened.is_starred, opened.query or None)
        if opened.place and not opened.query:
            self.pane.scroll_to_place(opened.place)
        self.articles.show_open(record.id)
        self.marking.note_read([record.key])
        self._say_place(said_hits(self.pane.current_hit + 1, len(self.pane.hits)) if self.pane.hits else "")
        self.usable.emit()

    def show_hits(self, current: int, total: int) -> None:
        """Say in the status line which hit of the open article is the current one."""
        self._say_place(said_hits(current, total) if total else "")

    def _say_place(self, hits: str) -> None:
        issue, record = self.navigator.issue, self.pane.record
        place = said_place(issue, record.clipping.page_number if record else None) if issue else ""
        place = (self._find and self._find.finding.summary) or place
        self.status.show_place("    ".join(part for part in (place, hits) if part))

    def _keep_place(self) -> None:
        shown = self.pane.record
        if shown is not None:
            self.marking.note_place(shown.key, self.pane.scroll_place())

    def open_next_unread(self) -> None:
        """Open the next unread article of the issue, or the next issue after the last."""
        if not self.articles.open_next_unread():
            self.navigator.step_issue(1)

    # bookmarks and read marks

    def toggle_star(self) -> None:
        """Bookmark the open article, or take its bookmark away."""
        record = self.navigator.article
        if record:
            self.marking.toggle_star(record.id, record.key)

    def show_starred(self, key: str, is_starred: bool) -> None:
        """Show a bookmark that was put or taken away, wherever its article is shown."""
        self.articles.set_starred(key, is_starred)
        if self.navigator.article and self.navigator.article.key == key:
            self.pane.set_starred(is_starred)

    def toggle_read(self, lines: Sequence[ArticleLine]) -> None:
        """Turn the read marks of articles that stand alike into their opposite."""
        keys = [line.key for line in lines]
        self.marking.toggle_read(keys)

    def open_bookmark(self, bookmark: Bookmark) -> None:
        """Open the article of a bookmark."""
        self.show_list()
        self.navigator.open_by_key(bookmark.key)

    # find

    @property
    def find_parts(self) -> FindParts:
        """What find in everything is made of, made when it is first needed."""
        if self._find is None:
            from reader.gui.find_parts import FindParts  # noqa: PLC0415 - a start needs it not

            self._find = FindParts(self, self._runner, self._asker)
            self._lists.addWidget(self.results)
            wiring.connect_find(self)
        return self._find

    @property
    def results(self) -> ResultList:
        """What was found; it takes the list's place."""
        return self.find_parts.results

    @property
    def finder(self) -> Finder:
        """Who asks."""
        return self.find_parts.finder

    @property
    def finding(self) -> Finding:
        """Find in everything, as the person meets it."""
        return self.find_parts.finding

    @property
    def completing(self) -> Completing:
        """Who says what may be meant by what is typed."""
        return self.find_parts.completing

    def shown_list(self) -> ArticleList | ResultList:
        """The list that can be seen: the issue's articles, or what was found."""
        return self.articles if self._lists.currentWidget() is self.articles else self.results

    def show_results(self) -> None:
        """Put the results in the list's place."""
        self._lists.setCurrentWidget(self.results)
        self.desk.show_reading(False)

    def show_list(self) -> None:
        """Give the issue's articles their place back."""
        self._lists.setCurrentWidget(self.articles)

    def open_result(self, found: FoundArticle, query: str) -> None:
        """Open a result with its hits lit."""
        self.navigator.open_article(found.id, query)

    def open_first_result(self) -> None:
        """Open the first result of the find."""
        self.results.open_next()

    # taking text away

    def copy_citation(self, words: str = "") -> None:
        """Copy the open article's citation, after the words chosen in it, if any."""
        if self.navigator.article:
            self.taking.copy_citation(self.navigator.article.clipping, words)

    def export_selected(self) -> None:
        """Write the articles chosen in the list (or the open one) to a text file."""
        lines = self.articles.selected()
        self.taking.export_articles(
            [line.id for line in lines], lines[0].name if len(lines) == 1 else self._issue_name()
        )

    def export_issue(self) -> None:
        """Write the open issue to a text file."""
        if self.navigator.issue:
            self.taking.export_articles(
                [line.id for line in self.navigator.issue.articles], self._issue_name()
            )

    def export_words(self, words: str) -> None:
        """Write the words chosen in the article, with its citation, to a text file."""
        if self.navigator.article:
            self.taking.export_words(self.navigator.article.clipping, words)

    def _issue_name(self) -> str:
        issue = self.navigator.issue
        return f"{issue.title} {said_date(issue.date)}" if issue else _("Articles")

    # reading sources in

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Read files and folders into the person's own archive."""
        self.importing.read(sources)

    def read_specimen(self, folder: Path) -> None:
        """Read the specimen into the archive that is open, its own."""
        self.importing.read_here(sorted(folder.glob("*.txt")))

    def show_report(self, report: ImportReport) -> None:
        """Say what an import read; show its report where there is something to look at."""
        self._is_first_look = self.navigator.issue is None
        self.navigator.look_over()
        self.status.say(report.summary)
        if report.has_doubts and not self.holdings.is_specimen and not self.importing.dialog:
            self.show_last_report()

    def import_ended(self) -> None:
        """Take the progress away: the import is done, stopped or has failed."""
        self.status.end_progress()
        self.commands["last_report"].setEnabled(self.importing.last_report is not None)

    def show_last_report(self) -> None:
        """Show what the last import read and what was doubtful."""
        from reader.gui.import_report import ImportReportDialog  # noqa: PLC0415 - a start needs it not

        if self.importing.last_report:
            dialog = ImportReportDialog(self.importing.last_report, self)
            dialog.issue_chosen.connect(self.open_day)
            dialog.set_theme(self.colours)
            dialog.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, anywhere in the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.welcome.set_drop_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.welcome.set_drop_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.welcome.set_drop_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if [path.suffix for path in paths] == [".yuebao"]:
            QTimer.singleShot(0, self, lambda: self.archive_wanted.emit(paths[0]))  # the drop must end first
        else:
            self.import_paths(paths)

    # the window itself

    def open_go_to(self) -> None:
        """Ask for a date or number to go to."""
        if not self.desk.is_side_shown:
            self.desk.toggle_side()
        self.side.calendar.open_go_to()

    def focus_side(self) -> None:
        """Put the cursor in the calendar, bringing it out if it is hidden."""
        if not self.desk.is_side_shown:
            self.desk.toggle_side()
        self.side.setFocus()

    def focus(self, panel: QWidget, *, is_reading: bool) -> None:
        """Put the cursor in a panel; where list and article take turns, it is its turn."""
        self.desk.show_reading(is_reading)
        panel.setFocus()

    def ask_for_archive(self) -> None:
        """Choose another archive to open, or name a new one."""
        kinds = _("Yuebao archives") + " (*.yuebao)"
        options = QFileDialog.Option.DontConfirmOverwrite
        title = _("Open an archive, or name a new one")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "", kinds, options=options)
        if chosen:
            path = Path(chosen)
            self.archive_wanted.emit(path if path.suffix else path.with_suffix(".yuebao"))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.commands["full_screen"].setChecked(self.isFullScreen())

    def show_settings(self) -> None:
        """Show the settings; each choice takes effect at once."""
        from reader.gui.dialogs import SettingsDialog  # noqa: PLC0415 - a start needs it not

        now = {"language": self._settings.language or "", "appearance": self._settings.appearance,
               "citation": self._settings.citation}  # fmt: skip
        dialog = SettingsDialog(self, now)
        dialog.chosen.connect(self.setting_chosen)
        dialog.open()

    def show_keys(self) -> None:
        """Show all commands with their keys."""
        from reader.gui.dialogs import KeysDialog  # noqa: PLC0415 - a start needs it not

        KeysDialog(self).open()

    def show_about(self) -> None:
        """Show what this program is."""
        from reader.gui.dialogs import show_about  # noqa: PLC0415 - a start needs it not

        show_about(self)

    def leave(self) -> None:
        """Keep the reading place, once; an import stops with whole issues left behind."""
        if not self._has_left:
            self._has_left = True
            self.pane.proofing.keep_unsaved()
            self.mending.is_over = True
            self._keep_place()
            for asker in (self._find, self.saving, self.turning):
                if asker:
                    asker.stop()
            self.importing.leave()
            self.watching.rest()

    def take_settings(self, settings: Settings) -> None:
        """Take changed settings."""
        self._settings = settings
        self.taking.style = export.CitationStyle(settings.citation)

    def restore_state(self, settings: Settings) -> None:
        """Put the window, its dividers and the text size as they were left."""
        self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self.desk.restore(settings.dividers)
        self.watching.watch("" if self.holdings.is_specimen else settings.watched or "")
        self.pane.set_zoom(round(settings.zoom * 100))
        self.pane.faces.restore(settings.page_divider)
        self.pane.set_view(settings.view)

    def keep_state(self, settings: Settings) -> Settings:
        """`settings` with the window, its dividers and the text size as they are."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        kept = change(settings, geometry=geometry, dividers=self.desk.state(), zoom=self.pane.zoom / 100)
        kept = change(kept, view=self.pane.faces.view.value, page_divider=self.pane.faces.state())
        if self.holdings.is_specimen or self.navigator.article is None:
            return kept
        return change(kept, archive=str(self.holdings.archive.path), article_key=self.navigator.article.key)

    def ready_find(self) -> None:
        """Load the lexicon, and make the index anew where it was made with another one."""
        _made = self.find_parts
        self._readying = self._runner.run(
            self, lambda report: ready(self.holdings, report), lambda _none: None, self.show_problem
        )
        self._readying.progressed.connect(self.status.show_progress)
        self._readying.ended.connect(self.status.end_progress)

    def show_problem(self, error: ReaderError | str) -> None:
        """Say in a sentence what went wrong."""
        QMessageBox.warning(self, _("Yuebao"), str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where no panel has a use for it, puts the drawer away and goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.desk.close_drawer()
            self.desk.show_reading(False)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the menu in step with a full screen left by the system's own ways."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands["full_screen"].setChecked(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the reading place and stop an import."""
        self.leave()
        super().closeEvent(event)


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
