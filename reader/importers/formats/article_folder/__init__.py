"""Article folders: a file an article, many to a day, as collectors of e-papers write them.

Two forms are known: `20200119-01-02.txt`, three heading lines and indented paragraphs, and
`1976-01-09_headline.md`, headed by `###`. All files of a day are one source. No file names its paper.
"""

from __future__ import annotations

from reader.importers.formats.article_folder.day import ARTICLE_FOLDER, read_day
from reader.importers.formats.article_folder.grouping import ArticleDay, gather_days
from reader.importers.formats.article_folder.naming import (
    ArticleFile,
    article_file,
    collection_of,
    named_after,
)

__all__ = [
    "ARTICLE_FOLDER",
    "ArticleDay",
    "ArticleFile",
    "article_file",
    "collection_of",
    "gather_days",
    "named_after",
    "read_day",
]
