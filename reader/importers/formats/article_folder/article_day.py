"""The article files of one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from reader.importers.formats.article_folder.naming import KIND, ArticleFile
from reader.importers.source.names.folders import folder_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass
class ArticleDay:
    """The files of one day. `collection`: the folder for which the paper's name is asked.

    `beside` are the files that were not asked for but lie beside those that were.
    """

    collection: Path
    day: date
    files: list[ArticleFile] = field(default_factory=list)
    beside: set[Path] = field(default_factory=set)

    @property
    def added(self) -> int:
        """How many files were not asked for."""
        return len(self.beside)

    kind: ClassVar[str] = KIND

    @property
    def paths(self) -> list[Path]:
        """Its files."""
        return [file.path for file in self.files]

    @property
    def folder(self) -> Path:
        """The folder whose paper is asked for."""
        return self.collection

    @property
    def label(self) -> str:
        """What to say is being read."""
        return self.day.isoformat()

    @cached_property
    def path(self) -> Path:
        """Where they lie: their folder if it is the day's own, else the first of them. Not before all are here."""
        first = self.files[0].path
        folder = first.parent
        if folder.name.replace("-", "") != self.day.strftime("%Y%m%d"):
            return first
        around = folder_text(first)
        return folder if all(folder_text(file.path) == around for file in self.files) else first
