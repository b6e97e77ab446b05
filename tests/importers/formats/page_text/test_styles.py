"""The same made-up stories, set as many papers would set them, are read as the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.press import FORECAST, SHOES, STORIES, Story, Style, page
from tests.importers.reading import read_issue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.paper import Article, Issue

Byline = tuple[str, str, str]
MASTHEADS = (
    "梧溪晚报\n2023年3月3日 星期五 农历癸卯年二月十二\n今日8版 总第2047期",
    "2023年3月\n3\n星期五\n癸卯年二月十二\n梧 溪 日 报\nWUXI RIBAO\n"
    "梧溪日报社出版 国内统一连续出版物号 CN 99-0001 第2047期 今日共8版",
    "让新闻更有温度\n第2047期 总第2047期 今日四开8版\n"
    "星期五 2023年3月3日 二月十二\n梧溪县融媒体中心主办\n新梧溪",
    "今日梧溪 2023年3月3日 星期五 农历癸卯年二月十二 总第2047期 今日8版 "
    "中共梧溪县委主管 梧溪县融媒体中心主办",
    "JINRI WUXI\n中共梧溪县委宣传部主管 梧溪县融媒体中心编印 内部资料 免费交流\n"
    "2023.3.3\n农历二月十二 星期五\n总第2047期\n本期8版",
    "梧溪时报 二〇二三年三月三日 星期五 第二〇四七期 今日八版",
)
TITLES = ("梧溪晚报", "梧溪日报", "新梧溪", "今日梧溪", "今日梧溪", "梧溪时报")


def _lead(story: Story) -> Byline:
    return "", f"本报讯（记者 {' '.join(story.authors)}）", ""


def _place(story: Story) -> Byline:
    return "", f"本报梧溪3月3日电 （记者{'、'.join(story.authors)}）", ""


def _wire(story: Story) -> Byline:
    return "", f"新华社梧溪3月3日电（记者{'、'.join(story.authors)}）", ""


def _box(story: Story) -> Byline:
    return f"□ 本报记者 {' '.join(story.authors)}", "", ""


def _correspondent(story: Story) -> Byline:
    others = f" 通讯员 {' '.join(story.authors[1:])}" if story.authors[1:] else ""
    return f"本报记者 {story.authors[0]}{others}", "", ""


def _signed(story: Story) -> Byline:
    return "", "", f"（本报记者 {' '.join(story.authors)}）"


def _names_at_end(story: Story) -> Byline:
    return "", "本报讯 ", f"（{' '.join(story.authors)}）"


def _pictures_too(story: Story) -> Byline:
    return f"文/图 本报记者 {' '.join(story.authors)}", "", ""


def _house_news(story: Story) -> Byline:
    return "", f"梧溪融媒讯（通讯员 {' '.join(story.authors)}）", ""


def _reported(story: Story) -> Byline:
    return "", f"本报讯 记者{'、'.join(story.authors)}报道：", ""


BYLINES = (
    _lead,
    _place,
    _wire,
    _box,
    _correspondent,
    _signed,
    _names_at_end,
    _pictures_too,
    _house_news,
    _reported,
)


def _issue(style: Style, stories: Sequence[Story] = STORIES) -> Issue:
    return read_issue(page(style, stories))


def _articles(issue: Issue) -> list[Article]:
    return [article for one in issue.pages for article in one.articles]


def _assert_read(issue: Issue, stories: Sequence[Story] = STORIES) -> None:
    articles = _articles(issue)
    assert [article.headline or "" for article in articles] == [story.headline for story in stories]
    for article, story in zip(articles, stories, strict=True):
        assert (article.kicker or "", article.deck or "") == (story.kicker, story.deck)
        assert (article.rubric or "") == story.rubric
        assert tuple(author.name for author in article.authors) == story.authors
        assert article.paragraphs == story.paragraphs
        assert not article.truncated


@pytest.mark.parametrize("byline", BYLINES)
def test_dense_paragraphs(byline: Callable[[Story], Byline]) -> None:
    _assert_read(_issue(Style(MASTHEADS[0], byline)))


@pytest.mark.parametrize("byline", BYLINES)
def test_paragraphs_with_empty_lines(byline: Callable[[Story], Byline]) -> None:
    _assert_read(_issue(Style(MASTHEADS[1], byline, between_paragraphs="\n\n")))


@pytest.mark.parametrize("byline", BYLINES)
def test_indented_paragraphs(byline: Callable[[Story], Byline]) -> None:
    _assert_read(_issue(Style(MASTHEADS[2], byline, indent="\u3000\u3000")))


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("measure", [14, 17, 20])
def test_indented_columns(byline: Callable[[Story], Byline], measure: int) -> None:
    _assert_read(_issue(Style(MASTHEADS[3], byline, indent="\u3000\u3000", measure=measure)))


@pytest.mark.parametrize("byline", BYLINES)
def test_no_empty_lines_at_all(byline: Callable[[Story], Byline]) -> None:
    _assert_read(_issue(Style(MASTHEADS[4], byline, between_articles="\n", after_heading="\n")))


@pytest.mark.parametrize("byline", BYLINES)
def test_headings_that_touch_their_body(byline: Callable[[Story], Byline]) -> None:
    _assert_read(_issue(Style(MASTHEADS[5], byline, after_heading="\n")))


@pytest.mark.parametrize("byline", BYLINES)
def test_heading_lines_apart(byline: Callable[[Story], Byline]) -> None:
    style = Style(
        MASTHEADS[0], byline, between_headings="\n\n", between_articles="\n\n\n", between_paragraphs="\n\n"
    )
    _assert_read(_issue(style))


@pytest.mark.parametrize("measure", [13, 16, 22])
@pytest.mark.parametrize("byline", [_lead, _box, _reported])
def test_columns_cut_without_care_keep_articles_and_authors(
    byline: Callable[[Story], Byline], measure: int
) -> None:
    """Where a full line ends with a sentence no rule can be sure; heading, authors and words stay right."""
    articles = _articles(_issue(Style(MASTHEADS[0], byline, measure=measure, keeps_marks=False)))
    for article, story in zip(articles, STORIES, strict=True):
        assert (article.headline or "", article.kicker or "", article.deck or "") == (
            story.headline,
            story.kicker,
            story.deck,
        )
        assert tuple(author.name for author in article.authors) == story.authors
        assert "".join(article.paragraphs) == "".join(story.paragraphs)


@pytest.mark.parametrize(("masthead", "title"), list(zip(MASTHEADS, TITLES, strict=True)))
def test_mastheads_in_any_order(masthead: str, title: str) -> None:
    issue = _issue(Style(masthead, _lead))
    assert issue.date is not None
    assert (issue.title, issue.date.isoformat(), issue.number, issue.page_count, issue.weekday) == (
        title,
        "2023-03-03",
        2047,
        8,
        "星期五",
    )
    assert len(_articles(issue)) == len(STORIES)


@pytest.mark.parametrize("reverse", [False, True])
def test_headings_after_their_bodies(reverse: bool) -> None:
    """Frames taken in another order: every heading below its text, its lines in either order."""
    stories = [story for story in STORIES if story.headline]
    parts = []
    for story in stories:
        heading = story.heading[::-1] if reverse else story.heading
        parts.append(
            f"本报讯（记者 {' '.join(story.authors)}）" + "\n".join((*story.paragraphs, "", *heading))
        )
    text = MASTHEADS[0] + "\n\n" + "\n\n".join(parts)
    _assert_read(read_issue(text), stories)


def test_one_heading_after_its_body_among_others() -> None:
    first, second = FORECAST, SHOES
    text = (
        f"{MASTHEADS[0]}\n\n本报讯（记者 班雨晴）" + "\n".join(first.paragraphs) + f"\n\n{first.headline}\n\n"
        f"{second.headline}\n\n□ 缪知秋\n" + "\n".join(second.paragraphs)
    )
    _assert_read(read_issue(text), (first, second))
