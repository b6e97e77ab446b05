"""A full disk: what takes room is said, and what was there stays and can be read."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import ArchiveError
from reader.find.search import found_ids
from reader.jobs import corrections
from reader.jobs.annotations import new_highlight
from reader.store.archive.archive import Archive
from reader.store.marks.bundle import gather
from reader.store.marks.marks import Marks
from reader.store.sqlite.disk_room import room_taken, room_text
from reader.store.sqlite.errors import in_words
from tests.indexing import library_of, writer
from tests.store.invented_readings import FERRY, page, reading
from tests.store.marks.invented_annotations import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library

MEGABYTE = 1024 * 1024


def large(path: Path, megabytes: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(megabytes * MEGABYTE)


def test_the_largest_are_told_first_and_folders_with_all_that_is_in_them(tmp_path: Path) -> None:
    large(tmp_path / "a.yuebao", 5)
    large(tmp_path / "a.pages" / "one" / "1.pdf", 4)
    large(tmp_path / "a.pages" / "2.pdf", 3)
    large(tmp_path / "a.damaged-20240301.yuebao", 6)
    large(tmp_path / "small", 0)
    large(tmp_path / "b", 2)
    assert [it.name for it in room_taken(tmp_path)] == ["a.pages", "a.damaged-20240301.yuebao", "a.yuebao"]
    assert "a.pages 7 MB" in room_text(tmp_path / "marks.sqlite")


def test_where_nothing_large_lies_or_nothing_can_be_told_nothing_is_said(tmp_path: Path) -> None:
    assert room_text(tmp_path / "marks.sqlite") == ""
    assert room_text(tmp_path / "none" / "marks.sqlite") == ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_what_the_system_says_of_a_full_disk_is_said_so(tmp_path: Path, number: int) -> None:
    large(tmp_path / "a.yuebao", 5)
    with (
        pytest.raises(ArchiveError, match=r"The disk is full.*a\.yuebao 5 MB"),
        in_words(tmp_path / "marks.sqlite"),
    ):
        raise OSError(number, os.strerror(number))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Library]:
    """A library with a bookmark whose files cannot grow."""
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "m.sqlite")) as marks,
    ):
        library = library_of(archive, marks, tmp_path)
        archive.store(reading(page("1", FERRY)), writer())
        record = archive.article(found_ids(archive, "渡口")[0])
        marks.add_bookmark(record, NOON)
        for connection in (archive.connection, marks._file.connection):
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        yield library


def test_marking_and_correcting_end_in_a_sentence_and_reading_and_finding_go_on(full: Library) -> None:
    archive, marks = full.archive, full.marks
    before, record = gather(marks), archive.article(found_ids(archive, "渡口")[0])
    made = new_highlight(full, record, 0, 2, "green", "批注" * 9000)
    longer = record.clipping.article.__class__(
        headline="桥" * 40_000, paragraphs=record.clipping.article.paragraphs
    )
    for work in (
        lambda: marks.annotations.put_highlights([made.highlight], [made.text], [made.place]),
        lambda: marks.saved_finds.save("桥", "桥" * 40_000, NOON),
        lambda: marks.set_read([str(nth) for nth in range(9000)], is_read=True),
        lambda: corrections.edit(full, record.issue_id, record.key, longer),
    ):
        with pytest.raises(ArchiveError, match="The disk is full and nothing was written"):
            work()
    assert gather(marks) == before
    assert archive.article(record.id) == record
    assert found_ids(archive, "渡口") == [record.id]
