"""What a person corrects after an import: each correction as an event that can be told, undone and shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.paper import FIELDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime

    from reader.core.paper import Article, Author


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One of FIELDS, before and after."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class AuthorsChange:
    """The byline, before and after."""

    old: tuple[Author, ...]
    new: tuple[Author, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs that follow each other, from number `at` (0 is the first) on, before and after.

    `old` is empty only where the article had no paragraph at all: a paragraph put in stands with a neighbour.
    """

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """The runs of paragraphs that changed; `before` and `after` are digests of all paragraphs."""

    before: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Fields, byline or paragraphs of one article changed. `name` is what it was called."""

    key: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    authors: AuthorsChange | None = None
    text: TextChange | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The articles it speaks of."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two or more articles joined into the first of them, in this order."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """An article parted before paragraph number `at`, which reads `paragraph`; the rest gets `new_key`."""

    key: str
    name: str
    at: int
    paragraph: str
    new_key: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The articles it speaks of."""
        return (self.key, self.new_key)


@dataclass(frozen=True, slots=True)
class Move:
    """An article moved to the end of another page."""

    key: str
    name: str
    old_page: str
    new_page: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The articles it speaks of."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class Order:
    """An article put right after another one of its page (None: it stands first)."""

    key: str
    name: str
    old_after: str | None
    new_after: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        """The articles it speaks of."""
        return (self.key,)


Change = Edit | Merge | Split | Move | Order


@dataclass(frozen=True, slots=True)
class Correction:
    """One change made to an issue, as it is kept. `uid` is the same in whichever archive it is applied."""

    uid: str
    made: datetime
    paper: str
    date: date
    change: Change
    is_undone: bool = False


def text_digest(paragraphs: Iterable[str]) -> str:
    """A short name for exactly these paragraphs."""
    import hashlib

    return hashlib.sha256("\n".join(paragraphs).encode("utf-8", "replace")).hexdigest()[:16]


def history_of(key: str, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Those of an issue's corrections that an article, or one it was joined with or parted from, has seen."""
    kin, seen = {key}, 0
    while seen < len(kin):
        seen = len(kin)
        for correction in corrections:
            change = correction.change
            if isinstance(change, Merge | Split) and kin.intersection(change.keys):
                kin.update(change.keys)
    return tuple(it for it in corrections if kin.intersection(it.change.keys))


def about(
    corrections: Iterable[Correction], mine: Collection[str], others: Collection[str], *, takes_rest: bool
) -> tuple[Correction, ...]:
    """Those of a day's corrections that are about the issue with these articles, by key, and not about `others`.

    What is about no article that is there goes to the issue that `takes_rest`, to wait there.
    """
    own, foreign, found = set(mine), set(others), []
    for correction in corrections:
        keys = correction.change.keys
        if own.intersection(keys):
            own.update(keys)
        elif foreign.intersection(keys):
            foreign.update(keys)
            continue
        elif not takes_rest:
            continue
        found.append(correction)
    return tuple(found)


def edit_between(key: str, old: Article, new: Article) -> Edit | None:
    """The edit that makes `new` of `old`; None where a person would see no difference."""
    fields = tuple(
        FieldChange(name, getattr(old, name), getattr(new, name))
        for name in FIELDS
        if getattr(old, name) != getattr(new, name)
    )
    authors = AuthorsChange(old.authors, new.authors) if old.authors != new.authors else None
    text = _text_change(old.paragraphs, new.paragraphs)
    return Edit(key, old.name, fields, authors, text) if fields or authors or text else None


def _text_change(old: tuple[str, ...], new: tuple[str, ...]) -> TextChange | None:
    if old == new:
        return None
    runs = tuple(Run(it.old.start, old[it.old], new[it.new]) for it in _ranges(old, new))
    return TextChange(text_digest(old), text_digest(new), runs)


@dataclass(frozen=True, slots=True)
class _Range:
    old: slice
    new: slice


def _ranges(old: Sequence[str], new: Sequence[str]) -> list[_Range]:
    """What differs; a paragraph put in takes a neighbour along, so that its place can be told again."""
    from difflib import SequenceMatcher

    found: list[_Range] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before = int(start == end and start > 0)
        after = int(start == end == 0 and bool(old))
        here = _Range(slice(start - before, end + after), slice(new_start - before, new_end + after))
        if found and here.old.start < found[-1].old.stop:
            last = found.pop()
            here = _Range(slice(last.old.start, here.old.stop), slice(last.new.start, here.new.stop))
        found.append(here)
    return found
