"""The elements of a TEI file into articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.importers.source.xml_reader import HostileXmlError

MOST_ELEMENTS = 1_000_000
_MOST_ARTICLES = 100_000
_PARAGRAPHS = frozenset(
    ["p", "ab", "l", "head", "byline", "docAuthor", "dateline", "item", "signed", "trailer"]
)
_PAGES = frozenset(["page", "leaf", "sheet", "seite"])
"""Divisions that are pages: their `n` is the number."""
_LEFT = frozenset(["fw", "note", "figDesc", "orig", "abbr", "sic"])
"""Heads and feet of pages, remarks, and forms that another one stands beside."""


@dataclass
class TeiArticle:
    """An article: its headings from the outermost, its authors' lines, its paragraphs."""

    page: str
    headings: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


class TeiHandler:
    """Told of each element; titles and `day` stand in the header, or in a date of the text's own.

    `source_title` is that of what was printed, `title` may be that of the file.
    """

    def __init__(self) -> None:
        self.articles: list[TeiArticle] = []
        self.title = self.source_title = self.day = self._page = ""
        self._words: list[str] = []
        self._path: list[str] = []
        self._left = 0
        self._is_new = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._path.append(name)
        self._left += name in _LEFT
        if name in {"title", *_PARAGRAPHS}:
            self._words = []
        elif name == "date" and not self.day:
            self.day = attributes.get("when", "") or attributes.get("from", "")
        elif name == "pb":
            self._page = attributes.get("n", "") or self._page
            self._is_new = self._is_new or not self._is_in("div")
        elif name == "div":
            self._is_new = True
            if attributes.get("type", "").lower() in _PAGES:
                self._page = attributes.get("n", "") or self._page
        elif name == "lb":
            self._words.append(" " if attributes.get("break") != "no" else "")

    def text(self, text: str) -> None:
        """A part of an element's text."""
        if not self._left:
            self._words.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._path:
            self._path.pop()
        self._left -= name in _LEFT
        text = " ".join("".join(self._words).split())
        if name == "title" and self._is_in("teiHeader"):
            if self._is_in("sourceDesc"):
                self.source_title = self.source_title or text
            self.title = self.title or text
            self._words = []
        elif name in _PARAGRAPHS and not self._is_in("teiHeader"):
            self._take(name, text)
            self._words = []

    def _is_in(self, name: str) -> bool:
        return name in self._path

    def _take(self, name: str, text: str) -> None:
        if not text:
            return
        if self._is_new or (name == "head" and self.articles and self.articles[-1].paragraphs):
            self.articles.append(TeiArticle(self._page))
            self._is_new = False
            if len(self.articles) > _MOST_ARTICLES:
                raise HostileXmlError
        now = self.articles[-1]
        if name == "head":
            now.headings.append(text)
        elif name in {"byline", "docAuthor", "signed"}:
            now.authors.append(text)
        else:
            now.paragraphs.append(text)
