"""All marks of a file taken together, to go into another one: the newer of two states of a mark counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.core.annotations.nouns import Area, Filing, Folder, Highlight, MarkedText
    from reader.store.marks.marks import Marks
    from reader.store.records import Bookmark

Kept = TypeVar("Kept", "Highlight", "Area", "Folder", "Filing")


@dataclass(frozen=True, slots=True)
class MarkBundle:
    """Marks of every kind, with what belongs to them. Saved finds and corrections go their own ways."""

    bookmarks: tuple[Bookmark, ...] = ()
    filings: tuple[Filing, ...] = ()
    folders: tuple[Folder, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    areas: tuple[Area, ...] = ()
    texts: tuple[MarkedText, ...] = ()

    @property
    def count(self) -> int:
        """How many marks there are."""
        return len(self.bookmarks) + len(self.highlights) + len(self.areas)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A mark that was changed in both files: the newer state was kept, `lost` is what the older one said."""

    title: str
    date: str
    words: str
    kept: str
    lost: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of marks that were taken in: new ones, newer ones, those that were there, and what disagreed."""

    added: int = 0
    renewed: int = 0
    unchanged: int = 0
    disagreements: tuple[Disagreement, ...] = ()


def gather(marks: Marks) -> MarkBundle:
    """All marks of a file."""
    kept = marks.annotations
    highlights = kept.highlights()
    return MarkBundle(
        tuple(marks.bookmarks()),
        tuple(kept.filings().values()),
        tuple(kept.folders()),
        tuple(highlights),
        tuple(kept.areas()),
        tuple(kept.texts({it.text for it in highlights}).values()),
    )


def merge(marks: Marks, bundle: MarkBundle) -> Merged:
    """Take marks in. None that is there is dropped; of one that is in both the newer state is kept."""
    kept, here = marks.annotations, gather(marks)
    highlights = _newer(here.highlights, bundle.highlights, _uid_of)
    areas = _newer(here.areas, bundle.areas, _uid_of)
    bookmarks = {it.key for it in here.bookmarks}
    fresh = [it for it in bundle.bookmarks if it.key not in bookmarks]
    for bookmark in fresh:
        marks.restore_bookmark(bookmark)
    kept.put_folders(_newer(here.folders, bundle.folders, _uid_of))
    kept.put_filings(_newer(here.filings, bundle.filings, lambda it: it.key))
    kept.put_highlights(highlights, bundle.texts)
    kept.put_areas(areas)
    known = {it.uid for it in here.highlights} | {it.uid for it in here.areas}
    taken = [it.uid for it in highlights] + [it.uid for it in areas]
    added = len(fresh) + sum(uid not in known for uid in taken)
    renewed = sum(uid in known for uid in taken)
    told = (*_disagreements(here.highlights, bundle.highlights), *_disagreements(here.areas, bundle.areas))
    return Merged(added, renewed, bundle.count - added - renewed, told)


def _uid_of(it: Highlight | Area | Folder) -> str:
    return it.uid


def _newer(here: Iterable[Kept], others: Iterable[Kept], name: Callable[[Kept], str]) -> list[Kept]:
    """Those of the others that are not here, or are newer than here; of two of one moment the one here stays."""
    there = {name(it): it for it in here}
    return [it for it in others if name(it) not in there or it.changed > there[name(it)].changed]


def _disagreements(
    here: Iterable[Highlight] | Iterable[Area], others: Iterable[Highlight] | Iterable[Area]
) -> Iterable[Disagreement]:
    """Marks that say something else in both."""
    there: Mapping[str, Highlight | Area] = {it.uid: it for it in here}
    for other in others:
        mine = there.get(other.uid)
        if mine is None or replace(mine, changed=other.changed) == other:
            continue
        new, old = (other, mine) if other.changed > mine.changed else (mine, other)
        words = getattr(new, "quote", "") or new.headline
        yield Disagreement(new.title, new.date.isoformat(), words, _said(new), _said(old))


def _said(mark: Highlight | Area) -> str:
    """Note, colour and tags in a line."""
    tags = [f"#{tag}" for tag in mark.tags]
    return " ".join(part for part in (mark.note.replace("\n", " "), f"({mark.colour.value})", *tags) if part)
