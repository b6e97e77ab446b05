"""What the names of article files and of the folders above them say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from reader.importers.layout.titles import title_in_name

KIND = "article folder"
_LINES = re.compile(r"(\d{4})(\d{2})(\d{2})[-_]([A-Za-z]?\d{1,3})[-_](\d{1,4})(?:[-_. ].*)?")
_MARKDOWN = re.compile(r"(\d{4})-(\d{2})-(\d{2})_.*", re.DOTALL)
_SUFFIXES = {"lines": frozenset({"", ".txt", ".text"}), "markdown": frozenset({".md", ".markdown", ".txt"})}
_OF_TIME = re.compile(
    r"\d{1,8}|\d{4}\s*年?[-_.\s]?\d{0,2}月?(?:[-_.]?\d{1,2}日?)?|\d{1,2}[月日]|第?[A-Za-z]?\d{1,3}版|\d{4}s"
)


class Form(StrEnum):
    """How an article's file is written."""

    LINES = "lines"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file of one article. `page` is as filed ("1", "A3"); the Markdown form has neither it nor `nth`."""

    path: Path
    form: Form
    day: date
    page: str = ""
    nth: int = 0


def article_file(path: Path) -> ArticleFile | None:
    """What a file's name says; None where it is not that of an article's file."""
    name = path.name
    if not name[:1].isdecimal():
        return None
    dot = name.rfind(".")
    stem, suffix = (name[:dot], name[dot:].lower()) if 0 < dot < len(name) - 1 else (name, "")
    if suffix in _SUFFIXES["lines"] and (match := _LINES.fullmatch(stem)):
        day = _day(match)
        return ArticleFile(path, Form.LINES, day, _page(match[4]), int(match[5])) if day else None
    if suffix in _SUFFIXES["markdown"] and (match := _MARKDOWN.fullmatch(stem)):
        day = _day(match)
        return ArticleFile(path, Form.MARKDOWN, day) if day else None
    return None


def collection_of(path: Path) -> Path:
    """The folder that holds a collection: the nearest one above whose name is no year, month, day or page.

    `人民日报/2020年1月/20200119/20200119-01-02.txt` belongs to `人民日报`.
    """
    return _collection_at(folder_text(path))


def folder_text(path: Path) -> str:
    """What stands before a file's name in its path: many times as fast, for each file, as the path's parent."""
    text = str(path)
    return text[: len(text) - len(path.name)]


@lru_cache(maxsize=64)
def _collection_at(folder: str) -> Path:
    """The same for the folder that a file stands in: thousands of files stand in one."""
    place = Path(folder)
    folders = (place, *place.parents)
    return next((folder for folder in folders if not _OF_TIME.fullmatch(_bare(folder))), place)


def named_after(folder: Path) -> str | None:
    """The paper that a folder is named after (石桥日报, 石桥日报-2020); None where it has no such name."""
    return title_in_name(_bare(folder))


def _bare(folder: Path) -> str:
    """A folder's name; a zip counts as a folder."""
    return folder.name.removesuffix(".zip").removesuffix(".ZIP").strip()


def _page(printed: str) -> str:
    section = printed[0].upper() if printed[0].isalpha() else ""
    return section + str(int(printed[len(section) :]))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
