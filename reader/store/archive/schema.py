"""The archive's schema, as migrations. A released migration is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.sqlite.file import FileKind, run_statements

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

FIRST_SCHEMA = """
CREATE TABLE title (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE issue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title_id INTEGER NOT NULL REFERENCES title(id),
    date TEXT NOT NULL,
    date_text TEXT,
    number INTEGER,
    page_count INTEGER,
    weekday TEXT,
    lunar_date TEXT,
    publisher TEXT,
    UNIQUE (title_id, date)
);
CREATE INDEX issue_date ON issue(date, title_id);
CREATE INDEX issue_number ON issue(number);
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issue(id),
    sha256 TEXT NOT NULL UNIQUE,
    reading TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    encoding TEXT,
    size INTEGER NOT NULL,
    read_at TEXT NOT NULL
);
CREATE INDEX source_issue ON source(issue_id);
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    level TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX finding_source ON finding(source_id);
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issue(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    number TEXT NOT NULL,
    name TEXT,
    section TEXT,
    UNIQUE (issue_id, number)
);
CREATE INDEX page_source ON page(source_id);
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    title_id INTEGER NOT NULL REFERENCES title(id),
    page_id INTEGER NOT NULL REFERENCES page(id),
    position INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE,
    rubric TEXT,
    kicker TEXT,
    headline TEXT,
    deck TEXT,
    dateline TEXT,
    authors TEXT NOT NULL,
    regions TEXT NOT NULL,
    truncated INTEGER NOT NULL,
    length INTEGER NOT NULL,
    opening TEXT NOT NULL
);
CREATE INDEX article_page ON article(page_id, position);
CREATE INDEX article_title ON article(title_id);
CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article(id),
    text TEXT NOT NULL
);
CREATE TABLE day (
    ordinal INTEGER PRIMARY KEY,
    last_serial INTEGER NOT NULL
);
CREATE TABLE stamp (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""
"""Titles, issues, sources, pages, articles. `body.text` has a paragraph a line. `source.reading` is a
digest of what was read from it, so that a better importer's reading is told from the same one again.
`day` remembers the last serial given on a day, so that no article id is ever given twice."""

FIRST_INDEX = """
CREATE VIRTUAL TABLE gram USING fts5(
    body, head, byline, rubric, content='', columnsize=0, tokenize="ascii"
);
CREATE VIRTUAL TABLE chr USING fts5(characters, content='', columnsize=0, detail=none, tokenize="ascii");
CREATE VIRTUAL TABLE word USING fts5(body, head, content='', tokenize="ascii");
"""
"""The find index: pairs of characters, single characters, words. What goes in is encoded by find.index.
`body` stands first because FTS5 spends two bytes less a posting on a table's first column. Only `word`
keeps the lengths of its rows: bm25 without them goes astray where texts are short."""

PLACES = """
CREATE TABLE place (
    path TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    head TEXT NOT NULL,
    sources TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX place_head ON place(head);
"""
"""Where sources lay when they were stored. `stamp` tells a file from another at the same path; `head` is
the path that all files read together go by; `sources` are the SHA-256 of what was stored from them."""

FACSIMILE_SCHEMA = """
CREATE TABLE facsimile (
    page_id INTEGER PRIMARY KEY REFERENCES page(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX facsimile_sha256 ON facsimile(sha256);
"""
"""The picture of a page: a page (`place`, from 0) of a file that the person has at `path`, or of which a copy
lies beside the archive."""

MENDING = """
CREATE TABLE as_read (
    page_id INTEGER PRIMARY KEY REFERENCES page(id) ON DELETE CASCADE,
    articles TEXT NOT NULL
);
CREATE TABLE original (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    article TEXT NOT NULL
);
CREATE TABLE absorbed (
    key TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX absorbed_article ON absorbed(article_id);
CREATE TABLE mended (
    issue_id INTEGER PRIMARY KEY REFERENCES issue(id) ON DELETE CASCADE,
    stamp TEXT NOT NULL,
    waiting TEXT NOT NULL
);
"""
"""What corrections did: the articles as read of each page they touched, what was read in the place of an
article whose text was changed, which article the keys of those joined into it lead to, and for each issue
a digest of its corrections and the sentences about those that do not fit (JSON)."""

SEGMENTS = """
DROP TABLE gram;
DROP TABLE chr;
DROP TABLE word;
DELETE FROM stamp;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    dead BLOB NOT NULL,
    numbers TEXT NOT NULL,
    ids BLOB NOT NULL,
    fields BLOB NOT NULL,
    places BLOB NOT NULL
);
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);
"""
"""The find index as find.segments and find.postings describe it. What FTS5 held before it is made anew from the
articles. `dead` stands before the long columns: it is read with every find, they are read once."""


FACTS = """
ALTER TABLE finding RENAME TO told_finding;
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    level TEXT NOT NULL,
    code TEXT NOT NULL,
    parameters TEXT NOT NULL
);
INSERT INTO finding SELECT id, source_id, level, 'told', json_object('text', text) FROM told_finding;
DROP TABLE told_finding;
CREATE INDEX finding_source ON finding(source_id);
"""
"""Findings as facts: which one (`core.findings.codes`) and what it is about (JSON), to be worded where it is
shown. What was kept before was a sentence; it stays one, of the code `told`."""

AUTHORS = """
CREATE TABLE author (
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
INSERT INTO author
    SELECT article.id, told.key, told.value ->> 0, told.value ->> 1 FROM article, json_each(article.authors) AS told;
ALTER TABLE article DROP COLUMN authors;
CREATE INDEX author_name ON author(name);
CREATE VIEW articles AS
    SELECT article.id, title.name AS paper, issue.date, page.number AS page, page.name AS page_name, article.rubric,
        article.kicker, article.headline, article.deck, article.dateline,
        (SELECT group_concat(name, '、') FROM
            (SELECT name FROM author WHERE article_id = article.id ORDER BY position)) AS authors,
        article.length, article.truncated, body.text, article.key
    FROM article JOIN body ON body.article_id = article.id JOIN page ON page.id = article.page_id
        JOIN issue ON issue.id = page.issue_id JOIN title ON title.id = issue.title_id;
CREATE VIEW issues AS
    SELECT issue.id, title.name AS paper, issue.date, issue.number, issue.weekday, issue.lunar_date, issue.publisher,
        issue.page_count AS pages_printed, (SELECT count(*) FROM page WHERE issue_id = issue.id) AS pages,
        (SELECT count(*) FROM article JOIN page ON page.id = page_id WHERE issue_id = issue.id) AS articles
    FROM issue JOIN title ON title.id = issue.title_id;
"""
"""Authors as rows instead of JSON, and two views for whoever opens the file with another program."""

NAMES = """
ALTER TABLE segment RENAME TO _segment;
ALTER TABLE block RENAME TO _block;
ALTER TABLE stamp RENAME TO _stamp;
ALTER TABLE day RENAME TO _day;
ALTER TABLE place RENAME TO source_file;
ALTER TABLE as_read RENAME TO page_as_read;
ALTER TABLE original RENAME TO article_as_read;
ALTER TABLE absorbed RENAME TO merged_article;
ALTER TABLE mended RENAME TO corrected_issue;
"""
"""Tables named for what is in them. Those that begin with `_` are of use to the program alone: Datasette hides them."""

BYLINE = "ALTER TABLE article ADD COLUMN byline TEXT;"
"""The byline as printed, which `author` and `dateline` tell the meaning of."""

BYLINE_SHOWN = """
DROP VIEW articles;
CREATE VIEW articles AS
    SELECT article.id, title.name AS paper, issue.date, page.number AS page, page.name AS page_name, article.rubric,
        article.kicker, article.headline, article.deck, article.dateline, article.byline,
        (SELECT group_concat(name, '、') FROM
            (SELECT name FROM author WHERE article_id = article.id ORDER BY position)) AS authors,
        article.length, article.truncated, body.text, article.key
    FROM article JOIN body ON body.article_id = article.id JOIN page ON page.id = article.page_id
        JOIN issue ON issue.id = page.issue_id JOIN title ON title.id = issue.title_id;
"""
"""The view tells the byline as printed, too."""

DIGESTS = """
ALTER TABLE article ADD COLUMN digest INTEGER;
ALTER TABLE issue ADD COLUMN digest INTEGER;
"""
"""What `archive.digests` keeps, to tell what changed by itself. NULL: never kept, as of all that was stored before."""

EDITIONS = """
DROP VIEW articles;
DROP VIEW issues;
CREATE TABLE issue_of_edition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title_id INTEGER NOT NULL REFERENCES title(id),
    date TEXT NOT NULL,
    precision TEXT NOT NULL DEFAULT 'day',
    last_date TEXT,
    edition TEXT NOT NULL DEFAULT '',
    date_text TEXT,
    number INTEGER,
    page_count INTEGER,
    weekday TEXT,
    lunar_date TEXT,
    publisher TEXT,
    digest INTEGER,
    UNIQUE (title_id, date, precision, edition)
);
INSERT INTO issue_of_edition
    (id, title_id, date, date_text, number, page_count, weekday, lunar_date, publisher, digest)
    SELECT id, title_id, date, date_text, number, page_count, weekday, lunar_date, publisher, digest FROM issue;
DELETE FROM sqlite_sequence WHERE name = 'issue_of_edition';
INSERT INTO sqlite_sequence SELECT 'issue_of_edition', seq FROM sqlite_sequence WHERE name = 'issue';
DROP TABLE issue;
ALTER TABLE issue_of_edition RENAME TO issue;
CREATE INDEX issue_date ON issue(date, title_id);
CREATE INDEX issue_number ON issue(number);
CREATE INDEX issue_last_date ON issue(last_date) WHERE last_date IS NOT NULL;
ALTER TABLE article ADD COLUMN continued_on TEXT;
ALTER TABLE page ADD COLUMN is_chosen INTEGER NOT NULL DEFAULT 0;
CREATE TABLE other_page (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    name TEXT,
    section TEXT,
    articles TEXT NOT NULL,
    facsimile_path TEXT,
    facsimile_kind TEXT,
    facsimile_sha256 TEXT,
    facsimile_place INTEGER,
    UNIQUE (issue_id, source_id, number)
);
CREATE INDEX other_page_source ON other_page(source_id);
CREATE VIEW articles AS
    SELECT article.id, title.name AS paper, issue.date, issue.edition, page.number AS page, page.name AS page_name,
        article.continued_on, article.rubric, article.kicker, article.headline, article.deck, article.dateline,
        article.byline,
        (SELECT group_concat(name, '、') FROM
            (SELECT name FROM author WHERE article_id = article.id ORDER BY position)) AS authors,
        article.length, article.truncated, body.text, article.key
    FROM article JOIN body ON body.article_id = article.id JOIN page ON page.id = article.page_id
        JOIN issue ON issue.id = page.issue_id JOIN title ON title.id = issue.title_id;
CREATE VIEW issues AS
    SELECT issue.id, title.name AS paper, issue.date, issue.last_date, issue.precision, issue.edition, issue.number,
        issue.weekday, issue.lunar_date, issue.publisher,
        issue.page_count AS pages_printed, (SELECT count(*) FROM page WHERE issue_id = issue.id) AS pages,
        (SELECT count(*) FROM article JOIN page ON page.id = page_id WHERE issue_id = issue.id) AS articles
    FROM issue JOIN title ON title.id = issue.title_id;
"""
"""A paper may have several issues a day, each an edition with a name of its own (号外, 晚刊; '' is the paper
itself), one of several days (`last_date`), and one whose month or year alone is known (`precision`; `date` is then
the first day of it, `last_date` the last). `other_page`: what another source gave of a page that is held, kept to
be chosen instead. `article.continued_on`: the further pages that an article stands on (JSON)."""


TABLES = """
_block id data
_day ordinal last_serial
_segment id articles dead numbers ids fields places
_stamp name value
article id title_id page_id position key rubric kicker headline deck dateline regions truncated length opening byline digest continued_on
article_as_read article_id article
author article_id position name role
body article_id text
corrected_issue issue_id stamp waiting
facsimile page_id path kind sha256 place
finding id source_id level code parameters
issue id title_id date precision last_date edition date_text number page_count weekday lunar_date publisher digest
merged_article key article_id
other_page id issue_id source_id number name section articles facsimile_path facsimile_kind facsimile_sha256 facsimile_place
page id issue_id source_id number name section is_chosen
page_as_read page_id articles
source id issue_id sha256 reading name kind encoding size read_at
source_file path stamp head sources
title id name
"""  # noqa: E501 - a table a line
"""The tables with their columns: where one is missing, the file is damaged."""

STEPS = {
    "first_schema": FIRST_SCHEMA + FIRST_INDEX,
    "places": PLACES,
    "facsimile_schema": FACSIMILE_SCHEMA,
    "mending": MENDING,
    "segments": SEGMENTS,
    "facts": FACTS,
    "authors": AUTHORS,
    "names": NAMES,
    "byline": BYLINE,
    "byline_shown": BYLINE_SHOWN,
    "digests": DIGESTS,
    "editions": EDITIONS,
}
"""Every migration by its name, in the order they are made."""


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations("archive")
    for name, statements in STEPS.items():

        @migrations(name=name)
        def migrate(database: Database, statements: str = statements) -> None:
            run_statements(database, statements)

    return migrations


ARCHIVE = FileKind(
    application_id=0x59754152,
    schemas=tuple(STEPS),
    migrations=_migrations,
    page_size=16_384,
    tables=TABLES,
)
"""`application_id` reads "YuAR"."""
