"""What the wording of heading lines shows, as traits that weights are kept for in resources/headings.tsv.

A trait is a word such as `deck ends 讲话`: the part of the heading a line is taken for, and what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.han_forms import ordinary
from reader.importers.layout.lines import width
from reader.importers.layout.names import PLACES, has_surname
from reader.importers.layout.rules import rule, simplified
from reader.importers.layout.wording import DECK, HEADLINE, KICKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIGNS = {"kicker": KICKER, "headline": HEADLINE, "deck": DECK}
_WIDTHS = (4, 6, 8, 10, 12, 14, 17, 20, 25, 32)
_DIFFERENCES = (-12, -7, -4, -1.5, -0.5, 0.5, 1.5, 4, 7, 12)
_MOST_SHARED = 3
_SAME_WIDTH = 0.6
_ONE_WIDTH = {
    **{ord(half): full for half, full in zip(",:;?!()\u3000\xa0", "，：；？！（）  ", strict=True)},
    **{code: chr(code - 0xFEE0) for code in range(ord("！"), ord("～")) if chr(code).isalnum()},
}
_RUBRIC_BEHIND = rule(r"(?<=.)（[^（）]{2,24}）$")
_MARKS = {
    "digits": rule(r"\d"),
    "comma": rule("，"),
    "pause": rule("、"),
    "colon within": rule("：."),
    "semicolon": rule("；"),
    "quotation": rule("“"),
    "gap": rule(r"\s"),
    "book": rule("《"),
    "dot": rule("·"),
    "question": rule("[？！]"),
    "question last": rule("[？！]”?$"),
    "dash last": rule("—+$"),
    "dash first": rule("^[—-]"),
    "colon last": rule("：$"),
    "all in brackets": rule("^（.*）$"),
    "time first": rule(r"^(?:去年|今年|本月|上月|近|前|昨|一季|上半|\d)"),
}


@dataclass(frozen=True, slots=True)
class Split:
    """A way to read the lines of a heading. A part may take several lines, or none; the headline has one at least."""

    kicker: tuple[str, ...]
    headline: tuple[str, ...]
    deck: tuple[str, ...]


def joined(lines: Sequence[str]) -> str:
    """The lines of one part as one: halves of one width stay parted, as they are set against each other."""
    is_pair = len(lines) > 1 and all(are_even(line, lines[0]) for line in lines)
    text = lines[0] if lines else ""
    for line in lines[1:]:
        is_latin = text[-1:].isascii() and line[:1].isascii() and text[-1:].isalnum() and line[:1].isalnum()
        text += (" " if is_pair or is_latin else "") + line
    return text


def are_even(above: str, below: str) -> bool:
    """Whether two lines are of one width."""
    return abs(width(above) - width(below)) < _SAME_WIDTH


def part_traits(kicker: str, headline: str, deck: str) -> tuple[str, ...]:
    """What speaks for or against a reading; a part that is not there is empty."""
    shape = "".join(letter for letter, part in zip("KHD", (kicker, headline, deck), strict=True) if part)
    traits = [f"shape {shape}", *(f"headline {trait}" for trait in line_traits(headline))]
    for name, part in (("kicker", kicker), ("deck", deck)):
        if part:
            traits += [f"{name} {trait}" for trait in line_traits(part)]
            traits.append(f"{name} wider {_step(width(part) - width(headline), _DIFFERENCES)}")
    if kicker or deck:
        traits += _shared_traits("kicker" if kicker else "deck", _plain(kicker or deck), _plain(headline))
    return tuple(traits)


def _shared_traits(name: str, part: str, headline: str) -> Iterator[str]:
    """What a part has in common with the headline: pairs of characters, how both begin and end."""
    shared = len(_pairs(part) & _pairs(headline))
    yield f"{name} shares {min(shared, _MOST_SHARED)}"
    yield f"{name} shares of five {5 * shared // max(1, min(len(part), len(headline)) - 1)}"
    if part[:2] == headline[:2]:
        yield f"{name} begins alike"
    if part[-2:] == headline[-2:]:
        yield f"{name} ends alike"


def break_traits(above: str, below: str) -> tuple[str, ...]:
    """What speaks for or against two lines being one that was broken there."""
    is_even = are_even(above, below)
    gaps = f"{' ' in above:d}{' ' in below:d}"
    traits = [
        "always",
        f"wider {_step(width(above) - width(below), _DIFFERENCES)}",
        f"even {is_even:d}",
        f"gaps {gaps}",
        f"whole {_step(width(above) + width(below), _WIDTHS)}",
        f"joint {_plain(above)[-1:]}{_plain(below)[:1]}",
    ]
    for name, line in (("above", above), ("below", below)):
        shown = [trait for trait in line_traits(line) if not trait.startswith("has ")]
        traits += [f"{name} {trait}" for trait in shown]
        traits += [f"{name} {trait} even {is_even:d}" for trait in shown if ": " in trait]
    return tuple(traits)


@lru_cache(maxsize=512)
def line_traits(text: str) -> tuple[str, ...]:
    """What one line shows: its ends, its characters, its width, its marks, the signs an editor goes by."""
    plain = _plain(text)
    bare = _RUBRIC_BEHIND.sub("", plain)
    traits = ["always", f"wide {_step(width(bare), _WIDTHS)}"]
    if bare != plain:
        traits.append("rubric behind")
    traits += [f"begins {bare[:count]}" for count in (1, 2, 3)]
    traits += [f"ends {bare[-count:]}" for count in (1, 2, 3)]
    traits += [f"has {char}" for char in sorted(set(bare)) if "\u4e00" <= char <= "\u9fff"]
    traits += [name for name, mark in _MARKS.items() if mark.search(bare)]
    traits += _place_traits(bare)
    if has_surname(bare[:3]):
        traits += ["name first", f"name first, ends {bare[-2:]}"]
    return (*traits, *_signs(bare))


def _place_traits(text: str) -> Iterator[str]:
    if any(place in text for place in PLACES):
        yield "place"
    if text.startswith(tuple(PLACES)):
        yield "place first"


def _signs(text: str) -> Iterator[str]:
    for part, signs in SIGNS.items():
        for sign in signs:
            if sign.pattern.search(text):
                yield f"{part}: {sign.reason}"


def _plain(text: str) -> str:
    """A line in ordinary simplified glyphs, digits half and marks full width."""
    return simplified(ordinary(text)).translate(_ONE_WIDTH)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _step(value: float, steps: Sequence[float]) -> int:
    """Into which of the intervals between `steps` a value falls."""
    return next((at for at, step in enumerate(steps) if value <= step), len(steps))
