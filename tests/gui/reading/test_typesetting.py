"""Lines as Qt really breaks them: no mark where it may not stand, every line as long as the measure."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from reader.gui.reading.paragraph_styles import SLACK
from reader.gui.reading.punctuation import NEVER_FIRST, OPENING, Kind, kind_of, units
from reader.gui.reading.ruler import GAP, Ruler
from reader.gui.reading.typesetting import Measure, line_starts, set_paragraph
from reader.gui.widgets import theme

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.text("渡口的船今天停了大桥通车人们站在岸上看江水慢流", min_size=1, max_size=7)
RUNS = st.sampled_from(["3", "1956", "1.26", "UHPC", "150MPa", "A-B", "12%"])
ENDS = st.sampled_from((*"，。、：；？！·％～”）》", "……", "——", "。”", "”，", "！」"))
OPENS = st.sampled_from((*"“（《「‘【", "：“", "，《"))
CLOSED = st.builds(str.__add__, WORDS, ENDS)
OPENED = st.builds(str.__add__, OPENS, WORDS)
TEXTS = st.lists(st.one_of(WORDS, WORDS, CLOSED, OPENED, RUNS), min_size=1, max_size=40).map("".join)
JOINED = re.compile("·[!-~“（《「‘【：，]*")


@pytest.fixture(scope="module")
def ruler(qapp: object) -> Ruler:
    return Ruler(theme.font("song", 18))


def qt_lines(text: str, ruler: Ruler, measure: Measure) -> list[tuple[str, float]]:
    """The lines Qt makes of the spaced text, with their widths."""
    layout = QTextLayout(text, theme.font("song", 18))
    layout.setFormats([_format(*spacing) for spacing in set_paragraph(text, ruler, measure)])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    made, width = [], measure.width - measure.indent
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width + SLACK)
        made.append((_slice(text, line.textStart(), line.textLength()), line.naturalTextWidth()))
        width = measure.width
    layout.endLayout()
    return made


def _format(start: int, length: int, extra: float) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    made.format = QTextCharFormat()
    made.format.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.format.setFontLetterSpacing(extra)
    return made


def _slice(text: str, start: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")


def measured(ruler: Ruler, characters: int) -> Measure:
    return Measure(characters * ruler.em, 2 * ruler.em)


@given(text=TEXTS, characters=st.integers(6, 34))
@example(
    text="上31956150MPa150MPa“上", characters=12
)  # a run and the mark after it are just as long as the line
@example(text="150MPa“上", characters=6)
@example(text="UHPC150MPa，《上", characters=8)  # two marks that go with the run, the first never first
@example(text="150MPa”，～", characters=8)  # Qt would end the line before the last mark
@example(text="‘150MPa。”「船们", characters=8)  # the last mark gives its blank
@example(text="……「“们船", characters=6)  # what is left after an ellipsis is left once
def test_no_mark_stands_where_it_may_not(text: str, characters: int, ruler: Ruler) -> None:
    # Where what goes with a dot is longer than a line, Qt parts the dot from what stands before it.
    assume(all(ruler.advance(joined) <= (characters - 5) * ruler.em for joined in JOINED.findall(text)))
    lines = [line for line, _width in qt_lines(text, ruler, measured(ruler, characters))]
    assert "".join(lines) == text
    for before, line in pairwise(lines):
        assert line[0] not in NEVER_FIRST, (before, line)
        assert before[-1] not in OPENING, (before, line)
        assert not (before[-1] == line[0] and line[0] in "—…"), (before, line)


@given(text=TEXTS, characters=st.integers(6, 34))
@example(text="195612%1.261956UHPC人船", characters=8)  # digits before the first letter are shaped as Latin
@example(text="流A-B“「19561.261.26今", characters=8)  # and so are digits after the last letter
@example(text="12%195612%xxxxxxxxxxxxxxxxxxxx", characters=8)
@example(text="UHPC……150MPa12%", characters=6)
@example(text="19561.26150MPa上上上", characters=12)  # digits that lead to a letter are kerned
@example(text="UHPC150MPa150MPa", characters=12)  # wider than the line
@example(text="上150MPa1956UHPC", characters=12)  # nothing to stretch
@example(text="“19561.26150MPa上上上", characters=12)
def test_qt_breaks_where_the_typesetting_says(text: str, characters: int, ruler: Ruler) -> None:
    measure = measured(ruler, characters)
    starts, place = [], 0
    for line, _width in qt_lines(text, ruler, measure):
        starts.append(place)
        place += units(line)
    assert starts == line_starts(text, ruler, measure)


@given(text=TEXTS.map("江".__add__))
@example(text="江上195619561956150MPa19561956上上")  # digits after Han are others than digits after Latin
def test_every_line_but_the_last_is_as_long_as_the_measure(text: str, ruler: Ruler) -> None:
    measure = measured(ruler, 20)
    lines = qt_lines(text, ruler, measure)
    for number, (line, width) in enumerate(lines[:-1]):
        goal = measure.width - (measure.indent if number == 0 else 0)
        has_gaps = sum(kind_of(sign) is Kind.HAN for sign in line) > 1
        assert not has_gaps or width == pytest.approx(goal, abs=1.2), line


def test_the_last_line_is_not_stretched(ruler: Ruler) -> None:
    lines = qt_lines("渡口的船今天停了大桥通车人们站在岸上看", ruler, Measure(10 * ruler.em))
    assert lines[-1][1] == pytest.approx(9 * ruler.em, abs=0.5)


def test_no_character_is_left_alone_on_the_last_line(ruler: Ruler) -> None:
    measure = Measure(20 * ruler.em)
    lines = [
        line for line, _width in qt_lines("渡口的船今天停了大桥通车人们站在岸上看江水。", ruler, measure)
    ]
    assert lines == ["渡口的船今天停了大桥通车人们站在岸上看", "江水。"]


def test_a_short_line_keeps_its_characters(ruler: Ruler) -> None:
    measure = Measure(8 * ruler.em)
    lines = [line for line, _width in qt_lines("渡口的船今天停了。", ruler, measure)]
    assert lines[-1] in ("了。", "渡口的船今天停了。")


def test_a_gap_is_drawn_between_han_and_latin(ruler: Ruler) -> None:
    (spacing,) = set_paragraph("在3月", ruler, Measure(20 * ruler.em))
    assert spacing.extra == pytest.approx(GAP * ruler.em)
    assert (spacing.start, spacing.length) == (0, 2)
    assert GAP <= 0.25


def test_no_gap_beside_a_mark(ruler: Ruler) -> None:
    assert set_paragraph("（3）", ruler, Measure(20 * ruler.em)) == []


def test_a_gap_at_a_lines_end_takes_no_room(ruler: Ruler) -> None:
    measure = Measure(4 * ruler.em)
    lines = qt_lines("渡口大桥1956年", ruler, measure)
    assert lines[0][0] == "渡口大桥"
    assert lines[0][1] == pytest.approx(measure.width, abs=0.5)


def test_an_imported_indent_takes_no_room(ruler: Ruler) -> None:
    assert line_starts("　　渡口的船今天停了", ruler, Measure(8 * ruler.em)) == [0]
    (line, width) = qt_lines("　　渡口的船", ruler, Measure(20 * ruler.em))[0]
    assert line == "　　渡口的船"
    assert width == pytest.approx(4 * ruler.em, abs=0.5)


def test_marks_that_meet_share_their_blank(ruler: Ruler) -> None:
    if not ruler.glyph("。").give_right:
        pytest.skip("this system's Song has no blank half in its marks")
    (spacing,) = set_paragraph("他说。”", ruler, Measure(20 * ruler.em))
    assert spacing.start == 2
    assert -0.5 * ruler.em <= spacing.extra < -0.3 * ruler.em


def test_a_closing_mark_gives_its_blank_to_stay_on_the_line(ruler: Ruler) -> None:
    if not ruler.glyph("，").give_right:
        pytest.skip("this system's Song has no blank half in its marks")
    lines = qt_lines("渡口的船今天，停了停了", ruler, Measure(6.6 * ruler.em))
    assert lines[0][0] == "渡口的船今天，"


def test_characters_beyond_the_first_plane_keep_their_places(ruler: Ruler) -> None:
    text = "𠮷野家𠮷野家3号𠮷野"
    measure = Measure(5 * ruler.em)
    lines = [line for line, _width in qt_lines(text, ruler, measure)]
    assert "".join(lines) == text
    assert set(line_starts(text, ruler, measure)) == {0, *_sums(lines)}


def _sums(lines: list[str]) -> list[int]:
    return [sum(units(line) for line in lines[:number]) for number in range(1, len(lines))]


def test_a_run_of_latin_longer_than_a_line_is_broken(ruler: Ruler) -> None:
    lines = qt_lines("x" * 90, ruler, Measure(10 * ruler.em))
    assert len(lines) > 3
    assert all(width <= 10 * ruler.em + SLACK for _line, width in lines)


@settings(max_examples=20)
@given(text=st.text(max_size=60))
def test_any_text_is_set(text: str, ruler: Ruler) -> None:
    length = units(text)
    for spacing in set_paragraph(text, ruler, measured(ruler, 20)):
        assert 0 <= spacing.start < spacing.start + spacing.length <= length
