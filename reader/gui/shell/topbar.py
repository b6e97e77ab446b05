"""The bar under the menus: back and forward, the find field, import and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.gui.shell.commands import keys_text, plain_name
from reader.gui.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from reader.gui.find.find_field import FindField

HEIGHT = 52
ICON = 20
FIELD_WIDTH = 560
BUTTONS = {
    "back": "back",
    "forward": "forward",
    "import_files": "plus",
    "settings": "settings",
}
"""The buttons and their icons."""


class TopBar(QWidget):
    """The commands most used, a button each."""

    def __init__(
        self, actions: Mapping[str, QAction], field: FindField, why_not: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._actions, self._field, self._why_not = actions, field, why_not
        self._buttons: dict[str, QToolButton] = {}
        self._build()

    def _build(self) -> None:
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._field.setMaximumWidth(FIELD_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for name in ("back", "forward"):
            row.addWidget(self._button(name))
        row.addStretch(1)
        row.addWidget(self._field, 4)
        row.addStretch(1)
        for name in ("import_files", "settings"):
            row.addWidget(self._button(name))

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons, each of a command."""
        return tuple(self._buttons.values())

    def _button(self, name: str) -> QToolButton:
        button = _CommandButton(lambda: self._tip(name))
        button.setAutoRaise(True)
        self._actions[name].setIcon(icon(BUTTONS[name]))
        self._actions[name].setIconVisibleInMenu(False)
        button.setIcon(self._actions[name].icon())
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedSize(36, 36)
        button.clicked.connect(self._actions[name].trigger)
        button.setAccessibleName(tip(self._actions[name]))
        self._buttons[name] = button
        self._actions[name].enabledChanged.connect(button.setEnabled)
        return button

    def _tip(self, name: str) -> str:
        words = tip(self._actions[name])
        return words if self._actions[name].isEnabled() else f"{words}\n{self._why_not(name)}"


class _CommandButton(QToolButton):
    """A button whose tip is asked for when it is to be shown: of one that is off it says why."""

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__()
        self._words = words

    def event(self, event: QEvent) -> bool:
        """Renew the tip."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._words())
        return super().event(event)


def tip(action: QAction) -> str:
    """An action's name with its first key, for a tool tip."""
    keys, text = keys_text(action.shortcut()), plain_name(action.text())
    return f"{text} ({keys})" if keys else text
