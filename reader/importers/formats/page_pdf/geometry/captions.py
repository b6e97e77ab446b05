"""Captions 图片说明 told from bodies: small type at a picture's edge, or worded as captions are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.banks import Setting, is_framed_apart
from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.paragraphs import join_lines
from reader.importers.layout.bylines import is_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.frame import Frame
    from reader.importers.formats.page_pdf.geometry.rows import Row

_SMALL = 0.95
_NEAR = 2.5
_MOST_LINES = 8
_BELOW_HEAD = 2.0
"""Ems of a heading that a picture may stand below it."""
_LACKING = 1000.0
"""Points nearer that a picture counts to a heading without a text."""


def take_captions(
    rows: Sequence[Row], pictures: Sequence[Box], body: float
) -> tuple[list[tuple[Row, ...]], list[Row]]:
    """The captions, each with all its lines, and the lines that are none."""
    captions: list[list[Row]] = []
    rest: list[Row] = []
    for row in rows:
        last = next((one for one in captions if _goes_on(one, row)), None)
        if last is not None:
            last.append(row)
        elif _begins_caption(row, pictures, body):
            captions.append([row])
        else:
            rest.append(row)
    return [tuple(caption) for caption in captions], rest


def _begins_caption(row: Row, pictures: Sequence[Box], body: float) -> bool:
    is_small = row.size < _SMALL * body
    at_picture = any(_is_at(row.box, picture, row.size) for picture in pictures)
    if is_caption(row.text):
        return is_small or at_picture
    return is_small and at_picture


def _is_at(box: Box, picture: Box, size: float) -> bool:
    """Whether a line stands right below a picture or right above it, or runs beside it."""
    below, above = box.top - picture.bottom, picture.top - box.bottom
    within = box.left > picture.left - 2 * size and box.right < picture.right + 2 * size
    return within and (-size < below < _NEAR * size or -size < above < size)


def _goes_on(caption: Sequence[Row], row: Row) -> bool:
    last = caption[-1]
    step = row.box.bottom - last.box.bottom
    is_same = abs(row.size - last.size) < 0.04 * last.size and 0.5 * row.size < step < 1.9 * row.size
    return is_same and row.box.across(last.box) > 0.5 * row.box.width and len(caption) < _MOST_LINES


def caption_text(caption: Sequence[Row]) -> str:
    """A caption's lines as one paragraph."""
    text = caption[0].text
    for row in caption[1:]:
        text = join_lines(text, row.text)
    return text


def share_captions(
    captions: Sequence[tuple[Row, ...]], frames: Sequence[Frame], pictures: Sequence[Box], setting: Setting
) -> None:
    """Each caption, with the picture it belongs to, to its article.

    That is the one whose heading stands right above and has no other text, else the nearest.
    """
    homes = [(frame, _parts(frame)) for frame in frames]
    for caption in captions:
        box = around(row.box for row in caption)
        pictured = [picture for picture in pictures if _is_at(caption[0].box, picture, caption[0].size)]
        place = around([box, *pictured])
        ways = [
            (is_framed_apart(place, one, setting), _distance(place, one) - bonus, number)
            for number, (frame, boxes) in enumerate(homes)
            for bonus in [_LACKING if _lacks_text(frame, place) else 0.0]
            for one in boxes
        ]
        if ways:
            homes[min(ways)[2]][0].captions.append(caption)


def _parts(frame: Frame) -> list[Box]:
    """What is printed of an article, without what its columns leave free."""
    heads = [frame.head.box] if frame.head else []
    return (
        heads
        + [around(row.box for row in leg.rows) for leg in frame.legs]
        + [row.box for row in frame.standing]
    )


def _lacks_text(frame: Frame, place: Box) -> bool:
    """Whether a picture with its caption stands right below a heading that has no text yet: picture news 图片新闻."""
    if frame.head is None or frame.legs or frame.captions:
        return False
    foot = around([frame.head.box, *(row.box for row in frame.standing)]).bottom
    gap = place.top - foot
    return frame.head.box.across(place) > 0 and -frame.head.size < gap < _BELOW_HEAD * frame.head.size


def _distance(place: Box, box: Box) -> float:
    """Points between a picture and a part of an article; sideways counts double, since pictures stand in columns."""
    return 2 * max(-place.across(box), 0.0) + max(-place.beside(box), 0.0)
