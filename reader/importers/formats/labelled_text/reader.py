"""Files with named fields into issues: a file with one article goes with the others of its day."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.importers.formats.labelled_text import KIND
from reader.importers.formats.labelled_text.labels import is_labelled, read_labelled, samples_of
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.lone import LARGEST_ARTICLE, Lone, LoneArticles
from reader.importers.formats.records.reading import columns_told, readings_of
from reader.importers.source.choice import NOTHING_CHOSEN
from reader.importers.source.decoding import decode
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Files, Told
    from reader.importers.source.choice import Choice

LARGEST = 64 * 1024 * 1024
_ENDINGS = frozenset({"", ".txt", ".text", ".md"})


class LabelledReader:
    """The files with named fields among the files of a folder or zip."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._lone = LoneArticles([one for one in files.paths if one.suffix.lower() in _ENDINGS], read_lone)

    def near(self, path: Path) -> Sequence[Path]:
        """The files with an article of the same day, where this one has one alone."""
        return self._lone.beside(path, NOTHING_CHOSEN) if read_lone(path, None, NOTHING_CHOSEN) else ()

    def read(self, path: Path, told: Told) -> Sequence[Reading]:
        """The issues of a file, with the other files of its day. Nothing where it is none after all."""
        size = path.stat().st_size
        if size > LARGEST:
            return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
        if read_lone(path, told.choice.encoding, told.choice):
            ones = self._lone.beside(path, told.choice)
            paths = [one for one in ones if one == path or not self._files.is_taken(one)]
            self._files.take(paths)
            return self._lone.readings(KIND, paths, told.choice)
        return _read_several(path, told.choice)


def _read_several(path: Path, choice: Choice) -> Sequence[Reading]:
    data = path.read_bytes()
    decoded = decode(data, choice.encoding)
    found = read_labelled(decoded.text)
    said = choice.columns_for(found.names)
    found = read_labelled(decoded.text, said) if said else found
    source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
    broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
    told = columns_told(found.columns, list(found.names), samples_of(found.records, found.columns))
    return readings_of(source, found.records, choice, (*broken, *told), may_be_pages=True)


def read_lone(path: Path, encoding: str | None, choice: Choice) -> Lone | None:
    """The article of a file that holds one; None where it does not, or cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_ARTICLE else b""
    except OSError:
        return None
    decoded = decode(data, encoding)
    if not is_labelled(decoded.text):
        return None
    found = read_labelled(decoded.text, choice.columns_for(read_labelled(decoded.text).names))
    if len(found.records) != 1 or not found.records[0][Field.HEADLINE].strip():
        return None
    digest = hashlib.sha256(data).digest()
    names = tuple(found.names)
    return Lone(found.records[0], found.columns, names, digest, len(data), decoded.encoding, decoded.broken)
