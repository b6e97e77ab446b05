"""Which file a page's picture 版面图 is drawn from: a page of a PDF, or a picture saved beside the text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.paper import Facsimile, FacsimileKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.core.paper import Issue, Page

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes. Issues made for print, pictures and all, stay below a third of it."""
_BEGINNINGS = (
    (re.compile(rb"%PDF"), FacsimileKind.PDF),
    (
        re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP", re.DOTALL),
        FacsimileKind.PICTURE,
    ),
)
"""What can be drawn. JPEG 2000, which libraries keep, can't."""
NAMED = re.compile(r"\.(?:pdf|png|jpe?g|gif|tiff?|webp)$", re.IGNORECASE)
"""Names of files that may hold such a thing."""


def shown_in_pdf(issue: Issue, path: Path, sha256: str, first: int = 0, sheets: Sequence[int] = ()) -> Issue:
    """An issue in a PDF, whose pages are the PDF's from its `first` on, each shown by its own, or by `sheets`."""
    places = sheets or range(first, first + len(issue.pages))
    pages = (
        replace(page, facsimile=Facsimile(path, FacsimileKind.PDF, sha256, place))
        for place, page in zip(places, issue.pages, strict=True)
    )
    return replace(issue, pages=tuple(pages))


def shown_from_copies(issue: Issue, shown: Callable[[Path], Path]) -> Issue:
    """The same issue read from files that will be gone; `shown` gives a file's path as the person knows it."""
    return replace(issue, pages=tuple(_from_copy(page, shown) for page in issue.pages))


def _from_copy(page: Page, shown: Callable[[Path], Path]) -> Page:
    facsimile = page.facsimile
    if facsimile is None:
        return page
    return replace(page, facsimile=facsimile._replace(path=shown(facsimile.path), copy_from=facsimile.path))


def facsimile_in(path: Path, place: int = 0) -> Facsimile | None:
    """The facsimile in a file; None where it can't be drawn, is too large or unreadable."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return None
        with path.open("rb") as file:
            head = file.read(16)
            kind = next((kind for beginning, kind in _BEGINNINGS if beginning.match(head)), None)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest() if kind else ""
    except (OSError, ValueError):
        return None
    return Facsimile(path, kind, sha256, place) if kind else None
