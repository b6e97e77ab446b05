from __future__ import annotations

from datetime import date

from reader.core.paper import Article, Author, Clipping
from reader.gui.reading.paragraphs import Role, is_subheading, paragraphs_of
from reader.gui.reading.script import is_traditional

LONG = "卢望秋的祖父撑的是木船，父亲开的是柴油机船，到他手里换成了钢壳船，三代人守同一个渡口。"


def clipping(article: Article) -> Clipping:
    return Clipping("清川日报", date(2024, 3, 5), "1", article, "要闻")


def roles(article: Article) -> list[Role]:
    return [paragraph.role for paragraph in paragraphs_of(clipping(article))]


def text_of(article: Article, role: Role) -> str:
    return next(paragraph.text for paragraph in paragraphs_of(clipping(article)) if paragraph.role is role)


def test_the_order_of_the_page() -> None:
    article = Article(
        headline="停航", kicker="大桥通车", deck="——记事", rubric="特稿", paragraphs=(LONG,), truncated=True
    )
    assert roles(article) == [
        Role.RUBRIC, Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE, Role.PLACE, Role.BODY, Role.NOTE,
    ]  # fmt: skip


def test_a_rubric_stands_in_for_a_missing_headline() -> None:
    assert text_of(Article(rubric="渡口夜话", paragraphs=(LONG,)), Role.HEADLINE) == "渡口夜话"


def test_a_role_is_said_once_for_those_who_share_it() -> None:
    authors = (Author("林述", "记者"), Author("许千帆", "记者"), Author("罗以宁", "通讯员"), Author("某甲"))
    article = Article(authors=authors, dateline="本报石湾3月5日电", paragraphs=(LONG,))
    assert (
        text_of(article, Role.BYLINE) == "本报石湾3月5日电\u2002记者 林述 许千帆\u2002通讯员 罗以宁\u2002某甲"
    )


def test_the_place_names_paper_date_and_page() -> None:
    assert (
        text_of(Article(paragraphs=(LONG,)), Role.PLACE) == "清川日报\u20022024-03-05\u2002Page 1\u2002要闻"
    )


def test_an_article_without_text_says_so() -> None:
    assert text_of(Article(headline="停航"), Role.NOTE) == "No text of this article was read."


def test_a_cut_that_may_be_a_guess_is_worded_as_one() -> None:
    article = Article(headline="停航", paragraphs=(LONG,), truncated=True)
    assert text_of(article, Role.NOTE) == "The text breaks off here; the rest may be on another page."


def test_a_short_line_between_long_paragraphs_is_a_subheading() -> None:
    assert is_subheading((LONG, "三代人", LONG), 1)
    assert is_subheading(("三代人", LONG), 0)


def test_what_is_no_subheading() -> None:
    assert not is_subheading((LONG, "他不说话。", LONG), 1)
    assert not is_subheading((LONG, LONG, "林述"), 2)
    assert not is_subheading((LONG, "过了十六个字的一行怎么也不会是小标题", LONG), 1)
    assert not is_subheading((LONG, "", LONG), 1)


def test_a_poems_lines_are_no_subheadings() -> None:
    poem = ("江水不等人", "船也不等", "桥在雾里", "慢慢长大", "我在岸上")
    assert not any(is_subheading(poem, number) for number in range(len(poem)))


def test_a_line_break_in_a_careless_text_keeps_its_length() -> None:
    assert text_of(Article(paragraphs=("江\n水\u2029流",)), Role.BODY) == "江 水 流"


def test_traditional_text_is_recognised() -> None:
    assert is_traditional("縣長說，這個鄉的團員們來了")
    assert not is_traditional("县长说，这个乡的团员们来了")
    assert not is_traditional("大江流日夜")
    assert not is_traditional("")


def test_the_byline_as_printed_is_told_beside_the_names_and_stands_for_them_where_there_are_none() -> None:
    named = Article(authors=(Author("林晓", "记者"),), byline="本报讯（记者 林晓）", paragraphs=(LONG,))
    byline = next(one for one in paragraphs_of(clipping(named)) if one.role is Role.BYLINE)
    assert (byline.text, byline.as_printed) == ("记者 林晓", "本报讯（记者 林晓）")
    nameless = Article(byline="本报讯", paragraphs=(LONG,))
    byline = next(one for one in paragraphs_of(clipping(nameless)) if one.role is Role.BYLINE)
    assert byline.text == "本报讯"
