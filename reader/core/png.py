"""Pixels as a PNG file (ISO/IEC 15948), for where there is no Qt."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.pixels import Pixels

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOUR = 0, 2
_INCHES_A_METRE = 39.3701


def png_data(pixels: Pixels, dots_an_inch: float = 0) -> bytes:
    """The whole file; what has no colour is written grey. `dots_an_inch` tells how large it was printed, 0 nothing."""
    blue, green, red = (pixels.data[nth::4] for nth in range(3))
    if blue == green == red:
        return _file(pixels, _GREY, blue, dots_an_inch)
    mixed = bytearray(3 * len(red))
    mixed[0::3], mixed[1::3], mixed[2::3] = red, green, blue
    return _file(pixels, _COLOUR, bytes(mixed), dots_an_inch)


def _file(pixels: Pixels, colour: int, samples: bytes, dots_an_inch: float) -> bytes:
    head = struct.pack(">IIBBBBB", pixels.width, pixels.height, 8, colour, 0, 0, 0)
    parts = [_SIGNATURE, _chunk(b"IHDR", head)]
    if dots_an_inch:
        dots = round(dots_an_inch * _INCHES_A_METRE)
        parts.append(_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)))
    parts += [_chunk(b"IDAT", zlib.compress(_rows(samples, pixels.height), 6)), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _rows(samples: bytes, height: int) -> bytes:
    """Each row after the number of its filter: none."""
    wide = len(samples) // height
    return b"".join(
        piece for nth in range(height) for piece in (b"\0", samples[nth * wide : (nth + 1) * wide])
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
