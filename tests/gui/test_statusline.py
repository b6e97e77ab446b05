"""The line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import Progress
from reader.gui.statusline import StatusLine
from reader.gui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_long_sentence_does_not_widen_the_window(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_theme(LIGHT)
    line.show_progress(Progress(3, 10, "page.txt"))
    narrow = line.minimumSizeHint().width()
    line.say("七个文件里有一个读不出来。" * 20)
    assert line.minimumSizeHint().width() == narrow
    assert line.text == "七个文件里有一个读不出来。" * 20
