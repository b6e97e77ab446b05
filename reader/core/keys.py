"""Keys that name an article for ever: made from what is printed, not from where it is kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reader.core.paper import Article

OPENING = 40
"""Letters and digits of the body that a key is made from: enough to tell articles of one day apart,
few enough that a paragraph joined differently further down changes nothing."""
_MARKS = str.maketrans("", "", "，。、：；？！“”‘’《》（）…— \u3000")
"""Marks that are no letters in any form. Most texts open with them and the characters of `_PLAIN` alone."""
_PLAIN = re.compile(r"[\u4e00-\u9fff0-9]*")
"""Characters that are their own form in every way, whatever stands beside them."""


def article_key(title: str, date: date, article: Article, nth: int = 0) -> str:
    """The key of an article, the same whenever the same source is read: "2022-07-19-3f2a…".

    `nth` counts articles of the same issue that open alike, from 0.
    """
    parts = [_bare_title(title), date.isoformat(), _opening(article)]
    if nth:
        parts.append(str(nth))
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{date.isoformat()}-{digest[:16]}"


def _opening(article: Article) -> str:
    """How the body begins, else its headings: marks, width and white space do not count."""
    headings = (article.headline, article.kicker, article.deck, article.rubric)
    first = article.paragraphs[0] if article.paragraphs else ""
    plain = first[: OPENING * 2].translate(_MARKS)[:OPENING]
    if len(plain) == OPENING and _PLAIN.fullmatch(plain):
        return plain
    return _bare(article.paragraphs)[:OPENING] or _bare(text for text in headings if text)


@lru_cache(maxsize=16)
def _bare_title(title: str) -> str:
    return _bare((title,))


def _bare(texts: Iterable[str]) -> str:
    """Letters and digits alone, full width made half, case folded; stops when there are enough."""
    kept = ""
    for text in texts:
        kept += "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text[: OPENING * 4]).casefold()))
        if len(kept) >= OPENING:
            break
    return kept
