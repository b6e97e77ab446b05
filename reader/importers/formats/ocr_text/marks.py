"""The lines by which such texts are told: numbers of pages and scans, headings in brackets."""

from __future__ import annotations

import re

from reader.importers.layout.bylines import parse_byline, parse_lead
from reader.importers.layout.jumps import page_number

_PAGE = re.compile(
    r"[\s\-=—*#<\[]*(?:page|pp?\.|scan|sheet|图像|圖像)\s*(?:no\.?|number)?\s*[:#]?\s*(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[\s\-=—*#>\]]*",
    re.IGNORECASE,
)
_LEAF = re.compile(r"[\s\-=—]*第\s*([0-9０-９一二三四五六七八九十]{1,4})\s*[页頁][\s\-=—]*")
_SERIAL = re.compile(r"\s*#?\s*\d{4}\s*[-–—_/]\s*\d{1,2}\s*[-–—_/]\s*\d{4,}\s*")
_HEADING = re.compile(
    r"\s*(?:\[([^\[\]\n]{2,40})\]|［([^［］\n]{2,40})］|【([^【】\n]{2,40})】|〔([^〔〕\n]{2,40})〕)\s*"
)
_STOPS = frozenset("。；，")
_MARKDOWN = re.compile(r"#{1,6}\s")
_MOST_BEFORE = 400
"""Lines at a file's head among which its marks are looked for."""


def page_in(line: str) -> str | None:
    """The page that a line names and nothing else: Page 2, --- page 2/8 ---, 第二頁."""
    found = _PAGE.fullmatch(line) or _LEAF.fullmatch(line)
    return page_number(found[1]) if found else None


def is_serial(line: str) -> bool:
    """Whether a line is the number of a scan: year, month and a long number."""
    return _SERIAL.fullmatch(line) is not None


def heading_in(line: str) -> str | None:
    """The heading that stands alone in brackets; a byline or a dateline in brackets is none."""
    found = _HEADING.fullmatch(line)
    if found is None:
        return None
    text = next(group for group in found.groups() if group).strip()
    is_other = _STOPS.intersection(text) or parse_byline(text) or parse_lead(f"【{text}】甲") or page_in(text)
    return None if is_other else text


def is_ocr(text: str) -> bool:
    """Whether a text has the marks of a recognition: pages in English, two headings in brackets, a scan's number."""
    lines = text.split("\n")[:_MOST_BEFORE]
    if sum(1 for line in lines if _MARKDOWN.match(line) and not is_serial(line)) > 1:
        return False
    headings = sum(1 for line in lines if heading_in(line))
    pages = sum(1 for line in lines if _PAGE.fullmatch(line.rstrip("\r")))
    leaves = sum(1 for line in lines if _LEAF.fullmatch(line.rstrip("\r")))
    return headings > 1 or pages > 0 or (headings > 0 and leaves > 0) or any(map(is_serial, lines))
