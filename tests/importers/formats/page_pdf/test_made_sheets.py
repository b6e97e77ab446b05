"""Sheets of invented papers: read across and from top to bottom, and what is told where they lie."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers.formats.page_pdf.geometry.banks import Setting as BankSetting
from reader.importers.formats.page_pdf.geometry.banks import find_banks
from reader.importers.formats.page_pdf.geometry.boxes import Box
from reader.importers.formats.page_pdf.geometry.legs import Leg
from reader.importers.formats.page_pdf.geometry.pages import read_sheet
from reader.importers.formats.page_pdf.geometry.rows import Row
from reader.importers.formats.page_pdf.geometry.sheet import Glyph
from reader.importers.formats.page_pdf.geometry.sheet import Sheet as ReadSheet
from reader.importers.formats.page_pdf.geometry.turning import lie_down
from tests.growth import calls
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import BRIDGE, SHOES, WHARF
from tests.importers.reading import read_pdf
from tests.made_pages.make import made_sheets
from tests.made_pages.sheets.turned import TurnedSheet

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article
    from tests.made_pages.sheets.pages import MadeSheets

DAY = "2024-03-04"
HOUSE = House()


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def read(path: Path) -> list[Article]:
    return [article for page in read_pdf(path).issue.pages for article in page.articles]


def share_found(folder: Path, made: MadeSheets) -> float:
    """How many of the articles of sheets are read with their headline and most of their text."""
    found = read(save(folder / f"{DAY}.pdf", made.sheets))
    texts = {squeezed(article.headline): squeezed("".join(article.paragraphs)) for article in found}
    whole = 0
    for article in made.page.articles:
        text, wanted = texts.get(squeezed(article.headline), ""), squeezed("".join(article.paragraphs))
        whole += abs(len(text) - len(wanted)) < 0.1 * len(wanted) and text[:20] == wanted[:20]
    return whole / len(made.page.articles)


def test_most_articles_of_other_papers_are_read(tmp_path: Path) -> None:
    shares = [
        share_found(tmp_path, made_sheets(family, 7)) for family in ("county", "province", "border", "old")
    ]
    assert sum(shares) / len(shares) > 0.6


def test_most_articles_set_from_top_to_bottom_are_read(tmp_path: Path) -> None:
    shares = [
        share_found(tmp_path, made_sheets(family, 3, is_vertical=True))
        for family in ("county", "province", "old")
    ]
    assert sum(shares) / len(shares) > 0.5


@pytest.mark.parametrize("at", ["left", "middle", "right"])
def test_a_byline_of_its_own_does_not_cut_its_article(tmp_path: Path, at: str) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (150, 100), WHARF.headline, 24)
    x = {"left": 40.0, "middle": 220.0, "right": 410.0}[at]
    sheet.text(sheet.frame(), (x, 122), "本报记者\u3000俞怀瑾\u3000汤若木", 9)
    set_article(sheet, Piece("", WHARF.paragraphs), (40, 128, 540, 0), 3, HOUSE)
    set_article(sheet, Piece(SHOES.headline, SHOES.paragraphs), (560, 60, 1040, 0), 3, HOUSE)
    article, other = read(save(tmp_path / f"{DAY}.pdf", [sheet]))
    assert article.headline == WHARF.headline
    assert article.paragraphs == WHARF.paragraphs
    assert [author.name for author in article.authors] == ["俞怀瑾", "汤若木"]
    assert other.paragraphs == SHOES.paragraphs


def test_a_deck_at_the_right_edge_belongs_to_its_headline(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (120, 100), BRIDGE.headline, 26)
    sheet.text(sheet.frame(), (430, 122), "——全县危桥改造见闻", 12)
    set_article(sheet, Piece("", BRIDGE.paragraphs), (40, 130, 545, 0), 3, HOUSE)
    (article,) = read(save(tmp_path / f"{DAY}.pdf", [sheet]))
    assert (article.headline, article.deck) == (BRIDGE.headline, "——全县危桥改造见闻")
    assert article.paragraphs == BRIDGE.paragraphs


def test_a_page_from_top_to_bottom_has_its_regions_where_they_stand(tmp_path: Path) -> None:
    sheet = TurnedSheet(1200, 800)
    sheet.text(sheet.frame(), (100, 60), WHARF.headline, 24)
    set_article(sheet, Piece("", WHARF.paragraphs), (40, 80, 1160, 0), 4, HOUSE)
    (article,) = read(save(tmp_path / f"{DAY}.pdf", [sheet.seen]))
    assert article.headline == WHARF.headline
    assert article.paragraphs == WHARF.paragraphs
    assert min(region.left for region in article.regions) > 0.5
    assert max(region.right for region in article.regions) < 1.0


def test_a_text_layer_that_lies_is_told_and_gives_no_article(tmp_path: Path) -> None:
    sheet = Sheet(600, 800)
    rng = random.Random(1)
    for line in range(12):
        text = "".join(chr(rng.randrange(0xE000, 0xE800)) for _ in range(20))
        sheet.text(sheet.frame(), (40, 80 + 14 * line), text, 10)
    result = read_pdf(save(tmp_path / f"{DAY}.pdf", [sheet]))
    assert result.issue.pages[0].articles == ()
    assert Code.PAGE_GARBLED in [finding.code for finding in result.findings]


def test_what_belongs_to_no_article_is_told(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, Piece(WHARF.headline, WHARF.paragraphs), (40, 60, 540, 0), 3, HOUSE)
    sheet.text(sheet.frame(), (900, 700), "福", 30)
    result = read_pdf(save(tmp_path / f"{DAY}.pdf", [sheet]))
    assert [article.headline for article in result.issue.pages[0].articles] == [WHARF.headline]
    told = next(finding for finding in result.findings if finding.code is Code.PAGE_LEFTOVERS)
    assert told.parameters["lines"] == "福"


def test_a_date_in_the_text_dates_nothing(tmp_path: Path) -> None:
    sheet = Sheet(600, 800)
    sheet.text(sheet.frame(), (40, 30), "02版 综合 2024年3月4日 星期一 梧溪日报", 9)
    texts = (
        "河边的人还记得那一天。",
        "2021年11月18日，第一根桩打进河床，岸上放了一挂鞭炮，孩子们追着跑。",
        "后来桥修好了。",
    )
    set_article(sheet, Piece("一座桥的三十年", texts), (40, 60, 300, 0), 1, HOUSE)
    issue = read_pdf(save(tmp_path / "梧溪日报.pdf", [sheet])).issue
    assert str(issue.date) == DAY
    assert issue.pages[0].articles[0].paragraphs == texts


def words(count: int) -> ReadSheet:
    """A page of an OCR layer: single words in letters, six columns."""
    rng = random.Random(3)
    glyphs: list[Glyph] = []
    for number in range(count):
        column, line = number % 36 // 6, number // 36
        left = 40 + 190 * column + 30 * (number % 6)
        base = 100 + 10 * line + rng.uniform(-0.4, 0.4)
        glyphs += (
            Glyph(char, left + 4 * at, left + 4 * at + 4, base, 8.0) for at, char in enumerate("words")
        )
    return ReadSheet(1240, 200 + 10 * count / 36, tuple(glyphs))


def test_twice_the_words_take_hardly_more_than_twice_the_work() -> None:
    small, large = words(1500), words(3000)
    assert calls(lambda: read_sheet(large, DAY)) < 2.3 * calls(lambda: read_sheet(small, DAY))


def leg(left: float, top: float, texts: tuple[str, ...]) -> Leg:
    rows = tuple(
        Row(text, Box(left, top + 15 * at, left + 120, top + 15 * at + 10), 10.0)
        for at, text in enumerate(texts)
    )
    return Leg(rows, left, left + 120)


def test_a_byline_above_the_first_column_alone_parts_it_from_no_other() -> None:
    signed = leg(
        40, 100, ("□ 本报记者\u3000俞怀瑾", "河边的人还记得那一天，", "第一根桩打进河床，岸上放了一")
    )
    other = leg(174, 115, ("挂鞭炮，孩子们追着跑。", "后来桥修好了。"))
    assert find_banks([signed, other], BankSetting()) == [[signed, other]]
    lower = leg(174, 122, ("挂鞭炮，孩子们追着跑。",))
    assert len(find_banks([signed, lower], BankSetting())) == 2


def test_a_long_dash_drawn_twice_in_one_place_runs_down_two() -> None:
    glyphs = [Glyph(char, 350.0, 360.0, 100.0 + 10 * at, 10.0) for at, char in enumerate("三十年—")]
    second = Glyph("—", 350.0, 367.0, 130.0, 10.0)
    laid, _across = lie_down(ReadSheet(400, 400, (*glyphs, second)))
    *_others, first, last = laid.glyphs
    assert (first.char, last.char) == ("—", "—")
    assert last.left == pytest.approx(first.right)
    assert last.baseline == first.baseline
