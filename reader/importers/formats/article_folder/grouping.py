"""Article files put together to the days they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from reader.importers.formats.article_folder.day import read_day
from reader.importers.formats.article_folder.naming import (
    KIND,
    ArticleFile,
    article_file,
    collection_of,
    folder_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from reader.core.source import Reading
    from reader.importers.formats.format import Group, Told


@dataclass
class ArticleDay:
    """The files of one day. `collection`: the folder for which the paper's name is asked.

    `added` counts the files that were not asked for but lie beside those that were.
    """

    collection: Path
    day: date
    files: list[ArticleFile] = field(default_factory=list)
    added: int = 0

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

    def read(self, told: Told) -> Iterator[Reading | Path]:
        """Its issue, and the files that are no articles after all."""
        read = read_day(self, told.title_for, told.choice.encoding)
        if read.reading is not None:
            yield read.reading
        yield from read.others

    @cached_property
    def path(self) -> Path:
        """Where they lie: their folder if it is the day's own, else the first of them. Not before all are here."""
        first = self.files[0].path
        folder = first.parent
        if folder.name.replace("-", "") != self.day.strftime("%Y%m%d"):
            return first
        around = folder_text(first)
        return folder if all(folder_text(file.path) == around for file in self.files) else first


def gather_days(
    files: Iterable[Path | Group], asked: Iterable[Path], shown: Callable[[Path], Path]
) -> list[Path | Group]:
    """The files in their order, those of articles put together by day at the place of the first.

    `asked`: files named one by one; the others of their days that lie beside them are read as well, since a
    page is stored as a whole. `shown` gives the path to show for a file.
    """
    files = list(files)
    beside = _beside(asked)
    known = set(files) if beside else set()
    beside = [file for file in beside if file.path not in known]
    found: list[Path | Group] = []
    days: dict[tuple[object, ...], ArticleDay] = {}
    copies: dict[tuple[object, ...], int] = {}
    for path in files:
        file = article_file(path) if isinstance(path, Path) else None
        if file is None:
            found.append(path)
            continue
        day = _place(file, shown(file.path), days, copies)
        if not day.files:
            found.append(day)
        day.files.append(file)
    for file in beside:
        day = _place(file, shown(file.path), days, copies)
        day.files.append(file)
        day.added += 1
    return found


def _place(
    file: ArticleFile,
    shown: Path,
    days: dict[tuple[object, ...], ArticleDay],
    copies: dict[tuple[object, ...], int],
) -> ArticleDay:
    """The day a file goes to; a second file of the same name within a collection goes to a day of its own."""
    collection = collection_of(shown)
    same = (collection, file.path.name)
    copies[same] = nth = copies.get(same, 0) + 1
    own = (collection, file.form, file.day, nth)
    if own not in days:
        days[own] = ArticleDay(collection, file.day)
    return days[own]


def _beside(asked: Iterable[Path]) -> list[ArticleFile]:
    """The article files of the same days that lie in the folders of the files asked for."""
    wanted = {(file.path.parent, file.form, file.day) for path in asked if (file := article_file(path))}
    found: list[ArticleFile] = []
    for folder in sorted({folder for folder, _form, _day in wanted}):
        try:
            held = sorted(folder.iterdir())
        except OSError:
            continue
        files = (article_file(path) for path in held)
        found += [file for file in files if file and (folder, file.form, file.day) in wanted]
    return found
