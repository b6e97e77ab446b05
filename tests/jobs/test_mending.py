from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.errors import ArchiveError, Cancelled
from reader.find.index.article_index import ArticleIndex
from reader.store.archive.archive import Archive
from reader.store.archive.damage import Damage
from reader.store.archive.told_sources import sources_told_by
from tests.archive_faults import flip, imported, location, shown, sources

if TYPE_CHECKING:
    from reader.core.progress import Progress
    from reader.store.archive.damage import Fault

Shown = list[list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with its sources beside it, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YUEBAO_HOME", str(folder / "home"))
        imported(folder / "a.yuebao", sources(folder / "papers", 3))
    return folder / "a.yuebao"


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "a.yuebao"))


def check(path: Path) -> list[Fault]:
    with closing(Archive.open(path, read_only=True)) as archive:
        return jobs.check(ArticleIndex(archive, location(path).segmenter))


def kinds(path: Path) -> set[Damage]:
    return {fault.kind for fault in check(path)}


def mend(path: Path) -> jobs.Mended:
    with closing(location(path).open()) as library:
        return jobs.mend(library, jobs.check(library.index))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE body SET text = replace(text, '新茶', '陈茶')",
        "UPDATE article SET headline = '别的' WHERE rowid = (SELECT min(id) FROM article)",
        "UPDATE author SET name = '林大溪' WHERE name = '林小溪'",
        "UPDATE issue SET number = number + 1",
        "UPDATE page SET number = '7'",
        "UPDATE title SET name = '柳汐报'",
        "UPDATE article SET key = replace(key, 'a', 'b') WHERE id = (SELECT id FROM article WHERE"
        " length(key) - length(replace(key, 'a', '')) = 1 LIMIT 1)",
        "DELETE FROM body WHERE article_id = (SELECT max(id) FROM article)",
    ],
)
def test_what_changed_by_itself_is_told_and_comes_back_from_its_sources(
    whole: Path, path: Path, sql: str
) -> None:
    change(path, sql)
    assert kinds(path) == {Damage.TEXT}
    mended = mend(path)
    assert (mended.left, mended.lost) == ((), ())
    assert shown(path) == shown(whole)
    assert check(path) == []


def test_only_the_sources_of_what_is_damaged_are_read_again(path: Path) -> None:
    change(path, "UPDATE body SET text = '别的' WHERE article_id = (SELECT min(id) FROM article)")
    assert [one.path.name for one in mend(path).read.readings] == ["2022-07-16.txt"]


def test_what_cannot_be_read_again_is_named_and_still_told(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    imported(folder / "a.yuebao", sources(folder / "papers", 2))
    change(folder / "a.yuebao", "UPDATE body SET text = '别的'")
    (folder / "papers" / "2022-07-16.txt").unlink()
    mended = mend(folder / "a.yuebao")
    assert [name.endswith("2022-07-16.txt") for name in mended.lost] == [True]
    assert {fault.kind for fault in mended.left} == {Damage.TEXT}
    assert all("2022-07-16" in fault.text for fault in mended.left)


def test_the_find_index_is_told_from_the_texts_and_made_anew(whole: Path, path: Path) -> None:
    change(path, "UPDATE _block SET data = x'0000'")
    assert kinds(path) == {Damage.FIND_INDEX}
    assert mend(path).left == ()
    assert shown(path) == shown(whole)


def test_an_index_of_sqlites_own_is_told_from_its_table_and_made_anew(whole: Path, path: Path) -> None:
    change(
        path,
        "CREATE TABLE other(path, page_id, position)",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX article_page ON article(position, page_id)'"
        " WHERE name = 'article_page'",
    )
    change(path, "DROP TABLE other")
    assert Damage.SQL_INDEX in kinds(path)
    assert mend(path).left == ()
    assert shown(path) == shown(whole)


# taken away while it is open


@pytest.mark.parametrize("is_replaced", [False, True])
def test_an_archive_that_is_not_there_any_more_takes_nothing_that_would_be_lost(
    whole: Path, path: Path, is_replaced: bool
) -> None:
    with closing(location(path).open()) as library:
        library.archive.size()
        path.rename(path.with_name("elsewhere"))
        if is_replaced:
            shutil.copy(whole, path)
        papers = [whole.parent / "papers"]
        done = jobs.import_paths(library.archive, papers, library.index.writer(), again=True)
    assert done.stopped is not None
    assert ("was replaced" if is_replaced else "was removed") in done.stopped
    assert path.exists() == is_replaced


# made anew


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"SQLite format 4" + data[15:],
        lambda data: data[:100] + bytes(16284) + data[16384:],
        lambda data: data[:16384] + bytes(8 * 16384) + data[9 * 16384 :],
        lambda data: data.replace(b"CREATE TABLE body", b"CREATE TABLE bodx"),
        lambda data: data.replace(b"CREATE TABLE author", b"\xff\xfeATE TABLE author"),
    ],
    ids=["cut off", "another header", "no schema", "pages of nothing", "a table renamed", "no UTF-8"],
)
def test_an_archive_that_cannot_be_opened_or_read_is_made_anew(
    whole: Path, path: Path, damage: object
) -> None:
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ArchiveError):  # noqa: PT012 - it may be opened, and is told then
        found = check(path)
        assert Damage.FILE in {fault.kind for fault in found}
        raise ArchiveError
    done = jobs.rebuild(location(path), [whole.parent / "papers"])
    assert shown(path) == shown(whole)
    assert check(path) == []
    assert done.set_aside is not None
    assert done.set_aside.exists()


def test_the_wal_of_another_file_is_set_aside_with_the_damaged_one(whole: Path, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40_000])
    wal = path.with_name(path.name + "-wal")
    wal.write_bytes(b"of another generation" * 100)
    done = jobs.rebuild(location(path))
    assert shown(path) == shown(whole)
    assert not wal.exists()
    assert done.set_aside is not None
    assert done.set_aside.with_name(done.set_aside.name + "-wal").exists()


def test_sources_are_told_without_sqlite(whole: Path, path: Path) -> None:
    told = sources_told_by(path)
    assert [place.name for place in told.places] == ["2022-07-16.txt", "2022-07-17.txt", "2022-07-18.txt"]
    assert {name for _sha256, name in told.names} == {str(place) for place in told.places}
    assert [name for _folder, name in told.papers].count("柳溪报") == len(told.papers)
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    assert sources_told_by(path).places == told.places


def test_one_that_tells_of_no_sources_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yuebao"
    path.write_bytes(b"nothing of ours")
    with pytest.raises(ArchiveError, match="yuebao rebuild PATH"):
        jobs.rebuild(location(path))
    assert path.read_bytes() == b"nothing of ours"
    assert [one.name for one in tmp_path.glob("a*")] == ["a.yuebao"]


def test_an_attempt_that_is_stopped_leaves_all_as_it_was(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40_000])
    before = path.read_bytes()

    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        jobs.rebuild(location(path), report=stop)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("a*.yuebao*")] == ["a.yuebao"]


def test_bits_that_flip_are_told_and_what_was_there_comes_back(whole: Path, tmp_path: Path) -> None:
    truth, dice = shown(whole), random.Random(2022)
    found = [flip(whole, tmp_path / "flipped.yuebao", truth, dice) for _nth in range(12)]
    assert [one for one in found if not one.is_right] == []


def test_a_source_whose_place_is_not_told_any_more_is_found_beside_the_others(
    path: Path, whole: Path
) -> None:
    change(path, "DELETE FROM source_file WHERE path = (SELECT max(path) FROM source_file)")
    assert jobs.rebuild(location(path)).lost == ()
    assert shown(path) == shown(whole)
    change(path, "DELETE FROM source_file WHERE path = (SELECT max(path) FROM source_file)",
           "UPDATE body SET text = '别的'")  # fmt: skip
    assert mend(path).lost == ()
    assert shown(path) == shown(whole)
