"""The page as it is, to be seen beside what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.importers.formats.article_folder.day import ARTICLE_FOLDER
from reader.importers.formats.article_folder.naming import article_file
from reader.importers.source.decoding import decode
from reader.importers.source.file_types import PAGE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    files = list(_text_files(source.path)) if source.kind == ARTICLE_FOLDER else [source.path]
    if source.kind in {PAGE_TEXT, ARTICLE_FOLDER} and all(file.is_file() for file in files):
        return _RULE.join(_text(file, source.encoding) for file in files)
    pages = reading.issue.pages if reading.issue else ()
    return _RULE.join(filter(None, map(_regions, pages)))


def _text_files(path: Path) -> Iterator[Path]:
    """The files of a day's articles."""
    if path.is_dir():
        yield from sorted(file for file in path.iterdir() if article_file(file))
    elif (first := article_file(path)) is None:
        yield path
    else:
        beside = filter(None, map(article_file, sorted(path.parent.iterdir())))
        yield from (file.path for file in beside if (file.day, file.form) == (first.day, first.form))


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
