"""What a correction costs: a handful of statements, however large the issue is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article, Page
from reader.jobs import corrections
from tests.jobs.test_corrections import FERRY, SCHOOL, TEA, close, opened, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.jobs.test_corrections import Held

INDEX = ("_segment", "_block", "_stamp")
AN_EDIT, IN_ARCHIVE, IN_INDEX, IN_MARKS = 17, 27, 12, 5
"""Also counted: `BEGIN`, `COMMIT`, the issue's digest before and after, an article's authors, what foreign keys set
off, in the marks the count of changes. The index's lists count apart."""
BLOCKS = "the index's lists"


@pytest.fixture(params=[1, 12], ids=["of three articles", "of thirteen pages"])
def held(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Held]:
    more = [
        Page(str(3 + page), articles=tuple(Article(headline=f"第{page}版第{at}篇") for at in range(9)))
        for page in range(request.param - 1)
    ]
    pages = (Page("1", articles=(FERRY, TEA)), Page("2", articles=(SCHOOL,)), *more)
    held = opened(tmp_path, reading(*pages, content="a"))
    yield held
    close(held)


def cost(held: Held, do: Callable[[], object]) -> Counter[str]:
    """The statements of both files, those of the index apart."""
    seen: Counter[str] = Counter()
    archive = held.library.archive.connection
    marks = held.library.marks._file.connection
    archive.set_trace_callback(lambda sql: seen.update([_part(sql)]))
    marks.set_trace_callback(lambda _sql: seen.update(["marks"]))
    do()
    archive.set_trace_callback(None)
    marks.set_trace_callback(None)
    return seen


def _part(sql: str) -> str:
    if sql.startswith("INSERT INTO _block"):
        return BLOCKS
    is_of_index = any(f" {table} " in f"{sql.replace('(', ' ')} " for table in INDEX)
    return "index" if is_of_index else "archive"


def check(spent: Counter[str], most: int = IN_ARCHIVE) -> None:
    assert spent["archive"] <= most, spent
    assert spent["index"] <= IN_INDEX, spent
    assert 0 < spent["marks"] <= IN_MARKS, spent


def test_an_edit(held: Held) -> None:
    key = held.all_keys()[0]
    first, second = held.article(key), replace(held.article(key), headline="渡口添了新船")
    check(cost(held, lambda: corrections.edit(held.library, held.issue_id, key, second)), AN_EDIT)
    check(
        cost(held, lambda: corrections.edit(held.library, held.issue_id, key, replace(first, deck="副题"))),
        AN_EDIT,
    )


def test_a_merge_a_split_and_what_undoes_them(held: Held) -> None:
    ferry, tea = held.all_keys()[:2]
    check(cost(held, lambda: corrections.merge(held.library, held.issue_id, [ferry, tea])))
    check(cost(held, lambda: corrections.split(held.library, held.issue_id, ferry, 2)))
    for made in reversed(held.library.marks.corrections()):
        check(cost(held, partial(corrections.set_undone, held.library, made.uid, is_undone=True)))


def test_a_move_and_another_order(held: Held) -> None:
    _ferry, tea = held.all_keys()[:2]
    check(cost(held, lambda: corrections.move(held.library, held.issue_id, [tea], "2")))
    check(cost(held, lambda: corrections.shift(held.library, held.issue_id, tea, -1)))


def test_what_changes_nothing_writes_nothing(held: Held) -> None:
    key = held.all_keys()[0]
    spent = cost(held, lambda: corrections.edit(held.library, held.issue_id, key, held.article(key)))
    assert spent == {"archive": 8, "marks": 1}
    assert held.library.marks.corrections() == []
