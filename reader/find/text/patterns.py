"""Where a text that is looked for stands in a text as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reader.core.span import Span
from reader.find.text.folding import expansions, fold, fold_but_marks, forms_of
from reader.find.text.transparent import (
    ACCENTS,
    CLINGING,
    INVISIBLE,
    PARAGRAPH_ENDS,
    SPACES,
    VISIBLE,
    any_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIPPED = "\ud800"
"""Stands in for each character that does not count; no text that is kept holds half a character."""
_INNER_SPACES = "".join(it for it in SPACES if it not in PARAGRAPH_ENDS)
_INNER_SPACE = any_of(_INNER_SPACES)
_MANY = 40
"""Looking for each of so many characters takes as long as going through the text for all at once."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class SoughtText:
    """A text to look for: see query.nodes.Term, which says the same of a part of a query."""

    text: str
    printed: bool = False
    verbatim: bool = False

    @cached_property
    def pattern(self) -> _Pattern:
        """Kept here: it is wanted for each of many texts."""
        return _pattern_of(self)


class _Way(Enum):
    """What is the same in two texts."""

    FOLDED = auto()
    FOLDED_BUT_MARKS = auto()
    PRINTED = auto()
    PRINTED_SPACED = auto()
    AS_IT_STANDS = auto()


_FORGIVING = (_Way.FOLDED, _Way.FOLDED_BUT_MARKS)
"""Ways in which one character may count for several."""
_IGNORED = {
    _Way.FOLDED: _INNER_SPACES + VISIBLE + INVISIBLE + ACCENTS,
    _Way.FOLDED_BUT_MARKS: INVISIBLE + ACCENTS,
    _Way.PRINTED: _INNER_SPACES + INVISIBLE,
    _Way.PRINTED_SPACED: INVISIBLE,
    _Way.AS_IT_STANDS: _INNER_SPACES,
}


@dataclass(frozen=True, slots=True)
class _Shortcut:
    """What finds a term in nearly every text as printed, with whatever is no letter between its letters.

    `hindered_by` are the letters that do not count and the forms of the term's own that are none: with one of
    those in it a text must be looked at the long way.
    """

    found_by: re.Pattern[str]
    length: int
    hindered_by: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What finds a text once the characters that do not count are skipped.

    `expanded_from` are the characters of which a part, of what they are folded to, may be a part of it.
    """

    way: _Way
    found_by: re.Pattern[str]
    expanded_from: str
    shortcut: _Shortcut | None = None


class PrintedText:
    """A text in which several others are looked for. No match runs over a line break or U+2029."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._skipping: dict[_Way, str] | None = None
        self._expanded: tuple[str, list[int]] | None = None

    def spans_of(self, sought: SoughtText) -> list[Span]:
        """All places, in order, overlapping ones too, with all that is drawn as a part of the last character."""
        pattern = sought.pattern
        if pattern.expanded_from and _has_any(self._text, pattern.expanded_from):
            text, origins = self._expansion()
            there = _places(_ignored(pattern.way).sub(_SKIPPED, text), pattern.found_by)
            places = [(origins[start], origins[end - 1] + 1) for start, end in there]
        else:
            places = self._places(pattern)
        if pattern.way in _FORGIVING:
            return [Span(start, self._drawn_end(end)) for start, end in places]
        return [Span(start, end) for start, end in places]

    def _places(self, pattern: _Pattern) -> list[tuple[int, int]]:
        short = pattern.shortcut
        if short is None or _has_any(self._text, short.hindered_by):
            return _places(self._without_ignored(pattern.way), pattern.found_by)
        return [
            (start, end)
            for start, end in _places(self._text, short.found_by)
            if end - start == short.length or self._are_ignored(start, end, short.length, pattern.way)
        ]

    def _are_ignored(self, start: int, end: int, length: int, way: _Way) -> bool:
        """Whether no more than so many characters of a place count."""
        return len(_ignored(way).sub("", self._text[start:end])) == length

    def _without_ignored(self, way: _Way) -> str:
        self._skipping = self._skipping or {}
        if way not in self._skipping:
            self._skipping[way] = _ignored(way).sub(_SKIPPED, self._text)
        return self._skipping[way]

    def _expansion(self) -> tuple[str, list[int]]:
        if self._expanded is None:
            self._expanded = expanded(self._text)
        return self._expanded

    def _drawn_end(self, end: int) -> int:
        while self._text[end : end + 1] in CLINGING:
            end += 1
        return end


def places_of(text: str, sought: SoughtText) -> list[tuple[int, int]]:
    """Where it begins and ends in a text, counted in folded characters; a line break ends no paragraph here."""
    whole = expanded(text.translate(_ONE_PARAGRAPH))[0]
    pattern = sought.pattern
    counts = [0]
    for character in whole:
        counts.append(counts[-1] + bool(fold(character)))
    skipping = _ignored(pattern.way).sub(_SKIPPED, whole)
    return [(counts[start], counts[end]) for start, end in _places(skipping, pattern.found_by)]


def stands_in(text: str, sought: SoughtText) -> bool:
    """Whether it stands anywhere in a text; a line break ends no paragraph here."""
    pattern = sought.pattern
    one = text.translate(_ONE_PARAGRAPH)
    if _has_any(one, pattern.expanded_from):
        one = expanded(one)[0]
    return pattern.found_by.search(_ignored(pattern.way).sub(_SKIPPED, one)) is not None


def expanded(text: str) -> tuple[str, list[int]]:
    """The text with what counts for several characters written out, and where each character comes from."""
    forms = expansions()
    pieces = [forms.get(character, character) for character in text]
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]


def _has_any(text: str, characters: str) -> bool:
    if len(characters) > _MANY:
        return _any_of(characters).search(text) is not None
    for character in characters:  # noqa: SIM110 - any() takes thrice as long, and this is asked of every text
        if character in text:
            return True
    return False


@lru_cache(maxsize=64)
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(any_of(characters))


_ONE_PARAGRAPH = dict.fromkeys(map(ord, PARAGRAPH_ENDS), " ")


def _places(text: str, found_by: re.Pattern[str]) -> list[tuple[int, int]]:
    """All places, overlapping ones too."""
    places = []
    found = found_by.search(text)
    while found:
        places.append(found.span())
        found = found_by.search(text, found.start() + 1)
    return places


@lru_cache(maxsize=8)
def _ignored(way: _Way) -> re.Pattern[str]:
    return re.compile(any_of(_IGNORED[way]))


@lru_cache(maxsize=1)
def _expanded_from() -> dict[str, str]:
    """For each character those that are folded to it and others."""
    found: dict[str, str] = {}
    for character, folded in expansions().items():
        for it in set(folded):
            found[it] = found.get(it, "") + character
    return found


@lru_cache(maxsize=256)
def _pattern_of(sought: SoughtText) -> _Pattern:
    way = _way(sought)
    if way is _Way.FOLDED:
        parts = [_form(it) for it in fold(sought.text)]
    elif way is _Way.FOLDED_BUT_MARKS:
        marks = _WHITE.sub(" ", fold_but_marks(sought.text))
        parts = [_form(it) if fold(it) else _exactly(it) for it in marks]
    else:
        kept = _ignored(way).sub("", sought.text)
        parts = list(map(_exactly, _WHITE.sub("" if way is not _Way.PRINTED_SPACED else " ", kept)))
    folded = fold(sought.text)
    expanded_from = "".join(_expanded_from().get(it, "") for it in folded) if way in _FORGIVING else ""
    found_by = re.compile(f"{_SKIPPED}*".join(parts) if parts else "(?!)")
    return _Pattern(way, found_by, expanded_from, _shortcut(folded) if way is _Way.FOLDED else None)


def _shortcut(folded: str) -> _Shortcut:
    others = [it for letter in filter(str.isalnum, folded) for it in forms_of(letter) if not it.isalnum()]
    hindered_by = "".join(dict.fromkeys((*_ignored_letters(), *others)))
    return _Shortcut(re.compile("".join(_steps(folded))), len(folded), hindered_by)


def _steps(folded: str) -> Iterator[str]:
    """Each character in its forms, and what may stand between two; beside a mark, only what does not count."""
    for at, letter in enumerate(folded):
        is_letter = letter.isalnum()
        forms = forms_of(letter)
        if at:
            yield r"\W*" if is_letter and folded[at - 1].isalnum() else any_of(_IGNORED[_Way.FOLDED]) + "*"
        yield any_of("".join(filter(str.isalnum, forms)) if is_letter else forms)


@lru_cache(maxsize=1)
def _ignored_letters() -> str:
    return "".join(filter(str.isalnum, _IGNORED[_Way.FOLDED]))


def _way(sought: SoughtText) -> _Way:
    if not fold(sought.text):
        return _Way.AS_IT_STANDS
    if sought.printed:
        return _Way.PRINTED_SPACED if sought.verbatim else _Way.PRINTED
    return _Way.FOLDED_BUT_MARKS if sought.verbatim else _Way.FOLDED


def _form(folded: str) -> str:
    """A character in whatever form it stands: quicker than folding the text."""
    return any_of(forms_of(folded))


def _exactly(character: str) -> str:
    """A character as it is; a space stands for white space however wide."""
    return f"(?:{_INNER_SPACE}{_SKIPPED}*)+" if character == " " else re.escape(character)
