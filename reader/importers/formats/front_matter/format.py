"""Articles with front matter among the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.format import Format
from reader.importers.formats.front_matter import KIND
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from reader.importers.formats.format import Files, FormatReader


def _tell(head: bytes) -> str | None:
    if not (b"---" in head[:16] or b"+++" in head[:16] or b"-\x00-" in head[:16]) or not is_plain_text(head):
        return None
    from reader.importers.formats.front_matter.matter import has_matter

    return KIND if has_matter(decode(head).text) else None


def _open(files: Files) -> FormatReader:
    from reader.importers.formats.front_matter.sources import FrontMatterReader

    return FrontMatterReader(files)


FORMAT = Format(
    kind=KIND,
    name=lambda: _("Articles with front matter"),
    tell=_tell,
    open=_open,
    endings=("md", "markdown"),
    sample="front-matter",
    collection_of=lambda path: path.parent,
    text_files=lambda path: [path],
)
