"""Page PDFs that are cut, turned, hold what nobody sees, or are set as few pages are."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile
from tests.importers.formats.page_pdf.test_layouts import (
    STORIES,
    check,
    masthead,
    read,
    signed,
    squeezed,
    turned,
)
from tests.importers.formats.page_pdf.test_parts import header
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article, set_page
from tests.importers.press import FORECAST, LIBRARY, SHOES, WHARF
from tests.importers.reading import read_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article

HOUSE = House()
DAY = "梧溪日报-2024-03-04-02.pdf"


def articles(folder: Path, *sheets: Sheet) -> list[Article]:
    return [one for page in read(folder, *sheets, name=DAY).pages for one in page.articles]


def wharf(origin: float = 0.0) -> Sheet:
    sheet = Sheet(900, 1300, origin=origin)
    set_article(sheet, signed(WHARF, 0), (100, 160, 820, 1100), 4, HOUSE)
    return sheet


@pytest.mark.parametrize("origin", [0.0, -120.0, 37.5])
def test_what_is_cut_off_is_not_of_the_page(tmp_path: Path, origin: float) -> None:
    sheet = replace(wharf(origin), crop=(60, 80, 860, 1220))
    sheet.text(sheet.frame(), (100, 50), "梧溪日报 印厂样张 第三次", 12)
    sheet.text(sheet.frame(), (870, 700), "青品红黄黑", 9)
    (found,) = articles(tmp_path, sheet)
    check(found, WHARF)
    assert found.regions[0].left == pytest.approx(40 / 800, abs=0.01)
    assert found.regions[0].top == pytest.approx(80 / 1140, abs=0.02)


@pytest.mark.parametrize(("shape", "dashes"), [("⸺", "——"), ("⸻", "———")])
def test_a_long_dash_that_is_one_shape_of_the_font_reads_as_dashes(
    tmp_path: Path, shape: str, dashes: str
) -> None:
    sheet = Sheet(900, 1300)
    sheet.text(sheet.frame(), (100, 200), f"浇水不过夜{shape}吵架先喝茶", 20)
    with PdfFile(save(tmp_path / DAY, [sheet])) as pdf:
        glyphs = pdf.sheet(0).glyphs
    assert "".join(glyph.char for glyph in glyphs) == f"浇水不过夜{dashes}吵架先喝茶"
    assert [glyph.left for glyph in glyphs] == sorted(glyph.left for glyph in glyphs)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_cut_and_turned(tmp_path: Path, rotation: int) -> None:
    lying = turned(wharf(), rotation)
    shown = (60.0, 80.0, 860.0, 1220.0)
    left, top, right, bottom = shown
    lying.crop = {
        90: (top, 900 - right, bottom, 900 - left),
        180: (900 - right, 1300 - bottom, 900 - left, 1300 - top),
        270: (1300 - bottom, left, 1300 - top, right),
    }[rotation]
    (found,) = articles(tmp_path, lying)
    check(found, WHARF)
    assert found.regions[0].left == pytest.approx(40 / 800, abs=0.01)
    assert found.regions[0].top == pytest.approx(80 / 1140, abs=0.02)


def hide(sheet: Sheet, how: str) -> None:
    """The tea story over the page's own, as nobody sees it."""
    before = len(sheet.frames)
    shift = {"beside the page": 1000.0, "below the page": 0.0}.get(how, 0.0)
    top = 1400.0 if how == "below the page" else 700.0
    set_article(sheet, signed(SHOES, 0), (100 + shift, top, 820 + shift, top + 300), 4, HOUSE)
    paint = {"not drawn": ("3 Tr", "0 Tr"), "white": ("1 g", "0 g"), "white in colours": ("1 1 1 rg", "0 g")}
    if how in paint:
        sheet.frames.insert(before, [paint[how][0]])
        sheet.frames.append([paint[how][1]])


@pytest.mark.parametrize(
    "how", ["not drawn", "white", "white in colours", "beside the page", "below the page"]
)
def test_what_nobody_sees_is_not_read(tmp_path: Path, how: str) -> None:
    sheet = wharf()
    hide(sheet, how)
    (found,) = articles(tmp_path, sheet)
    check(found, WHARF)


def test_a_scan_with_its_recognised_text_is_read(tmp_path: Path) -> None:
    """The text of a scan lies unseen over its picture."""
    sheet = Sheet(900, 1300)
    sheet.picture((0, 0, 900, 1300))
    sheet.frame().append("3 Tr")
    set_article(sheet, signed(WHARF, 0), (100, 160, 820, 1100), 4, HOUSE)
    (found,) = articles(tmp_path, sheet)
    check(found, WHARF)


@pytest.mark.parametrize("band", ["of its own", "of the whole page"])
def test_a_white_headline_on_a_dark_ground_is_read(tmp_path: Path, band: str) -> None:
    """反白"""
    sheet = Sheet(900, 1300)
    ground = (90.0, 155.0, 830.0, 205.0) if band == "of its own" else (0.0, 0.0, 900.0, 1300.0)
    sheet.picture(ground)
    sheet.frame().append("1 g")
    sheet.text(sheet.frame(), (330, 190), WHARF.headline, 26)
    sheet.frame().append("0 g")
    body = Piece("", signed(WHARF, 0).paragraphs)
    set_article(sheet, body, (100, 215, 820, 1100), 4, HOUSE)
    (found,) = articles(tmp_path, sheet)
    assert (found.headline, found.paragraphs) == (WHARF.headline, WHARF.paragraphs)


def test_a_body_that_is_printed_twice_is_read_once(tmp_path: Path) -> None:
    sheet = wharf()
    sheet.frames += [list(frame) for frame in sheet.frames]
    (found,) = articles(tmp_path, sheet)
    check(found, WHARF)


@pytest.mark.parametrize("times", [0.2, 3.0, 9.0])
def test_pages_of_any_size(tmp_path: Path, times: float) -> None:
    sheet = Sheet(1080, 1540)
    masthead(sheet)
    pieces = [signed(story, place % 4) for place, story in enumerate(STORIES)]
    set_page(sheet, pieces, 6, HOUSE, 120, random.Random(5))
    large = Sheet(1080 * times, 1540 * times)
    large.frames = [[f"q {times} 0 0 {times} 0 0 cm"], *sheet.frames, ["Q"]]
    issue = read(tmp_path, large)
    found = {squeezed(article.headline): article for article in issue.pages[0].articles}
    assert issue.title == "梧溪日报"
    for story in STORIES:
        check(found[squeezed(story.headline)], story)


@pytest.mark.parametrize("gap", [0.3, 0.6, 1.0, 1.5])
@pytest.mark.parametrize("form", ["left free", "wide spaces", "one by one"])
def test_headlines_that_are_spaced_out(tmp_path: Path, gap: float, form: str) -> None:
    sheet = Sheet(900, 1300)
    headline, size = "补鞋匠的春天", 28.0
    if form == "left free":
        sheet.text(sheet.frame(), (120, 120), headline, size, gap=gap * size)
    elif form == "wide spaces":
        sheet.text(sheet.frame(), (120, 120), "\u3000".join(headline), size, spaces=True)
    else:
        for place, char in enumerate(headline):
            sheet.text(sheet.frame(), (120 + place * size * (1 + gap), 120), char, size)
    set_article(sheet, Piece("", signed(SHOES, 0).paragraphs), (100, 150, 700, 900), 3, HOUSE)
    (found,) = articles(tmp_path, sheet)
    assert squeezed(found.headline) == headline
    assert found.paragraphs == SHOES.paragraphs


def test_every_page_may_have_a_masthead(tmp_path: Path) -> None:
    """Two papers' worth of headers: a masthead in front, and its small copy on each page after it."""
    sheets = [Sheet(1080, 1540) for _page in range(3)]
    masthead(sheets[0])
    stories = (WHARF, LIBRARY, SHOES)
    for number, (sheet, story) in enumerate(zip(sheets, stories, strict=True), 1):
        if number > 1:
            header(sheet, (f"0{number}版 要闻", "梧溪日报", "2024年3月4日 星期一", "责任编辑：戚小帆"))
        set_article(sheet, signed(story, 0), (40, 160, 1000, 0), 5, HOUSE)
    issue = read(tmp_path, *sheets)
    assert (issue.title, issue.number) == ("梧溪日报", 2071)
    assert [page.number for page in issue.pages] == ["1", "2", "3"]
    for page, story in zip(issue.pages, stories, strict=True):
        (found,) = page.articles
        check(found, story)


def test_vertical_headlines_left_and_right_on_one_page(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    left, right = (
        House(upright_at="left", headline=24, kicker=13),
        House(upright_at="right", headline=24, kicker=13),
    )
    set_article(sheet, signed(WHARF, 0), (40, 80, 520, 0), 3, left)
    set_article(sheet, signed(SHOES, 1), (560, 80, 1040, 0), 3, right)
    set_article(sheet, signed(LIBRARY, 2), (40, 620, 520, 0), 3, right)
    set_article(sheet, signed(FORECAST, 3), (560, 620, 1040, 0), 3, left)
    found = {squeezed(one.headline): one for one in articles(tmp_path, sheet)}
    assert len(found) == 4
    for story in (WHARF, SHOES, LIBRARY, FORECAST):
        check(found[squeezed(story.headline)], story)


def test_eight_narrow_columns_of_small_type(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    house = House(size=7.5, leading=1.25, gutter=1.0, headline=20)
    pieces = [signed(story, place % 4) for place, story in enumerate(STORIES)]
    done = set_page(sheet, pieces, 8, house, 60, random.Random(11))
    found = {squeezed(one.headline): one for one in articles(tmp_path, sheet)}
    assert len(found) == len(done) == len(STORIES)
    for story in STORIES:
        check(found[squeezed(story.headline)], story)


@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_box_in_the_columns_of_an_article(tmp_path: Path, is_ruled: bool) -> None:
    """A short piece with a headline of its own stands in a frame in the last column of a longer one."""
    sheet = Sheet(1080, 1540)
    set_article(sheet, signed(LIBRARY, 0), (40, 60, 520, 0), 3, HOUSE)
    boxed = House(headline=15)
    high = set_article(sheet, signed(SHOES, 0), (548, 70, 772, 0), 1, boxed)
    if is_ruled:
        sheet.box((538, 56, 782, 76 + high))
    found = {squeezed(one.headline): one for one in articles(tmp_path, sheet)}
    assert len(found) == 2
    for story in (LIBRARY, SHOES):
        check(found[squeezed(story.headline)], story)


def test_jumps_over_three_pages(tmp_path: Path) -> None:
    front, second, third = Sheet(1080, 1540), Sheet(1080, 1540), Sheet(1080, 1540)
    masthead(front)
    texts, others = signed(LIBRARY, 0).paragraphs, signed(WHARF, 0).paragraphs
    set_article(front, Piece(LIBRARY.headline, (*texts[:2], "（下转第3版）")), (40, 160, 500, 0), 3, HOUSE)
    set_article(front, Piece(WHARF.headline, (*others[:2], "（下转2版）")), (540, 160, 1000, 0), 3, HOUSE)
    header(second, ("02版 要闻", "2024年3月4日 星期一"))
    set_article(second, Piece(WHARF.headline, ("（上接1版）", *others[2:])), (40, 80, 600, 0), 3, HOUSE)
    header(third, ("03版 综合", "2024年3月4日 星期一"))
    set_article(third, Piece(LIBRARY.headline, ("（上接第1版）", *texts[2:])), (40, 80, 600, 0), 3, HOUSE)
    set_article(third, signed(SHOES, 0), (40, 600, 600, 0), 3, HOUSE)
    pages = read_pdf(save(tmp_path / "期.pdf", [front, second, third])).issue.pages
    assert [len(page.articles) for page in pages] == [2, 0, 1]
    found = {squeezed(one.headline): one for page in pages for one in page.articles}
    for story in (LIBRARY, WHARF, SHOES):
        assert found[squeezed(story.headline)].paragraphs == story.paragraphs
        assert not found[squeezed(story.headline)].truncated
    assert {region.page for region in found[squeezed(WHARF.headline)].regions} == {None, "2"}


@pytest.mark.parametrize("side", ["left", "right"])
def test_vertical_headlines_one_below_the_other(tmp_path: Path, side: str) -> None:
    """The lower begins no farther from the upper than two halves of one headline stand apart."""
    house = House(size=8, gutter=1.0, headline=36, kicker=14, upright_at=side)
    sheet = Sheet(1080, 1540)
    top = 60.0
    for place, story in enumerate((FORECAST, SHOES, WHARF)):
        top += set_article(sheet, signed(story, place), (40, top, 520, 0), 3, house) + 2.2 * house.size
    found = {squeezed(one.headline): one for one in articles(tmp_path, sheet)}
    assert len(found) == 3
    for story in (FORECAST, SHOES, WHARF):
        check(found[squeezed(story.headline)], story)


def test_a_signature_alone_in_the_last_column_ends_the_text_before_it(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 60), "补鞋匠", 26)
    lines = [
        "　　谷雨巷口那把褪色的遮阳伞下面缪师",
        "傅坐了三十年。工具箱比他年纪还大，",
        "是师傅的师傅传给他的那一只旧木箱。",
    ]
    for place, line in enumerate(lines):
        sheet.text(sheet.frame(), (40, 90 + 12.6 * place), line, 9)
    sheet.text(sheet.frame(), (210, 90), "（记者 缪知秋）", 9)
    set_article(sheet, signed(WHARF, 0), (40, 200, 520, 0), 3, HOUSE)
    found = articles(tmp_path, sheet)
    assert [one.headline for one in found] == ["补鞋匠", WHARF.headline]
    assert [author.name for author in found[0].authors] == ["缪知秋"]


@pytest.mark.parametrize(("end", "count"), [("，", 1), ("。", 2)])
def test_no_paragraph_ends_with_a_comma_at_its_columns_edge(tmp_path: Path, end: str, count: int) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 60), "补鞋匠", 26)
    lines = [
        "　　谷雨巷口那把褪色的遮阳伞下面缪师",
        f"傅坐了三十年工具箱比他年纪还要大{end}",
        "　　是师傅的师傅传给他的旧木箱子他",
        "舍不得换一只新的用到现在。",
    ]
    for place, line in enumerate(lines):
        sheet.text(sheet.frame(), (40, 90 + 12.6 * place), line, 9)
    (found,) = articles(tmp_path, sheet)
    assert len(found.paragraphs) == count
