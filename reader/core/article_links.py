"""Links to articles, yuebao://article/KEY: what is taken away can lead back into the archive."""

from __future__ import annotations

import re

_KEY = r"\d{4}-\d{2}-\d{2}-[0-9a-f]{16}"
_LINK = re.compile(rf"yuebao:/{{1,2}}article/({_KEY})/?", re.IGNORECASE)
"""A path that was made of a link has one stroke less."""


def article_link(key: str) -> str:
    """The link to an article."""
    return f"yuebao://article/{key}"


def can_be_linked(key: str) -> bool:
    """Whether it is a key as archives give them; marks of a file may name anything."""
    return re.fullmatch(_KEY, key, re.IGNORECASE) is not None


def linked_article(text: str) -> str | None:
    """The key of the article that a link leads to; None where it is no such link."""
    found = _LINK.fullmatch(text)
    return found[1].lower() if found else None
