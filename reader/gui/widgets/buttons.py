"""Small buttons with an icon, as the reading pane has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from reader.gui.widgets import theme

BUTTON = 32
ICON = 20


def button_style(colours: theme.Theme) -> str:
    """The look of the small buttons of this pane."""
    return (
        "QToolButton { border: 1px solid transparent; border-radius: 8px; background: transparent; }"
        f"QToolButton:hover {{ background: {colours.selected}; }}"
        f"QToolButton:checked {{ background: {colours.wash}; }}"
        f"QToolButton:focus {{ border-color: {colours.accent}; }}"
    )


def tool_button(name: str, words: str) -> QToolButton:
    """A small button with an icon; its words stand in the tooltip and are read out."""
    button = QToolButton()
    button.setObjectName(name)
    button.setFixedSize(BUTTON, BUTTON)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
