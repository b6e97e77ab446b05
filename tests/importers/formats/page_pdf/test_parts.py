"""What stands on a page besides plain articles: pictures, boxes, subheadings, poems, headers, jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.formats.page_pdf.test_layouts import check, masthead, read, signed
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import FORECAST, LIBRARY, SHOES, WHARF
from tests.importers.reading import read_pdf

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = House()


def test_a_caption_stays_with_its_article(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    first = signed(WHARF, 0)
    captioned = Piece(first.headline, first.paragraphs, caption="图为种菜的居民在给木箱浇水。 岑小满 摄")
    high = set_article(sheet, captioned, (40, 60, 520, 0), 3, HOUSE)
    set_article(sheet, signed(SHOES, 0), (40, 90 + high, 520, 0), 3, HOUSE)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert articles[0].paragraphs == (*WHARF.paragraphs, "图为种菜的居民在给木箱浇水。 岑小满 摄")
    assert [author.name for author in articles[0].authors] == list(WHARF.authors)
    check(articles[1], SHOES)


def test_picture_news_has_its_photographer_for_author(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, signed(WHARF, 0), (40, 60, 520, 0), 3, HOUSE)
    sheet.text(sheet.frame(), (600, 100), "冬泳队下水", 24)
    sheet.picture((600, 130, 1000, 330))
    into = sheet.frame()
    sheet.text(
        into, (600, 342), "3月1日清晨，梧溪冬泳队的32名队员在老码头下水，迎接开春后的第一个集体训练日。", 8
    )
    sheet.text(into, (600, 353), "这支队伍成立于1998年。 岑小满 摄", 8)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    news = next(article for article in articles if article.headline == "冬泳队下水")
    assert news.paragraphs == (
        "3月1日清晨，梧溪冬泳队的32名队员在老码头下水，迎接开春后的第一个集体训练日。这支队伍成立于1998年。",
    )
    assert [(author.name, author.role) for author in news.authors] == [("岑小满", "摄影")]
    assert len(articles) == 2


def test_a_box_parts_articles_without_headlines(tmp_path: Path) -> None:
    """Two commentaries side by side on one level, neither with a byline before it: only the frame parts them."""
    sheet = Sheet(1080, 1540)
    set_article(sheet, Piece("", WHARF.paragraphs), (40, 60, 300, 0), 2, HOUSE)
    set_article(sheet, Piece("", SHOES.paragraphs), (320, 60, 580, 0), 2, HOUSE)
    sheet.box((310, 50, 590, 500))
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert [article.paragraphs for article in articles] == [WHARF.paragraphs, SHOES.paragraphs]


def test_a_tint_behind_text_is_no_picture(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.picture((30, 50, 590, 600))
    set_article(sheet, signed(WHARF, 1), (40, 60, 580, 0), 4, HOUSE)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    check(articles[0], WHARF)


def test_subheadings_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    """A subheading in larger type within a column, and one at the top of the next."""
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 80), "书车到过的地方", 26)
    into = sheet.frame()
    columns = (
        ("　　本报讯（记者 戚小帆）一辆书车跑", "了两万六千公里，车轮上的泥换了四个", "乡的颜色。"),
        (
            "　　开车的人说，最远的一站在山背后，",
            "去一趟要四个小时，回来天就黑了，孩",
            "子们举着手电送到村口。",
        ),
    )
    for column, lines in enumerate(columns):
        x = 40 + column * 180
        for place, line in enumerate(lines):
            sheet.text(into, (x, 110 + 12.6 * place), line, 9)
        y = 110 + 12.6 * 3 + 3
        sheet.text(into, (x + 30, y), ("山路上的灯", "等车的人")[column], 11)
        for place, line in enumerate(
            ("　　路是新修的，没有护栏，司机每次都", "把远光灯换成近光灯，慢慢地开过去，", "一次也没有误点。")
        ):
            sheet.text(into, (x, y + 14 + 12.6 * place), line, 9)
    article = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles[0]
    assert article.headline == "书车到过的地方"
    assert len(article.paragraphs) == 6
    assert article.paragraphs[1] == "山路上的灯"
    assert article.paragraphs[4] == "等车的人"


LED = ("　　路是新修的，没有护栏，司机每次都", "把远光灯换成近光灯，慢慢地开过去，", "一次也没有误点。")


@pytest.mark.parametrize("at", [0, 30])
@pytest.mark.parametrize(
    "lines", [("1．山路上", "的灯"), ("二、最远的一站", "在山背后"), ("等车", "的人", "不急")], ids="".join
)
def test_a_subheading_of_several_lines_is_one_paragraph(
    tmp_path: Path, lines: tuple[str, ...], at: int
) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 80), "书车到过的地方", 26)
    into, y = sheet.frame(), 110.0
    for line in ("　　本报讯（记者 戚小帆）一辆书车跑", "了两万六千公里，换了四个车轮。"):
        sheet.text(into, (40, y), line, 9)
        y += 12.6
    for line in lines:
        y += 3
        sheet.text(into, (40 + at, y), line, 10.8)
        y += 14
    for line in LED:
        sheet.text(into, (40, y), line, 9)
        y += 12.6
    (article,) = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert article.headline == "书车到过的地方"
    assert article.paragraphs[1:] == ("".join(lines), "".join(LED).strip("\u3000"))


def test_a_byline_set_apart_over_two_lines_is_read_whole(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 80), "书车到过的地方", 26)
    into = sheet.frame()
    for nth, line in enumerate(
        ("　　本报讯（记者 戚小帆 通讯员", "汤若木）一辆书车跑了两万六千公里，车", "轮换了四个。")
    ):
        sheet.text(into, (40, 110 + 12.6 * nth), line, 9)
    for nth, line in enumerate(LED):
        sheet.text(into, (40, 147.8 + 12.6 * nth), line, 9)
    (article,) = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert [(one.role, one.name) for one in article.authors] == [("记者", "戚小帆"), ("通讯员", "汤若木")]
    assert article.paragraphs[0] == "一辆书车跑了两万六千公里，车轮换了四个。"


@pytest.mark.parametrize("column", ["副刊", "长篇连载", "一家之言", "渡口夜话"])
def test_the_name_of_a_column_over_a_headline_is_no_kicker(tmp_path: Path, column: str) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 52), column, 11)
    sheet.text(sheet.frame(), (60, 80), "书车到过的地方", 26)
    into = sheet.frame()
    for nth, line in enumerate(LED):
        sheet.text(into, (40, 110 + 12.6 * nth), line, 9)
    (article,) = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert (article.rubric, article.kicker, article.headline) == (column, None, "书车到过的地方")


def test_who_took_the_picture_that_a_text_is_about_is_its_author(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 80), "书车到过的地方", 26)
    into = sheet.frame()
    for nth, line in enumerate((*LED[:2], "一次也没有误点。（戚小帆 摄）")):
        sheet.text(into, (40, 110 + 12.6 * nth), line, 9)
    (article,) = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert [(one.role, one.name) for one in article.authors] == [("摄影", "戚小帆")]
    assert article.paragraphs == ("".join(LED).strip("\u3000"),)


POEM = (
    "渡口的雾还没有散",
    "摇橹的人先醒了",
    "他把一盏灯挂在船尾",
    "像挂一枚熟透的枇杷",
    "对岸有鸡叫",
    "水把声音磨得很圆",
    "一篙下去",
    "整条河都动了起来",
)


def test_a_poem_keeps_its_lines(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, Piece("早渡", ("俞怀瑾", *POEM)), (40, 60, 400, 0), 2, HOUSE)
    set_article(sheet, signed(WHARF, 0), (440, 60, 1000, 0), 4, HOUSE)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    poem = next(article for article in articles if article.headline == "早渡")
    assert poem.paragraphs == POEM
    assert [author.name for author in poem.authors] == ["俞怀瑾"]


def test_a_commentary_in_larger_type_is_text(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    set_article(sheet, signed(WHARF, 0), (40, 60, 1000, 0), 5, HOUSE)
    large = House(size=11.5, headline=24)
    set_article(sheet, Piece("手印就是规矩", ("评论", *SHOES.paragraphs)), (40, 400, 520, 0), 3, large)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    essay = articles[1]
    assert (essay.headline, essay.rubric) == ("手印就是规矩", "评论")
    assert essay.paragraphs == SHOES.paragraphs


def test_a_headline_of_two_lines(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    into = sheet.frame()
    sheet.text(into, (100, 90), "旧码头修成了", 26)
    sheet.text(into, (100, 124), "共享菜园 人人有份", 26)
    set_article(sheet, Piece("", signed(WHARF, 0).paragraphs), (40, 140, 520, 0), 3, HOUSE)
    article = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles[0]
    assert article.headline == "旧码头修成了 共享菜园 人人有份"
    assert article.kicker is None


def test_an_article_beside_the_masthead_is_no_part_of_it(tmp_path: Path) -> None:
    """报眼: the place right of the masthead holds a short article."""
    sheet = Sheet(1080, 1540)
    masthead(sheet)
    set_article(sheet, signed(FORECAST, 0), (760, 28, 1040, 0), 2, House(headline=18))
    set_article(sheet, signed(WHARF, 0), (40, 160, 1040, 0), 6, HOUSE)
    issue = read(tmp_path, sheet)
    assert (issue.title, issue.number) == ("梧溪日报", 2071)
    articles = {article.headline: article for article in issue.pages[0].articles}
    check(articles[FORECAST.headline], FORECAST)
    check(articles[WHARF.headline], WHARF)


def header(sheet: Sheet, words: tuple[str, ...]) -> None:
    x = 40.0
    for word in words:
        sheet.text(sheet.frame(), (x, 40), word, 10)
        x += 10 * len(word) + 120


def test_the_header_names_page_and_day(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    header(sheet, ("03版 民生", "2024年3月4日 星期一", "责任编辑：戚小帆", "梧溪日报"))
    set_article(sheet, signed(WHARF, 0), (40, 80, 1000, 0), 5, HOUSE)
    sheet.text(sheet.frame(), (520, 1520), "3", 9)
    issue = read(tmp_path, sheet)
    assert (issue.title, issue.date_text, issue.weekday) == ("梧溪日报", "2024年3月4日", "星期一")
    assert (issue.pages[0].number, issue.pages[0].name) == ("3", "民生")
    assert len(issue.pages[0].articles) == 1


def test_an_article_that_jumps_is_put_together(tmp_path: Path) -> None:
    front, inner = Sheet(1080, 1540), Sheet(1080, 1540)
    masthead(front)
    texts = signed(LIBRARY, 0).paragraphs
    set_article(front, Piece(LIBRARY.headline, (*texts[:2], "（下转第2版）")), (40, 160, 600, 0), 3, HOUSE)
    header(inner, ("02版 要闻", "2024年3月4日 星期一"))
    set_article(inner, Piece(LIBRARY.headline, ("（上接第1版）", *texts[2:])), (40, 80, 600, 0), 3, HOUSE)
    set_article(inner, signed(SHOES, 0), (40, 600, 600, 0), 3, HOUSE)
    result = read_pdf(save(tmp_path / "期.pdf", [front, inner]))
    pages = result.issue.pages
    assert pages[0].articles[0].paragraphs == LIBRARY.paragraphs
    assert not pages[0].articles[0].truncated
    assert [article.headline for article in pages[1].articles] == [SHOES.headline]


def test_the_end_of_a_jump_that_is_not_there(tmp_path: Path) -> None:
    sheet = Sheet(1080, 1540)
    masthead(sheet)
    set_article(
        sheet, Piece("流动书车", (*LIBRARY.paragraphs[:2], "（下转第2版）")), (40, 160, 600, 0), 3, HOUSE
    )
    article = read(tmp_path, sheet).pages[0].articles[0]
    assert article.truncated
    assert article.paragraphs == LIBRARY.paragraphs[:2]


def test_text_goes_on_below_a_picture_in_its_column(tmp_path: Path) -> None:
    """A picture stands in the second of two columns; the text of that column goes around it."""
    sheet = Sheet(1080, 1540)
    sheet.text(sheet.frame(), (60, 80), "补鞋匠", 26)
    lines = [
        f"　　第{number}双鞋修好以后，他把锥子擦了又"
        if number % 2
        else "擦，放回那只旧木箱里，等下一个人来。"
        for number in range(1, 21)
    ]
    for place, line in enumerate(lines[:10]):
        sheet.text(sheet.frame(), (40, 110 + 12.6 * place), line, 9)
    for place, line in enumerate(lines[10:14]):
        sheet.text(sheet.frame(), (220, 110 + 12.6 * place), line, 9)
    sheet.picture((220, 165, 382, 260))
    for place, line in enumerate(lines[14:]):
        sheet.text(sheet.frame(), (220, 275 + 12.6 * place), line, 9)
    articles = read(tmp_path, sheet, name="2024-03-04.pdf").pages[0].articles
    assert len(articles) == 1
    assert [paragraph[:3] for paragraph in articles[0].paragraphs] == [
        f"第{number}双"[:3] for number in range(1, 21, 2)
    ]
