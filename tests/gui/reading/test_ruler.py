"""What characters take, measured together and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.gui.reading.punctuation import Kind
from reader.gui.reading.ruler import Ruler
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = "报纸是新闻的载体，一九四九年十月一日（星期六）出版，第1版共有 12 篇稿件。閱讀與檢索"


@pytest.mark.parametrize("kind", ["song", "hei", "kai"])
@pytest.mark.parametrize("pixels", [9, 15.3, 17, 48])
def test_ideographs_measured_together_take_what_each_takes_alone(
    qtbot: QtBot, kind: str, pixels: float
) -> None:
    alone, together = Ruler(font(kind, pixels)), Ruler(font(kind, pixels))
    together.learn(TEXT)
    assert {token: together.glyph(token) for token in TEXT} == {token: alone.glyph(token) for token in TEXT}
    assert together.glyph("报").kind is Kind.HAN


def test_what_is_learnt_is_not_measured_again(qtbot: QtBot) -> None:
    ruler = Ruler(font("song", 17))
    ruler.learn(TEXT)
    known = ruler.glyph("报")
    ruler.learn(TEXT)
    assert ruler.glyph("报") is known
