"""The main window: the rooms laid out under a bar, and what concerns the window as a whole."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reader import paths
from reader.core.speech import _
from reader.gui.reading.paragraph_styles import page_style
from reader.gui.shell.command_states import enable_commands
from reader.gui.shell.list_stack import ListStack
from reader.gui.shell.menubar import MenuBar
from reader.gui.shell.pane_layout import PaneLayout
from reader.gui.shell.presenter import keep_place
from reader.gui.shell.rooms import make_rooms
from reader.gui.shell.side_panel import SidePanel
from reader.gui.shell.statusline import StatusLine
from reader.gui.shell.topbar import TopBar
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.wording import scope_text, size_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from reader.core.errors import ReaderError
    from reader.gui.library.opened import Overview
    from reader.gui.shell.command_states import CommandStates
    from reader.gui.shell.drop_target import DropTarget
    from reader.gui.shell.welcome import WelcomePage
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.settings import Settings


class MainWindow(QMainWindow):
    """Three panes under a bar. What concerns the whole program (language, archive) is told by signals."""

    setting_chosen = Signal(str, object)
    """A name of `settings.Settings`, and its value; "" for the default."""
    words_chosen = Signal(object)
    """The person's own words, each with its kind."""
    appearance_toggled = Signal()
    archive_wanted = Signal(object)
    own_archive_wanted = Signal()
    specimen_wanted = Signal()
    import_elsewhere_wanted = Signal(object)
    look_elsewhere_wanted = Signal(object)
    results_wanted = Signal()
    """The person comes back to what was found from elsewhere."""
    changed_elsewhere = Signal()
    """Another program has changed the archive or the marks."""
    usable = Signal()
    """What was asked for first stands there: an article, or the welcome."""

    def __init__(self, library: Library, runners: Runners, settings: Settings) -> None:
        super().__init__()
        self.library, self.settings = library, settings
        self.rooms = make_rooms(library, runners, settings, self)
        self.commands: Mapping[str, QAction] = {}
        self.is_empty = True
        """Whether the archive holds no newspaper, as far as is known."""
        self._has_left = False
        self._kept_keys = ""
        self._build()

    @property
    def is_elsewhere(self) -> bool:
        """Whether another archive than the person's own is open."""
        return self.library.is_specimen or self.library.archive.path != self.library.folders.archive

    # building

    def _build(self) -> None:
        self.show_place("")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 360)
        fit(self, (1280, 800))
        rooms = self.rooms
        self.side = SidePanel(rooms.calendar, rooms.bookmarks.panel)
        self.lists = ListStack(rooms.articles)
        self.panes = PaneLayout(self.side, self.lists, rooms.reading)
        self.status = StatusLine()
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())  # until it is known what the archive holds
        self._pages.addWidget(self.panes)

    def take_commands(self, commands: Mapping[str, QAction], states: CommandStates) -> None:
        """Take the commands, and with them the menus that have them all; the window is whole then."""
        self.commands, self.states = commands, states
        self._take_keys(self.settings.keys)
        self.menus = MenuBar(commands, self)
        for menu in self.menus.menu_list:
            states.explain_in(menu, commands)
        self.setMenuBar(self.menus)
        self.bar = TopBar(commands, self.rooms.find.field, states.why_not)
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
        from reader.gui.shell.welcome import WelcomePage

        page = WelcomePage()
        self._pages.addWidget(page)
        page.files_wanted.connect(self.rooms.importing.ask_for_files)
        page.folder_wanted.connect(self.rooms.importing.ask_for_folder)
        page.specimen_wanted.connect(self.specimen_wanted)
        return page

    def show_place(self, place: str) -> None:
        """Name in the window's title what is open, which paper, and of which day."""
        program = _("Yuebao — the specimen paper") if self.library.is_specimen else _("Yuebao")
        self.setWindowTitle(f"{place} — {program}" if place else program)

    # what the archive holds

    def show_overview(self, overview: Overview) -> None:
        """Show how much the archive holds, and what can be done with it; the welcome where it holds nothing."""
        self.is_empty = is_empty = not overview.size.issues
        field = self.rooms.find.field
        field.set_placeholder(_("Find in everything") if is_empty else scope_text(overview.size))
        field.setEnabled(not is_empty)
        self.status.show_size("" if is_empty else size_text(overview.size))
        self._pages.setCurrentWidget(self.welcome if is_empty else self.panes)
        if is_empty:
            self.status.show_place(_("No newspapers yet"))
            self.welcome.setFocus()
            self.usable.emit()
        elif self.rooms.navigator.issue is None:
            self.rooms.articles.setFocus()
        enable_commands(self.commands, self.rooms, is_empty=is_empty, is_elsewhere=self.is_elsewhere)

    # reading sources in

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Read files and folders into the person's own archive."""
        self.rooms.importing.read(sources)

    def read_specimen(self) -> None:
        """Read the specimen into the archive that is open, its own."""
        self.rooms.importing.read_here(paths.specimen_sources())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, anywhere in the window; say what becomes of them."""
        if event.mimeData().hasUrls() and (dragged := self.drop_target.paths_of(event.mimeData())):
            event.acceptProposedAction()
            self.drop_target.show_over(dragged, is_busy=self.rooms.importing.is_running)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.drop_target.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped; nothing is stored before the person says so. An archive is opened."""
        self.drop_target.hide()
        dropped = self.drop_target.paths_of(event.mimeData())
        event.acceptProposedAction()
        # The drop must end first: the program it came from waits for that.
        if self.drop_target.is_archive(dropped):
            QTimer.singleShot(0, self, lambda: self.archive_wanted.emit(dropped[0]))
        elif dropped:
            QTimer.singleShot(0, self, lambda: self.rooms.importing.look_first(dropped))

    @cached_property
    def drop_target(self) -> DropTarget:
        """What lies over the window while something is dragged there, made when it is first needed."""
        from reader.gui.shell.drop_target import DropTarget

        return DropTarget(self)

    # where the keys go

    def open_go_to(self) -> None:
        """Ask for a date or number to go to; nothing moves until there is an answer."""
        self.rooms.calendar.open_go_to()

    def focus_side(self) -> None:
        """Put the cursor in the calendar, bringing it out if it is hidden."""
        self.panes.bring_side_out()
        self.side.setFocus()

    def focus_list(self) -> None:
        """Put the cursor in the list; where list and article take turns, it is its turn."""
        self.panes.close_drawer()
        self.panes.show_reading(False)
        self.lists.shown.setFocus()

    def show_marks(self) -> None:
        """Put all marks in the list's place, with the cursor in them; where they stand there, give it back."""
        if self.lists.shown is self.rooms.annotations.list and self.rooms.annotations.list.isVisible():
            self.lists.show_articles()
            return
        self.lists.show_marks(self.rooms.annotations.show_list())
        self.focus_list()

    def focus_reading(self) -> None:
        """Put the cursor in the article; where list and article take turns, it is its turn."""
        self.panes.close_drawer()
        self.panes.show_reading(True)
        self.rooms.reading.setFocus()

    def bring_reading(self) -> None:
        """Show the article, where list and article take turns; where both stand, all stays as it is."""
        if not self.panes.has_room_for_list and not self.panes.is_list_hidden:
            self.panes.close_drawer()
            self.panes.show_reading(True)

    def show_arrival(self, is_readable: bool) -> None:
        """Where list and article take turns, show what was gone back to, with the keys in it."""
        if self.panes.has_room_for_list:
            return
        if is_readable:
            self.focus_reading()
        else:
            self.focus_list()

    def show_view(self, view: str) -> None:
        """Show the text, the page as printed or both, with the cursor in it where the list makes room for it."""
        self.panes.close_drawer()
        self.panes.show_reading(True)
        self.rooms.reading.set_view(view)
        if not self.lists.isVisible():
            self.rooms.reading.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done where the right button was pressed, or with what has the focus."""
        from reader.gui.shell.context_menus import menu_at

        is_pressed = event.reason() == QContextMenuEvent.Reason.Mouse
        widget = self.childAt(event.pos()) if is_pressed else QApplication.focusWidget()
        if widget is None:
            return
        at = widget.mapFrom(self, event.pos()) if is_pressed else widget.rect().center()
        if menu := menu_at(widget, at, self.commands):
            self.states.explain_in(menu, self.commands)
            menu.popup(event.globalPos())

    # the window itself

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.commands["full_screen"].setChecked(self.isFullScreen())

    def leave(self) -> None:
        """Keep the reading place, once; an import stops with whole issues left behind."""
        if self._has_left:
            return
        self._has_left = True
        rooms = self.rooms
        rooms.annotations.leave()
        rooms.reading.keep_unsaved()
        rooms.corrections.leave()
        rooms.removal.leave()
        keep_place(rooms)
        rooms.find.stop()
        rooms.facsimile.stop()
        rooms.importing.leave()

    def take_settings(self, settings: Settings) -> None:
        """Take changed settings."""
        self.settings = settings
        self.rooms.export.style = settings.citation
        self.rooms.reading.set_style(page_style(settings))
        self._take_keys(settings.keys)

    def _take_keys(self, kept: str) -> None:
        """Give the commands the person's keys; a window without any needs not ask."""
        if kept != self._kept_keys:
            from reader.gui.shell.keymap import read_keymap, set_keys

            self._kept_keys = kept
            set_keys(self.commands, read_keymap(kept))

    def ready_find(self) -> None:
        """Have find ready before the first letter, as the window has nothing else to do."""
        task = self.rooms.find.warm_up()
        task.progressed.connect(self.status.show_progress)
        task.ended.connect(self.status.end_progress)

    def come_to_front(self) -> None:
        """Be seen, and have the keys, as far as the system lets a window come by itself."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_problem(self, error: ReaderError | str) -> None:
        """Say in a sentence what went wrong."""
        from reader.gui.widgets.messages import warn

        warn(self, str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where no panel has a use for it, goes back one step; a key whose command is off is told why."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_out()
        elif not self.states.say_why_not(event, self.commands):
            super().keyPressEvent(event)

    def _step_out(self) -> None:
        """Put the drawer away; else the article, where it has the list's place; else go back to what was found."""
        if self.panes.is_drawer_out:
            self.panes.close_drawer()
        elif self.panes.is_list_hidden:
            self.focus_list()
        else:
            self.results_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the menu in step with a full screen left by the system's own ways."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands["full_screen"].setChecked(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the reading place and stop an import."""
        self.leave()
        super().closeEvent(event)
