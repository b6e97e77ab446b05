"""How the text of a file is set: where lines were cut, what stands apart from what, what white space leads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.layout.bylines import parse_lead, parse_signature
from reader.importers.layout.line_kinds import could_be_heading, is_rubric, starts_article
from reader.importers.layout.lines import width
from reader.importers.layout.punctuation import is_finished
from reader.importers.layout.wrapping import Measure, find_measure, has_indents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line

MOST_HEADINGS = 5
LED = 1.5
"""Ems of white space before a line that leads it."""
_LONG_LINE = 30
_FEW_CLOSE = 0.4
_FEWEST = 2
"""Headings that tell how far articles stand apart: one that seems sure may be none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a file is set, found from all of it."""

    measure: Measure | None = None
    has_indents: bool = False
    paragraph_gap: int = 0
    """Empty lines between two paragraphs."""
    heading_gap: int | None = None
    """Empty lines between a heading and its body; None where no article tells."""
    article_gap: int | None = None
    """Empty lines that mostly stand above the heading of an article; None where too few articles tell."""
    do_articles_stand_apart: bool = False
    """An empty line or more stands above the headings of articles. A few that seem not to are ends of columns."""
    do_headings_stand_apart: bool = False
    """An empty line or more stands between each heading that is sure and the text that it heads."""
    are_headings_below: bool = False
    """Headings follow their text closely, and stand apart from what comes next."""


def find_setting(lines: Sequence[Line]) -> Setting:
    """How the text is set."""
    measure = find_measure(lines)
    ended = [
        after.gap
        for line, after in pairwise(lines)
        if width(line.text) > _LONG_LINE and is_finished(line.text)
    ]
    if measure:
        ended = [after.gap for line, after in pairwise(lines) if is_finished(line.text)]
    usual = Counter(ended).most_common(1)
    are_led = has_indents(lines, measure)
    may_be_headings = [could_be_heading(line.text) for line in lines]
    below = _gaps_below(lines, may_be_headings)
    gaps = Counter(gap for gap, _is_text in below)
    to_text = [gap for gap, is_text in below if is_text]
    apart = _gaps_around(lines, may_be_headings)
    above = sorted(gap for gap, _gap in apart)
    nearer_above = sum(1 for gap, under in apart if gap < under)
    close = above.count(0)
    return Setting(
        measure,
        are_led,
        paragraph_gap=usual[0][0] if usual else 0,
        heading_gap=gaps.most_common(1)[0][0] if gaps else None,
        article_gap=above[len(above) // 2] if len(above) >= _FEWEST else None,
        do_articles_stand_apart=close <= _FEW_CLOSE * len(above) and len(above) - close >= _FEWEST,
        do_headings_stand_apart=len(to_text) > _FEWEST and min(to_text) > 0,
        are_headings_below=nearer_above > len(apart) / 2,
    )


def _gaps_below(lines: Sequence[Line], may_be_headings: Sequence[bool]) -> list[tuple[int, bool]]:
    """The empty lines below headings that are sure, for a byline comes next; whether the text begins with that."""
    return [
        (after.gap, parse_lead(after.text) is not None)
        for line, after, is_heading in zip(lines, lines[1:], may_be_headings, strict=False)
        if is_heading and starts_article(after.text) and not is_rubric(line.text)
    ]


def _gaps_around(lines: Sequence[Line], may_be_headings: Sequence[bool]) -> list[tuple[int, int]]:
    """The empty lines above each heading that is sure and below it, where an article's text ends above it."""
    found: list[tuple[int, int]] = []
    count = 0
    for place, after in enumerate(lines):
        first = place - count
        is_below_text = first > 0 and 0 < count <= MOST_HEADINGS and is_finished(lines[first - 1].text)
        if is_below_text and (starts_article(after.text) or parse_signature(after.text)):
            found.append((lines[first].gap, after.gap))
        count = count + 1 if may_be_headings[place] else 0
    return found
