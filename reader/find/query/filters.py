"""The filters of a query (paper, days, page …) read from its text and written back into it.

The parser has the last word: a piece counts as a filter only if it reads it as one that narrows the whole
query, so what stands in quotation marks, under NOT or in one of several choices is left alone.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.find.query.days import Days
    from reader.find.query.nodes import Node


class Kind(StrEnum):
    """What a filter looks at."""

    PAPER = "paper"
    DAYS = "date"
    PAGE = "page"
    AUTHOR = "author"
    RUBRIC = "rubric"
    MARKED = "marked"
    UNREAD = "unread"
    PRINTED = "printed"


SPELLINGS: dict[Kind, tuple[str, ...]] = {
    Kind.PAPER: ("报纸", "paper"),
    Kind.DAYS: ("日期", "date"),
    Kind.PAGE: ("版", "page"),
    Kind.AUTHOR: ("作者", "author"),
    Kind.RUBRIC: ("栏目", "rubric"),
    Kind.MARKED: ("有:书签", "has:bookmark"),
    Kind.UNREAD: ("未读", "is:unread"),
    Kind.PRINTED: ("字形:原样", "form:printed"),
}
"""How the query language names each, Chinese first. The last three stand alone, without a value."""
SWITCHES = (Kind.MARKED, Kind.UNREAD, Kind.PRINTED)
LONGEST = 400
MOST = 12
"""Characters of a query, and pieces of it, that are looked at: typing must not wait for it."""
_CHINESE = {
    "headline": "标题", "body": "正文", "author": "作者", "rubric": "栏目",
    "paper": "报纸", "page": "版", "date": "日期",
}  # fmt: skip
_FIELDS = {name: kind for kind, names in SPELLINGS.items() if kind not in SWITCHES for name in names}
_PIECE = re.compile(
    rf"""(?<!\S)(?:(?P<field>{"|".join(_FIELDS)})[:：](?P<value>"(?:[^"]|"")*"|[“][^”]*[”]|[^\s"“|｜()（）]+)"""
    rf"""|(?P<switch>有[:：]书签|has:bookmark|未读|is:unread|字形[:：]原样|form:printed))(?!\S)"""
)
_PLAIN = re.compile(r"""[^\s"“”|｜()（）]+""")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter and where it stands in the text: from `start` to `end` (not included)."""

    kind: Kind
    value: str
    start: int
    end: int


@lru_cache(maxsize=32)
def filters_in(text: str) -> tuple[Filter, ...]:
    """The filters that narrow the whole query, in order; of a very long text none, of very many the first."""
    if len(text) > LONGEST:
        return ()
    found = (_filter(match) for match in islice(_PIECE.finditer(text), MOST))
    return tuple(it for it in found if _narrows(text, it))


def filter_of(text: str, kind: Kind) -> Filter | None:
    """The last filter of a kind: the one a chip shows and changes."""
    return next((it for it in reversed(filters_in(text)) if it.kind is kind), None)


def with_filter(text: str, kind: Kind, value: str = "") -> str:
    """The query narrowed by a filter, in place of one of the same kind."""
    piece = written(kind, value)
    there = filter_of(text, kind)
    if there:
        return text[: there.start] + piece + text[there.end :]
    words = text.strip()
    for made in (f"{words} {piece}", f"({words}) {piece}", f"{piece} {words}"):
        if _adds(made.strip(), kind, words):
            return made.strip()
    return f"{words} {piece}"


def without_filter(text: str, kind: Kind) -> str:
    """The query without any filter of a kind."""
    return _without([it for it in filters_in(text) if it.kind is kind], text)


def words_of(text: str) -> str:
    """The query without its filters: what is looked for, not where."""
    return _without(filters_in(text), text)


def written(kind: Kind, value: str = "") -> str:
    """A filter as it stands in a query, in the person's language."""
    if kind in SWITCHES:
        return SPELLINGS[kind][0 if _speaks_chinese() else 1]
    whole = value if _PLAIN.fullmatch(value) else '"{}"'.format(value.replace('"', '""'))
    return f"{written_field(kind)}:{whole}"


def written_field(name: str) -> str:
    """A field of the query language by its English name, as the person writes it."""
    return _CHINESE.get(name, name) if _speaks_chinese() else name


def days_of(text: str) -> Days | None:
    """The days a query is narrowed to."""
    from reader.find.query.days import read_days  # noqa: PLC0415 - a start needs it not

    there = filter_of(text, Kind.DAYS)
    return read_days(there.value) if there else None


def written_days(first: date, last: date) -> str:
    """A span of days as short as it goes: 2022, 2022-07, 2021..2023, 2022-07-01..2022-09-14."""
    for form, ending in (("%Y", _year_end), ("%Y-%m", _month_end), ("%Y-%m-%d", _same)):
        is_whole = first == _beginning(first, form) and last == ending(last)
        if is_whole:
            start, end = first.strftime(form).zfill(4), last.strftime(form).zfill(4)
            return start if start == end else f"{start}..{end}"
    raise AssertionError("days are always whole days")


def _beginning(day: date, form: str) -> date:
    return day.replace(day=1, month=1) if form == "%Y" else day.replace(day=1) if form == "%Y-%m" else day


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _same(day: date) -> date:
    return day


def _filter(match: re.Match[str]) -> Filter:
    if match["switch"]:
        spelt = match["switch"].replace("：", ":")
        kind = next(kind for kind in SWITCHES if spelt in SPELLINGS[kind])
        return Filter(kind, "", match.start(), match.end())
    value = match["value"]
    if value[0] in '"“':
        value = value[1:-1].replace('""', '"')
    return Filter(_FIELDS[match["field"]], value, match.start(), match.end())


def _adds(text: str, kind: Kind, words: str) -> bool:
    """Whether the query is the one of before, narrowed."""
    there = filter_of(text, kind)
    return there is not None and _read(_cut(text, there)) == _read(words)


def _narrows(text: str, piece: Filter) -> bool:
    """Whether the query is what it is without the piece, and the piece as well."""
    if piece.kind is Kind.PRINTED:
        return _is_printed(_read(_cut(text, piece)), _read(text))
    alone = _read(text[piece.start : piece.end])
    if alone is None or _is_words(alone):
        return False
    rest, whole = list(_parts(_read(_cut(text, piece)))), list(_parts(_read(text)))
    return (
        alone in whole and len(whole) == len(rest) + 1 and [*rest, alone].count(alone) == whole.count(alone)
    )


def _is_printed(node: Node | None, read: Node | None) -> bool:
    """Whether `read` is the query `node`, with every term in the form as printed."""
    from reader.find.query.nodes import as_printed  # noqa: PLC0415 - a start needs it not

    return node is not None and read == as_printed(node)


@lru_cache(maxsize=128)
def _read(text: str) -> Node | None:
    from reader.find.query.parsing import parse  # noqa: PLC0415 - a start needs it not

    return parse(text).node


def _is_words(node: Node | None) -> bool:
    """Whether it is looked for in all of the text: no filter."""
    from reader.find.query.nodes import Term  # noqa: PLC0415 - a start needs it not

    return isinstance(node, Term) and node.field is None


def _parts(node: Node | None) -> tuple[Node, ...]:
    """What must all be met."""
    from reader.find.query.nodes import Both  # noqa: PLC0415 - a start needs it not

    if isinstance(node, Both):
        return tuple(part for it in node.parts for part in _parts(it))
    return (node,) if node else ()


def _without(pieces: Sequence[Filter], text: str) -> str:
    for piece in reversed(pieces):
        text = _cut(text, piece)
    return text


def _cut(text: str, piece: Filter) -> str:
    before, after = text[: piece.start].rstrip(), text[piece.end :].lstrip()
    return f"{before} {after}".strip()


def _speaks_chinese() -> bool:
    # The catalogue's own answer: it has 报纸 for the field.
    return _("paper") != "paper"
