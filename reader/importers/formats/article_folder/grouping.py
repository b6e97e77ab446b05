"""Article files put together to the days they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.article_day import ArticleDay
from reader.importers.formats.article_folder.day import read_day
from reader.importers.formats.article_folder.naming import (
    ArticleFile,
    Form,
    article_file,
)
from reader.importers.source.names.folders import collection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.core.source import Reading
    from reader.importers.formats.format import Group, Told


class DayGroup(ArticleDay):
    """A day that is read at once."""

    def read(self, told: Told) -> Iterator[Reading | Path]:
        """Its issue, and the files that are no articles after all."""
        read = read_day(self, told.choice.encoding)
        if read.reading is not None:
            yield read.reading
        yield from (path for path in read.others if path not in self.beside)


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
    days: dict[tuple[object, ...], DayGroup] = {}
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
        day.beside.add(file.path)
    return found


def _place(
    file: ArticleFile,
    shown: Path,
    days: dict[tuple[object, ...], DayGroup],
    copies: dict[tuple[object, ...], int],
) -> DayGroup:
    """The day a file goes to; a second file of the same name within a collection goes to a day of its own."""
    collection = collection_of(shown)
    page = file.page if file.form is Form.NAMED else None
    same = (collection, file.day, page, file.path.name)
    copies[same] = nth = copies.get(same, 0) + 1
    own = (collection, file.form, file.day, nth)
    if own not in days:
        days[own] = DayGroup(collection, file.day)
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
