"""Whom a citation names as authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.provenance import one_line

if TYPE_CHECKING:
    from reader.core.paper import Article

_NOT_AUTHORS = ("编辑", "編輯", "责编", "責編", "校对", "校對", "审核", "審核", "美编", "版式")


def author_names(article: Article) -> tuple[str, ...]:
    """Who wrote it, each once; who edited or set it is no author."""
    writers = [author for author in article.authors if not (author.role or "").endswith(_NOT_AUTHORS)]
    return tuple(dict.fromkeys(one_line(author.name) for author in writers))
