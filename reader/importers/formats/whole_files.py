"""How formats are opened that read a file as a whole, and may find several issues in it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.source import Source
from reader.importers.formats.format import each_of_several
from reader.importers.source.decoding import decode
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading
    from reader.importers.formats.format import Files, FormatReader, Told
    from reader.importers.source.choice import Choice


class ReadText(Protocol):
    """Reads a text; `doubts` are told first."""

    def __call__(
        self, source: Source, text: str, choice: Choice, doubts: Sequence[Finding] = (), /
    ) -> Sequence[Reading]:
        """Its issues."""


def each_text(kind: str, largest: int, reader: Callable[[], ReadText]) -> Callable[[Files], FormatReader]:
    """Texts of at most `largest` bytes. `reader` gives what reads them, and is asked when the first is read."""

    def read(path: Path, told: Told) -> Sequence[Reading]:
        size = path.stat().st_size
        if size > largest:
            return (failed(Source(path, kind, "", size), size_refusal(path.name, size, largest)),)
        data = path.read_bytes()
        decoded = decode(data, told.choice.encoding)
        source = Source(path, kind, hashlib.sha256(data).hexdigest(), len(data), decoded.encoding)
        broken = (doubt(Code.GARBLED, count=decoded.broken),) if decoded.broken else ()
        return reader()(source, decoded.text, told.choice, broken)

    return each_of_several(read)


def each_package(
    kind: str, largest: int, reader: Callable[[], Callable[[Source, Choice], Sequence[Reading]]]
) -> Callable[[Files], FormatReader]:
    """The same for packages, whose parts are read one by one."""

    def read(path: Path, told: Told) -> Sequence[Reading]:
        size = path.stat().st_size
        if size > largest:
            return (failed(Source(path, kind, "", size), size_refusal(path.name, size, largest)),)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return reader()(Source(path, kind, sha256, size), told.choice)

    return each_of_several(read)
