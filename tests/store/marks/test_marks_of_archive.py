from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from reader.store.marks.marks_of_archive import begin_marks, marks_path
from tests.store.invented_readings import TEA, NoIndex, page, reading

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


def test_ones_own_archive_has_the_persons_marks_and_each_other_a_file_beside_it(tmp_path: Path) -> None:
    own, marks = tmp_path / "data" / "archive.yuebao", tmp_path / "data" / "marks.sqlite"
    assert marks_path(own, own, marks) == marks
    assert marks_path(tmp_path / "a.yuebao", own, marks) == tmp_path / "a.marks.sqlite"
    assert marks_path(tmp_path / "b.yuebao", own, marks) == tmp_path / "b.marks.sqlite"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_where_nothing_can_be_written_marks_lie_with_the_person(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir(mode=0o500)
    own, marks = tmp_path / "archive.yuebao", tmp_path / "marks.sqlite"
    one, other = (marks_path(share / name, own, marks) for name in ("a.yuebao", "b.yuebao"))
    assert one.parent == other.parent == tmp_path
    assert len({one, other, marks}) == 3


def test_new_marks_take_over_what_was_marked_of_their_articles(tmp_path: Path) -> None:
    path, own, new = (tmp_path / name for name in ("a.yuebao", "own.sqlite", "a.marks.sqlite"))
    with closing(Archive.open(path)) as archive, closing(Marks.open(own)) as earlier:
        issue = archive.issue(archive.store(reading(page("1", TEA)), NoIndex()).issue_id)
        mine = archive.article(issue.articles[0].id)
        others = mine._replace(key="an article of another archive")
        for record in (mine, others):
            earlier.add_bookmark(record, NOON)
            earlier.set_place(record.key, 0.5)
        earlier.set_read([mine.key, others.key], is_read=True)
        earlier.saved_finds.note_past("渡口")
        begin_marks(new, path, own)
        with closing(Marks.open(new)) as marks:
            assert [it.key for it in marks.bookmarks()] == [mine.key]
            assert marks.read([mine.key, others.key]) == {mine.key}
            assert (marks.place(mine.key), marks.place(others.key)) == (0.5, None)
            assert marks.saved_finds.past() == []
            marks.remove_bookmark(mine.key)
        begin_marks(new, path, own)
        with closing(Marks.open(new)) as marks:
            assert marks.bookmarks() == []
        assert len(earlier.bookmarks()) == 2
