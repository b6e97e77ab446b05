"""What the names of article files and of the folders above them say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KIND = "article folder"
_LINES = re.compile(r"(\d{4})(\d{2})(\d{2})[-_]([A-Za-z]?\d{1,3})[-_](\d{1,4})(?:[-_. ].*)?")
_MARKDOWN = re.compile(r"(\d{4})-(\d{2})-(\d{2})_.*", re.DOTALL)
_SUFFIXES = {"lines": frozenset({"", ".txt", ".text"}), "markdown": frozenset({".md", ".markdown", ".txt"})}


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


def _page(printed: str) -> str:
    section = printed[0].upper() if printed[0].isalpha() else ""
    return section + str(int(printed[len(section) :]))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
