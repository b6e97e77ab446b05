"""The words of two characters that are used most: what tells that a line was cut within a word."""

from __future__ import annotations

from functools import cache

from reader import paths

_FILE = "common_words.txt"


@cache
def common_words() -> frozenset[str]:
    """The words, in simplified characters."""
    lines = (paths.resources() / _FILE).read_text("utf-8").splitlines()
    return frozenset(line[at : at + 2] for line in lines for at in range(0, len(line), 2))
