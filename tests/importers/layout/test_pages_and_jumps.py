"""Pages of an issue, their headers, and articles that jump from one to another."""

from __future__ import annotations

from reader.core.findings.finding import Level
from tests.importers.press import BRIDGE, LIBRARY, SHOES, WHARF
from tests.importers.reading import Read, read_text

TOP = "梧溪日报\n2023年3月3日 星期五 农历癸卯年二月十二\n今日4版 总第2047期\n\n"


def _read(text: str, name: str = "page.txt") -> Read:
    return read_text(text, name)


def test_jumps_are_joined_in_the_middle_of_a_word_and_between_paragraphs() -> None:
    bridge, wharf = BRIDGE.paragraphs, WHARF.paragraphs
    cut = bridge[2].index("方案")
    text = (
        f"{TOP}{BRIDGE.headline}\n\n本报讯（记者 俞怀瑾）{bridge[0]}\n"
        f"{bridge[1]}\n{bridge[2][:cut]}（下转第三版）\n\n"
        f"{WHARF.headline}\n\n本报讯（记者 汤若木）{wharf[0]}\n{wharf[1]}\n（下转第3版）\n"
        f"\f第3版 综合 2023年3月3日 星期五 责任编辑：缪知秋 版式：汤若木\n\n"
        f"共享菜园里的公约\n（上接第一版）\n{wharf[2]}\n{wharf[3]}\n\n"
        f"桥怎么走得远\n\n（上接第1版）{bridge[2][cut:]}\n{bridge[3]}\n"
    )
    pages = _read(text).issue.pages
    assert [article.paragraphs for article in pages[0].articles] == [bridge, wharf]
    assert not any(article.truncated for article in pages[0].articles)
    assert (pages[1].number, pages[1].name, pages[1].articles) == ("3", "综合", ())


def test_a_heading_above_a_second_half_that_is_another_s_is_not_lost() -> None:
    bridge = BRIDGE.paragraphs
    text = (
        f"{TOP}{BRIDGE.headline}\n\n本报讯（记者 俞怀瑾）{bridge[0]}\n{bridge[1]}（下转第2版）\n"
        f"\f第2版 综合\n\n{SHOES.headline}\n\n（上接第1版）{bridge[2]}\n{bridge[3]}\n"
    )
    pages = _read(text).issue.pages
    assert [article.paragraphs for article in pages[0].articles] == [bridge]
    assert [(article.headline, article.paragraphs) for article in pages[1].articles] == [(SHOES.headline, ())]


def test_a_jump_to_a_page_that_is_not_there_leaves_the_article_cut() -> None:
    text = f"{TOP}{SHOES.headline}\n\n本报讯（记者 缪知秋）{SHOES.paragraphs[0]}（下转第2版）\n"
    article = _read(text).issue.pages[0].articles[0]
    assert article.truncated
    assert article.paragraphs == SHOES.paragraphs[:1]


def test_the_rest_of_an_article_without_its_beginning_is_told() -> None:
    text = f"第2版 要闻 2023年3月3日\n\n{SHOES.headline}\n（上接第1版）{SHOES.paragraphs[1]}\n"
    result = _read(text)
    assert result.issue.pages[0].articles[0].headline == SHOES.headline
    assert "An article on page 2 begins on page 1, which is not in this file." in [
        finding.text for finding in result.findings
    ]


def test_an_inner_page_alone_takes_all_from_its_header() -> None:
    text = (
        "2022年7月19日 星期二 第2版 综合 责任编辑：张三 版式：李四 校对：王五\n\n"
        f"{LIBRARY.headline}\n本报青石7月18日电（记者 汤若木、班雨晴）" + "\n".join(LIBRARY.paragraphs)
    )
    issue = _read(text).issue
    assert (issue.date_text, issue.weekday, issue.pages[0].number, issue.pages[0].name) == (
        "2022年7月19日",
        "星期二",
        "2",
        "综合",
    )
    article = issue.pages[0].articles[0]
    assert article.dateline == "本报青石7月18日电"
    assert article.paragraphs == LIBRARY.paragraphs


def test_a_header_without_a_date_takes_it_from_the_file_name() -> None:
    text = f"02版 要闻\n\n{SHOES.headline}\n\n□ 缪知秋\n" + "\n".join(SHOES.paragraphs)
    issue = _read(text, "梧溪日报-2022-07-19-02.txt").issue
    assert issue.date is not None
    assert (issue.title, issue.date.isoformat(), issue.pages[0].number) == ("梧溪日报", "2022-07-19", "2")


def test_a_page_without_a_number_takes_it_from_the_file_name() -> None:
    text = f"梧溪日报 2022年7月19日 星期二\n\n{SHOES.headline}\n\n□ 缪知秋\n" + "\n".join(SHOES.paragraphs)
    assert _read(text, "梧溪日报-2022-07-19-A03.txt").issue.pages[0].number == "A3"


def test_headers_of_sections_and_of_several_lines_without_form_feeds() -> None:
    text = (
        f"A1版 要闻\n梧溪晚报 2023年3月3日 星期五\n总第2047期 今日16版\n\n"
        f"{WHARF.headline}\n\n本报讯（通讯员 王小川）{WHARF.paragraphs[0]}\n\n"
        f"A2 综合\n2023年3月3日 星期五 编辑：张三 电话：0571-8888888\n\n{SHOES.headline}\n\n缪知秋\n"
        + "\n".join(SHOES.paragraphs)
        + f"\n\n第A3版：副刊\n\n{LIBRARY.headline}\n\n□ 汤若木\n{LIBRARY.paragraphs[0]}\n"
    )
    issue = _read(text).issue
    assert (issue.title, issue.number, issue.page_count) == ("梧溪晚报", 2047, 16)
    assert [(page.number, page.name, page.articles[0].headline) for page in issue.pages] == [
        ("A1", "要闻", WHARF.headline),
        ("A2", "综合", SHOES.headline),
        ("A3", "副刊", LIBRARY.headline),
    ]
    assert issue.pages[1].articles[0].paragraphs == SHOES.paragraphs


def test_page_numbers_at_the_foot() -> None:
    text = (
        f"{TOP}{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{WHARF.paragraphs[0]}\n\n第1版 要闻\n\n"
        f"{SHOES.headline}\n\n□ 缪知秋\n{SHOES.paragraphs[0]}\n\n第2版 副刊\n"
    )
    pages = _read(text).issue.pages
    assert [(page.number, page.name, page.articles[0].headline) for page in pages] == [
        ("1", "要闻", WHARF.headline),
        ("2", "副刊", SHOES.headline),
    ]


def test_fewer_pages_than_the_masthead_says() -> None:
    article = f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{WHARF.paragraphs[0]}\n"
    alone = _read(TOP + article).findings
    assert [(finding.level, finding.text) for finding in alone] == [
        (Level.NOTE, "This is page 1 alone; the masthead says the issue has 4 pages.")
    ]
    two = _read(
        f"{TOP}{article}\f第2版 副刊\n\n{SHOES.headline}\n\n□ 缪知秋\n{SHOES.paragraphs[0]}\n"
    ).findings
    assert [(finding.level, finding.text) for finding in two] == [
        (Level.WARNING, "The masthead says 4 pages, but only 2 pages were read.")
    ]


def test_an_article_over_three_pages() -> None:
    first, second, third = SHOES.paragraphs[:3]
    text = (
        f"{TOP}{SHOES.headline}\n\n本报讯（记者 缪知秋）{first}（下转第2版）\n"
        f"\f第2版 要闻\n\n（上接第1版）{second}（下转第4版）\n"
        f"\f第4版 副刊\n\n（上接第2版）{third}\n"
    )
    pages = _read(text).issue.pages
    assert [len(page.articles) for page in pages] == [1, 0, 0]
    assert pages[0].articles[0].paragraphs == (first, second, third)
    assert not pages[0].articles[0].truncated
