from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.nouns import Filing, Place
from reader.core.paper import Article
from reader.core.span import Span
from reader.find.names import Names
from reader.find.post_filter import _is_near
from reader.find.query.as_text import as_text
from reader.find.query.days import Days, read_days
from reader.find.query.nodes import Mark, Marked, Near, Term
from reader.find.query.parsing import parse
from reader.find.records import Tier
from reader.find.search import count, find, found_ids, highlight_spans
from reader.find.suggestions import suggestions
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.find.paper import body, plain_fold, reading
from tests.indexing import writer
from tests.store.marks.invented_annotations import highlight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.find.index.writer import IndexWriter


@pytest.fixture
def papers(archive: Archive, index: IndexWriter) -> Archive:
    archive.store(reading(body("溪口春茶开采，茶农都上了山。", "商店开张。", headline="甲")), index)
    archive.store(reading(body("國家的春茶", headline="乙"), day=date(1988, 1, 1), page="3"), index)
    archive.store(reading(body("国家的春茶", headline="丙"), day=date(1988, 1, 2), title="云岭报"), index)
    return archive


def names(archive: Archive, query: str) -> set[str]:
    found = {hit.headline.text for hit in find(archive, query).articles}
    assert count(archive, query) == len(found)
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
        ("国家 字形:原样", "丙"),
        ("form:printed 國家", "乙"),
        ("春茶 -国家 字形:原样", "甲乙"),
        ("字形:原样 国家 日期:1987", ""),
        ("国家 NEAR/2 春茶 form:printed", "丙"),
        ("标题:乙 国家", "乙"),
    ],
)
def test_near_and_printed(papers: Archive, query: str, found: str) -> None:
    assert names(papers, query) == set(found)


@pytest.fixture
def marked(archive: Archive, index: IndexWriter) -> Archive:
    texts = {
        "甲": "“一带一路”倡议，买买提·艾力到场。", "乙": "一带一路倡议，买买提艾力到场。",
        "丙": "「一帶 一路」倡議与《茶馆》",
        "丁": "New York, the co\u00adoperative’s ofﬁce",
    }  # fmt: skip
    for at, (headline, text) in enumerate(texts.items()):
        archive.store(reading(body(text, headline=headline), page=str(at + 1)), index)
    return archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("一带一路倡议", "甲乙丙"),
        ("“一带一路”倡议", "甲乙丙"),
        ('"一带一路倡议"', "乙"),
        ('"一带一路"', "甲乙"),
        ('"“一带一路”倡议"', "甲"),
        ('"一带 一路"', "丙"),
        ('"路」"', "丙"),
        ("一带一路倡议 字形:原样", "乙"),
        ("“一带一路”倡议 字形:原样", "甲"),
        ("「一帶一路」倡議 字形:原样", "丙"),
        ('"「一帶一路」倡議" 字形:原样', ""),
        ("买买提・艾力", "甲乙"),
        ('-"买买提艾力" 买买提艾力', "甲"),
        ("《", "丙"),
        ("》《", ""),
        ("》 “ | ·", "甲"),
        ("正文:「", "丙"),
        ("标题:「", ""),
        ("-“", "乙丙丁"),
        ("\u00ad", "丁"),
        ("newyork", "丁"),
        ('"newyork"', ""),
        ('"new york"', "丁"),
        ('"cooperatives"', ""),
        ('"cooperative’s office"', "丁"),
        ("“ NEAR/4 倡议", "甲"),
        ("“ NEAR/3 倡议", ""),
        ('"一带" NEAR/2 倡议', "甲乙丙"),
        ('"一带一" NEAR/1 倡议', "甲乙"),
    ],
)
def test_marks_count_where_they_are_asked_for(marked: Archive, query: str, found: str) -> None:
    assert names(marked, query) == set(found)


def test_words_that_marks_stand_in_are_words(archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(body("“和服”务必", headline="甲"), day=date(1987, 1, 1)), index)
    archive.store(reading(body("产品和服务", headline="乙"), day=date(1988, 1, 1)), index)
    archive.store(reading(body("九·一八事变", headline="丙"), day=date(1988, 1, 2)), index)
    archive.store(reading(body("九一八事变", headline="丁"), day=date(1988, 1, 3)), index)
    assert [hit.headline.text for hit in find(archive, "和服").articles] == ["甲", "乙"]
    assert [hit.tier for hit in find(archive, "九一八事变").articles] == [Tier.WORD, Tier.WORD]


def test_only_the_printed_form_is_lit(papers: Archive) -> None:
    assert names(papers, "國家") == {"乙", "丙"}
    assert highlight_spans("國家和国家", "国家 字形:原样") == (Span(3, 5),)
    assert highlight_spans("國家和国家", "国家") == (Span(0, 2), Span(3, 5))
    (hit,) = find(papers, "國家 字形:原样").articles
    assert [hit.snippet.text[it.start : it.end] for it in hit.snippet.spans] == ["國家"]


@pytest.fixture
def marks(papers: Archive, tmp_path: Path) -> Iterator[Marks]:
    """甲 bears a bookmark, 甲 and 乙 have been read."""
    opened = Marks.open(tmp_path / "marks.sqlite")
    records = {it.clipping.article.headline: it for it in papers.articles(found_ids(papers, "春茶"))}
    opened.add_bookmark(records["甲"], datetime(2026, 1, 1, tzinfo=UTC))
    opened.set_read([records["甲"].key, records["乙"].key, "gone"], True)
    papers.know_marks(opened.path)
    yield opened
    opened.close()


@pytest.mark.usefixtures("marks")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("有:书签", "甲"),
        ("has:bookmark 国家", ""),
        ("春茶 -有:书签", "乙丙"),
        ("春茶 未读", "丙"),
        ("春茶 -has:bookmark is:unread", "丙"),
        ("-未读", "甲乙"),
        ('"未读"', ""),
        ("有:批注", ""),
        ("春茶 NEAR/3 茶农 有:书签", "甲"),
    ],
)
def test_finds_among_marks(papers: Archive, query: str, found: str) -> None:
    assert names(papers, query) == set(found)


def test_notes_highlights_and_tags_are_found(papers: Archive, marks: Marks) -> None:
    first, second = (papers.article(found_ids(papers, f"标题:{name}")[0]) for name in "甲乙")
    noted = replace(highlight(uid="n", note="價格要再查", tags=("茶價",)), key=first.key)
    marks.annotations.put_highlights([noted, replace(highlight(uid="h"), key=second.key)])
    marks.annotations.set_places([Place("h", second.key, "", 1, 2)])
    marks.annotations.put_filings([Filing(first.key, "", ("书签的",), datetime(2026, 1, 2, tzinfo=UTC))])
    for query, found in {
        "有:批注": "甲", "has:note": "甲", "有:划线": "甲乙", "has:highlight -有:批注": "乙", "批注:价格": "甲",
        "note:價格": "甲", "批注:没有": "", "标签:茶价": "甲", "tag:#茶价": "甲", "标签:茶": "", "标签:书签的": "甲",
        "春茶 -有:划线": "丙",
    }.items():  # fmt: skip
        assert names(papers, query) == set(found), query
    marks.annotations.set_places([Place("h", "elsewhere", "", 1, 2)])
    assert names(papers, "有:划线") == {"甲"}


def test_tags_are_offered_as_they_are_typed(papers: Archive, marks: Marks, tmp_path: Path) -> None:
    key = papers.article(found_ids(papers, "标题:甲")[0]).key
    tagged = [replace(highlight(uid=f"t{nth}", tags=("茶价", f"第{nth}")), key=key) for nth in range(2)]
    marks.annotations.put_highlights(tagged)
    offered = suggestions(Names(papers, tmp_path), "tag:茶", 5)
    assert [(it.shown, it.text, it.uses) for it in offered] == [("茶价", "tag:茶价", 2)]
    assert offered[0].span == Span(0, 5)
    assert "note:" in [it.text for it in suggestions(None, "no", 2)]


def test_what_is_typed_of_marks_is_written_out_again() -> None:
    for text in ("note:price", "tag:tea", "has:highlight", "has:note"):
        node = parse(text).node
        assert node
        assert as_text(node) == text
        assert node.span == Span(0, len(text))


def test_a_new_bookmark_is_found_at_once(papers: Archive, marks: Marks) -> None:
    marks.add_bookmark(papers.article(found_ids(papers, "标题:丙")[0]), datetime(2026, 1, 2, tzinfo=UTC))
    assert names(papers, "有:书签") == {"甲", "丙"}


def test_without_marks_nothing_is_bookmarked_and_all_is_unread(papers: Archive) -> None:
    assert count(papers, "有:书签") == 0
    assert count(papers, "未读") == 3
    assert count(papers, "有:批注") == count(papers, "标签:茶") == count(papers, "批注:茶") == 0
    assert parse("有:钱").node == Term("有:钱")
    assert parse("未读").node == Marked(Mark.UNREAD)


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


def test_article_without_body_can_be_near(archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(Article(headline="春茶上市")), index)
    assert count(archive, "标题:春茶 NEAR/0 标题:上市") == 1
    assert count(archive, "标题:春茶 NEAR/0 正文:上市") == 0


@pytest.mark.parametrize("gap", range(5))
def test_index_narrows_to_nothing_less(archive: Archive, index: IndexWriter, gap: int) -> None:
    archive.store(reading(body("春茶" + "，" * gap + "上市了")), index)
    for distance in range(5):
        for query in ("春茶 NEAR/{} 上市了", "上市了 NEAR/{} 春茶", "正文:春茶 NEAR/{} 正文:上市"):
            assert count(archive, query.format(distance)) == int(gap <= distance)


@given(
    st.lists(st.lists(st.text("甲乙丙𠮷 ", max_size=14), max_size=3), min_size=1, max_size=3),
    st.text("甲乙𠮷", min_size=2, max_size=3),
    st.text("乙丙𠮷", min_size=1, max_size=3),
    st.integers(0, 5),
)
def test_near_in_an_archive_is_what_looking_finds(
    tmp_path_factory: pytest.TempPathFactory, made: list[list[str]], one: str, other: str, distance: int
) -> None:
    with closing(Archive.open(tmp_path_factory.mktemp("near") / "a.yuebao")) as archive:
        archive.store(reading(*(body(*texts) for texts in made)), writer())
        near = Near(Term(one), Term(other), distance)
        wanted = sum(any(_is_near(text, near) for text in texts) for texts in made)
        assert count(archive, f"{one} NEAR/{distance} {other}") == wanted
