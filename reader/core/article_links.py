"""Links to articles, yuebao://article/KEY: what is taken away can lead back into the archive."""

from __future__ import annotations

import re

_LINK = re.compile(r"yuebao:/{1,2}article/(\d{4}-\d{2}-\d{2}-[0-9a-f]{16})/?", re.IGNORECASE)
"""A path that was made of a link has one stroke less."""


def article_link(key: str) -> str:
    """The link to an article."""
    return f"yuebao://article/{key}"


def linked_article(text: str) -> str | None:
    """The key of the article that a link leads to; None where it is no such link."""
    found = _LINK.fullmatch(text)
    return found[1].lower() if found else None
