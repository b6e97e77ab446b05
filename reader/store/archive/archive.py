"""The archive: papers, issues, pages, articles, sources and the find index in one file."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core.days.issue_date import Precision
from reader.core.errors import ArchiveError
from reader.core.findings.finding import Finding, finding_from_row
from reader.core.paper import Origin
from reader.core.progress import no_report
from reader.core.speech import _
from reader.store.archive import facsimiles, rows
from reader.store.archive.pages import IS_READ, IS_TOLD, PAGES_HELD, page_order, pages_missing
from reader.store.archive.schema import ARCHIVE
from reader.store.records import (
    ArchiveSize,
    ArticleId,
    ArticleLine,
    ArticleRecord,
    HeldDay,
    IssueId,
    IssueRecord,
    PageName,
    SourceRecord,
    TitleId,
    TitleRecord,
)
from reader.store.sqlite.errors import decoded, in_words
from reader.store.sqlite.file import SqliteFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.core.corrections.changes import Correction
    from reader.core.corrections.replay import CorrectedPage
    from reader.core.paper import Facsimile
    from reader.core.progress import Report
    from reader.core.source import Reading
    from reader.store.archive.corrected_issue import CorrectedIssue, CorrectionsOf
    from reader.store.archive.digests import ChangedIssues
    from reader.store.archive.indexer import Indexer
    from reader.store.archive.removal import Removable, Removed
    from reader.store.records import PageRecord, PageSource, Stored


Kept = TypeVar("Kept")
MARKS = "marks"
"""The name a person's marks go by in the archive's queries, where `know_marks` has been called."""


class Archive:
    """An open archive, usable from any thread. Everything in it can be made again from the sources."""

    def __init__(self, file: SqliteFile) -> None:
        self._file = file
        self.path = file.path
        self.read_only = file.read_only
        self._kept: dict[type, Any] = {}
        self._changed: ChangedIssues | None = None

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Archive:
        """Open the archive at `path`; make it, or migrate it after copying it, unless `read_only`.

        Raises ArchiveError with a clear sentence.
        """
        return cls(SqliteFile.open(path, ARCHIVE, read_only=read_only))

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the calling thread, for reading."""
        return self._file.connection

    def know_marks(self, path: Path) -> None:
        """Let queries look at the marks file at `path`, only to read: to find among what is bookmarked or unread.

        Raises ArchiveError where it cannot be opened.
        """
        self._file.attach(MARKS, path)

    def kept(self, kind: type[Kept]) -> Kept:
        """What a layer above keeps of this archive while it is open: one of a kind, made when first asked for."""
        found: Kept = self._kept.setdefault(kind, kind())
        return found

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """One state of the archive for all that this thread reads within, whatever is stored meanwhile."""
        return self._file.reading()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction for a change of the whole archive, such as a new index."""
        return self._file.writing()

    @contextmanager
    def changing(self, index: Indexer) -> Iterator[sqlite3.Connection]:
        """One transaction for all that is stored, mended and taken out within, the index included."""
        with self._file.writing() as connection, index.changing(connection):
            if self._changed is None:
                with self._keeping_digests(connection):
                    yield connection
            else:  # as a part of a change that is under way
                yield connection

    @contextmanager
    def _keeping_digests(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Keep the digests of the issues that are changed within."""
        from reader.store.archive.digests import ChangedIssues

        self._changed = ChangedIssues(connection)
        try:
            yield
            self._changed.keep()
        finally:
            self._changed = None

    @contextmanager
    def changing_issue(self, issue_id: IssueId, index: Indexer) -> Iterator[sqlite3.Connection]:
        """The same for one issue, whose digest is kept anew."""
        with self.changing(index) as connection:
            assert self._changed is not None  # noqa: S101 - as `changing` has it
            self._changed.note([issue_id])
            yield connection

    def tidy(self, index: Indexer, report: Report = no_report) -> None:
        """Let the index put in order what much that came in has left."""
        with self._file.writing() as connection:
            index.tidy(connection, report)

    def renew_sql_indexes(self) -> None:
        """Make SQLite's own indexes anew from their tables. Raises ArchiveError, as where a table is damaged too."""
        with self._file.writing() as connection:
            tables = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
            for (
                name,
            ) in tables:  # by name: without one, the marks that are attached to be read would be meant too
                connection.execute(f'REINDEX main."{name}"')

    def forget_readings(self, issue_ids: Iterable[int]) -> None:
        """Take nothing that is held of issues for what their sources say: read again, they are stored anew."""
        rows = [(issue_id,) for issue_id in issue_ids]
        with self._file.writing() as connection:
            connection.executemany("UPDATE source SET reading = '' WHERE issue_id = ?", rows)
            connection.executemany("UPDATE issue SET digest = NULL WHERE id = ?", rows)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._file.close()

    def titles(self) -> list[TitleRecord]:
        """The newspapers, by name."""
        found = self._all(
            "SELECT title.id, name, count(*), min(date), max(coalesce(last_date, date))"
            " FROM title JOIN issue ON issue.title_id = title.id GROUP BY title.id ORDER BY name"
        )
        return [
            TitleRecord(
                TitleId(number),
                name,
                count,
                decoded(date.fromisoformat, first),
                decoded(date.fromisoformat, last),
            )
            for number, name, count, first, last in found
        ]

    def held_days(self, first: date, last: date, title_id: TitleId | None = None) -> list[HeldDay]:
        """The issues from `first` to `last`, both included, by date and title, the paper itself before its editions.

        One of several days is there where one of them is; so is one whose month or year alone is known.
        """
        found = self._all(
            f"SELECT date, id, title_id, {PAGES_HELD}, page_count, edition, last_date, precision"
            f" FROM issue WHERE {rows.WITHIN} AND (?3 IS NULL OR title_id = ?3)"
            " ORDER BY date, title_id, edition, id",
            (first.isoformat(), last.isoformat(), title_id),
        )
        return [
            HeldDay(decoded(date.fromisoformat, day), *others)._replace(
                edition=edition, last_date=rows.day_or_none(end), precision=decoded(Precision, precision)
            )
            for day, *others, edition, end, precision in found
        ]

    def issue(self, issue_id: IssueId) -> IssueRecord:
        """An issue with its articles in reading order. Raises ArchiveError when it is not there."""
        found = self._one(
            "SELECT issue.id, title_id, title.name, date, date_text, number, page_count, weekday, lunar_date,"
            " publisher, edition, last_date, precision FROM issue JOIN title ON title.id = title_id"
            " WHERE issue.id = ?",
            (issue_id,),
        )
        if found is None:
            raise self._is_gone()
        day, (edition, last, precision) = decoded(date.fromisoformat, found[3]), found[10:]
        lists = self._lines(issue_id), self._findings(issue_id), self._page_names(issue_id)
        naming = edition, rows.day_or_none(last), decoded(Precision, precision)
        fields = (*found[:3], day, *found[4:10], *lists, *naming)
        return IssueRecord(*fields)

    def issue_day(self, issue_id: IssueId) -> tuple[str, date]:
        """The paper and the day of an issue. Raises ArchiveError when it is not there."""
        found = self._one(
            "SELECT name, date FROM issue JOIN title ON title.id = title_id WHERE issue.id = ?", (issue_id,)
        )
        if found is None:
            raise self._is_gone()
        return found[0], decoded(date.fromisoformat, found[1])

    def _is_gone(self) -> ArchiveError:
        return ArchiveError(_("This issue is no longer in the archive {path}.").format(path=self.path))

    def issue_on(self, title_id: TitleId, day: date) -> IssueId | None:
        """The issue of a paper on a day: the paper itself before its editions, and before what is known less well."""
        found = self._all(
            f"SELECT id FROM issue WHERE {rows.WITHIN} AND +title_id = ?3"
            " ORDER BY precision, edition, date DESC, id LIMIT 1",
            (day.isoformat(), day.isoformat(), title_id),
        )
        return IssueId(found[0][0]) if found else None

    def issue_of(self, paper: str, day: date) -> IssueId | None:
        """The first of `issues_of`."""
        return next(iter(self.issues_of(paper, day)), None)

    def issues_of(self, paper: str, day: date) -> list[IssueId]:
        """The issues of a paper, told by its name, that are filed under a day: the paper itself first."""
        found = self._all(
            "SELECT issue.id FROM issue JOIN title ON title.id = title_id WHERE name = ? AND date = ?"
            " ORDER BY precision, edition, issue.id",
            (paper, day.isoformat()),
        )
        return [IssueId(issue_id) for (issue_id,) in found]

    def issue_numbered(self, title_id: TitleId | None, number: int) -> list[IssueId]:
        """The issues that bear a number, of one paper or of all, by date."""
        found = self._all(
            "SELECT id FROM issue WHERE number = ?1 AND (?2 IS NULL OR title_id = ?2) ORDER BY date, id",
            (number, title_id),
        )
        return [IssueId(issue_id) for (issue_id,) in found]

    def neighbour(self, issue_id: IssueId, step: int, *, of_all: bool = False) -> IssueId | None:
        """The issue before (`step` -1) or after (1) this one: of the same paper, or `of_all` by date and paper.

        Of one day the paper itself comes before its editions.
        """
        comparison, order = ("<", "DESC") if step < 0 else (">", "ASC")
        columns = ("date", "title_id", "edition", "id") if of_all else ("date", "edition", "id")
        same = "" if of_all else " AND other.title_id = issue.title_id"
        mine, others = (", ".join(f"{table}.{name}" for name in columns) for table in ("issue", "other"))
        return self._issue_id(
            f"SELECT other.id FROM issue JOIN issue AS other ON ({others}) {comparison} ({mine}){same}"
            f" WHERE issue.id = ? ORDER BY {', '.join(f'other.{name} {order}' for name in columns)} LIMIT 1",
            (issue_id,),
        )

    def nearest(self, title_id: TitleId | None, day: date) -> tuple[IssueId | None, IssueId | None]:
        """The issues next before and next after a day, the day itself left out."""
        before, after = (
            self._issue_id(
                f"SELECT id FROM issue WHERE {is_there} AND (?2 IS NULL OR title_id = ?2)"
                f" ORDER BY date {order}, edition, id LIMIT 1",
                (day.isoformat(), title_id),
            )
            for is_there, order in (
                ("date < ?1 AND coalesce(last_date, date) < ?1", "DESC"),
                ("date > ?1", "ASC"),
            )
        )
        return before, after

    def latest_issue(self) -> IssueId | None:
        """The issue with the latest date."""
        return self._issue_id(
            "SELECT id FROM issue WHERE date = (SELECT max(date) FROM issue) ORDER BY edition, id LIMIT 1"
        )

    def article(self, article_id: ArticleId) -> ArticleRecord:
        """A whole article. Raises ArchiveError when it is not there."""
        found = self.articles([article_id])
        if not found:
            raise ArchiveError(_("This article is no longer in the archive {path}.").format(path=self.path))
        return found[0]

    def articles(self, ids: Sequence[ArticleId]) -> list[ArticleRecord]:
        """Whole articles in the order asked; those no longer there are left out."""
        with in_words(self.path):
            found = rows.articles_by_id(self.connection, ids)
        return [found[article_id] for article_id in ids if article_id in found]

    def keys_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """The keys of the articles that are there, in the order asked."""
        wanted = list(ids)
        found = dict(
            self._all(
                "SELECT id, key FROM article WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
        )
        return {article_id: found[article_id] for article_id in wanted if article_id in found}

    def by_keys(self, keys: Iterable[str]) -> dict[str, ArticleId]:
        """The ids of the articles that are there, by key; of one joined into another, that one's id."""
        found = self._all(
            "SELECT key, article_id FROM merged_article WHERE key IN (SELECT value FROM json_each(?1)) UNION ALL"
            " SELECT key, id FROM article WHERE key IN (SELECT value FROM json_each(?1))",
            (json.dumps(list(keys)),),
        )
        return {key: ArticleId(article_id) for key, article_id in found}

    def lines_by_key(self, keys: Iterable[str]) -> dict[str, ArticleLine]:
        """The articles that are there, by key."""
        found = self._all(
            f"SELECT {rows.LINE_COLUMNS} FROM article JOIN page ON page.id = page_id"
            " WHERE article.key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return {line.key: line for line in map(rows.line, found)}

    def joined_into(self, keys: Iterable[str]) -> dict[str, str]:
        """The keys of articles that were joined into those of `keys`, each with the one it stands in."""
        found = self._all(
            "SELECT merged_article.key, article.key FROM article JOIN merged_article ON article_id = article.id"
            " WHERE article.key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        )
        return dict(found)

    def names_of(self, keys: Iterable[str]) -> list[str]:
        """The keys of the articles that keys lead to, as `by_keys` has it; a key that leads nowhere is its own."""
        wanted = list(keys)
        found = self._all(
            "SELECT merged_article.key, article.key FROM merged_article JOIN article ON article.id = article_id"
            " WHERE merged_article.key IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        holders = dict(found)
        return list(dict.fromkeys(holders.get(key, key) for key in wanted))

    def pages(self, issue_id: IssueId) -> tuple[PageRecord, ...]:
        """The pages of an issue in order, with their pictures and where on them its articles stand."""
        with in_words(self.path):
            return facsimiles.pages_of(self.connection, issue_id)

    def facsimile_places(self, facsimile: Facsimile) -> tuple[Path, ...]:
        """Where a page's picture may be: where the person had it, and among the copies beside the archive."""
        return facsimile.path, facsimiles.copy_path(self.path, facsimile)

    def move_facsimile(self, sha256: str, path: Path) -> None:
        """Note that a page's picture lies elsewhere now. Raises ArchiveError."""
        with self._file.writing() as connection:
            facsimiles.move(connection, sha256, path)

    def size(self) -> ArchiveSize:
        """How much is in it."""
        found = self._all(
            "SELECT (SELECT count(*) FROM title), (SELECT count(*) FROM issue),"
            " (SELECT count(*) FROM article),"
            " (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
        )
        return ArchiveSize(*found[0])

    def source_by_hash(self, sha256: str) -> bool:
        """Whether a file with this content has been stored."""
        return self._one("SELECT 1 FROM source WHERE sha256 = ?", (sha256,)) is not None

    def store(self, reading: Reading, index: Indexer, corrections: CorrectionsOf | None = None) -> Stored:
        """Store what was read from one source, its index rows included, in one transaction.

        The issue's corrections are made anew on what was read.

        A page replaces the one with the same number; other pages stay. The same content read the same
        way again changes nothing. Raises ArchiveError when the paper or the date is missing, or when
        nothing can be written; then nothing is changed.
        """
        from reader.store.archive import corrected_issue, write

        write.check_complete(reading)
        with self.changing(index) as connection:
            assert self._changed is not None  # noqa: S101 - as `changing` has it
            if reading.issue is not None:
                with in_words(facsimiles.copies_folder(self.path)):
                    facsimiles.copy_passing(self.path, reading.issue.pages)
            stored = write.store_reading(
                connection, reading, index, corrections or corrected_issue.no_corrections, self._changed
            )
            if stored.replaced:
                facsimiles.drop_copies(connection, self.path)
        return stored

    @contextmanager
    def correcting(self, issue_id: IssueId, index: Indexer) -> Iterator[CorrectedIssue]:
        """One transaction in which an issue is read and brought to what its corrections make of it.

        Raises ArchiveError where it is gone or the archive can't be written.
        """
        from reader.store.archive import corrected_issue

        with self.changing(index) as connection:
            held = corrected_issue.rows_of(connection, issue_id)
            if held is None:
                raise self._is_gone()
            assert self._changed is not None  # noqa: S101 - as `changing` has it
            self._changed.note([issue_id])
            yield corrected_issue.CorrectedIssue(connection, held, index)

    def as_read(self, issue_id: IssueId) -> list[CorrectedPage]:
        """The pages of an issue as they were read, whatever was corrected since; none where it is gone."""
        from reader.store.archive import corrected_issue

        with in_words(self.path):
            held = corrected_issue.rows_of(self.connection, issue_id)
            return held.as_read if held else []

    def keys_elsewhere(self, issue_id: IssueId, corrections: Iterable[Correction]) -> frozenset[str]:
        """Keys that corrections would give to new articles, though articles of other issues have them."""
        from reader.store.archive import corrected_issue

        with in_words(self.path):
            return corrected_issue.keys_elsewhere(self.connection, issue_id, corrections)

    def corrections_of(self, issue_id: IssueId, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
        """Those of a day's corrections that are about this issue, where the paper has several that day."""
        from reader.store.archive import corrected_issue

        with in_words(self.path):
            return corrected_issue.corrections_of(self.connection, issue_id, corrections)

    def corrections_stamp(self, issue_id: IssueId) -> str | None:
        """`store.mending.stamp` of the corrections that the issue shows; None where it shows what was read."""
        from reader.store.archive import corrected_issue

        with in_words(self.path):
            return corrected_issue.stamp_of(self.connection, issue_id)

    def page_sources(self, issue_id: IssueId) -> tuple[PageSource, ...]:
        """The readings of those pages of an issue that several sources gave; those that are shown first."""
        from reader.store.archive import page_sources

        with in_words(self.path):
            return page_sources.page_sources(self.connection, issue_id)

    def choose_source(
        self,
        issue_id: IssueId,
        source_id: int,
        numbers: Sequence[str],
        index: Indexer,
        corrections: CorrectionsOf | None = None,
    ) -> tuple[Finding, ...]:
        """Show pages of an issue as one of their sources gave them, whatever is read of them later.

        Gives a finding for each correction that does not fit. Raises ArchiveError.
        """
        from reader.store.archive import corrected_issue, write

        with self.changing(index) as connection:
            assert self._changed is not None  # noqa: S101 - as `changing` has it
            self._changed.note([issue_id])
            made = corrections or corrected_issue.no_corrections
            return write.choose_source(connection, issue_id, source_id, numbers, index, made)

    def remove_issue(self, issue_id: IssueId, index: Indexer) -> None:
        """Take an issue out, its sources included: reading them again brings it back."""
        from reader.store.archive import write

        with self.changing(index) as connection:
            write.remove_issue(connection, issue_id, index)
            facsimiles.drop_copies(connection, self.path)

    def remove(
        self, issue_id: IssueId, what: Removable, index: Indexer, corrections: CorrectionsOf | None = None
    ) -> Removed:
        """Take out a part of an issue, or all of it; gives what `put_back` needs. Raises ArchiveError.

        Copies of pages' pictures stay until the next import, so that they are there if it is put back.
        """
        from reader.store.archive import corrected_issue, removal

        with self.changing(index) as connection:
            assert self._changed is not None  # noqa: S101 - as `changing` has it
            self._changed.note([issue_id])
            made = corrections or corrected_issue.no_corrections
            return removal.remove(connection, issue_id, what, index, made)

    def drop_copies(self) -> None:
        """Delete the copies of pages' pictures that no page has any more."""
        with self._file.writing() as connection:
            facsimiles.drop_copies(connection, self.path)

    def put_back(self, removed: Removed, index: Indexer) -> None:
        """Make an issue what it was before something was taken out.

        Raises ArchiveError where it has changed since.
        """
        from reader.store.archive import removal

        with self.changing(index) as connection:
            removal.put_back(connection, removed, index)

    def sources(self, issue_id: IssueId) -> tuple[SourceRecord, ...]:
        """The sources of an issue, with how many pages each gave, kept ones included."""
        found = self._all(
            "SELECT id, name, kind, read_at, (SELECT count(*) FROM page WHERE source_id = source.id)"
            " + (SELECT count(*) FROM other_page WHERE source_id = source.id) FROM source WHERE issue_id = ?"
            " ORDER BY id",
            (issue_id,),
        )
        return tuple(SourceRecord(*row) for row in found)

    def origins(self, issue_id: IssueId) -> dict[str, Origin]:
        """The sources from which the pages of an issue that are shown were read, by page number."""
        found = self._all(
            "SELECT number, source.name, kind, sha256, size, read_at FROM page"
            " JOIN source ON source.id = source_id WHERE page.issue_id = ?",
            (issue_id,),
        )
        return {number: Origin(*rest) for number, *rest in found}

    def _lines(self, issue_id: IssueId) -> tuple[ArticleLine, ...]:
        found = self._all(
            f"SELECT {rows.LINE_COLUMNS} FROM page JOIN article ON article.page_id = page.id"
            " WHERE page.issue_id = ? ORDER BY article.page_id, article.position",
            (issue_id,),
        )
        return tuple(sorted(map(rows.line, found), key=lambda line: page_order(line.page_number)))

    def _page_names(self, issue_id: IssueId) -> tuple[PageName, ...]:
        held = self._all(f"SELECT number, name, {IS_READ} FROM page WHERE issue_id = ?", (issue_id,))
        with in_words(self.path):
            missing = pages_missing(self.connection, issue_id, [number for number, *_rest in held])
        names = [PageName(number, name, bool(is_read)) for number, name, is_read in held]
        names += [PageName(number, is_held=False) for number in missing]
        return tuple(sorted(names, key=lambda page: page_order(page.number)))

    def _findings(self, issue_id: IssueId) -> tuple[Finding, ...]:
        found = self._all(
            "SELECT level, code, parameters FROM source JOIN finding ON finding.source_id = source.id"
            f" WHERE source.issue_id = ? AND {IS_TOLD} ORDER BY finding.id",
            (issue_id,),
        )
        kept = self._one("SELECT waiting FROM corrected_issue WHERE issue_id = ?", (issue_id,))
        findings = tuple(decoded(finding_from_row, *row) for row in found)
        if not kept:
            return findings
        from reader.store.archive import corrected_issue

        return findings + corrected_issue.waiting_of(kept[0])

    def _issue_id(self, sql: str, values: tuple[object, ...] = ()) -> IssueId | None:
        found = self._one(sql, values)
        return IssueId(found[0]) if found else None

    def _one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        found = self._all(sql, values)
        return found[0] if found else None

    def _all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with in_words(self.path):
            return self.connection.execute(sql, values).fetchall()
