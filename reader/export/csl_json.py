"""Citations as CSL-JSON, for Zotero, Pandoc and whatever else cites by the Citation Style Language.

Names and types are those of its schema, csl-data.json, and of the specification's appendix on variables.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.core.days.issue_date import Precision
from reader.core.speech import _
from reader.export.authors import author_names
from reader.export.citations import cited_headline
from reader.export.format import ExportFormat
from reader.export.provenance import cited_pages, is_chinese, one_line, printed_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping


def csl_json(clippings: Sequence[Clipping]) -> str:
    """A list with an item for each article."""
    items = [_item(clipping, f"article-{nth}") for nth, clipping in enumerate(clippings, 1)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(clipping: Clipping, name: str) -> dict[str, object]:
    """An item, without what is not known. A name stands whole: nothing says which part of it is the family's."""
    values: dict[str, object] = {
        "id": name,
        "type": "article-newspaper",
        "title": cited_headline(clipping.article),
        "author": [{"literal": author} for author in author_names(clipping.article)],
        "container-title": one_line(clipping.title),
        "issued": {"date-parts": date_parts(clipping)},
        "edition": one_line(clipping.edition or ""),
        "issue": str(clipping.issue_number or ""),
        "page": cited_pages(clipping),
        "section": one_line(clipping.page_name or ""),
        "language": "zh" if is_chinese(clipping) else "",
    }
    return {key: value for key, value in values.items() if value}


def date_parts(clipping: Clipping) -> list[list[int]]:
    """Year, month and day, as far as they are known; of several days the first and the last."""
    if clipping.when.is_day:
        return [list(printed_day(clipping))]
    first, last = clipping.date, clipping.last_date
    known = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}[clipping.precision]
    parts = [[first.year, first.month, first.day][:known]]
    if last and clipping.precision is Precision.DAY:
        parts.append([last.year, last.month, last.day])
    return parts


FORMAT = ExportFormat(
    "csl.json", lambda: _("Citations for Zotero and Pandoc, CSL-JSON"), csl_json, has_text=False
)
