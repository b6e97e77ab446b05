"""Writing the find index, in the archive's own transactions."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.find.text.folding import fold_stamp
from reader.store.archive.rows import all_articles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reader.core.paper import Article
    from reader.core.progress import Report
    from reader.find.index.builder import Made
    from reader.find.index.segments import Columns, Held, KnownSegments
    from reader.find.index.worker import ListBuilder
    from reader.find.text.segmenter import Segmenter
    from reader.find.text.units import Gathered
    from reader.store.records import ArticleId

    Choose = Callable[[list[Held]], list[Held]]

_FORM = "3"
"""Changed whenever what is kept of an article changes for another reason than the folding or the dictionary."""
AT_ONCE, CHARACTERS_AT_ONCE = 500, 2_000_000
"""Articles in a new segment, and characters in their bodies: it is begun when there are as many of either."""
MERGE_FACTOR = 32
"""As many segments of about one size are merged into one."""
_LITTLE, _MUCH = 6_000, 200_000
"""Articles that are merged in one go after a small change, and while many come in; `tidy` merges what is left."""


@dataclass(frozen=True, slots=True)
class _Added:
    """An article to be taken up, and what was read in its place."""

    id: ArticleId
    article: Article
    original: Article | None


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles, by id, whose lists are being made."""

    articles: list[_Added]
    number: int


@dataclass(frozen=True, slots=True)
class _Removed:
    """An article to be dropped."""

    id: ArticleId


class IndexWriter:
    """Takes articles up and drops them, at the end of the transaction at hand.

    One for each piece of work, on one thread; `ArticleIndex.writer` makes it.
    """

    def __init__(self, segmenter: Segmenter, known: KnownSegments | None = None) -> None:
        self._segmenter, self._known = segmenter, known
        self._changes: list[_Added | _Removed] = []
        self._batches: list[_Batch] = []
        self._pending: list[_Added] = []
        self._characters = 0
        self._builder: ListBuilder | None = None
        self._is_within = False

    def add(self, article_id: ArticleId, article: Article, original: Article | None = None) -> None:
        """Take up an article whose row is being written, and what was read in its place."""
        added = _Added(article_id, article, original)
        self._changes.append(added)
        self._begin(added)

    def remove(self, article_id: ArticleId) -> None:
        """Drop an article whose row is being deleted."""
        self._changes.append(_Removed(article_id))

    @contextmanager
    def changing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """What is added and dropped within is written at the end; of what fails, nothing.

        Within another one it is a part of that.
        """
        done, is_part = len(self._changes), self._is_within
        self._is_within = True
        try:
            yield
            if not is_part:
                self._flush(connection)
        except BaseException:
            del self._changes[done:]
            raise
        finally:
            self._is_within = is_part
            if not is_part:
                self._changes.clear()
                self._drop_batches()

    def tidy(self, connection: sqlite3.Connection, report: Report = no_report) -> None:
        """Merge what has become many segments, so that finds need not look at each."""
        from reader.find.index.merger import to_tidy

        self._merge(connection, report, to_tidy)

    def _flush(self, connection: sqlite3.Connection) -> None:
        """Write what was added and dropped."""
        added: dict[ArticleId, _Added] = {}
        removed: set[ArticleId] = set()
        for change in self._changes:
            if isinstance(change, _Added):
                added[change.id] = change
            else:
                removed.add(change.id)
                added.pop(change.id, None)
        if not added and not removed:
            return
        if not self._fits(connection):
            self.make_anew(connection, no_report)
            return
        if removed:
            self._add_tombstones(connection, removed)
        self._write_batches(connection, added)
        self._merge_many(connection, no_report, _MUCH if len(added) >= AT_ONCE else _LITTLE)

    def _begin(self, added: _Added) -> None:
        self._pending.append(added)
        self._characters += added.article.length
        if len(self._pending) == AT_ONCE or self._characters >= CHARACTERS_AT_ONCE:
            self._begin_batch()

    def _begin_batch(self) -> None:
        """Begin to make the lists of what was added, before it is known whether all of it will stay."""
        batch, self._pending = sorted(self._pending, key=lambda it: it.id), []
        self._characters = 0
        self._batches.append(_Batch(batch, self._list_builder().begin(_texts_of(batch))))

    def _write_batches(self, connection: sqlite3.Connection, added: dict[ArticleId, _Added]) -> None:
        """Write segments: a batch as it was made where all of it has stayed."""
        if self._pending:
            self._begin_batch()
        for batch in self._batches:
            made = self._list_builder().fetch(batch.number)
            stays = [it for it in batch.articles if added.get(it.id) is it]
            if len(stays) < len(batch.articles):
                made = self._list_builder().fetch(self._list_builder().begin(_texts_of(stays)))
            _write(connection, stays, made)

    def _drop_batches(self) -> None:
        self._pending, self._batches, self._characters = [], [], 0
        if self._builder:
            self._builder.forget()

    def _list_builder(self) -> ListBuilder:
        if self._builder is None:
            from reader.find.index.worker import ListBuilder

            self._builder = ListBuilder(self._segmenter)
        return self._builder

    def _fits(self, connection: sqlite3.Connection) -> bool:
        """Whether what is there was folded as it would be now. Words only order what is found: they may differ."""
        row = connection.execute("SELECT value FROM _stamp WHERE name = 'folding'").fetchone()
        return row is not None and row[0] == folding_stamp()

    def _add_tombstones(self, connection: sqlite3.Connection, gone: set[ArticleId]) -> None:
        """Name articles as taken out, in whichever segment they are."""
        for held in self._held(connection):
            found = held.segment.numbers_of(sorted(gone))
            if len(found):
                dead = sorted({*map(int, held.dead), *map(int, found)})
                _write_tombstones(connection, held.segment.id, dead)

    def _held(self, connection: sqlite3.Connection) -> list[Held]:
        from reader.find.index.segments import KnownSegments, held_segments

        self._known = self._known or KnownSegments()
        return held_segments(connection, self._known)

    def make_anew(self, connection: sqlite3.Connection, report: Report) -> None:
        """Empty the index and fill it from the articles kept."""
        connection.execute("DELETE FROM _block")
        connection.execute("DELETE FROM _segment")
        total = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        records = all_articles(connection)
        done = 0
        self._drop_batches()
        while batch := list(islice(records, 4 * AT_ONCE)):
            date = batch[0].clipping.date
            report(Progress(done, total, _("Finding the words of {date}").format(date=date)))
            added = [_Added(it.id, it.clipping.article, it.original) for it in batch]
            for it in added:
                self._begin(it)
            self._write_batches(connection, {it.id: it for it in added})
            self._drop_batches()
            done += len(batch)
            self._merge_many(connection, report, total)
        self.tidy(connection, report)
        connection.execute("DELETE FROM _stamp")
        connection.executemany("INSERT INTO _stamp VALUES (?, ?)", stamps_of(self._segmenter).items())

    def _merge(self, connection: sqlite3.Connection, report: Report, choose: Choose) -> None:
        """Merge segments as long as there are some to be merged."""
        from reader.find.index.merger import merge

        def told() -> None:
            report(Progress(0, 0, _("Putting the index in order")))

        while few := choose(self._held(connection)):
            merge(connection, few, told)

    def _merge_many(self, connection: sqlite3.Connection, report: Report, most: int) -> None:
        """Merge what has become many segments of about one size, `most` articles at once."""
        from reader.find.index.merger import to_merge

        self._merge(connection, report, lambda held: to_merge(held, MERGE_FACTOR, most))


def _texts_of(batch: Sequence[_Added]) -> Gathered:
    from reader.find.text.units import gathered

    return gathered((it.article, it.original) for it in batch)


def _write(connection: sqlite3.Connection, articles: Sequence[_Added], made: Made) -> None:
    """Write a segment of articles, in the order of their ids."""
    from reader.find.index.builder import write

    if articles:
        write(connection, _columns(connection, [it.id for it in articles], made.fields), made)


def _columns(connection: sqlite3.Connection, ids: Sequence[ArticleId], fields: NDArray[np.uint32]) -> Columns:
    from reader.find.index.segments import columns_of

    rows = connection.execute(
        "SELECT article.title_id, page.number FROM article JOIN page ON page.id = page_id"
        " WHERE article.id IN (SELECT value FROM json_each(?)) ORDER BY article.id",
        (json.dumps(ids),),
    ).fetchall()
    return columns_of(ids, fields, [title for title, _number in rows], [number for _title, number in rows])


def _write_tombstones(connection: sqlite3.Connection, segment_id: int, numbers: Sequence[int]) -> None:
    packed = b"".join(number.to_bytes(4, "little") for number in numbers)
    connection.execute("UPDATE _segment SET dead = ? WHERE id = ?", (packed, segment_id))


def folding_stamp() -> str:
    """Names the form of the index and how texts are folded for it."""
    return f"{_FORM} {fold_stamp()}"


def stamps_of(segmenter: Segmenter) -> dict[str, str]:
    """What an index made now is stamped with: its folding and its words."""
    return {"folding": folding_stamp(), "words": segmenter.stamp}


def has_articles(connection: sqlite3.Connection) -> bool:
    """Whether the archive holds any article."""
    return connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None
