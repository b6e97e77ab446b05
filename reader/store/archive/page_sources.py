"""Several readings of one page: the one that is shown, and those of other sources, kept to be chosen instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import note, parameters_to_json
from reader.core.paper import Facsimile, FacsimileKind
from reader.core.richness import richness
from reader.store.archive import facsimiles
from reader.store.archive.article_json import HeldArticle, held_from_json, held_to_json
from reader.store.archive.rows import articles_of_page
from reader.store.records import ArticleId, IssueId, PageSource

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.core.findings.finding import Finding
    from reader.core.paper import Article, Page

OWN_CODES = (Code.PAGE_KEPT, Code.PAGE_BESIDE)
"""What is told of a source because of what others gave: it is not told anew when the source is read again."""
_NOT_HELD = ArticleId(0)
_OTHER = "number, source_id, name, section, articles, facsimile_path, facsimile_kind, facsimile_sha256, facsimile_place"


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page that is shown, as it was read: with the ids and keys of its articles."""

    id: int
    source_id: int
    source_name: str
    number: str
    name: str | None
    section: str | None
    articles: tuple[HeldArticle, ...]
    facsimile: Facsimile | None
    is_chosen: bool = False

    @property
    def texts(self) -> list[Article]:
        """Its articles without their ids."""
        return [it.article for it in self.articles]


@dataclass(frozen=True, slots=True)
class OtherPage:
    """What another source gave of a page. Articles that never were shown have no id and no key."""

    source_id: int
    number: str
    name: str | None
    section: str | None
    articles: tuple[HeldArticle, ...]
    facsimile: Facsimile | None


def held_page(connection: sqlite3.Connection, issue_id: IssueId, number: str) -> HeldPage | None:
    """The page of an issue that is shown under a number, if one was read; corrections are taken back before."""
    row = connection.execute(
        "SELECT page.id, source_id, source.name, page.name, section, is_chosen, path, facsimile.kind,"
        " facsimile.sha256, place FROM page JOIN source ON source.id = source_id"
        " LEFT JOIN facsimile ON page_id = page.id WHERE page.issue_id = ? AND number = ?",
        (issue_id, number),
    ).fetchone()
    if row is None:
        return None
    page_id, source_id, source_name, name, section, is_chosen, *picture = row
    held = tuple(
        HeldArticle(it.id, it.key, it.clipping.article) for it in articles_of_page(connection, page_id)
    )
    return HeldPage(
        page_id, source_id, source_name, number, name, section, held, _facsimile(picture), bool(is_chosen)
    )


def stays(held: HeldPage, new: Iterable[Article]) -> bool:
    """Whether a page that is held stays where another source gives it with these articles."""
    return held.is_chosen or richness(new).is_poorer_than(richness(held.texts))


def keep_new(
    connection: sqlite3.Connection, issue_id: IssueId, source_id: int, page: Page, articles: Sequence[Article]
) -> None:
    """Keep a reading that is not shown."""
    unheld = tuple(HeldArticle(_NOT_HELD, "", it) for it in articles)
    _keep(
        connection,
        issue_id,
        OtherPage(source_id, page.number, page.name, page.section, unheld, page.facsimile),
    )


def keep_former(connection: sqlite3.Connection, issue_id: IssueId, held: HeldPage) -> None:
    """Keep a reading that was shown until now, so that it can come back as it was."""
    other = OtherPage(held.source_id, held.number, held.name, held.section, held.articles, held.facsimile)
    _keep(connection, issue_id, other)


def _keep(connection: sqlite3.Connection, issue_id: IssueId, page: OtherPage) -> None:
    it = page.facsimile
    picture = (facsimiles.path_text(it.path), it.kind.value, it.sha256, it.place) if it else (None,) * 4
    connection.execute(
        f"INSERT OR REPLACE INTO other_page(issue_id, {_OTHER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            issue_id,
            page.number,
            page.source_id,
            page.name,
            page.section,
            held_to_json(page.articles),
            *picture,
        ),
    )


def take_other(
    connection: sqlite3.Connection, issue_id: IssueId, source_id: int, number: str
) -> OtherPage | None:
    """What a source gave of a page, taken out of what is kept beside."""
    row = connection.execute(
        f"DELETE FROM other_page WHERE issue_id = ? AND source_id = ? AND number = ? RETURNING {_OTHER}",
        (issue_id, source_id, number),
    ).fetchall()
    return _other(row[0]) if row else None


def richest_other(connection: sqlite3.Connection, issue_id: IssueId, number: str) -> OtherPage | None:
    """The richest reading that is kept of a page beside the one shown."""
    rows = connection.execute(
        f"SELECT {_OTHER} FROM other_page WHERE issue_id = ? AND number = ? ORDER BY id", (issue_id, number)
    ).fetchall()
    return max(map(_other, rows), key=lambda it: richness(one.article for one in it.articles), default=None)


def orphaned_numbers(connection: sqlite3.Connection, issue_id: IssueId) -> list[str]:
    """The pages that only readings kept beside tell of: the one that was shown is gone."""
    rows = connection.execute(
        "SELECT DISTINCT number FROM other_page WHERE issue_id = ?1"
        " AND number NOT IN (SELECT number FROM page WHERE issue_id = ?1)",
        (issue_id,),
    )
    return [number for (number,) in rows]


def page_sources(connection: sqlite3.Connection, issue_id: IssueId) -> tuple[PageSource, ...]:
    """The readings of the pages that several sources gave, those that are shown first."""
    shown = connection.execute(
        "SELECT page.number, source_id, source.name, kind, (SELECT count(*) FROM article WHERE page_id = page.id)"
        " FROM page JOIN source ON source.id = source_id WHERE page.issue_id = ?1 AND EXISTS"
        " (SELECT 1 FROM other_page WHERE issue_id = ?1 AND number = page.number) ORDER BY page.id",
        (issue_id,),
    ).fetchall()
    others = connection.execute(
        "SELECT number, source_id, source.name, kind, json_array_length(articles)"
        " FROM other_page JOIN source ON source.id = source_id WHERE other_page.issue_id = ? ORDER BY other_page.id",
        (issue_id,),
    ).fetchall()
    return (
        *(PageSource(*row) for row in shown),
        *(PageSource(*row)._replace(is_shown=False) for row in others),
    )


def note_kept(connection: sqlite3.Connection, source_id: int, finding: Finding | None) -> None:
    """Tell of a source which of its pages are not shown, or what they stand in the place of."""
    codes = ", ".join(f"'{code.value}'" for code in OWN_CODES)
    connection.execute(f"DELETE FROM finding WHERE source_id = ? AND code IN ({codes})", (source_id,))
    if finding is not None:
        row = (source_id, finding.level.value, finding.code.value, parameters_to_json(finding.parameters))
        connection.execute("INSERT INTO finding(source_id, level, code, parameters) VALUES (?, ?, ?, ?)", row)


def kept_finding(numbers: Sequence[str], name: str) -> Finding:
    """What to tell of pages that stay as another source gave them."""
    return note(Code.PAGE_KEPT, numbers=tuple(numbers), name=name, count=len(numbers))


def beside_finding(numbers: Sequence[str], name: str) -> Finding:
    """What to tell of pages that stand in the place of what another source gave."""
    return note(Code.PAGE_BESIDE, numbers=tuple(numbers), name=name, count=len(numbers))


def _other(row: tuple[object, ...]) -> OtherPage:
    number, source_id, name, section, articles, *picture = row
    assert isinstance(source_id, int)  # noqa: S101 - as the column is declared
    return OtherPage(
        source_id,
        str(number),
        _text(name),
        _text(section),
        held_from_json(str(articles)),
        _facsimile(picture),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _facsimile(row: Sequence[object]) -> Facsimile | None:
    path, kind, sha256, place = row
    if path is None:
        return None
    return Facsimile(Path(str(path)), FacsimileKind(str(kind)), str(sha256), int(str(place)))
