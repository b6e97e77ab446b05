"""The export formats, a line each. The first one is taken where nothing says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export import json_lines, markdown, text

if TYPE_CHECKING:
    from pathlib import Path

    from reader.export.format import ExportFormat

FORMATS = (
    text.FORMAT,
    markdown.FORMAT,
    json_lines.FORMAT,
)


def format_called(ending: str) -> ExportFormat | None:
    """The format whose files end like that, without the dot; None where there is none."""
    return next((one for one in FORMATS if one.ending == ending.lower()), None)


def format_for(path: Path) -> ExportFormat:
    """The format that a file's ending asks for."""
    return format_called(path.suffix.removeprefix(".")) or FORMATS[0]
