"""For the tests of the window: none is left behind, and no colours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.gui.dressing import undress

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Whatever a test has opened is gone when the next begins."""
    yield
    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    undress()
