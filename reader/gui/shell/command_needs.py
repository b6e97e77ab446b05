"""What each command of the window needs, and the sentence that says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.gui.shell.article_commands import articles_meant, lines_meant
from reader.gui.shell.command_states import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.gui.shell.window import MainWindow

    Need = Callable[[MainWindow], str]
    """The sentence that says what is missing; empty where nothing is."""


def first_missing(window: MainWindow, name: str) -> str:
    """Why a command cannot be given now, in a sentence; empty where it can be."""
    needs = () if name in ALWAYS else (_papers,)
    reasons = (need(window) for need in (*needs, *NEEDS.get(name, ())))
    return next(filter(None, reasons), "")


# what the archive holds


def _papers(window: MainWindow) -> str:
    return _("There are no newspapers in this archive yet.") if window.is_empty else ""


def _foreign(window: MainWindow) -> str:
    return "" if window.is_elsewhere else _("Your own archive is open already.")


def _no_specimen(window: MainWindow) -> str:
    return (
        _("This is the specimen. Go back to your own archive to import.")
        if window.library.is_specimen
        else ""
    )


def _other_than_specimen(window: MainWindow) -> str:
    return _("The specimen paper is open already.") if window.library.is_specimen else ""


def _writable(window: MainWindow) -> str:
    is_locked = window.library.archive.read_only
    return _("This archive is open for reading only; nothing in it can be corrected.") if is_locked else ""


# what is open and what is chosen


def _issue(window: MainWindow) -> str:
    return "" if window.rooms.navigator.issue else _("No issue is open.")


def _articles_of_issue(window: MainWindow) -> str:
    issue = window.rooms.navigator.issue
    return _("No article was read from this issue.") if issue and not issue.articles else ""


def _article(window: MainWindow) -> str:
    return "" if window.rooms.navigator.article else _("No article is open.")


def _articles(window: MainWindow) -> str:
    return "" if articles_meant(window.rooms, window.lists) else _("No article is open.")


def _two_articles(window: MainWindow) -> str:
    is_list_shown = window.lists.shown is window.rooms.articles
    if is_list_shown and len(articles_meant(window.rooms, window.lists)) > 1:
        return ""
    return _("Select two or more articles in the list first; then they can be joined.")


def _of_one_issue(window: MainWindow) -> str:
    meant = articles_meant(window.rooms, window.lists)
    if len(lines_meant(window.rooms, window.lists)) == len(meant):
        return ""
    return _("Articles are moved within their issue: select them in the list of the issue.")


def _one_article(window: MainWindow) -> str:
    is_one = len(articles_meant(window.rooms, window.lists)) < 2
    return "" if is_one else _("One article at a time is moved up or down: select one.")


def _words(window: MainWindow) -> str:
    return "" if window.rooms.reading.selected_text() else _("Select some text in the article first.")


def _no_form(window: MainWindow) -> str:
    is_open = window.rooms.reading.versions.is_open
    return _("An article is being corrected. Save the correction or discard it first.") if is_open else ""


def _later_paragraph(window: MainWindow) -> str:
    versions = window.rooms.reading.versions
    if versions.is_as_read:
        return _("Show the article as corrected first; then it can be split.")
    if versions.paragraph() > 0:
        return ""
    return _("Put the cursor in a paragraph after the first; the article is split before it.")


def _corrected(window: MainWindow) -> str:
    record = window.rooms.reading.record
    if record is None or record.original is not None:
        return ""
    return _("This article has not been corrected; what you see is what was read.")


# finds, steps and ways


def _find_to_save(window: MainWindow) -> str:
    return "" if window.rooms.find.query else _("Find something first; then the find can be saved.")


def _find_to_export(window: MainWindow) -> str:
    return "" if window.rooms.find.query else _("Find something first; then its results can be exported.")


def _past_finds(window: MainWindow) -> str:
    return "" if window.rooms.find.saved.past else _("The find history is empty.")


def _bookmarks(window: MainWindow) -> str:
    return "" if window.rooms.bookmarks.panel.model.rowCount() else _("There are no bookmarks yet.")


def _undoable(window: MainWindow) -> str:
    return "" if window.rooms.steps.canUndo() else _("There is nothing to undo.")


def _redoable(window: MainWindow) -> str:
    return "" if window.rooms.steps.canRedo() else _("There is nothing to redo.")


def _behind(window: MainWindow) -> str:
    return "" if window.rooms.navigator.way()[0] else _("There is nowhere to go back to.")


def _ahead(window: MainWindow) -> str:
    return "" if window.rooms.navigator.way()[1] else _("There is nowhere to go forward to.")


# what is read in


def _no_import(window: MainWindow) -> str:
    importing = window.rooms.importing
    return importing.busy_text() if importing.is_running else ""


def _unfinished(window: MainWindow) -> str:
    return "" if window.rooms.importing.has_unfinished else _("There is no import to resume.")


def _report(window: MainWindow) -> str:
    return (
        ""
        if window.rooms.importing.last_report
        else _("Nothing has been imported since the program started.")
    )


def _watched(window: MainWindow) -> str:
    return "" if window.rooms.importing.watcher.folder else _("No folder is being watched.")


def _synced(window: MainWindow) -> str:
    return "" if window.settings.marks_folder else _("The marks are not kept alike on several computers.")


NEEDS: Mapping[str, tuple[Need, ...]] = {
    "import_files": (_no_import,),
    "import_folder": (_no_import,),
    "import_look": (_no_specimen, _no_import),
    "import_go_on": (_no_import, _unfinished),
    "watch_folder": (_no_specimen,),
    "watch_end": (_watched,),
    "last_report": (_report,),
    "sync_marks": (_no_specimen,),
    "check": (_no_specimen, _no_import),
    "sync_end": (_synced,),
    "export_selected": (_articles,),
    "export_issue": (_issue, _articles_of_issue),
    "export_bookmarks": (_bookmarks,),
    "export_found": (_find_to_export,),
    "print": (_articles,),
    "print_issue": (_issue, _articles_of_issue),
    "open_archive": (_no_import,),
    "own_archive": (_foreign, _no_import),
    "specimen": (_other_than_specimen, _no_import),
    "undo": (_undoable,),
    "redo": (_redoable,),
    "find_in_article": (_article, _no_form),
    "next_hit": (_article, _no_form),
    "previous_hit": (_article, _no_form),
    "save_find": (_find_to_save,),
    "clear_finds": (_past_finds,),
    "copy_citation": (_articles,),
    "copy_cut": (_article,),
    "save_cut": (_article,),
    "export_words": (_article, _words),
    "back": (_behind,),
    "forward": (_ahead,),
    "star": (_articles,),
    "read": (_articles,),
    "correct": (_article, _writable),
    "as_read": (_article, _no_form, _corrected),
    "history": (_article,),
    "join": (_two_articles, _writable),
    "split": (_article, _no_form, _writable, _later_paragraph),
    "move": (_articles, _of_one_issue, _writable),
    "article_up": (_articles, _one_article, _writable),
    "article_down": (_articles, _one_article, _writable),
    "apply_corrections": (_writable,),
    "remove_articles": (_articles, _writable),
    "remove_page": (_issue, _articles_of_issue, _writable),
    "remove_issue": (_issue, _writable),
    "sources": (_issue,),
}
"""Beside newspapers, which all but ALWAYS need; the first that is missing is told."""
