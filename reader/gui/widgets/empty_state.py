"""What a list says when it has nothing to show, and what to do then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Sequence


class Hint(NamedTuple):
    """Something to try. With a `choice` it is a button, and the choice is told when it is pressed."""

    words: str
    choice: object | None = None


class EmptyState(QWidget):
    """A sentence in the middle, with hints under it."""

    hint_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[QLabel | QPushButton] = []
        self._build()

    def _build(self) -> None:
        self.setObjectName("emptyState")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = _centred("emptyText")
        self._text.setFont(font("song", 15))
        self._lead = _centred("emptyLead")
        self._lead.setFont(font("hei", 12))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(28, 24, 28, 24)
        self._box.setSpacing(8)
        self._box.addStretch(2)
        self._box.addWidget(self._text)
        self._box.addSpacing(8)
        self._box.addWidget(self._lead)
        self._box.addStretch(3)

    def show_text(self, text: str, hints: Sequence[Hint | str] = (), lead: str = "") -> None:
        """Say `text`; under it `lead` and the hints, where there are any."""
        self._text.setText(text)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        for old in self._hints:
            self._box.removeWidget(old)
            old.deleteLater()
        self._hints = [self._made(hint if isinstance(hint, Hint) else Hint(hint)) for hint in hints]
        for widget in self._hints:
            self._box.insertWidget(self._box.count() - 1, widget)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the first hint that can be pressed; without one the keys come here."""
        buttons = (hint for hint in self._hints if isinstance(hint, QPushButton))
        first = next(buttons, None)
        QWidget.setFocus(first or self, reason)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    @property
    def lead(self) -> str:
        """What stands over the hints."""
        return self._lead.text()

    @property
    def hints(self) -> list[str]:
        """The words of the hints shown."""
        return [widget.text() for widget in self._hints]

    def _made(self, hint: Hint) -> QLabel | QPushButton:
        if hint.choice is None:
            label = _centred("emptyHint")
            label.setText(hint.words)
            label.setFont(font("hei", 13))
            return label
        button = QPushButton(hint.words)
        button.setFont(font("hei", 13))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.hint_chosen.emit(hint.choice))
        return button


def _centred(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
