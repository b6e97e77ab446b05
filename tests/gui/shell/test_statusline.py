"""The line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from reader.core.progress import Progress
from reader.gui.calendar.quiet_buttons import ElidedLabel
from reader.gui.shell.statusline import StatusLine
from reader.gui.widgets.theme import LIGHT
from tests.gui.dressing import wear

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_a_long_sentence_does_not_widen_the_window(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    wear(LIGHT)
    line.show_progress(Progress(3, 10, "page.txt"))
    narrow = line.minimumSizeHint().width()
    line.say("七个文件里有一个读不出来。" * 20)
    assert line.minimumSizeHint().width() == narrow
    assert line.text == "七个文件里有一个读不出来。" * 20


def test_a_sentence_that_is_cut_can_be_read_in_the_tool_tip(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    line = StatusLine()
    qtbot.addWidget(line)
    wear(LIGHT)
    line.resize(400, line.height())
    line.show()
    label = line.findChild(ElidedLabel)
    assert label is not None
    for sentence in ("短。", "七个文件里有一个读不出来。" * 20):
        line.say(sentence)
        QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(4, 4), QPoint(4, 4)))
    assert told == ["", "七个文件里有一个读不出来。" * 20]
