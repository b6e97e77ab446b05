"""Whether the index holds what the texts say, article by article."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.find.index.builder import Layout, dense, entries_of, fields_of
from reader.find.index.pair_lists import list_of_pair
from reader.find.index.postings import KEY_SHIFT, LOWER, lists_of, unpack
from reader.find.index.segments import (
    BITS,
    LISTS,
    Kind,
    block_id,
    entries_of_wholes,
    key_of_character,
    segments_of,
    starts_of,
)
from reader.find.text.units import as_units, gathered
from reader.store.archive.rows import all_articles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterator

    from numpy.typing import NDArray

    from reader.core.progress import Report
    from reader.find.index.article_index import ArticleIndex
    from reader.find.index.segments import Held
    from reader.find.text.segmenter import Segmenter
    from reader.store.records import ArticleRecord

_AT_ONCE = 500
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2^64 by the golden ratio: products with it spread evenly (Knuth, The Art of Computer Programming 3, 6.4)."""


def faults(
    index: ArticleIndex, report: Report = no_report, spoiled: Container[int | None] = ()
) -> Iterator[str]:
    """A sentence for each fault of an archive's index; none where all is well. To be read within one state of it.

    `spoiled`: articles whose texts are damaged, and no measure for the index. Raises SpoiledIndexError where the
    index cannot even be read.
    """
    if not index.is_current():
        yield _("The index was made by another version or dictionary.")
        return
    connection = index.archive.connection
    held = _held(index, connection, report)
    records = all_articles(connection)
    while batch := list(islice(records, _AT_ONCE)):
        report(Progress(0, 0, _("Comparing {date}").format(date=batch[0].clipping.date)))
        for record, wanted in zip(batch, _sums_wanted(batch, index.segmenter), strict=True):
            if held.pop(record.id, None) != int(wanted) and record.id not in spoiled:
                yield _("The index does not fit {paper} {date}, page {page}: {headline}").format(
                    paper=record.clipping.title, date=record.clipping.date,
                    page=record.clipping.page_number, headline=record.clipping.article.name,
                )  # fmt: skip
    for article_id in (one for one in held if one not in spoiled):
        yield _("The index holds an article that is gone: {id}").format(id=article_id)


class SpoiledIndexError(Exception):
    """The index holds what cannot be an index."""


def _held(index: ArticleIndex, connection: sqlite3.Connection, report: Report) -> dict[int, int]:
    """The number of each article that the index holds."""
    held: dict[int, int] = {}
    try:
        for it in segments_of(index.archive, connection):
            report(Progress(0, 0, _("Reading the index")))
            sums = _sums_held(connection, it)
            for number in np.flatnonzero(it.is_alive):
                article_id = int(it.segment.ids[number])
                held[article_id] = held.get(article_id, 0) + int(sums[number])
    except (ValueError, TypeError, LookupError, ArithmeticError, MemoryError, EOFError) as error:
        raise SpoiledIndexError(repr(error)) from error
    return held


def _sums_held(connection: sqlite3.Connection, held: Held) -> NDArray[np.uint64]:
    """For each article of a segment a number made of all that the index holds of it."""
    sums = np.zeros(len(held.segment), np.uint64)
    layout = Layout(starts_of(held.segment.fields), held.segment.fields)
    first, last = block_id(held.segment.id, Kind.PAIRS, 0), block_id(held.segment.id, Kind.DENSE, 0xFFFFFFFF)
    for row_id, data in connection.execute(
        "SELECT id, data FROM _block WHERE id BETWEEN ? AND ?", (first, last)
    ):
        kind, key = Kind(row_id >> 32 & 3), row_id & 0xFFFFFFFF
        if kind is Kind.DENSE and key & 0xFFFF != key_of_character(0):
            # It says what the list of the pair's places says.
            wanted = dense(list_of_pair(connection, held.segment, key).numbers(), layout)
            sums += np.frombuffer(data, np.uint8) != np.frombuffer(wanted, np.uint8)
        elif kind in LISTS:
            _add(sums, unpack(lists_of(data)), kind, layout.starts)
        else:
            _add(sums, entries_of_wholes(kind, [(key, data)]), Kind(kind - 1), layout.starts)
    return sums


def _sums_wanted(records: list[ArticleRecord], segmenter: Segmenter) -> NDArray[np.uint64]:
    """For each article the number that the index should give."""
    units = as_units(gathered((it.clipping.article, it.original) for it in records), segmenter.cut)
    starts = starts_of(fields_of(units))
    sums = np.zeros(len(records), np.uint64)
    for kind, entries in entries_of(units, starts).items():
        _add(sums, entries, kind, starts)
    return sums


def _add(
    sums: NDArray[np.uint64], entries: NDArray[np.uint64], kind: Kind, starts: NDArray[np.int64]
) -> None:
    """Add to each article's number what its entries are, wherever in a segment it stands."""
    keys, numbers = entries >> KEY_SHIFT, entries & LOWER
    places = (numbers >> np.uint64(BITS[kind])).astype(np.int64)
    owners = places if kind is Kind.ARTICLES else np.searchsorted(starts, places, side="right") - 1
    bases = (owners if kind is Kind.ARTICLES else starts[owners]) << BITS[kind]
    told = (keys << KEY_SHIFT | (numbers - bases.astype(np.uint64))) + np.uint64(kind + 1)
    told *= _SPREAD
    told ^= told >> np.uint64(29)
    np.add.at(sums, owners, told * _SPREAD)
