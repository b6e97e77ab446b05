"""Threads that see an older and a newer state of an archive look at it at once."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from reader.find.index.segments import KnownSegments, held_segments
from reader.find.search import count
from reader.store.archive.archive import Archive
from tests.find.paper import body, reading
from tests.indexing import index_of, writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator


@pytest.fixture
def older(archive: Archive) -> Iterator[Archive]:
    """The same file, opened once more: its transactions last while `archive` is written."""
    archive.store(reading(body("和服很美。"), day=date(1980, 1, 1)), writer())
    with closing(Archive.open(archive.path)) as opened:
        yield opened


class Interrupted:
    """A connection: before the columns of a segment are read, something else happens once."""

    def __init__(self, connection: sqlite3.Connection, happens: Callable[[], object]) -> None:
        self._connection, self._happens, self.count = connection, happens, 0

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> Any:
        if "places FROM _segment" in sql:
            self.count += 1
            self._happens()
        return self._connection.execute(sql, values)


def test_a_newer_state_takes_nothing_from_an_older_one(archive: Archive, older: Archive) -> None:
    known = KnownSegments()
    with older.reading() as before:
        before.execute("SELECT count(*) FROM _segment").fetchone()
        index_of(archive).renew(whole=True)
        newer = archive.connection
        interrupted = Interrupted(before, lambda: held_segments(newer, known))
        (old,) = held_segments(interrupted, known)  # type: ignore[arg-type]  # it executes, which is all
        (new,) = held_segments(newer, known)
        assert interrupted.count == 1
        assert old.segment.id != new.segment.id
        assert old.segment.ids.tolist() == new.segment.ids.tolist()


def test_what_is_known_is_not_read_again(archive: Archive, older: Archive) -> None:
    known = KnownSegments()
    first = held_segments(older.connection, known)
    archive.store(reading(body("和服展。"), day=date(1981, 1, 1)), writer())
    interrupted = Interrupted(older.connection, lambda: None)
    again = held_segments(interrupted, known)  # type: ignore[arg-type]  # as above
    assert interrupted.count == 1
    assert first[0].segment in [it.segment for it in again]
    assert len(again) == 2


def test_finds_of_both_states_are_whole(archive: Archive, older: Archive) -> None:
    with older.reading() as before:
        before.execute("SELECT count(*) FROM _segment").fetchone()
        archive.store(reading(body("和服展。"), day=date(1981, 1, 1)), writer())
        index_of(archive).renew(whole=True)
        assert count(archive, "和服") == 2
        assert count(older, "和服") == 1
        assert count(archive, "和服") == 2
    assert count(older, "和服") == 2
