"""METS and ALTO files among the files of an import."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.core.source import Reading, Source
from reader.importers.formats.mets_alto import KIND
from reader.importers.formats.mets_alto.alone import read_alto_issue
from reader.importers.formats.mets_alto.issue import read_mets_issue
from reader.importers.formats.mets_alto.page_pictures import add_facsimiles
from reader.importers.formats.mets_alto.references import FolderFiles
from reader.importers.source.xml_reader import declared_encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.importers.formats.format import Told
    from reader.importers.source.choice import Choice

_FOLDERS_ABOVE = 5


def read_mets_source(source: Source, claim: Callable[[set[Path]], None], told: Told) -> Reading:
    """The issue of a METS file. Raises SourceError and OSError.

    `claim` is told the ALTO files read with it, and what shows its pages. The source's SHA-256
    is over the ALTO files too: an issue whose missing page has come in since is another one.
    """
    data = source.path.read_bytes()
    files = FolderFiles(source.path.parent)
    try:
        result = read_mets_issue(data, _names(source.path), files, told.choice)
        issue = add_facsimiles(result.issue, result.shown, source.path, files, told.worker)
    finally:
        claim(files.found)
    sha256 = hashlib.sha256(hashlib.sha256(data).digest() + result.digest).hexdigest()
    encoding = told.choice.encoding or declared_encoding(data)
    return Reading(Source(source.path, KIND, sha256, len(data), encoding), issue, result.findings)


def read_alto_source(source: Source, choice: Choice) -> Reading:
    """The page of an ALTO file that no METS has named. Raises SourceError and OSError."""
    data = source.path.read_bytes()
    unfiled = read_alto_issue(data, _names(source.path), choice)
    sha256 = hashlib.sha256(data).hexdigest()
    told = Source(source.path, KIND, sha256, len(data), choice.encoding or declared_encoding(data))
    return unfiled.reading(told)


def _names(path: Path) -> list[str]:
    """The file's name without ending, and the names of the folders above it, the nearest first."""
    return [path.stem, *(folder.name for folder in list(path.absolute().parents)[:_FOLDERS_ABOVE])]
