"""Keys that name an article for ever: made from what is printed, not from where it is kept."""

from __future__ import annotations

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
_MARKS = "，。、：；？！“”‘’《》（）…— \u3000"
"""Marks that are no letters in any form."""
_FEW = 3
"""Paragraphs that are tried together where the first is short."""
_PLAIN = "\u4e00-\u9fff0-9"
"""Characters that are their own form in every way, whatever stands beside them."""
_PLAIN_OPENING = re.compile(rf"[{_PLAIN}]{{{OPENING}}}")
"""What most texts open with, their marks taken out."""
_ALL_MARKS = re.compile(rf"[{_MARKS}]+")


def article_key(title: str, date: date, article: Article, nth: int = 0, *, edition: str = "") -> str:
    """The key of an article, the same whenever the same source is read: "2022-07-19-3f2a…".

    `nth` counts articles of the same issue that open alike, from 0. `edition` is told where an article of another
    issue of the day has the key without it: so no key changes because a paper turns out to have editions.
    """
    import hashlib

    parts = [_bare_title(title), date.isoformat(), _opening(article)]
    if edition:
        parts.append(f"({edition})")
    if nth:
        parts.append(str(nth))
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{date.isoformat()}-{digest[:16]}"


def _opening(article: Article) -> str:
    """How the body begins, else its headings: marks, width and white space do not count."""
    first = article.paragraphs[0] if article.paragraphs else ""
    if plain := _PLAIN_OPENING.match(_ALL_MARKS.sub("", first[: OPENING * 2])):
        return plain[0]
    together = "".join([text[: OPENING * 4] for text in article.paragraphs[:_FEW]])
    if plain := _PLAIN_OPENING.match(_ALL_MARKS.sub("", together)):
        return plain[0]
    headings = (article.headline, article.kicker, article.deck, article.rubric)
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
