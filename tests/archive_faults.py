"""Archives that a disk has damaged: what is said of them, and what comes back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reader import jobs, paths
from reader.core.errors import ReaderError
from reader.find.index.article_index import ArticleIndex
from reader.library import LibraryLocation, personal_segmenter
from reader.store.archive.archive import Archive
from reader.store.archive.damage import Damage
from tests.pages import BRIDGE, MARKET, TEA, TEA_DAY, page_text

if TYPE_CHECKING:
    import random
    from pathlib import Path

SHOWN = (
    "SELECT * FROM articles ORDER BY paper, date, page, key",
    "SELECT paper, date, number, weekday, lunar_date, publisher, pages_printed, pages, articles FROM issues"
    " ORDER BY paper, date",
)
_LEFT_OUT = 1
"""Columns before what is compared: an article's id may be another one."""


@dataclass(frozen=True)
class Flip:
    """A bit that was turned. `said`: what was found; `how`: what mended it; `is_right`: all that was there is back."""

    at: int
    bit: int
    said: str
    how: str
    is_right: bool


def sources(folder: Path, days: int) -> Path:
    """Page texts of a made-up paper, a page a day."""
    folder.mkdir(parents=True)
    for nth in range(days):
        day = TEA_DAY + timedelta(nth)
        market = MARKET.replace("一百二十", str(nth))
        (folder / f"{day}.txt").write_text(page_text(day, BRIDGE, market, TEA), "utf-8")
    return folder


def location(archive: Path) -> LibraryLocation:
    where = paths.personal().make()
    return LibraryLocation(archive, personal_segmenter(where), where)


def imported(archive: Path, folder: Path) -> None:
    with closing(location(archive).open()) as library:
        done = jobs.import_paths(library.archive, [folder], library.index.writer())
        assert done.articles


def shown(archive: Path) -> list[list[tuple[object, ...]]]:
    """All that a person reads in an archive."""
    with closing(sqlite3.connect(archive)) as connection:
        articles, issues = (connection.execute(sql).fetchall() for sql in SHOWN)
    return [[row[_LEFT_OUT:] for row in articles], issues]


def flip(whole: Path, damaged: Path, truth: list[list[tuple[object, ...]]], dice: random.Random) -> Flip:
    """Turn a bit where something stands in a copy of an archive, look it over, and mend it as it asks for."""
    data = bytearray(whole.read_bytes())
    at, bit = dice.choice([place for place, byte in enumerate(data) if byte]), dice.randrange(8)
    data[at] ^= 1 << bit
    for old in damaged.parent.glob(f"{damaged.stem}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    damaged.write_bytes(data)
    said, how = _treated(damaged)
    return Flip(at, bit, said, how, shown(damaged) == truth)


def _treated(path: Path) -> tuple[str, str]:
    """What was said of an archive, and what was done about it."""
    try:
        with closing(Archive.open(path, read_only=True)) as archive:
            found = jobs.check(ArticleIndex(archive, location(path).segmenter))
    except ReaderError as error:
        jobs.rebuild(location(path))
        return str(error), "rebuilt"
    kinds = " ".join(sorted({fault.kind.value for fault in found}))
    if not found:
        return "whole", "left"
    if not any(fault.kind is Damage.FILE for fault in found):
        try:
            with closing(location(path).open()) as library:
                if not jobs.mend(library, found).left:
                    return kinds, "mended"
        except ReaderError:
            pass
    jobs.rebuild(location(path))
    return kinds, "rebuilt"
