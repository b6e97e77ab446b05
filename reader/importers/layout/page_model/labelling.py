"""The lines of a file and how it is set, into labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.importers.layout.masthead import count_masthead_lines
from reader.importers.layout.page_model.around import Around
from reader.importers.layout.page_model.chain import barred, best_labels, load_weights, lowered, summed
from reader.importers.layout.page_model.features import Shape, page_shapes
from reader.importers.layout.page_model.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_WITHIN = 350
"""Hundredths of a logarithm: of 292 short lines of made-up pages that stand so within an article 8 began another."""


def read_labels(lines: Sequence[Line], setting: Setting, masthead: int | None = None) -> list[Label]:
    """The likeliest label of each line of a file; `masthead` counts the lines of that at the top, where known."""
    if masthead is None:
        masthead = count_masthead_lines(lines)
    page = Around(lines, setting)
    sums = (sum(map(_said, shapes)) for shapes in page_shapes(page, masthead))
    weighed = (
        lowered(line, Label.HEADING, _WITHIN) if at in page.within else line for at, line in enumerate(sums)
    )
    possible = (barred(line, *page.ruled_out(at)) for at, line in enumerate(weighed))
    labels = best_labels(possible, load_weights().transitions)
    return _alike(_with_rubrics(labels, page), page.twins)


def _with_rubrics(labels: Sequence[Label], page: Around) -> list[Label]:
    """The labels, what is set as the name of a rubric below a masthead being one."""
    return [
        Label.RUBRIC if label is Label.MASTHEAD and page.seen[at].kind == "label" else label
        for at, label in enumerate(labels)
    ]


def _alike(labels: list[Label], twins: Sequence[tuple[int, int]]) -> list[Label]:
    """The labels, subheadings of those headings that are built as a subheading of the same article is."""
    found = list(labels)
    for pair in (*twins, *reversed(twins)):
        one, other = (found[at] for at in pair)
        if {one, other} == {Label.SUBHEADING, Label.HEADING}:
            for at in pair:
                found[at] = Label.SUBHEADING if _stands_over_text(found, at) else found[at]
    return found


def _stands_over_text(labels: Sequence[Label], at: int) -> bool:
    return at + 1 < len(labels) and labels[at + 1] in {Label.PARAGRAPH, Label.VERSE}


@lru_cache(maxsize=16384)
def _said(shape: Shape) -> int:
    """What a shape says for each state: spelt out and looked up once for all lines that share it."""
    return summed(shape.names(), load_weights().emissions)
