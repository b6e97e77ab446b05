"""A sheet into what stands on it: masthead, header and the drafts of its articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.banks import Setting
from reader.importers.formats.page_pdf.geometry.captions import share_captions, take_captions
from reader.importers.formats.page_pdf.geometry.drafts import make_draft
from reader.importers.formats.page_pdf.geometry.frame import Frame
from reader.importers.formats.page_pdf.geometry.frames import find_frames
from reader.importers.formats.page_pdf.geometry.furniture import take_furniture
from reader.importers.formats.page_pdf.geometry.leftovers import part_leftovers
from reader.importers.formats.page_pdf.geometry.legibility import MOST_UNREADABLE, unreadable_share
from reader.importers.formats.page_pdf.geometry.legs import find_legs
from reader.importers.formats.page_pdf.geometry.regions import find_regions
from reader.importers.formats.page_pdf.geometry.rows import find_rows, usual_size
from reader.importers.formats.page_pdf.geometry.standing_lines import place_standing, take_standing
from reader.importers.formats.page_pdf.geometry.turning import is_vertical, laid_row, lie_down, stood_up
from reader.importers.layout.masthead import Masthead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.boxes import Box
    from reader.importers.formats.page_pdf.geometry.rows import Row
    from reader.importers.formats.page_pdf.geometry.sheet import Sheet
    from reader.importers.layout.articles import Draft
    from reader.importers.layout.page_headers import PageHeader

_FEW_ROWS = 3


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What one sheet gave.

    `has_text` is False where it has no text layer; `unreadable` is the share of its characters that can be no
    text; `leftovers` are lines that belong to no article.
    """

    masthead: Masthead
    header: PageHeader | None
    drafts: tuple[Draft, ...]
    has_text: bool = True
    unreadable: float = 0.0
    leftovers: tuple[str, ...] = ()

    @property
    def is_garbled(self) -> bool:
        """Whether its text layer says something else than is printed."""
        return self.unreadable > MOST_UNREADABLE


def read_sheet(sheet: Sheet, stem: str) -> SheetReading:
    """The articles of one page, in order. `stem`: the file's name without its ending."""
    unreadable = unreadable_share(sheet.glyphs)
    if unreadable > MOST_UNREADABLE:
        return SheetReading(Masthead(), None, (), unreadable=unreadable)
    read = _read_vertical if is_vertical(sheet.glyphs) else _read_level
    return replace(read(sheet, stem), unreadable=unreadable)


def _read_level(sheet: Sheet, stem: str) -> SheetReading:
    """A page whose lines run across it."""
    rows = find_rows(sheet.glyphs)
    if not rows:
        return SheetReading(Masthead(), None, (), has_text=False)
    furniture = take_furniture(rows, sheet, stem)
    frames = _find_frames(furniture.rows, sheet)
    articles, leftovers = part_leftovers(frames)
    return SheetReading(furniture.masthead, furniture.header, _drafts(articles, sheet), leftovers=leftovers)


def _read_vertical(sheet: Sheet, stem: str) -> SheetReading:
    """A page set from top to bottom, read lying on its side; what runs across it is its header, or upright headings."""
    laid, standing = lie_down(sheet)
    across = take_furniture(find_rows(standing.glyphs), standing, stem)
    down = take_furniture(find_rows(laid.glyphs, has_vertical=False), laid, stem)
    upright = [laid_row(row, sheet.width) for row in across.rows]
    frames = _find_frames([*upright, *down.rows], laid)
    articles, leftovers = part_leftovers(frames)
    drafts = tuple(_stood_up(draft) for draft in _drafts(articles, laid))
    masthead = across.masthead if across.masthead.line_count else down.masthead
    return SheetReading(masthead, across.header or down.header, drafts, leftovers=leftovers)


def _stood_up(draft: Draft) -> Draft:
    article = draft.article
    return replace(draft, article=replace(article, regions=tuple(map(stood_up, article.regions))))


def _find_frames(rows: Sequence[Row], sheet: Sheet) -> list[Frame]:
    body = usual_size(rows)
    pictures, grounds = _told_apart(sheet.pictures, rows)
    captions, rest = take_captions(rows, pictures, body)
    standing, rest = take_standing(rest, body)
    legs, left = find_legs(rest, body, [*sheet.rules, *pictures])
    uprights = tuple(row.box for row in left if row.is_vertical)
    setting = Setting(sheet.rules, (*sheet.frames, *grounds), uprights)
    frames = find_frames(legs, left, setting, pictures)
    place_standing(standing, frames)
    share_captions(captions, frames, pictures, setting)
    return frames or [Frame(captions=captions)] if captions else frames


def _told_apart(boxes: Sequence[Box], rows: Sequence[Row]) -> tuple[list[Box], list[Box]]:
    """Pictures, and grounds of a tint 底纹 that text stands on."""
    grounds = [box for box in boxes if sum(1 for row in rows if box.holds(row.box)) >= _FEW_ROWS]
    return [box for box in boxes if box not in grounds], grounds


def _drafts(frames: Sequence[Frame], sheet: Sheet) -> tuple[Draft, ...]:
    boxes = [frame.boxes for frame in frames]
    drafts = []
    for place, frame in enumerate(frames):
        others = [box for number, own in enumerate(boxes) if number != place for box in own]
        drafts.append(make_draft(frame, find_regions(boxes[place], others, sheet.width, sheet.height)))
    return tuple(drafts)
