"""From which files an archive was read, told even by one that SQLite gives up: so that it can be made anew."""

from __future__ import annotations

import json
import mmap
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.archive.schema import ARCHIVE
from reader.store.sqlite.errors import in_words
from reader.store.sqlite.file import connect
from reader.store.sqlite.pages import Pages, page_sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.store.archive.archive import Archive
    from reader.store.sqlite.pages import Cell

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_PATH = 4096
_SHA256_AT, _NAME = 3, 5
"""Columns of `source`, its number before them."""


@dataclass(frozen=True, slots=True)
class ToldSources:
    """Where sources lay when they were stored, and those of which no place is told.

    `places` are files, zips and folders. `lost` are names of files that were stored, and cannot be found again.
    `papers`: the newspaper of the files in a folder, where it is one and the same and could be read. `names`: for
    the SHA-256 of each source the path or the name of its file.
    """

    places: tuple[Path, ...] = ()
    lost: tuple[str, ...] = ()
    papers: tuple[tuple[Path, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def sources_told_by(path: Path) -> ToldSources:
    """What an archive's file still tells of its sources, whatever is the matter with it. Raises OSError."""
    places: dict[str, None] = {}
    names: dict[str, str] = {}
    placed: set[str] = set()
    for place, heads, sources in (*_by_sqlite(path), *_by_pages(path)):
        places.update(dict.fromkeys(heads))
        for sha256 in sources:
            names.setdefault(sha256, place)
            placed |= {sha256} if heads else set()
    found = _found_again({it: name for it, name in names.items() if it not in placed}, places)
    places.update(dict.fromkeys(found))
    return ToldSources(
        tuple(Path(place) for place in sorted(places)), (), _papers(path), tuple(names.items())
    )


def _found_again(names: dict[str, str], places: Iterable[str]) -> dict[str, str]:
    """Files whose place is not told any more, but that lie, as they were, in a folder where others do.

    `names` has the name of each by its SHA-256; paths come with theirs.
    """
    folders = dict.fromkeys(Path(place).parent for place in places) if names else {}
    return {
        str(file): sha256
        for sha256, name in names.items()
        for file in (folder / Path(name).name for folder in folders)
        if _is_file_with(file, sha256)
    }


def _is_file_with(path: Path, sha256: str) -> bool:
    import hashlib

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _papers(path: Path) -> tuple[tuple[Path, str], ...]:
    """The newspaper of each folder, as far as SQLite can still tell."""
    found: dict[Path, set[str]] = {}
    sql = (
        "SELECT path, title.name FROM source_file, json_each(sources) AS one JOIN source ON source.sha256 = one.value"
        " JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
    )
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(_opened(path)) as held,
    ):
        for place, name in held.execute(sql):
            for folder in (Path(str(place)), Path(str(place)).parent):
                found.setdefault(folder, set()).add(str(name))
    return tuple((folder, min(names)) for folder, names in found.items() if len(names) == 1)


def sources_of_issues(archive: Archive, issue_ids: Iterable[int]) -> ToldSources:
    """The places of the sources of issues, with all that was read together with them. Raises ArchiveError."""
    with in_words(archive.path):
        return _of_issues(archive.connection, issue_ids)


def _of_issues(connection: sqlite3.Connection, issue_ids: Iterable[int]) -> ToldSources:
    wanted = json.dumps(list(issue_ids))
    of_issues = "SELECT sha256, name FROM source WHERE issue_id IN (SELECT value FROM json_each(?))"
    names = dict(connection.execute(of_issues, (wanted,)))
    rows = [
        row
        for row in map(_place, connection.execute("SELECT path, stamp, head, sources FROM source_file"))
        if row
    ]
    heads = {head for _path, head, told in rows if names.keys() & set(told)}
    placed = {sha256 for _path, head, told in rows if head in heads for sha256 in told}
    found = _found_again(
        {it: name for it, name in names.items() if it not in placed}, (row[0] for row in rows)
    )
    lost = [name for sha256, name in names.items() if sha256 not in {*placed, *found.values()}]
    places = (Path(path) for path, head, _told in rows if head in heads)
    return ToldSources((*places, *map(Path, found)), tuple(sorted(lost)))


_Told = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The path or the name of a file, the places it tells of (itself, and the head of what is read with it), the
SHA-256 of its sources."""


def _by_sqlite(path: Path) -> list[_Told]:
    """What SQLite can still read: the tables row by row, as far as it comes."""
    found: list[_Told] = []
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(_opened(path)) as held,
    ):
        for sql in ("SELECT path, stamp, head, sources FROM source_file", "SELECT sha256, name FROM source"):
            with suppress(sqlite3.Error, UnicodeDecodeError):
                for row in held.execute(sql):
                    found += _told(row)
    return found


def _opened(path: Path) -> sqlite3.Connection:
    """The file opened so that nothing is made beside it, unless something lies there already."""
    has_wal = path.with_name(path.name + "-wal").exists()
    return connect(f"{path.absolute().as_uri()}?mode=ro" + ("" if has_wal else "&immutable=1"))


def _by_pages(path: Path) -> list[_Told]:
    """What stands on the pages of the file, one by one."""
    found: list[_Told] = []
    if not path.stat().st_size:
        return found
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for size in dict.fromkeys((page_sizes(data)[0], ARCHIVE.page_size, *page_sizes(data))):
            found = [told for cell in Pages(data, size).cells() for told in _on_page(cell)]
            if any(heads for _place, heads, _sources in found):
                break
    return found


def _on_page(cell: Cell) -> Iterator[_Told]:
    """What a row tells: one of `source_file` stands among keys, one of `source` among numbered rows."""
    if not cell.is_leaf:
        yield from _told(cell.row[1:])
    elif len(cell.row) > _NAME:
        yield from _told((cell.row[_SHA256_AT], cell.row[_NAME]))


def _told(row: tuple[object, ...]) -> Iterator[_Told]:
    """What a row tells, if it is one of `source_file` or the SHA-256 and the name of one of `source`."""
    place = _place(row)
    if place is not None:
        yield place[0], place[:2], place[2]
    elif len(row) == 2 and all(isinstance(one, str) for one in row) and _SHA256.fullmatch(str(row[0])):
        yield _shown(str(row[1])), (), (str(row[0]),)


def _place(row: tuple[object, ...]) -> tuple[str, str, tuple[str, ...]] | None:
    """The path, the head and the sources of a row of `source_file`; None where it is none."""
    if len(row) != 4 or not all(isinstance(one, str) for one in row):
        return None
    path, _stamp, head, sources = map(str, row)
    told = _SHA256.findall(sources)
    is_one = sources.startswith("[") and told and Path(path).is_absolute() and len(path) < _LONGEST_PATH
    return (path, head, tuple(told)) if is_one and "\0" not in path else None


def _shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
