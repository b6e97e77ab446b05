"""The form with fields: a headline, perhaps an author and a date, `第1版(要闻)`, `专栏：…`, then the body.

A file has one article of it, or all of a page one after the other, with no marks but these between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.body import is_led, stripped
from reader.importers.formats.article_folder.markdown_form import DATE, PAGE, RUBRIC, Fields, make_piece
from reader.importers.layout.bylines import parse_byline
from reader.importers.layout.jumps import page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.article_folder.piece import Piece

_MOST_ABOVE = 8
"""Lines of a heading with author and date."""
_LATEST_FIELDS = 14
_IN_HEAD = re.compile(
    r"^[ \t\u3000]*第[^\n版]{1,6}版[ \t]*(?:[（(][^\n]*[）)])?[ \t\r]*\n\s{0,9}(?:专栏|專欄)\s{0,3}[：:]",
    re.MULTILINE,
)


def has_fields(text: str) -> bool:
    """Whether a text, or its beginning, is in this form."""
    found = _IN_HEAD.search(text)
    return found is not None and text[: found.start()].count("\n") <= _LATEST_FIELDS


def read_fields_form(lines: Sequence[str]) -> list[Piece]:
    """The articles in the lines of a text of this form."""
    places = [at for at, line in enumerate(lines) if _is_page(lines, at)]
    starts = [_heading_above(lines, at, places[nth - 1] + 1 if nth else 0) for nth, at in enumerate(places)]
    ends = [*starts[1:], len(lines)]
    return [_piece(lines, start, at, end) for start, at, end in zip(starts, places, ends, strict=True)]


def _is_page(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the page's, with the rubric's below it."""
    if "版" not in lines[at] or not PAGE.fullmatch(stripped(lines[at])):
        return False
    below = next((bare for line in lines[at + 1 : at + 4] if (bare := stripped(line))), "")
    return RUBRIC.fullmatch(below) is not None


def _heading_above(lines: Sequence[str], at: int, least: int) -> int:
    """Where the heading above a page's line begins: with the lines right above it that are no paragraphs.

    Author and date may stand below it, with a blank line between.
    """
    start = _block_above(lines, at, least)
    block = [bare for line in lines[start:at] if (bare := stripped(line))]
    if block and all(DATE.fullmatch(bare) or parse_byline(bare) for bare in block):
        return _block_above(lines, start, least)
    return start


def _block_above(lines: Sequence[str], at: int, least: int) -> int:
    """Where the lines right above a place begin that stand together and are no paragraphs."""
    start = at
    while start > least and not stripped(lines[start - 1]):
        start -= 1
    lowest = start
    while (
        start > max(least, lowest - _MOST_ABOVE) and stripped(above := lines[start - 1]) and not is_led(above)
    ):
        start -= 1
    return start


def _piece(lines: Sequence[str], start: int, at: int, end: int) -> Piece:
    found = PAGE.fullmatch(stripped(lines[at]))
    assert found is not None  # noqa: S101 - _is_page
    above = [bare for line in lines[start:at] if (bare := stripped(line)) and not DATE.fullmatch(bare)]
    author = above.pop() if len(above) > 1 and parse_byline(above[-1]) else ""
    rubric_at = next(place for place in range(at + 1, end) if stripped(lines[place]))
    rubric = RUBRIC.fullmatch(stripped(lines[rubric_at]))
    fields = Fields(
        heading="\u3000".join(above),
        author=author,
        page=page_number(found[1]),
        page_name=stripped(found[2] or "") or None,
        rubric=stripped(rubric[1]) or None if rubric else None,
    )
    return make_piece(fields, lines[rubric_at + 1 : end])
