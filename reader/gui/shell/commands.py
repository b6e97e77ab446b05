"""Every command of the window, once: its name, keys and menu; menus and the keys page come from it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMenu, QWidget

_LETTER = re.compile(r"\(&\w\)")
"""How a menu in Chinese names the letter that leads to an entry: 后退(&B)."""
MENU_KEY = "F10"
"""Opens the menus."""
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class Command(NamedTuple):
    """A thing the person can ask for. `keys` are alternatives; `group` parts a menu with lines."""

    id: str
    menu: str
    group: int
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False


def menu_names() -> dict[str, str]:
    """The menus in order, in the person's language."""
    return {
        "file": _("&File"),
        "edit": _("&Edit and find"),
        "go": _("&Go"),
        "article": _("&Article"),
        "marks": _("&Marks"),
        "view": _("&View"),
        "help": _("&Help"),
    }


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the menus, in the person's language."""
    return (*_file(), *_edit(), *_go(), *_article(), *_marks(), *_view(), *_help())


def _file() -> tuple[Command, ...]:
    return (
        Command("import_files", "file", 0, _("&Import files…"), ("Ctrl+O",)),
        Command("import_folder", "file", 0, _("Import a &folder…"), ("Ctrl+Shift+O",)),
        Command("import_look", "file", 0, _("&Preview before importing…"), ("Ctrl+Shift+I",)),
        Command("import_go_on", "file", 0, _("&Resume the stopped import")),
        Command("watch_folder", "file", 0, _("&Watch a folder…")),
        Command("watch_end", "file", 0, _("S&top watching the folder")),
        Command("last_report", "file", 0, _("Report of the &last import…")),
        Command("export_selected", "file", 1, _("&Export the selected articles…"), ("Ctrl+E",)),
        Command("export_issue", "file", 1, _("Export this iss&ue…")),
        Command("export_bookmarks", "file", 1, _("Export all &bookmarked articles…")),
        Command("export_found", "file", 1, _("Export all fi&nd results…")),
        Command("print", "file", 2, _("Print the selected arti&cles…"), ("Ctrl+P",)),
        Command("print_issue", "file", 2, _("Print t&his issue…")),
        Command("open_archive", "file", 3, _("&Open another archive…")),
        Command("own_archive", "file", 3, _("Back to &my archive")),
        Command("check", "file", 3, _("E&xamine and mend the archive…")),
        Command("specimen", "file", 3, _("Open the &specimen paper")),
        Command("settings", "file", 4, _("Settin&gs…"), ("Ctrl+,",)),
        Command("quit", "file", 4, _("&Quit"), ("Ctrl+Q",)),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command("undo", "edit", 0, _("&Undo"), ("Ctrl+Z",)),
        Command("redo", "edit", 0, _("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command("find_everywhere", "edit", 1, _("Find in &everything"), ("Ctrl+Shift+F",)),
        Command("find_in_article", "edit", 1, _("Find in this &article"), ("Ctrl+F", "/")),
        Command("save_find", "edit", 1, _("&Save this find"), ("Ctrl+Shift+S",)),
        Command("clear_finds", "edit", 1, _("Clear the find &history")),
        Command("own_words", "edit", 1, _("My &words…")),
        Command("next_hit", "edit", 1, _("&Next hit"), ("F3",)),
        Command("previous_hit", "edit", 1, _("&Previous hit"), ("Shift+F3",)),
        Command("copy_citation", "edit", 2, _("&Copy citation"), ("Ctrl+Shift+C",)),
        Command("copy_cut", "edit", 2, _("C&opy the article as printed")),
        Command("save_cut", "edit", 2, _("Save the artic&le as printed…")),
        Command("export_words", "edit", 2, _("E&xport the selected text…")),
    )


def _go() -> tuple[Command, ...]:
    return (
        Command("previous_issue", "go", 0, _("&Previous issue"), ("[",)),
        Command("next_issue", "go", 0, _("&Next issue"), ("]",)),
        Command("go_to", "go", 0, _("&Go to a date or issue…"), ("Ctrl+G",)),
        Command("year_view", "go", 0, _("&Year view…"), ("Ctrl+Shift+Y",)),
        Command("gaps", "go", 0, _("&Missing and doubtful issues…"), ("Ctrl+Shift+G",)),
        Command("previous_page", "go", 1, _("Previous p&age"), ("Ctrl+PgUp",)),
        Command("next_page", "go", 1, _("Next pag&e"), ("Ctrl+PgDown",)),
        Command("previous_article", "go", 2, _("Previous a&rticle"), ("K",)),
        Command("next_article", "go", 2, _("Next ar&ticle"), ("J",)),
        Command("next_unread", "go", 2, _("Next &unread article"), ("N",)),
        Command("back", "go", 3, _("&Back"), ("Alt+Left",)),
        Command("forward", "go", 3, _("&Forward"), ("Alt+Right",)),
        Command("focus_side", "go", 4, _("Switch to the &calendar"), ("Ctrl+1",)),
        Command("focus_list", "go", 4, _("Switch to the &list"), ("Ctrl+2",)),
        Command("focus_reading", "go", 4, _("Switch to the te&xt"), ("Ctrl+3",)),
    )


def _article() -> tuple[Command, ...]:
    return (
        Command("read", "article", 0, _("Mark as &read or unread"), ("M",)),
        Command("correct", "article", 2, _("&Correct this article"), ("E", "F2")),
        Command("as_read", "article", 2, _("Show the text as read or as c&orrected"), ("O",)),
        Command("history", "article", 2, _("&History of this article…"), ("Shift+F2",)),
        Command("join", "article", 3, _("&Join the selected articles"), ("Ctrl+J",)),
        Command("split", "article", 3, _("&Split before the paragraph at the cursor"), ("Ctrl+Shift+J",)),
        Command("move", "article", 3, _("&Move to another page…"), ("Ctrl+M",)),
        Command("article_up", "article", 3, _("Move &up on its page"), ("Alt+Up",)),
        Command("article_down", "article", 3, _("Move &down on its page"), ("Alt+Down",)),
        Command("export_corrections", "article", 4, _("&Export corrections…")),
        Command("apply_corrections", "article", 4, _("&Apply others' corrections…")),
        Command("remove_articles", "article", 5, _("Remo&ve the selected articles from the archive")),
        Command("remove_page", "article", 5, _("Remove &this page from the archive")),
        Command("remove_issue", "article", 5, _("Remove this &issue from the archive")),
        Command("sources", "article", 5, _("&Files this issue was read from…")),
    )


def _marks() -> tuple[Command, ...]:
    return (
        Command("star", "marks", 0, _("Add or remove a &bookmark"), ("S", "Ctrl+D")),
        Command("highlight", "marks", 0, _("Hi&ghlight the selected words"), ("Ctrl+H",)),
        Command("note", "marks", 0, _("Write a &note…"), ("Ctrl+N",)),
        Command("mark_area", "marks", 0, _("Mark an area of the &page"), ("Ctrl+Shift+H",)),
        Command("marks", "marks", 0, _("All &marks"), ("Ctrl+B",)),
        Command("export_marks", "marks", 1, _("Export &all marks…")),
        Command("import_marks", "marks", 1, _("A&dd marks from a file…")),
        Command("sync_marks", "marks", 2, _("Keep the marks alike on se&veral computers…")),
        Command("sync_end", "marks", 2, _("Do not keep the marks alike an&y more")),
        Command("copies", "marks", 3, _("Bac&kups of your marks…")),
    )


def _view() -> tuple[Command, ...]:
    return (
        Command("zoom_in", "view", 0, _("&Larger text"), ("Ctrl++", "Ctrl+=")),
        Command("zoom_out", "view", 0, _("&Smaller text"), ("Ctrl+-",)),
        Command("zoom_reset", "view", 0, _("Default text si&ze"), ("Ctrl+0",)),
        Command("view_text", "view", 1, _("&Text"), ("Alt+1",), checkable=True),
        Command("view_page", "view", 1, _("&Page as printed"), ("Alt+2",), checkable=True),
        Command("view_both", "view", 1, _("Page bes&ide the text"), ("Alt+3",), checkable=True),
        Command("appearance", "view", 2, _("Light or &dark")),
        Command("side_panel", "view", 2, _("&Calendar and bookmarks"), ("F9",), checkable=True),
        Command("full_screen", "view", 2, _("&Full screen"), ("F11",), checkable=True),
    )


def _help() -> tuple[Command, ...]:
    return (
        Command("guide", "help", 0, _("&User's guide")),
        Command("keys", "help", 0, _("&Keyboard shortcuts"), ("?", "F1")),
        Command("report", "help", 0, _("&Report a problem")),
        Command("about", "help", 0, _("&About Yuebao")),
    )


def make_actions(window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """One QAction a command, added to `window` so that its keys work; `handlers` says what each does.

    Raises KeyError for a command without a doing: a dead entry in a menu is a bug.
    """
    actions = {}
    for command in commands():
        action = QAction(command.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _checked=False, do=handlers[command.id]: do())
        window.addAction(action)
        actions[command.id] = action
    return actions


def plain_name(text: str) -> str:
    """A command's or menu's text where there is no menu: without its letter and its dots."""
    return _LETTER.sub("", text).replace("&", "").rstrip("…")


def keys_text(keys: QKeySequence | str) -> str:
    """Keys as they stand on the keyboard: "Alt+←", where Qt in Chinese says Alt+左方向."""
    sequence = QKeySequence(keys)
    if sys.platform == "darwin":
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    words = sequence.toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "+".join(ARROWS.get(word, word) for word in words)


def fill_menu(menu: QMenu, name: str, actions: Mapping[str, QAction]) -> None:
    """Put the commands of menu `name` into `menu`, with a line between groups."""
    group = 0
    for command in _of(name):
        if command.group != group:
            menu.addSeparator()
            group = command.group
        menu.addAction(actions[command.id])


def _of(name: str) -> Iterable[Command]:
    return (command for command in commands() if command.menu == name)
