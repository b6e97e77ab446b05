"""Counts of a find: they add up to what the find gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article
from reader.find.records import Order
from reader.find.search import find
from tests.find.paper import DAY, pages_found, reading, spread_of

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive

QUERIES = (
    "和服",
    "服",
    "和服 服务",
    "和服 -服务",
    "和服 | 服务",
    "和服 日期:1987",
    "标题:和服",
    "日期:1987-05",
    "没有的",
)


@pytest.fixture
def filled(archive: Archive, index: IndexWriter) -> Archive:
    texts = ("和服展在县里开幕。", "产品和服务都好。", "服务员穿和服。", "天气晴。")
    for at in range(6):
        articles = [
            Article(headline=texts[(at + 1) % 4] if at % 2 else None, paragraphs=(it,)) for it in texts
        ]
        title = "溪口报" if at < 4 else "青石报"
        archive.store(
            reading(*articles, day=DAY + timedelta(days=200 * at), title=title, page=f"{at % 3 + 1}"), index
        )
    return archive


@pytest.mark.parametrize("query", QUERIES)
def test_the_counts_are_those_of_the_find_itself(filled: Archive, query: str) -> None:
    found = find(filled, query, limit=0).articles
    spread = spread_of(filled, query)
    assert spread.total == len(found)
    assert spread.days == Counter(it.date for it in found)
    assert {tier: hits for tier, hits in spread.tiers.items() if hits} == Counter(it.tier for it in found)
    pages = {(it.title, it.page_number): it.count for it in pages_found(filled, query)}
    assert pages == Counter((it.title, it.page_number) for it in found)


def test_days_come_in_order(filled: Archive) -> None:
    days = list(spread_of(filled, "服务").days)
    assert days == sorted(days)
    assert isinstance(days[0], date)


def test_where_nothing_is_asked_nothing_is_counted(filled: Archive) -> None:
    assert spread_of(filled, "  ").total == 0
    assert pages_found(filled, "  ") == []


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("query", QUERIES)
def test_narrowed_to_each_paper_or_page_a_find_gives_what_it_gives_whole(
    filled: Archive, query: str, order: Order
) -> None:
    whole = find(filled, query, order=order, limit=0).articles
    for title in filled.titles():
        of_paper = find(filled, query, order=order, limit=0, title_id=title.id).articles
        assert {it.id: it.tier for it in of_paper} == {
            it.id: it.tier for it in whole if it.title == title.name
        }
    for number in ("1", "2", "3", "01", "4"):
        of_page = find(filled, query, order=order, limit=0, page_number=number).articles
        assert {it.id: it.tier for it in of_page} == {
            it.id: it.tier for it in whole if it.page_number == number
        }
        if order is not Order.BEST:
            assert [it.id for it in of_page] == [it.id for it in whole if it.page_number == number]


def test_a_narrowed_find_goes_on_where_it_ended(filled: Archive) -> None:
    whole = find(filled, "服", limit=0, page_number="2").articles
    title = filled.titles()[0]
    assert len(whole) > 3
    assert find(filled, "服", limit=2, offset=1, page_number="2").articles == whole[1:3]
    both = find(filled, "服", limit=0, title_id=title.id, page_number="2").articles
    assert both
    assert {it.id for it in both} == {it.id for it in whole if it.title == title.name}
