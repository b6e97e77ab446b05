"""Articles as a table (CSV after RFC 4180), a row each: for Excel, R, pandas. Yuebao reads it in again."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.authors import author_line
from reader.export.citations import citation
from reader.export.format import ExportFormat
from reader.export.provenance import cited_pages, iso_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping

COLUMNS = (
    "paper", "date", "edition", "page", "section", "rubric", "kicker", "headline", "deck", "authors", "text", "citation"
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet, which would run it: an apostrophe before it makes it text (OWASP)."""
_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the system's own encoding."""


def table(clippings: Sequence[Clipping]) -> str:
    """A row of names, then a row for each article; its paragraphs are lines of one cell."""
    into = io.StringIO()
    rows = csv.writer(into, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_inert(cell) for cell in _row(clipping)] for clipping in clippings)
    return _MARK + into.getvalue()


def _row(clipping: Clipping) -> tuple[str, ...]:
    article = clipping.article
    return (
        clipping.title,
        iso_day(clipping),
        clipping.edition or "",
        cited_pages(clipping),
        clipping.page_name or "",
        article.rubric or "",
        article.kicker or "",
        article.headline or "",
        article.deck or "",
        author_line(article.authors),
        "\n".join(article.paragraphs),
        citation(clipping),
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


FORMAT = ExportFormat("csv", lambda: _("Table for Excel and statistics, CSV"), table)
