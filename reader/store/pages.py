"""The order of pages by their printed numbers."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\d+|\D+")


def page_order(number: str) -> tuple[tuple[int, str], ...]:
    """A sort key: "2" before "10", "A2" before "A10", plain numbers before sections."""
    return tuple((int(part), "") if part.isdecimal() else (1 << 30, part) for part in _PARTS.findall(number))
