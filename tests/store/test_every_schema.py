"""An archive and a marks file of every schema there has been: opened, brought up to date, checked."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.corrections.changes import Edit
from reader.core.paper import Author
from reader.find.index.verify import faults
from reader.find.search import found_ids
from reader.store.archive.archive import Archive
from reader.store.archive.schema import ARCHIVE
from reader.store.marks.marks import Marks
from reader.store.marks.schema import MARKS
from reader.store.sqlite.errors import DamagedError
from tests.checkout import ARCHIVES, CHECKOUT
from tests.indexing import index_of, writer
from tests.store.invented_readings import FERRY, SCHOOL, TEA, page, reading

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.sqlite.file import FileKind


def number_of(path: Path) -> int:
    return int(path.stem.partition("-")[2])


OLD_ARCHIVES = sorted(ARCHIVES.glob("schema-*.yuebao"), key=number_of)
OLD_MARKS = sorted(ARCHIVES.glob("marks-*.sqlite"), key=number_of)


def schema_of(path: Path, kind: FileKind) -> tuple[str, ...]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY applied_at, id").fetchall()
    found = tuple(name for (name,) in rows)
    return tuple(name for name in kind.schemas if name in found)


def test_a_file_of_each_schema_so_far_is_kept() -> None:
    newest = ARCHIVE.schemas[: len(OLD_ARCHIVES)], MARKS.schemas[: len(OLD_MARKS)]
    assert [schema_of(path, ARCHIVE) for path in OLD_ARCHIVES] == [
        newest[0][: n + 1] for n in range(len(OLD_ARCHIVES))
    ]
    assert [schema_of(path, MARKS) for path in OLD_MARKS] == [
        newest[1][: n + 1] for n in range(len(OLD_MARKS))
    ]


@pytest.mark.parametrize("kept", OLD_ARCHIVES, ids=lambda path: path.stem)
def test_an_archive_of_each_schema_is_brought_up_to_date_and_whole(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.yuebao"
    shutil.copy(kept, path)
    archive = Archive.open(path)
    index = index_of(archive)
    index.renew()
    assert archive.connection.execute("PRAGMA foreign_keys").fetchall() == [(1,)]
    assert schema_of(path, ARCHIVE) == ARCHIVE.schemas
    assert list(faults(index)) == []
    rows = archive.connection.execute("SELECT headline FROM articles ORDER BY id").fetchall()
    assert [headline for (headline,) in rows] == ["渡口添新船", "小学有了图书角", "新茶上市"]
    assert len(found_ids(archive, "渡口")) == 1
    archive.close()


@pytest.mark.parametrize("kept", OLD_MARKS, ids=lambda path: path.stem)
def test_marks_of_each_schema_are_brought_up_to_date_and_all_there(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    shutil.copy(kept, path)
    marks = Marks.open(path)
    assert schema_of(path, MARKS) == MARKS.schemas
    (bookmark,) = marks.bookmarks()
    assert (bookmark.headline, bookmark.quote) == ("渡口还在", "渡口的船")
    version = number_of(kept)
    changes = [correction.change for correction in marks.corrections()]
    assert [type(change) for change in changes] == ([Edit] if version >= 2 else [])
    assert [one.query for one in marks.saved_finds.all("")] == (["茶"] if version >= 3 else [])
    noted = marks.annotations
    assert sorted(it.note for it in noted.highlights()) == (["", "查1957年的渡口"] if version >= 5 else [])
    assert [it.note for it in noted.areas()] == (["图里是新船"] if version >= 5 else [])
    assert [it.name for it in noted.folders()] == (["渡口"] if version >= 5 else [])
    marks.close()


@pytest.mark.parametrize(
    ("kept", "marks_kept"),
    [(path, OLD_MARKS[nth % len(OLD_MARKS)]) for nth, path in enumerate(OLD_ARCHIVES)],
    ids=lambda path: path.stem,
)
def test_every_mark_stays_on_its_article_through_every_step(
    kept: Path, marks_kept: Path, tmp_path: Path
) -> None:
    path, marks_path = tmp_path / "old.yuebao", tmp_path / "marks.sqlite"
    shutil.copy(kept, path)
    shutil.copy(marks_kept, marks_path)
    with closing(sqlite3.connect(path)) as connection:
        told = connection.execute("SELECT key, id, headline FROM article ORDER BY id").fetchall()
    with closing(sqlite3.connect(marks_path)) as connection, connection:
        connection.execute("DELETE FROM bookmark")
        for key, _id, headline in told:
            row = (key, "溪口报", "1987-05-12", "1", headline, "", "2026-01-01T08:00:00")
            connection.execute("INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            connection.execute("INSERT OR IGNORE INTO read VALUES (?)", (key,))
            connection.execute("INSERT OR REPLACE INTO place VALUES (?, 0.5)", (key,))
    archive, marks = Archive.open(path), Marks.open(marks_path)
    for _again in range(2):
        leads = archive.by_keys(bookmark.key for bookmark in marks.bookmarks())
        assert {(key, article_id) for key, article_id, _headline in told} == set(leads.items())
        for key, article_id, headline in told:
            assert archive.article(article_id).clipping.article.headline == headline
            assert (marks.read([key]), marks.place(key)) == ({key}, 0.5)
        read_again(archive)
    archive.close()
    marks.close()


def read_again(archive: Archive) -> None:
    """The sources of `make_archive`, the later first, and the earlier one known for a special by now."""
    later = reading(page("1", SCHOOL), page("2", TEA), day=date(1987, 5, 15), number=813)
    special = reading(page("1", FERRY), day=date(1987, 5, 12), number=812)
    assert special.issue
    special = replace(special, issue=replace(special.issue, edition="号外"))
    index = writer()
    for told in (later, special):
        assert told.issue
        sql = "SELECT sha256 FROM source JOIN issue ON issue.id = issue_id WHERE number = ?"
        ((sha256,),) = archive.connection.execute(sql, (told.issue.number,)).fetchall()
        archive.store(replace(told, source=replace(told.source, sha256=sha256)), index)
    assert [day.edition for day in archive.held_days(date(1987, 5, 1), date(1987, 5, 30))] == ["号外", ""]
    assert list(faults(index_of(archive))) == []


# the files as other programs read them

DICTIONARY = CHECKOUT / "reader" / "store" / "SCHEMA.md"


def described(file: str) -> dict[str, list[str]]:
    """Tables and views that the data dictionary tells of a file, with their columns."""
    part = DICTIONARY.read_text("utf-8").partition(f"\n## {file}")[2].partition("\n## ")[0]
    tables: dict[str, list[str]] = {}
    columns: list[str] = []
    for line in part.splitlines():
        if heading := re.match(r"### .*?`(\w+)`", line):
            columns = tables.setdefault(heading[1], [])
        elif row := re.match(r"\| `(\w+)` \|", line):
            columns.append(row[1])
    return tables


def there(connection: sqlite3.Connection) -> dict[str, list[str]]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    ).fetchall()
    return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for (name,) in names}


def test_the_data_dictionary_tells_every_table_and_column_and_no_other(tmp_path: Path) -> None:
    archive, marks = Archive.open(tmp_path / "a.yuebao"), Marks.open(tmp_path / "marks.sqlite")
    with closing(sqlite3.connect(marks.path)) as connection:
        assert described("Marks") == there(connection)
    assert described("Archive") == there(archive.connection)
    marks.close()
    archive.close()


def test_the_tables_that_are_looked_for_are_those_that_are_made(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.yuebao")
    views = {
        name for (name,) in archive.connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    }
    wanted = {name: columns for name, *columns in map(str.split, ARCHIVE.tables.split("\n")[1:-1])}
    assert wanted == {
        name: columns for name, columns in there(archive.connection).items() if name not in views
    }
    archive.close()


@pytest.mark.parametrize("sql", ["DROP TABLE body", "ALTER TABLE article RENAME COLUMN deck TO dekk"])
def test_an_archive_without_one_of_its_tables_or_columns_is_called_damaged(tmp_path: Path, sql: str) -> None:
    archive = Archive.open(tmp_path / "a.yuebao")
    with archive.writing() as connection:
        connection.execute("DROP VIEW articles")
        connection.execute(sql)
    archive.close()
    with pytest.raises(DamagedError, match="is damaged"):
        Archive.open(tmp_path / "a.yuebao")


def test_articles_and_issues_are_read_by_any_program(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.yuebao")
    article = replace(FERRY, authors=(Author("林晓", "记者"), Author("周平")))
    archive.store(reading(page("1", article, TEA), day=date(1987, 5, 12), number=812), writer())
    archive.close()
    with closing(sqlite3.connect(tmp_path / "a.yuebao")) as connection:
        rows = connection.execute(
            "SELECT paper, date, page, headline, authors, text FROM articles ORDER BY id"
        ).fetchall()
        assert rows[0] == (
            "溪口报",
            "1987-05-12",
            "1",
            "渡口添新船",
            "林晓、周平",
            "\n".join(FERRY.paragraphs),
        )
        assert [row[3] for row in rows] == ["渡口添新船", "新茶上市"]
        (issue,) = connection.execute("SELECT paper, date, number, pages, articles FROM issues").fetchall()
        assert issue == ("溪口报", "1987-05-12", 812, 1, 2)
