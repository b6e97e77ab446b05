"""JSON files on the disk: an index takes the files named after its articles, lone articles of a day are one source."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.importers.formats.json_day import KIND
from reader.importers.formats.json_day.reader import read_json, read_lone
from reader.importers.formats.records.lone import LoneArticles
from reader.importers.source.choice import NOTHING_CHOSEN
from reader.importers.source.decoding import decode
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Files, Told

LARGEST = 128 * 1024 * 1024
"""Bytes. A year of a daily has about as many."""


class JsonReader:
    """The JSON files among the files of a folder or zip."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._named: dict[str, list[Path]] | None = None
        self._lone = LoneArticles([one for one in files.paths if one.suffix.lower() == ".json"], read_lone)

    def near(self, path: Path) -> Sequence[Path]:
        """The articles of the same day where a file has one alone, else the JSON below its folder."""
        if read_lone(path, None, NOTHING_CHOSEN):
            return self._lone.beside(path, NOTHING_CHOSEN)
        return [one for ones in self._by_stem().values() for one in ones if one.is_relative_to(path.parent)]

    def read(self, path: Path, told: Told) -> Sequence[Reading]:
        """The issues of a file. It takes the files that hold its articles' texts."""
        size = path.stat().st_size
        if size > LARGEST:
            return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
        if read_lone(path, told.choice.encoding, told.choice):
            ones = self._lone.beside(path, told.choice)
            paths = [one for one in ones if one == path or not self._files.is_taken(one)]
            self._files.take(paths)
            return self._lone.readings(KIND, paths, told.choice)
        data = path.read_bytes()
        decoded = decode(data, told.choice.encoding)
        source = Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
        broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
        readings, paths = read_json(
            source, decoded.text, told.choice, lambda key: self._named_after(key, path), broken
        )
        self._files.take([path, *paths])
        return readings

    def _named_after(self, key: str, index: Path) -> Path | None:
        """The file named after an article, below the folder of the index."""
        ones = self._by_stem().get(key, ())
        return next((one for one in ones if one != index and one.is_relative_to(index.parent)), None)

    def _by_stem(self) -> dict[str, list[Path]]:
        if self._named is None:
            self._named = {}
            for one in self._files.paths:
                if one.suffix.lower() == ".json":
                    self._named.setdefault(one.stem, []).append(one)
        return self._named
