"""Sentences from patterns: `{harbour|port}` picks one, `{3-80}` a number, `{boat}` a word of a bank, `{boat1}` the same one again."""  # noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

_SLOT = re.compile(r"\{([^{}]*)\}")
_BETWEEN = re.compile(r"\|(?![^{}]*\})")
_RANGE = re.compile(r"(\d+)(?:\.(\d+))?-(\d+)(?:\.(\d+))?")
_TOPICAL = 0.75


@dataclass
class Writer:
    """Fills patterns from banks and remembers what it called by a number."""

    rng: random.Random
    banks: Mapping[str, Sequence[str] | Callable[[], str]]
    known: dict[str, str] = field(default_factory=dict)
    topical: frozenset[str] = frozenset()
    """Banks of which a text mostly has one word only: a report on rice goes on about rice."""

    def write(self, pattern: str) -> str:
        while _SLOT.search(pattern):
            pattern = _SLOT.sub(lambda found: self._fill(found[1]), pattern)
        return pattern

    def _fill(self, slot: str) -> str:
        if "|" in slot:
            return self.rng.choice(slot.split("|"))
        if found := _RANGE.fullmatch(slot):
            return self._number(found)
        if slot[-1:].isdigit():
            if slot not in self.known:
                self.known[slot] = self._word(slot.rstrip("0123456789"))
            return self.known[slot]
        if slot in self.topical and self.rng.random() < _TOPICAL:
            return self._fill(slot + "0")
        return self._word(slot)

    def _number(self, found: re.Match[str]) -> str:
        low, low_part, high, high_part = found.groups()
        if low_part is None:
            return str(self.rng.randint(int(low), int(high)))
        places = len(low_part)
        value = self.rng.uniform(float(f"{low}.{low_part}"), float(f"{high}.{high_part or 0}"))
        return f"{value:.{places}f}"

    def _word(self, name: str) -> str:
        bank = self.banks[name]
        return bank() if callable(bank) else self.rng.choice(bank)


def choices(values: str) -> list[str]:
    """`a|{b|c}d` is two: a bar within braces parts nothing."""
    return _BETWEEN.split(values)


def sections(text: str) -> dict[str, list[str]]:
    """A file of patterns: `[name]` opens a section, every other line that is not empty is a pattern of it."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line:
            lines.append(line)
    return found
