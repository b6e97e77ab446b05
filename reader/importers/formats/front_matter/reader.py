"""A file with front matter into its article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.importers.formats.front_matter.matter import read_matter
from reader.importers.formats.records.fields import Field, take_columns
from reader.importers.formats.records.lone import LARGEST_ARTICLE, Lone
from reader.importers.formats.records.markdown import Kind, blocks
from reader.importers.formats.records.record import Record
from reader.importers.source.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.source.choice import Choice


def read_article(path: Path, encoding: str | None, choice: Choice) -> Lone | None:
    """The article of a file; None where it has no front matter, or cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_ARTICLE else b""
    except OSError:
        return None
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\x00")[:1] not in {b"-", b"+"}:
        return None
    decoded = decode(data, encoding)
    matter = read_matter(decoded.text)
    if matter is None:
        return None
    told = choice.columns_for(matter.values)
    columns = take_columns([name for name, value in matter.values.items() if value], told)
    values = {field: matter.values[name] for field, name in columns.items()}
    headline, paragraphs = _text(matter.text, values.get(Field.HEADLINE, ""))
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
