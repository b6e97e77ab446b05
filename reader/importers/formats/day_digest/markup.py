"""An HTML file into the blocks that Markdown has: headings, quoted lines, lines emphasised as a whole, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.epaper.wording import BLOCKS, flow, is_notice, is_way
from reader.importers.formats.records.markdown import Block, Kind
from reader.importers.source.html_tokens import Kind as TokenKind
from reader.importers.source.html_tokens import read_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source.html_tokens import Token

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRONG = frozenset(["b", "strong", "em", "i"])
_SILENT = frozenset(["nav", "select", "textarea", "button", "noscript", "footer", "script", "style"])


def title_of(text: str) -> str:
    """The window's title."""
    tokens = read_markup(text[:20_000])
    at = next((place for place, token in enumerate(tokens) if token.is_start("title")), None)
    return flow(tokens[at + 1].text) if at is not None and at + 1 < len(tokens) else ""


def markup_blocks(text: str) -> Iterator[Block]:
    """The blocks of a file in order; ways to elsewhere, notices and what leads through the page are left out."""
    reader = _Lines()
    silent = ""
    for token in read_markup(text):
        if silent:
            silent = "" if token.is_end(silent) else silent
        elif token.kind is TokenKind.START and token.text in {*_SILENT, "title"}:
            silent = token.text
        else:
            yield from reader.take(token)
    yield from reader.close()


class _Lines:
    """Takes tokens one by one and gives the lines that end with them."""

    def __init__(self) -> None:
        self._words: list[tuple[str, bool]] = []
        self._level = self._strong = self._quote = self._link = 0
        self._linked = 0

    def take(self, token: Token) -> Iterator[Block]:
        step = (token.kind is TokenKind.START) - (token.kind is TokenKind.END)
        if token.kind is TokenKind.TEXT:
            self._words.append((token.text, self._strong > 0))
            self._linked += len(flow(token.text)) if self._link else 0
        elif token.text in _STRONG:
            self._strong = max(0, self._strong + step)
        elif token.text == "a":
            self._link = max(0, self._link + step)
        elif step and token.text in BLOCKS:
            yield from self.close()
            if token.text in _HEADINGS:
                self._level = _HEADINGS[token.text] if step > 0 else 0
            elif token.text == "blockquote":
                self._quote = max(0, self._quote + step)

    def close(self) -> Iterator[Block]:
        """The line that has come together."""
        text = flow("".join(word for word, _strong in self._words))
        is_strong = all(strong for word, strong in self._words if flow(word))
        is_link = self._linked >= len(text) and not self._level
        self._words, self._linked = [], 0
        if not text or is_link or is_way(text) or is_notice(text):
            return
        if self._level:
            yield Block(Kind.HEADING, text, self._level)
        elif is_strong:
            yield Block(Kind.EMPHASISED, text)
        else:
            yield Block(Kind.QUOTE if self._quote else Kind.TEXT, text)
