"""A file with front matter into its article."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from reader.importers.formats.front_matter.matter import read_matter
from reader.importers.formats.records.fields import Field, take_columns
from reader.importers.formats.records.lone import LARGEST_ARTICLE, Lone
from reader.importers.formats.records.markdown import Kind, blocks
from reader.importers.formats.records.record import Record
from reader.importers.source.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.formats.front_matter.matter import Matter
    from reader.importers.formats.records.fields import Columns
    from reader.importers.source.choice import Choice


_MOST_MATTER = 16 * 1024
"""Bytes that are read of a file to know its day."""
_DAY = re.compile(r"^\d{4}[-_.]?\d{2}[-_.]?\d{2}")


def look_at(path: Path, choice: Choice) -> Record | None:
    """What the front matter of a file says, without its text; None where it has none, or it is longer than any."""
    try:
        with path.open("rb") as file:
            head = file.read(_MOST_MATTER)
    except OSError:
        return None
    matter = read_matter(decode(head, choice.encoding).text) if _may_begin(head) else None
    return Record(_fields(matter, choice)[1]) if matter else None


def _may_begin(data: bytes) -> bool:
    """Whether bytes begin as front matter does."""
    return data[:16].lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\x00")[:1] in {b"-", b"+"}


def _fields(matter: Matter, choice: Choice) -> tuple[Columns, dict[Field, str]]:
    told = choice.columns_for(matter.values)
    columns = take_columns([name for name, value in matter.values.items() if value], told)
    return columns, {field: matter.values[name] for field, name in columns.items()}


def read_article(path: Path, encoding: str | None, choice: Choice) -> Lone | None:
    """The article of a file; None where it has no front matter, or cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_ARTICLE else b""
    except OSError:
        return None
    decoded = decode(data, encoding) if _may_begin(data) else None
    matter = read_matter(decoded.text) if decoded else None
    if decoded is None or matter is None:
        return None
    columns, values = _fields(matter, choice)
    headline, paragraphs = _text(matter.text, values.get(Field.HEADLINE, ""))
    headline = headline or _DAY.sub("", path.stem).strip(" -_")
    body = "\n".join(paragraphs) or values.get(Field.TEXT, "")
    record = Record({**values, Field.HEADLINE: headline, Field.TEXT: body})
    names = tuple(matter.values)
    return Lone(
        record, columns, names, hashlib.sha256(data).digest(), len(data), decoded.encoding, decoded.broken
    )


def _text(markdown: str, headline: str) -> tuple[str, list[str]]:
    """Headline and paragraphs. The first heading above the text is the headline, where nothing else names it."""
    found = list(blocks(markdown))
    first = next((at for at, block in enumerate(found) if block.kind is not Kind.RULE), 0)
    if found and not headline and found[first].kind is Kind.HEADING:
        headline = found[first].text
        found = found[first + 1 :]
    return headline, [block.text for block in found if block.text]
