"""The results of a find by paper or by page: which groups there are, and what stands in them, a part at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.facets import Tally, whole_tally
from reader.find.query.parsing import parse
from reader.find.records import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.interruptible import InterruptibleQuery
    from reader.find.query.nodes import Query
    from reader.find.records import FoundArticle, Order
    from reader.store.archive.archive import Archive
    from reader.store.records import TitleId


class Grouping(StrEnum):
    """What results are put together by."""

    NONE = "none"
    PAPER = "paper"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Group:
    """So many results of a paper, or on the pages of a number: `value` is its name or their number."""

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


def said_group(group: Group) -> str:
    """What a group's heading says beside its count."""
    return _("Page {number}").format(number=group.value) if group.by is Grouping.PAGE else group.value


def groups_of(archive: Archive, asked: str | Query, grouping: Grouping) -> tuple[Group, ...]:
    """Papers, those with the most results first; or pages, in their order."""
    if grouping is Grouping.NONE or (query := parse(asked)).node is None:
        return ()
    tally = whole_tally(archive, query, Tally(0))
    if grouping is Grouping.PAGE:
        return tuple(Group(grouping, share.value, share.count) for share in tally.pages)
    ids = {title.name: title.id for title in archive.titles()}
    return tuple(Group(grouping, it.value, it.count, ids[it.value]) for it in tally.papers if it.value in ids)


@dataclass(frozen=True, slots=True)
class GroupedFind:
    """A find whose groups are known."""

    archive: Archive
    query: str
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
            found = self._found_in(group, min(limit - len(articles), group.count - offset), offset)
            articles += found.articles
            groups += [group] * len(found.articles)
            note, offset = note or found.note, 0
            if len(articles) >= limit:
                break
        return GroupedFound(tuple(articles), note, tuple(groups))

    def _found_in(self, group: Group, limit: int, offset: int) -> Found:
        from reader.find.search import find  # noqa: PLC0415 - a start needs it not

        return find(
            self.archive,
            self.query,
            order=self.order,
            limit=limit,
            offset=offset,
            title_id=group.title_id,
            page_number=group.value if group.by is Grouping.PAGE else None,
        )
