"""Panels that hand the focus on to one of their parts.

Qt has focus proxies for this, but Tab would go from the part before the panel straight to the proxy, and never
come to a bar that stands above it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator


def holds_focus(panel: QWidget) -> bool:
    """Whether the keys go to a panel or to something in it."""
    at = QApplication.focusWidget()
    return at is not None and (at is panel or panel.isAncestorOf(at))


@contextmanager
def focus_kept(panel: QWidget) -> Iterator[None]:
    """Where what has the focus in `panel` is hidden meanwhile, the panel hands it to what is shown then."""
    at = QApplication.focusWidget() if holds_focus(panel) else None
    yield
    if at is not None and not (isValid(at) and at.isVisible() and at is QApplication.focusWidget()):
        panel.setFocus()


class FocusForwarding:
    """For a QWidget: who gives it the focus gives it to the part that leads."""

    lead: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the part that leads."""
        if self.lead is not None:
            self.lead.setFocus(reason)


class FocusForwardingWidget(FocusForwarding, QWidget):
    """A plain panel that does."""
