"""The formats, a line each: all that reads, tells, refuses, offers or documents formats goes over this table."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.importers.formats.format import Format

FOLDERS = (
    "mets_alto",
    "recognised_pages",
    "tei",
    "epaper",
    "page_pdf",
    "article_folder",
    "front_matter",
    "labelled_text",
    "ocr_text",
    "day_digest",
    "mineru",
    "json_day",
    "word_document",
    "workbook",
    "spreadsheet",
    "page_text",
)
"""The folders of the formats, each with its `FORMAT` in format.py. What a file is is asked in this order."""


@cache
def formats() -> tuple[Format, ...]:
    """All formats, in the order of the table."""
    return tuple(import_module(f"reader.importers.formats.{name}.format").FORMAT for name in FOLDERS)


def format_of(kind: str) -> Format | None:
    """The format of a source, by its kind; None for a source that gave nothing."""
    return next((one for one in formats() if one.kind == kind), None)


def endings() -> tuple[str, ...]:
    """What files of any format, and zips of them, may end in: what a file dialog offers."""
    return tuple(dict.fromkeys([*(ending for one in formats() for ending in one.endings), "zip"]))


@cache
def slow_endings() -> frozenset[str]:
    """Endings of files, with their dot, that take long to read, however small: zips among them."""
    return frozenset([".zip", *(f".{ending}" for one in formats() for ending in one.slow_endings)])


def patterns(offered: Iterable[str]) -> str:
    """Endings as a file dialog has them: *.txt *.pdf."""
    return " ".join(f"*.{ending}" for ending in offered)
