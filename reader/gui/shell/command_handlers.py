"""What each command of the window does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.shell.article_commands import ArticleCommands
    from reader.gui.shell.presenter import Presenter
    from reader.gui.shell.window import MainWindow


def command_handlers(
    window: MainWindow, showing: Presenter, acting: ArticleCommands
) -> dict[str, Callable[[], object]]:
    """A function for each command of the table."""
    return {
        "import_files": window.importing.ask_for_files,
        "import_folder": window.importing.ask_for_folder,
        "import_look": window.importing.look_first,
        "import_go_on": window.importing.go_on,
        "watch_folder": window.watching.ask_for_folder,
        "watch_end": window.watching.end,
        "last_report": showing.show_last_report,
        "export_selected": acting.export_selected,
        "export_issue": acting.export_issue,
        "export_bookmarks": window.taking.export_bookmarks,
        "export_found": lambda: window.taking.export_found(window.finder.query),
        "open_archive": lambda: _ask_for_archive(window),
        "own_archive": window.own_archive_wanted.emit,
        "specimen": window.specimen_wanted.emit,
        "settings": lambda: _show_settings(window),
        "quit": window.close,
        "undo": window.steps.undo,
        "redo": window.steps.redo,
        "find_everywhere": lambda: window.finding.focus(window.pane.selected_text()),
        "save_find": lambda: window.saving.toggle(window.finding.query),
        "clear_finds": window.saving.clear_past,
        "find_in_article": window.pane.open_find_bar,
        "next_hit": window.pane.next_hit,
        "previous_hit": window.pane.previous_hit,
        "copy_citation": lambda: acting.copy_citation(window.pane.selected_text()),
        "export_words": lambda: acting.export_words(window.pane.selected_text()),
        "previous_issue": lambda: window.navigator.step_issue(-1),
        "next_issue": lambda: window.navigator.step_issue(1),
        "go_to": window.open_go_to,
        "year_view": window.covering.show_year,
        "gaps": window.covering.show_gaps,
        "previous_page": lambda: window.turning.step_from(window.articles.open_previous_page, -1),
        "next_page": lambda: window.turning.step_from(window.articles.open_next_page, 1),
        "previous_article": lambda: window.shown_list().open_previous(),
        "next_article": lambda: window.shown_list().open_next(),
        "next_unread": acting.open_next_unread,
        "back": window.navigator.back,
        "forward": window.navigator.forward,
        "focus_side": window.focus_side,
        "focus_list": lambda: window.focus(window.shown_list(), is_reading=False),
        "focus_reading": lambda: window.focus(window.pane, is_reading=True),
        "star": acting.toggle_star,
        "read": window.articles.toggle_read,
        "correct": window.correcting.open_form,
        "as_read": window.pane.toggle_as_read,
        "history": window.correcting.show_history,
        "join": window.correcting.join,
        "split": window.pane.proofing.ask_for_split,
        "move": window.articles.open_page_menu,
        "article_up": lambda: window.correcting.shift(-1),
        "article_down": lambda: window.correcting.shift(1),
        "export_corrections": window.correcting.patching.export,
        "apply_corrections": window.correcting.patching.ask,
        "zoom_in": window.pane.zoom_in,
        "zoom_out": window.pane.zoom_out,
        "zoom_reset": window.pane.zoom_reset,
        "view_text": lambda: window.pane.set_view("text"),
        "view_page": lambda: window.pane.set_view("page"),
        "view_both": lambda: window.pane.set_view("both"),
        "appearance": window.appearance_toggled.emit,
        "side_panel": window.desk.toggle_side,
        "full_screen": window.toggle_full_screen,
        "guide": lambda: _show_guide(window),
        "keys": lambda: _show_keys(window),
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


def _show_settings(window: MainWindow) -> None:
    """Show the settings; each choice takes effect at once."""
    from reader.gui.shell.dialogs import SettingsDialog  # noqa: PLC0415 - a start needs it not

    now = {"language": window.settings.language or "", "appearance": window.settings.appearance,
           "citation": window.settings.citation}  # fmt: skip
    dialog = SettingsDialog(window, now)
    dialog.chosen.connect(window.setting_chosen)
    dialog.open()


def _show_guide(window: MainWindow) -> None:
    """Show the user's guide beside the window."""
    from reader import paths, settings  # noqa: PLC0415 - a start needs it not
    from reader.gui.help.guide_dialog import GuideDialog, guide_folder  # noqa: PLC0415 - as above

    GuideDialog(window, guide_folder(paths.resources(), settings.spoken_language(window.settings))).show()


def _show_keys(window: MainWindow) -> None:
    """Show all commands with their keys."""
    from reader.gui.shell.dialogs import KeysDialog  # noqa: PLC0415 - a start needs it not

    KeysDialog(window).open()


def _show_about(window: MainWindow) -> None:
    """Show what this program is."""
    from reader.gui.shell.dialogs import show_about  # noqa: PLC0415 - a start needs it not

    show_about(window)
