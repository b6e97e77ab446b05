"""What each command of the window does."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from reader import paths, settings
from reader.core.errors import ArchiveError
from reader.core.speech import _
from reader.find.text.segmenter import USER_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.shell.article_commands import ArticleCommands
    from reader.gui.shell.window import MainWindow


def command_handlers(window: MainWindow, articles: ArticleCommands) -> dict[str, Callable[[], object]]:
    """A function for each command of the table."""
    rooms = window.rooms
    reading, navigator, find = rooms.reading, rooms.navigator, rooms.find

    def in_sight(do: Callable[[], object]) -> Callable[[], object]:
        """What happens in the article, where it can be seen: list and article may take turns."""

        def bring_and_do() -> None:
            window.bring_reading()
            do()

        return bring_and_do

    return {
        "import_files": rooms.importing.ask_for_files,
        "import_folder": rooms.importing.ask_for_folder,
        "import_look": rooms.importing.look_first,
        "import_go_on": rooms.importing.go_on,
        "watch_folder": rooms.importing.watcher.ask_for_folder,
        "watch_end": rooms.importing.watcher.end,
        "last_report": rooms.importing.show_last_report,
        "export_selected": articles.export_selected,
        "export_issue": articles.export_issue,
        "export_bookmarks": rooms.export.export_bookmarks,
        "export_marks": rooms.annotations.export_marks,
        "import_marks": rooms.annotations.import_marks,
        "sync_marks": lambda: _sync_marks(window),
        "sync_end": lambda: _end_sync(window),
        "export_found": lambda: rooms.export.export_found(find.query),
        "print": articles.print_meant,
        "print_issue": articles.print_issue,
        "open_archive": lambda: _ask_for_archive(window),
        "own_archive": window.own_archive_wanted.emit,
        "specimen": window.specimen_wanted.emit,
        "check": lambda: _check_archive(window),
        "copies": lambda: _show_copies(window),
        "settings": lambda: _show_settings(window),
        "quit": window.close,
        "undo": rooms.steps.undo,
        "redo": rooms.steps.redo,
        "find_everywhere": lambda: find.focus(reading.selected_text()),
        "save_find": find.toggle_saved,
        "clear_finds": find.saved.clear_past,
        "own_words": lambda: _ask_for_words(window),
        "find_in_article": in_sight(reading.open_find_bar),
        "next_hit": in_sight(reading.next_hit),
        "previous_hit": in_sight(reading.previous_hit),
        "copy_citation": lambda: articles.copy_citation(reading.selected_text()),
        "copy_cut": articles.copy_cut,
        "save_cut": articles.save_cut,
        "export_words": lambda: articles.export_words(reading.selected_text()),
        "previous_issue": lambda: navigator.step_issue(-1),
        "next_issue": lambda: navigator.step_issue(1),
        "go_to": window.open_go_to,
        "year_view": rooms.coverage.show_year,
        "gaps": rooms.coverage.show_gaps,
        "previous_page": articles.previous_page,
        "next_page": articles.next_page,
        "previous_article": articles.previous_article,
        "next_article": articles.next_article,
        "next_unread": articles.open_next_unread,
        "back": navigator.back,
        "forward": navigator.forward,
        "marks": window.show_marks,
        "focus_side": window.focus_side,
        "focus_list": window.focus_list,
        "focus_reading": window.focus_reading,
        "star": articles.toggle_star,
        "read": articles.toggle_read,
        "highlight": in_sight(reading.marking.highlight),
        "note": in_sight(reading.marking.note),
        "mark_area": in_sight(rooms.facsimile.mark_area),
        "correct": in_sight(articles.open_form),
        "as_read": in_sight(reading.toggle_as_read),
        "history": articles.show_history,
        "join": articles.join_selected,
        "split": reading.versions.ask_for_split,
        "move": articles.open_page_menu,
        "article_up": lambda: articles.shift(-1),
        "article_down": lambda: articles.shift(1),
        "remove_articles": articles.remove_meant,
        "remove_page": articles.remove_page,
        "remove_issue": articles.remove_issue,
        "sources": articles.offer_sources,
        "export_corrections": rooms.corrections.exchange.export,
        "apply_corrections": rooms.corrections.exchange.ask,
        "zoom_in": reading.zoom_in,
        "zoom_out": reading.zoom_out,
        "zoom_reset": reading.zoom_reset,
        "view_text": lambda: window.show_view("text"),
        "view_page": lambda: window.show_view("page"),
        "view_both": lambda: window.show_view("both"),
        "appearance": window.appearance_toggled.emit,
        "side_panel": window.panes.toggle_side,
        "full_screen": window.toggle_full_screen,
        "guide": lambda: _show_guide(window),
        "keys": lambda: _show_keys(window),
        "report": lambda: _show_report(window),
        "about": lambda: _show_about(window),
    }


def _ask_for_archive(window: MainWindow) -> None:
    """Choose another archive to open, or name a new one."""
    kinds = _("Yuebao archives") + " (*.yuebao)"
    options = QFileDialog.Option.DontConfirmOverwrite
    title = _("Open an archive, or name a new one")
    chosen, _kind = QFileDialog.getSaveFileName(window, title, "", kinds, options=options)
    if chosen:
        path = Path(chosen)
        window.archive_wanted.emit(path if path.suffix else path.with_suffix(".yuebao"))


def _check_archive(window: MainWindow) -> None:
    """Look the archive over, mend it where it is damaged, or make it anew; then all is shown as it is now."""
    from reader.gui.shell.check_dialog import CheckDialog

    dialog = CheckDialog(window.library.location, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.mended.connect(window.changed_elsewhere)
    # The dialog that makes it anew must not go with this one.
    dialog.rebuild_wanted.connect(lambda said: QTimer.singleShot(0, window, lambda: _rebuild(window, said)))
    dialog.open()


def _rebuild(window: MainWindow, said: str) -> None:
    """Make the open archive anew from its sources, and open the new one."""
    from reader.gui.shell.rebuild_dialog import RebuildDialog

    location = window.library.location
    dialog = RebuildDialog(location, ArchiveError(said), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The window is made anew with the archive: the dialog must have ended before.
    open_anew = lambda: window.archive_wanted.emit(location.archive_path)  # noqa: E731 - said once, used once
    dialog.accepted.connect(lambda: QTimer.singleShot(0, open_anew))
    dialog.open()


def _sync_marks(window: MainWindow) -> None:
    """Keep the marks alike through the folder that was chosen, or ask for one."""
    folder, sync = window.settings.marks_folder, window.rooms.annotations.sync
    if folder and Path(folder).is_dir():
        sync.synchronise(folder)
    else:
        sync.ask(folder)


def _end_sync(window: MainWindow) -> None:
    window.rooms.annotations.sync.end()


def _show_copies(window: MainWindow) -> None:
    """Show the copies of the bookmarks; when one was restored, all is opened anew with them."""
    from reader.gui.bookmarks.copies_dialog import CopiesDialog

    library = window.library
    dialog = CopiesDialog(library.marks.path, window, marks=library.marks)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opened_anew = (
        window.specimen_wanted.emit
        if library.is_specimen
        else lambda: window.archive_wanted.emit(library.archive.path)
    )
    # The dialog goes with the window that is opened anew: it must have ended before.
    dialog.restored.connect(lambda: QTimer.singleShot(0, opened_anew))
    dialog.merge_wanted.connect(window.rooms.annotations.exchange.take_in)
    dialog.open()


def _show_settings(window: MainWindow) -> None:
    """Show the settings beside the window, which shows each choice at once."""
    from reader.gui.shell.settings_dialog import SettingsDialog

    reading = window.rooms.reading
    now = asdict(window.settings) | {"language": window.settings.language or "", "zoom": reading.zoom}
    dialog = SettingsDialog(window, now)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.chosen.connect(window.setting_chosen)
    # The window keeps the size of its type itself, and tells the settings when it closes.
    dialog.zoom_chosen.connect(reading.set_zoom)
    dialog.keys_wanted.connect(lambda: _change_keys(window))
    dialog.show()


def _ask_for_words(window: MainWindow) -> None:
    """Ask for words of the person's own; what is chosen in the text is suggested."""
    from reader.find.text.own_words import is_word, read_own_words
    from reader.gui.find.own_words_dialog import OwnWordsDialog

    path = window.library.folders.config / USER_WORDS
    try:
        words = read_own_words(path)
    except (OSError, UnicodeError) as error:
        sentence = _("Your words in {path} cannot be read: {reason}")
        window.show_problem(sentence.format(path=path, reason=error))
        return
    chosen = window.rooms.reading.selected_text()
    dialog = OwnWordsDialog(window, words, chosen if is_word(chosen) else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The window is made anew with the words: the dialog must have ended before.
    dialog.chosen.connect(lambda words: QTimer.singleShot(0, lambda: window.words_chosen.emit(words)))
    dialog.open()


def _show_guide(window: MainWindow) -> None:
    """Show the user's guide beside the window."""
    from reader.gui.help.guide_dialog import GuideDialog, guide_folder

    GuideDialog(window, guide_folder(paths.resources(), settings.spoken_language(window.settings))).show()


def _show_keys(window: MainWindow) -> None:
    """Show all commands with their keys."""
    from reader.gui.shell.keymap import read_keymap
    from reader.gui.shell.keys_dialog import KeysDialog

    dialog = KeysDialog(window, read_keymap(window.settings.keys))
    dialog.change_wanted.connect(lambda: _change_keys(window))
    dialog.open()


def _change_keys(window: MainWindow) -> None:
    """Give commands other keys; each change holds at once."""
    from reader.gui.shell.keymap import read_keymap, written_keymap
    from reader.gui.shell.keys_dialog import ChangeKeysDialog

    dialog = ChangeKeysDialog(window, read_keymap(window.settings.keys))
    dialog.changed.connect(lambda keymap: window.setting_chosen.emit("keys", written_keymap(keymap)))
    dialog.open()


def _show_report(window: MainWindow) -> None:
    """Show what goes along with a report."""
    from reader.gui.help.report_dialog import ReportDialog, report_text

    ReportDialog(report_text(window.library), window).open()


def _show_about(window: MainWindow) -> None:
    """Show what this program is."""
    from reader.gui.shell.dialogs import show_about

    show_about(window)
