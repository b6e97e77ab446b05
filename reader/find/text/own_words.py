"""The person's own words: a file of lines, a word and what kind of word it is, as jieba's dictionaries have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.safe_file import replace_file
from reader.find.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS = ("nr", "ns", "nt", "nz", "n")
"""jieba's tags for a person, a place, an organisation, another name, and any other word."""
LONGEST = 40
"""Characters of a word."""


class OwnWord(NamedTuple):
    """A word as it is written, and one of KINDS."""

    word: str
    kind: str = "n"


def read_own_words(path: Path) -> tuple[OwnWord, ...]:
    """The words in a file, in its order, each once; none where there is no file.

    A line is a word, then perhaps jieba's number and tag; one that begins with # is a remark.
    Raises OSError, UnicodeError where the file cannot be read.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        return ()
    words: dict[str, OwnWord] = {}
    for line in lines:
        parts = line.split()
        if parts and not line.startswith("#"):
            words.setdefault(parts[0], OwnWord(parts[0], parts[-1] if parts[-1] in KINDS else "n"))
    return tuple(words.values())


def write_own_words(path: Path, words: Iterable[OwnWord]) -> None:
    """Keep the words, whole or not at all. Raises OSError."""
    text = "".join(f"{one.word} {one.kind}\n" for one in words)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(path, text.encode("utf-8"), is_private=True)


def is_word(text: str) -> bool:
    """Whether it can be a word of one's own: two characters or more, without white space."""
    return len(fold(text)) > 1 and len(text) <= LONGEST and not any(map(str.isspace, text))


def folded_words(words: Iterable[OwnWord]) -> tuple[str, ...]:
    """The words as the index folds them, in order, each once."""
    folded = {fold(one.word) for one in words}
    return tuple(sorted(word for word in folded if len(word) > 1))
