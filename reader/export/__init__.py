"""Taking articles out of the reader: as text, and as citations. Knows core only."""

from reader.export.article_fields import article_fields, author_fields
from reader.export.citations import CitationStyle, citation, quotation
from reader.export.file_writer import check_free, write_text, write_words
from reader.export.text import SEPARATOR, plain_text

__all__ = [
    "SEPARATOR",
    "CitationStyle",
    "article_fields",
    "author_fields",
    "check_free",
    "citation",
    "plain_text",
    "quotation",
    "write_text",
    "write_words",
]
