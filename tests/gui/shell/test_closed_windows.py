"""A window that was put away is gone, with all it held; so are the words Qt was given."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from reader import app, paths, settings
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["opened", "pages"]


def save_text() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    return box.button(QDialogButtonBox.StandardButton.Save).text()


def collect() -> None:
    """Collect what is garbage, and what becomes garbage as Qt lets go of it."""
    for _round in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def test_a_window_put_away_for_another_is_collected(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    closed = ref(read_in(qtbot, program, pages))
    program.open_specimen()
    settle(qtbot, program)
    collect()
    assert closed() is None


def test_a_program_that_ended_leaves_qt_its_own_words(qapp: QApplication, home: Path) -> None:
    assert home.is_dir()
    own = save_text()
    where = paths.personal().make()
    settings.save(where.config, settings.Settings(language="zh_CN"))
    program = app.App(qapp, where, None)
    program.speak()
    assert save_text() == "保存"
    program.close()
    assert save_text() == own
    assert not [one for one in qapp.children() if isinstance(one, QTranslator)]
