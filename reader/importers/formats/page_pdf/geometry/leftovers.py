"""What of a page is no article: single characters, numbers, heads of columns and pages torn off from their text.

It is never dropped without a word and never kept as an article. Where it stands right above an article's heading it is
the name of the column 栏目 that the article is in, or its kicker 引题.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.layout.line_kinds import could_be_heading, is_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.frame import Frame
    from reader.importers.formats.page_pdf.geometry.rows import Row

_MOST_ROWS = 2
_SHORTEST_TEXT = 40
"""Characters. A shorter piece without a heading, a sentence and a picture is no article."""
_ABOVE, _BELOW = 2.6, 0.6
"""Ems that a kicker or a column's name may stand above the heading below it, and into it."""
_NEAR_EDGE = 1.2


def part_leftovers(frames: Sequence[Frame]) -> tuple[list[Frame], tuple[str, ...]]:
    """The articles, what stood over them given back to them; and the lines that belong to none."""
    rests = [frame for frame in frames if _is_rest(frame)]
    articles = [frame for frame in frames if not any(frame is rest for rest in rests)]
    leftovers: list[str] = []
    for rest in sorted(rests, key=lambda frame: -frame.box.top):
        home = _home(rest, articles)
        if home is None:
            leftovers += (row.text for row in _rows(rest))
        else:
            home.over[:0] = _rows(rest)
    return articles, tuple(text for text in leftovers if text.strip())


def _rows(frame: Frame) -> list[Row]:
    heads = list(frame.head.rows) if frame.head else []
    return [*heads, *frame.standing, *(row for leg in frame.legs for row in leg.rows)]


def _is_rest(frame: Frame) -> bool:
    """Whether a frame has no text, or a line or two that are no sentence, and no picture."""
    if frame.captions:
        return False
    if not frame.legs:
        return True
    rows = [row for leg in frame.legs for row in leg.rows]
    text = "".join(row.text for row in rows)
    is_short = len(rows) <= _MOST_ROWS and len(text) < _SHORTEST_TEXT and "。" not in text
    return is_short and frame.head is None


def _home(rest: Frame, articles: Sequence[Frame]) -> Frame | None:
    """The article whose heading a line stands right above, at its edge or centred on it."""
    row = _rows(rest)[0]
    if row.is_vertical or len(_rows(rest)) > _MOST_ROWS:
        return None
    if not (could_be_heading(row.text) or is_rubric(row.text) or row.text[-1] in "：—"):
        return None
    fitting = [
        one for one in articles if one.head and not one.head.is_vertical and _is_over(rest, one, row.size)
    ]
    return min(fitting, key=lambda one: one.box.top - rest.box.bottom, default=None)


def _is_over(rest: Frame, article: Frame, size: float) -> bool:
    box, over = article.box, rest.box
    gap = box.top - over.bottom
    if not -_BELOW * size < gap < _ABOVE * size:
        return False
    within = box.left - _NEAR_EDGE * size <= over.left and over.right <= box.right + _NEAR_EDGE * size
    return within or abs(over.centre - box.centre) < _NEAR_EDGE * size
