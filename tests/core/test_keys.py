from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.core.keys import article_key
from reader.core.paper import Article

DAY = date(1987, 5, 12)


def key(article: Article, nth: int = 0, title: str = "溪口报", day: date = DAY) -> str:
    return article_key(title, day, article, nth)


def test_key_is_for_ever() -> None:
    """Bookmarks made years ago hold keys like this one."""
    article = Article(headline="新茶上市", paragraphs=("　　头一批春茶昨天运到县城，价钱比去年略高。",))
    assert key(article) == "1987-05-12-7f9f8c61561aef4f"


def test_headline_marks_width_and_later_text_do_not_count() -> None:
    first = "头一批春茶昨天运到县城，价钱比去年略高。"
    opening = first + "买茶的人从早上六点就排起了队，到中午还没有散，晚来的只好等第二天。"
    one = Article(headline="新茶上市", paragraphs=("　　" + opening, "第二段。"))
    two = Article(headline="新茶", kicker="春", paragraphs=(opening.replace("，", ",") + "还有一句。",))
    assert key(one) == key(two)


def test_paragraphs_joined_otherwise_give_the_same_key() -> None:
    assert key(Article(paragraphs=("头一批春茶", "运到县城"))) == key(
        Article(paragraphs=("头一批春茶运到县城",))
    )


@given(st.lists(st.text("春茶运到县城了，。0１aＡ　《》①", max_size=30), min_size=1, max_size=5))
def test_wherever_paragraphs_end_the_key_is_the_same(parts: list[str]) -> None:
    assert key(Article(paragraphs=tuple(parts))) == key(Article(paragraphs=("".join(parts),)))


def test_title_day_and_count_make_a_difference() -> None:
    article = Article(paragraphs=("头一批春茶",))
    others = [key(article, 1), key(article, title="云岭报"), key(article, day=date(1987, 5, 13))]
    assert len({key(article), *others}) == 4


def test_article_without_body_is_told_by_its_headings() -> None:
    assert key(Article(headline="广告")) != key(Article(headline="启事"))
    assert key(Article()) == key(Article(paragraphs=("……",)))
