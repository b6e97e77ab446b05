"""Files with an article each: those of one paper and day are one source, whatever their names."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.evidence import Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.reading import columns_told, readings_of
from reader.importers.formats.records.values import day_of, day_of_path, paper_of
from reader.importers.source.names.folders import collection_of
from reader.importers.source.names.read import read_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.records.fields import Columns
    from reader.importers.formats.records.record import Record
    from reader.importers.source.choice import Choice

    ReadLone = Callable[[Path, str | None, Choice], "Lone | None"]
    """Reads a file with an article, in an encoding that was chosen; None where it is none, or cannot be read."""

    Look = Callable[[Path, Choice], Record | None]
    """Tells as much of a file's article as puts it to its issue, without reading it all."""

LARGEST_ARTICLE = 4 * 1024 * 1024
"""Bytes of a file with one article."""
MOST_OF_A_DAY = 5000


@dataclass(frozen=True, slots=True)
class Lone:
    """An article's file as it was read. `broken`: places where its bytes fit no character."""

    record: Record
    columns: Columns
    names: tuple[str, ...]
    digest: bytes
    size: int
    encoding: str
    broken: int = 0


class LoneArticles:
    """The files of one folder or zip that hold an article each, by the issue that they belong to."""

    def __init__(self, paths: Iterable[Path], read: ReadLone, look: Look | None = None) -> None:
        self._paths = tuple(paths)
        self._read = read
        self._look = look or self._read_whole
        self._issues: dict[tuple[Path, str, date | None], list[Path]] | None = None
        self._keys: dict[Path, tuple[Path, str, date | None]] = {}

    def beside(self, path: Path, choice: Choice) -> list[Path]:
        """The files of the same issue, itself among them; it alone where it names no day."""
        if self._issues is None:
            self._issues = {}
            for one in self._paths:
                if record := self._look(one, choice):
                    self._keys[one] = key = _key(one, record)
                    self._issues.setdefault(key, []).append(one)
        known = self._keys.get(path)
        is_dated = known is not None and known[2] is not None
        return self._issues[known][:MOST_OF_A_DAY] if known is not None and is_dated else [path]

    def _read_whole(self, path: Path, choice: Choice) -> Record | None:
        lone = self._read(path, choice.encoding, choice)
        return lone.record if lone else None

    def readings(self, kind: str, paths: Sequence[Path], choice: Choice) -> list[Reading]:
        """The issues in some files. Raises SourceError."""
        held = [(path, lone) for path in paths if (lone := self._read(path, choice.encoding, choice))]
        records = [
            replace(lone.record, place=at, values=_placed(lone.record, path))
            for at, (path, lone) in enumerate(held)
        ]
        columns = {field: name for _path, lone in reversed(held) for field, name in lone.columns.items()}
        names = list(dict.fromkeys(name for _path, lone in held for name in lone.names))
        broken = sum(lone.broken for _path, lone in held)
        garbled = (doubt(Code.GARBLED_FILES, count=broken),) if broken else ()
        samples = [
            {name: lone.record[field] for field, name in lone.columns.items()} for _path, lone in held[:1]
        ]
        findings = (*garbled, *columns_told(columns, names, samples))
        return readings_of(_source(kind, held), records, choice, findings, may_be_pages=True)


def _key(path: Path, record: Record) -> tuple[Path, str, date | None]:
    day = day_of(record[Field.DAY])
    return (
        collection_of(path),
        paper_of(record[Field.PAPER]) or "",
        (day.date if day else None) or day_of_path(path),
    )


def _placed(record: Record, path: Path) -> Mapping[Field, str]:
    """What a record tells, and where it tells no page, that which the names of its file or folders do."""
    if record[Field.PAGE].strip() or record[Field.PAGE_NAME].strip():
        return record.values
    names = read_names(path)
    page = next(
        (one.value for one in names.evidence.pages if one.where is Where.FOLDER or one.sure == 1.0), ""
    )
    return (
        {**record.values, Field.PAGE: page, Field.PAGE_NAME: names.page_name or ""} if page else record.values
    )


def _source(kind: str, held: Sequence[tuple[Path, Lone]]) -> Source:
    """The files as one source, which goes by the first of them; its digest is over their names and contents."""
    path, first = held[0]
    digest = hashlib.sha256()
    for one, lone in held:
        digest.update(one.name.encode("utf-8", "surrogateescape") + b"\0" + lone.digest)
    encoding = Counter(lone.encoding for _path, lone in held).most_common(1)[0][0]
    sha256 = first.digest.hex() if len(held) == 1 else digest.hexdigest()
    return Source(path, kind, sha256, sum(lone.size for _path, lone in held), encoding)
