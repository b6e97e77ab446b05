"""What each command of the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.window import MainWindow


def doings(window: MainWindow) -> dict[str, Callable[[], object]]:
    """A function for each command of the table."""
    return {
        "import_files": window.importing.ask_for_files,
        "import_folder": window.importing.ask_for_folder,
        "import_look": window.importing.look_first,
        "import_go_on": window.importing.go_on,
        "watch_folder": window.watching.ask_for_folder,
        "watch_end": window.watching.end,
        "last_report": window.show_last_report,
        "export_selected": window.export_selected,
        "export_issue": window.export_issue,
        "export_bookmarks": window.taking.export_bookmarks,
        "export_found": lambda: window.taking.export_found(window.finder.query),
        "open_archive": window.ask_for_archive,
        "own_archive": window.own_archive_wanted.emit,
        "specimen": window.specimen_wanted.emit,
        "settings": window.show_settings,
        "quit": window.close,
        "undo": window.marking.steps.undo,
        "redo": window.marking.steps.redo,
        "find_everywhere": lambda: window.finding.focus(window.pane.selected_text()),
        "save_find": lambda: window.saving.toggle(window.finding.query),
        "clear_finds": window.saving.clear_past,
        "find_in_article": window.pane.open_find_bar,
        "next_hit": window.pane.next_hit,
        "previous_hit": window.pane.previous_hit,
        "copy_citation": lambda: window.copy_citation(window.pane.selected_text()),
        "export_words": lambda: window.export_words(window.pane.selected_text()),
        "previous_issue": lambda: window.navigator.step_issue(-1),
        "next_issue": lambda: window.navigator.step_issue(1),
        "go_to": window.open_go_to,
        "year_view": lambda: window.covering.show_year(window.colours),
        "gaps": lambda: window.covering.show_gaps(window.colours),
        "previous_page": lambda: window.turning.step_from(window.articles.open_previous_page, -1),
        "next_page": lambda: window.turning.step_from(window.articles.open_next_page, 1),
        "previous_article": lambda: window.shown_list().open_previous(),
        "next_article": lambda: window.shown_list().open_next(),
        "next_unread": window.open_next_unread,
        "back": window.navigator.back,
        "forward": window.navigator.forward,
        "focus_side": window.focus_side,
        "focus_list": lambda: window.focus(window.shown_list(), is_reading=False),
        "focus_reading": lambda: window.focus(window.pane, is_reading=True),
        "star": window.toggle_star,
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
        "keys": window.show_keys,
        "about": window.show_about,
    }
