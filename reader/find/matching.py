"""Which articles a query finds, and in which of them its terms are real words: masks over each segment."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import numpy as np

from reader.find.index.marked_articles import ids_marked, ids_noted, ids_tagged
from reader.find.index.postings import firsts_of
from reader.find.index.segments import segments_of
from reader.find.query.days import Days
from reader.find.query.nodes import (
    Both,
    Either,
    Listed,
    Mark,
    Marked,
    Near,
    Noted,
    PageNumber,
    Paper,
    Tagged,
    Term,
    Without,
    terms_of,
)
from reader.find.records import Tier
from reader.find.term_hits import Hits, hits_in
from reader.find.text.fields import is_word
from reader.find.text.folding import fold
from reader.find.text.patterns import SoughtText, stands_in
from reader.store.archive.article_ids import SERIAL_BITS, first_id, last_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from reader.find.index.segments import Held
    from reader.find.query.nodes import Node
    from reader.store.archive.archive import Archive
    from reader.store.records import TitleId

    Mask = NDArray[np.bool_]

HEADING_WEIGHT = 4.0
_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""


class Match:
    """A query over an archive, within the transaction at hand; what is not asked for is not worked out."""

    def __init__(
        self,
        archive: Archive,
        connection: sqlite3.Connection,
        node: Node,
        title_id: TitleId | None = None,
        page_number: str | None = None,
    ) -> None:
        self._node = node
        self.note: str | None = None
        """What to tell the person of the index that was looked at."""
        held = segments_of(archive, connection)
        long_dates = _LongDates(connection)
        self._parts = [_Part(connection, it, node, title_id, page_number, long_dates) for it in held]

    @property
    def count(self) -> int:
        """How many articles are found."""
        return sum(_size(part.found) for part in self._parts)

    @property
    def ids(self) -> NDArray[np.int64]:
        """The ids of all that is found, ascending."""
        return self._ids([part.found for part in self._parts])

    def first(self, most: int | None, *, tier: Tier | None = None, newest: bool = True) -> NDArray[np.int64]:
        """The ids of what is found, or of one tier of it: the newest `most` first, or the oldest; None for all."""
        masks = self._tiers[tier] if tier else [part.found for part in self._parts]
        ids = self._ids(masks, lambda mask: _outermost(mask, most, newest=newest))
        return (ids[::-1] if newest else ids)[:most]

    def size(self, tier: Tier) -> int:
        """How many articles a tier has."""
        return sum(map(_size, self._tiers[tier]))

    def tiers_of(self, ids: Iterable[int]) -> dict[int, Tier]:
        """The tiers of some of the articles found."""
        wanted = sorted(map(int, ids))
        tiers = dict.fromkeys(wanted, Tier.CHARACTERS)
        for part in self._parts:
            numbers = part.segment.numbers_of(wanted)
            hits = {term: part.hits[term].within(numbers) for term in self._words}
            of_tier = _tiers_in(part.found[numbers], self._node, hits, self._words)
            for tier in (Tier.HEADING, Tier.WORD):
                tiers.update(dict.fromkeys(map(int, part.segment.ids[numbers[of_tier[tier]]]), tier))
        return tiers

    def weights(self, tier: Tier) -> dict[int, float]:
        """How much each article of a tier speaks of it: BM25 over the places of the terms' words."""
        lengths = [int(part.segment.fields[:, 3].sum()) for part in self._parts]
        articles = sum(len(part.segment) for part in self._parts)
        mean = max(1.0, sum(lengths) / max(1, articles))
        weights: dict[int, float] = {}
        for part, mask in zip(self._parts, self._tiers[tier], strict=True):
            numbers = np.flatnonzero(mask)
            total = np.zeros(len(numbers))
            share = 1 - _LENGTH_SHARE + _LENGTH_SHARE * part.segment.fields[numbers, 3] / mean
            for term, grade in self._words.items():
                there = self._holders[term]
                rarity = np.log(1 + (articles - there + 0.5) / (there + 0.5))
                often = part.hits[term].within(numbers).frequencies(grade, HEADING_WEIGHT)
                total += rarity * often * (_SATURATION + 1) / (often + _SATURATION * share)
            weights.update(zip(map(int, part.segment.ids[numbers]), map(float, total), strict=True))
        return weights

    def days(self) -> dict[int, int]:
        """For each day's number, in order, how many articles are found."""
        known: dict[int, int] = {}
        for part in self._parts:
            days = part.segment.ids[part.found] >> SERIAL_BITS
            firsts = firsts_of(days)
            counts = np.diff(firsts, append=len(days))
            for day, count in zip(days[firsts].tolist(), counts.tolist(), strict=True):
                known[day] = known.get(day, 0) + count
        return dict(sorted(known.items()))

    def places(self) -> dict[tuple[int, str], int]:
        """For each paper's id and page number how many articles are found."""
        known: dict[tuple[int, str], int] = {}
        for part in self._parts:
            segment, pages = part.segment, len(part.segment.numbers)
            codes = segment.titles[part.found].astype(np.int64) * pages + segment.pages[part.found]
            counts = np.bincount(codes)
            for code in np.flatnonzero(counts).tolist():
                place = code // pages, segment.numbers[code % pages]
                known[place] = known.get(place, 0) + int(counts[code])
        return known

    def _ids(
        self, masks: list[Mask], numbers_of: Callable[[Mask], NDArray[np.int64]] = np.flatnonzero
    ) -> NDArray[np.int64]:
        """The ids, ascending, of those that `numbers_of` takes of each mask."""
        found = [part.segment.ids[numbers_of(it)] for part, it in zip(self._parts, masks, strict=True)]
        whole = np.concatenate(found) if found else np.empty(0, np.int64)
        whole.sort()
        return whole

    @cached_property
    def _tiers(self) -> dict[Tier, list[Mask]]:
        found = [_tiers_in(part.found, self._node, part.hits, self._words) for part in self._parts]
        return {tier: [it[tier] for it in found] for tier in Tier}

    @cached_property
    def _words(self) -> dict[Term, int]:
        """Which of a term's hits are real words: where it stands anywhere as one, those, else whole words in a row."""
        found: dict[Term, int] = {}
        for term in dict.fromkeys(terms_of(self._node)):
            if is_word(fold(term.text)):
                grade = max(
                    (part.hits[term].best_grade for part in self._parts if term in part.hits), default=0
                )
                if grade:
                    found[term] = grade
        return found

    @cached_property
    def _holders(self) -> dict[Term, int]:
        """How many articles hold each term as a word."""
        return {
            term: sum(_size(part.hits[term].words(grade)) for part in self._parts)
            for term, grade in self._words.items()
        }


def _tiers_in(
    found: Mask, node: Node, hits: Mapping[Term, Hits], words: Mapping[Term, int]
) -> dict[Tier, Mask]:
    """The tiers of what is found, told by the hits of those of the query's terms that are `words` somewhere."""
    none = np.zeros(len(found), bool)
    heading = _worded(node, {term: hits[term].heading_words(grade) for term, grade in words.items()})
    heading = none if heading is None else heading & found
    anywhere = _worded(node, {term: hits[term].words(grade) for term, grade in words.items()})
    anywhere = (none if anywhere is None else anywhere & found) | heading
    return {Tier.HEADING: heading, Tier.WORD: anywhere & ~heading, Tier.CHARACTERS: found & ~anywhere}


def _worded(node: Node, words: Mapping[Term, Mask]) -> Mask | None:
    """Where a query's terms stand as words, told from where each does; None where that can't be told."""
    if isinstance(node, Term):
        return words.get(node)
    if not isinstance(node, Both | Either):
        return None
    parts = [it for it in node.parts if isinstance(it, Term | Both | Either)]
    masks = [_worded(part, words) for part in parts]
    there = [mask for mask in masks if mask is not None]
    if not there or (isinstance(node, Both) and len(there) < len(masks)):
        return None
    return _all(there) if isinstance(node, Both) else _any(there)


def _outermost(mask: Mask, most: int | None, *, newest: bool) -> NDArray[np.int64]:
    """The numbers, ascending, of the last `most` articles in a mask, or of the first; None for all."""
    if most is None:
        return np.flatnonzero(mask)
    size = 64 * most
    while True:
        begin = max(0, len(mask) - size) if newest else 0
        numbers = begin + np.flatnonzero(mask[begin : begin + size])
        if len(numbers) >= most or size >= len(mask):
            return numbers[-most:] if newest else numbers[:most]
        size *= 8


def _all(masks: list[Mask]) -> Mask:
    return reduce(and_, masks)


def _any(masks: list[Mask]) -> Mask:
    return reduce(or_, masks)


def _size(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


class _LongDates:
    """The articles of issues that have no one day: what the ids, which bear a first day, do not tell.

    An issue of several days is of each of them; one whose month or year alone is known is of no one day: it is
    found where all of its month or year is asked for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[Days, dict[bool, list[int]]] = {}

    def of(self, days: Days) -> dict[bool, list[int]]:
        """Those that touch these days: True those that are found by them, False those that are not."""
        if days not in self._known:
            rows = self._connection.execute(
                "SELECT article.id, precision = 'day' OR (issue.date >= ?1 AND last_date <= ?2) FROM issue"
                " JOIN page ON page.issue_id = issue.id JOIN article ON article.page_id = page.id"
                " WHERE last_date IS NOT NULL AND last_date >= ?1 AND issue.date <= ?2",
                (days.first.isoformat(), days.last.isoformat()),
            ).fetchall()
            self._known[days] = {
                told: [it for it, is_in in rows if bool(is_in) is told] for told in (True, False)
            }
        return self._known[days]


class _Part:
    """The query in one segment."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        held: Held,
        node: Node,
        title_id: TitleId | None,
        page_number: str | None,
        long_dates: _LongDates,
    ) -> None:
        self._connection, self.segment, self._long_dates = connection, held.segment, long_dates
        self.hits: dict[Term, Hits] = {}
        self.found = self._mask(node)
        if title_id is not None:
            self.found = self.found & (self.segment.titles == title_id)
        if page_number is not None:
            self.found = self.found & self.segment.on_pages(page_number.__eq__)
        if len(held.dead):
            self.found = self.found & held.is_alive
        for term in terms_of(node):
            self._hits(term)

    def _hits(self, term: Term) -> Hits:
        if term not in self.hits:
            self.hits[term] = hits_in(self._connection, self.segment, term)
        return self.hits[term]

    def _mask(self, node: Node) -> Mask:
        if isinstance(node, Term):
            return self._hits(node).found
        if isinstance(node, Both):
            return _all([self._mask(part) for part in node.parts])
        if isinstance(node, Either):
            return _any([self._mask(part) for part in node.parts])
        if isinstance(node, Without):
            return ~self._mask(node.part)
        if isinstance(node, Near):
            one, other = self._hits(node.one), self._hits(node.other)
            return one.near(other, node.distance)
        return self._place_mask(node)

    def _place_mask(self, node: Node) -> Mask:
        mask = np.zeros(len(self.segment), bool)
        if isinstance(node, Days):
            first, last = np.searchsorted(self.segment.ids, (first_id(node.first), last_id(node.last) + 1))
            mask[first:last] = True
            for is_there, ids in self._long_dates.of(node).items():
                mask[self.segment.numbers_of(ids)] = is_there
        elif isinstance(node, Listed):
            mask[self.segment.numbers_of(node.ids)] = True
        elif isinstance(node, Marked):
            return self._marked(node.mark)
        elif isinstance(node, Noted):
            return self._those(ids_noted(self._connection, node.text))
        elif isinstance(node, Tagged):
            return self._those(ids_tagged(self._connection, node.tag))
        elif isinstance(node, PageNumber):
            wanted = node.number.removeprefix("第").removesuffix("版").lstrip("0").casefold()
            return self.segment.on_pages(lambda number: number.casefold() == wanted)
        elif isinstance(node, Paper):
            titles = self._connection.execute("SELECT id, name FROM title").fetchall()
            wanted_name = SoughtText(node.name)
            fitting = [title_id for title_id, name in titles if stands_in(name, wanted_name)]
            return np.isin(self.segment.titles, fitting)
        return mask

    def _marked(self, mark: Mark) -> Mask:
        """Articles by a person's marks; where the archive was opened without any, none bears one."""
        mask = self._those(ids_marked(self._connection, mark.value))
        return ~mask if mark is Mark.UNREAD else mask

    def _those(self, ids: Iterable[int]) -> Mask:
        mask = np.zeros(len(self.segment), bool)
        mask[self.segment.numbers_of(ids)] = True
        return mask
