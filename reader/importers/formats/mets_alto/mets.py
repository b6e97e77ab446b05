"""METS: which files an issue has, how its articles lie in them, and what is known of it.

https://www.loc.gov/standards/mets/: descriptions (dmdSec, here MODS), files (fileSec), structures
(structMap: divisions within divisions, pointing at areas of files) and links between them (structLink).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.formats.mets_alto.dialects import ARTICLES, PAGE_END, kind_of
from reader.importers.formats.mets_alto.mods import Mods, read_mods
from reader.importers.formats.mets_alto.tree import LONGEST_TEXT, TreeBuilder
from reader.importers.source.facsimiles import NAMED
from reader.importers.source.xml_reader import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.formats.mets_alto.tree import Node

MOST_ELEMENTS = 200_000
"""A page has some five hundred."""

_TEXT = re.compile("alto|ocr|text", re.IGNORECASE)
_SKIPPED = frozenset({"amdSec", "metsHdr", "behaviorSec"})


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a file: from the element `begin` to the element `end`; all of it where `begin` is None."""

    file_id: str
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a structure: `kind` is its TYPE in capitals."""

    kind: str
    id: str = ""
    label: str = ""
    order: str = ""
    order_label: str = ""
    descriptions: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    children: tuple[Division, ...] = ()

    def walk(self) -> Iterator[Division]:
        """The division and all within it, in order."""
        left = [self]
        while left:
            division = left.pop()
            yield division
            left += division.children[::-1]


@dataclass(frozen=True, slots=True)
class Mets:
    """What a METS file says. `links` lead from a division's ID to those of its areas on pages.

    `files` are references to what may be ALTO, `pictures` to what may show a page, both by the files' IDs;
    `texts` are the IDs of files said to have a page's text.
    """

    label: str = ""
    descriptions: dict[str, Mods] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    structures: tuple[Division, ...] = ()
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    broken_line: int | None = None
    replaced: int = 0

    def divisions(self) -> Iterator[Division]:
        """All divisions of all structures."""
        for root in self.structures:
            yield from root.walk()

    def page_divisions(self) -> tuple[Division, ...]:
        """The pages, in the order of the first structure that has any."""
        for root in self.structures:
            found = tuple(one for one in root.walk() if one.kind.endswith(PAGE_END))
            if found:
                return found
        return ()

    def text_file(self, page: Division) -> str | None:
        """The ID of a page's ALTO file, None where it names no file that may be one."""
        ids = [area.file_id for area in page.areas if area.file_id in self.files]
        return next((one for one in ids if one in self.texts), ids[0] if ids else None)

    def logical_structure(self) -> Division | None:
        """The structure with articles in it, None where pages are all there is.

        Where several have some (a supplement has its own), those that tell of nothing told before are added.
        """
        roots = [root for root in self.structures if any(one.kind in ARTICLES for one in root.walk())]
        known: set[Area] = set()
        kept: list[Division] = []
        for root in roots:
            areas = {area for one in root.walk() for area in one.areas}
            if not kept or (areas and known.isdisjoint(areas)):
                kept.append(root)
                known |= areas
        return Division("", children=tuple(kept)) if len(kept) > 1 else next(iter(kept), None)


def read_mets(data: bytes, encoding: str | None = None) -> Mets:
    """What a METS file says, as far as it is XML. Raises HostileXmlError."""
    heard = read_xml(data, lambda: TreeBuilder(_SKIPPED), MOST_ELEMENTS, encoding)
    root = heard.handler.root
    return Mets(
        label=_short(root, "LABEL"),
        descriptions={node.get("ID"): read_mods(node) for node in root.all("dmdSec")},
        files=dict(_files(root)),
        pictures=dict(_pictures(root)),
        texts=frozenset(_texts(root)),
        structures=tuple(
            _division(node) for structure in root.all("structMap") for node in structure.children("div")
        ),
        links=_links(root),
        broken_line=heard.broken_line,
        replaced=heard.replaced,
    )


def _files(root: Node) -> Iterator[tuple[str, str]]:
    """IDs and references of the files that may be ALTO."""
    for file in root.all("file"):
        href = next((place.get("href") for place in file.all("FLocat")), "")
        is_xml = "xml" in file.get("MIMETYPE").lower() or href.lower().endswith(".xml")
        if href and is_xml:
            yield file.get("ID"), href


def _texts(root: Node) -> Iterator[str]:
    """IDs of the files that are said to have text, by what they or their groups are called."""
    for group in root.all("fileGrp"):
        for file in group.children("file"):
            told = (group.get("ID"), group.get("USE"), file.get("ID"), file.get("USE"))
            if any(_TEXT.search(one) for one in told):
                yield file.get("ID")


def _pictures(root: Node) -> Iterator[tuple[str, str]]:
    """IDs and references of the pictures and PDFs of pages that can be drawn."""
    for file in root.all("file"):
        href = next((place.get("href") for place in file.all("FLocat")), "")
        if NAMED.search(href):
            yield file.get("ID"), href


def _division(node: Node) -> Division:
    areas = [area for pointer in node.children("fptr") for area in _areas(pointer)]
    return Division(
        kind_of(node.get("TYPE")),
        node.get("ID"),
        _short(node, "LABEL"),
        _short(node, "ORDER"),
        _short(node, "ORDERLABEL"),
        tuple(node.get("DMDID").split()),
        tuple(areas),
        tuple(_division(child) for child in node.children("div")),
    )


def _short(node: Node, attribute: str) -> str:
    """What is said for people, none of which is longer than the bound."""
    return node.get(attribute)[:LONGEST_TEXT].strip()


def _areas(pointer: Node) -> Iterator[Area]:
    """What an fptr points at: a whole file, or areas.

    They stand in `seq` (one after another) or in `par` (the same thing as text and as picture).
    """
    if pointer.get("FILEID"):
        yield Area(pointer.get("FILEID"))
    for node in pointer.all("area"):
        begin = node.get("BEGIN") if node.get("BETYPE") in {"", "IDREF"} else ""
        yield Area(node.get("FILEID"), begin or None, node.get("END") or None if begin else None)


def _links(root: Node) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for link in root.all("smLink"):
        found.setdefault(_target(link.get("from")), []).append(_target(link.get("to")))
    for group in root.all("smLinkGrp"):
        names = {node.get("label"): _target(node.get("href")) for node in group.children("smLocatorLink")}
        for arc in group.children("smArcLink"):
            start, end = names.get(arc.get("from")), names.get(arc.get("to"))
            if start and end:
                found.setdefault(start, []).append(end)
    return {start: tuple(dict.fromkeys(ends)) for start, ends in found.items()}


def _target(reference: str) -> str:
    return reference.strip().removeprefix("#")
