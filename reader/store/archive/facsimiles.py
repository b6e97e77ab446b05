"""The pictures of pages: their rows, and the copies beside the archive of files that would be gone."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.paper import Facsimile, FacsimileKind, Region
from reader.store.archive.pages import page_order
from reader.store.records import ArticleId, Outline, PageRecord
from reader.store.sqlite.errors import decoded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.core.paper import Page
    from reader.store.records import IssueId

LARGEST_COPY = 512 * 1024 * 1024
"""Bytes of a file that is copied: as many as the largest PDF that is read has."""
_PICTURED = (
    "SELECT number, facsimile_path, facsimile_kind, facsimile_sha256, facsimile_place, min(id) FROM other_page"
    " WHERE issue_id = ?1 AND facsimile_path IS NOT NULL GROUP BY number"
)
"""A picture that another source gave of a page whose own has none."""
_COPY_NAME = re.compile(r"[0-9a-f]{64}")


def digest_of(facsimile: Facsimile | None) -> tuple[str, str, int] | None:
    """What a page's picture is, wherever it lies."""
    return (facsimile.kind.value, facsimile.sha256, facsimile.place) if facsimile else None


def write(connection: sqlite3.Connection, page_id: int, facsimile: Facsimile | None) -> None:
    """Write the row of a page's picture, if it has one."""
    if facsimile is not None:
        connection.execute(
            "INSERT INTO facsimile VALUES (?, ?, ?, ?, ?)",
            (page_id, path_text(facsimile.path), facsimile.kind.value, facsimile.sha256, facsimile.place),
        )


def renew_paths(connection: sqlite3.Connection, source: str, pages: Iterable[Page]) -> None:
    """Note where the pictures of a source lie now; it is held, and was found again, perhaps elsewhere."""
    lying = {page.facsimile.sha256: page.facsimile.path for page in pages if page.facsimile}
    connection.executemany(
        "UPDATE facsimile SET path = ?1 WHERE sha256 = ?2 AND path <> ?1 AND page_id IN"
        " (SELECT page.id FROM page JOIN source ON source.id = source_id WHERE source.sha256 = ?3)",
        [(path_text(path), sha256, source) for sha256, path in lying.items()],
    )


def pages_of(connection: sqlite3.Connection, issue_id: IssueId) -> tuple[PageRecord, ...]:
    """The pages of an issue in order, with their pictures and what stands where on them."""
    outlines = _outlines(connection, issue_id)
    found = connection.execute(
        "SELECT page.number, page.name, coalesce(path, facsimile_path), coalesce(kind, facsimile_kind),"
        " coalesce(sha256, facsimile_sha256), coalesce(place, facsimile_place) FROM page"
        " LEFT JOIN facsimile ON page_id = page.id"
        f" LEFT JOIN ({_PICTURED}) AS beside ON beside.number = page.number WHERE page.issue_id = ?1",
        (issue_id,),
    )
    pages = [
        PageRecord(
            number, name, _facsimile(rest) if rest[0] is not None else None, tuple(outlines.get(number, ()))
        )
        for number, name, *rest in found
    ]
    return tuple(sorted(pages, key=lambda page: page_order(page.number)))


def _outlines(connection: sqlite3.Connection, issue_id: IssueId) -> dict[str, list[Outline]]:
    """The articles by the pages they stand on; one that jumps stands on several."""
    found: dict[str, list[Outline]] = {}
    rows = connection.execute(
        "SELECT article.id, number, coalesce(headline, rubric, kicker, opening), regions"
        " FROM page JOIN article ON article.page_id = page.id WHERE issue_id = ? ORDER BY page_id, position",
        (issue_id,),
    )
    for article_id, number, name, regions in rows:
        by_page: dict[str, list[Region]] = {}
        for region in (Region(*sides) for sides in decoded(json.loads, regions)):
            by_page.setdefault(region.page or number, []).append(region)
        for page, own in by_page.items():
            found.setdefault(page, []).append(Outline(ArticleId(article_id), name, tuple(own)))
    return found


def _facsimile(row: Iterable[object]) -> Facsimile:
    path, kind, sha256, place = row
    return Facsimile(Path(str(path)), decoded(FacsimileKind, str(kind)), str(sha256), int(str(place)))


def move(connection: sqlite3.Connection, sha256: str, path: Path) -> None:
    """Note where a file lies now, and those that moved from the same folder along with it."""
    rows = connection.execute("SELECT DISTINCT path FROM facsimile WHERE sha256 = ?", (sha256,)).fetchall()
    folders = {Path(old).parent for (old,) in rows}
    connection.execute("UPDATE facsimile SET path = ? WHERE sha256 = ?", (path_text(path), sha256))
    connection.execute(
        "UPDATE other_page SET facsimile_path = ? WHERE facsimile_sha256 = ?", (path_text(path), sha256)
    )
    for (name,) in connection.execute("SELECT DISTINCT path FROM facsimile").fetchall():
        old, new = Path(name), path.parent / Path(name).name
        if old.parent in folders and not old.exists() and new.is_file():
            connection.execute("UPDATE facsimile SET path = ? WHERE path = ?", (path_text(new), name))


# copies beside the archive


def copies_folder(archive: Path) -> Path:
    """Where the copies of an archive's page pictures lie."""
    return archive.with_name(archive.name + ".pages")


def copy_path(archive: Path, facsimile: Facsimile) -> Path:
    """Where the copy of a picture's file lies, if there is one. No name of the file's own goes into it."""
    return copies_folder(archive) / f"{facsimile.sha256}.{facsimile.kind.value}"


def copy_passing(archive: Path, pages: Iterable[Page]) -> None:
    """Copy the files that will be gone after the import, whole or not at all. Raises OSError."""
    files = {
        page.facsimile.sha256: page.facsimile for page in pages if page.facsimile and page.facsimile.copy_from
    }
    for facsimile in files.values():
        source, target = facsimile.copy_from, copy_path(archive, facsimile)
        if source is None or target.exists() or not _COPY_NAME.fullmatch(facsimile.sha256):
            continue
        # What was only looked at may be gone by now; then the page says so when it is to be shown.
        if source.is_file() and source.stat().st_size <= LARGEST_COPY:
            target.parent.mkdir(exist_ok=True)
            _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def drop_copies(connection: sqlite3.Connection, archive: Path) -> None:
    """Delete the copies that no page has any more. One that cannot be deleted stays."""
    folder = copies_folder(archive)
    if not folder.is_dir():
        return
    used = "SELECT sha256 FROM facsimile UNION SELECT facsimile_sha256 FROM other_page"
    wanted = {sha256 for (sha256,) in connection.execute(used)}
    with suppress(OSError):
        for file in folder.iterdir():
            if _COPY_NAME.match(file.name) and file.name[:64] not in wanted:
                file.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()


def path_text(path: Path) -> str:
    """A path as text that a database keeps; absolute, since the next run may start elsewhere."""
    return str(path.absolute()).encode("utf-8", "replace").decode()
