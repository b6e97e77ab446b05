from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from reader.core.errors import ArchiveError, Cancelled
from reader.core.findings.finding import Level
from reader.store.archive import schema
from reader.store.archive.archive import Archive
from reader.store.archive.schema import ARCHIVE
from reader.store.marks.schema import MARKS
from reader.store.sqlite.errors import in_words
from reader.store.sqlite.file import FileKind, SqliteFile, copy_name, run_statements
from tests.checkout import ARCHIVES
from tests.store.invented_readings import FERRY, TEA, NoIndex, page, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with one issue, closed."""
    made = tmp_path / "a.yuebao"
    archive = Archive.open(made)
    archive.store(reading(page("1", FERRY)), NoIndex())
    archive.close()
    return made


def with_another_schema(_tmp: Path | None = None, name: str = "second_schema") -> FileKind:
    """The archive's kind with one migration more than there is."""

    def migrations() -> Migrations:
        made = ARCHIVE.migrations()

        @made(name=name)
        def add_table(database: Database) -> None:
            run_statements(database, "CREATE TABLE more (id INTEGER PRIMARY KEY);\n")

        return made

    return FileKind(ARCHIVE.application_id, (*ARCHIVE.schemas, name), migrations)


@pytest.mark.parametrize("kind", [ARCHIVE, MARKS])
def test_schemas_name_the_migrations(kind: FileKind) -> None:
    with closing(Database(memory=True)) as empty:
        pending = kind.migrations().pending(empty)
    assert tuple(migration.name for migration in pending) == kind.schemas
    assert kind.version == len(kind.schemas)


def test_file_says_what_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == ARCHIVE.application_id
        assert connection.execute("PRAGMA user_version").fetchone()[0] == ARCHIVE.version
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_older_archive_is_copied_and_then_migrated(path: Path) -> None:
    kind = with_another_schema()
    SqliteFile.open(path, kind).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
        assert connection.execute("PRAGMA user_version").fetchone()[0] == kind.version
    copy = Archive.open(copy_name(path, ARCHIVE.version))
    assert copy.size().articles == 1
    copy.close()


def test_copy_holds_what_was_still_in_the_wal(path: Path) -> None:
    busy = Archive.open(path)
    busy.store(reading(page("2", TEA)), NoIndex())
    assert path.with_name("a.yuebao-wal").stat().st_size > 0
    SqliteFile.open(path, with_another_schema()).close()
    busy.close()
    copy = Archive.open(copy_name(path, ARCHIVE.version))
    assert copy.size().articles == 2
    copy.close()


def test_failed_migration_changes_nothing(path: Path) -> None:
    def migrations() -> Migrations:
        made = ARCHIVE.migrations()

        @made(name="broken")
        def broken(database: Database) -> None:
            database.conn.execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
            raise ZeroDivisionError

        return made

    with pytest.raises(ZeroDivisionError):
        SqliteFile.open(path, FileKind(ARCHIVE.application_id, (*ARCHIVE.schemas, "broken"), migrations))
    archive = Archive.open(path)
    assert archive.size().articles == 1
    tables = {name for (name,) in archive.connection.execute("SELECT name FROM sqlite_schema")}
    assert "half" not in tables
    archive.close()


def test_newer_archive_is_refused_and_left_alone(path: Path) -> None:
    SqliteFile.open(path, with_another_schema()).close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"a\.yuebao was made by a newer version of Yuebao"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_unknown_migration_means_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('archive', 'later', '')"
        )
        connection.commit()
    with pytest.raises(ArchiveError, match="newer version"):
        Archive.open(path)


def test_older_archive_cannot_be_migrated_for_reading_only(path: Path) -> None:
    with pytest.raises(ArchiveError, match="made by an older version"):
        SqliteFile.open(path, with_another_schema(), read_only=True)


def test_file_of_another_program_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    before = other.read_bytes()
    with pytest.raises(ArchiveError, match=r"other\.db belongs to another program"):
        Archive.open(other)
    assert other.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match=r"picture\.png is not a file of Yuebao"):
            Archive.open(picture, read_only=read_only)
    assert picture.read_bytes() == b"\x89PNG\r\n\x1a\n" + bytes(300)


def test_half_a_file_is_called_damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 8])
    with pytest.raises(ArchiveError, match=r"a\.yuebao is damaged"):
        Archive.open(path).issue_numbered(None, 1)


def test_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    empty = tmp_path / "a.yuebao"
    empty.touch()
    archive = Archive.open(empty)
    assert archive.titles() == []
    archive.close()


def test_missing_folder_and_folder_instead_of_file(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be opened\. Check that its folder is there"):
        Archive.open(tmp_path / "nowhere" / "a.yuebao")
    with pytest.raises(ArchiveError, match="cannot be opened: Is a directory"):
        Archive.open(tmp_path)


def test_missing_file_is_not_made_for_reading_only(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no file"):
        Archive.open(tmp_path / "a.yuebao", read_only=True)
    assert not (tmp_path / "a.yuebao").exists()


def test_reading_only_writes_nothing(path: Path) -> None:
    archive = Archive.open(path, read_only=True)
    assert archive.size().articles == 1
    assert archive.read_only
    with pytest.raises(ArchiveError, match="open for reading only"):
        archive.store(reading(page("2", TEA)), NoIndex())
    with pytest.raises(ArchiveError, match="cannot be written"), in_words(path):
        archive.connection.execute("DELETE FROM article")
    archive.close()


def test_archive_on_a_place_that_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everywhere: SQLite is made to find no room for what it needs beside a WAL file."""
    real, code = sqlite3.connect, sqlite3.SQLITE_CANTOPEN

    def connect(database: str, **options: Any) -> sqlite3.Connection:
        if database.endswith("mode=ro"):
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = code
            raise error
        made: sqlite3.Connection = real(database, **options)
        return made

    monkeypatch.setattr("reader.store.sqlite.file.sqlite3.connect", connect)
    archive = Archive.open(path, read_only=True)
    assert archive.size().articles == 1
    archive.close()
    path.with_name("a.yuebao-wal").write_bytes(b"not yet in the file")
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(path, read_only=True)
    path.with_name("a.yuebao-wal").unlink()
    code = sqlite3.SQLITE_BUSY
    with pytest.raises(ArchiveError, match="being written by another program"):
        Archive.open(path, read_only=True)


@pytest.mark.parametrize("way", ["reading", "writing"])
@pytest.mark.parametrize("code", [errno.EPIPE, errno.ENOSPC, errno.EACCES])
def test_what_fails_elsewhere_while_the_file_is_open_is_not_its_fault(
    path: Path, way: str, code: int
) -> None:
    archive = Archive.open(path)
    other = OSError(code, "said of another file")
    with pytest.raises(OSError, match="said of another file") as raised, getattr(archive._file, way)():
        raise other
    assert raised.value is other
    assert archive.size().articles == 1
    archive.close()


def test_a_copy_that_cannot_be_made_is_told_with_its_folder(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_paths: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reader.store.archive.facsimiles.copy_passing", fail)
    archive = Archive.open(path)
    with pytest.raises(ArchiveError, match=r"The disk is full and nothing was written to .*a\.yuebao"):
        archive.store(reading(page("2", TEA)), NoIndex())
    assert archive.size().articles == 1
    archive.close()


def test_full_disk_loses_nothing_kept(path: Path) -> None:
    archive = Archive.open(path)
    pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
    archive.connection.execute(f"PRAGMA max_page_count = {pages}")
    large = FERRY.__class__(headline="长文", paragraphs=tuple("长" * 4000 for _ in range(40)))
    with pytest.raises(ArchiveError, match="The disk is full"):
        archive.store(reading(page("2", large)), NoIndex())
    assert archive.size().articles == 1
    archive.connection.execute("PRAGMA max_page_count = 100000")
    assert archive.store(reading(page("2", large)), NoIndex()).added == 1
    archive.close()


def test_another_programs_writer_is_waited_for_and_then_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.sqlite.file.BUSY_MILLISECONDS", 20)
    archive = Archive.open(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="being written by another program"):
            archive.store(reading(page("2", TEA)), NoIndex())
        other.execute("ROLLBACK")
    assert archive.store(reading(page("2", TEA)), NoIndex()).added == 1
    archive.close()


def test_connections_of_ended_threads_are_closed(path: Path) -> None:
    archive = Archive.open(path)
    taken: list[sqlite3.Connection] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: taken.append(archive.connection))
        thread.start()
        thread.join()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        taken[0].execute("SELECT 1")
    archive.close()


def test_interrupted_query_is_a_cancelled_one(path: Path) -> None:
    archive = Archive.open(path)
    connection = archive.connection
    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    timer = threading.Timer(0.05, connection.interrupt)
    timer.start()
    with pytest.raises(Cancelled), in_words(path):
        connection.execute(forever)
    timer.join()
    archive.close()


def test_a_bug_is_not_dressed_up(path: Path) -> None:
    archive = Archive.open(path)
    connection = archive.connection
    with pytest.raises(sqlite3.OperationalError, match="no such table"), in_words(path):
        connection.execute("SELECT * FROM missing")
    archive.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"), in_words(path):
        connection.execute("SELECT 1")


@pytest.fixture
def first_archive(tmp_path: Path) -> Path:
    kept = ARCHIVES / "schema-1.yuebao"
    return Path(shutil.copy(kept, tmp_path / "old.yuebao"))


def test_archive_of_the_first_schema_is_still_read(first_archive: Path) -> None:
    archive = Archive.open(first_archive)
    (title,) = archive.titles()
    assert (title.name, title.issue_count) == ("溪口报", 2)
    issue = archive.issue(archive.latest_issue() or pytest.fail("no issue"))
    assert [line.headline for line in issue.articles] == ["小学有了图书角", "新茶上市"]
    assert archive.size().articles == 3
    archive.close()


def test_findings_of_an_archive_that_kept_sentences_are_told_as_they_stand(tmp_path: Path) -> None:
    archive = Archive.open(Path(shutil.copy(ARCHIVES / "schema-5.yuebao", tmp_path / "old.yuebao")))
    first = archive.issue(archive.issue_of("溪口报", date(1987, 5, 12)) or pytest.fail("no issue"))
    assert [one.text for one in first.findings] == ["1987年5月12日是星期二，但印的是星期三。"]
    assert [one.level for one in first.findings] == [Level.WARNING]
    second = archive.issue(archive.issue_of("溪口报", date(1987, 5, 15)) or pytest.fail("no issue"))
    said = "A correction waits, because it does not fit. The article “旧稿” is not in this issue."
    assert [one.text for one in second.findings] == [said]
    archive.close()


def test_first_schema_is_never_edited() -> None:
    assert schema.FIRST_SCHEMA.count("CREATE TABLE") == 9
