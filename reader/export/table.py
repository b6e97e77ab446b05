"""The export formats, a line each. The first one is taken where nothing says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export import (
    bibtex,
    csl_json,
    docx,
    epub,
    html,
    json_lines,
    json_list,
    markdown,
    ris,
    tabular,
    text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reader.export.format import ExportFormat

FORMATS = (
    text.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
    docx.FORMAT,
    epub.FORMAT,
    tabular.FORMAT,
    json_list.FORMAT,
    json_lines.FORMAT,
    ris.FORMAT,
    bibtex.FORMAT,
    csl_json.FORMAT,
)


def format_called(ending: str) -> ExportFormat | None:
    """The format whose files end like that, without the dot; None where there is none."""
    return next((one for one in FORMATS if one.ending == ending.lower()), None)


def format_for(path: Path) -> ExportFormat:
    """The format that a file's ending asks for: a.csl.json is no a.json."""
    asked = [one for one in FORMATS if path.name.lower().endswith(f".{one.ending}")]
    return max(asked, key=lambda one: len(one.ending), default=FORMATS[0])
