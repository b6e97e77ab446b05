"""Two computers and a folder that both see."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import ExportError
from reader.jobs import corrections
from reader.jobs.mark_exchange import import_marks
from reader.jobs.mark_sync import synced_text, synchronise
from reader.library import Library
from reader.store.archive.archive import Archive
from reader.store.marks.bundle import gather
from reader.store.marks.copies import copies_of
from reader.store.marks.marks import Marks
from tests.indexing import SEGMENTER, folders_in, writer
from tests.store.invented_readings import FERRY, page, reading
from tests.store.marks.invented_annotations import fill, highlight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.paths import Paths

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def computer(folder: Path) -> Library:
    """A computer of its own, with an issue."""
    where: Paths = folders_in(folder).make()
    archive, marks = Archive.open(where.archive), Marks.open(where.marks)
    archive.store(reading(page("1", FERRY)), writer())
    return Library(archive, marks, SEGMENTER, where)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Library]:
    with closing(computer(tmp_path / "one")) as made:
        yield made


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Library]:
    with closing(computer(tmp_path / "two")) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "carried"
    made.mkdir()
    return made


def test_what_is_marked_on_one_is_on_the_other_and_what_is_removed_is_gone(
    one: Library, two: Library, folder: Path
) -> None:
    fill(one.marks.annotations)
    one.marks.saved_finds.save("渡口", "渡口 新船", NOON)
    assert synchronise(one, folder, 100).computers == 0
    assert synchronise(two, folder, 101).added == 4
    assert gather(two.marks).highlights == gather(one.marks).highlights
    two.marks.annotations.remove_highlights(["h1"])
    two.marks.saved_finds.remove_query("渡口 新船")
    synchronise(two, folder, 102)
    done = synchronise(one, folder, 103)
    assert (done.computers, done.added, done.removed, done.disagreements) == (1, 0, 2, ())
    assert [it.uid for it in one.marks.annotations.highlights()] == ["h2"]
    assert one.marks.saved_finds.all("") == []
    assert copies_of(one.marks.path)[0].contents.highlights == 2
    assert "Removed: 2." in synced_text(done)


def test_each_writes_its_own_file_only_and_only_when_there_is_news(
    one: Library, two: Library, folder: Path
) -> None:
    for library in (one, two):
        synchronise(library, folder, 100)
    files = {path: path.stat().st_ino for path in folder.iterdir()}
    assert len(files) == 2
    assert {path.name[:6] for path in files} == {"marks-"}
    for library in (one, two):
        synchronise(library, folder, 101)
    assert {path: path.stat().st_ino for path in folder.iterdir()} == files


def test_what_was_changed_on_both_is_told_and_the_newer_counts(
    one: Library, two: Library, folder: Path
) -> None:
    fill(one.marks.annotations)
    for library in (one, two):
        synchronise(library, folder, 100)
    for library, hours in ((one, 1), (two, 2)):
        changed = replace(highlight(), note=f"第{hours}处", changed=NOON + timedelta(hours=hours))
        library.marks.annotations.put_highlights([changed])
    assert synchronise(one, folder, 101).disagreements == ()
    (told,) = synchronise(two, folder, 102).disagreements
    assert ("第2处" in told.kept, "第1处" in told.lost) == (True, True)
    assert synchronise(one, folder, 103).renewed == 1
    assert synchronise(two, folder, 104).disagreements == ()
    assert [it.note for it in one.marks.annotations.highlights_of(["h1"])] == ["第2处"]


def test_a_correction_is_shown_undone_and_done_again_on_both(
    one: Library, two: Library, folder: Path
) -> None:
    def headline(library: Library) -> str | None:
        (article_id,) = library.archive.connection.execute("SELECT min(id) FROM article").fetchone()
        return library.archive.article(article_id).clipping.article.headline

    (issue_id,) = one.archive.connection.execute("SELECT id FROM issue").fetchone()
    record = one.archive.article(one.archive.connection.execute("SELECT id FROM article").fetchone()[0])
    read = headline(one)
    made = corrections.edit(
        one, issue_id, record.key, replace(record.clipping.article, headline="渡口添了船")
    )
    assert made is not None
    for now, library in enumerate((one, two)):
        synchronise(library, folder, 100 + now)
    assert headline(two) == "渡口添了船"
    corrections.set_undone(two, made.uid, is_undone=True)
    for now, library in enumerate((two, one)):
        synchronise(library, folder, 110 + now)
    assert headline(one) == read
    corrections.set_undone(one, made.uid, is_undone=False)
    for now, library in enumerate((two, one, two)):
        synchronise(library, folder, 120 + now)
    assert headline(one) == headline(two) == "渡口添了船"


@pytest.mark.parametrize("text", ["", "{", '{"format": "yuebao-marks"', "[]"])
def test_a_file_that_is_still_carried_over_is_left_for_the_next_time(
    text: str, one: Library, two: Library, folder: Path
) -> None:
    fill(one.marks.annotations)
    synchronise(one, folder, 100)
    (path,) = folder.iterdir()
    whole = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    done = synchronise(two, folder, 101)
    assert (done.unread, done.added) == ((path.name,), 0)
    assert path.name in synced_text(done)
    path.write_text(whole, "utf-8")
    assert synchronise(two, folder, 102).added == 3


def test_a_copy_that_a_service_made_of_a_conflict_is_read_too(
    one: Library, two: Library, folder: Path
) -> None:
    fill(one.marks.annotations)
    synchronise(one, folder, 100)
    (path,) = folder.iterdir()
    path.rename(path.with_name(f"{path.stem} (conflicted copy 2024-03-01).json"))
    assert synchronise(two, folder, 101).added == 3


def test_its_file_is_an_export_like_any_other(one: Library, two: Library, folder: Path) -> None:
    fill(one.marks.annotations)
    synchronise(one, folder, 100)
    (path,) = folder.iterdir()
    assert json.loads(path.read_text("utf-8"))["format"] == "yuebao-marks"
    assert import_marks(two, path).merged.added == 3


def test_a_folder_that_is_not_there_is_told(one: Library, folder: Path) -> None:
    with pytest.raises(ExportError, match="There is no folder"):
        synchronise(one, folder / "none")
