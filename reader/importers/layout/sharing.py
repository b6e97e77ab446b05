"""Which headings go to the text below them and which to the text above.

Most text has the heading before its body. Where the frames of a page were taken in another order it comes after,
now and then or all down the page. What the labels leave without a text, or without a heading, is then shared out
anew: the best sharing leaves few texts without a heading, gives none two, and puts lines with text that uses the
same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.layout.pieces import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line

_KINSHIP = 2.0
_NO_HEADING = -3.0
_TWO_HEADINGS = -6.0
_AGAINST_LABEL = -0.7
_LOOSE_LINE = -1.5
_EMPTY_LINE = 0.5
_CLOSE_LINES = -3.0
_MOST_LINES = 8
"""Lines between two texts that are shared out; a longer list is no heading."""


class _Way(NamedTuple):
    """A way to share out the lines so far: how good it is, and where each stretch of them was split."""

    score: float
    splits: tuple[int, ...]


def share_headings(parts: list[Parts]) -> list[Parts]:
    """The articles of a page, each with the heading lines that are its own; headings without a text are left."""
    texts = [one for one in parts if one.body or one.bylines]
    is_odd = len(texts) < len(parts) or any(_lacks_heading(one) for one in texts)
    if not texts or not is_odd:
        return parts
    gaps = _gaps(parts)
    if not any(gaps) or max(map(len, gaps)) > _MOST_LINES:
        return parts
    ways = [_Way(0.0, (0,))]
    below = [len(one.below) for one in texts]
    for place, one in enumerate(texts):
        after = gaps[place + 1]
        words = "".join(line.text for piece in one.body for line in piece.lines)
        ways = [
            max(
                _Way(
                    way.score
                    + _score(one, words, gaps[place][way.splits[-1] :], after[:split])
                    + _cut(after, split, below[place]),
                    (*way.splits, split),
                )
                for way in ways
            )
            for split in range(len(after) + 1)
        ]
    splits = max(ways, key=lambda way: way.score + _LOOSE_LINE * (len(gaps[-1]) - way.splits[-1])).splits
    for one, above, after, first, last in zip(texts, gaps, gaps[1:], splits, splits[1:], strict=False):
        one.heading, one.below = above[first:], after[:last]
    rest = gaps[-1][splits[-1] :]
    return [*texts, *([Parts(heading=rest)] if rest else [])]


def _lacks_heading(one: Parts) -> bool:
    return not (one.heading or one.below or one.rubric) and one.is_led


def _gaps(parts: Sequence[Parts]) -> list[list[Line]]:
    """The heading lines before each text and after the last."""
    gaps: list[list[Line]] = [[]]
    for one in parts:
        gaps[-1] += one.heading
        if one.body or one.bylines:
            gaps.append(list(one.below))
        elif one.rubric:
            gaps[-1] += one.rubric.lines
    return gaps


def _score(one: Parts, words: str, above: Sequence[Line], below: Sequence[Line]) -> float:
    """How well a text goes with the lines above it and below."""
    score = _KINSHIP * sum(_kinship(line.text, words) for line in (*above, *below))
    if above and below:
        score += _TWO_HEADINGS
    if not above and not below and one.rubric is None:
        score += _NO_HEADING
    return score


def _cut(lines: Sequence[Line], split: int, labelled: int) -> float:
    """How likely lines are of another article from `split` on: they stand apart, and are labelled so."""
    score = _AGAINST_LABEL if split != labelled else 0.0
    if not 0 < split < len(lines):
        return score
    gap = lines[split].gap
    return score + (_EMPTY_LINE * min(gap, 3) if gap else _CLOSE_LINES)


def _kinship(heading: str, words: str) -> float:
    """The share of a heading's pairs of characters that a text uses too."""
    pairs = [heading[at : at + 2] for at in range(len(heading) - 1) if heading[at : at + 2].isalnum()]
    return sum(1 for pair in pairs if pair in words) / len(pairs) if pairs else 0.0
