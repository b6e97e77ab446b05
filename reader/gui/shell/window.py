"""The main window: its panels, and those who do what the panels ask for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.articles.article_list import ArticleList
from reader.gui.bookmarks.controller import BookmarkController
from reader.gui.calendar import CalendarPanel
from reader.gui.corrections.controller import CorrectionController
from reader.gui.corrections.undoable import UndoableCorrections
from reader.gui.coverage.controller import CoverageController
from reader.gui.export.controller import ExportController
from reader.gui.find.highlights import lights
from reader.gui.find.saved_finds import SavedFindsController
from reader.gui.find.warm_up import ready
from reader.gui.importing.controller import ImportController
from reader.gui.importing.watched_folder import FolderWatcher
from reader.gui.library.navigator import Navigator
from reader.gui.reading import ReadingPane
from reader.gui.shell.pane_layout import PaneLayout
from reader.gui.shell.side_panel import SidePanel
from reader.gui.shell.statusline import StatusLine
from reader.gui.shell.topbar import TopBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from reader.core.errors import ReaderError
    from reader.gui.facsimile.controller import FacsimileController
    from reader.gui.find.completer import Completer
    from reader.gui.find.find_controller import FindController
    from reader.gui.find.find_parts import FindParts
    from reader.gui.find.finder import Finder
    from reader.gui.find.result_list import ResultList
    from reader.gui.library.opened import Overview
    from reader.gui.shell.welcome import WelcomePage
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.settings import Settings
    from reader.store.records import IssueId


class MainWindow(QMainWindow):
    """Three panes under a bar. What concerns the whole program (language, archive) is told by signals."""

    setting_chosen = Signal(str, str)
    appearance_toggled = Signal()
    archive_wanted = Signal(object)
    own_archive_wanted = Signal()
    specimen_wanted = Signal()
    import_elsewhere_wanted = Signal(object)
    usable = Signal()
    """What was asked for first stands there: an article, or the welcome."""
    find_made = Signal()
    pages_made = Signal()
    """The parts of find in everything, and who turns the pages, are there now and can be connected."""

    def __init__(self, library: Library, runners: Runners, settings: Settings) -> None:
        super().__init__()
        self.library, self.settings = library, settings
        self._runners = runners
        self.navigator = Navigator(library, runners.reading)
        is_same = settings.archive == str(library.archive.path)
        # Fetched while the window is built, and shown before it is painted.
        self.navigator.look_over(settings.article_key if is_same else None)
        self.steps = QUndoStack(self)
        self.marking = BookmarkController(library, self.steps, runners)
        self.saving = SavedFindsController(library, self.steps, runners)
        self.mending = UndoableCorrections(library, self.steps, runners)
        self.importing = ImportController(library, runners, self)
        self.watching = FolderWatcher(self.importing.read_in_passing, runners, self)
        self.taking = ExportController(library, runners, self, settings.citation)
        self._has_left = False
        self.overview: Overview | None = None
        self._find: FindParts | None = None
        self._turning: FacsimileController | None = None
        self.commands: Mapping[str, QAction] = {}
        self._build()
        self.correcting = CorrectionController(
            library, self.navigator, self.articles, self.pane, self.mending, runners
        )
        self.covering = CoverageController(library, runners, self.side.calendar)
        self.marking.look_over()
        # Their hits are counted: the article comes first.
        self.usable.connect(self.saving.look_over, Qt.ConnectionType.SingleShotConnection)

    # building

    def _build(self) -> None:
        self.setWindowTitle(_("Yuebao — the specimen paper") if self.library.is_specimen else _("Yuebao"))
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.setMinimumSize(420, 480)
        self.side, self.articles = SidePanel(CalendarPanel(), self.marking.panel), ArticleList()
        self.pane = ReadingPane(lights)
        self.status = StatusLine()
        self._lists = _stack(self.articles)
        self.desk = PaneLayout(self.side, self._lists, self.pane)
        self._pages = _stack(QWidget(), self.desk)

    def take_commands(self, commands: Mapping[str, QAction]) -> None:
        """Take the commands, and with them the bar that has them all; the window is whole then."""
        self.commands = commands
        self.bar = TopBar(commands)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self._pages, self.status):
            column.addWidget(part)
        self.setCentralWidget(body)

    @cached_property
    def welcome(self) -> WelcomePage:
        """What an empty archive shows, made when it is first needed."""
        from reader.gui.shell.welcome import WelcomePage  # noqa: PLC0415 - a start needs it not

        page = WelcomePage()
        self._pages.addWidget(page)
        page.files_wanted.connect(self.importing.ask_for_files)
        page.folder_wanted.connect(self.importing.ask_for_folder)
        page.specimen_wanted.connect(self.specimen_wanted)
        return page

    def show_page(self, page: QWidget) -> None:
        """Show the welcome, or the desk."""
        self._pages.setCurrentWidget(page)

    @property
    def _has_welcome(self) -> bool:
        return "welcome" in self.__dict__

    # find

    @property
    def find_parts(self) -> FindParts:
        """What find in everything is made of, made when it is first needed."""
        if self._find is None:
            from reader.gui.find.find_parts import FindParts  # noqa: PLC0415 - a start needs it not

            field = self.bar.field
            self._find = FindParts(self.library, field, self.saving, self._runners)
            self._lists.addWidget(self.results)
            self.find_made.emit()
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
    def finding(self) -> FindController:
        """Find in everything, as the person meets it."""
        return self.find_parts.finding

    @property
    def completing(self) -> Completer:
        """Who says what may be meant by what is typed."""
        return self.find_parts.completing

    @property
    def find_summary(self) -> str:
        """How much the find in everything has found, while one is on."""
        return self._find.finding.summary if self._find else ""

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

    # the page as printed

    @property
    def turning(self) -> FacsimileController:
        """Who turns the pages as they were printed, made when one is first to be seen."""
        if self._turning is None:
            from reader.gui.facsimile.controller import FacsimileController  # noqa: PLC0415 - a start needs it not

            self._turning = FacsimileController(self.library, self._runners, self.pane.facsimile)
            self.pages_made.emit()
        return self._turning

    # reading sources in

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Read files and folders into the person's own archive."""
        self.importing.read(sources)

    def read_specimen(self, folder: Path) -> None:
        """Read the specimen into the archive that is open, its own."""
        self.importing.read_here(sorted(folder.glob("*.txt")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, anywhere in the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_drop_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._show_drop_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self._show_drop_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if [path.suffix for path in paths] == [".yuebao"]:
            QTimer.singleShot(0, self, lambda: self.archive_wanted.emit(paths[0]))  # the drop must end first
        else:
            self.import_paths(paths)

    def _show_drop_over(self, is_over: bool) -> None:
        if self._has_welcome:
            self.welcome.set_drop_over(is_over)

    # going somewhere

    def open_day(self, issue_id: IssueId) -> None:
        """Open the issue that was chosen in the calendar or named by a hint."""
        self.show_list()
        self.navigator.open_issue(issue_id)

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

    # the window itself

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.commands["full_screen"].setChecked(self.isFullScreen())

    def leave(self) -> None:
        """Keep the reading place, once; an import stops with whole issues left behind."""
        if not self._has_left:
            self._has_left = True
            self.pane.proofing.keep_unsaved()
            self.mending.is_over = True
            self.keep_place()
            for asker in (self._find, self.saving, self._turning):
                if asker:
                    asker.stop()
            self.importing.leave()
            self.watching.rest()

    def keep_place(self) -> None:
        """Note how far the open article has been read."""
        shown = self.pane.record
        if shown is not None:
            self.marking.note_place(shown.key, self.pane.scroll_place())

    def take_settings(self, settings: Settings) -> None:
        """Take changed settings."""
        self.settings = settings
        self.taking.style = settings.citation

    def ready_find(self) -> None:
        """Load the lexicon, and make the index anew where it was made with another one."""
        _made = self.find_parts
        self._readying = self._runners.reading.run(
            self, lambda report: ready(self.library, report), lambda _none: None, self.show_problem
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
