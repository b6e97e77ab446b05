"""Find, count, and where a query's terms stand in a text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.find.query.parsing import parse
from reader.find.records import Found, Order
from reader.find.results import Results, sought_texts
from reader.find.text.highlighting import spans_of_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.span import Span
    from reader.find.matching import Match
    from reader.find.query.nodes import Node, Query
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId, TitleId


def warm_up(archive: Archive) -> None:
    """Load what the first find would wait for; to be called from a thread of its own."""
    count(archive, "和服")


@contextmanager
def results(
    archive: Archive,
    asked: str | Query,
    *,
    title_id: TitleId | None = None,
    page_number: str | None = None,
) -> Iterator[Results]:
    """What a query finds: read once, and all of it from one state of the archive, whatever is stored meanwhile.

    `title_id` and `page_number` keep to a paper, and to pages that bear exactly this number. Within another
    `results` or `archive.reading()` it is of the same state. Raises Cancelled when the connection is interrupted
    and IndexUnreadableError where the index can't be read.
    """
    query = parse(asked)
    if query.node is None:
        yield Results(archive, query, None, None)
        return
    with matching(archive, query.node, title_id, page_number) as match:
        yield Results(archive, query, match, match.note)


def find(
    archive: Archive,
    asked: str | Query,
    *,
    order: Order = Order.BEST,
    limit: int = 50,
    offset: int = 0,
    title_id: TitleId | None = None,
    page_number: str | None = None,
) -> Found:
    """The articles a query finds, from `offset` on, as `Results.page` gives them."""
    with results(archive, asked, title_id=title_id, page_number=page_number) as found:
        return found.page(order, limit, offset)


def count(archive: Archive, asked: str | Query, *, title_id: TitleId | None = None) -> int:
    """How many articles a query finds."""
    with results(archive, asked, title_id=title_id) as found:
        return found.count


def found_ids(archive: Archive, asked: str | Query) -> list[ArticleId]:
    """The ids of all articles a query finds, newest first."""
    with results(archive, asked) as found:
        return found.ids()


def highlight_spans(text: str, asked: str | Query) -> tuple[Span, ...]:
    """Where the terms of a query stand in a text as printed, in order, not overlapping.

    A line break or U+2029 ends a paragraph. Fields and operators light nothing.
    """
    return spans_of_terms(text, sought_texts(parse(asked)))


@contextmanager
def matching(
    archive: Archive, node: Node, title_id: TitleId | None = None, page_number: str | None = None
) -> Iterator[Match]:
    """A query at work. All within is read from one state of the archive, whatever is stored meanwhile."""
    from reader.find.index.stand_in import prepare_index
    from reader.find.matching import Match
    from reader.find.post_filter import with_names_resolved

    with archive.reading() as connection:
        note = prepare_index(archive, connection)
        match = Match(
            archive, connection, with_names_resolved(archive, connection, node), title_id, page_number
        )
        match.note = note
        yield match
