"""One find reads its query once, and all it tells is of one state of the archive."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.find import search
from reader.find.facets import complete_facets, count_facets
from reader.find.query import parsing
from reader.find.records import Order
from reader.find.search import count, find, found_ids, results
from reader.store.archive.archive import Archive
from tests.find.paper import body, reading
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.find.query.nodes import Query

QUERY = "和服 | 产品"


@pytest.fixture
def papers(archive: Archive) -> Archive:
    index = writer()
    archive.store(reading(body("和服展昨天开幕。", headline="和服"), day=date(1980, 1, 1)), index)
    archive.store(reading(body("产品和服务。"), body("和服展。"), day=date(1981, 1, 1)), index)
    return archive


@pytest.fixture
def statements(papers: Archive) -> Iterator[Counter[str]]:
    """The first words of what SQLite is asked, counted."""
    seen: Counter[str] = Counter()
    papers.connection.set_trace_callback(lambda sql: seen.update([sql.split()[0]]))
    yield seen
    papers.connection.set_trace_callback(None)


def test_all_of_a_find_is_one_parse_and_one_transaction(
    papers: Archive, statements: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def parse(asked: str | Query) -> Query:
        read.append(str(asked))
        return parsing.parse(asked)

    monkeypatch.setattr(search, "parse", parse)
    with results(papers, QUERY) as found:
        page, newest = found.page(limit=2), found.page(Order.NEWEST)
        spread, pages, ids = found.spread(), found.pages(), found.ids()
        assert (found.count, spread.total, len(ids), len(newest.articles), len(page.articles)) == (
            3,
            3,
            3,
            3,
            2,
        )
        assert [it.count for it in pages] == [3]
    assert read == [QUERY]
    assert statements["BEGIN"] == statements["COMMIT"] == 1
    assert set(statements) <= {"BEGIN", "COMMIT", "SELECT"}


def test_the_query_is_matched_once_however_much_is_asked(papers: Archive, statements: Counter[str]) -> None:
    with results(papers, QUERY) as found:
        assert len(found.ids()) == found.count == found.spread().total
        matched = statements["SELECT"]
        assert len(found.ids()) == found.count == found.spread().total
        assert statements["SELECT"] == matched
    count(papers, QUERY)
    assert matched < statements["SELECT"] <= 2 * matched


def test_a_find_by_parts_within_one_state_is_of_that_state(papers: Archive, statements: Counter[str]) -> None:
    with closing(Archive.open(papers.path)) as other, papers.reading():
        assert count(papers, QUERY) == 3
        other.store(reading(body("和服又来。"), day=date(1982, 1, 1)), writer())
        assert len(find(papers, QUERY).articles) == len(found_ids(papers, QUERY)) == 3
        with results(papers, QUERY) as found:
            tally = complete_facets(found, count_facets(found))
        assert (tally.total, sum(it.count for it in tally.papers), len(tally.days)) == (3, 3, 2)
    assert statements["BEGIN"] == 1
    assert count(papers, QUERY) == 4


def test_what_was_matched_stays_what_it_was(papers: Archive) -> None:
    with closing(Archive.open(papers.path)) as other, results(papers, QUERY) as found:
        for issue in other.held_days(date.min, date.max):
            other.remove_issue(issue.issue_id, writer())
        assert len(found.page().articles) == found.count == found.spread().total == 3
    assert find(papers, QUERY).articles == ()


def test_an_empty_query_asks_nothing(papers: Archive, statements: Counter[str]) -> None:
    with results(papers, "  ") as found:
        assert (found.count, found.ids(), found.page().articles, found.pages()) == (0, [], (), [])
        assert found.spread().total == 0
    assert not statements


def test_a_failed_find_leaves_no_transaction(papers: Archive) -> None:
    with pytest.raises(ZeroDivisionError), results(papers, QUERY):
        raise ZeroDivisionError
    assert not papers.connection.in_transaction
    assert count(papers, QUERY) == 3


def test_a_hit_in_the_heading_is_shown(archive: Archive) -> None:
    """A result that stands high for its kicker shows the kicker, though the words stand in its text as well."""
    article = replace(body("产品多。产品真多。", headline="不相干"), kicker="新产品上市")
    archive.store(reading(article, day=date(1982, 1, 1)), writer())
    (found,) = find(archive, parsing.parse("产品")).articles
    assert found.headline.spans == ()
    assert found.snippet.text == "新产品上市"
    assert found.snippet.spans
