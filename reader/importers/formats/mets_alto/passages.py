"""An article's division as passages: its blocks in the order of the METS, with what each of them is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.importers.formats.mets_alto.dialects import (
    ARTICLES,
    BYLINES,
    HEADINGS,
    JOINED,
    TABLES,
    Role,
    kind_of,
)
from reader.importers.formats.mets_alto.flowing import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.importers.formats.mets_alto.mets import Area, Division
    from reader.importers.formats.mets_alto.printed import Block, Line

_TEXTS = frozenset({Role.BODY, Role.LINES})


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the page it stands on, by the page's place in the issue (from 0)."""

    block: Block
    page: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that belong together: one paragraph, one heading."""

    role: Role
    blocks: tuple[Placed, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Their lines in order."""
        return tuple(line for placed in self.blocks for line in placed.block.lines)


@dataclass(frozen=True, slots=True)
class Links:
    """The divisions that others are linked to: British Library articles name the areas of their pages so."""

    links: dict[str, tuple[str, ...]]
    divisions: dict[str, Division]

    def of(self, division: Division) -> Iterator[Division]:
        """The divisions a division is linked to."""
        for identifier in self.links.get(division.id, ()):
            if identifier in self.divisions:
                yield self.divisions[identifier]


def read_passages(
    article: Division, links: Links, locate: Callable[[Area], tuple[Placed, ...]]
) -> tuple[Passage, ...]:
    """The passages of an article. A block named twice stands once; articles within it are left out.

    `locate` gives the blocks of an area, none where its file was not read.
    Headings count above the body alone, bylines above and below it: what stands amid the text stays there.
    A paragraph whose last word goes on in the next is one with it.
    """
    seen: set[int] = set()
    passages: list[Passage] = []
    is_above = True
    for role, is_joined, areas in _parts(article, links, None):
        blocks = [placed for area in areas for placed in locate(area)]
        fresh = [one for one in blocks if id(one.block.anchor) not in seen]
        seen.update(id(one.block.anchor) for one in fresh)
        if role in _TEXTS and any(one.block.word_count for one in fresh):
            is_above = False
        kept = role if is_above or role in {Role.AUTHOR, Role.LINES} else Role.BODY
        groups = [fresh] if is_joined else [[one] for one in fresh]
        passages += [Passage(kept, tuple(group)) for group in groups if group]
    return tuple(_join_broken(_keep_amid(passages)))


def _parts(
    division: Division, links: Links, inherited: Role | None
) -> Iterator[tuple[Role, bool, tuple[Area, ...]]]:
    """Role, whether all is one paragraph, and areas, of each division that has any."""
    role = _role(division, inherited)
    if division.areas:
        yield role or Role.BODY, division.kind in JOINED, division.areas
    if division.kind == "PARAGRAPH" and not division.areas and role in {None, Role.BODY}:
        yield Role.BODY, True, tuple(_all_areas(division))
        return
    for linked in links.of(division):
        heading = HEADINGS.get(kind_of(linked.label)) or inherited
        yield heading or Role.BODY, False, linked.areas
    for child in division.children:
        if child.kind not in ARTICLES:
            yield from _parts(child, links, role)


def _role(division: Division, inherited: Role | None) -> Role | None:
    if division.kind in BYLINES:
        return Role.AUTHOR
    if division.kind in TABLES:
        return Role.LINES
    return HEADINGS.get(division.kind, inherited)


def _all_areas(division: Division) -> Iterator[Area]:
    for one in division.walk():
        yield from one.areas


def _keep_amid(passages: Sequence[Passage]) -> list[Passage]:
    """The passages; what signs a part of the text, with more of it to come, is a paragraph where it stands."""
    texts = [place for place, one in enumerate(passages) if one.role in _TEXTS]
    amid = range(texts[0], texts[-1]) if texts else range(0)
    return [
        replace(one, role=Role.BODY) if place in amid and one.role is Role.AUTHOR else one
        for place, one in enumerate(passages)
    ]


def _join_broken(passages: list[Passage]) -> Iterator[Passage]:
    """Paragraphs, those whose word breaks off at their end joined with the ones that have its other half."""
    held: Passage | None = None
    for passage in passages:
        if held is None:
            held = passage
        elif held.role == passage.role == Role.BODY and goes_on(held.lines, passage.lines):
            held = Passage(Role.BODY, held.blocks + passage.blocks)
        else:
            yield held
            held = passage
    if held is not None:
        yield held
