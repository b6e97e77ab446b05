"""Word documents and Excel workbooks made up for tests."""

from __future__ import annotations

import zipfile
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_MOMENT = (2024, 1, 1, 0, 0, 0)


def package(path: Path, parts: Mapping[str, str]) -> Path:
    """A zip of parts, the same to the byte each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in {"[Content_Types].xml": _TYPES, **parts}.items():
            file.writestr(zipfile.ZipInfo(name, _MOMENT), text)
    return path


def workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[str | float]]], *, is_shared: bool = True
) -> Path:
    """A workbook; texts stand in a list that cells share, or in the cells. A number is a number."""
    texts = list(
        dict.fromkeys(
            cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str)
        )
    )
    places = {text: at for at, text in enumerate(texts)} if is_shared else {}
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1)
    )
    parts = {
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_LINKS}"><sheets>{named}</sheets></workbook>',
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_SHEET}">'
        + "".join(
            f"<si><r><t>{escape(text[:1])}</t></r><r><t>{escape(text[1:])}</t></r></si>" for text in texts
        )
        + "</sst>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        inner = "".join(_row(nth, row, places) for nth, row in enumerate(rows, 1))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{inner}</sheetData></worksheet>'
        )
    return package(path, parts)


def _row(number: int, row: Sequence[str | float], places: Mapping[str, int]) -> str:
    cells = "".join(
        _cell(f"{chr(65 + at)}{number}", cell, places) for at, cell in enumerate(row) if cell != ""
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, cell: str | float, places: Mapping[str, int]) -> str:
    if not isinstance(cell, str):
        return f'<c r="{name}"><v>{cell}</v></c>'
    if cell in places:
        return f'<c r="{name}" t="s"><v>{places[cell]}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


def document(path: Path, paragraphs: Sequence[tuple[str, str]], styles: str = "") -> Path:
    """A Word document: paragraphs with what stands in their properties, `<w:pStyle w:val="Heading1"/>` say.

    What begins with `<w:sz` or `<w:b/>` holds for their characters.
    """
    inner = "".join(_paragraph(properties, text) for properties, text in paragraphs)
    parts = {
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body></w:document>'
    }
    if styles:
        parts["word/styles.xml"] = f'{_HEAD}<w:styles xmlns:w="{_WORD}">{styles}</w:styles>'
    return package(path, parts)


def _paragraph(properties: str, text: str) -> str:
    is_of_characters = properties.startswith(("<w:sz", "<w:b/>"))
    above, within = ("", properties) if is_of_characters else (properties, "")
    runs = "".join(
        f'<w:r><w:rPr>{within}</w:rPr><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:3], text[3:])
        if part
    )
    return f"<w:p><w:pPr>{above}</w:pPr>{runs}</w:p>"
