"""Texts of list rows: wrapping, eliding, lit places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from reader.core.span import Span
from reader.gui.widgets.text_block import TextBlock, TextStyle, one_line
from reader.gui.widgets.theme import font


@pytest.fixture
def style(qapp: object) -> TextStyle:
    return TextStyle(font("song", 15), 22, 2)


def test_a_short_text_takes_one_line_as_it_is(style: TextStyle) -> None:
    block = TextBlock("河埠修好了", style, 330)
    assert (block.text, block.line_count, block.height, block.is_elided) == ("河埠修好了", 1, 22, False)


def test_a_long_text_ends_in_an_ellipsis_on_its_last_line(style: TextStyle) -> None:
    block = TextBlock("河埠" * 60, style, 330)
    assert block.line_count == 2
    assert block.is_elided
    assert block.text.endswith("…")
    assert block.width <= 330


def test_an_ending_shows_however_long_the_text_is(style: TextStyle) -> None:
    assert TextBlock("“河埠", style, 330, ending="”").text == "“河埠”"
    assert TextBlock("河埠" * 60, style, 330, ending="”").text.endswith("…”")


def test_a_lit_place_lies_where_its_characters_are(style: TextStyle) -> None:
    whole = TextBlock("河埠修好了", style, 330, [Span(0, 5)])
    middle = TextBlock("河埠修好了", style, 330, [Span(2, 4)])
    (outer,), (inner,) = whole.lit_rects(), middle.lit_rects()
    assert outer.left() < inner.left() < inner.right() < outer.right()
    assert 0 <= inner.top() < inner.bottom() <= 22


def test_a_lit_place_over_a_line_break_is_lit_on_both_lines(style: TextStyle) -> None:
    text = "河" * 30
    first, second = TextBlock(text, style, 330, [Span(18, 26)]).lit_rects()
    assert first.bottom() <= 22 <= second.top()


def test_rare_characters_before_a_lit_place_do_not_shift_it(style: TextStyle) -> None:
    """Qt counts such a character as two."""
    text = "𠀋𠂢埠头"
    (rect,) = TextBlock(text, style, 330, [Span(2, 4)]).lit_rects()
    (before,) = TextBlock(text, style, 330, [Span(0, 2)]).lit_rects()
    assert abs(rect.left() - before.right()) <= 2.5


def test_what_was_elided_away_is_not_lit(style: TextStyle) -> None:
    assert TextBlock("河埠" * 60, style, 330, [Span(100, 104)]).lit_rects() == ()


def test_the_ground_of_a_lit_place_is_painted(style: TextStyle) -> None:
    block = TextBlock("河埠修好了", style, 330, [Span(0, 2)])
    picture = QImage(100, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    block.draw(painter, QPointF(0, 0), QColor("white"), QColor("#ffe08a"))
    painter.end()
    lit = [x for x in range(100) for y in range(30) if picture.pixelColor(x, y) == QColor("#ffe08a")]
    assert len(lit) > 200
    assert max(lit) <= 32


def test_one_line_knows_no_breaks() -> None:
    assert one_line("石桥\n北岭\u3000\u3000引水 ") == "石桥 北岭 引水"


@given(text=st.text(max_size=80), width=st.floats(1, 400))
def test_any_text_fits_its_lines(qapp: object, text: str, width: float) -> None:
    style = TextStyle(font("song", 15), 22, 2)
    block = TextBlock(text, style, width, [Span(0, len(text))])
    assert block.line_count <= 2
    assert block.is_elided or block.text == text
