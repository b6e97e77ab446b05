"""What belongs to an article's text and what does not: subheadings, captions, poems, notices, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers.layout.paragraph_ends import ends_here
from reader.importers.layout.signed_ends import is_signed_at_end
from tests.importers.press import ESSAY, FORECAST, LIBRARY, SHOES, WHARF
from tests.importers.reading import read_issue

if TYPE_CHECKING:
    from reader.core.paper import Article

TOP = "梧溪日报 2023年3月3日 星期五 总第2047期\n\n"


def _articles(text: str) -> tuple[Article, ...]:
    return read_issue(TOP + text).pages[0].articles


def _names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def test_a_caption_above_the_text_goes_to_its_end() -> None:
    caption = "图为老码头的木箱菜园。 本报记者 汤若木 摄"
    [article] = _articles(
        f"{WHARF.headline}\n\n{caption}\n\n本报讯（记者 俞怀瑾）" + "\n".join(WHARF.paragraphs)
    )
    assert article.paragraphs == (*WHARF.paragraphs, caption)
    assert _names(article) == ["俞怀瑾"]


def test_a_caption_in_the_middle_of_a_paragraph_does_not_part_it() -> None:
    first, second = WHARF.paragraphs[:2]
    cut = first.index("翻过")
    [article] = _articles(
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{first[:cut]}\n\n图为木箱。\n\n{first[cut:]}\n{second}\n"
    )
    assert article.paragraphs == (first, "图为木箱。", second)


def test_a_caption_below_a_text_cut_short_is_kept() -> None:
    [article] = _articles(
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{WHARF.paragraphs[0][:-8]}\n\n图为木箱。\n"
    )
    assert article.truncated
    assert article.paragraphs[-1] == "图为木箱。"


def test_picture_news_belongs_to_its_photographer() -> None:
    articles = _articles(
        f"{FORECAST.headline}\n\n本报讯（记者 班雨晴）{FORECAST.paragraphs[0]}\n\n图片新闻\n缪师傅收摊了\n\n"
        "3月2日傍晚，缪师傅在谷雨巷口收起遮阳伞。 本报记者 汤若木 摄\n"
    )
    assert [(one.rubric, one.headline, _names(one)) for one in articles] == [
        (None, FORECAST.headline, ["班雨晴"]),
        ("图片新闻", "缪师傅收摊了", ["汤若木"]),
    ]
    assert articles[1].paragraphs == ("3月2日傍晚，缪师傅在谷雨巷口收起遮阳伞。",)


def test_a_poem_keeps_its_lines_and_stanzas() -> None:
    verses = (
        "风把门推开一点",
        "又把门关上",
        "燕子在梁上",
        "等我把话说完",
        "雨停在半路",
        "它也在等",
        "等一把伞",
        "先开口",
    )
    text = f"春天的四行\n\n林一鸣\n{chr(10).join(verses[:4])}\n\n{chr(10).join(verses[4:])}\n"
    [article] = _articles(text)
    assert (article.headline, _names(article), article.paragraphs) == ("春天的四行", ["林一鸣"], verses)
    assert not article.truncated


def test_a_subheading_by_itself_stays_in_the_text() -> None:
    body = "\n\n".join(LIBRARY.paragraphs)
    [article] = _articles(f"{LIBRARY.headline}\n\n本报讯（记者 汤若木）{body}\n")
    assert article.paragraphs == LIBRARY.paragraphs


def test_questions_and_answers_keep_their_paragraphs() -> None:
    answers = (
        "问：菜园谁都能种吗？",
        "答：住在码头附近就行，先到先得。",
        "问：要交钱吗？",
        "答：不要，只要在公约上按手印。",
    )
    [article] = _articles("菜园怎么借\n\n本报讯（记者 俞怀瑾）读者来电询问。\n" + "\n".join(answers))
    assert article.paragraphs == ("读者来电询问。", *answers)


@pytest.mark.parametrize(
    "closing", ["梧溪县供水中心 2023年3月2日", "梧溪县供水中心\n2023年3月2日", "2023年3月2日"]
)
def test_a_notice_ends_with_its_office_and_day(closing: str) -> None:
    articles = _articles(
        f"关于停水的通告\n\n3月5日夜里谷雨巷停水检修，请提前储水。\n\n{closing}\n\n"
        f"{SHOES.headline}\n\n□ 缪知秋\n" + "\n".join(SHOES.paragraphs)
    )
    assert [one.headline for one in articles] == ["关于停水的通告", SHOES.headline]
    assert articles[0].paragraphs[1:] == tuple(closing.split("\n"))
    assert not articles[0].truncated


def test_an_office_or_a_day_in_the_last_line_of_a_notice_is_no_cut() -> None:
    [article] = _articles("关于停水的通告\n\n3月5日夜里谷雨巷停水检修，请提前储水。\n梧溪县供水中心\n")
    assert not article.truncated
    assert article.paragraphs[-1] == "梧溪县供水中心"


@pytest.mark.parametrize("signature", ["□ 缪知秋", "（本报记者 缪知秋）", "缪知秋", "本报记者 缪知秋"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_names_on_a_line_below_the_text(signature: str, gap: str) -> None:
    articles = _articles(
        f"{SHOES.headline}\n\n" + "\n".join(SHOES.paragraphs) + f"{gap}{signature}\n\n"
        f"{FORECAST.headline}\n\n本报讯（记者 班雨晴）" + "\n".join(FORECAST.paragraphs)
    )
    assert [(one.headline, _names(one), one.paragraphs) for one in articles] == [
        (SHOES.headline, ["缪知秋"], SHOES.paragraphs),
        (FORECAST.headline, ["班雨晴"], FORECAST.paragraphs),
    ]


def test_a_byline_above_a_lead_adds_its_names() -> None:
    [article] = _articles(
        f"{WHARF.headline}\n\n□ 通讯员 王小川\n本报讯（记者 俞怀瑾）" + "\n".join(WHARF.paragraphs)
    )
    assert _names(article) == ["王小川", "俞怀瑾"]


def test_two_bylines_over_one_text() -> None:
    [article] = _articles(f"{SHOES.headline}\n\n文/缪知秋\n图/汤若木\n" + "\n".join(SHOES.paragraphs))
    assert _names(article) == ["缪知秋", "汤若木"]


def test_a_commentary_by_the_paper_itself() -> None:
    [article] = _articles("社论\n\n守住一条河\n\n本报评论员\n" + "\n".join(ESSAY.paragraphs))
    assert (article.rubric, article.headline, _names(article)) == ("社论", "守住一条河", ["本报评论员"])


def test_the_editors_remark_below_a_signed_letter() -> None:
    remark = "编者附记：来信收到，已转县交通局。"
    [article] = _articles(f"读者来信\n\n渡口缺一顶棚\n\n□ 读者 方小满\n等船的人淋雨。（方小满）\n{remark}\n")
    assert article.rubric == "读者来信"
    assert article.paragraphs == ("等船的人淋雨。", remark)


def test_who_made_the_page_is_no_article() -> None:
    articles = _articles(
        f"责任编辑：缪知秋 版式：汤若木\n\n{FORECAST.headline}\n\n本报讯（记者 班雨晴）"
        + "\n".join(FORECAST.paragraphs)
        + "\n\n责任编辑：缪知秋\n"
    )
    assert [one.paragraphs for one in articles] == [FORECAST.paragraphs]


def test_a_list_of_what_is_inside_is_kept_as_it_is() -> None:
    inside = [f"第{number}件事说来话长" for number in range(8)]
    articles = _articles(
        "\n".join(inside) + f"\n{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{WHARF.paragraphs[0]}\n"
    )
    words = " ".join(
        part for one in articles for part in (*one.paragraphs, one.kicker, one.headline, one.deck) if part
    )
    assert all(line in words for line in inside)


@pytest.mark.parametrize(
    ("text", "after", "ends"),
    [
        (
            "这是写得不短不长的一句话，它正好在行的末尾结束了，所以要看后面。",
            "据介绍，这里每年来三万人。",
            True,
        ),
        ("“这句话是他说的。”", "他说完就走了。", False),
        ("一句短话。", "其中三户来自外村。", False),
        ("这是写得很长的一段话，" * 8 + "到这里结束。", "其中三户来自外村。", False),
        ("这是写得很长的一段话，" * 8 + "到这里结束。", "稻子熟了。", True),
    ],
)
def test_full_lines_that_end_with_a_sentence(text: str, after: str, ends: bool) -> None:
    assert ends_here(text, after) is ends


@pytest.mark.parametrize("cut", ["渡口的船停了，岸上的", "等到天亮，水退到“警戒线”", "船工说，今天不收"])
def test_a_sentence_that_a_column_cut_short_goes_on(cut: str) -> None:
    text = f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{cut}\n\n人慢慢散去了。\n{WHARF.paragraphs[1]}\n"
    [article] = _articles(text)
    assert article.paragraphs == (f"{cut}人慢慢散去了。", WHARF.paragraphs[1])


def test_captions_stay_where_they_stand_and_are_no_part_of_a_sentence() -> None:
    text = (
        f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）{WHARF.paragraphs[0]}\n图为木箱。\n"
        f"{WHARF.paragraphs[1]}\n{WHARF.paragraphs[2]}\n"
    )
    [article] = _articles(text)
    assert article.paragraphs == (WHARF.paragraphs[0], "图为木箱。", *WHARF.paragraphs[1:3])


def test_a_poem_has_its_title_and_author_above_its_stanza() -> None:
    lines = "山在雾里翻了个身\n坡上的人开始喊\n一声喊给茶\n一声喊给睡过头的虫\n自己走回来"
    text = f"{WHARF.headline}\n\n□ 俞怀瑾\n{WHARF.paragraphs[0]}\n{WHARF.paragraphs[1]}\n\n春分\n\n柳问渠\n{lines}\n"
    _first, poem = _articles(text)
    assert (poem.headline, _names(poem), "\n".join(poem.paragraphs)) == ("春分", ["柳问渠"], lines)


SENTENCE = "城东巷的路灯坏了两个月，望有关部门早日修复。"


@pytest.mark.parametrize(
    "signature",
    [
        "读者 周大成",
        "读者周大成",
        "城关镇 周大成",
        "县纺织厂 周大成",
        "溪口中学",
        "1983年3月15日",
        "三月十五日",
        "本报通讯员 周大成",
    ],
)
def test_a_short_signature_after_the_last_sentence_is_an_end(signature: str) -> None:
    [article] = _articles(
        f"路灯不亮\n\n城东巷的居民来信说，夜里行人摔倒的事已有三起。\n{SENTENCE}{signature}\n"
    )
    assert not article.truncated


@pytest.mark.parametrize(
    "begun", ["明年此", "那个叫", "读者纷纷来信", "读者", "居民周大成说，他", "夜里 行人摔"]
)
def test_the_beginning_of_a_sentence_is_no_signature(begun: str) -> None:
    assert not is_signed_at_end(SENTENCE + begun)
    [article] = _articles(f"路灯不亮\n\n城东巷的居民来信说，夜里行人摔倒的事已有三起。\n{SENTENCE}{begun}\n")
    assert article.truncated


def test_a_reader_who_signs_is_the_author() -> None:
    [article] = _articles(f"路灯不亮\n\n夜里行人摔倒的事已有三起。\n{SENTENCE}读者 周大成\n")
    assert _names(article) == ["周大成"]
    assert article.paragraphs[-1] == SENTENCE
