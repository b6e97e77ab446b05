from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.query.days import Days
from reader.find.query.nodes import Both, Either, Field, PageNumber, Paper, Term, Without
from reader.find.query.parsing import DEEPEST, LONGEST, MOST_TERMS, parse
from tests.find.paper import plain_fold, quoted

if TYPE_CHECKING:
    from reader.find.query.nodes import Node


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
        ('"产品，和 服务" 展', both("产品，和 服务", "展")),
        ("“和服” 展", both("和服", "展")),
        ('-"a b"', Without(Term("a b"))),
        ('"a ""b"" c"', Term('a "b" c')),
        ('"a"b c"', Term('a"b c')),
        ("标题:服务", Term("服务", Field.HEAD)),
        ("正文：“服 务” x", both(Term("服 务", Field.BODY), "x")),
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
    assert query.note == "A quotation mark is not closed: it was looked for as it stands."


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


@given(st.text(alphabet="ab 　|｜()（）\"“”-－:：标题日期ANDORNOT19872.*'", max_size=60))
def test_anything_typed_is_read(typed: str) -> None:
    parse(typed)


@given(st.text(min_size=1, max_size=20).filter(plain_fold))
def test_quoted_text_is_read_as_it_stands(text: str) -> None:
    assert parse(quoted(text)).node == Term(text)
