"""A small evidence bundle, for the tests of making and checking them."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

from reader.core.paper import Origin, Region
from reader.core.pixels import Pixels
from reader.core.png import png_data
from reader.export.bag import filling
from reader.export.bundle import Bundle
from reader.export.evidence import Evidence, Piece
from tests.export.clippings import clip, written_by

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = Origin("柳溪报-2022-07-09.pdf", "page pdf", "ab" * 32, 4096, "2026-01-02T03:04:05+00:00")
PNG = png_data(Pixels(2, 2, bytes(16)))
DAY = date(2026, 11, 28)


def write_bundle(path: Path) -> Path:
    """Two articles, the first with a picture, a region without one, and a correction."""
    with path.open("wb") as file, filling(file, "bridge") as bag:
        bundle = Bundle(bag)
        region = Region(0.1, 0.2, 0.4, 0.6)
        pieces = (Piece("1", region, PNG), Piece("1", region, None, "/home/somebody/x.pdf is gone"))
        bundle.add(Evidence("2022-07-09-aa", clip(), (ORIGIN,), clip(written_by("甲"))), pieces)
        bundle.add(Evidence("2022-07-09-bb", clip(written_by("乙", headline="100% 通了")), (ORIGIN,)))
        bundle.finish(DAY)
    return path


def repacked(source: Path, target: Path, **changes: bytes | None) -> Path:
    """A bundle with members changed, added, or (None) left out; names are those within its folder."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name.removeprefix("bridge/") not in changes:
                new.writestr(name, old.read(name))
        for name, data in changes.items():
            if data is not None:
                new.writestr(f"bridge/{name}", data)
    return target
