"""MODS: a paper's, an issue's, a page's or an article's description in a METS file.

https://www.loc.gov/standards/mods/. What stands in relatedItem describes another thing (the paper an issue
belongs to) and counts for numbers alone: Chronicling America writes an issue's number there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.importers.formats.mets_alto.tree import Node


@dataclass(frozen=True, slots=True)
class Mods:
    """A description. Texts are '' where nothing is said."""

    title: str = ""
    date: str = ""
    issue_number: str = ""
    page_number: str = ""
    sequence: str = ""
    publisher: str = ""
    languages: tuple[str, ...] = ()


def read_mods(section: Node) -> Mods:
    """The description in a dmdSec; an empty one where it holds no MODS."""
    mods = next(section.all("mods"), None)
    if mods is None:
        return Mods()
    titles = [_title(info) for info in mods.children("titleInfo")]
    origins = list(mods.children("originInfo"))
    return Mods(
        title=" ".join(title for title in titles if title),
        date=_first(origins, "dateIssued"),
        issue_number=_detail(mods, "issue") or _first(list(mods.children("titleInfo")), "partNumber"),
        page_number=_detail(mods, "page number") or _detail(mods, "page"),
        sequence=next((node.text for part in mods.all("extent") for node in part.children("start")), ""),
        publisher=_first(origins, "publisher"),
        languages=_languages(mods),
    )


def _title(info: Node) -> str:
    """A title with the article before it, which catalogues do not sort by."""
    parts = (node.text for name in ("nonSort", "title") for node in info.children(name))
    return " ".join(part for part in parts if part)


def _first(parents: list[Node], name: str) -> str:
    """The first text of that name in any of the elements."""
    return next((node.text for parent in parents for node in parent.children(name) if node.text), "")


def _detail(mods: Node, kind: str) -> str:
    """The number of a part: its issue's, its page's."""
    details = [node for node in mods.all("detail") if node.get("type").lower() == kind]
    return _first(details, "number") or _first(details, "caption")


def _languages(mods: Node) -> tuple[str, ...]:
    terms = [term for language in mods.children("language") for term in language.children("languageTerm")]
    codes = [term.text for term in terms if term.get("type") == "code" and term.text]
    return tuple(dict.fromkeys(codes))
