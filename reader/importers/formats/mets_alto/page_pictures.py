"""The pictures of the pages of a METS issue: those it names, or the PDF of the issue that lies beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.importers.formats.mets_alto.references import names_below
from reader.importers.formats.page_pdf.apart import count_pages
from reader.importers.source.facsimiles import facsimile_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.core.limited_worker import LimitedWorker
    from reader.core.paper import Facsimile, Issue
    from reader.importers.formats.mets_alto.mets import Mets
    from reader.importers.formats.mets_alto.references import FolderFiles

Shown = tuple[str, tuple[str, ...]]
"""A page's number and the references to its pictures."""
_MOST_BESIDE = 20


def page_pictures(mets: Mets) -> dict[str, tuple[str, ...]]:
    """References to the pictures of pages, by the ID of the page's text file."""
    found: dict[str, tuple[str, ...]] = {}
    for division in mets.page_divisions():
        ids = [area.file_id for area in division.areas]
        text = mets.text_file(division)
        if text is not None:
            found.setdefault(text, tuple(mets.pictures[one] for one in ids if one in mets.pictures))
    return found


def add_facsimiles(
    issue: Issue, shown: Sequence[Shown], path: Path, files: FolderFiles, worker: LimitedWorker
) -> Issue:
    """The issue with the pictures of its pages, as far as they lie in the folder of the METS at `path`."""
    found = _named(shown, files)
    if not found:
        found = _beside(shown, path, files, worker)
    pages = (replace(page, facsimile=found.get(page.number)) for page in issue.pages)
    return replace(issue, pages=tuple(pages))


def _named(shown: Sequence[Shown], files: FolderFiles) -> dict[str, Facsimile]:
    """The pictures that the METS names. A PDF that is named for several pages has them in order."""
    found: dict[str, Facsimile] = {}
    used: dict[Path, int] = {}
    for number, references in shown:
        places = (files.place(name) for reference in references for name in names_below(reference))
        facsimile = next((one for place in places if place and (one := facsimile_in(place))), None)
        if facsimile is not None:
            nth = used[facsimile.path] = used.get(facsimile.path, -1) + 1
            found.setdefault(number, facsimile._replace(place=nth))
    return found


def _beside(
    shown: Sequence[Shown], path: Path, files: FolderFiles, worker: LimitedWorker
) -> dict[str, Facsimile]:
    """The pages of the PDF that goes by the name of the METS, if it has as many as the issue."""
    for pdf in _candidates(path):
        place = files.place(pdf.name) if _page_count(pdf, worker) == len(shown) else None
        facsimile = place and facsimile_in(place)
        if facsimile:
            return {number: facsimile._replace(place=nth) for nth, (number, _references) in enumerate(shown)}
    return {}


def _candidates(path: Path) -> Iterator[Path]:
    """The PDFs beside a METS whose names its own begins with, the longest first."""
    try:
        pdfs = [one for one in path.parent.iterdir() if one.suffix.lower() == ".pdf"]
    except OSError:
        return
    fitting = [pdf for pdf in pdfs if path.stem.lower().startswith(pdf.stem.lower())]
    yield from sorted(fitting, key=lambda pdf: -len(pdf.stem))[:_MOST_BESIDE]


def _page_count(pdf: Path, worker: LimitedWorker) -> int:
    try:
        return count_pages(worker, pdf)
    except SourceError:
        return 0
