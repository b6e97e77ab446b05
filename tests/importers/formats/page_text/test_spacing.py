"""What the white space of a page tells: which lines are headings, where they belong, where a line was cut."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from tests.importers.press import BRIDGE, FORECAST, LIBRARY, SHOES, WHARF, set_lines
from tests.importers.reading import read_issue, read_text

if TYPE_CHECKING:
    from reader.core.paper import Article
    from tests.importers.press import Story

TOP = "梧溪日报\n2023年3月3日 星期五 农历癸卯年二月十二\n今日4版 总第2047期\n\n\n"
STORIES = (WHARF, BRIDGE, LIBRARY, FORECAST, SHOES)


def _articles(text: str) -> tuple[Article, ...]:
    return read_issue(TOP + text).pages[0].articles


def _headlines(text: str) -> list[str | None]:
    return [article.headline for article in _articles(text)]


def _column(story: Story, measure: int, *, before: str = "", indent: str = "") -> str:
    first, *rest = story.paragraphs
    return "\n".join(set_lines(indent + one, measure) for one in (before + first, *rest))


def test_headings_that_closely_follow_their_text() -> None:
    text = "\n\n".join(
        "\n".join((f"□ 本报记者 {story.authors[0]}", *story.paragraphs, *story.heading)) for story in STORIES
    )
    articles = _articles(text)
    assert [article.headline for article in articles] == [story.headline for story in STORIES]
    assert [article.paragraphs for article in articles] == [story.paragraphs for story in STORIES]


@pytest.mark.parametrize("authors", [("俞怀瑾", "汤若木"), ("俞怀瑾",)])
def test_names_above_a_text_whose_heading_follows_it(authors: tuple[str, ...]) -> None:
    text = "\n\n\n\n".join(
        "　".join(authors) + "\n" + "\n".join(story.paragraphs) + "\n\n\n" + "\n".join(story.heading)
        for story in (FORECAST, LIBRARY, SHOES)
    )
    articles = _articles(text)
    assert [article.headline for article in articles] == [
        story.headline for story in (FORECAST, LIBRARY, SHOES)
    ]
    assert [tuple(author.name for author in article.authors) for article in articles] == [authors] * 3


def test_a_heading_as_wide_as_its_column() -> None:
    """Where paragraphs are led and headings are not, a full line may be a heading all the same."""
    text = "\n\n\n".join(
        f"{story.headline}\n县里最近做好的十二件大事\n□ 本报记者 {story.authors[0]}\n"
        + _column(story, 12, indent="　　")
        if story is not LIBRARY
        else f"{story.headline}\n县里最近做好的十二件大事\n" + _column(story, 12, indent="　　")
        for story in STORIES
    )
    articles = _articles(text)
    assert [article.headline for article in articles] == [story.headline for story in STORIES]
    assert articles[2].deck == "县里最近做好的十二件大事"


def test_a_full_line_and_a_short_one_above_a_name_are_a_heading() -> None:
    heading = "一座老桥“慢下来”的一百四十天 全县看\n全县四十七座危桥年内改造"
    text = "\n\n".join(
        f"{heading if story is BRIDGE else story.headline}\n\n\n{story.authors[0]} 汤若水\n"
        + _column(story, 18)
        for story in STORIES
    )
    assert _articles(text)[1].headline == heading.split("\n", maxsplit=1)[0]


def test_a_deck_after_a_dash_as_wide_as_its_column() -> None:
    text = "\n\n\n".join(
        f"{story.headline}\n——梧溪镇老码头边的四月见闻\n{story.authors[0]}、汤若水\n" + _column(story, 14)
        for story in STORIES
    )
    assert [article.deck for article in _articles(text)] == ["——梧溪镇老码头边的四月见闻"] * len(STORIES)


def _spaced(story: Story, *amid: str) -> str:
    """Paragraphs an empty line apart, headings two; `amid` stands before the last paragraph."""
    *first, last = story.paragraphs
    byline = f"□ 本报记者 {story.authors[0]}"
    return "\n\n".join(("\n\n".join(story.heading), f"{byline}\n{first[0]}", *first[1:], *amid, last))


def test_a_subheading_worded_like_a_headline_stands_no_further_than_paragraphs() -> None:
    parts = [_spaced(story, "路通了，谁来养？") for story in STORIES]
    articles = _articles("\n\n\n".join(parts))
    assert [article.headline for article in articles] == [story.headline for story in STORIES]
    assert all(article.paragraphs[-2] == "路通了，谁来养？" for article in articles)


def test_a_line_cut_by_a_column_s_end_among_paragraphs() -> None:
    parts = []
    for story in STORIES:
        body = "\n\n".join(set_lines(one, 26) for one in story.paragraphs)
        parts.append(f"{story.headline}\n\n□ 本报记者 {story.authors[0]}\n" + body)
    cut = "清晨的灯光下面，凌渡川推着一车木箱走上了老码头，后面\n\n跟着两只鸭子。"
    parts[2] += f"\n\n一盏灯\n\n{cut}\n\n" + set_lines(SHOES.paragraphs[0], 26)
    articles = _articles("\n\n\n".join(parts))
    assert [article.headline for article in articles] == [story.headline for story in STORIES]
    assert articles[2].paragraphs[-3:] == ("一盏灯", cut.replace("\n\n", ""), SHOES.paragraphs[0])


def test_a_subheading_amid_full_lines() -> None:
    text = "\n\n\n".join(
        f"{story.headline}\n\n本报讯（记者 {story.authors[0]}）"
        + _column(story, 17)
        + "\n凌渡川说先借两年到期以后再来看。\n三本账\n"
        + set_lines(SHOES.paragraphs[1], 17)
        for story in STORIES
    )
    assert all(article.paragraphs[-2] == "三本账" for article in _articles(text))


def test_a_list_s_mark_where_a_line_was_cut() -> None:
    """A number with a comma after it begins items; amid a sentence that fills its line it does not."""
    sentence = (
        "镇里昨天公布了抽签的结果，分到老码头木箱的居民编号依次是第3、4、5、6、7、8、9、10、11、12、13号。"
    )
    text = f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）" + _column(WHARF, 16) + "\n"
    lines = set_lines(sentence, 16).split("\n")
    assert any(line[:1].isdigit() for line in lines[2:])
    assert _articles(text + "\n".join(lines))[0].paragraphs[-1] == sentence


@pytest.mark.parametrize("measure", [10, 12])
def test_led_paragraphs_of_narrow_columns(measure: int) -> None:
    text = "\n\n\n".join(
        f"{story.headline}\n□ 本报记者 {story.authors[0]}\n" + _column(story, measure, indent="　　")
        for story in STORIES
    )
    assert [article.paragraphs for article in _articles(text)] == [story.paragraphs for story in STORIES]


def test_a_lead_that_runs_over_the_end_of_its_line() -> None:
    text = "\n\n\n".join(
        f"{story.headline}\n\n" + _column(story, 12, before="本报记者俞怀瑾 通讯员汤若木报道：")
        for story in STORIES
    )
    assert "通讯员汤\n若木" in text
    for article, story in zip(_articles(text), STORIES, strict=True):
        assert [author.name for author in article.authors] == ["俞怀瑾", "汤若木"]
        assert article.headline == story.headline


def test_a_notice_s_office_and_day_apart() -> None:
    notice = "关于老码头停水的通告\n\n3月5日，老码头一带停水一天。\n\n特此通告。\n\n"
    notice += "梧溪镇水务所 梧溪镇政府\n\n2023年3月3日"
    articles = _articles(notice + f"\n\n\n{SHOES.headline}\n\n□ 缪知秋\n" + "\n\n".join(SHOES.paragraphs))
    assert articles[0].paragraphs[-2:] == ("梧溪镇水务所 梧溪镇政府", "2023年3月3日")
    assert articles[1].headline == SHOES.headline


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("seed", range(24))
def test_whatever_order_frames_come_in_no_line_is_lost(seed: int) -> None:
    frames = [frame for story in STORIES for frame in (*story.heading, "\n".join(story.paragraphs))]
    random.Random(seed).shuffle(frames)
    read = read_text(TOP + "\n\n".join(frames))
    told = [
        part
        for article in read.issue.pages[0].articles
        for part in (article.rubric, article.kicker, article.headline, article.deck, *article.paragraphs)
    ]
    left = [finding.parameters["lines"] for finding in read.findings if finding.code is Code.LINES_LEFT_OUT]
    whole = _letters(
        "".join(
            part or ""
            for part in (*told, *(line for lines in left if isinstance(lines, tuple) for line in lines))
        )
    )
    assert sorted(whole) == sorted(_letters("".join(frames)))
