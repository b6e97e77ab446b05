"""Whom a citation names as authors."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.export.provenance import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.paper import Article, Author

_NOT_AUTHORS = ("编辑", "編輯", "责编", "責編", "校对", "校對", "审核", "審核", "美编", "版式")


def author_names(article: Article) -> tuple[str, ...]:
    """Who wrote it, each once; who edited or set it is no author."""
    writers = [author for author in article.authors if not (author.role or "").endswith(_NOT_AUTHORS)]
    return tuple(dict.fromkeys(one_line(author.name) for author in writers))


def author_line(authors: Iterable[Author]) -> str:
    """记者 刘威 邵秀清　通讯员 王小明."""
    by_role = groupby(authors, key=lambda author: author.role)
    groups = [" ".join([*([role] if role else []), *(one.name for one in names)]) for role, names in by_role]
    return "；".join(groups)
