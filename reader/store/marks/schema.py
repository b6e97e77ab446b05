"""The tables of the marks file, schema by schema. A schema that was released is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.marks.saved_finds import SAVED_FINDS
from reader.store.sqlite.file import FileKind, run_statements

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

FIRST_SCHEMA = """
CREATE TABLE bookmark (
    key TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    page_number TEXT NOT NULL,
    headline TEXT NOT NULL,
    quote TEXT NOT NULL,
    created TEXT NOT NULL
);
CREATE INDEX bookmark_created ON bookmark(created);
CREATE TABLE read (
    key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE place (
    key TEXT PRIMARY KEY,
    place REAL NOT NULL
) WITHOUT ROWID;
"""

CORRECTIONS = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    made TEXT NOT NULL,
    paper TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    articles TEXT NOT NULL,
    change TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX correction_issue ON correction(paper, date);
"""
"""One row a correction, in the order they were made; `articles` are keys and `change` is JSON with the old and
the new values, as core.correction_form has it. Undone ones stay."""

CHANGE_COUNT = """
CREATE TABLE change_count (
    number INTEGER NOT NULL
);
INSERT INTO change_count VALUES (1);
"""
"""One row: how much was ever made, changed and taken out by hand. It tells which of two states of the file is
the later one, and whether what is gone was taken out."""


ANNOTATIONS = """
CREATE TABLE highlight (
    uid TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    page_number TEXT NOT NULL,
    headline TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    text_digest TEXT NOT NULL,
    colour TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX highlight_issue ON highlight(title, date);
CREATE TABLE marked_text (
    digest TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    others TEXT NOT NULL
);
CREATE TABLE highlight_place (
    uid TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    start_at INTEGER,
    end_at INTEGER
) WITHOUT ROWID;
CREATE INDEX highlight_place_key ON highlight_place(key);
CREATE TABLE area (
    uid TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    page_number TEXT NOT NULL,
    headline TEXT NOT NULL,
    left_edge REAL NOT NULL,
    top_edge REAL NOT NULL,
    right_edge REAL NOT NULL,
    bottom_edge REAL NOT NULL,
    facsimile TEXT NOT NULL,
    picture BLOB NOT NULL,
    colour TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX area_issue ON area(title, date);
CREATE TABLE bookmark_folder (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE bookmark_filing (
    key TEXT PRIMARY KEY,
    folder TEXT NOT NULL,
    tags TEXT NOT NULL,
    changed TEXT NOT NULL
);
"""
"""`highlight_place` can be worked out again; all else is the person's."""


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations("marks")

    @migrations()
    def first_schema(db: Database) -> None:
        run_statements(db, FIRST_SCHEMA)

    @migrations()
    def corrections(db: Database) -> None:
        run_statements(db, CORRECTIONS)

    @migrations()
    def saved_finds(db: Database) -> None:
        run_statements(db, SAVED_FINDS)

    @migrations()
    def change_count(db: Database) -> None:
        run_statements(db, CHANGE_COUNT)

    @migrations()
    def annotations(db: Database) -> None:
        run_statements(db, ANNOTATIONS)

    return migrations


MARKS = FileKind(
    application_id=0x59754D4B,
    schemas=("first_schema", "corrections", "saved_finds", "change_count", "annotations"),
    migrations=_migrations,
    is_precious=True,
)
"""The application_id reads "YuMK"."""
