"""E-paper HTML 数字报 among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.speech import _
from reader.importers.formats.epaper import KIND
from reader.importers.formats.format import Format
from reader.importers.source.file_types import is_web_page

if TYPE_CHECKING:
    from reader.importers.formats.format import Files, FormatReader


FILE_KIND = "web page"


def _open(files: Files) -> FormatReader:
    from reader.importers.formats.epaper.sources import EpaperReader

    return EpaperReader(files)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("E-paper pages"),
    tell=lambda head: FILE_KIND if is_web_page(head) else None,
    open=_open,
    endings=("htm", "html", "shtml", "mht", "mhtml"),
    sample="epaper/founder",
    slow_endings=("mht", "mhtml"),
    comes_first=True,
    tells_page_itself=True,
    refusal=Code.OTHER_WEB_PAGE,
)
