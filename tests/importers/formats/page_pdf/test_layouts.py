"""Pages of made-up papers, set in many ways, read back from their PDFs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.importers.pdf_press import House, Piece, Sheet, save, set_article, set_page
from tests.importers.press import BRIDGE, FORECAST, LIBRARY, SHOES, WHARF, Story
from tests.importers.reading import read_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article, Issue

STORIES = (WHARF, BRIDGE, LIBRARY, FORECAST, SHOES)
HOUSES = {
    "plain": House(),
    "narrow gutters and rules": House(size=8.2, leading=1.3, gutter=1.1, headline=22, has_column_rules=True),
    "flush headlines": House(size=10.5, leading=1.5, gutter=2.0, headline=30, is_centred=False),
    "line by line across the page": House(order="down", gutter=1.2, has_printed_spaces=True),
    "headlines printed twice": House(size=9.5, leading=1.6, prints_twice=True, headline=34, kicker=16),
    "ragged": House(is_justified=False, has_article_rules=True),
    "vertical headlines on the right": House(upright_at="right", headline=24, kicker=13),
    "vertical headlines on the left": House(upright_at="left", headline=24, kicker=13),
}


def signed(story: Story, form: int) -> Piece:
    """A story with its byline as one of four papers prints it."""
    texts, names = list(story.paragraphs), " ".join(story.authors)
    if form == 0:
        texts[0] = f"本报讯（记者 {names}）" + texts[0]
    elif form == 1:
        texts.insert(0, f"□ 本报记者 {names}")
    elif form == 2:
        texts[-1] += f"（记者 {names}）"
    else:
        texts[0] = f"本报梧溪3月2日电（记者 {names}）" + texts[0]
    return Piece(story.headline, tuple(texts), story.kicker, story.deck)


def masthead(sheet: Sheet) -> None:
    sheet.text(sheet.frame(), (40, 80), "梧溪日报", 48)
    lines = (
        "中共梧溪县委主办 梧溪县融媒体中心承办",
        "2024年3月4日 星期一 农历甲辰年正月廿四",
        "今日4版 总第2071期",
    )
    into = sheet.frame()
    for place, line in enumerate(lines):
        sheet.text(into, (480, 42 + 15 * place), line, 9.0)


def read(folder: Path, *sheets: Sheet, name: str = "页.pdf") -> Issue:
    return read_pdf(save(folder / name, sheets)).issue


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def check(article: Article, story: Story, *, has_deck: bool = True) -> None:
    assert squeezed(article.headline) == squeezed(story.headline)
    assert squeezed(article.kicker) == squeezed(story.kicker)
    assert squeezed(article.deck) == (squeezed(story.deck) if has_deck else "")
    assert tuple(author.name for author in article.authors) == story.authors
    assert article.paragraphs == story.paragraphs


@pytest.mark.parametrize("columns", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_every_layout_gives_the_same_articles(tmp_path: Path, house: House, columns: int) -> None:
    rng = random.Random(columns)
    sheet = Sheet(1080, 1540)
    masthead(sheet)
    pieces = [signed(story, place % 4) for place, story in enumerate(STORIES)]
    set_page(sheet, pieces, columns, house, 120, rng)

    issue = read(tmp_path, sheet)

    assert (issue.title, issue.number, issue.page_count) == ("梧溪日报", 2071, 4)
    assert issue.date_text == "2024年3月4日"
    found = {squeezed(article.headline): article for article in issue.pages[0].articles}
    assert len(issue.pages[0].articles) == len(STORIES)
    for story in STORIES:
        check(found[squeezed(story.headline)], story)


def test_regions_lie_on_the_page_and_apart(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_page(sheet, [signed(story, 0) for story in STORIES], 6, House(), 60, random.Random(3))
    articles = read(tmp_path, sheet, name="梧溪日报-2024-03-04-02.pdf").pages[0].articles
    regions = [(place, region) for place, article in enumerate(articles) for region in article.regions]
    assert {place for place, _region in regions} == set(range(len(STORIES)))
    for place, one in regions:
        assert 0 <= one.left < one.right <= 1
        assert 0 <= one.top < one.bottom <= 1
        for number, other in regions:
            across = min(one.right, other.right) - max(one.left, other.left)
            beside = min(one.bottom, other.bottom) - max(one.top, other.top)
            assert place == number or across < 0.002 or beside < 0.002


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(tmp_path: Path, rotation: int) -> None:
    """The page is stored lying on its side; the reader turns it back by the same angle."""
    upright = Sheet(900, 1300)
    set_article(upright, signed(WHARF, 0), (40, 60, 860, 1200), 4, House())
    article = read(tmp_path, turned(upright, rotation), name="2024-03-04.pdf").pages[0].articles[0]
    check(article, WHARF)
    assert article.regions[0].top < 0.1


def turned(sheet: Sheet, rotation: int) -> Sheet:
    """The same sheet, its content turned against the angle its page says."""
    width, height = sheet.width, sheet.height
    matrix = {
        90: f"0 1 -1 0 {height} 0",
        180: f"-1 0 0 -1 {width} {height}",
        270: f"0 -1 1 0 0 {width}",
    }[rotation]
    sides = (height, width) if rotation % 180 else (width, height)
    lying = Sheet(*sides, rotation=rotation)
    lying.frames = [[f"q {matrix} cm"], *sheet.frames, ["Q"]]
    return lying


def test_a_page_that_does_not_begin_at_zero(tmp_path: Path) -> None:
    sheet = Sheet(900, 1300, origin=-250)
    set_article(sheet, signed(WHARF, 0), (40, 60, 860, 1200), 4, House())
    article = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles[0]
    check(article, WHARF)
    assert article.regions[0].left == pytest.approx(40 / 900, abs=0.01)
