"""What a person may be about to type: papers, authors, rubrics and headlines.

They are known by their beginning, by any part of them, or by the initials of their pinyin.

The names stand in a file of their own in the cache folder, made from the archive in the background and
brought up to date when something was read in. It can be thrown away at any time. Pinyin stands for names
and headlines only: in a full text it would flood the person with what sounds alike.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reader.find.index.marked_articles import tags_like
from reader.find.index.stand_in import IndexUnreadableError
from reader.find.query.nodes import Field, Term
from reader.find.search import matching
from reader.find.text.folding import fold
from reader.store.sqlite.errors import in_words, sqlite_in_words
from reader.store.sqlite.file import closing_after_error, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.progress import Report
    from reader.store.archive.archive import Archive

_FORM = 2
"""Changed whenever the file's tables or what stands in them change: an older file is made anew."""
_AT_ONCE = 2_000
"""Headlines that are read in one step; between two, whoever wants to stop can."""
_MOST_INITIALS = 24
_SCHEMA = f"""
CREATE TABLE name (
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    initials TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, text)
) WITHOUT ROWID;
CREATE INDEX name_folded ON name(kind, folded, uses);
CREATE INDEX name_initials ON name(kind, initials, uses);
CREATE INDEX name_uses ON name(kind, uses);
CREATE TABLE headline (
    initials TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (initials, article_id)
) WITHOUT ROWID;
CREATE TABLE seen (
    last_source INTEGER NOT NULL,
    sources INTEGER NOT NULL
);
INSERT INTO seen VALUES (0, 0);
PRAGMA user_version = {_FORM};
"""
_LAST = "\U0010ffff"


class NameKind(StrEnum):
    """What a name is the name of."""

    PAPER = "paper"
    AUTHOR = "author"
    RUBRIC = "rubric"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be meant. `uses` says in how many articles it stands, 0 where that is not known."""

    kind: NameKind
    text: str
    uses: int = 0


class Names:
    """The names of one archive, usable from any thread. Raises ArchiveError where the file can't be used."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self._archive = archive
        digest = hashlib.sha256(str(archive.path.absolute()).encode()).hexdigest()[:16]
        self._path = folder / f"names-{digest}.sqlite"
        self._writer = threading.Lock()

    def renew(self, report: Report | None = None) -> None:
        """Bring the file up to date with the archive. Raises Cancelled; what was done by then stays."""
        with self._writer, self._opened() as names:
            (last, count), now = self._seen(names), self._now()
            if (last, count) == now:
                return
            if now[0] <= last or now[1] < count:  # something was taken out, or read anew
                names.executescript("DELETE FROM name; DELETE FROM headline;")
                last = 0
            self._read(names, last, report)
            names.execute("UPDATE seen SET last_source = ?, sources = ?", now)

    def is_current(self) -> bool:
        """Whether the file is up to date with the archive."""
        with self._opened() as names:
            return self._seen(names) == self._now()

    @staticmethod
    def _seen(names: sqlite3.Connection) -> tuple[int, int]:
        """The last source that was read, and how many there were."""
        last, count = names.execute("SELECT last_source, sources FROM seen").fetchone()
        return last, count

    def _now(self) -> tuple[int, int]:
        with in_words(self._archive.path):
            last, count = self._archive.connection.execute(
                "SELECT coalesce(max(id), 0), count(*) FROM source"
            ).fetchone()
        return last, count

    def like(self, typed: str, kind: NameKind, limit: int) -> list[Name]:
        """Names that begin with what was typed, have its initials, or contain it: the most used first."""
        wanted = fold(typed)
        if kind is NameKind.HEADLINE:
            return self._headlines(typed, wanted, limit)
        with self._opened() as names:
            found: dict[str, Name] = {}
            for condition, values in _conditions(wanted):
                rows = names.execute(
                    f"SELECT text, uses FROM name WHERE kind = ? AND {condition}"
                    " ORDER BY uses DESC, text LIMIT ?",
                    (kind.value, *values, limit),
                )
                for text, uses in rows:
                    found.setdefault(text, Name(kind, text, uses))
                if len(found) >= limit:
                    break
        return list(found.values())[:limit]

    def tags(self, typed: str, limit: int) -> list[tuple[str, int]]:
        """Tags of the person's marks with what was typed in them, and how many marks have each."""
        with in_words(self._archive.path):
            return tags_like(self._archive.connection, typed, limit)

    def _headlines(self, typed: str, wanted: str, limit: int) -> list[Name]:
        connection = self._archive.connection
        ids: list[int] = []
        if len(wanted) > 1:
            # While the index can't be read, headlines are not offered; the find itself says why.
            with suppress(IndexUnreadableError), matching(self._archive, Term(typed, Field.HEAD)) as match:
                ids += map(int, match.first(limit))
        if len(ids) < limit and is_initials(typed):
            with self._opened() as names:
                rows = names.execute(
                    "SELECT article_id FROM headline WHERE initials >= ? AND initials < ? LIMIT ?",
                    (wanted, wanted + _LAST, limit - len(ids)),
                )
                ids += [article_id for (article_id,) in rows]
        texts: list[str] = []
        with in_words(self._archive.path):
            for article_id in ids:
                row = connection.execute(
                    "SELECT headline FROM article WHERE id = ?", (article_id,)
                ).fetchone()
                texts += [row[0]] if row and row[0] else []
        return [Name(NameKind.HEADLINE, text) for text in dict.fromkeys(texts)]

    def _read(self, names: sqlite3.Connection, last_source: int, report: Report | None) -> None:
        """Read what came in after `last_source`, a few thousand articles at a time."""
        for name, count in self._rows("SELECT name, 0 FROM title"):
            _keep(names, NameKind.PAPER, name, count)
        pages = [
            page_id
            for page_id, _source in self._rows(
                "SELECT id, source_id FROM page WHERE source_id > ? ORDER BY id", (last_source,)
            )
        ]
        step = max(1, _AT_ONCE // 8)
        for start in range(0, len(pages), step):
            few = pages[start : start + step]
            if report:
                from reader.core.progress import Progress

                report(Progress(start, len(pages), ""))
            names.execute("BEGIN")
            self._read_pages(names, few[0], few[-1], last_source)
            names.execute("COMMIT")

    def _read_pages(self, names: sqlite3.Connection, first: int, last: int, last_source: int) -> None:
        source = (
            "FROM page JOIN article ON article.page_id = page.id"
            " WHERE page.id BETWEEN ? AND ? AND page.source_id > ?"
        )
        span = (first, last, last_source)
        for text, count in self._rows(
            "SELECT author.name, count(*) FROM page"
            " JOIN article ON article.page_id = page.id JOIN author ON author.article_id = article.id"
            " WHERE page.id BETWEEN ? AND ? AND page.source_id > ? GROUP BY 1",
            span,
        ):
            _keep(names, NameKind.AUTHOR, text, count)
        for text, count in self._rows(f"SELECT article.rubric, count(*) {source} GROUP BY 1", span):
            _keep(names, NameKind.RUBRIC, text, count)
        names.executemany(
            "INSERT OR IGNORE INTO headline VALUES (?, ?)",
            (
                (quick_initials(text), article_id)
                for text, article_id in self._rows(f"SELECT article.headline, article.id {source}", span)
                if text
            ),
        )

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, int]]:
        with in_words(self._archive.path):
            return self._archive.connection.execute(sql, values).fetchall()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The file, made if it is not there; one that is damaged or of another form is made anew."""
        with in_words(self._path):
            names = self._connect()
        with sqlite_in_words(self._path), closing(names):
            yield names

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode=rwc"
        try:
            names = connect(uri)
            with closing_after_error(names):
                if names.execute("PRAGMA user_version").fetchone()[0] == _FORM:
                    return names
                is_of_old = bool(names.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
            names.close()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
                raise
            is_of_old = True
        if is_of_old:
            self._path.unlink()
        names = connect(uri)
        with closing_after_error(names):
            names.execute("PRAGMA journal_mode = WAL")
            names.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        return names


def is_initials(text: str) -> bool:
    """Whether what was typed may be initials of pinyin: two Latin letters or more."""
    return len(text) > 1 and text.isascii() and text.isalpha()


@lru_cache(maxsize=4_096)
def initials(text: str) -> str:
    """The first letters of a name's pinyin (王慧杰 → whj), other letters and digits as they are.

    What is read in several ways is read as in words that are known: 重庆 → cq.
    """
    from pypinyin import Style, lazy_pinyin

    folded = fold(text)
    parts = lazy_pinyin(folded, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]  # a list is taken, too
    return "".join(part[0] for part in parts if part[:1].isalnum())[:_MOST_INITIALS]


def quick_initials(text: str) -> str:
    """The same for a headline, character by character: a million of them in seconds."""
    return "".join(filter(str.isalnum, fold(text)[: 2 * _MOST_INITIALS].translate(_letters())))[
        :_MOST_INITIALS
    ]


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """The initial of each character's commonest reading."""
    import unicodedata

    from pypinyin.constants import PINYIN_DICT

    return {code: unicodedata.normalize("NFD", sounds[0])[:1].lower() for code, sounds in PINYIN_DICT.items()}


def _conditions(wanted: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ways to find a name, the surest first, each with its values."""
    if not wanted:
        yield "1", ()
        return
    yield "folded >= ? AND folded < ?", (wanted, wanted + _LAST)
    if wanted.isascii():
        yield "initials >= ? AND initials < ?", (wanted, wanted + _LAST)
    yield "instr(folded, ?)", (wanted,)


def _keep(names: sqlite3.Connection, kind: NameKind, text: str | None, uses: int) -> None:
    if text and text.strip():
        names.execute(
            "INSERT INTO name VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT DO UPDATE SET uses = uses + excluded.uses",
            (kind.value, text, fold(text), initials(text), uses),
        )
