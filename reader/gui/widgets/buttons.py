"""Small buttons with an icon, as the reading pane has them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from reader.gui.widgets.theme import icon

BUTTON = 32
ICON = 20


class SmallButton(QToolButton):
    """What stands in the bars of the reading pane; window.qss has its look."""


def tool_button(name: str, icon_name: str, words: str) -> SmallButton:
    """A small button with an icon of resources/icons; its words stand in the tooltip and are read out."""
    button = SmallButton()
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setFixedSize(BUTTON, BUTTON)
    button.setIconSize(QSize(ICON, ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
