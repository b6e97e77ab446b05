"""JSON files into issues: a file by itself, or an index with the files that hold its articles' texts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, failure, shortened
from reader.importers.formats.json_day.data import is_data, read_data
from reader.importers.formats.json_day.objects import find_articles
from reader.importers.formats.records.fields import Field, may_be_of_record
from reader.importers.formats.records.guessing import guess_columns
from reader.importers.formats.records.lone import LARGEST_ARTICLE, Lone
from reader.importers.formats.records.reading import columns_told, readings_of, refuse_unknown
from reader.importers.formats.records.values import day_of_path
from reader.importers.source.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.formats.json_day.data import Data
    from reader.importers.formats.json_day.objects import Found
    from reader.importers.formats.records.record import Record
    from reader.importers.source.choice import Choice

_MOST_NAMED = 20


def read_json(
    source: Source,
    text: str,
    choice: Choice,
    texts: Callable[[str], Path | None],
    doubts: Sequence[Finding] = (),
) -> tuple[list[Reading], list[Path]]:
    """The issues in a file, and the other files read for it. Raises SourceError.

    `texts` gives the file named after an article, where one is there.
    """
    data = read_data(text, source.path.name)
    found = _found_in(data, source.path, choice)
    names = list(found.names or found.others)
    if not found.records and names:
        refuse_unknown({}, names, source.path.name, found.samples)
    if not found.records:
        raise SourceError(failure(Code.NO_RECORDS, name=source.path.name))
    records, paths, digest = _with_texts(found.records, texts, choice)
    told = columns_told(found.columns, list(found.names), found.samples)
    if paths:
        source = replace(source, sha256=hashlib.sha256(f"{source.sha256}\n{digest}".encode()).hexdigest())
    whole = [record for record in records if record[Field.TEXT].strip() or not paths]
    findings = (*doubts, *told, *_missing(records, whole))
    return readings_of(source, whole, choice, findings, may_be_pages=True), paths


def _found_in(data: Data, path: Path, choice: Choice) -> Found:
    """The articles in some data: by what the person said of keys, by their names, by what stands in them."""
    found = find_articles(data, choice.columns)
    names = list(found.names or found.others)
    said = choice.columns_for(names)
    if choice.columns or not said:
        said = choice.columns or _guessed(found, names, path)
    return find_articles(data, said) if said and said != choice.columns else found


def _guessed(found: Found, names: Sequence[str], path: Path) -> tuple[tuple[str, str], ...]:
    """What the keys must be by what stands in them, as far as their names do not tell."""
    taken = {field: name for field, name in found.columns.items() if name in names}
    rows = [[sample.get(name, "") for name in names] for sample in found.samples]
    is_dated = Field.DAY in found.columns or any(record[Field.DAY] for record in found.records[:1])
    guessed = guess_columns(taken, names, rows)
    told = tuple(
        (field.value, name)
        for field, name in guessed.items()
        if field not in taken and not (is_dated and field is Field.DAY)
    )
    day = taken.get(Field.DAY)
    gives_way = day is not None and may_be_of_record(day) and day_of_path(path) is not None
    return (*told, (Field.DAY.value, "")) if gives_way else told


def read_lone(path: Path, encoding: str | None, choice: Choice) -> Lone | None:
    """The article of a file that holds one with its text, and no list; None where it does not, or cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_ARTICLE else b""
        decoded = decode(data, encoding)
        held = read_data(decoded.text, path.name) if is_data(decoded.text) else None
        found = _found_in(held, path, choice) if isinstance(held, dict) else None
    except (OSError, SourceError):
        return None
    if (
        found is None
        or len(found.records) != 1
        or not found.records[0][Field.TEXT].strip()
        or found.is_listed
    ):
        return None
    digest = hashlib.sha256(data).digest()
    names = tuple(found.names)
    return Lone(found.records[0], found.columns, names, digest, len(data), decoded.encoding, decoded.broken)


def _with_texts(
    records: Sequence[Record], texts: Callable[[str], Path | None], choice: Choice
) -> tuple[list[Record], list[Path], str]:
    """The records, those without a text with that of the file named after them; the files; a digest over them."""
    paths: list[Path] = []
    kept: list[Record] = []
    digest = hashlib.sha256()
    for record in records:
        path = texts(record.key) if record.key and not record[Field.TEXT].strip() else None
        values = _values_in(path, choice, digest.update) if path else None
        if path and values:
            paths.append(path)
        kept.append(replace(record, values=_merged(record.values, values)) if values else record)
    return kept, paths, digest.hexdigest()


def _merged(listed: Mapping[Field, str], own: Mapping[Field, str]) -> Mapping[Field, str]:
    """What the list says of an article before what its own file says; the text is that of the file."""
    return {
        **own,
        **{field: text for field, text in listed.items() if text.strip() and field is not Field.TEXT},
    }


def _values_in(path: Path, choice: Choice, update: Callable[[bytes], None]) -> Mapping[Field, str] | None:
    """The only article in a file; None where it has none or several, is too large or broken."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_ARTICLE else b""
        found = find_articles(read_data(decode(data, choice.encoding).text, path.name), choice.columns)
    except (OSError, SourceError):
        return None
    update(data)
    return found.records[0].values if len(found.records) == 1 else None


def _missing(records: Sequence[Record], whole: Sequence[Record]) -> Iterator[Finding]:
    """Articles that the index lists, and whose files are not there, page by page."""
    kept = {record.place for record in whole}
    left: dict[str, list[str]] = {}
    for record in records:
        if record.place not in kept:
            left.setdefault(record[Field.PAGE] or "?", []).append(record[Field.HEADLINE] or record.key)
    for page, heads in left.items():
        yield doubt(
            Code.ARTICLES_NOT_SAVED, page=page, count=len(heads), headlines=shortened(heads, _MOST_NAMED)
        )
