"""All marks of a file taken together, to go into another one: the newer of two states of a mark counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.core.annotations.nouns import Area, Filing, Folder, Highlight, MarkedText
    from reader.core.corrections.changes import Correction
    from reader.store.marks.marks import Marks
    from reader.store.marks.saved_finds import SavedFind
    from reader.store.records import Bookmark

Kept = TypeVar("Kept", "Highlight", "Area", "Folder", "Filing")


class ReadingPlace(NamedTuple):
    """How far down an article was left, 0 to 1."""

    key: str
    place: float


@dataclass(frozen=True, slots=True)
class MarkBundle:
    """All that is a person's: marks with what belongs to them, corrections, saved finds, what has been read."""

    bookmarks: tuple[Bookmark, ...] = ()
    filings: tuple[Filing, ...] = ()
    folders: tuple[Folder, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    areas: tuple[Area, ...] = ()
    texts: tuple[MarkedText, ...] = ()
    corrections: tuple[Correction, ...] = ()
    saved_finds: tuple[SavedFind, ...] = ()
    read: tuple[str, ...] = ()
    places: tuple[ReadingPlace, ...] = ()

    @property
    def count(self) -> int:
        """How many marks there are."""
        return len(self.bookmarks) + len(self.highlights) + len(self.areas)

    @property
    def made(self) -> int:
        """How many marks, corrections and saved finds there are."""
        return self.count + len(self.corrections) + len(self.saved_finds)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What says something else in both files: `kept` counts, `lost` is what the other one said.

    `title` and `date` are '' for what is on no article.
    """

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


def disagreement_text(it: Disagreement) -> str:
    """What was kept of a mark that says something else in both files, and what was not."""
    if it.title:
        sentence = _("{paper} {date} “{words}”: kept {kept}; the older state said {lost}")
    else:
        sentence = _("“{words}”: kept {kept}; the other file said {lost}")
    return sentence.format(paper=it.title, date=it.date, words=it.words, kept=it.kept, lost=it.lost)


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
        tuple(marks.corrections()),
        tuple(it._replace(seen=None) for it in marks.saved_finds.all("")),
        tuple(marks.all_read()),
        tuple(ReadingPlace(key, place) for key, place in marks.all_places().items()),
    )


def merge(marks: Marks, bundle: MarkBundle) -> Merged:
    """Take marks in. None that is there is dropped; of one that is in both the newer state is kept.

    The archive does not show corrections that are new here yet: `jobs.mark_exchange` sees to that.
    """
    kept, here = marks.annotations, gather(marks)
    highlights = _newer(here.highlights, bundle.highlights, _uid_of)
    areas = _newer(here.areas, bundle.areas, _uid_of)
    bookmarks = _others(here.bookmarks, bundle.bookmarks, lambda it: it.key)
    corrections = _others(here.corrections, bundle.corrections, lambda it: it.uid)
    finds = _others(here.saved_finds, bundle.saved_finds, lambda it: it.query)
    marks.restore_bookmarks(bookmarks)
    kept.put_folders(_newer(here.folders, bundle.folders, _uid_of))
    kept.put_filings(_newer(here.filings, bundle.filings, lambda it: it.key))
    kept.put_highlights(highlights, bundle.texts)
    kept.put_areas(areas)
    marks.add_corrections(corrections)
    for find in finds:
        marks.saved_finds.save(find.name, find.query, find.created)
    _merge_reading(marks, here, bundle)
    known = {it.uid for it in here.highlights} | {it.uid for it in here.areas}
    taken = [it.uid for it in highlights] + [it.uid for it in areas]
    added = len(bookmarks) + len(corrections) + len(finds) + sum(uid not in known for uid in taken)
    renewed = sum(uid in known for uid in taken)
    return Merged(added, renewed, bundle.made - added - renewed, tuple(disagreements(here, bundle)))


def _merge_reading(marks: Marks, here: MarkBundle, bundle: MarkBundle) -> None:
    """What has been read in either has been read; where an article was left here, it was left."""
    marks.set_read(set(bundle.read) - set(here.read), True)
    left = {it.key for it in here.places}
    marks.set_places(it for it in bundle.places if it.key not in left)


def _uid_of(it: Highlight | Area | Folder) -> str:
    return it.uid


Named = TypeVar("Named", "Bookmark", "Correction", "SavedFind")


def _others(here: Iterable[Named], others: Iterable[Named], name: Callable[[Named], str]) -> list[Named]:
    """Those of the others that are not here."""
    there = set(map(name, here))
    return [it for it in others if name(it) not in there]


def _newer(here: Iterable[Kept], others: Iterable[Kept], name: Callable[[Kept], str]) -> list[Kept]:
    """Those of the others that are not here, or are newer than here; of two of one moment the one here stays."""
    there = {name(it): it for it in here}
    return [it for it in others if name(it) not in there or it.changed > there[name(it)].changed]


# what disagrees


def disagreements(here: MarkBundle, others: MarkBundle) -> Iterator[Disagreement]:
    """All that says something else in both."""
    yield from _of_marks(here.highlights, others.highlights)
    yield from _of_marks(here.areas, others.areas)
    yield from _of_folders(here.folders, others.folders)
    yield from _of_filings(here, others)
    yield from _of_corrections(here.corrections, others.corrections)
    names = {it.query: it.name for it in here.saved_finds}
    for find in others.saved_finds:
        if names.get(find.query, find.name) != find.name:
            yield Disagreement("", "", find.query, names[find.query], find.name)


def _of_marks(
    here: Iterable[Highlight] | Iterable[Area], others: Iterable[Highlight] | Iterable[Area]
) -> Iterator[Disagreement]:
    there: dict[str, Highlight | Area] = {it.uid: it for it in here}
    for other in others:
        mine = there.get(other.uid)
        if mine is None or replace(mine, changed=other.changed) == other:
            continue
        new, old = (other, mine) if other.changed > mine.changed else (mine, other)
        words = getattr(new, "quote", "") or new.headline
        yield Disagreement(new.title, new.date.isoformat(), words, _said(new), _said(old))


def _of_folders(here: Iterable[Folder], others: Iterable[Folder]) -> Iterator[Disagreement]:
    there = {it.uid: it for it in here}
    for other in others:
        mine = there.get(other.uid)
        if mine is None or (mine.name, mine.colour) == (other.name, other.colour):
            continue
        new, old = (other, mine) if other.changed > mine.changed else (mine, other)
        kept, lost = (f"{it.name} ({it.colour.value})" for it in (new, old))
        yield Disagreement("", "", new.name, kept, lost)


def _of_filings(here: MarkBundle, others: MarkBundle) -> Iterator[Disagreement]:
    there = {it.key: it for it in here.filings}
    folders = {it.uid: it.name for it in (*others.folders, *here.folders)}
    bookmarks = {it.key: it for it in (*others.bookmarks, *here.bookmarks)}
    for other in others.filings:
        mine, bookmark = there.get(other.key), bookmarks.get(other.key)
        if mine is None or bookmark is None or (mine.folder, mine.tags) == (other.folder, other.tags):
            continue
        new, old = (other, mine) if other.changed > mine.changed else (mine, other)
        kept, lost = (_filed(it, folders) for it in (new, old))
        yield Disagreement(bookmark.title, bookmark.date.isoformat(), bookmark.headline, kept, lost)


def _of_corrections(here: Iterable[Correction], others: Iterable[Correction]) -> Iterator[Disagreement]:
    """Corrections that are undone in one of the two: when that was done is not kept, so it stays as it is here."""
    from reader.core.corrections.wording import kind_text

    there = {it.uid: it for it in here}
    for other in others:
        mine = there.get(other.uid)
        if mine is not None and mine.is_undone != other.is_undone:
            kept, lost = (_("undone") if it.is_undone else _("not undone") for it in (mine, other))
            yield Disagreement(mine.paper, mine.date.isoformat(), kind_text(mine.change), kept, lost)


def _said(mark: Highlight | Area) -> str:
    """Note, colour and tags in a line."""
    tags = [f"#{tag}" for tag in mark.tags]
    return " ".join(part for part in (mark.note.replace("\n", " "), f"({mark.colour.value})", *tags) if part)


def _filed(it: Filing, folders: dict[str, str]) -> str:
    """Folder and tags in a line."""
    return " ".join([folders.get(it.folder, "-"), *(f"#{tag}" for tag in it.tags)])
