from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.paper import Article
from reader.find.checking import _is_near
from reader.find.days import Days, read_days
from reader.find.parsing import parse
from reader.find.query import Mark, Marked, Near, Term
from reader.find.records import By, Group, MarkedKeys, Order, Span
from reader.find.search import count, count_by, find, found_ids, lit_places
from tests.find.paper import body, plain_fold, reading

if TYPE_CHECKING:
    from reader.find.index import ArticleIndex
    from reader.store.archive import Archive


@pytest.fixture
def papers(archive: Archive, index: ArticleIndex) -> Archive:
    archive.store(reading(body("溪口春茶开采，茶农都上了山。", "商店开张。", headline="甲")), index)
    archive.store(reading(body("國家的春茶", headline="乙"), day=date(1988, 1, 1), page="3"), index)
    archive.store(reading(body("国家的春茶", headline="丙"), day=date(1988, 1, 2), title="云岭报"), index)
    return archive


def names(archive: Archive, query: str, **how: object) -> set[str]:
    found = {hit.headline.text for hit in find(archive, query, **how).articles}  # type: ignore[arg-type]
    assert count(archive, query, **how) == len(found)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("春茶 NEAR/3 茶农", "甲"),
        ("茶农 NEAR/3 春茶", "甲"),
        ("春茶 NEAR/2 茶农", ""),
        ("春茶 NEAR 商店", ""),
        ("-(春茶 NEAR 茶农)", "乙丙"),
        ("春茶 NEAR/3 茶农 | 云岭", "甲"),
        ("標題:甲", ""),
        ("原样:国家", "丙"),
        ("printed:國家", "乙"),
        ("国家 -原样:国家", "乙"),
        ("原样:国家 日期:1987", ""),
        ("标题:乙 国家", "乙"),
    ],
)
def test_near_and_printed(papers: Archive, query: str, found: str) -> None:
    assert names(papers, query) == set(found)


def test_printed_switch(papers: Archive) -> None:
    assert names(papers, "國家") == {"乙", "丙"}
    assert names(papers, "國家", printed=True) == {"乙"}
    assert len(found_ids(papers, "国家", printed=True)) == 1
    assert lit_places("國家和国家", "国家", printed=True) == (Span(3, 5),)
    assert lit_places("國家和国家", "原样:國家") == (Span(0, 2),)


def test_marks(papers: Archive) -> None:
    keys = {
        record.clipping.article.headline: record.key for record in papers.articles(found_ids(papers, "春茶"))
    }
    marked = MarkedKeys(bookmarked=frozenset([keys["甲"]]), read=frozenset([keys["甲"], keys["乙"], "gone"]))
    assert names(papers, "有:书签", marked=marked) == {"甲"}
    assert names(papers, "春茶 未读", marked=marked) == {"丙"}
    assert names(papers, "春茶 -has:bookmark unread:", marked=marked) == {"丙"}
    assert names(papers, '"未读"', marked=marked) == set()
    assert find(papers, "有:批注", marked=marked).note == "There are no notes yet, so none can be found."
    assert find(papers, "有:书签").note is None
    assert parse("有:钱").node == Term("有:钱")
    assert parse("未读").node == Marked(Mark.UNREAD)


def test_groups(papers: Archive) -> None:
    assert count_by(papers, "春茶", By.YEAR) == [Group(1987, 1), Group(1988, 2)]
    assert [(it.value, it.count) for it in count_by(papers, "春茶", By.PAPER)] == [
        ("溪口报", 2),
        ("云岭报", 1),
    ]
    pages = count_by(papers, "春茶", By.PAGE)
    assert [(it.title, it.value, it.count) for it in pages] == [
        ("云岭报", "1", 1), ("溪口报", "1", 1), ("溪口报", "3", 1),
    ]  # fmt: skip
    for group in pages:
        how = {"title_id": group.title_id, "page": group.value}
        assert len(names(papers, "春茶", **how)) == group.count
    tiers = count_by(papers, "春茶", By.TIER)
    assert sum(it.count for it in tiers) == 3
    hits = find(papers, "春茶", order=Order.NEWEST).articles
    for group in tiers:
        assert sum(hit.tier == group.value for hit in hits) == group.count
    assert count_by(papers, "", By.YEAR) == []


def test_near_that_joins_no_terms_is_told() -> None:
    assert parse("a NEAR/5 b").node == Near(Term("a"), Term("b"), 5)
    query = parse("a NEAR/5")
    assert [term.text for term in query.terms] == ["a", "NEAR/5"]
    assert query.note == "NEAR stands between two words; it was looked for as it stands."


@given(
    st.text("甲乙丙 ", max_size=14),
    st.text("甲乙", min_size=1, max_size=2),
    st.text("乙丙", min_size=1, max_size=2),
    st.integers(0, 5),
)
def test_near_is_what_looking_finds(text: str, one: str, other: str, distance: int) -> None:
    folded = plain_fold(text)
    starts = [[at for at in range(len(folded)) if folded.startswith(term, at)] for term in (one, other)]
    gaps = [max(b - a - len(one), a - b - len(other)) for a in starts[0] for b in starts[1]]
    assert _is_near(text, Near(Term(one), Term(other), distance)) == any(0 <= gap <= distance for gap in gaps)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("民国22年", date(1933, 1, 1), date(1933, 12, 31)),
        ("民國二十二年八月", date(1933, 8, 1), date(1933, 8, 31)),
        ("民国二十二年八月十一日", date(1933, 8, 11), date(1933, 8, 11)),
        ("民国20年..民国22年", date(1931, 1, 1), date(1933, 12, 31)),
        ("农历2022年六月廿一", date(2022, 7, 19), date(2022, 7, 19)),
        ("农历2021年腊月三十", None, None),
    ],
)
def test_days_of_other_calendars(typed: str, first: date | None, last: date | None) -> None:
    assert read_days(typed) == (Days(first, last) if first and last else None)


def test_article_without_body_can_be_near(archive: Archive, index: ArticleIndex) -> None:
    archive.store(reading(Article(headline="春茶上市")), index)
    assert count(archive, "标题:春茶 NEAR/0 标题:上市") == 1
    assert count(archive, "标题:春茶 NEAR/0 正文:上市") == 0


@pytest.mark.parametrize("gap", range(5))
def test_index_narrows_to_nothing_less(archive: Archive, index: ArticleIndex, gap: int) -> None:
    archive.store(reading(body("春茶" + "，" * gap + "上市了")), index)
    for distance in range(5):
        for query in ("春茶 NEAR/{} 上市了", "上市了 NEAR/{} 春茶", "正文:春茶 NEAR/{} 正文:上市"):
            assert count(archive, query.format(distance)) == int(gap <= distance)
