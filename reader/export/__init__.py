"""Taking articles out of the reader: as files, and as citations. Knows core only."""

from reader.export.article_fields import article_fields, author_fields
from reader.export.bag_check import check_bag
from reader.export.bundle import ENDING as BUNDLE_ENDING
from reader.export.citations import CitationStyle, citation, quotation
from reader.export.file_writer import check_free, write_clippings, write_data, write_words
from reader.export.html import html_page
from reader.export.markup import citation_markup, quotation_markup
from reader.export.table import FORMATS, format_called, format_for
from reader.export.text import SEPARATOR, plain_text

__all__ = [
    "BUNDLE_ENDING",
    "FORMATS",
    "SEPARATOR",
    "CitationStyle",
    "article_fields",
    "author_fields",
    "check_bag",
    "check_free",
    "citation",
    "citation_markup",
    "format_called",
    "format_for",
    "html_page",
    "plain_text",
    "quotation",
    "quotation_markup",
    "write_clippings",
    "write_data",
    "write_words",
]
