"""The results of a find by paper, page or time: which groups there are, and what stands in them, part by part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.facets import Facets, complete_facets
from reader.find.query.days import read_days
from reader.find.query.nodes import Both
from reader.find.query.parsing import parse
from reader.find.records import Found, Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.interruptible import InterruptibleQuery
    from reader.find.query.nodes import Query
    from reader.find.records import FoundArticle
    from reader.store.archive.archive import Archive
    from reader.store.records import TitleId


class Grouping(StrEnum):
    """What results are put together by."""

    NONE = "none"
    PAPER = "paper"
    PAGE = "page"
    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Group:
    """So many results of a paper, on the pages of a number, or of a time.

    `value` is its name, their number, or the year or month as the query language writes it.
    """

    by: Grouping
    value: str
    count: int
    title_id: TitleId | None = None


@dataclass(frozen=True, slots=True)
class GroupedFound(Found):
    """Results that follow one another group by group; `groups` has the group of each."""

    groups: tuple[Group, ...] = ()


def groups_in(found: Found) -> tuple[Group, ...]:
    """The group of each result; nothing where they are not grouped."""
    return found.groups if isinstance(found, GroupedFound) else ()


def group_name(group: Group) -> str:
    """What a group's heading says beside its count."""
    if group.by is Grouping.PAGE:
        return _("Page {number}").format(number=group.value)
    if group.by is Grouping.YEAR:
        return _("Year {year}").format(year=group.value)
    if group.by is Grouping.MONTH:
        year, _dash, month = group.value.partition("-")
        return _("{year}-{month:02}").format(year=year, month=int(month))
    return group.value


def groups_of(
    archive: Archive, asked: str | Query, grouping: Grouping, order: Order = Order.NEWEST
) -> tuple[Group, ...]:
    """Papers, those with the most results first; pages, in their order; or times, as `order` has their days."""
    if grouping is Grouping.NONE or (query := parse(asked)).node is None:
        return ()
    from reader.find.search import results

    if grouping in _LENGTHS:
        return _groups_of_time(archive, query, grouping, order)
    with results(archive, query) as found:
        tally = complete_facets(found, Facets(0))
    if grouping is Grouping.PAGE:
        return tuple(Group(grouping, share.value, share.count) for share in tally.pages)
    ids = {title.name: title.id for title in archive.titles()}
    return tuple(Group(grouping, it.value, it.count, ids[it.value]) for it in tally.papers if it.value in ids)


_LENGTHS = {Grouping.YEAR: len("2022"), Grouping.MONTH: len("2022-07")}
"""How much of a day's ISO form the days of a group share."""


def _groups_of_time(archive: Archive, query: Query, grouping: Grouping, order: Order) -> tuple[Group, ...]:
    from reader.find.search import results

    with results(archive, query) as found:
        days = found.spread().days
    counts = Counter[str]()
    for day, count in days.items():
        counts[day.isoformat()[: _LENGTHS[grouping]]] += count
    times = sorted(counts, reverse=order is not Order.OLDEST)
    return tuple(Group(grouping, time, counts[time]) for time in times)


@dataclass(frozen=True, slots=True)
class GroupedFind:
    """A find whose groups are known."""

    archive: Archive
    query: Query
    order: Order
    groups: Sequence[Group]

    def found(self, limit: int, offset: int, question: InterruptibleQuery) -> GroupedFound:
        """The results from `offset` on, counted through all groups. Only the groups they stand in are asked."""
        articles: list[FoundArticle] = []
        groups: list[Group] = []
        note = None
        for group in self.groups:
            if offset >= group.count:
                offset -= group.count
                continue
            question.check()
            found = self.found_in(group, min(limit - len(articles), group.count - offset), offset)
            articles += found.articles
            groups += [group] * len(found.articles)
            note, offset = note or found.note, 0
            if len(articles) >= limit:
                break
        return GroupedFound(tuple(articles), note, tuple(groups))

    def found_in(self, group: Group, limit: int, offset: int = 0) -> Found:
        """The results of one group, from `offset` on; a `limit` of 0 gives all."""
        from reader.find.search import find

        return find(
            self.archive,
            _narrowed(self.query, group),
            order=self.order,
            limit=limit,
            offset=offset,
            title_id=group.title_id,
            page_number=group.value if group.by is Grouping.PAGE else None,
        )


def _narrowed(query: Query, group: Group) -> Query:
    """The query, of the days of a group alone."""
    days = read_days(group.value) if group.by in _LENGTHS else None
    return replace(query, node=Both((query.node, days))) if query.node and days else query
