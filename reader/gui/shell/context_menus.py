"""What a right press offers, by where it was made: commands of the window, for what is under the pointer.

Articles, bookmarks, saved finds and chosen words have menus of their own in their rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction


@runtime_checkable
class _Choosing(Protocol):
    """What knows what is at a place of it, in its own pixels."""

    def choose_at(self, place: QPoint) -> None:
        """Choose what is there, so that commands are about it."""


PLACES: Mapping[str, tuple[str, ...]] = {
    "MonthGrid": (
        "previous_issue",
        "next_issue",
        "",
        "go_to",
        "year_view",
        "gaps",
        "",
        "export_issue",
        "sources",
        "",
        "remove_issue",
    ),
    "TitleBar": ("go_to", "year_view", "gaps"),
    "IssueHeader": (
        *(
            "previous_issue",
            "next_issue",
            "",
            "export_issue",
            "sources",
            "",
            "go_to",
            "gaps",
            "",
            "remove_issue",
        ),
    ),
    "ArticleView": (
        *("previous_page", "next_page", "", "view_page", "view_both", "", "export_issue", "", "remove_page"),
    ),
    "ResultView": (
        *("star", "read", "copy_citation", "export_selected", "", "find_in_article", ""),
        *("save_find", "export_found"),
    ),
    "FacsimileView": (
        *("star", "copy_citation", "copy_cut", "save_cut", "", "mark_area", "", "view_text", "view_both", ""),
        *("previous_page", "next_page", "", "export_issue"),
    ),
}
"""The commands by the widget that was pressed; '' parts them with a line. An ArticleView's are those of a page."""


def menu_at(widget: QWidget, at: QPoint, commands: Mapping[str, QAction]) -> QMenu | None:
    """The menu for a press on `widget` at `at`, in its own pixels; what is there is chosen first. None elsewhere."""
    place: QWidget | None = widget
    while place is not None and type(place).__name__ not in PLACES:
        place = place.parentWidget()
    if place is None:
        return None
    if isinstance(place, _Choosing):
        place.choose_at(place.mapFromGlobal(widget.mapToGlobal(at)))
    menu = QMenu(place)
    menu.aboutToHide.connect(menu.deleteLater)
    for name in PLACES[type(place).__name__]:
        if name:
            menu.addAction(commands[name])
        else:
            menu.addSeparator()
    return menu
