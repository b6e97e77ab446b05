"""Windows that fit the screen: as large as they like to be, never larger than what the screen has free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

AFTER_FRAMING = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowActivate, QEvent.Type.UpdateRequest)
)
"""What a window hears of when its frame may stand; Qt tells nobody when it learns how large that is."""


def fit(window: QWidget, size: tuple[int, int] | None = None) -> None:
    """Open `window` at `size`, or as it likes to be, within its screen; again whenever it is shown.

    What is in it must be able to shrink (`Scrolled`), so that its buttons stay within reach.
    """
    if size:
        window.resize(QSize(*size).boundedTo(free_screen(window).size()))
    window.installEventFilter(_Fitter(window, has_size=bool(size)))


class DialogFitter(QObject):
    """Fits every dialog that comes up, those of Qt's own as well, of which nobody here has hold before."""

    def __init__(self, qt: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._qt = qt
        qt.focusWindowChanged.connect(self._fit_dialog)

    def _fit_dialog(self) -> None:
        window = self._qt.activeWindow()
        if isinstance(window, QDialog) and not any(isinstance(it, _Fitter) for it in window.children()):
            fit(window)
            _put_within(window, free_screen(window))


def free_screen(window: QWidget) -> QRect:
    """What the screen that `window` is on has free beside task bars, in logical pixels."""
    return window.screen().availableGeometry()


class Scrolled(QScrollArea):
    """Shows a widget whole where there is room, and scrolls where there is none."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)
        for part in (self, self.viewport(), content):
            part.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """The content's, whole, with room for the bar that scrolls down: Qt's own ends at some lines of text."""
        whole = self._content.sizeHint().expandedTo(self._content.minimumSize())
        return whole + QSize(self.verticalScrollBar().sizeHint().width(), 0)


class _Fitter(QObject):
    """Puts a window back within its screen when it is shown."""

    def __init__(self, window: QWidget, *, has_size: bool) -> None:
        super().__init__(window)
        self._has_size = has_size
        self._awaits_frame = False

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Only looks on."""
        if event.type() == QEvent.Type.Show:
            if not self._has_size:
                # Left to itself Qt makes a window two thirds of the screen at most, though it would fit whole.
                self._window().resize(self._window().sizeHint().expandedTo(self._window().size()))
                self._has_size = True
            self._awaits_frame = True
            _put_within(self._window(), free_screen(self._window()))
        elif self._awaits_frame and event.type() in AFTER_FRAMING and _has_frame(self._window()):
            # The window manager has put its frame around it, of which nothing was known before.
            self._awaits_frame = False
            _put_within(self._window(), free_screen(self._window()))
        return super().eventFilter(window, event)

    def _window(self) -> QWidget:
        window: QWidget = self.parent()  # type: ignore[assignment]  # made with a window as its parent
        return window


def _has_frame(window: QWidget) -> bool:
    frame = window.frameGeometry()
    return frame != window.geometry() and frame.contains(window.geometry())


def _put_within(window: QWidget, free: QRect) -> None:
    """Make a window small enough for `free`, its frame included, and move it there where it stands out."""
    outer, inner = window.frameGeometry(), window.geometry()
    frame = outer.size() - inner.size()
    size = inner.size().boundedTo(free.size() - frame)
    if size != inner.size():
        window.resize(size)
    placed = QRect(outer.topLeft(), size + frame)
    left = max(free.left(), min(placed.left(), free.right() + 1 - placed.width()))
    top = max(free.top(), min(placed.top(), free.bottom() + 1 - placed.height()))
    if (left, top) != (placed.left(), placed.top()):
        window.move(QPoint(left, top))
