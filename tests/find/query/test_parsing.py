from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.query.as_text import as_text
from reader.find.query.days import Days
from reader.find.query.lexer import DEEPEST
from reader.find.query.nodes import (
    Both,
    Either,
    Field,
    Mark,
    Marked,
    Near,
    PageNumber,
    Paper,
    Term,
    Without,
    as_printed,
)
from reader.find.query.parsing import LONGEST, MOST_TERMS, parse
from tests.find.paper import quoted

if TYPE_CHECKING:
    from reader.find.query.nodes import Node


SNIPS = (
    "桥", "a", "NEAR", "NEAR/3", "OR", "AND", "NOT", "-", "-a", '"a b"', '"', "“桥”", "(a b)", "(a", "b)", "(a|b)", "|",
    "标题:桥", "作者:", '报纸:"今 日"', "版:1", "日期:2021", "before:2021", "字形:原样", "未读", "有:书签",
)  # fmt: skip
LETTERS = st.text("桥船ab19 -()（）:：'“”\"|", min_size=1, max_size=6).filter(str.strip)


def typeable(term: Term) -> Term:
    """The term, in quotation marks where it can be typed no other way."""
    return term if parse(as_text(term)).node == term else replace(term, verbatim=True)


TERMS = st.builds(Term, LETTERS, st.sampled_from((None, *Field)), verbatim=st.booleans()).map(typeable)
DAYS = st.tuples(st.dates(), st.dates()).map(sorted).map(lambda it: Days(*it))
LEAVES = st.one_of(
    TERMS,
    st.builds(Near, TERMS, TERMS, st.integers(0, 9999)),
    st.builds(Paper, LETTERS),
    st.builds(PageNumber, LETTERS),
    st.builds(Marked, st.sampled_from(Mark)),
    DAYS,
)
"""Parts without brackets of their own."""
PARTS = st.lists(LEAVES | st.builds(Without, LEAVES), min_size=2, max_size=4).map(tuple)
GROUPS = st.builds(Both, PARTS) | st.builds(Either, PARTS)
NODES = LEAVES | st.builds(Without, LEAVES | GROUPS) | GROUPS


def typed_so(text: str, field: Field | None = None) -> Term:
    return Term(text, field, verbatim=True)


def both(*parts: Node | str) -> Both:
    return Both(tuple(Term(it) if isinstance(it, str) else it for it in parts))


def either(*parts: Node | str) -> Either:
    return Either(tuple(Term(it) if isinstance(it, str) else it for it in parts))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("服务业", Term("服务业")),
        ("服务业　衢江", both("服务业", "衢江")),
        ("服务业 AND 衢江", both("服务业", "衢江")),
        ("服务业 OR 物流", either("服务业", "物流")),
        ("服务业|物流｜仓储", either("服务业", "物流", "仓储")),
        ("a b | c", either(both("a", "b"), "c")),
        ("-会议", Without(Term("会议"))),
        ("服务业 －会议", both("服务业", Without(Term("会议")))),
        ("服务业 NOT 会议", both("服务业", Without(Term("会议")))),
        ("NOT -会议", Term("会议")),
        ("(a b)|（c d）", either(both("a", "b"), both("c", "d"))),
        ("-(a|b) c", both(Without(either("a", "b")), "c")),
        ('"产品，和 服务" 展', both(typed_so("产品，和 服务"), "展")),
        ("“和服” 展", both(typed_so("和服"), "展")),
        ('-"a b"', Without(typed_so("a b"))),
        ('"a ""b"" c"', typed_so('a "b" c')),
        ('"a"b c"', typed_so('a"b c')),
        ("标题:服务", Term("服务", Field.HEAD)),
        ("正文：“服 务” x", both(typed_so("服 务", Field.BODY), "x")),
        ("author:林晓 rubric:要闻", both(Term("林晓", Field.BYLINE), Term("要闻", Field.RUBRIC))),
        ("报纸:溪口 版:3", both(Paper("溪口"), PageNumber("3"))),
        ("日期:1987", Days(date(1987, 1, 1), date(1987, 12, 31))),
        ("日期:1987-02", Days(date(1987, 2, 1), date(1987, 2, 28))),
        ("日期:1987年5月12日", Days(date(1987, 5, 12), date(1987, 5, 12))),
        ("date:1987-02-03..1987-04", Days(date(1987, 2, 3), date(1987, 4, 30))),
        ("date:..1987", Days(date.min, date(1987, 12, 31))),
        ("date:1987-03..", Days(date(1987, 3, 1), date.max)),
        ("after:1987-03", Days(date(1987, 4, 1), date.max)),
        ("before:1987-03", Days(date.min, date(1987, 2, 28))),
    ],
)
def test_operators(typed: str, read: Node) -> None:
    query = parse(typed)
    assert query.node == read
    assert query.note is None


@pytest.mark.parametrize(
    "printed",
    [
        "OR", "AND", "NOT", "-", "--", "——", "*", "%", "NEAR/20", "说“和服", "“和服”和“服务”",
        "（记者林晓）", "a)", "((",
        "(a", "()", "日期:某天", "日期:1987-02-30", "日期:..", "before:x", "after:y", "标题:", "他说:好",
        "1987-05-12", "'", "\\",
    ],
)  # fmt: skip
def test_marks_that_can_be_no_operators_are_looked_for(printed: str) -> None:
    assert parse(printed).node == Term(printed)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("a OR", ["a", "OR"]),
        ("OR OR OR", ["OR"]),
        ("a AND", ["a", "AND"]),
        ("a NOT", ["a", "NOT"]),
        ("- a", ["-", "a"]),
    ],
)
def test_operators_with_nothing_to_work_on_are_words(typed: str, terms: list[str]) -> None:
    assert [term.text for term in parse(typed).terms] == terms


@pytest.mark.parametrize("typed", ["", " 　", '""', "“”", '" "', "|", "(|)", "| |"])
def test_nothing_asked(typed: str) -> None:
    assert parse(typed).node is None
    assert parse(typed).terms == ()


def test_half_typed_quotation_is_told() -> None:
    query = parse('"服务业 展')
    assert query.node == both('"服务业', "展")
    assert query.note == "A quotation mark is not closed, so it does not count."


def test_terms_shut_out_are_not_lit() -> None:
    assert [term.text for term in parse("a -b (c|d) -(e f) a 日期:1987").terms] == ["a", "c", "d"]


@pytest.mark.parametrize("typed", ["字 " * (MOST_TERMS + 1), "字" * (LONGEST + 1)])
def test_endless_query_is_cut_and_told(typed: str) -> None:
    query = parse(typed)
    assert query.note == "The query is very long: only its beginning was looked for."
    assert len(query.terms[0].text) <= LONGEST


def test_brackets_nest_only_so_deep() -> None:
    def depth(node: Node | None) -> int:
        return 1 + max(map(depth, node.parts)) if isinstance(node, Both | Either) else 0

    assert depth(parse("(a " * 60 + "b" + ")" * 60).node) <= DEEPEST + 1


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("a OR", "OR stands between two words; it was looked for as it stands."),
        ("AND a", "AND stands between two words; it was looked for as it stands."),
        ("a NEAR/5", "NEAR stands between two words; it was looked for as it stands."),
        ("a NOT", "NOT stands before a word; it was looked for as it stands."),
        ("a -", "- stands before a word; it was looked for as it stands."),
        ("－", "－ stands before a word; it was looked for as it stands."),
        ('"OR" a', None),
        ("ORDER a-b", None),
    ],
)
def test_an_operator_without_its_word_is_told(typed: str, note: str | None) -> None:
    assert parse(typed).note == note


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("服务业　标题:衢江", ["服务业", "标题:衢江"]),
        ('-会议 作者:"王 慧" (a | b) c', ["-会议", '作者:"王 慧"', "(a | b)", "c"]),
        ("a NEAR/5 b 日期:2021..2022", ["a NEAR/5 b", "日期:2021..2022"]),
        ("(a 版:1 b) NOT c", ["a", "版:1", "b", "NOT c"]),
        ("a OR b", ["a OR b"]),
        ("未读 有：书签", ["未读", "有：书签"]),
    ],
)
def test_each_part_knows_where_it_stands(typed: str, pieces: list[str]) -> None:
    assert [typed[it.span.start : it.span.end] for it in parse(typed).parts] == pieces


@given(st.lists(st.sampled_from(SNIPS), max_size=8).map(" ".join))
def test_the_text_of_a_part_is_read_as_that_part(typed: str) -> None:
    query = parse(typed)
    for part in query.parts:
        alone = parse(typed[part.span.start : part.span.end]).node
        assert alone is not None
        assert as_printed(alone) == as_printed(part)


@given(NODES)
def test_what_is_written_out_is_read_as_the_same(node: Node) -> None:
    assert parse(as_text(node)).node == node


def test_what_was_read_is_not_read_again() -> None:
    query = parse("服务业 衢江")
    assert parse(query) is query


def test_a_switch_under_not_is_none() -> None:
    query = parse("-字形:原样 桥")
    assert query.node == Term("桥")
    assert query.printed == ()


@given(st.text(alphabet="ab 　|｜()（）\"“”-－:：标题日期ANDORNOT19872.*'", max_size=60))
def test_anything_typed_is_read(typed: str) -> None:
    parse(typed)


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_quoted_text_is_read_as_it_stands(text: str) -> None:
    assert parse(quoted(text)).node == typed_so(text)
