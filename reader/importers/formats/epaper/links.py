"""Links between the saved files of an e-paper.

Browsers and mirrors write addresses in many ways: relative, absolute, with a query that has become part of
the file's name. What stays the same is the last name without its ending: content_548643, node_2. It is the
key by which a page's links and the saved files are matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.importers.formats.epaper.wording import flow
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.source.html_tokens import Token

_STEM = re.compile(r"(.{1,200}?)(?:\s?\(\d{1,3}\))?\.s?html?(?![a-z])", re.IGNORECASE)
"""Browsers number what they save twice: content_1 (1).htm."""
_ARTICLE = re.compile(r"(?:content|article|con)[_-]?\w*\d|nw\.d\d|c\d*-?\d+_\d")
_NODE = re.compile(r"(?:node|page|layout)[_-]?\w*\d|nbs\.d\d")
_DRAWN = re.compile(r"""view\(\s*["']([^"']{1,300})["']""")
"""A headline that a script writes into its link."""
_LISTS = ("ul", "ol", "table", "tbody", "dl", "select")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text of a page; `run` is the list it stands in, counted from 0."""

    key: str
    label: str
    reference: str
    run: int


def key_of(reference: str) -> str:
    """What a link and a file's name have in common: ../19/content_1.htm?div=-1 is content_1."""
    last = re.split(r"[/\\]", re.split(r"[?#]", unquote(reference.strip()), maxsplit=1)[0])[-1]
    stem = _STEM.match(last)
    return (stem[1] if stem else last).lower()


def is_article_key(key: str) -> bool:
    """Whether a key is one that systems for e-papers give to articles."""
    return _ARTICLE.match(key) is not None


def is_node_key(key: str) -> bool:
    """The same for pages."""
    return _NODE.match(key) is not None


def is_followed(reference: str) -> bool:
    """Whether a link leads to a file at all."""
    start = reference.strip().lower()
    return bool(start) and not start.startswith(("#", "javascript:", "mailto:", "data:", "about:"))


def find_links(tokens: Sequence[Token]) -> list[Link]:
    """The links of a page that lead to files, in order."""
    found: list[Link] = []
    run = 0
    reference: str | None = None
    words: list[str] = []
    for token in tokens:
        if token.is_start(*_LISTS) or token.is_end(*_LISTS):
            run += 1
        if token.is_start("a") or token.is_end("a"):
            if reference is not None and is_followed(reference):
                found.append(Link(key_of(reference), flow(" ".join(words)), reference, run))
            reference = token.attributes.get("href") if token.kind is Kind.START else None
            words = []
        elif reference is not None:
            words += _words(token)
    return found


def _words(token: Token) -> list[str]:
    if token.kind is Kind.TEXT:
        return [token.text]
    drawn = _DRAWN.search(token.text) if token.kind is Kind.SCRIPT else None
    return [drawn[1]] if drawn else []
