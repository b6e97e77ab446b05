"""Which columns hold text, headline and day where no name tells it: told by what stands in them."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from reader.importers.formats.records.fields import Field, plain_name
from reader.importers.formats.records.values import day_of, is_whole_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.importers.formats.records.fields import Columns

    Cells = Sequence[str]

MOST_LOOKED_AT = 50
"""Rows that are enough to judge by."""
_SHORTEST_TEXT = 15
"""Characters of the middle one of a column of texts."""
_LONGEST_HEADLINE = 60
_SENTENCE = re.compile(r"[。！？!?][”’」』）)]?\s*$|[.][\"')]?\s*$|[。；;]|[a-z][.!?] ")
_ADDRESS = re.compile(r"\s*(?:https?://|www[.]|/|[\w-]+[.][a-z]{2,4}(?:/|$))", re.IGNORECASE)
_WORDS = re.compile(r"[\u3400-\u9fff]{2}|[^\W\d_]+\s+[^\W\d_]+")
_NOT_OF_PAPER = re.compile("crawl|scrap|fetch|updat|modif|download|spider|抓取|采集|爬取|更新|修改|入库|下载")
"""In the names of columns that tell when a record was gathered."""


def guess_columns(taken: Columns, names: Sequence[str], rows: Iterable[Cells]) -> dict[Field, str]:
    """The columns taken, and those that by their values must be text, headline and day, where none was taken."""
    held = {name: [row[at].strip() for row in rows if at < len(row)] for at, name in enumerate(names)}
    found = dict(taken)
    for field, pick in _PICKS.items():
        free = {name: cells for name, cells in held.items() if name not in found.values() and any(cells)}
        if field not in found and (name := pick(free)):
            found[field] = name
    return {field: found[field] for field in Field if field in found}


def _text_column(free: Mapping[str, Cells]) -> str | None:
    """The column of the longest cells, where most are sentences."""
    longest = max(free, key=lambda name: sum(map(len, free[name])), default=None)
    cells = _filled(free[longest]) if longest is not None else []
    is_long = bool(cells) and median(map(len, cells)) >= _SHORTEST_TEXT
    is_prose = _share(cells, lambda cell: _SENTENCE.search(cell) is not None) > 0.5
    return longest if is_long and is_prose and not _are_addresses(cells) else None


def _headline_column(free: Mapping[str, Cells]) -> str | None:
    """The first column of short lines of words that end no sentence and differ from each other."""
    return next((name for name, cells in free.items() if _are_headlines(_filled(cells))), None)


def _are_headlines(cells: Cells) -> bool:
    is_short = _share(cells, lambda cell: 2 <= len(cell) <= _LONGEST_HEADLINE) > 0.9
    is_worded = _share(cells, lambda cell: _WORDS.search(cell) is not None) > 0.9
    is_open = _share(cells, lambda cell: not cell.endswith(("。", "，", "；"))) > 0.9
    is_varied = len(set(cells)) > 0.8 * len(cells) and median(map(len, cells)) > _LONGEST_NAME
    return (
        is_short
        and is_worded
        and is_open
        and is_varied
        and not _are_days(cells)
        and not _are_addresses(cells)
    )


_LONGEST_NAME = 4
"""Characters: names of people and of pages are no longer, as a rule."""


def _day_column(free: Mapping[str, Cells]) -> str | None:
    """The first column of nothing but days."""
    named = (name for name in free if not _NOT_OF_PAPER.search(plain_name(name)))
    return next((name for name in named if _are_days(_filled(free[name]))), None)


def _are_days(cells: Cells) -> bool:
    return _share(cells, lambda cell: is_whole_day(cell) and day_of(cell) is not None) > 0.9


def _are_addresses(cells: Cells) -> bool:
    return _share(cells, lambda cell: _ADDRESS.match(cell) is not None) > 0.5


def _filled(cells: Cells) -> list[str]:
    return [cell for cell in cells if cell]


def _share(cells: Cells, holds: Callable[[str], bool]) -> float:
    """How many of the cells it holds for, 0 to 1; 0 of none."""
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


_PICKS: Mapping[Field, Callable[[Mapping[str, Cells]], str | None]] = {
    Field.TEXT: _text_column,
    Field.DAY: _day_column,
    Field.HEADLINE: _headline_column,
}
