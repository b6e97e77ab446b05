"""Where headlines end their lines, as Qt really breaks them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.find.text.segmenter import Segmenter
from reader.gui.reading.headlines import Heading
from reader.gui.reading.page_typesetter import PageTypesetter
from reader.gui.reading.paragraph_styles import PARAGRAPH_STYLES, page_for
from reader.gui.reading.paragraphs import Paragraph, Role
from reader.gui.reading.punctuation import CLOSING, OPENING
from reader.gui.reading.ruler import Ruler, Rulers
from reader.gui.reading.typesetting import Measure
from reader.gui.widgets import theme
from tests.checkout import SPECIMEN
from tests.gui.reading.test_typesetting import TEXTS

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def ruler(qapp: object) -> Ruler:
    style = PARAGRAPH_STYLES[Role.HEADLINE]
    return Ruler(theme.font(style.kind, style.size, style.weight))


def lines_of(text: str, ruler: Ruler, characters: float = 19, below: str = "") -> list[str]:
    return Heading(text, ruler, Measure(characters * ruler.em, is_justified=False), below).lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("渡口今天停了最后一班船 两岸村民自发到码头相送", ["渡口今天停了最后一班船 ", "两岸村民自发到码头相送"]),
        ("渡口停航　新桥通车　两岸村民自发到码头为船工送行", ["渡口停航　新桥通车　", "两岸村民自发到码头为船工送行"]),
        ("渡口停了最后一班船，两岸村民自发到码头相送", ["渡口停了最后一班船，", "两岸村民自发到码头相送"]),
        ("春茶上市：合作社今年第一锅新茶昨天清晨开炒", ["春茶上市：", "合作社今年第一锅新茶昨天清晨开炒"]),
        ("老船工说“船在人在，人在渡口在”的故事流传四十年", ["老船工说“船在人在，人在渡口在”", "的故事流传四十年"]),
        ("县里为老船工送去“渡口卫士荣誉牌匾”和一封感谢信", ["县里为老船工送去", "“渡口卫士荣誉牌匾”和一封感谢信"]),
        ("云溪渡口停航——四十年来最后一班船昨天靠岸", ["云溪渡口停航——", "四十年来最后一班船昨天靠岸"]),
    ],
)  # fmt: skip
def test_a_line_ends_at_a_space_then_at_a_mark(text: str, lines: list[str], ruler: Ruler) -> None:
    assert lines_of(text, ruler) == lines


def test_a_word_of_the_text_below_stays_whole(ruler: Ruler) -> None:
    below = "抽水蓄能电站昨天开工。电站位于大坪山，抽水蓄能就是低谷抽水、高峰发电。主洞贯通是关键。大坪山主洞长三千米。"
    first, second = lines_of("全县最大工程大坪山抽水蓄能电站主洞胜利贯通", ruler, below=below)
    for word in ("大坪山", "抽水", "蓄能", "电站", "主洞", "贯通"):
        assert word in first or word in second


def test_no_headline_of_the_specimen_tears_a_word_or_a_quotation_that_fits_a_line(ruler: Ruler) -> None:
    segmenter = Segmenter()
    torn = checked = 0
    for path in sorted(SPECIMEN.glob("*.txt")):
        text = path.read_text("utf-8")
        for heading in (
            line for line in text.splitlines() if 12 < len(line) < 60 and line[-1] not in "。：，"
        ):
            lines = lines_of(heading, ruler, 11, text)
            place, ends = 0, []
            for line in lines[:-1]:
                place += len(line)
                ends.append(place)
            starts, place = {0}, 0
            for word in segmenter.cut(heading):
                place += len(word)
                starts.add(place)
            checked += len(ends)
            torn += sum(end not in starts for end in ends)
    assert checked > 50
    assert torn / checked < 0.1


@given(text=TEXTS.map("江".__add__))
def test_nothing_is_lost_and_no_line_is_longer_than_the_measure(text: str, ruler: Ruler) -> None:
    measure = Measure(12 * ruler.em, is_justified=False)
    heading = Heading(text, ruler, measure, "")
    assert "".join(heading.lines) == text
    assert all(line[:1] not in CLOSING for line in heading.lines[1:])
    assert all(line.rstrip()[-1:] not in OPENING for line in heading.lines[:-1])
    assert 0 <= heading.narrowed < measure.width


@given(
    text=TEXTS.map("江".__add__),
    role=st.sampled_from((Role.KICKER, Role.HEADLINE, Role.DECK, Role.SUBHEADING)),
)
@example(text="江：“上上上上上上上上。”", role=Role.HEADLINE)
def test_qt_ends_the_lines_where_it_was_decided(text: str, role: Role) -> None:
    typesetter = PageTypesetter(theme.LIGHT, Rulers(), is_traditional=False)
    page = page_for(420, 100, typesetter.em(100))
    document = QTextDocument()
    document.setTextWidth(420)
    placed = typesetter.fill(document, [Paragraph(role, text)], page)
    typesetter.space(document, placed, page)
    document.markContentsDirty(0, len(text) + 1)
    document.size()
    layout = document.firstBlock().layout()
    shown = [layout.lineAt(number) for number in range(layout.lineCount())]
    encoded = text.encode("utf-16-le")
    found = [
        encoded[2 * it.textStart() : 2 * (it.textStart() + it.textLength())].decode("utf-16-le")
        for it in shown
    ]
    cut = typesetter._cut(placed[0].paragraph, page)
    assert cut.heading
    assert found == cut.heading.lines
