"""The folder that holds a collection: the one whose paper is asked for once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePath

from reader.importers.source.names.days import find_day, read_partial
from reader.importers.source.names.papers import paper_in_name

_PAGE = re.compile(
    r"第?[A-Za-z]?\d{1,3}版.*|第[一二三四五六七八九十]{1,3}版.*|[A-Za-z]\d{1,2}[\s_-]?[\u4e00-\u9fff]*"
    r"|\d{1,2}[-_.、：:].*|(?:page|seq|ed)[-_ ]?\d{1,3}"
)
_DECADE = re.compile(r"\d{1,8}|\d{4}s|\d{4}年代|\d{4}\s*[-—~]\s*\d{4}年?")


def collection_of(path: PurePath) -> Path:
    """The nearest folder above a file whose name is no year, month, day or page.

    `人民日报/2020年1月/20200119/01版-要闻/标题.txt` belongs to `人民日报`.
    """
    folder = _collection_at(folder_text(path))
    # A folder of its own, with its pictures, that has the article's name is no collection.
    return _collection_at(str(folder.parent)) if folder.name and folder.name == path.stem else folder


def folder_text(path: PurePath) -> str:
    """What stands before a file's name in its path: many times as fast, for each file, as the path's parent."""
    text = str(path)
    return text[: len(text) - len(path.name)]


@lru_cache(maxsize=64)
def _collection_at(folder: str) -> Path:
    """The same for the folder that a file stands in: thousands of files stand in one."""
    place = Path(folder)
    return next((one for one in (place, *place.parents) if not _is_of_time(bare_folder(one))), place)


def named_after(folder: Path) -> str | None:
    """The paper that a folder is named after (石桥日报, 石桥日报-2020); None where it has no such name."""
    return paper_in_name(bare_folder(folder))


def bare_folder(folder: Path) -> str:
    """A folder's name; a zip counts as a folder."""
    return folder.name.removesuffix(".zip").removesuffix(".ZIP").strip()


def _is_of_time(name: str) -> bool:
    """Whether a folder's name tells a time or a page and nothing else."""
    if _PAGE.fullmatch(name) or _DECADE.fullmatch(name) or read_partial(name):
        return True
    day = find_day(name)
    return day is not None and not re.search(r"\w", name.replace(day.text, ""))
