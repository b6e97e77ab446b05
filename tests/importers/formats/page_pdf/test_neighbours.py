"""Articles that stand close to each other: what is whose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.rows import find_rows
from reader.importers.formats.page_pdf.geometry.sheet import Glyph
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import BRIDGE, SHOES, WHARF
from tests.importers.reading import read_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article

DAY = "2024-03-04"
HOUSE = House()
STANZAS = (
    ("河水慢慢退下去", "石头露出来"),
    ("有人在对岸喊", "喊一个旧名字"),
    ("船还系在柳树上", "绳子短了一截"),
)


def read(folder: Path, sheet: Sheet) -> list[Article]:
    issue = read_pdf(save(folder / f"{DAY}.pdf", [sheet])).issue
    return [article for page in issue.pages for article in page.articles]


def by_headline(articles: list[Article]) -> dict[str, Article]:
    return {"".join((article.headline or "").split()): article for article in articles}


def glyphs_of(text: str, left: float, base: float) -> list[Glyph]:
    return [Glyph(char, left + 10 * at, left + 10 * at + 10, base, 10.0) for at, char in enumerate(text)]


def set_stanzas(sheet: Sheet, at: tuple[float, float], stanzas: tuple[tuple[str, ...], ...]) -> None:
    left, y = at
    for stanza in stanzas:
        for line in stanza:
            sheet.text(sheet.frame(), (left, y), line, 9)
            y += 13
        y += 13


def test_a_mark_that_hangs_into_the_gutter_joins_no_columns() -> None:
    left = [
        "河边的人还记得那一天",
        "第一根桩打进河床的时候",
        "岸上放了一挂鞭炮，孩子，",
        "追着跑了很远，后来桥",
    ]
    right = ["修好了，大家都来看看", "桥上的石头是从山里来", "的，每一块都有名字，", "刻在背面，看不见的。"]
    glyphs = [
        glyph
        for row, texts in enumerate(zip(left, right, strict=True))
        for text, start in zip(texts, (40.0, 162.0), strict=True)
        for glyph in glyphs_of(text, start, 100.0 + 15 * row)
    ]
    assert sorted(row.text for row in find_rows(glyphs)) == sorted(left + right)


def test_a_space_within_a_line_that_the_line_below_has_too_is_no_gutter() -> None:
    texts = [
        "何杰、能婉静　通讯员朱婷　",
        "娅、乜琴澜）　“水来了！”",
        "日前晚上，二十九层的住户",
        "头一回在晚饭时间洗上了澡",
    ]
    glyphs = [
        Glyph(char, 40 + 10.0 * at, 50 + 10.0 * at, 100.0 + 15 * row, 10.0)
        for row, text in enumerate(texts)
        for at, char in enumerate(text)
        if char != "　"
    ]
    assert len(find_rows(glyphs)) == len(texts)


def test_picture_news_beside_an_article_keeps_its_caption(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (50, 100), "渡口的早晨", 20)
    sheet.picture((40, 112, 280, 230))
    caption = "昨日清晨，梧溪渡口的第一班船坐满了赶集的人，船头堆着新摘的枇杷。"
    for row, line in enumerate((caption[:28], caption[28:])):
        sheet.text(sheet.frame(), (40, 242 + 11 * row), line, 8)
    set_article(sheet, Piece(WHARF.headline, WHARF.paragraphs), (300, 76, 680, 0), 2, HOUSE)
    set_article(sheet, Piece(SHOES.headline, SHOES.paragraphs), (40, 290, 280, 0), 1, HOUSE)
    found = by_headline(read(tmp_path, sheet))
    assert found["渡口的早晨"].paragraphs == (caption,)
    assert found[WHARF.headline].paragraphs == WHARF.paragraphs
    assert found[SHOES.headline].paragraphs == SHOES.paragraphs


def test_a_poem_whose_columns_begin_on_different_lines_stays_under_its_title(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, Piece(WHARF.headline, WHARF.paragraphs), (40, 60, 420, 0), 2, HOUSE)
    sheet.text(sheet.frame(), (520, 90), "退水", 20)
    set_stanzas(sheet, (440, 120), STANZAS[:2])
    set_stanzas(sheet, (566.75, 133), STANZAS[2:])
    set_article(sheet, Piece(BRIDGE.headline, BRIDGE.paragraphs), (440, 210, 680, 0), 2, HOUSE)
    set_article(sheet, Piece(SHOES.headline, SHOES.paragraphs), (700, 60, 1040, 0), 2, HOUSE)
    found = by_headline(read(tmp_path, sheet))
    assert found["退水"].paragraphs == tuple(line for stanza in STANZAS for line in stanza)
    assert found[WHARF.headline].paragraphs == WHARF.paragraphs


def test_a_text_without_a_heading_goes_on_no_far_article(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, Piece(BRIDGE.headline, BRIDGE.paragraphs), (40, 60, 420, 0), 2, HOUSE)
    top = 60 + set_article(sheet, Piece("", SHOES.paragraphs), (700, 60, 1040, 0), 2, HOUSE)
    set_article(sheet, Piece(WHARF.headline, WHARF.paragraphs), (440, top + 60, 680, 0), 1, HOUSE)
    found = by_headline(read(tmp_path, sheet))
    assert found[WHARF.headline].paragraphs == WHARF.paragraphs
    assert found[""].paragraphs == SHOES.paragraphs


def test_a_subheading_that_ends_a_column_is_neither_heading_nor_deck(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (120, 90), WHARF.headline, 24)
    lines = "河边的人还记得那一天第一根桩打进河床岸上放了一挂鞭炮孩子们追着跑出很远很远"
    columns = [[lines[at : at + 10] for at in (0, 10, 20, 26)] for _column in range(3)]
    columns[1][-1] = "谁来养护"
    for place, column in enumerate(columns):
        for row, line in enumerate(column):
            size = 10.8 if line == "谁来养护" else 9
            x = 40 + 108 * place + (20 if size > 9 else 0)
            sheet.text(sheet.frame(), (x, 120 + 13 * row), line, size)
    set_article(sheet, Piece(SHOES.headline, SHOES.paragraphs), (380, 76, 640, 0), 2, HOUSE)
    found = by_headline(read(tmp_path, sheet))
    article = found[WHARF.headline]
    assert article.deck is None
    assert "谁来养护" in article.paragraphs
    assert len("".join(article.paragraphs)) == 40 + 34 + 40


def test_a_header_whose_page_is_a_number_alone_is_no_kicker(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    for text, x in (("梧溪广播电视报", 40), ("2024年3月4日 星期一", 480), ("3", 1030)):
        sheet.text(sheet.frame(), (x, 36), text, 10)
    piece = Piece(WHARF.headline, WHARF.paragraphs)
    set_article(sheet, piece, (40, 50, 420, 0), 2, replace(HOUSE, is_centred=False))
    issue = read_pdf(save(tmp_path / "page.pdf", [sheet])).issue
    assert issue.pages[0].number == "3"
    (article,) = issue.pages[0].articles
    assert (article.kicker, article.headline) == (None, WHARF.headline)
