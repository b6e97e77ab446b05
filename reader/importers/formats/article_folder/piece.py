"""One article as its file has it, before it goes to its page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.core.paper import Article
from reader.importers.layout.articles import Draft
from reader.importers.layout.punctuation import is_finished
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from reader.core.paper import Author
    from reader.importers.formats.article_folder.body import Body
    from reader.importers.layout.headings import Headings

_PLACEHOLDER = rule(
    r"[【\[（(《]*(?:公益)?(?:广告|图片报道|图片新闻|图片|照片|无标?题|无内容|本版导读|报头|报眼|版权声明)[）)\]】》]*"
)
"""Headings that collectors give to what is no article. With text below they head one like any other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article. `page` is "" where its file does not tell it."""

    page: str
    page_name: str | None
    headings: Headings
    rubric: str | None
    authors: tuple[Author, ...]
    body: Body

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is worth keeping: no text, and no headline but 广告 or the like."""
        texts = chain((self.headings.headline, self.headings.kicker), self.body.paragraphs)
        return all(_PLACEHOLDER.fullmatch(text) for text in texts if text)

    @property
    def draft(self) -> Draft:
        """The article with its jumps."""
        body = self.body
        is_left = any(not jump.is_from for jump in body.jumps)
        article = Article(
            headline=self.headings.headline,
            kicker=self.headings.kicker,
            deck=self.headings.deck,
            rubric=self.rubric,
            dateline=body.dateline,
            authors=(*self.authors, *(author for author in body.authors if author not in self.authors)),
            paragraphs=body.paragraphs,
            truncated=is_left,
            byline=body.byline,
        )
        is_cut = is_left and bool(body.paragraphs) and not is_finished(body.paragraphs[-1])
        return Draft(article, body.jumps, is_cut)
