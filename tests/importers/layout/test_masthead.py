"""What a masthead tells, and what it doesn't."""

from __future__ import annotations

import pytest

from reader.importers.layout.lines import split_lines
from reader.importers.layout.masthead import Masthead, read_masthead
from reader.importers.layout.numbers import read_number
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.titles import find_title, title_in_name

ARTICLE = (
    "\n\n旧码头修成了共享菜园\n\n本报讯（记者 俞怀瑾）3月2日上午，梧溪镇老码头的水泥台上摆出了46只木箱。"
)


def _masthead(text: str, file_name: str = "") -> Masthead:
    return read_masthead(split_lines(text + ARTICLE), file_name)


def test_slogans_are_no_part_of_anything() -> None:
    masthead = _masthead(
        "富强 民主 文明 和谐\n爱国 敬业 诚信 友善\n\n中共梧溪县委主办\n"
        "2023年3月3日 星期五\nJIN RI WU XI 今日8版 总第2047期"
    )
    assert (masthead.title, masthead.publisher, masthead.line_count) == ("今日梧溪", "中共梧溪县委主办", 5)


@pytest.mark.parametrize(
    ("line", "publisher", "title"),
    [
        ("JIN RI LYU LIANG", "中共吕梁市委主办", "今日吕梁"),
        ("LÜ LIANG RI BAO", "中共吕梁市委主办", "吕梁日报"),
        ("Chángtīng Xīnbào", "中共长汀县委主办", "长汀新报"),
        ("XIN WU XI", "梧溪县融媒体中心承办", "新梧溪"),
        ("WU XI", "梧溪县融媒体中心承办", "梧溪"),
        ("HELLO WORLD", "梧溪县融媒体中心承办", None),
        ("ABC", "梧溪日报社出版", "梧溪日报"),
    ],
)
def test_a_name_in_pinyin_only(line: str, publisher: str, title: str | None) -> None:
    assert find_title([line], publisher) == title


def test_a_name_in_pinyin_told_by_the_file() -> None:
    assert find_title(["SHI QIAO WAN BAO"], None, "石桥晚报-2022-07-19") == "石桥晚报"


def test_the_printed_name_goes_before_the_pinyin() -> None:
    assert _masthead("梧溪商报\nWUXI SHANGBAO\n2023年3月3日 星期五").title == "梧溪商报"


def test_the_republican_calendar_in_traditional_glyphs() -> None:
    masthead = _masthead(
        "梧溪日報\n中華民國二十二年八月十一日 星期五 夏曆六月二十\n第三千五百七十六號 今日本報八版"
    )
    assert masthead.printed is not None
    assert (masthead.title, str(masthead.printed.date), masthead.number) == ("梧溪日報", "1933-08-11", 3576)
    assert masthead.lunar_date == "六月二十"


def test_text_without_a_masthead() -> None:
    assert _masthead("").line_count == 0


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("３５７６", 3576),
        ("三五七六", 3576),
        ("三千五百七十六", 3576),
        ("十二", 12),
        ("一百零八", 108),
        ("八版", None),
        ("", None),
    ],
)
def test_numbers(printed: str, number: int | None) -> None:
    assert read_number(printed) == number


@pytest.mark.parametrize(
    ("line", "number", "name"),
    [
        ("02版 要闻", "2", "要闻"),
        ("第2版：要闻", "2", "要闻"),
        ("第十二版 副刊", "12", "副刊"),
        ("A03 时事", "A3", "时事"),
        ("要闻 03", "3", "要闻"),
        ("2022年7月19日 星期二 第2版 综合 责任编辑：张三 电话：0571-88888888", "2", "综合"),
        ("梧溪日报 第4版 2022年7月19日", "4", None),
        ("第 二 版", "2", None),
    ],
)
def test_page_headers(line: str, number: str | None, name: str | None) -> None:
    header = read_page_header(line)
    assert (header.number if header else None, header.name if header else None) == (number, name)


@pytest.mark.parametrize(
    "line",
    [
        "今日8版 总第2047期",
        "（下转第3版）",
        "详见第2版《码头上的菜园是怎样一天天种起来的》",
        "第二版的书卖得很好，读者说这一版比第一版更清楚。",
    ],
)
def test_what_is_no_page_header(line: str) -> None:
    assert read_page_header(line) is None


def test_names_of_papers_in_names_of_files() -> None:
    assert title_in_name("石桥日报-2022-07-19-02") == "石桥日报"
    assert title_in_name("今日衢江2022-07-19") == "今日衢江"
    assert title_in_name("page-2") is None


@pytest.mark.parametrize(
    ("text", "day", "pages"),
    [
        ("梧溪日报\n1949年5月1日创刊\n2023年3月3日 星期五 总第21期 今日8版", "2023-03-03", 8),
        ("梧溪日报\n创刊于1949年5月1日\n2023年3月3日 星期五 总第21期 今日8版", "2023-03-03", 8),
        ("2023年3月3日 总第21期\n梧溪日报\n今日A叠16版", "2023-03-03", 16),
        ("梧溪日报\n2023年3月3日 星期五\n责编 张三 版式 李四\n总第21期 8版", "2023-03-03", 8),
        ("梧溪時報\n中華民國二十五年五月六日\n總第二十一號\n今日出版兩大張", "1936-05-06", None),
    ],
)
def test_what_else_stands_beside_the_date(text: str, day: str, pages: int | None) -> None:
    masthead = _masthead(text)
    assert masthead.printed is not None
    assert (str(masthead.printed.date), masthead.number, masthead.page_count) == (day, 21, pages)
    assert masthead.line_count == len(text.splitlines())


@pytest.mark.parametrize(
    "headline",
    ["一通电话牵出的邻里情", "老人学会用微信", "绿树成阴的河岸", "社会零售总额增长8%", "两条热线合成一条"],
)
def test_a_headline_below_is_not_the_masthead_s(headline: str) -> None:
    assert _masthead(f"梧溪日报\n2023年3月3日 星期五\n总第21期\n\n{headline}").line_count == 3


@pytest.mark.parametrize(
    "below",
    [
        "老码头停水通告\n因水管改造，定于\n2023年3月5日（星期日）22时至3月6日",
        "老码头停水通告\n因水管改造，定于2023年3月5日（\n星期日）停水",
        "河上\n风从桥下过\n收回一朵云",
    ],
)
def test_an_article_right_below_is_not_the_masthead_s(below: str) -> None:
    assert _masthead(f"梧溪日报\n2023年3月3日 星期五\n总第21期\n\n{below}").line_count == 3
