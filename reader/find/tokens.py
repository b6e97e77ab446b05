"""How text goes into the index: characters as tokens that FTS5's `ascii` tokenizer leaves whole.

That tokenizer takes every character beyond ASCII, and ASCII's letters and digits, as part of a token,
and splits at all others. Those are written as an escape and a letter beyond ASCII, so that nothing is
lost or mixed up: the code is prefix-free, and a token of two characters can be read in one way only.
"""

from __future__ import annotations

import string
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from reader.find.folding import fold, fold_for_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.core.paper import Article

_ESCAPE = "\x80"
_PLAIN = frozenset(string.ascii_lowercase + string.digits)
_ESCAPED = {it: f"{_ESCAPE}{chr(0x100 + ord(it))}" for it in map(chr, range(0x81)) if it not in _PLAIN}
_WORD_TABLE = str.maketrans(_ESCAPED)


Texts = tuple[list[str], list[str], list[str], list[str]]


def all_texts(article: Article, original: Article | None = None) -> Texts:
    """All that can be found of an article: its body, its headings, its byline, its rubric.

    What was read in its place (`original`) follows in each of them, where it reads otherwise.
    No match runs over the end of one text. An author's role and name are one text, as they are printed.
    """
    now, then = _texts(article), read_only_texts(article, original)
    return now[0] + then[0], now[1] + then[1], now[2] + then[2], now[3] + then[3]


def read_only_texts(article: Article, original: Article | None) -> Texts:
    """The texts that stand in what was read only."""
    if original is None or original == article:
        return [], [], [], []
    body, head, byline, rubric = (
        [text for text in then if text not in set(now)]
        for now, then in zip(_texts(article), _texts(original), strict=True)
    )
    return body, head, byline, rubric


def _texts(article: Article) -> Texts:
    names = [f"{author.role or ''}{author.name}" for author in article.authors]
    return (
        list(article.paragraphs),
        [text for text in (article.kicker, article.headline, article.deck) if text],
        [text for text in (*names, article.dateline) if text],
        [article.rubric] if article.rubric else [],
    )


def grams(texts: Iterable[str]) -> str:
    """Each folded text as pairs of neighbouring characters, its last character alone at the end."""
    return " ".join(chain.from_iterable(map(_pairs, texts)))


def phrase(term: str) -> str:
    """The pairs that a folded term of two characters or more consists of, in FTS5's query syntax."""
    return f'"{" ".join(_pairs(term)[:-1])}"'


def characters(texts: Iterable[str]) -> str:
    """The characters that stand in the folded texts, each once."""
    return " ".join(_ESCAPED.get(it, it) for it in sorted(set(chain.from_iterable(map(fold, texts)))))


def character(term: str) -> str:
    """A folded term of one character, in FTS5's query syntax."""
    return f'"{_ESCAPED.get(term, term)}"'


def words(texts: Iterable[str], cut: Callable[[str], list[str]]) -> str:
    """The words of the texts; marks between them are left out."""
    found = chain.from_iterable(cut(fold_for_words(text)) for text in texts)
    return " ".join(word.translate(_WORD_TABLE) for word in found if is_word(word))


def word_phrase(found: Iterable[str]) -> str | None:
    """Words that stand one after the other, in FTS5's query syntax; None where only marks are left."""
    tokens = " ".join(word.translate(_WORD_TABLE) for word in found if is_word(word))
    return f'"{tokens}"' if tokens else None


def is_word(text: str) -> bool:
    """Whether a piece of cut text is more than marks."""
    return any(map(str.isalnum, text))


def _pairs(text: str) -> list[str]:
    letters = [_ESCAPED.get(it, it) for it in fold(text)]
    return list(map(add, letters, [*letters[1:], ""]))
