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

from reader.importers.formats.epaper.wording import flow, is_way
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.source.html_tokens import Token

_STEM = re.compile(r"(.{1,200}?)(?:\s?\(\d{1,3}\))?\.s?html?(?![a-z])", re.IGNORECASE)
"""Browsers number what they save twice: content_1 (1).htm."""
_ARTICLE = re.compile(r"(?:content|artic(?:le|el)|con)[_-]?\w*\d|nw\.d\d|c\d*-?\d+_\d")
_NODE = re.compile(r"(?:node|page|layout|col)[_-]?\w*\d|nbs\.d\d")
_DRAWN = re.compile(r"""view\(\s*["']([^"']{1,300})["']""")
"""A headline that a script writes into its link."""
_LISTS = ("ul", "ol", "table", "tbody", "dl", "select")
_FILE = re.compile(r"[^\s'\"<>()]{1,300}\.s?html?(?:[?#][^\s'\"<>()]{0,200})?", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_SHORTEST_HEADLINE = 4


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


def reference_of(attributes: dict[str, str]) -> str:
    """Where a link or an area leads: its `href`, else the file that another of its attributes names.

    Some systems have a script follow attributes of their own (`daoxiang`), or calls (`onclick="show('1.htm')"`).
    """
    reference = attributes.get("href", "")
    if is_followed(reference):
        return reference
    named = (_FILE.search(value) for name, value in attributes.items() if name not in {"class", "title"})
    return next((found[0] for found in named if found), reference)


def listed_articles(links: Sequence[Link]) -> frozenset[str]:
    """The articles that a page's links lead to: as systems name them, else all that read as headlines do.

    A headline's link has some words, leads to a web page beside, and is no way to another page.
    """
    named = frozenset(link.key for link in links if is_article_key(link.key))
    return named or frozenset(link.key for link in links if _reads_as_headline(link))


def _reads_as_headline(link: Link) -> bool:
    is_beside = _FILE.fullmatch(link.reference.strip()) and not _ELSEWHERE.match(link.reference.strip())
    is_worded = len(link.label) >= _SHORTEST_HEADLINE and not is_way(link.label)
    return bool(is_beside) and is_worded and not is_node_key(link.key)


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
            reference = reference_of(token.attributes) if token.kind is Kind.START else None
            words = []
        elif reference is not None:
            words += _words(token)
    return found


def _words(token: Token) -> list[str]:
    if token.kind is Kind.TEXT:
        return [token.text]
    drawn = _DRAWN.search(token.text) if token.kind is Kind.SCRIPT else None
    return [drawn[1]] if drawn else []
