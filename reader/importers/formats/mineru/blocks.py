"""The blocks of a list: what kind each is, its text, its page and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.core.paper import Region
from reader.importers.formats.records.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.importers.formats.json_day.data import Data

MOST_BLOCKS = 100_000
_FULL = 1000.0
_FURNITURE = frozenset(
    [
        *("header", "footer", "page_number", "page_header", "page_footer", "discarded", "number"),
        *("header_image", "footer_image", "aside_text"),
    ]
)
_HEADINGS = frozenset(["title", "doc_title", "paragraph_title", "section_header", "heading"])
_KINDS = ("type", "category", "block_label", "label")
"""What programs call the kind of a block: MinerU, dots.ocr, PaddleOCR."""
_LISTS = ("parsing_res_list", "blocks", "layout", "pages", "res")
"""Where the blocks of a page stand in an object, or its pages."""
_MARKS = re.compile(r"^\s*#{1,6}\s+")
_TEXTS = ("text", "block_content", "content", "list_items", "code_body")
_CAPTIONS = ("image_caption", "img_caption", "chart_caption", "table_caption", "image_footnote", "table_body")


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    FURNITURE = auto()
    """What stands around the articles of a page: its head and foot."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block; `page` counts from 0."""

    kind: Kind
    text: str
    page: int
    region: Region | None = None


def read_blocks(data: Data) -> Iterator[Block]:
    """The blocks of a list, or of the lists of its pages."""
    if isinstance(data, dict):
        yield from _of_object(data, 0)
        return
    if not isinstance(data, list):
        return
    for place, one in enumerate(data[:MOST_BLOCKS]):
        if isinstance(one, dict) and _list_in(one) is not None:
            yield from _of_object(one, place)
        elif isinstance(one, dict):
            yield from _block(one, 0)
        elif isinstance(one, list):
            for inner in one[:MOST_BLOCKS]:
                yield from _block(inner, place) if isinstance(inner, dict) else ()


def _list_in(data: Mapping[str, Data]) -> list[Data] | None:
    found = (data.get(name) for name in _LISTS)
    return next((one for one in found if isinstance(one, list) and one and isinstance(one[0], dict)), None)


def _of_object(data: Mapping[str, Data], place: int) -> Iterator[Block]:
    """The blocks of a page in an object, or those of its pages."""
    number = data.get("page_index", data.get("page_idx"))
    page = number if isinstance(number, int) and number >= 0 else place
    for nth, one in enumerate((_list_in(data) or [])[:MOST_BLOCKS]):
        if _list_in(one) is not None:
            yield from _of_object(one, nth)
        elif isinstance(one, dict):
            yield from _block(one, page)


def _block(one: Mapping[str, Data], page: int) -> Iterator[Block]:
    told = next((str(one[name]) for name in _KINDS if name in one), "text").lower().replace("-", "_")
    text = _MARKS.sub("", one_line(_text(one, _TEXTS)) or one_line(_text(one, _CAPTIONS)))
    if not text:
        return
    level = one.get("text_level")
    is_heading = told in _HEADINGS or (isinstance(level, int) and level > 0)
    kind = Kind.FURNITURE if told in _FURNITURE else Kind.HEADING if is_heading else Kind.TEXT
    number = one.get("page_idx")
    yield Block(
        kind, text, number if isinstance(number, int) and number >= 0 else page, _region(one.get("bbox"))
    )


def _text(one: Mapping[str, Data], names: tuple[str, ...]) -> str:
    found: list[str] = []
    for name in names:
        value = one.get(name)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            found += [part for part in value if isinstance(part, str)]
            found.append(
                "".join(_text(part, ("text", "content")) for part in value if isinstance(part, dict))
            )
        elif isinstance(value, dict):
            found.append(_text(value, ("text", "content", "title_content", "paragraph_content")))
    return "\n".join(filter(None, found))


def _region(box: Data) -> Region | None:
    """Where a block stands; None where its corners are not in thousandths."""
    if not isinstance(box, list) or len(box) != 4 or not all(isinstance(one, int | float) for one in box):
        return None
    left, top, right, bottom = (float(one) / _FULL for one in box)
    return Region(left, top, right, bottom) if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 else None
