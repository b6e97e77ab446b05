"""Article folders among the formats: their files are told by name, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.article_folder.naming import KIND, article_file
from reader.importers.formats.format import Format, each_alone
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text
from reader.importers.source.names.folders import collection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Group, Told


_RUBRIC_MARKS = tuple(
    word.encode(encoding)
    for word in ("专栏", "專欄")
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5")
    if word == "專欄" or encoding != "big5"
)


def _gather(
    files: Iterable[Path | Group], asked: Iterable[Path], shown: Callable[[Path], Path]
) -> list[Path | Group]:
    from reader.importers.formats.article_folder.grouping import gather_days

    return gather_days(files, asked, shown)


def _tell(head: bytes) -> str | None:
    if not any(mark in head for mark in _RUBRIC_MARKS) or not is_plain_text(head):
        return None
    from reader.importers.formats.article_folder.fields_form import has_fields

    return KIND if has_fields(decode(head).text) else None


def _read(path: Path, told: Told) -> Reading:
    """The articles of a file that tells their pages itself."""
    from reader.importers.formats.article_folder.page_file import read_page_file

    return read_page_file(path, told.choice.encoding)


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
    tell=_tell,
    open=each_alone(_read),
    endings=("txt", "md", "markdown"),
    sample="article-folder/20230411",
    is_told_by_names=True,
    gather=_gather,
    collection_of=collection_of,
    text_files=_text_files,
)
