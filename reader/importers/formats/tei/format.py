"""TEI among the formats."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.source import Source
from reader.core.speech import _
from reader.importers.formats.format import Format, each_of_several
from reader.importers.formats.tei import KIND
from reader.importers.source.file_types import xml_root
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal
from reader.importers.source.xml_reader import declared_encoding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Told

LARGEST = 64 * 1024 * 1024
"""Bytes. A year of a weekly has about as many."""


def _read(path: Path, told: Told) -> Sequence[Reading]:
    from reader.importers.formats.tei.reader import read_tei

    size = path.stat().st_size
    if size > LARGEST:
        return (failed(Source(path, KIND, "", size), size_refusal(path.name, size, LARGEST)),)
    data = path.read_bytes()
    encoding = told.choice.encoding or declared_encoding(data)
    return read_tei(
        Source(path, KIND, hashlib.sha256(data).hexdigest(), len(data), encoding), data, told.choice
    )


FORMAT = Format(
    kind=KIND,
    name=lambda: _("TEI"),
    tell=lambda head: KIND if xml_root(head) == "tei" else None,
    open=each_of_several(_read),
    endings=("xml", "tei"),
    slow_endings=("xml",),
    sample="tei/issue",
)
