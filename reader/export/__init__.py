"""Taking articles out of the reader: as files, and as citations. Knows core only."""

from reader.export.article_fields import article_fields, author_fields
from reader.export.citations import CitationStyle, citation, quotation
from reader.export.file_writer import check_free, write_clippings, write_words
from reader.export.table import FORMATS, format_called, format_for
from reader.export.text import SEPARATOR, plain_text

__all__ = [
    "FORMATS",
    "SEPARATOR",
    "CitationStyle",
    "article_fields",
    "author_fields",
    "check_free",
    "citation",
    "format_called",
    "format_for",
    "plain_text",
    "quotation",
    "write_clippings",
    "write_words",
]
