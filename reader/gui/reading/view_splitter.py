"""The two faces of what is read: the text, the page as printed, or both beside each other."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.gui.widgets import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

BESIDE_FROM = 600
"""Width from which page and text stand side by side; below it the page stands over the text."""

HEIGHT = 28
"""Of the switch."""


class View(StrEnum):
    """Which of the faces is shown."""

    TEXT = "text"
    PAGE = "page"
    BOTH = "both"


class ViewSplitter(QWidget):
    """Page and text with a divider that moves; `view` says which of them are wanted.

    `make_page` gives the page, when it is first to be seen.
    An issue of pictures alone shows its page whatever is wanted.
    """

    def __init__(self, make_page: Callable[[], QWidget], text: QWidget) -> None:
        super().__init__()
        self._make_page, self._text = make_page, text
        self._page: QWidget | None = None
        self._kept = ""
        self.view = View.TEXT
        self.is_picture_only = False
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        # Page and text together must not keep the window from getting narrow.
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box.addWidget(self._split)
        self._arrange()

    @property
    def shown(self) -> View:
        """Which of the faces is shown now."""
        return View.PAGE if self.is_picture_only else self.view

    def set_view(self, view: View) -> None:
        """Show the text, the page, or both."""
        self.view = view
        self._arrange()

    def set_picture_only(self, is_picture_only: bool) -> None:
        """Whether there is no text to show."""
        self.is_picture_only = is_picture_only
        self._arrange()

    def state(self) -> str:
        """The divider's place, to be kept."""
        return self._kept if self._page is None else bytes(self._split.saveState().toBase64().data()).decode()

    def restore(self, state: str) -> None:
        """Put the divider where it was."""
        self._kept = state
        if self._page is not None:
            self._put_divider()
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for one of them."""
        return QSize(200, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put page and text beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _add_page(self) -> None:
        self._page = self._make_page()
        self._split.insertWidget(0, self._page)
        self._split.setSizes([500, 500])
        self._put_divider()

    def _put_divider(self) -> None:
        if self._kept:
            self._split.restoreState(QByteArray.fromBase64(self._kept.encode()))

    def _arrange(self) -> None:
        if self._page is None and self.shown is not View.TEXT:
            self._add_page()
        is_beside = self.width() >= BESIDE_FROM
        self._split.setOrientation(Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical)
        if self._page is not None:
            self._page.setVisible(self.shown is not View.TEXT)
        self._text.setVisible(self.shown is not View.PAGE)


class ViewSwitch(QWidget):
    """The three ways of looking at an article, of which one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("viewSwitch")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[View, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for view, (text, words) in _words().items():
            row.addWidget(self._button(view, text, words))
        self._buttons[View.TEXT].setChecked(True)

    def _button(self, view: View, text: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setFont(theme.font("hei", 13))
        button.setCheckable(True)
        button.setFixedSize(QFontMetrics(button.font()).horizontalAdvance(text) + 24, HEIGHT - 2)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(view.value))
        self._group.addButton(button)
        self._buttons[view] = button
        return button

    def button(self, view: View) -> QToolButton:
        """The button of a view."""
        return self._buttons[view]

    def show_view(self, view: View, *, is_picture_only: bool) -> None:
        """Show which view there is; without a text there is one only."""
        self._buttons[view].setChecked(True)
        for other, button in self._buttons.items():
            button.setEnabled(other is View.PAGE or not is_picture_only)


def _words() -> dict[View, tuple[str, str]]:
    return {
        View.TEXT: (_("Text"), _("The text (Alt+1)")),
        View.PAGE: (_("As printed"), _("The page as printed (Alt+2)")),
        View.BOTH: (_("Both"), _("The page beside the text (Alt+3)")),
    }
