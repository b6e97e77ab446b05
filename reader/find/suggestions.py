"""What to offer for the word the cursor stands after: fields of the query language, names, earlier finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.query.filters import SPELLINGS, Kind, written, written_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.find.names import NameKind, Names

MOST = 8
MOST_PAST = 3
"""Earlier finds offered while something is typed; an empty field offers as many as there is room."""
_SHARES = (("paper", 2), ("rubric", 1), ("author", 3), ("headline", 3))
"""Names offered for a word without a field."""
_INITIALS = {
    "headline": "bt", "body": "zw", "author": "zz", "rubric": "lm", "paper": "bz", "page": "bm", "date": "rq",
}  # fmt: skip
"""The fields with the initials of their pinyin, in the order of `field_names`."""
_FIELDS = {
    **{name: kind.value for kind in (Kind.PAPER, Kind.AUTHOR, Kind.RUBRIC) for name in SPELLINGS[kind]},
    "标题": "headline",
    "headline": "headline",
}
"""Fields whose values are names, and what they name."""
_ALL_FIELDS = (
    *_FIELDS,
    *(name for kind in (Kind.PAGE, Kind.DAYS) for name in SPELLINGS[kind]),
    "正文",
    "body",
)
_AT_CURSOR = re.compile(
    rf"""(?P<whole>(?P<field>{"|".join(_FIELDS)})[:：]["“]?(?P<value>[^"“”|｜()（）]*?)|"""
    r"""(?P<word>[^\s:："“”|｜()（）]+))$"""
)


_AWAITS = re.compile(rf"(?:^|[\s(（|｜\-－])(?:{'|'.join(_ALL_FIELDS)})[:：][\"“]?$")


class Sort(Enum):
    """What is offered."""

    PAST = auto()
    FIELD = auto()
    NAME = auto()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to take over: characters `start` to `end` of the text become `text`.

    `shown` is the name itself, `label` what it is, `uses` in how many articles it stands (0: not known).
    """

    sort: Sort
    shown: str
    label: str
    start: int
    end: int
    text: str
    uses: int = 0


def suggestions(
    names: Names | None, text: str, cursor: int, past: Sequence[str] = ()
) -> tuple[Suggestion, ...]:
    """What to offer while `text` is typed and the cursor stands at `cursor`."""
    if not text.strip():
        return tuple(_past(past[:MOST], text))
    found = [*_past([it for it in past if it != text and text.strip() in it][:MOST_PAST], text)]
    if match := _AT_CURSOR.search(text[:cursor]):
        found += _in_field(names, match) if match["field"] else _anywhere(names, match)
    return tuple(found[:MOST])


def awaits_value(text: str) -> bool:
    """Whether the query ends in a field whose value is still to come: nothing to look for yet."""
    return _AWAITS.search(text) is not None


def field_names() -> dict[str, str]:
    """The fields of the query language as the person writes them, each with what it looks at."""
    return {
        written_field("headline"): _("in headlines only"),
        written_field("body"): _("in the text only"),
        written_field("author"): _("by an author"),
        written_field("rubric"): _("under a rubric"),
        written_field("paper"): _("in one paper"),
        written_field("page"): _("on one page"),
        written_field("date"): _("on days, in months or years"),
    }


def said_kind(kind: NameKind) -> str:
    """What a name is the name of."""
    words = {"paper": _("Paper"), "author": _("Author"), "rubric": _("Rubric"), "headline": _("Headline")}
    return words[kind.value]


def _past(past: Sequence[str], text: str) -> Iterator[Suggestion]:
    for query in past:
        yield Suggestion(Sort.PAST, query, _("Found before"), 0, len(text), query)


def _in_field(names: Names | None, match: re.Match[str]) -> Iterator[Suggestion]:
    yield from _names(names, _FIELDS[match["field"]], match["value"], match.span("whole"), MOST)


def _anywhere(names: Names | None, match: re.Match[str]) -> Iterator[Suggestion]:
    word = match["word"].lstrip("-－")
    span = (match.end() - len(word), match.end())
    yield from _fields(word, span)
    if word:
        for kind, limit in _SHARES:
            if kind != "headline" or len(word) > 1:
                yield from _names(names, kind, word, span, limit)


def _fields(word: str, span: tuple[int, int]) -> Iterator[Suggestion]:
    for (field, does), (name, letters) in zip(field_names().items(), _INITIALS.items(), strict=True):
        is_meant = field.startswith(word) or (len(word) > 1 and letters == word.lower())
        if word and (is_meant or name.startswith(word.lower())):
            yield Suggestion(Sort.FIELD, f"{field}:", does, *span, f"{field}:")


def _names(
    names: Names | None, kind: str, typed: str, span: tuple[int, int], limit: int
) -> Iterator[Suggestion]:
    from reader.find.names import NameKind  # noqa: PLC0415 - a start needs it not

    for name in names.like(typed, NameKind(kind), limit) if names else ():
        label = said_kind(name.kind)
        made = written(Kind(kind), name.text) if kind != "headline" else _headline(name.text)
        yield Suggestion(Sort.NAME, name.text, label, *span, made, name.uses)


def _headline(text: str) -> str:
    return '{}:"{}"'.format(written_field("headline"), text.replace('"', '""'))
