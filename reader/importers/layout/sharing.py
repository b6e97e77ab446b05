"""Which heading lines go to the body below them and which to the body above.

Most text has the heading before its body. Where the frames of a page were taken in another order it comes
after, now and then or all down the page. So all gaps between bodies are judged together: the best sharing
leaves few bodies without a heading, gives none two, and puts lines with text that uses the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.layout.heading_fit import heading_fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.bodies import Body, Gap
    from reader.importers.layout.passages import Passage

_WORDING = 0.3
_KINSHIP = 2.0
_NO_HEADING = -3.0
_TWO_HEADINGS = -6.0
_AFTER_BODY = -0.5
_AFTER_RUBRIC = -4.0
_LOOSE_LINE = -1.5
_SURPLUS_LINE = -1.0
_ACROSS_RUBRIC = -4.0
_CLOSE_LINES = -3.0
_EMPTY_LINE = 0.5
_MOST_LINES = 12
"""Lines of a gap that are shared out; a longer list is no heading, and goes to the body below as it is."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to share out the gaps so far: how good it is, and where each was split."""

    score: float
    splits: tuple[int, ...]


def share_headings(
    bodies: Sequence[Body], gaps: Sequence[Gap]
) -> tuple[list[list[Passage]], list[list[Passage]]]:
    """For each body the lines before it and the lines after it that are its own."""
    if not bodies:
        return [], []
    ways = [_Way(0.0, (0,))]
    for place, body in enumerate(bodies):
        ways = [_best(ways, split, place, body, gaps) for split in _splits(gaps[place + 1])]
    splits = max(ways, key=lambda way: (way.score + _loose(way, gaps), -way.splits[-1])).splits
    before = [gap.lines[split:] for gap, split in zip(gaps, splits, strict=True)][:-1]
    after = [gap.lines[:split] for gap, split in zip(gaps, splits, strict=True)][1:]
    return before, after


def _splits(gap: Gap) -> range:
    return range(len(gap.lines) + 1) if len(gap.lines) <= _MOST_LINES else range(1)


def _best(ways: Sequence[_Way], split: int, place: int, body: Body, gaps: Sequence[Gap]) -> _Way:
    """The best way to share out the gaps before a body, if the gap after it is split at `split`."""
    scored = [
        _Way(
            way.score + _body_score(body, gaps[place], way.splits[-1], gaps[place + 1], split),
            (*way.splits, split),
        )
        for way in ways
    ]
    return max(scored, key=lambda way: (way.score, [-one for one in way.splits]))


def _body_score(body: Body, above: Gap, first: int, below: Gap, last: int) -> float:
    """How likely a body has the lines above it from `first` on, and those below it up to `last`."""
    before, after = above.lines[first:], below.lines[:last]
    score = _part_score(before, body, is_in_order=True) + _part_score(after, body, is_in_order=False)
    if before and after:
        score += _TWO_HEADINGS
    if not before and not after and not _needs_none(body):
        score += _NO_HEADING
    if after:
        score += _AFTER_RUBRIC if _needs_none(body) else _AFTER_BODY
    if above.rubric_at is not None and first < above.rubric_at:
        score += _ACROSS_RUBRIC
    return score + _cut_score(below.lines, last)


def _part_score(lines: Sequence[Passage], body: Body, *, is_in_order: bool) -> float:
    if not lines:
        return 0.0
    wording = heading_fit([line.text for line in lines], is_in_order=is_in_order)
    kinship = sum(_kinship(line.text, body) for line in lines)
    return _WORDING * wording + _KINSHIP * kinship + _SURPLUS_LINE * max(0, len(lines) - 3)


def _cut_score(lines: Sequence[Passage], split: int) -> float:
    """Headings of two articles stand apart: an empty line between them speaks for a cut, none against it."""
    if not 0 < split < len(lines):
        return 0.0
    gap = lines[split].gap
    return _EMPTY_LINE * min(gap, 3) if gap else _CLOSE_LINES


def _loose(way: _Way, gaps: Sequence[Gap]) -> float:
    """Lines after the last body that it does not take."""
    return _LOOSE_LINE * (len(gaps[-1].lines) - way.splits[-1])


def _needs_none(body: Body) -> bool:
    """Whether a body may well have no heading: a commentary, or the rest of an article from another page."""
    return body.rubric is not None or any(jump.is_from for jump in body.jumps)


def _kinship(heading: str, body: Body) -> float:
    """The share of a heading's pairs of characters that its body uses too."""
    text = "".join(body.paragraphs)
    pairs = [heading[at : at + 2] for at in range(len(heading) - 1) if heading[at : at + 2].isalnum()]
    return sum(1 for pair in pairs if pair in text) / len(pairs) if pairs else 0.0
