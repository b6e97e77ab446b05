"""Files with front matter among the files of an import: those of a day are read with the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.front_matter import KIND
from reader.importers.formats.front_matter.reader import look_at, read_article
from reader.importers.formats.records.lone import LoneArticles
from reader.importers.source.choice import NOTHING_CHOSEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Files, Told


class FrontMatterReader:
    """The files with front matter of a folder or zip."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._lone = LoneArticles(files.paths, read_article, look_at)

    def near(self, path: Path) -> Sequence[Path]:
        """The articles of the same day."""
        return self._lone.beside(path, NOTHING_CHOSEN)

    def read(self, path: Path, told: Told) -> Sequence[Reading]:
        """The issue of an article, with all others of its day; it takes their files."""
        paths = [
            one
            for one in self._lone.beside(path, told.choice)
            if one == path or not self._files.is_taken(one)
        ]
        readings = (
            self._lone.readings(KIND, paths, told.choice) if read_article(path, None, told.choice) else []
        )
        self._files.take(paths if readings else ())
        return readings
