"""Citations as BibTeX, for LaTeX: an @article of the subtype newspaper, as biblatex and its Chinese styles have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.authors import author_names
from reader.export.citations import cited_headline
from reader.export.csl_json import date_parts
from reader.export.format import ExportFormat
from reader.export.provenance import cited_pages, is_chinese, iso_day, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "$&#%_"},
    }
)


def bibtex(clippings: Sequence[Clipping]) -> str:
    """An entry for each article, a blank line between."""
    return "\n".join(_entry(clipping, nth) for nth, clipping in enumerate(clippings, 1))


def _entry(clipping: Clipping, nth: int) -> str:
    """One entry. Its key is the day and a number: keys are ASCII letters and digits for every program."""
    year, month, *_rest = [*date_parts(clipping)[0], 0]
    values = {
        "entrysubtype": "newspaper",
        "title": f"{{{_escaped(cited_headline(clipping.article))}}}",
        # Braces keep a name whole: nothing says which part of it is the family's.
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in author_names(clipping.article)),
        "journal": _escaped(clipping.title),
        "date": iso_day(clipping),
        "year": f"{year:04}",
        "month": str(month or ""),
        "pages": _escaped(cited_pages(clipping)),
        "edition": _escaped(clipping.edition or ""),
        "number": str(clipping.issue_number or ""),
        "langid": "chinese" if is_chinese(clipping) else "",
    }
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
    return f"@article{{news{clipping.date:%Y%m%d}n{nth},\n{fields}}}\n"


def _escaped(text: str) -> str:
    """A text on one line in which nothing is a command of TeX."""
    return one_line(text).translate(_ESCAPED)


FORMAT = ExportFormat("bib", lambda: _("Citations for LaTeX, BibTeX"), bibtex, has_text=False)
