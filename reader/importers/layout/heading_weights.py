"""How much each trait of a heading weighs: the table in resources/headings.tsv, that packaging/headings.py makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reader import paths
from reader.importers.layout.heading_traits import are_even, break_traits, part_traits

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREAK = "break"
_SELDOM, _UNEVEN = -1.6, -0.5
"""Most lines of a heading are parts of their own; the table was learned from about as many broken as whole ones.
Where a headline is set in two, the halves are seldom of different widths."""


@dataclass(frozen=True)
class Weights:
    """The weights of the traits of parts and of line breaks; those not in the tables weigh nothing."""

    parts: Mapping[str, float] = field(default_factory=dict)
    breaks: Mapping[str, float] = field(default_factory=dict)

    def of_parts(self, kicker: str, headline: str, deck: str) -> float:
        """How well three texts read as kicker, headline and deck; "" for one that is not there."""
        return sum(self.parts.get(trait, 0.0) for trait in part_traits(kicker, headline, deck))

    def of_break(self, above: str, below: str) -> float:
        """The log odds that one line was broken into these two."""
        usual = _SELDOM if are_even(above, below) else _SELDOM + _UNEVEN
        return usual + sum(self.breaks.get(trait, 0.0) for trait in break_traits(above, below))


def read_weights(text: str) -> Weights:
    """The weights in a table of lines: part or break, the trait, its weight."""
    parts: dict[str, float] = {}
    breaks: dict[str, float] = {}
    for line in text.splitlines():
        table, trait, weight = line.split("\t")
        (breaks if table == _BREAK else parts)[trait] = float(weight)
    return Weights(parts, breaks)


def write_weights(weights: Weights) -> str:
    """The table that `read_weights` reads."""
    rows = [("part", trait, weight) for trait, weight in sorted(weights.parts.items())]
    rows += [(_BREAK, trait, weight) for trait, weight in sorted(weights.breaks.items())]
    return "".join(f"{table}\t{trait}\t{weight:.2f}\n" for table, trait, weight in rows)


@cache
def learned_weights() -> Weights:
    """The weights that come with the program."""
    return read_weights((paths.resources() / "headings.tsv").read_text("utf-8"))
