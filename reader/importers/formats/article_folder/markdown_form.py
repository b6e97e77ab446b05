"""The Markdown form: `### headline`, author, date, `第3版(教育·科技·文化)`, `专栏：…`, the body.

A blank line stands above the body, which begins with the heading once more, a line each, and the author.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.body import named_authors, read_body, stripped
from reader.importers.formats.article_folder.piece import Piece
from reader.importers.layout.bylines import parse_byline
from reader.importers.layout.headings import read_headings
from reader.importers.layout.jumps import page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Author

_HEADLINE = re.compile(r"#{1,6}\s*(.*)")
PAGE = re.compile(r"第\s*([A-Za-zＡ-Ｚ]?[0-9０-９一二三四五六七八九十]{1,3})\s*版\s*(?:[（(](.*)[）)])?")
RUBRIC = re.compile(r"(?:专栏|專欄)\s*[：:](.*)")
DATE = re.compile(r"[0-9０-９]{4}[-－.年][0-9０-９]{1,2}[-－.月][0-9０-９]{1,2}日?")
_PARTS = re.compile(r"[\s\u3000]{2,}|\u3000")
_MOST_FIELDS = 8


@dataclass
class Fields:
    """The lines above the body, as far as they tell something."""

    heading: str = ""
    author: str = ""
    page: str = ""
    page_name: str | None = None
    rubric: str | None = None
    count: int = 0
    """Lines they take up."""


def is_markdown_form(lines: Sequence[str]) -> bool:
    """Whether lines can be an article in this form."""
    first = next((line for line in lines if stripped(line)), "")
    return _HEADLINE.match(stripped(first)) is not None


def read_markdown_form(lines: Sequence[str]) -> Piece:
    """The article in the lines of a text of this form."""
    fields = _read_fields(lines)
    return make_piece(fields, lines[fields.count :])


def make_piece(fields: Fields, lines: Sequence[str]) -> Piece:
    """The article of some fields and the lines below them, which may begin with the heading once more."""
    below = [bare for line in lines if (bare := stripped(line))]
    parts, rest = _take_repeated(below, fields)
    headings = read_headings(parts or _parts(fields.heading), is_in_order=True, may_be_broken=False)
    authors: tuple[Author, ...] = named_authors(fields.author) if fields.author else ()
    return Piece(fields.page, fields.page_name, headings, fields.rubric, authors, read_body(rest))


def _read_fields(lines: Sequence[str]) -> Fields:
    """The fields: they end with the first blank line after the page, or with what is none of them."""
    fields = Fields()
    for place, line in enumerate(lines[: _MOST_FIELDS + 1]):
        bare = stripped(line)
        if not fields.heading:
            fields.heading = stripped(found[1]) if (found := _HEADLINE.match(bare)) else ""
        elif found := PAGE.fullmatch(bare):
            fields.page, fields.page_name = page_number(found[1]), stripped(found[2] or "") or None
        elif found := RUBRIC.fullmatch(bare):
            fields.rubric = stripped(found[1]) or None
        elif DATE.fullmatch(bare) or (not bare and not fields.page):
            pass
        elif not bare or fields.page or fields.author or line != line.lstrip():
            return fields
        else:
            fields.author = bare
        fields.count = place + 1
    return fields


def _parts(heading: str) -> list[str]:
    """The lines of a heading that was written as one, with two spaces between."""
    return [part for part in _PARTS.split(heading) if part]


def _take_repeated(lines: list[str], fields: Fields) -> tuple[list[str], list[str]]:
    """The heading's lines that stand again above the text, whole or not at all, and the text without them."""
    wanted, parts, place = heading_key(fields.heading), [], 0
    for line in lines:
        key = heading_key(line)
        if key and wanted.startswith(key):
            parts.append(line)
            wanted = wanted[len(key) :]
        elif not (parts and _is_author(line, fields.author)):
            break
        place += 1
    has_all = not wanted
    while place < len(lines) - 1 and parts and _is_author(lines[place], fields.author):
        place += 1
    return (parts if has_all else []), (lines[place:] if parts else lines)


def _is_author(line: str, author: str) -> bool:
    """Whether a line repeats the author."""
    if not author:
        return False
    byline = parse_byline(line)
    return heading_key(line) == heading_key(author) or bool(byline and byline == parse_byline(author))


def heading_key(text: str) -> str:
    """What counts when two prints of a line are compared: letters and digits."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
