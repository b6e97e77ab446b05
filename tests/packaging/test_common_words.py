"""The words by which a break within a word is known, and the program that makes their file."""

from __future__ import annotations

from common_words import MOST
from common_words import common_words as made_words
from reader.importers.layout.common_words import common_words


def test_the_words_kept_are_those_the_program_makes() -> None:
    assert common_words() == set(made_words(MOST))
