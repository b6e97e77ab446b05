"""ABBYY FineReader XML: page › block › text › par › line › formatting › charParams, as the Internet Archive has it."""

from __future__ import annotations

from reader.importers.formats.recognised_pages.scan import MOST_PAGES, MOST_WORDS, Corners, ScanLine, ScanPage
from reader.importers.source.xml_reader import HostileXmlError, read_xml

MOST_ELEMENTS = 4_000_000
"""Each character is an element; an issue has some hundred thousand a page."""


def read_abbyy(data: bytes, encoding: str | None = None) -> list[ScanPage]:
    """The pages of a file. Raises HostileXmlError."""
    handler = read_xml(data, _Builder, MOST_ELEMENTS, encoding).handler
    return [page for page in handler.pages if page.lines][:MOST_PAGES]


class _Builder:
    """Puts words together from characters, and lines from words."""

    def __init__(self) -> None:
        self.pages: list[ScanPage] = []
        self._region = self._count = 0
        self._line: Corners | None = None
        self._size = 0.0
        self._words: list[tuple[str, Corners]] = []
        self._word = ""
        self._box: Corners | None = None
        self._char: Corners | None = None
        self._is_text = False
        self._has_chars = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "page":
            size = (_number(attributes.get("width")), _number(attributes.get("height")))
            self.pages.append(ScanPage(*size, number=str(len(self.pages) + 1)))
        elif name == "block":
            self._region += 1
        elif name == "line":
            self._line, self._words, self._size = _corners(attributes), [], 0.0
        elif name == "formatting":
            self._is_text, self._has_chars = True, False
        elif name == "charParams":
            self._has_chars = True
            self._char = _corners(attributes)
            if attributes.get("wordStart") in {"1", "true"}:
                self._end_word()

    def text(self, text: str) -> None:
        if self._is_text and self._line and (self._char or not self._has_chars):
            self._add(text, self._char or self._line)

    def _add(self, text: str, box: Corners) -> None:
        if not text.strip():
            self._end_word()
            return
        own = self._box
        self._word += text.strip()
        self._box = (
            (min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3]))
            if own
            else box
        )

    def end(self, name: str) -> None:
        if name == "charParams":
            self._char = None
        elif name == "formatting":
            self._end_word()
            self._is_text = False
        elif name == "line" and self._line and self.pages:
            self._end_word()
            if self._words:
                self.pages[-1].lines.append(
                    ScanLine(tuple(self._words), self._line, self._size, self._region)
                )
            self._line = None

    def _end_word(self) -> None:
        if self._word and self._box:
            self._count += 1
            if self._count > MOST_WORDS * MOST_PAGES:
                raise HostileXmlError
            self._words.append((self._word, self._box))
        self._word, self._box = "", None


def _corners(attributes: dict[str, str]) -> Corners | None:
    left, top, right, bottom = (_number(attributes.get(side)) for side in ("l", "t", "r", "b"))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _number(text: str | None) -> float:
    try:
        number = float(text or "0")
    except ValueError:
        return 0.0
    return number if 0 <= number < 1e6 else 0.0
