"""Where sources lay when they were stored: what has not changed since need not be read again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.core.days.issue_date import IssueDate, Precision
from reader.store.archive.rows import day_or_none
from reader.store.records import IssueId
from reader.store.sqlite.errors import decoded, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Place:
    """A file or a folder, and what told it from another of the same name."""

    path: Path
    stamp: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was stored: sources, by their SHA-256, from places, of which the first is the head."""

    places: tuple[Place, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldSource:
    """A source that was stored before, with its issue."""

    kind: str
    encoding: str | None
    issue_id: IssueId
    title: str
    date: date
    articles: int
    when: IssueDate
    edition: str = ""


class Places:
    """The places of an archive. What is read together (a METS file and its pages) has a place each."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def stamp_at(self, path: Path, *, or_removed: bool = False) -> str | None:
        """What was told of a path; None where nothing was stored from it that is still held.

        `or_removed`: what was taken out of the archive since counts, too.
        """
        found = self._rows("SELECT stamp, sources FROM source_file WHERE path = ?", (_text(path),))
        if not found:
            return None
        stamp, sources = found[0]
        if or_removed:
            return str(stamp)
        count = "SELECT count(*) FROM source WHERE sha256 IN (SELECT value FROM json_each(?))"
        held = self._rows(count, (sources,))[0][0]
        return str(stamp) if held == len(decoded(json.loads, sources)) else None

    def beside(self, path: Path) -> list[Place]:
        """The places that were read together with a path, its own left out."""
        found = self._rows(
            "SELECT path, stamp FROM source_file WHERE head = ?1 AND path <> ?1", (_text(path),)
        )
        return [Place(Path(name), stamp) for name, stamp in found]

    def sources_at(self, path: Path) -> list[HeldSource]:
        """What was stored from a path."""
        found = self._rows(
            "SELECT source.kind, encoding, issue.id, title.name, issue.date, last_date, precision, edition,"
            " (SELECT count(*) FROM page"
            " JOIN article ON article.page_id = page.id WHERE page.source_id = source.id)"
            " FROM source_file, json_each(source_file.sources) AS one JOIN source ON source.sha256 = one.value"
            " JOIN issue ON issue.id = source.issue_id JOIN title ON title.id = issue.title_id"
            " WHERE source_file.path = ? ORDER BY issue.date, source.id",
            (_text(path),),
        )
        return [
            HeldSource(
                kind, encoding, IssueId(issue_id), title, decoded(date.fromisoformat, day), articles,
                IssueDate(decoded(date.fromisoformat, day), day_or_none(last), decoded(Precision, precision)), edition,
            )
            for kind, encoding, issue_id, title, day, last, precision, edition, articles in found
        ]  # fmt: skip

    def note(self, notes: Iterable[Note]) -> None:
        """Note what was stored, all at once."""
        rows = [row for note in notes for row in _rows_of(note)]
        if not rows:
            return
        with self._archive.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO source_file VALUES (?, ?, ?, ?)", rows)

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with in_words(self._archive.path):
            return self._archive.connection.execute(sql, values).fetchall()


def _rows_of(note: Note) -> list[tuple[str, str, str, str]]:
    kept = json.dumps(sorted(set(note.sources)))
    head = _text(note.places[0].path)
    return [(_text(place.path), place.stamp, head, kept) for place in note.places]


def _text(path: Path) -> str:
    """A path as it is kept; half a character, as file names may hold, is written as its code."""
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()
