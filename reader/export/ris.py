"""Citations as RIS, for Zotero, EndNote and NoteExpress: the tags of a newspaper article (TY NEWS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.authors import author_names
from reader.export.citations import cited_headline
from reader.export.csl_json import date_parts
from reader.export.format import ExportFormat
from reader.export.provenance import cited_pages, is_chinese, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Clipping


def ris(clippings: Sequence[Clipping]) -> str:
    """A record for each article; lines end as the format's first programs had them, with CR LF."""
    return "".join(f"{tag}  - {value}\r\n" for clipping in clippings for tag, value in _tags(clipping))


def _tags(clipping: Clipping) -> Iterator[tuple[str, str]]:
    """Tags in order, TY first and ER last; one without a value is left out."""
    year, *rest = date_parts(clipping)[0]
    values = [
        ("TI", cited_headline(clipping.article)),
        *(("AU", name) for name in author_names(clipping.article)),
        ("T2", one_line(clipping.title)),
        ("PY", f"{year:04}"),
        # Year, month, day and other: all four parts, whatever is known of them.
        ("DA", "/".join([f"{year:04}", *(f"{part:02}" for part in rest), *[""] * (3 - len(rest))])),
        ("SP", cited_pages(clipping)),
        ("SE", one_line(clipping.page_name or "")),
        ("ET", one_line(clipping.edition or "")),
        ("LA", "zh" if is_chinese(clipping) else ""),
    ]
    yield "TY", "NEWS"
    yield from ((tag, value) for tag, value in values if value)
    yield "ER", ""


FORMAT = ExportFormat("ris", lambda: _("Citations for EndNote and NoteExpress, RIS"), ris, has_text=False)
