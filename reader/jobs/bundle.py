"""Making evidence bundles: what articles rest on, gathered from the archive and their pages, and written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.core.errors import ExportError, SourceError
from reader.core.png import png_data
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.export.bag import filling
from reader.export.bundle import Bundle, folder_name
from reader.export.evidence import Evidence, Piece
from reader.export.file_writer import writing
from reader.jobs.cuts import cut_region
from reader.jobs.facsimiles import PageFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.paper import Origin, Region
    from reader.core.progress import Report
    from reader.jobs.cuts import Pictures
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleRecord, IssueId, PageRecord


class Bundled(NamedTuple):
    """What was put into a bundle. `missing` says of each article without all of its pictures why, once a reason."""

    articles: int
    pictures: int
    missing: tuple[str, ...]


def export_bundle(
    path: Path,
    archive: Archive,
    records: Sequence[ArticleRecord],
    pictures: Pictures,
    created: date,
    *,
    overwrite: bool = False,
    report: Report = no_report,
) -> Bundled:
    """Write a bundle of articles, whole or not at all. Raises ExportError, and Cancelled from `report`."""
    if not records:
        raise ExportError(_("There is no article to export. Select some articles first."))
    files = PageFiles(archive)
    try:
        with writing(path, overwrite=overwrite) as file, filling(file, folder_name(path.stem)) as bag:
            bundle = Bundle(bag)
            tally = _fill(bundle, _Rests(archive, files, pictures), records, report)
            bundle.finish(created)
    finally:
        files.close()
    report(Progress(len(records), len(records), path.name))
    return tally


def _fill(bundle: Bundle, rests: _Rests, records: Sequence[ArticleRecord], report: Report) -> Bundled:
    drawn, missing = 0, dict[str, None]()
    for nth, record in enumerate(records):
        progress = Progress(nth, len(records), record.clipping.article.name)
        report(progress)
        pieces = tuple(rests.pieces(record, partial(report, progress)))
        bundle.add(rests.evidence(record), pieces)
        drawn += sum(piece.png is not None for piece in pieces)
        missing |= dict.fromkeys(piece.why for piece in pieces if piece.why)
    return Bundled(len(records), drawn, tuple(missing))


class _Rests:
    """What articles rest on: the pages and sources of one issue are kept until another one's are asked for."""

    def __init__(self, archive: Archive, files: PageFiles, pictures: Pictures) -> None:
        self._archive, self._files, self._pictures = archive, files, pictures
        self._issue_id: IssueId | None = None
        self._pages: tuple[PageRecord, ...] = ()
        self._origins: dict[str, Origin] = {}

    def evidence(self, record: ArticleRecord) -> Evidence:
        """An article with its sources, and as it was read where that is another text."""
        self._open(record.issue_id)
        clipping = record.clipping
        origins = (self._origins[page] for page in clipping.pages if page in self._origins)
        as_read = clipping._replace(article=record.original) if record.original else None
        return Evidence(record.key, clipping, tuple(dict.fromkeys(origins)), as_read)

    def pieces(self, record: ArticleRecord, check: Callable[[], None]) -> Iterator[Piece]:
        """Its regions cut out of its pages. `check` may raise to stop."""
        self._open(record.issue_id)
        for page in self._pages:
            for outline in page.outlines:
                if outline.article_id == record.id:
                    for region in outline.regions:
                        check()
                        yield self._piece(page, region, check)

    def _piece(self, page: PageRecord, region: Region, check: Callable[[], None]) -> Piece:
        if page.facsimile is None:
            return Piece(page.number, region, None, _("There is no picture of the page."))
        try:
            cut = cut_region(self._files, self._pictures, page.facsimile, region, check)
        except SourceError as error:
            return Piece(page.number, region, None, str(error))
        return Piece(page.number, region, png_data(cut.pixels, cut.dots_an_inch))

    def _open(self, issue_id: IssueId) -> None:
        if issue_id != self._issue_id:
            self._pages, self._origins = self._archive.pages(issue_id), self._archive.origins(issue_id)
            self._issue_id = issue_id
