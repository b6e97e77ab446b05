"""HTML as a row of tokens, read once from front to back.

Nothing is run and nothing is fetched; there is no tree, so no nesting can grow. Every step moves on in the
text, also where quotes, comments or tags are never closed: the time is bound by the length. Python's own
parser takes minutes for some hundred kilobytes of unclosed comments on versions that are still in use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TOKENS = 150_000
"""Of one file. A page of an e-paper has some thousands."""

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=]+)(\s*=\s*(?:(["'])|[^\s>"'][^\s>]*)?)?""")
_NO_COMMENT = re.compile(r"-?>")
_COMMENT_END = re.compile(r"--!?>")
_BLANK = re.compile(r"[\s/]*=?")
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}


class Kind(Enum):
    """What a token is."""

    START = auto()
    END = auto()
    TEXT = auto()
    COMMENT = auto()
    SCRIPT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """`text`: an element's name in small letters, a text with its entities decoded, a comment, a script."""

    kind: Kind
    text: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_open: bool = False
    """Whether it is a comment that the file never ends: whatever stood behind it is lost."""

    def is_start(self, *names: str) -> bool:
        """Whether an element of one of these names begins."""
        return self.kind is Kind.START and self.text in names

    def is_end(self, *names: str) -> bool:
        """Whether an element of one of these names ends."""
        return self.kind is Kind.END and self.text in names


def read_markup(text: str) -> list[Token]:
    """The tokens of a file, at most `MOST_TOKENS`."""
    return list(islice(_Scanner(text).tokens(), MOST_TOKENS))


class _Scanner:
    """Reads on from `_at`, which never goes back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._unclosed: set[str] = set()
        """Quotation marks of which none is left."""

    def tokens(self) -> Iterator[Token]:
        text = self._text
        while self._at < len(text):
            opening = text.find("<", self._at)
            opening = len(text) if opening < 0 else opening
            if opening > self._at:
                yield Token(Kind.TEXT, unescape(text[self._at : opening]))
            self._at = opening
            if opening < len(text):
                yield from self._marked()

    def _marked(self) -> Iterator[Token]:
        """What begins with < at the place."""
        text, at = self._text, self._at
        if text.startswith("<!--", at):
            yield self._comment(at + 4)
        elif text.startswith(("<!", "<?"), at):
            self._until(">", at + 2)
        elif found := _NAME.match(text, at + 1):
            yield from self._start(found)
        elif found := (_NAME.match(text, at + 2) if text.startswith("</", at) else None):
            self._until(">", found.end())
            yield Token(Kind.END, found[0].lower())
        else:
            self._at = at + 1
            yield Token(Kind.TEXT, "<")

    def _comment(self, start: int) -> Token:
        """The comment whose text begins at `start`; `<!-->` and `<!--->` have none, `--!>` ends one too."""
        found = _NO_COMMENT.match(self._text, start) or _COMMENT_END.search(self._text, start)
        self._at = found.end() if found else len(self._text)
        text = self._text[start : found.start() if found else len(self._text)]
        return Token(Kind.COMMENT, text, is_open=found is None)

    def _until(self, end: str, start: int) -> str:
        """The text from `start` to `end`, or all that is left; the place is then behind it."""
        stop = self._text.find(end, start)
        self._at = len(self._text) if stop < 0 else stop + len(end)
        return self._text[start : len(self._text) if stop < 0 else stop]

    def _start(self, name: re.Match[str]) -> Iterator[Token]:
        self._at = name.end()
        attributes = self._attributes()
        element = name[0].lower()
        yield Token(Kind.START, element, attributes)
        if element in _RAW:
            closing = _RAW[element].search(self._text, self._at)
            stop = closing.start() if closing else len(self._text)
            yield Token(Kind.SCRIPT, self._text[self._at : stop])
            self._at = stop

    def _attributes(self) -> dict[str, str]:
        """The attributes up to the tag's end; the place is then behind it. The first of a name counts."""
        text, found = self._text, dict[str, str]()
        while self._at < len(text):
            if text[self._at] == ">":
                self._at += 1
                break
            match = _ATTRIBUTE.match(text, self._at)
            if match is None:
                blank = _BLANK.match(text, self._at)
                self._at = (
                    max(self._at + 1, blank.end()) if blank and blank.end() > self._at else self._at + 1
                )
                continue
            self._at = match.end()
            value = (
                self._quoted(match[3]) if match[3] else (match[2] or "").lstrip().removeprefix("=").strip()
            )
            found.setdefault(match[1].lower(), unescape(value))
        return found

    def _quoted(self, mark: str) -> str:
        """The value up to the closing mark; where there is none, up to the tag's end."""
        stop = -1 if mark in self._unclosed else self._text.find(mark, self._at)
        if stop >= 0:
            value = self._text[self._at : stop]
            self._at = stop + 1
            return value
        self._unclosed.add(mark)
        end = self._text.find(">", self._at)
        end = len(self._text) if end < 0 else end
        value = self._text[self._at : end]
        self._at = end
        return value
