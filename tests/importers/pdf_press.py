"""Sets made-up stories as pages of other papers and prints them as PDFs: for the page PDF importer's tests."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

NO_START = "，。、；：！？”’）》」』％"
NO_END = "“‘（《「『"


def em(char: str) -> float:
    """How wide a character is set, in ems."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def ems(text: str) -> float:
    return sum(em(char) for char in text)


@dataclass
class Sheet:
    """One page being printed. Places are in points from the top left; `frames` are printed in their order."""

    width: float
    height: float
    frames: list[list[str]] = field(default_factory=list)
    rotation: int = 0
    origin: float = 0.0
    crop: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom of what is seen of the page, where that is less than all of it."""

    def frame(self) -> list[str]:
        self.frames.append([])
        return self.frames[-1]

    def text(
        self,
        into: list[str],
        at: tuple[float, float],
        text: str,
        size: float,
        *,
        gap: float = 0.0,
        spaces: bool = False,
    ) -> None:
        """A line from its left end on its baseline. `gap`: points added after each character; `spaces`: printed, too."""  # noqa: E501
        x, y = at
        run, start = "", x
        for char in text:
            if char in " \u3000" and not spaces:
                if run:
                    into.append(self._show(start, y, run, size, gap))
                x += em(char) * size * (0.5 if char == " " else 1.0) + gap
                run, start = "", x
                continue
            run += char
            x += em(char) * size + gap
        if run:
            into.append(self._show(start, y, run, size, gap))

    def upright(self, into: list[str], at: tuple[float, float], text: str, size: float) -> None:
        """A vertical line from the top left corner of its first character."""
        x, y = at
        for place, char in enumerate(text):
            into.append(self._show(x, y + size * (0.88 + 1.08 * place), char, size, 0.0))

    def picture(self, box: tuple[float, float, float, float], grey: float = 0.7) -> None:
        left, top, right, bottom = box
        self.frame().append(
            f"{grey} g {self._x(left):.2f} {self._y(bottom):.2f} {right - left:.2f} {bottom - top:.2f} re f 0 g"
        )

    def box(self, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        self.frame().append(
            f"0.5 w {self._x(left):.2f} {self._y(bottom):.2f} {right - left:.2f} {bottom - top:.2f} re S"
        )

    def rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        places = (
            f"{self._x(start[0]):.2f} {self._y(start[1]):.2f} m {self._x(end[0]):.2f} {self._y(end[1]):.2f} l"
        )
        self.frame().append(f"0.4 w {places} S")

    def _show(self, x: float, y: float, text: str, size: float, gap: float) -> str:
        code = text.encode("utf-16-be").hex()
        return f"BT /F 1 Tf {gap / size:.4f} Tc {size:.3f} 0 0 {size:.3f} {self._x(x):.3f} {self._y(y):.3f} Tm <{code}> Tj ET"  # noqa: E501

    def _x(self, x: float) -> float:
        return x + self.origin

    def _y(self, y: float) -> float:
        return self.height - y + self.origin


_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
_UNITS = 1000
_WIDE, _NARROW = 1, 2


def _glyph(wide: int) -> bytes:
    """A box, as TrueType draws it: the importer looks at places, not at shapes."""
    left, low, right, high = 60, -80, wide - 60, 820
    points = [(left, low), (0, high - low), (right - left, 0), (0, low - high)]
    head = struct.pack(">hhhhh", 1, left, low, right, high)
    places = b"".join(struct.pack(">h", x) for x, _y in points) + b"".join(
        struct.pack(">h", y) for _x, y in points
    )
    data = head + struct.pack(">HH", 3, 0) + bytes([1] * 4) + places
    return data + bytes(-len(data) % 4)


def _font() -> bytes:
    """The smallest TrueType font there can be: nothing, a wide box and a narrow one."""
    glyphs = [b"", _glyph(_UNITS), _glyph(_UNITS // 2)]
    ends = [sum(len(glyph) for glyph in glyphs[:count]) for count in range(len(glyphs) + 1)]
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        0x10000,
        0x10000,
        0,
        0x5F0F3CF5,
        0,
        _UNITS,
        0,
        0,
        0,
        -120,
        1000,
        880,
        0,
        8,
        2,
        1,
        0,
    )
    hhea = struct.pack(
        ">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, _UNITS, 0, 0, _UNITS, 1, 0, 0, 0, 0, 0, 0, 0, 3
    )
    maxp = struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    widths = struct.pack(">HhHhHh", _UNITS, 0, _UNITS, 0, _UNITS // 2, 0)
    tables = {
        b"glyf": b"".join(glyphs),
        b"head": head,
        b"hhea": hhea,
        b"hmtx": widths,
        b"loca": struct.pack(">4I", *ends),
        b"maxp": maxp,
    }
    out, data, start = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b"", 12 + 16 * len(tables)
    for name, table in tables.items():
        out += name + struct.pack(">III", 0, start + len(data), len(table))
        data += table + bytes(-len(table) % 4)
    return out + data


def _glyph_map() -> bytes:
    """Which glyph each code has."""
    return b"".join(
        struct.pack(">H", _NARROW if em(chr(code)) < 1 else _WIDE) for code in range(0xD800)
    ) + struct.pack(">H", _WIDE) * (0x10000 - 0xD800)


def save(path: Path, sheets: Sequence[Sheet], *, title: str = "") -> Path:
    """The pages as one PDF. Codes are UTF-16; all characters look like boxes."""
    narrow = b" ".join(
        b"%d [500]" % code
        for code in range(0xFFFF)
        if not 0xD800 <= code < 0xE000 and em(chr(code)) < 1 and code < 0x2E80
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (10 + 2 * place) for place in range(len(sheets))), len(sheets)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Boxes /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",  # noqa: E501
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Boxes /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"  # noqa: E501
        b" /Supplement 0 >> /DW 1000 /W [%s] /FontDescriptor 7 0 R /CIDToGIDMap 9 0 R >>" % narrow,
        _stream(_TO_UNICODE),
        b"<< /Title <feff%s> >>" % title.encode("utf-16-be").hex().encode(),
        b"<< /Type /FontDescriptor /FontName /Boxes /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>",
        _stream(_font()),
        _stream(_glyph_map()),
    ]
    for place, sheet in enumerate(sheets):
        low, right, top = sheet.origin, sheet.width + sheet.origin, sheet.height + sheet.origin
        crop = ""
        if sheet.crop:
            one, two, three, four = sheet.crop
            crop = f"/CropBox [{low + one} {top - four} {low + three} {top - two}] "
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{low} {low} {right} {top}] {crop}/Rotate {sheet.rotation} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {11 + 2 * place} 0 R >>".encode()
        )
        bodies.append(_stream("\n".join(line for frame in sheet.frames for line in frame).encode()))
    path.write_bytes(_file(bodies))
    return path


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(bodies: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(out))
    )


@dataclass(frozen=True)
class Piece:
    """An article as it is to be set; the byline is part of the text, as its paper prints it."""

    headline: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    deck: str = ""
    caption: str = ""


@dataclass(frozen=True)
class House:
    """How a paper sets its pages: sizes in points, leading and gutter in ems of the body."""

    size: float = 9.0
    leading: float = 1.4
    gutter: float = 1.5
    headline: float = 26.0
    kicker: float = 14.0
    deck: float = 12.0
    is_centred: bool = True
    is_justified: bool = True
    has_printed_spaces: bool = False
    has_column_rules: bool = False
    has_article_rules: bool = False
    prints_twice: bool = False
    upright_at: str = ""
    """"left" or "right" for vertical headlines."""
    order: str = "frames"
    """"frames" shuffled, "down" the page line by line across all columns, or as "set"."""
    margin: float = 40.0


Box = tuple[float, float, float, float]


def wrap(paragraph: str, measure: float) -> list[str]:
    """Lines of a measure in ems, the first led by two; no mark begins a line that may not."""
    lines, line, wide = [], "\u3000\u3000", 2.0
    for char in paragraph:
        size = em(char)
        full = wide + size > measure + 0.01
        latin = char.isascii() and char.isalnum() and line[-1:].isascii() and line[-1:].isalnum()
        if full and not (char in NO_START and wide + size <= measure + 1.01):
            keep = len(line)
            while keep > 3 and (
                line[keep - 1] in NO_END or (latin and line[keep - 1].isascii() and line[keep - 1] != " ")
            ):
                keep -= 1
            lines.append(line[:keep].rstrip(" "))
            line = line[keep:].lstrip(" ")
            wide = ems(line)
            if char == " " and not line:
                continue
        line += char
        wide += size
    return [*lines, line] if line.strip() else lines


def set_article(sheet: Sheet, piece: Piece, box: Box, columns: int, house: House) -> float:
    """An article into a box of several columns; the height it took. Heading above, or beside where it is vertical."""
    left, top, right, _bottom = box
    if house.upright_at and piece.headline:
        left, right = _set_upright(sheet, piece, (left, top, right, 0), house)
    elif piece.headline:
        top = _set_heading(sheet, piece, (left, top, right, 0), house)
    wide = (right - left - (columns - 1) * house.gutter * house.size) / columns
    lines = [
        line for paragraph in piece.paragraphs for line in _ended(wrap(paragraph, int(wide / house.size)))
    ]
    high = -(-len(lines) // columns)
    pitch = house.leading * house.size
    for column in range(columns):
        x = left + column * (wide + house.gutter * house.size)
        into = sheet.frame() if column == 0 or house.order != "frames" else sheet.frames[-1]
        for row, (line, is_last) in enumerate(lines[column * high : (column + 1) * high]):
            if house.order == "down":
                into = sheet.frame()
            _set_line(sheet, into, (x, top + house.size + row * pitch), (line, is_last), wide, house)
    end = top + house.size + (high - 1) * pitch + 0.3 * house.size
    if house.has_column_rules:
        for column in range(1, columns):
            x = left + column * (wide + house.gutter * house.size) - house.gutter * house.size / 2
            sheet.rule((x, top), (x, end))
    foot = _set_picture(sheet, piece, (left, end, right, 0), house)
    headings = ((house.headline, piece.headline), (house.kicker, piece.kicker), (house.deck, piece.deck))
    upright = max(1.08 * size * len(text) for size, text in headings) + 2 * house.size
    return max(foot - box[1], upright if house.upright_at else 0.0)


def _ended(lines: list[str]) -> list[tuple[str, bool]]:
    return [(line, place == len(lines) - 1) for place, line in enumerate(lines)]


def _set_line(
    sheet: Sheet, into: list[str], at: tuple[float, float], line: tuple[str, bool], wide: float, house: House
) -> None:
    text, is_last = line
    free = (
        wide
        - ems(text) * house.size
        + sum(0.25 * house.size for char in text if char == " " and not house.has_printed_spaces)
    )
    is_spaced = free < 0 or (house.is_justified and not is_last)
    gap = free / (len(text) - 1) if is_spaced and len(text) > 1 else 0.0
    sheet.text(into, at, text, house.size, gap=max(gap, -0.1 * house.size), spaces=house.has_printed_spaces)


def _set_heading(sheet: Sheet, piece: Piece, box: Box, house: House) -> float:
    left, top, right, _bottom = box
    fit = min(house.headline, 0.98 * (right - left) / ems(piece.headline))
    for text, size in (
        (piece.kicker, min(house.kicker, 0.6 * fit + 3)),
        (piece.headline, fit),
        (piece.deck, min(house.deck, fit * 0.85)),
    ):
        if not text:
            continue
        size = min(size, 0.98 * (right - left) / ems(text))  # noqa: PLW2901 - a heading shrinks to fit
        into = sheet.frame()
        x = left + (right - left - ems(text) * size) / 2 if house.is_centred else left
        for twice in range(2 if house.prints_twice else 1):
            sheet.text(into, (x + 0.3 * twice, top + size), text, size)
        top += 1.4 * size
    return top + 0.6 * house.size


def _set_upright(sheet: Sheet, piece: Piece, box: Box, house: House) -> tuple[float, float]:
    left, top, right, _bottom = box
    sizes = [
        size
        for text, size in (
            (piece.kicker, house.kicker),
            (piece.headline, house.headline),
            (piece.deck, house.deck),
        )
        if text
    ]
    wide = sum(size * 1.3 for size in sizes) + house.size
    x = right if house.upright_at == "right" else left + wide - house.size
    for text, size in (
        (piece.kicker, house.kicker),
        (piece.headline, house.headline),
        (piece.deck, house.deck),
    ):
        if text:
            x -= size * 1.3
            sheet.upright(sheet.frame(), (x, top + house.size), text, size)
    return (left, right - wide) if house.upright_at == "right" else (left + wide, right)


def _set_picture(sheet: Sheet, piece: Piece, box: Box, house: House) -> float:
    left, top, right, _bottom = box
    if not piece.caption:
        return top
    sheet.picture((left, top + house.size, right, top + 90))
    sheet.text(sheet.frame(), (left, top + 90 + house.size), piece.caption, 0.86 * house.size)
    return top + 90 + 1.6 * house.size


def set_page(
    sheet: Sheet, pieces: Sequence[Piece], columns: int, house: House, top: float, rng: random.Random
) -> list[Piece]:
    """Pieces set in bands across a page of so many columns, as many as have room; the order of frames shuffled."""
    wide = sheet.width - 2 * house.margin
    step = (wide + house.gutter * house.size) / columns
    done: list[Piece] = []
    rest = list(pieces)
    while rest:
        spans = _spans(columns, rng, len(rest))
        high, before = 0.0, len(sheet.frames)
        start = 0
        for span in spans:
            left = house.margin + start * step
            box = (left, top, left + span * step - house.gutter * house.size, sheet.height)
            high = max(high, set_article(sheet, rest[0], box, span, house))
            done.append(rest.pop(0))
            start += span
        if top + high > sheet.height - house.margin:
            del sheet.frames[before:]
            done = done[: len(done) - len(spans)]
            break
        top += high + 2.2 * house.size
        if house.has_article_rules:
            sheet.rule((house.margin, top - house.size), (house.margin + wide, top - house.size))
    _reorder(sheet, house, rng)
    return done


def _spans(columns: int, rng: random.Random, most: int) -> list[int]:
    """How a band's columns are shared out: two to four each, or all to one."""
    if rng.random() < 0.3 or most == 1:
        return [columns]
    spans: list[int] = []
    while (left := columns - sum(spans)) and len(spans) < most - 1:
        spans.append(left if left <= 3 else rng.randint(2, min(4, left - 2)))
    if left:
        spans.append(left)
    return spans


def _reorder(sheet: Sheet, house: House, rng: random.Random) -> None:
    sheet.frames = [frame for frame in sheet.frames if frame]
    if house.order == "frames":
        rng.shuffle(sheet.frames)
    elif house.order == "down":
        sheet.frames.sort(key=_level)


def _level(frame: list[str]) -> tuple[float, float]:
    """From the top down, on one level from left to right."""
    words = frame[0].split()
    if "Tm" not in words:
        return (-1e9, 0.0)
    at = words.index("Tm")
    return (-round(float(words[at - 1]), 1), float(words[at - 2]))
