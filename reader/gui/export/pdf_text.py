"""What the glyphs of a PDF stand for, so that its words can be found and copied as they were written.

Qt asks the font which character a glyph is drawn for. Where the font draws two characters alike it is often told the
other one (a radical, 石 as U+2F6F); where it took a form that no character of its own has (digits beside Latin
letters, ligatures, the two-em dash) there is none at all, and readers of the file guess. Here the lines say it
themselves, and the tables that Qt wrote (ToUnicode, ISO 32000-1, 9.10.3) are written anew.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextLayout

from reader.core.han_forms import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QGlyphRun, QTextLine

_RETRIEVED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)
_TABLE = re.compile(
    rb"<< /Length \d+ >>\nstream\n(/CIDInit /ProcSet findresource begin\n.*?)endstream", re.DOTALL
)
_RANGE = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> (?:\[([^\]]*)\]|<([0-9A-F]+)>)", re.MULTILINE)
_CROSS_REFERENCES = re.compile(rb"(\d{10}) (\d{5}) n ")
_END = re.compile(rb"startxref\n(\d+)")
_NO_GLYPH = 0
"""Drawn for what a font does not have; always the first in a file, and no other is numbered after it."""
_LEAST_AGREED = 0.9
"""How much of a table of Qt's must say what the lines say for them to be taken for the same font's."""
_AT_A_TIME = 100
"""Entries a section of a table may have (Adobe Technical Note 5014)."""
_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class TextLayer:
    """The glyphs drawn so far, font by font, in the order in which each was first drawn."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[object, ...], dict[int, str]] = {}

    def note(self, line: QTextLine, paragraph: str) -> None:
        """Note the glyphs of a line that was drawn: Qt numbers them in a file in that order."""
        runs = line.glyphRuns(-1, -1, _RETRIEVED)
        starts = {start for run in runs for start in run.stringIndexes()}
        units = paragraph.encode("utf-16-le", "surrogatepass")
        pieces = _pieces(units, starts, line.textStart() + line.textLength())
        for run in runs:
            raw = run.rawFont()
            known = self._fonts.setdefault((raw.familyName(), raw.styleName(), raw.weight(), raw.style()), {})
            for glyph, before, start in zip(run.glyphIndexes(), *_pairs(run), strict=True):
                if glyph != _NO_GLYPH:
                    known[glyph] = known.get(glyph) or ("" if start == before else pieces[start])

    def written_into(self, data: bytes) -> bytes:
        """The file with tables that say what the lines say.

        One that fits no font keeps its entries, as ordinary characters where they are forms of such.
        """
        fonts = [list(known.values()) for known in self._fonts.values()]
        tables = [(found, _mended(_entries(found[1]), fonts)) for found in _TABLE.finditer(data)]
        return _replaced(data, [_Piece(*found.span(), _stream(entries)) for found, entries in tables])


def _pairs(run: QGlyphRun) -> tuple[list[int | None], list[int]]:
    """Where the characters of each glyph begin, after where those of the one before it do: they may share them."""
    starts = list(run.stringIndexes())
    return [None, *starts[:-1]][: len(starts)], starts


def _pieces(units: bytes, starts: Iterable[int], end: int) -> dict[int, str]:
    """The characters from each start to the next one, without those that are not drawn; counted as UTF-16 counts."""
    return {
        start: "".join(
            sign for sign in units[2 * start : 2 * after].decode("utf-16-le", "replace") if _is_drawn(sign)
        )
        for start, after in pairwise([*sorted(starts), end])
    }


def _is_drawn(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cf", "Cc"}


# the tables


def _entries(table: bytes) -> dict[int, str]:
    """What Qt says each glyph stands for, by the number it has in the file; 0 is drawn where a font has none."""
    found: dict[int, str] = {}
    for first, _last, several, one in _RANGE.findall(table):
        texts = re.findall(rb"<([0-9A-F]+)>", several) or [one]
        found.update((int(first, 16) + nth, _text(text)) for nth, text in enumerate(texts))
    found.pop(0, None)
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _mended(entries: dict[int, str], fonts: Sequence[Sequence[str]]) -> dict[int, str]:
    """A table by what the font's glyphs were drawn for, where that is one of the fonts; else as it was."""
    best = max(fonts, key=lambda font: _agreed(entries, font), default=())
    if entries and _agreed(entries, best) < _LEAST_AGREED * len(entries):
        return {number: ordinary(text) for number, text in entries.items()}
    drawn = dict(enumerate(best, 1))
    told = {number: ordinary(text) for number, text in entries.items() if number not in drawn} | drawn
    return {number: text for number, text in told.items() if text}


def _agreed(entries: dict[int, str], font: Sequence[str]) -> int:
    """How many entries say what the font's glyphs were drawn for."""
    return sum(
        number <= len(font) and _is_drawn_for(known, font[number - 1]) for number, known in entries.items()
    )


def _is_drawn_for(known: str, drawn: str) -> bool:
    """Whether a glyph that the font has for one character may have been drawn for these; a dash of two for two."""
    is_alike = unicodedata.normalize("NFKC", ordinary(known)) == unicodedata.normalize(
        "NFKC", ordinary(drawn)
    )
    is_blank = known.isspace() and drawn.isspace()
    return is_alike or is_blank or (len(drawn) > 1 and len(set(drawn)) == 1)


def _stream(entries: dict[int, str]) -> bytes:
    """A table as the file holds it."""
    lines = [
        f"<{number:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>\n"
        for number, text in sorted(entries.items())
    ]
    sections = [lines[at : at + _AT_A_TIME] for at in range(0, len(lines), _AT_A_TIME)]
    body = "".join(f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n" for some in sections)
    text = f"{_HEAD}{body}{_TAIL}"
    return f"<< /Length {len(text)} >>\nstream\n{text}endstream".encode("ascii")


# the file


class _Piece(NamedTuple):
    """What comes in the place of a stretch of the file."""

    start: int
    end: int
    data: bytes


def _replaced(data: bytes, pieces: Sequence[_Piece]) -> bytes:
    """The file with pieces replaced, and the places of its objects (7.5.4) told anew."""
    starts = [0, *(it.end for it in pieces)]
    ends = [*(it.start for it in pieces), len(data)]
    kept = [data[start:end] for start, end in zip(starts, ends, strict=True)]
    body = b"".join(
        [kept[0], *(part for it, rest in zip(pieces, kept[1:], strict=True) for part in (it.data, rest))]
    )
    grown = [0, *accumulate(len(it.data) - (it.end - it.start) for it in pieces)]
    after = [it.start for it in pieces]

    def moved(place: bytes) -> int:
        return int(place) + grown[bisect_left(after, int(place))]

    at = moved(_END.findall(data)[-1])
    table = _CROSS_REFERENCES.sub(lambda it: b"%010d %b n " % (moved(it[1]), it[2]), body[at:])
    return body[:at] + _END.sub(b"startxref\n%d" % at, table)
