"""hOCR: HTML whose elements tell by class what they are, and by title where (`bbox 10 20 300 60; x_size 40`)."""

from __future__ import annotations

import re

from reader.importers.formats.recognised_pages.scan import MOST_PAGES, MOST_WORDS, Corners, ScanLine, ScanPage
from reader.importers.source.html_tokens import Kind, Token, read_markup

_BOX = re.compile(r"\bbbox\s+(-?\d{1,6})\s+(-?\d{1,6})\s+(-?\d{1,6})\s+(-?\d{1,6})")
_SIZE = re.compile(r"\bx_f?size\s+(\d{1,4}(?:\.\d+)?)")
_PAGE_NUMBER = re.compile(r"\bppageno\s+(\d{1,4})")
_IMAGE = re.compile(r"""\bimage\s+["']?([^"';]{1,300})""")
_PAGES = frozenset(["ocr_page"])
_BLOCKS = frozenset(["ocr_carea", "ocr_par", "ocr_column", "ocrx_block"])
_LINES = frozenset(["ocr_line", "ocr_textfloat", "ocr_header", "ocr_caption", "ocrx_line", "ocr_float"])
_WORDS = frozenset(["ocrx_word", "ocr_word"])


def read_hocr(text: str) -> list[ScanPage]:
    """The pages of a file; none where it has no places."""
    reader = _Reader()
    for token in read_markup(text):
        reader.take(token)
    reader.end_line()
    return [page for page in reader.pages if page.lines][:MOST_PAGES]


class _Reader:
    """Takes tokens one by one."""

    def __init__(self) -> None:
        self.pages: list[ScanPage] = []
        self._region = self._count = 0
        self._line: tuple[Corners, float] | None = None
        self._words: list[tuple[str, Corners]] = []
        self._word: Corners | None = None
        self._text: list[str] = []
        self._open: list[str] = []

    def take(self, token: Token) -> None:
        if token.kind is Kind.TEXT:
            self._text.append(token.text)
        elif token.kind is Kind.START and token.text not in {"br", "img", "meta", "link"}:
            self._start(token)
        elif token.kind is Kind.END and self._open:
            self._end(self._open.pop())

    def _start(self, token: Token) -> None:
        classes = frozenset(token.attributes.get("class", "").split())
        title = token.attributes.get("title", "")
        role = next((name for name, own in _ROLES.items() if classes & own), "")
        self._open.append(role)
        if role == "page":
            self.end_line()
            self.pages.append(_page(title))
        elif role == "block":
            self._region += 1
        elif role == "line":
            self.end_line()
            box, size = _corners(title), _SIZE.search(title)
            self._line = (box, float(size[1]) if size else 0.0) if box else None
            self._text = []
        elif role == "word":
            self._word, self._text = _corners(title), []

    def _end(self, role: str) -> None:
        if role == "word":
            self._end_word()
        elif role in {"line", "page"}:
            self.end_line()

    def _end_word(self) -> None:
        text = " ".join("".join(self._text).split())
        if text and self._word and self._count < MOST_WORDS:
            self._words.append((text, self._word))
            self._count += 1
        self._word, self._text = None, []

    def end_line(self) -> None:
        """End the line that is open; one without words of their own is a word itself."""
        if self._line and self.pages:
            box, size = self._line
            text = " ".join("".join(self._text).split())
            words = self._words or ([(text, box)] if text else [])
            if words:
                self.pages[-1].lines.append(ScanLine(tuple(words), box, size, self._region))
        self._line, self._words, self._text = None, [], []


_ROLES = {"page": _PAGES, "block": _BLOCKS, "line": _LINES, "word": _WORDS}


def _page(title: str) -> ScanPage:
    box, number, image = _corners(title), _PAGE_NUMBER.search(title), _IMAGE.search(title)
    size = (box[2], box[3]) if box else (0.0, 0.0)
    return ScanPage(*size, name=image[1] if image else "", number=str(int(number[1]) + 1) if number else None)


def _corners(title: str) -> Corners | None:
    found = _BOX.search(title)
    if found is None:
        return None
    left, top, right, bottom = map(float, found.groups())
    return (left, top, right, bottom) if left < right and top < bottom else None
