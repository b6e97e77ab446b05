"""What papers do that the plain pages do not: bylines over line ends, lone subheadings, jumps in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers.layout.bylines import parse_byline, parse_lead, split_closing
from reader.importers.layout.headings import read_headings
from reader.importers.layout.page_headers import read_page_header
from tests.importers.press import BRIDGE, ESSAY, FORECAST, LIBRARY, SHOES, WHARF, set_lines
from tests.importers.reading import read_issue, read_text

if TYPE_CHECKING:
    from reader.core.paper import Article

TOP = "梧溪日报\n2023年3月3日 星期五 农历癸卯年二月十二\n今日4版 总第2047期\n\n"
SECOND = "\f02版 综合\n\n"


def _articles(text: str, page: int = 0) -> tuple[Article, ...]:
    return read_issue(TOP + text).pages[page].articles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯 记者 俞怀瑾报道：老码头", ["俞怀瑾"]),
        ("本报讯 记者汤若木 通讯员班雨晴 昨日，老码头", ["汤若木", "班雨晴"]),
        ("【本报讯】（记者 俞怀瑾）昨日，老码头", ["俞怀瑾"]),
        ("本报梧溪电（记者 俞怀瑾）昨日，老码头", ["俞怀瑾"]),
        ("本报讯（俞怀瑾 汤若木）昨日，老码头", ["俞怀瑾", "汤若木"]),
        ("本报讯（记者俞怀瑾汤若木 通讯员班雨晴）昨日，老码头", ["俞怀瑾", "汤若木", "班雨晴"]),
        ("本报讯（见习记者 俞 瑾汤若木）昨日，老码头", ["俞瑾", "汤若木"]),
    ],
)
def test_leads(text: str, names: list[str]) -> None:
    lead = parse_lead(text)
    assert lead is not None
    assert [author.name for author in lead.authors] == names
    assert lead.rest.endswith("老码头")
    assert "记者" not in lead.rest


def test_a_place_before_the_report_is_no_name_and_a_name_no_place() -> None:
    assert [author.name for author in parse_byline("本报记者 俞怀瑾 江西报道") or ()] == ["俞怀瑾"]
    assert [author.name for author in parse_byline("记者 俞怀瑾 汤若木报道") or ()] == ["俞怀瑾", "汤若木"]


@pytest.mark.parametrize(
    "text", ["旁边的翻译忙得来不", "（记者 俞怀瑾", "（记者 俞怀瑾）记者从图书馆", "汤若木 班雨晴）"]
)
def test_pieces_of_sentences_are_no_bylines(text: str) -> None:
    assert parse_byline(text) is None


def test_signatures_after_a_bracket_and_without_a_space() -> None:
    assert split_closing("以公约为准。）（俞 瑾）").authors[0].name == "俞瑾"
    assert split_closing("伞还没有坏。■缪知秋").authors[0].name == "缪知秋"
    assert split_closing("伞还没有坏。本报记者 缪知秋").authors[0].name == "缪知秋"
    assert split_closing("规矩长在身上。（作者系县中教师）").authors == ()


def test_who_makes_the_page_is_no_page_number() -> None:
    assert read_page_header("责编：司马一 版式：汤若木 校对：班雨晴") is None
    header = read_page_header("A03版·文体")
    assert header is not None
    assert (header.number, header.name) == ("A3", "文体")


def test_a_source_above_the_headline_is_a_kicker() -> None:
    headings = read_headings(["县气象局发布数据", "去年平均气温16.4℃"], is_in_order=True)
    assert (headings.kicker, headings.headline) == ("县气象局发布数据", "去年平均气温16.4℃")


def test_a_byline_over_the_end_of_lines() -> None:
    body = "\n".join(SHOES.paragraphs[0][at : at + 16] for at in range(0, len(SHOES.paragraphs[0]), 16))
    more = "\n".join(SHOES.paragraphs[1][at : at + 16] for at in range(0, len(SHOES.paragraphs[1]), 16))
    text = f"{SHOES.headline}\n\n新华社北京3月2日电（记者俞怀\n瑾、汤若木）{body}\n{more}\n"
    (article,) = _articles(text)
    assert [author.name for author in article.authors] == ["俞怀瑾", "汤若木"]
    assert article.dateline == "新华社北京3月2日电"
    assert article.headline == SHOES.headline


def test_a_led_subheading_between_empty_lines_stays_in_its_article() -> None:
    lines = [f"　　{paragraph}" for paragraph in LIBRARY.paragraphs]
    others = "\n\n".join(f"　　{paragraph}" for paragraph in WHARF.paragraphs)
    text = (
        f"{WHARF.headline}\n\n　　本报讯（记者 俞怀瑾）{others.lstrip()}\n\n\n"
        f"{LIBRARY.headline}\n\n　　本报讯（记者 汤若木）{lines[0].lstrip()}\n\n" + "\n\n".join(lines[1:])
    )
    articles = _articles(text)
    assert [article.headline for article in articles] == [WHARF.headline, LIBRARY.headline]
    assert articles[1].paragraphs == LIBRARY.paragraphs


def test_a_headline_far_from_the_text_above_it_is_an_article_of_its_own() -> None:
    essay, forecast = "\n\n".join(ESSAY.paragraphs), "\n\n".join(FORECAST.paragraphs)
    articles = _articles(f"码头的规矩\n\n{essay}\n\n\n{FORECAST.headline}\n\n{forecast}\n")
    assert [article.headline for article in articles] == ["码头的规矩", FORECAST.headline]


def test_a_remark_in_brackets_is_no_heading() -> None:
    forecast = "\n\n".join(FORECAST.paragraphs)
    text = f"{FORECAST.headline}\n\n本报讯（记者 班雨晴）{forecast}\n\n（县气象台，2023年3月3日）\n\n\n"
    text += f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）" + "\n\n".join(WHARF.paragraphs)
    first, second = _articles(text)
    assert first.paragraphs[-1] == "（县气象台，2023年3月3日）"
    assert (second.kicker, second.headline) == (None, WHARF.headline)


def test_jumps_in_other_words_find_their_pages_and_their_halves() -> None:
    wharf, bridge = WHARF.paragraphs, BRIDGE.paragraphs
    text = (
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{wharf[0]}\n{wharf[1]}\n▶下转第2版\n\n"
        f"{BRIDGE.headline}\n\n本报讯（记者 汤若木）{bridge[0]}\n{bridge[1]}\n转2版\n"
        f"\fA02版·综合\n\n（紧接第1版）{bridge[2]}\n{bridge[3]}\n\n\n上接1版\n{wharf[2]}\n{wharf[3]}\n"
    )
    first, second = _articles(text)
    assert (first.paragraphs, second.paragraphs) == (wharf, bridge)
    assert not first.truncated
    assert not second.truncated


def test_a_heading_repeated_above_the_second_half_goes_with_it() -> None:
    wharf, bridge = WHARF.paragraphs, BRIDGE.paragraphs
    heading = "\n\n".join(BRIDGE.heading)
    text = (
        f"{heading}\n\n本报讯（记者 俞怀瑾）{bridge[0]}\n{bridge[1]}\n下转第2版\n"
        f"{SECOND}{WHARF.headline}\n\n本报讯（记者 汤若木）{wharf[0]}\n{wharf[1]}\n\n\n"
        f"{heading}\n\n上接第1版\n{bridge[2]}\n{bridge[3]}\n"
    )
    (first,) = _articles(text)
    (second,) = _articles(text, 1)
    assert first.paragraphs == bridge
    assert (second.headline, second.paragraphs) == (WHARF.headline, wharf[:2])


@pytest.mark.parametrize("rubric", ["【民生】", "■ 今日关注", "〔乡村〕"])
def test_a_rubric_above_a_heading(rubric: str) -> None:
    text = "\n\n\n".join(
        f"{rubric}\n" + "\n".join(story.heading) + "\n\n本报讯（记者 俞怀瑾）" + "\n".join(story.paragraphs)
        for story in (WHARF, BRIDGE, LIBRARY)
    )
    for article, story in zip(_articles(text), (WHARF, BRIDGE, LIBRARY), strict=True):
        assert article.rubric == rubric.strip("【】■〔〕 ")
        assert (article.kicker or "", article.headline, article.deck or "") == (
            story.kicker,
            story.headline,
            story.deck,
        )


def test_a_heading_of_four_lines_is_no_poem() -> None:
    heading = "■ 今日关注\n梧溪镇老码头\n四十六只木箱种出一个春天\n——共享菜园见闻"
    [article] = _articles(f"{heading}\n\n本报讯（记者 俞怀瑾）" + "\n".join(WHARF.paragraphs))
    assert (article.rubric, article.kicker, article.deck) == ("今日关注", "梧溪镇老码头", "——共享菜园见闻")


@pytest.mark.parametrize("label", ["广告", "· 广告 ·", "【公益广告】"])
def test_an_advertisement_keeps_to_itself(label: str) -> None:
    notice = ("碧湖花园盛大开盘", "贵宾热线：0570-8800000", "地址：解放路18号")
    text = (
        f"{FORECAST.headline}\n\n本报讯（记者 班雨晴）"
        + "\n".join(FORECAST.paragraphs)
        + "\n\n"
        + "\n".join((label, *notice))
        + f"\n\n{SHOES.headline}\n\n□ 缪知秋\n"
        + "\n".join(SHOES.paragraphs)
    )
    read = read_text(TOP + text)
    first, second = read.issue.pages[0].articles
    assert (first.headline, second.headline) == (FORECAST.headline, SHOES.headline)
    assert first.paragraphs == FORECAST.paragraphs
    [told] = [finding for finding in read.findings if finding.code is Code.LINES_LEFT_OUT]
    assert told.parameters == {"number": "1", "lines": (label, *notice)}


@pytest.mark.parametrize("folio", ["— 1 —", "-1-", "1", "第1页 共4页"])
def test_a_page_s_number_at_its_foot_is_no_text(folio: str) -> None:
    [article] = _articles(f"{SHOES.headline}\n\n□ 缪知秋\n" + "\n".join(SHOES.paragraphs) + f"\n\n{folio}\n")
    assert article.paragraphs == SHOES.paragraphs


def test_an_office_and_its_day_below_a_notice_in_full_lines() -> None:
    notice = (
        "关于老码头停水的通告\n\n3月5日老码头一带停水一天，请沿街住\n户和种菜的居民早些存水。\n特此通告。\n"
    )
    office = "梧溪镇水务所、梧溪镇老码头管理所\n2023年3月3日\n\n"
    body = "\n".join(set_lines(paragraph, 17) for paragraph in SHOES.paragraphs)
    first, _second = _articles(f"{notice}{office}{SHOES.headline}\n\n□ 缪知秋\n{body}")
    assert first.paragraphs[-2:] == tuple(office.split())


def test_a_wire_reporter_told_without_a_date() -> None:
    lead = parse_lead("新华社记者俞怀瑾报道：老码头")
    assert lead is not None
    assert ([author.name for author in lead.authors], lead.rest) == (["俞怀瑾"], "老码头")


def test_a_closing_on_its_own_line_ends_its_text_and_is_no_article() -> None:
    wharf, bridge = "\n\n".join(WHARF.paragraphs), "\n\n".join(BRIDGE.paragraphs)
    first, second = _articles(
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{wharf}\n\n（本报鹿特丹3月2日电）\n\n"
        f"{BRIDGE.headline}\n\n本报讯（记者 汤若木）{bridge}\n\n（综合本报记者 班雨晴报道）\n"
    )
    assert (first.headline, first.dateline, first.paragraphs) == (
        WHARF.headline,
        "本报鹿特丹3月2日电",
        WHARF.paragraphs,
    )
    assert [author.name for author in second.authors] == ["汤若木", "班雨晴"]
    assert second.paragraphs == BRIDGE.paragraphs


def test_a_short_kicker_with_a_colon_goes_with_the_headline_below_it() -> None:
    wharf, bridge = "\n\n".join(WHARF.paragraphs), "\n\n".join(BRIDGE.paragraphs)
    first, second = _articles(
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{wharf}\n\n石桥：\n\n"
        f"两百名网格员雨夜守桥\n\n本报讯（记者 汤若木）{bridge}\n"
    )
    assert first.paragraphs == WHARF.paragraphs
    assert (second.kicker, second.headline) == ("石桥：", "两百名网格员雨夜守桥")
