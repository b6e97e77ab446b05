"""The program's colours, put on and off."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from reader.gui.widgets.theme import Theme, dress


def wear(theme: Theme) -> None:
    """Show everything in a theme, as the program does."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    dress(qt, theme)


def undress() -> None:
    """Show everything as Qt does by itself."""
    qt = QApplication.instance()
    if isinstance(qt, QApplication) and qt.styleSheet():
        qt.setStyleSheet("")
        qt.setPalette(QPalette())
