"""Writing an issue: its rows and its index rows, within the transaction at hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.core.days.issue_date import Precision
from reader.core.errors import ArchiveError
from reader.core.findings.finding import parameters_to_json
from reader.core.paper import Article, Issue, Page
from reader.core.speech import _
from reader.store.archive import facsimiles, page_sources
from reader.store.archive.corrected_issue import (
    corrections_of,
    replay_corrections,
    restore_as_read,
    rows_of,
    stamp,
    stamp_of,
)
from reader.store.archive.facsimiles import path_text
from reader.store.archive.identity import name_articles
from reader.store.archive.rows import ArticlePlace, articles_by_id, delete_article, insert_articles, storable
from reader.store.records import ArticleId, ArticleRecord, IssueId, Stored
from reader.store.sqlite.errors import decoded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.store.archive.corrected_issue import CorrectionsOf
    from reader.store.archive.digests import ChangedIssues
    from reader.store.archive.indexer import Indexer

_ISSUE_FIELDS = ("date_text", "number", "page_count", "weekday", "lunar_date", "publisher", "last_date")
_NAMING = ("title_id", "date", "precision", "edition")
"""What tells an issue from all others."""
_NEW_ISSUE = (
    f"INSERT INTO issue({', '.join((*_ISSUE_FIELDS, *_NAMING))})"
    f" VALUES ({', '.join('?' * len((*_ISSUE_FIELDS, *_NAMING)))})"
)
_KNOWN_ISSUE = (
    "UPDATE issue SET "
    + ", ".join(f"{name} = coalesce(?, {name})" for name in _ISSUE_FIELDS)
    + " WHERE id = ?"
)
_BESIDE_TEXT = attrgetter(
    *(field.name for field in fields(Article) if field.repr and field.name not in {"authors", "paragraphs"})
)
"""All else that an article has."""
_NEW_PAGE = "INSERT INTO page(issue_id, source_id, number, name, section) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class _NewPage:
    """A page to be written. `articles` are storable."""

    page: Page
    articles: list[Article]


def check_complete(reading: Reading) -> None:
    """Raise ArchiveError when it is not known which paper, or which day, a reading belongs to."""
    name, issue = reading.source.path.name, reading.issue
    if issue is None:
        raise ArchiveError(_("No issue was found in {name}.").format(name=name))
    if not (issue.title or "").strip():
        raise ArchiveError(_("{name} does not say which paper it is from.").format(name=name))
    if issue.date is None:
        raise ArchiveError(_("{name} does not say which day it is from.").format(name=name))


def store_reading(
    connection: sqlite3.Connection,
    reading: Reading,
    index: Indexer,
    corrections: CorrectionsOf,
    changed: ChangedIssues,
) -> Stored:
    """Store a complete reading.

    The corrections of the issues it touches are taken back before and made anew after: what is compared
    and replaced is what was read.
    """
    issue = reading.issue
    assert issue is not None  # noqa: S101 - check_complete
    assert issue.title is not None  # noqa: S101
    assert issue.date is not None  # noqa: S101
    digest = _digest(issue)
    held = connection.execute(
        "SELECT issue_id, reading, id FROM source WHERE sha256 = ?", (reading.source.sha256,)
    ).fetchone()
    changed.note([IssueId(held[0])] if held else [])
    if held is not None and (held[1] == digest or held[1] == _former_digest(issue)):
        facsimiles.renew_paths(connection, reading.source.sha256, issue.pages)
        if _has_pages(connection, held[2]):
            _renew_findings(connection, held[2], reading.findings)
        waiting = bring_to_corrections(connection, held[0], index, corrections)
        return Stored(IssueId(held[0]), added=0, replaced=0, unchanged=True, waiting=waiting)
    title_id = _title_id(connection, issue.title.strip())
    known = _known_issue(connection, title_id, issue)
    changed.note([known] if known is not None else [])
    issue_id = _issue_id(connection, title_id, issue, known)
    touched = {issue_id} | ({IssueId(held[0])} if held else set())
    changed.note([issue_id])
    for it in touched:
        restore_as_read(connection, it, index)
    source_id = _source_id(connection, issue_id, reading, digest)
    pages = _new_pages(issue.pages)
    is_first = held is None and known is None
    beside = (
        _Beside((), (), "")
        if is_first
        else _beside(connection, issue_id, (source_id, reading.source.path), pages)
    )
    pages = [page for page in pages if page.page.number not in beside.kept]
    outgoing = [] if is_first else _outgoing_pages(connection, issue_id, source_id, pages)
    gone = take_out(connection, outgoing, index)
    articles = [article for page in pages for article in page.articles]
    told_apart = _told_apart(issue)
    named = name_articles(connection, issue.title.strip(), issue.date, articles, gone, told_apart)
    _write_pages(connection, (title_id, issue_id, source_id), pages, named, index)
    if not is_first:
        for it in touched:
            show_orphaned(connection, it, index)
        _drop_stale_findings(connection, issue_id)
        page_sources.note_kept(connection, source_id, next(iter(beside.findings), None))
    if held is not None and held[0] != issue_id:
        drop_if_empty(connection, held[0])
    waiting = {it: bring_to_corrections(connection, it, index, corrections) for it in touched}[issue_id]
    former = {old.id for old in gone}
    replaced = sum(article_id in former for article_id, _key in named)
    return Stored(
        issue_id, len(named) - replaced, replaced, unchanged=False, waiting=waiting, beside=beside.findings
    )


class _Beside(NamedTuple):
    """Which pages of a reading are not shown (`kept`), which take another's place, and by whose source."""

    kept: tuple[str, ...]
    replacing: tuple[str, ...]
    name: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What to tell of them."""
        if self.kept:
            return (page_sources.kept_finding(self.kept, self.name),)
        return (page_sources.beside_finding(self.replacing, self.name),) if self.replacing else ()


def _beside(
    connection: sqlite3.Connection, issue_id: IssueId, source: tuple[int, Path], pages: Iterable[_NewPage]
) -> _Beside:
    """Settle which of the new pages are shown where other sources gave them, too; all that is not is kept beside.

    A file that has changed takes the place of what it was: that is gone.
    """
    source_id, path = source
    connection.execute("DELETE FROM other_page WHERE source_id = ?", (source_id,))
    kept, replacing, names = [], [], []
    for new in pages:
        held = page_sources.held_page(connection, issue_id, new.page.number)
        if held is None or held.source_id == source_id or _is_former(connection, path, held.source_id):
            continue
        if page_sources.stays(held, new.articles):
            page_sources.keep_new(connection, issue_id, source_id, new.page, new.articles)
            kept.append(new.page.number)
            names.append(held.source_name)
        elif held.articles and held.texts != new.articles:
            page_sources.keep_former(connection, issue_id, held)
            replacing.append(new.page.number)
            names.append(held.source_name)
    return _Beside(tuple(kept), tuple(replacing), next(iter(names), ""))


def _is_former(connection: sqlite3.Connection, path: Path, source_id: int) -> bool:
    """Whether a source lay where the one at hand lies, which took its place."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM source_file, json_each(source_file.sources) AS one"
        " JOIN source ON source.sha256 = one.value WHERE source_file.path = ? AND source.id = ?)",
        (path_text(path), source_id),
    ).fetchone()
    return bool(row[0])


def show_orphaned(connection: sqlite3.Connection, issue_id: IssueId, index: Indexer) -> None:
    """Show the richest reading that is kept of each page whose own is gone."""
    for number in page_sources.orphaned_numbers(connection, issue_id):
        other = page_sources.richest_other(connection, issue_id, number)
        if other and page_sources.take_other(connection, issue_id, other.source_id, number):
            show_page(connection, issue_id, other, (), index)


def show_page(
    connection: sqlite3.Connection,
    issue_id: IssueId,
    other: page_sources.OtherPage,
    gone: Sequence[ArticleRecord],
    index: Indexer,
    *,
    is_chosen: bool = False,
) -> None:
    """Show a reading that was kept beside. Its articles have the ids and keys they had, if nobody else has them now;

    those that never were shown are named as if they were read now, in the place of those that are `gone`.
    """
    row = connection.execute(
        "SELECT title_id, title.name, date, edition, precision FROM issue JOIN title ON title.id = title_id"
        " WHERE issue.id = ?",
        (issue_id,),
    ).fetchone()
    title_id, title, day, edition, precision = row
    told_apart = _told_apart(Issue(edition=edition, precision=Precision(precision)))
    known = [it for it in other.articles if it.key]
    former = {it.key for it in known}
    left = [old for old in gone if old.key not in former]
    unnamed = [it.article for it in other.articles if not it.key]
    fresh = iter(name_articles(connection, title, date.fromisoformat(day), unnamed, left, told_apart))
    named = [(it.id, it.key) if it.key else next(fresh) for it in other.articles]
    page = Page(other.number, other.name, other.section, (), other.facsimile)
    new = _NewPage(page, [storable(it.article) for it in other.articles])
    _write_pages(connection, (title_id, issue_id, other.source_id), [new], named, index)
    if is_chosen:
        sql = "UPDATE page SET is_chosen = 1 WHERE issue_id = ? AND number = ?"
        connection.execute(sql, (issue_id, other.number))


def choose_source(
    connection: sqlite3.Connection,
    issue_id: IssueId,
    source_id: int,
    numbers: Iterable[str],
    index: Indexer,
    corrections: CorrectionsOf,
) -> tuple[Finding, ...]:
    """Show pages as a source gave them, from now on; what was shown is kept beside. Gives what then waits."""
    restore_as_read(connection, issue_id, index)
    for number in numbers:
        other = page_sources.take_other(connection, issue_id, source_id, number)
        if other is None:
            continue
        held = page_sources.held_page(connection, issue_id, number)
        if held is not None:
            page_sources.keep_former(connection, issue_id, held)
        gone = take_out(connection, [held.id] if held else [], index)
        show_page(connection, issue_id, other, gone, index, is_chosen=True)
    return bring_to_corrections(connection, issue_id, index, corrections)


def bring_to_corrections(
    connection: sqlite3.Connection, issue_id: IssueId, index: Indexer, corrections: CorrectionsOf
) -> tuple[Finding, ...]:
    """Bring an issue, if it is still there, to its corrections, if it does not show them yet."""
    row = connection.execute(
        "SELECT name, date FROM issue JOIN title ON title.id = title_id WHERE issue.id = ?", (issue_id,)
    ).fetchone()
    of_day = corrections(row[0], decoded(date.fromisoformat, row[1])) if row else ()
    made = corrections_of(connection, issue_id, of_day)
    if row is None or stamp(made) == stamp_of(connection, issue_id):
        return ()
    held = rows_of(connection, issue_id)
    return replay_corrections(connection, held, made, index) if held else ()


def _digest(issue: Issue) -> str:
    """Tells one reading of a source from another. Where the pages' pictures lie does not count.

    Paragraphs go in as they are: to write their repr takes longer than all else that is done with them. What
    issues and articles had no place for before goes in where it says something: else the digest stays as it was.
    """
    parts = [repr(replace(issue, pages=()))]
    if issue.last_date or _told_apart(issue):
        parts.append(f"{_told_apart(issue)} {issue.last_date}")
    for page in issue.pages:
        shown = facsimiles.digest_of(page.facsimile)
        parts.append(repr((page.number, page.name, page.section, shown, len(page.articles))))
        for article in page.articles:
            parts.append(f"{_BESIDE_TEXT(article)!r}{article.authors!r}{len(article.paragraphs)}")
            parts += article.paragraphs
            parts += map(repr, article.continued_on)
    return _digest_of("\0".join(parts))


def _former_digest(issue: Issue) -> str:
    """The digest that earlier versions kept: what they stored is known by it."""
    shown = [(page.number, told) for page in issue.pages if (told := facsimiles.digest_of(page.facsimile))]
    return _digest_of(repr(issue) + (repr(shown) if shown else ""))


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def remove_issue(connection: sqlite3.Connection, issue_id: IssueId, index: Indexer) -> None:
    """Take out an issue with its pages, articles and sources; a paper without issues goes with it."""
    pages = connection.execute("SELECT id FROM page WHERE issue_id = ?", (issue_id,)).fetchall()
    take_out(connection, [page_id for (page_id,) in pages], index)
    _delete_issue(connection, issue_id)


def _title_id(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT id FROM title WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else _new_id(connection.execute("INSERT INTO title(name) VALUES (?)", (name,)))


def _new_id(cursor: sqlite3.Cursor) -> int:
    """The id of the row just written."""
    assert cursor.lastrowid is not None  # noqa: S101 - a row was inserted
    return cursor.lastrowid


def _known_issue(connection: sqlite3.Connection, title_id: int, issue: Issue) -> IssueId | None:
    wanted = " AND ".join(f"{name} = ?" for name in _NAMING)
    row = connection.execute(f"SELECT id FROM issue WHERE {wanted}", _naming(title_id, issue)).fetchone()
    return IssueId(row[0]) if row else None


def _naming(title_id: int, issue: Issue) -> tuple[object, ...]:
    """The values of _NAMING."""
    assert issue.date is not None  # noqa: S101 - check_complete
    return title_id, issue.date.isoformat(), issue.precision.value, issue.edition or ""


def _told_apart(issue: Issue) -> str:
    """What tells an issue from the paper's own of the day; "" for that one."""
    told = issue.edition or ""
    return told if issue.precision is Precision.DAY else f"{told} {issue.precision.value}".strip()


def _issue_id(connection: sqlite3.Connection, title_id: int, issue: Issue, known: IssueId | None) -> IssueId:
    """The issue's row; what this reading says of the issue wins over what was known, where it says it."""
    told = [_as_kept(getattr(issue, name)) for name in _ISSUE_FIELDS]
    if known is None:
        row = (*told, *_naming(title_id, issue))
        return IssueId(_new_id(connection.execute(_NEW_ISSUE, row)))
    connection.execute(_KNOWN_ISSUE, (*told, known))
    return known


def _as_kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _source_id(connection: sqlite3.Connection, issue_id: IssueId, reading: Reading, digest: str) -> int:
    """The source's row, new or brought up to date, with its findings."""
    row = connection.execute(
        "INSERT INTO source(issue_id, sha256, reading, name, kind, encoding, size, read_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(sha256) DO UPDATE SET issue_id = excluded.issue_id,"
        " reading = excluded.reading, name = excluded.name, kind = excluded.kind,"
        " encoding = excluded.encoding, read_at = excluded.read_at RETURNING id",
        (issue_id, *_source_values(reading.source, digest)),
    ).fetchone()
    source_id = int(row[0])
    _renew_findings(connection, source_id, reading.findings)
    return source_id


def _renew_findings(connection: sqlite3.Connection, source_id: int, findings: Iterable[Finding]) -> None:
    """Keep what is told of a source now, where it is another thing than before."""
    not_own = f"code NOT IN ({', '.join(f'{code.value!r}' for code in page_sources.OWN_CODES)})"
    kept = f"SELECT level, code, parameters FROM finding WHERE source_id = ? AND {not_own} ORDER BY id"
    rows = [(one.level.value, one.code.value, parameters_to_json(one.parameters)) for one in findings]
    if rows == connection.execute(kept, (source_id,)).fetchall():
        return
    connection.execute(f"DELETE FROM finding WHERE source_id = ? AND {not_own}", (source_id,))
    connection.executemany(
        "INSERT INTO finding(source_id, level, code, parameters) VALUES (?, ?, ?, ?)",
        [(source_id, *row) for row in rows],
    )


def _has_pages(connection: sqlite3.Connection, source_id: int) -> bool:
    """Whether a page of a source still stands; what is told of others has gone with their pages."""
    sql = "SELECT EXISTS (SELECT 1 FROM page WHERE source_id = ?)"
    return bool(connection.execute(sql, (source_id,)).fetchone()[0])


def _source_values(source: Source, digest: str) -> tuple[object, ...]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    name = source.path.name.encode("utf-8", "replace").decode()
    return source.sha256, digest, name, source.kind, source.encoding, source.size, now


def _new_pages(pages: Iterable[Page]) -> list[_NewPage]:
    """The pages to write; pages of one number become one."""
    found: dict[str, _NewPage] = {}
    for page in pages:
        found.setdefault(page.number, _NewPage(page, [])).articles.extend(map(storable, page.articles))
    return list(found.values())


def _outgoing_pages(
    connection: sqlite3.Connection, issue_id: IssueId, source_id: int, pages: Iterable[_NewPage]
) -> list[int]:
    """Pages that the new ones replace, and whatever this source gave before, in whichever issue."""
    numbers = json.dumps([page.page.number for page in pages])
    found = connection.execute(
        "SELECT id FROM page WHERE source_id = ? OR"
        " (issue_id = ? AND number IN (SELECT value FROM json_each(?)))",
        (source_id, issue_id, numbers),
    )
    return [page_id for (page_id,) in found]


def take_out(connection: sqlite3.Connection, pages: Iterable[int], index: Indexer) -> list[ArticleRecord]:
    """Take pages and their articles out; gives back the articles."""
    gone: list[ArticleRecord] = []
    for page_id in pages:
        rows = connection.execute("SELECT id FROM article WHERE page_id = ?", (page_id,)).fetchall()
        ids = [ArticleId(article_id) for (article_id,) in rows]
        gone += articles_by_id(connection, ids).values()
        for article_id in ids:  # one that has lost its text is no record, and goes too
            index.remove(article_id)
            delete_article(connection, article_id)
    connection.executemany("DELETE FROM page WHERE id = ?", [(page_id,) for page_id in pages])
    return gone


def _write_pages(
    connection: sqlite3.Connection,
    owners: tuple[int, IssueId, int],
    pages: Iterable[_NewPage],
    named: Iterable[tuple[ArticleId, str]],
    index: Indexer,
) -> None:
    """Write pages and articles; `owners` are title, issue and source, `named` goes through all articles."""
    title_id, issue_id, source_id = owners
    names = iter(named)
    placed: list[tuple[ArticlePlace, Article]] = []
    for page in pages:
        row = (issue_id, source_id, page.page.number, page.page.name, page.page.section)
        page_id = _new_id(connection.execute(_NEW_PAGE, row))
        facsimiles.write(connection, page_id, page.page.facsimile)
        for position, article in enumerate(page.articles):
            article_id, key = next(names)
            placed.append((ArticlePlace(article_id, key, title_id, page_id, position), article))
    insert_articles(connection, placed)
    for place, article in placed:
        index.add(place.id, article)


def _drop_stale_findings(connection: sqlite3.Connection, issue_id: IssueId) -> None:
    """Drop the doubts about sources whose pages have all been replaced by others'."""
    connection.execute(
        "DELETE FROM finding WHERE source_id IN (SELECT id FROM source WHERE issue_id = ?1"
        " AND id NOT IN (SELECT source_id FROM page) AND id NOT IN (SELECT source_id FROM other_page))"
        " AND EXISTS (SELECT 1 FROM page WHERE issue_id = ?1)",
        (issue_id,),
    )


def drop_if_empty(connection: sqlite3.Connection, issue_id: IssueId) -> None:
    """Drop an issue that its source, read anew, has left for another day or paper."""
    if not connection.execute("SELECT 1 FROM page WHERE issue_id = ?", (issue_id,)).fetchone():
        _delete_issue(connection, issue_id)


def _delete_issue(connection: sqlite3.Connection, issue_id: IssueId) -> None:
    connection.execute("DELETE FROM source WHERE issue_id = ?", (issue_id,))
    connection.execute("DELETE FROM issue WHERE id = ?", (issue_id,))
    connection.execute("DELETE FROM title WHERE id NOT IN (SELECT title_id FROM issue)")
