"""Highlights, notes, areas, folders and tags are kept, copied, salvaged and counted as bookmarks are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.nouns import Colour, Place
from reader.store.marks.contents import check_file, contents_text, rows_of
from reader.store.marks.marks import Marks
from reader.store.marks.repair import MarksLostError
from reader.store.marks.salvage import salvaged
from tests.store.marks.invented_annotations import DAY, area, filing, fill, folder, highlight, marked_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = ("highlight", "marked_text", "area", "bookmark_folder", "bookmark_filing")


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    with closing(Marks.open(tmp_path / "marks.sqlite")) as made:
        yield made


def test_what_was_marked_comes_back_as_it_was(marks: Marks) -> None:
    kept = marks.annotations
    fill(kept)
    assert {it.uid for it in kept.highlights()} == {"h1", "h2"}
    assert kept.highlights_of(["h1"]) == kept.highlights_of(["h1", "none"]) == [highlight()]
    assert len(kept.highlights_in("溪口报", DAY)) == 2
    assert kept.marked_issues() == [("溪口报", DAY)]
    assert kept.texts([marked_text().digest]) == {marked_text().digest: marked_text()}
    assert kept.areas() == kept.areas_in("溪口报", DAY) == [area()]
    assert kept.folders() == [folder()]
    assert kept.filings() == {filing().key: filing()}


def test_a_changed_highlight_takes_the_place_of_the_former(marks: Marks) -> None:
    kept = marks.annotations
    fill(kept)
    kept.put_highlights([replace(highlight(), note="再查", colour=Colour.GREEN)])
    (now,) = kept.highlights_of(["h1"])
    assert (now.note, now.colour) == ("再查", Colour.GREEN)
    kept.remove_highlights(["h1"])
    assert [it.uid for it in kept.highlights()] == ["h2"]
    kept.put_highlights([now])
    assert kept.highlights_of(["h1"]) == [now]


def test_a_highlight_is_told_by_the_article_it_stands_in_now(marks: Marks) -> None:
    kept = marks.annotations
    fill(kept)
    kept.set_places([Place("h1", "other", "d" * 64, 3, 8), Place("h2", "1987-05-12-a", "d" * 64)])
    assert [(it.uid, place.start) for it, place in kept.highlights_at("other")] == [("h1", 3)]
    ((orphan, place),) = kept.highlights_at("1987-05-12-a")
    assert (orphan.uid, place.is_orphan) == ("h2", True)
    assert kept.places()["h1"].end == 8


def test_tags_are_counted_over_all_kinds(marks: Marks) -> None:
    fill(marks.annotations)
    marks.annotations.put_areas([replace(area(), tags=("渡口史", "船"))])
    assert marks.annotations.tags() == {
        "渡口史": 2,
        "船": 1,
    }  # nothing is bookmarked, so 水运 tells of nothing


def test_each_kind_is_counted_and_its_loss_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks.open(path)) as marks:
        fill(marks.annotations)
        copy = marks.copy()
    assert copy
    assert (copy.contents.highlights, copy.contents.areas, copy.contents.folders) == (2, 1, 1)
    assert "2" in contents_text(copy.contents)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM highlight")
        connection.commit()
    with pytest.raises(MarksLostError):
        Marks.open(path)


def test_each_kind_is_read_page_by_page_from_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks.open(path)) as marks:
        fill(marks.annotations)
        marks.annotations.put_areas([area("a2", picture=bytes(range(256)) * 80)])
        marks.annotations.put_highlights([highlight(uid=f"m{nth}", note="批" * nth) for nth in range(300)])
    check_file(path)
    with closing(sqlite3.connect(path)) as connection:
        whole = rows_of(connection)
    found = salvaged(path.read_bytes())
    for kind in KINDS:
        assert sorted(found[kind]) == sorted(whole[kind]), kind


def test_a_damaged_file_is_mended_with_what_was_marked(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks.open(path)) as marks:
        fill(marks.annotations)
    data = bytearray(path.read_bytes())
    data[20:24] = bytes(4)
    path.write_bytes(data)
    with closing(Marks.open(path)) as marks:
        assert marks.notice
        assert {it.uid for it in marks.annotations.highlights()} == {"h1", "h2"}
        assert marks.annotations.areas() == [area()]
        assert marks.annotations.folders() == [folder()]
        assert marks.annotations.texts([marked_text().digest])


@pytest.mark.parametrize("fault", ["colour = 'mauve'", "tags = 'none'", "text_digest = 'x'", "start_at = -1"])
def test_a_row_that_says_nothing_sensible_is_told(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "marks.sqlite"
    with closing(Marks.open(path)) as marks:
        fill(marks.annotations)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE highlight SET {fault} WHERE uid = 'h1'")  # noqa: S608 - told above
        connection.commit()
    with pytest.raises(sqlite3.DatabaseError, match="highlight"):
        check_file(path)
