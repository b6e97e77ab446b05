"""Article folders among the formats: their files are told by name, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.article_folder.naming import KIND, article_file
from reader.importers.formats.format import Format, each_alone
from reader.importers.source.names.folders import collection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Group, Told


def _gather(
    files: Iterable[Path | Group], asked: Iterable[Path], shown: Callable[[Path], Path]
) -> list[Path | Group]:
    from reader.importers.formats.article_folder.grouping import gather_days

    return gather_days(files, asked, shown)


def _read(path: Path, told: Told) -> Reading:
    """Never asked: no file is told to be an article by what stands in it."""
    raise NotImplementedError(path, told)


def _text_files(path: Path) -> list[Path]:
    """The files of a day's articles."""
    if path.is_dir():
        return sorted(file for file in path.iterdir() if article_file(file))
    if (first := article_file(path)) is None:
        return [path]
    beside = filter(None, map(article_file, sorted(path.parent.iterdir())))
    return [file.path for file in beside if (file.day, file.form) == (first.day, first.form)]


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Article folder"),
    tell=lambda _head: None,
    open=each_alone(_read),
    endings=("txt", "md", "markdown"),
    sample="article-folder/20230411",
    gather=_gather,
    collection_of=collection_of,
    text_files=_text_files,
)
