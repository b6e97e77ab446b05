"""Page text as lines that know the white space around them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_FULL_WIDTH = re.compile("[\u4e00-\u9fff\u3001-\u3029\uff01-\uff60“”‘’…—]+")
_WHITE = " \t\u3000\xa0"
_MOST_KEPT = 80
"""Characters. The width of a longer text is not remembered."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it. `gap` counts the empty lines before it; `indent` is in ems.

    `text` has lost the white space at both ends; `parted` says that a space stood at its end,
    `led_by` how many characters of white space before it; `starts_sheet` that a form feed did.
    """

    text: str
    gap: int = 0
    indent: float = 0.0
    parted: bool = False
    led_by: int = 0
    starts_sheet: bool = False


def split_pages(text: str) -> list[str]:
    """The parts between form feeds that hold anything: in plain text a form feed is a page's end."""
    return [part for part in text.split("\f") if part.strip()]


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything."""
    lines: list[Line] = []
    gap = 0
    for raw in _LINE_ENDS.split(_INVISIBLE.sub("", text)):
        bare = raw.strip()
        if not bare:
            gap += 1
            continue
        lines.append(Line(bare, gap, _indent(raw), raw[-1:] in _WHITE, _led_by(raw)))
        gap = 0
    return lines


def split_sheets(text: str) -> list[Line]:
    """The lines of a whole file that hold anything."""
    found: list[Line] = []
    for sheet in split_pages(text):
        lines = split_lines(sheet)
        found += [replace(lines[0], starts_sheet=bool(found)), *lines[1:]]
    return found


def width(text: str) -> float:
    """How wide a text is set, in ems: a half-width character takes half of one."""
    return _kept_width(text) if len(text) <= _MOST_KEPT else _width(text)


def _width(text: str) -> float:
    others = _FULL_WIDTH.sub("", text)
    wide = sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in others)
    return len(text) - len(others) + wide


_kept_width = lru_cache(maxsize=1024)(_width)
"""Of lines of a column, which are measured again and again."""


def _led_by(raw: str) -> int:
    return len(raw) - len(raw.lstrip(_WHITE))


def _indent(raw: str) -> float:
    ahead = raw[: _led_by(raw)]
    return sum(1.0 if char == "\u3000" else 2.0 if char == "\t" else 0.5 for char in ahead)
