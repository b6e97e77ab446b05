"""The page as it is, to be seen beside what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.table import format_of
from reader.importers.source.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article, Page
    from reader.core.source import Reading

LARGEST_SHOWN = 1024 * 1024
"""Bytes of a source that are shown."""
_RULE = "\n" + "─" * 20 + "\n"


def page_as_it_is(reading: Reading) -> str:
    """The text of a source before anything was made of it; where it is no text, the text of its regions in order.

    A source within a zip is shown by its regions too. Raises OSError.
    """
    source = reading.source
    read_by = format_of(source.kind)
    files = read_by.text_files(source.path) if read_by and read_by.text_files else []
    if files and all(file.is_file() for file in files):
        return _RULE.join(_text(file, source.encoding) for file in files)
    pages = reading.issue.pages if reading.issue else ()
    return _RULE.join(filter(None, map(_regions, pages)))


def _text(file: Path, encoding: str | None) -> str:
    with file.open("rb") as opened:
        data = opened.read(LARGEST_SHOWN)
    return decode(data, encoding).text


def _regions(page: Page) -> str:
    """The articles of a page by where they stand, from the top and the left."""
    articles = sorted(page.articles, key=_place)
    head = _("Page {page}").format(page=page.number)
    return "\n\n".join([head, *map(_article, articles)])


def _place(article: Article) -> tuple[float, float]:
    return min(((region.top, region.left) for region in article.regions), default=(2.0, 2.0))


def _article(article: Article) -> str:
    heads = filter(None, (article.kicker, article.headline, article.deck))
    return "\n".join([*heads, *article.paragraphs])
