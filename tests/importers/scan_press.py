"""Recognised pages made up for tests: one page, printed as hOCR, PAGE XML and ABBYY XML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import count

WIDTH, HEIGHT = 1600, 2200
_BODY, _HEAD = 28, 64


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line at its place, in pixels; `block` is the region it stands in."""

    text: str
    left: int
    top: int
    size: int
    block: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, self.top, self.left + len(self.text) * self.size, self.top + self.size


def set_page(masthead: list[str], articles: list[tuple[str, list[str]]]) -> list[PrintedLine]:
    """A masthead, and articles side by side, each in a column of 24 characters under its headline."""
    name, *others = [*masthead, ""]
    lines = [PrintedLine(name, 500, 40, 140, 0)] if name else []
    lines += [PrintedLine(text, 100, 210 + 40 * at, _BODY, 0) for at, text in enumerate(others) if text]
    for place, (headline, paragraphs) in enumerate(articles):
        left, top = 80 + place * 760, 320
        lines.append(PrintedLine(headline, left, top, _HEAD, 2 * place + 1))
        top += 140
        for paragraph in paragraphs:
            for nth, text in enumerate(_wrapped(paragraph, 24)):
                indent = 2 * _BODY if nth == 0 else 0
                lines.append(PrintedLine(text, left + indent, top, _BODY, 2 * place + 2))
                top += 44
    return lines


def _wrapped(text: str, measure: int) -> list[str]:
    first = measure - 2
    return [text[:first], *(text[at : at + measure] for at in range(first, len(text), measure))]


def as_hocr(lines: list[PrintedLine]) -> str:
    """A word a character, as recognitions of Chinese give them."""
    numbers = count()
    blocks = sorted({line.block for line in lines})
    inner = "".join(
        f"<div class='ocr_carea' id='b{block}'><p class='ocr_par'>"
        + "".join(_hocr_line(line, next(numbers)) for line in lines if line.block == block)
        + "</p></div>"
        for block in blocks
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
        '<head><title></title><meta name="ocr-system" content="made up"/></head><body>'
        f"<div class='ocr_page' title='image \"3.png\"; bbox 0 0 {WIDTH} {HEIGHT}; ppageno 0'>{inner}</div>"
        "</body></html>"
    )


def _hocr_line(line: PrintedLine, number: int) -> str:
    words = "".join(
        f"<span class='ocrx_word' title='bbox {line.left + at * line.size} {line.top} "
        f"{line.left + (at + 1) * line.size} {line.top + line.size}; x_wconf 90'>{escape(char)}</span> "
        for at, char in enumerate(line.text)
    )
    left, top, right, bottom = line.box
    title = f"bbox {left} {top} {right} {bottom}; x_size {line.size}"
    return f"<span class='ocr_line' id='l{number}' title='{title}'>{words}</span>"


def as_page_xml(lines: list[PrintedLine]) -> str:
    """A line at once."""
    blocks = sorted({line.block for line in lines})
    inner = "".join(
        f'<TextRegion id="r{block}"><Coords points="0,0 1,1"/>'
        + "".join(_page_line(line) for line in lines if line.block == block)
        + "</TextRegion>"
        for block in blocks
    )
    space = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><PcGts xmlns="{space}"><Metadata/>'
        f'<Page imageFilename="3.png" imageWidth="{WIDTH}" imageHeight="{HEIGHT}">{inner}</Page></PcGts>'
    )


def _page_line(line: PrintedLine) -> str:
    left, top, right, bottom = line.box
    points = f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"
    return (
        f'<TextLine><Coords points="{points}"/><Baseline points="{left},{bottom} {right},{bottom}"/>'
        f"<TextEquiv><Unicode>{escape(line.text)}</Unicode></TextEquiv></TextLine>"
    )


def as_abbyy(lines: list[PrintedLine]) -> str:
    """A character at a time."""
    blocks = sorted({line.block for line in lines})
    inner = "".join(
        '<block blockType="Text"><text><par>'
        + "".join(_abbyy_line(line) for line in lines if line.block == block)
        + "</par></text></block>"
        for block in blocks
    )
    space = "http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml"
    page = f'<page width="{WIDTH}" height="{HEIGHT}" resolution="300">{inner}</page>'
    return f'<?xml version="1.0" encoding="UTF-8"?><document xmlns="{space}" version="1.0">{page}</document>'


def _abbyy_line(line: PrintedLine) -> str:
    left, top, right, bottom = line.box
    chars = "".join(
        f'<charParams l="{left + at * line.size}" t="{top}" r="{left + (at + 1) * line.size}" b="{bottom}">'
        f"{escape(char)}</charParams>"
        for at, char in enumerate(line.text)
    )
    sides = f'l="{left}" t="{top}" r="{right}" b="{bottom}"'
    return f'<line baseline="{bottom}" {sides}><formatting>{chars}</formatting></line>'
