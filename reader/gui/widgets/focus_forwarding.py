"""Panels that hand the focus on to one of their parts.

Qt has focus proxies for this, but Tab would go from the part before the panel straight to the proxy, and never
come to a bar that stands above it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusForwarding:
    """For a QWidget: who gives it the focus gives it to the part that leads."""

    lead: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the part that leads."""
        if self.lead is not None:
            self.lead.setFocus(reason)


class FocusForwardingWidget(FocusForwarding, QWidget):
    """A plain panel that does."""
