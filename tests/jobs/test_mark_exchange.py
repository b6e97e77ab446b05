"""Two computers, one set of marks: all of the one's goes to the other, the newest counts, what disagreed is told."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import jobs
from reader.core.errors import SourceError
from reader.jobs import corrections
from reader.jobs.mark_exchange import export_marks, import_marks, read_marks
from reader.store.marks.bundle import disagreement_text, gather
from reader.store.marks.copies import copies_of
from tests.archive_faults import imported, location, sources
from tests.checkout import ARCHIVES
from tests.store.marks.invented_annotations import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.corrections.changes import Correction
    from reader.library import Library
    from reader.store.records import ArticleRecord

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
OLD_MARKS = sorted(ARCHIVES.glob("marks-*.sqlite"))


class Two(NamedTuple):
    """Two computers that hold the same issue."""

    here: Library
    there: Library


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YUEBAO_HOME", str(folder / "home"))
        imported(folder / "a.yuebao", sources(folder / "papers", 1))
    return folder / "a.yuebao"


@pytest.fixture
def two(whole: Path, tmp_path: Path) -> Iterator[Two]:
    places = [tmp_path / name / "a.yuebao" for name in ("here", "there")]
    for place in places:
        place.parent.mkdir()
        shutil.copy(whole, place)
    with closing(location(places[0]).open()) as here, closing(location(places[1]).open()) as there:
        yield Two(here, there)


def first(library: Library) -> ArticleRecord:
    (article_id,) = library.archive.connection.execute("SELECT min(id) FROM article").fetchone()
    return library.archive.article(article_id)


def edit(library: Library, **fields: str) -> Correction:
    record = first(library)
    changed = replace(record.clipping.article, **fields)  # type: ignore[arg-type]  # texts all
    made = corrections.edit(library, record.issue_id, record.key, changed)
    assert made is not None
    return made


def headline(library: Library) -> str | None:
    return first(library).clipping.article.headline


def work(library: Library) -> None:
    """Everything that a person makes, once."""
    fill(library.marks.annotations)
    library.marks.add_bookmark(first(library), NOON)
    library.marks.saved_finds.save("石桥", "石桥 通行", NOON)
    library.marks.set_read([first(library).key], is_read=True)
    library.marks.set_place(first(library).key, 0.25)
    edit(library, deck="从此不再绕路")


@pytest.mark.parametrize("name", ["marks.json", "marks.sqlite"])
def test_all_of_a_person_goes_to_the_other_computer(two: Two, tmp_path: Path, name: str) -> None:
    work(two.there)
    path = tmp_path / name
    if path.suffix == ".json":
        export_marks(two.there.archive, two.there.marks, path)
    else:
        shutil.copy(two.there.marks.path, path)
    merged = import_marks(two.here, path).merged
    assert (merged.added, merged.renewed, merged.disagreements) == (6, 0, ())
    assert gather(two.here.marks) == gather(two.there.marks)
    assert first(two.here).clipping.article.deck == "从此不再绕路"
    assert import_marks(two.here, path).merged.added == 0


def test_what_was_there_is_kept_and_copied_first(two: Two) -> None:
    work(two.here)
    two.there.marks.saved_finds.save("别的", "茶园", NOON)
    import_marks(two.here, two.there.marks.path)
    assert [it.query for it in two.here.marks.saved_finds.all("")] == ["石桥 通行", "茶园"]
    assert copies_of(two.here.marks.path)[0].contents.saved_finds == 1
    assert len(two.here.marks.annotations.highlights()) == 2


def test_of_two_corrections_of_the_same_words_the_newer_counts_on_both(two: Two) -> None:
    older = edit(two.here, headline="石桥通了")
    newer = edit(two.there, headline="石桥终于通了")
    assert newer.made >= older.made
    shutil.copy(two.here.marks.path, two.here.marks.path.with_name("before.sqlite"))
    (told,) = import_marks(two.here, two.there.marks.path).merged.disagreements
    assert (told.kept, told.lost) == ("石桥终于通了", "石桥通了")
    assert "石桥终于通了" in disagreement_text(told)
    import_marks(two.there, two.here.marks.path.with_name("before.sqlite"))
    assert headline(two.here) == headline(two.there) == "石桥终于通了"
    assert {it.uid: it.is_undone for it in two.here.marks.corrections()} == {
        older.uid: True,
        newer.uid: False,
    }
    assert {it.uid: it.is_undone for it in two.there.marks.corrections()} == {
        older.uid: True,
        newer.uid: False,
    }


def test_corrections_of_other_words_both_count(two: Two) -> None:
    edit(two.here, headline="石桥通了")
    edit(two.there, kicker="三年")
    assert import_marks(two.here, two.there.marks.path).merged.disagreements == ()
    article = first(two.here).clipping.article
    assert (article.headline, article.kicker) == ("石桥通了", "三年")


def test_the_same_correction_made_twice_is_one(two: Two) -> None:
    edit(two.here, headline="石桥通了")
    edit(two.there, headline="石桥通了")
    assert import_marks(two.here, two.there.marks.path).merged.disagreements == ()
    assert headline(two.here) == "石桥通了"
    assert len(two.here.marks.corrections()) == 1


def test_what_is_named_and_filed_otherwise_is_told(two: Two) -> None:
    work(two.here)
    import_marks(two.there, two.here.marks.path)
    kept = two.there.marks.annotations
    later = NOON + timedelta(days=1)
    kept.put_folders([replace(it, name="老渡口", changed=later) for it in kept.folders()])
    two.there.marks.saved_finds.save("又一座", "石桥 通行", NOON)
    two.there.marks.set_undone([it.uid for it in two.there.marks.corrections()], is_undone=True)
    told = [disagreement_text(it) for it in import_marks(two.here, two.there.marks.path).merged.disagreements]
    assert len(told) == 3
    assert "老渡口" in told[0]
    assert [it.name for it in two.here.marks.annotations.folders()] == ["老渡口"]


@pytest.mark.parametrize("kept", OLD_MARKS, ids=lambda path: path.stem)
def test_marks_of_every_version_are_taken_in_and_stay_as_they_are(
    kept: Path, two: Two, tmp_path: Path
) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    assert import_marks(two.here, path).merged.added >= 1
    assert [it.headline for it in two.here.marks.bookmarks()] == ["渡口还在"]
    assert path.read_bytes() == kept.read_bytes()
    assert sorted(it.name for it in tmp_path.glob("marks*")) == [kept.name]


def test_what_can_be_read_of_a_damaged_file_is_taken_in(two: Two, tmp_path: Path) -> None:
    work(two.there)
    data = bytearray(two.there.marks.path.read_bytes())
    data[:100] = bytes(100)
    data[:16] = b"SQLite format 3\0"
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(data)
    assert import_marks(two.here, path).merged.added == 6


def test_a_database_of_another_program_changes_nothing(two: Two) -> None:
    before = gather(two.here.marks)
    with pytest.raises(SourceError, match=r"a\.yuebao is no file of marks"):
        read_marks(two.there.archive.path)
    assert gather(two.here.marks) == before


def test_an_archive_that_can_only_be_read_keeps_the_corrections_for_later(two: Two) -> None:
    work(two.there)
    reading = replace(two.here, archive=type(two.here.archive).open(two.here.archive.path, read_only=True))
    with closing(reading.archive):
        import_marks(reading, two.there.marks.path)
    assert first(two.here).clipping.article.deck is None
    jobs.catch_up(two.here)
    assert first(two.here).clipping.article.deck == "从此不再绕路"
