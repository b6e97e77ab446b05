"""The one place that builds and wires things: settings, language, archive, window."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

import reader.gui  # noqa: F401 - before all that follows: it puts back Python's own import
from reader import paths, settings
from reader.core import speech
from reader.core.article_links import linked_article
from reader.core.errors import ReaderError
from reader.core.speech import _
from reader.find.text.segmenter import USER_WORDS
from reader.gui.shell.assembly import make_window
from reader.gui.shell.qt_words import QtWords
from reader.gui.shell.window_state import restore_state, state_kept
from reader.gui.tasks.runners import Runners
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import DialogFitter
from reader.library import LibraryLocation, personal_segmenter
from reader.log_file import keeping_log
from reader.scratch import own_scratch
from reader.second_start import Start, first_start_or_hand_over
from reader.store.marks.repair import MarksLostError
from reader.store.sqlite.errors import DamagedError
from reader.store.sqlite.file import SQLITE_HEADER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from reader.find.text.own_words import OwnWord
    from reader.gui.library.others_changes import OthersChanges
    from reader.gui.shell.window import MainWindow
    from reader.library import Library
    from reader.second_start import FirstStart

log = logging.getLogger(__name__)
ARCHIVE_SUFFIX = ".yuebao"
TURN = 0.001
"""Seconds after which a thread at work gives way to the window's; Python's own 5 ms add up to a stall where
one event takes the turn back many times."""
M_ARENA_MAX = -8
"""The number of this setting in glibc's malloc.h."""
LISTEN_AFTER = 300
"""Milliseconds after the window is shown until second starts are heard: they ask until then."""
_ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""The environment variable with what lets a window come to the front (Wayland)."""
LOOKS_EVERY = 3000
"""Milliseconds between two looks at what other programs have changed."""
WARM_UP_AFTER = 400
"""Milliseconds after the window is usable until find is made ready: the first article comes first."""


class App(QObject):
    """Holds what lives as long as the program: paths, settings, runners, the window that is up."""

    started_again = Signal(object)
    """Another Start, handed over on a thread of its own."""

    def __init__(self, qt: QApplication, where: paths.Paths, archive_path: Path | None) -> None:
        super().__init__()
        self._qt, self._where = qt, where
        self._archive_path = archive_path or where.archive
        self._segmenter = personal_segmenter(where)
        self._settings = settings.load(where.config)
        self._runners: Runners | None = None
        self._window: MainWindow | None = None
        self._library: Library | None = None
        self._qt_words, self._more_qt_words = QTranslator(self), QtWords(self)
        self._others: OthersChanges | None = None
        self._looks = QTimer(self, interval=LOOKS_EVERY)
        self._warm_up = QTimer(self, singleShot=True, interval=WARM_UP_AFTER)
        self._connect()

    def _connect(self) -> None:
        self._warm_up.timeout.connect(self._ready_find)
        self._looks.timeout.connect(self.look_for_changes)
        self.started_again.connect(self.start_again)
        self._qt.styleHints().colorSchemeChanged.connect(self._dress)
        self._qt.aboutToQuit.connect(self.close)
        DialogFitter(self._qt, self)

    def show_bug(self, error: BaseException) -> None:
        """Say that the program made a mistake."""
        from reader.gui.shell.dialogs import show_bug

        show_bug(self._window, error)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way on another thread."""
        return self._runners is None or self._runners.are_idle

    @property
    def window(self) -> MainWindow | None:
        """The window that is up."""
        return self._window

    @property
    def library(self) -> Library | None:
        """The archive that is open, with its marks and its index."""
        return self._library

    def open(self, path: Path | None = None, *, is_specimen: bool = False) -> bool:
        """Open the archive at `path` (None: the person's own) in a new window; say why if it can't be."""
        try:
            library = self._open_library(path or self._archive_path, is_specimen=is_specimen)
        except MarksLostError as lost:
            return self._ask_about(lost) and self.open(path, is_specimen=is_specimen)
        except DamagedError as error:
            return self._offer_rebuilding(path, error) and self.open(path, is_specimen=is_specimen)
        except ReaderError as error:
            self._say_unopened(error)
            return False
        self._show(library)
        return True

    def open_own(self) -> None:
        """Open the person's own archive."""
        self.open()

    def open_specimen(self) -> None:
        """Open the specimen paper, in an archive of its own; read it first if that has not been done."""
        path = self._where.cache / f"specimen{ARCHIVE_SUFFIX}"
        is_ready = path == self._opened_path or self._prepare_specimen(path)
        if self.open(path, is_specimen=True) and self._window and not is_ready:
            self._window.read_specimen()

    def _prepare_specimen(self, path: Path) -> bool:
        """Whether the specimen lies ready; where its copy cannot be made it is read."""
        from reader.jobs.specimen import prepare_specimen

        try:
            return prepare_specimen(path, paths.resources() / "specimen")
        except (OSError, ReaderError):
            log.warning("The specimen could not be copied", exc_info=True)
            return False

    @property
    def _opened_path(self) -> Path | None:
        return self._library.archive.path if self._library else None

    def open_sources(self, sources: Sequence[Path]) -> None:
        """Open the article that a link among them leads to, and read in what is neither a link nor an archive."""
        keys = [key for path in sources if (key := linked_article(path.as_posix()))]
        if keys and self._window:
            self._window.rooms.navigator.open_by_key(keys[-1])
        files = [path for path in sources if not linked_article(path.as_posix())]
        self.import_paths([path for path in files if path.suffix != ARCHIVE_SUFFIX])

    def import_paths(self, sources: Sequence[Path]) -> None:
        """Read sources into the person's own archive; without any, what is open stays open."""
        if not sources:
            return
        if self._library is None or self._library.is_specimen:
            self.open()
        if self._window:
            self._window.import_paths(list(sources))

    def look_at(self, sources: Sequence[Path]) -> None:
        """Show what is in sources, in the person's own archive, before it is stored there."""
        if self._library is None or self._library.is_specimen:
            self.open()
        if self._window:
            self._window.rooms.importing.look_first(list(sources))

    def start_again(self, start: Start) -> None:
        """Come to the front, and open what a second start was to open."""
        if self._window is None:
            return
        if start.activation:
            os.environ[_ACTIVATION] = start.activation  # Qt hands it to the Wayland compositor
        self._window.come_to_front()
        if start.is_specimen:
            self._unless_importing(self.open_specimen)
        elif start.sources and self._opened_path not in {self._archive_path, None}:
            self._unless_importing(self.open_own)
        self.open_sources([Path(source) for source in start.sources])

    def live(self, first: FirstStart) -> None:
        """Hear of second starts from now on, and of what other programs change."""
        from reader.gui.shell.open_requests import OpenRequests

        first.listen(self.started_again.emit)
        OpenRequests(self._qt).asked.connect(lambda source: self.started_again.emit(Start((source,))))
        self._looks.start()

    def look_for_changes(self) -> None:
        """See whether another program has changed archive or marks, and show it; the first time, note what is there."""
        from reader.gui.library.others_changes import OthersChanges

        window, library, runners = self._window, self._library, self._runners
        if window is None or library is None or runners is None or window.rooms.importing.is_running:
            return
        if self._others is not None:
            self._others.look()
            return
        self._others = others = OthersChanges(library, runners)
        others.changed.connect(window.changed_elsewhere)
        others.replaced.connect(self._open_anew)
        rooms = window.rooms
        for signal in (rooms.importing.ended, rooms.corrections.corrected, rooms.removal.changed):
            signal.connect(others.note)

    def close(self) -> None:
        """Keep the window's state, end the threads, close the files; Qt's own words are its own again."""
        self._looks.stop()
        self._close_library()
        self._qt.removeTranslator(self._qt_words)

    def _close_library(self) -> None:
        self._warm_up.stop()
        self._others = None
        self._keep_state()
        if self._runners:
            self._runners.close()
        if self._library:
            self._tell_other_computers(self._library)
            self._library.close()
            self._library = None

    def _tell_other_computers(self, library: Library) -> None:
        """Say what is marked here, where marks are kept alike on several computers."""
        if not self._settings.marks_folder or library.is_specimen:
            return
        from reader.jobs.mark_sync import synchronise

        try:
            synchronise(library, Path(self._settings.marks_folder))
        except ReaderError:
            log.warning("The marks were not told to other computers", exc_info=True)

    # opening

    def _open_library(self, path: Path, *, is_specimen: bool) -> Library:
        return LibraryLocation(path, self._segmenter, self._where, is_specimen).open()

    def _show(self, library: Library) -> None:
        old = self._window
        self._close_library()
        self._library = library
        self._runners = runners = Runners()
        for runner in runners:
            runner.crashed.connect(self.show_bug)
        self._window = window = make_window(library, runners, self._settings)
        self._connect_window(window)
        self._dress()
        restore_state(window, self._settings)
        window.show()
        if library.marks.notice:
            window.show_problem(library.marks.notice)
        if old:
            old.close()
            old.deleteLater()
            gc.unfreeze()  # what a start made may be collected again

    def hear_other_computers(self) -> None:
        """Keep the marks alike with them, if the person wants that; say where they may be spoilt instead."""
        if self._window is None or self._window.library.is_specimen:
            return
        if self._settings.marks_folder:
            self._window.rooms.annotations.sync.synchronise(self._settings.marks_folder, is_asked=False)
        self._warn_of_carrying(self._window)

    def _warn_of_carrying(self, window: MainWindow) -> None:
        """Say, once of a place, that a service carries the files to other computers while they are open."""
        from reader.store.marks.carried import carried_warning

        library, place = window.library, str(window.library.marks.path)
        if self._settings.told_carried == place:
            return
        if warning := carried_warning(library.archive.path, library.marks.path):
            self._change_setting("told_carried", place)
            window.show_problem(warning)

    def _connect_window(self, window: MainWindow) -> None:
        window.setting_chosen.connect(self._change_setting)
        window.words_chosen.connect(self._take_words)
        window.appearance_toggled.connect(self._toggle_appearance)
        window.archive_wanted.connect(lambda path: self._unless_importing(lambda: self.open(path)))
        window.own_archive_wanted.connect(lambda: self._unless_importing(self.open_own))
        window.specimen_wanted.connect(lambda: self._unless_importing(self.open_specimen))
        window.import_elsewhere_wanted.connect(self.import_paths)
        window.look_elsewhere_wanted.connect(self.look_at)
        window.usable.connect(self._warm_up.start, Qt.ConnectionType.SingleShotConnection)

    def _unless_importing(self, do: Callable[[], object]) -> None:
        """Put another window in this one's place, unless an import would end with it."""
        importing = self._window.rooms.importing if self._window else None
        if self._window and importing and importing.is_running:
            self._window.status.say(importing.busy_text())
        else:
            do()

    def _ready_find(self) -> None:
        if not gc.get_freeze_count():
            settle()
        if self._window:
            self._window.ready_find()
            self.hear_other_computers()

    def _ask_about(self, lost: MarksLostError) -> bool:
        """Ask what is to be done where bookmarks are missing; whether it has been done."""
        from reader.gui.bookmarks.copies_dialog import CopiesDialog

        if lost.path is None:
            self._say_unopened(lost)
            return False
        return (
            CopiesDialog(lost.path, self._window, lost=lost.happened).exec()
            == CopiesDialog.DialogCode.Accepted
        )

    def _offer_rebuilding(self, path: Path | None, error: DamagedError) -> bool:
        """Ask whether a damaged archive is to be made anew; whether it has been done."""
        from reader.gui.shell.rebuild_dialog import RebuildDialog

        place = path or self._archive_path
        # What was chosen and is no database at all is another program's file, not an archive to be made anew.
        is_foreign = place != self._where.archive and not begins_like_an_archive(place)
        if error.path != place or is_foreign:
            self._say_unopened(error)
            return False
        location = LibraryLocation(place, self._segmenter, self._where)
        return RebuildDialog(location, error, self._window).exec() == RebuildDialog.DialogCode.Accepted

    def _say_unopened(self, error: ReaderError) -> None:
        from reader.gui.widgets.messages import warn

        warn(self._window, str(error))

    # settings

    def _change_setting(self, name: str, value: object) -> None:
        self._settings = settings.change(self._settings, **{name: None if value == "" else value})
        settings.save(self._where.config, self._settings)
        if name == "language":
            self._speak_when_free()
        elif self._window:
            self._window.take_settings(self._settings)
            self._dress()

    def _speak_when_free(self) -> None:
        """Speak another language at once; while an import runs, when it is done, and say so."""
        window = self._window
        if window and window.rooms.importing.is_running:
            window.status.say(_("The language changes when the import is done."))
            # The import's own report comes first, in the language it was asked for in.
            window.rooms.importing.ended.connect(
                lambda: QTimer.singleShot(0, self, self._speak_when_free),
                Qt.ConnectionType.SingleShotConnection,
            )
        else:
            self._speak_anew()

    def _speak_anew(self) -> None:
        """Speak another language in a new window."""
        self.speak()
        self._open_anew()

    def _take_words(self, words: Sequence[OwnWord]) -> None:
        """Keep the person's own words; a new window indexes with them, while finds use the index there is."""
        from reader.find.text.own_words import write_own_words

        try:
            write_own_words(self._where.config / USER_WORDS, words)
        except OSError as error:
            QMessageBox.warning(self._window, _("Yuebao"), str(error))
            return
        self._segmenter = personal_segmenter(self._where)
        self._unless_importing(self._open_anew)

    def _open_anew(self) -> None:
        """Open the same archive in a new window, at the same place, with the same way behind and the same find."""
        if self._library is None or self._window is None:
            return
        navigator, query = self._window.rooms.navigator, self._window.rooms.find.query
        here, way = navigator.here(), navigator.way()
        self.open(self._library.archive.path, is_specimen=self._library.is_specimen)
        if query:
            self._window.rooms.find.take_up(query)
        if here is not None:
            self._window.rooms.navigator.take_way(here, *way)

    def _toggle_appearance(self) -> None:
        self._change_setting("appearance", "light" if self.is_dark else "dark")

    def _keep_state(self) -> None:
        if self._window and self._library:
            self._window.leave()
            self._settings = state_kept(self._window, self._settings)
            settings.save(self._where.config, self._settings)

    def speak(self) -> None:
        """Speak the chosen language, or the system's."""
        language = settings.spoken_language(self._settings)
        speech.use_language(language, paths.resources() / "locale")
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._qt.removeTranslator(self._qt_words)
        if self._qt_words.load(QLocale(language), "qtbase", "_", folder):
            self._qt.installTranslator(self._qt_words)
        self._qt.removeTranslator(self._more_qt_words)
        self._qt.installTranslator(self._more_qt_words)

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark, by choice or by the system."""
        if self._settings.appearance == "system":
            return self._qt.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._settings.appearance == "dark"

    @Slot()
    def _dress(self) -> None:
        """Put on the colours; cheapest before the window is shown, and when all its parts are in place."""
        wanted = self._settings.appearance
        theme.dress(self._qt, theme.THEMES.get(wanted) or (theme.DARK if self.is_dark else theme.LIGHT))


def begins_like_an_archive(path: Path) -> bool:
    """Whether a file begins as every SQLite file does, whatever became of the rest."""
    with path.open("rb") as file:
        return file.read(len(SQLITE_HEADER)) == SQLITE_HEADER


def make_qt(arguments: Sequence[str]) -> QApplication:
    """The Qt application, in the house's font and with its icon."""
    sys.setswitchinterval(TURN)
    _share_memory()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = QApplication(list(arguments))
    qt.setApplicationName("yuebao")
    qt.setDesktopFileName("org.yuebao.Yuebao")
    qt.setStyle("Fusion")
    qt.setFont(theme.font("hei", 14))
    qt.setWindowIcon(QIcon(str(paths.resources() / "icons" / "yuebao.svg")))
    return qt


def _share_memory() -> None:
    """Let threads use again what others have given back: left to itself, glibc keeps a heap for each.

    See mallopt(3). Another C library has no such heaps, or no such call.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def run(sources: Sequence[Path], archive_path: Path | None = None, *, specimen: bool = False) -> int:
    """Open the window; `sources` are files to read, or an archive to open. Gives the exit code.

    Where a window of this archive is open already, that one comes to the front and opens them.
    """
    try:
        where = paths.personal().make()
    except OSError as error:
        make_qt(sys.argv[:1])
        QMessageBox.critical(None, "Yuebao", str(error))
        return 4
    archives = [path for path in sources if path.suffix == ARCHIVE_SUFFIX]
    archive = archives[0] if archives else archive_path
    start = Start(tuple(map(_whole, sources)), specimen, os.environ.get(_ACTIVATION, ""))
    first = first_start_or_hand_over(where.cache, archive or where.archive, start)
    if first is None:
        return 0
    with closing(first), own_scratch(where.scratch), keeping_log(where.log):
        return _run(App(make_qt(sys.argv[:1]), where, archive), sources, first, specimen=specimen)


def _run(app: App, sources: Sequence[Path], first: FirstStart, *, specimen: bool) -> int:
    app.speak()
    sys.excepthook = _tell_of_bugs(app)
    if specimen:
        app.open_specimen()
    elif not app.open():
        return 4
    settle()
    app.open_sources(sources)
    QTimer.singleShot(LISTEN_AFTER, app, lambda: app.live(first))
    return QApplication.exec()


def _whole(source: Path) -> str:
    """A path that another program, in another folder, can read; a link as it is."""
    return source.as_posix() if linked_article(source.as_posix()) else str(source.absolute())


def settle() -> None:
    """Collect garbage from now on, but not what has been made so far.

    What a start makes mostly stays: the collector would take 60 ms each time to look it over.
    """
    if gc.isenabled():  # another window stood here before: it is not to be kept for ever
        gc.collect()
    gc.freeze()
    gc.enable()


def _tell_of_bugs(app: App) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("Uncaught", exc_info=(kind, error, trace))
        app.show_bug(error)

    return hook
