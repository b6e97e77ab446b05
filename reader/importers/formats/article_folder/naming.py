"""What the names of article files and of the folders above them say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.evidence import Where
from reader.importers.source.names.read import read_names

if TYPE_CHECKING:
    from pathlib import Path

KIND = "article folder"
_LINES = re.compile(r"(\d{4})(\d{2})(\d{2})[-_]([A-Za-z]?\d{1,3})[-_](\d{1,4})(?:[-_. ].*)?")
_MARKDOWN = re.compile(r"(\d{4})-(\d{2})-(\d{2})_.*", re.DOTALL)
_NTH = re.compile(r"(\d{1,3})(?!\d)(?![年月日版])")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[^\W\d_]+\s+[^\W\d_]+")
_SURELY = 0.9
"""Of a page in a name: called so, or run together with the day."""
_SUFFIXES = {"lines": frozenset({"", ".txt", ".text"}), "markdown": frozenset({".md", ".markdown", ".txt"})}


class Form(StrEnum):
    """How an article's file is written."""

    LINES = "lines"
    MARKDOWN = "markdown"
    NAMED = "named"
    """With the day, the page and the headline in the names of the file and its folders."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file of one article. `page` is as filed ("1", "A3"); the Markdown form has neither it nor `nth`.

    `headline` and `page_name` are those that names tell.
    """

    path: Path
    form: Form
    day: date
    page: str = ""
    nth: int = 0
    headline: str | None = None
    page_name: str | None = None


def article_file(path: Path) -> ArticleFile | None:
    """What a file's name says; None where it is not that of an article's file."""
    name = path.name
    return (_file_of_collectors(path, name) if name[:1].isdecimal() else None) or _file_in_tree(path, name)


def _file_of_collectors(path: Path, name: str) -> ArticleFile | None:
    """The file where its name alone tells all: 20200119-01-02.txt, 1976-01-09_headline.md."""
    dot = name.rfind(".")
    stem, suffix = (name[:dot], name[dot:].lower()) if 0 < dot < len(name) - 1 else (name, "")
    if suffix in _SUFFIXES["lines"] and (match := _LINES.fullmatch(stem)):
        day = _day(match)
        return ArticleFile(path, Form.LINES, day, _page(match[4]), int(match[5])) if day else None
    if suffix in _SUFFIXES["markdown"] and (match := _MARKDOWN.fullmatch(stem)):
        day = _day(match)
        return ArticleFile(path, Form.MARKDOWN, day) if day else None
    return None


def _file_in_tree(path: Path, name: str) -> ArticleFile | None:
    """The file where names and folders tell the day and the headline, or the page's folder has one file an article.

    1978/12/24/第1版 标题.txt, 20200119/01版-要闻/标题.txt, 20200119/01版/3.txt
    """
    if not name.lower().endswith((".txt", ".text", ".md", ".markdown")):
        return None
    names = read_names(path)
    day, pages = names.day, names.evidence.pages
    is_in_folder = any(one.where is Where.FOLDER for one in pages)
    is_in_day = any(one.where is Where.FOLDER for one in names.evidence.days)
    page = next((one.value for one in pages if one.where is Where.FOLDER or one.sure > _SURELY), "")
    number = _NTH.match(name)
    is_numbered = is_in_folder and number is not None and number[0] == name[: name.rfind(".")]
    is_headed = _is_worded(names.headline) and (page != "" or is_in_day)
    if day is None or not (is_numbered or is_headed):
        return None
    nth = int(number[1]) if number else 0
    return ArticleFile(path, Form.NAMED, day, page, nth, names.headline, names.page_name)


def _is_worded(headline: str | None) -> bool:
    """Whether what is left of a name is words: more than the letters a paper's files begin with."""
    return headline is not None and _WORDS.search(headline) is not None


def _page(printed: str) -> str:
    section = printed[0].upper() if printed[0].isalpha() else ""
    return section + str(int(printed[len(section) :]))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
