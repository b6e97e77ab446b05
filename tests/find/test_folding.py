from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from reader.find.folding import fold, fold_for_words, fold_stamp, paragraphs_of, places_of
from tests.find.paper import plain_fold


def test_every_character_of_unicode_folds_as_defined() -> None:
    letters = [chr(code) for code in range(0x33000) if not 0xD800 <= code < 0xE000]
    wrong = [letter for letter in letters if fold(letter) != plain_fold(letter)]
    assert wrong == []
    beyond = "".join(map(chr, range(0x33000, sys.maxunicode + 1)))
    assert fold(beyond) == beyond == beyond.casefold()


def test_what_is_folded() -> None:
    assert fold("體育　新聞\n ＡＢＣ，１２〇零") == "体育新闻abc,12零零"
    assert fold("。、《》“”") == "。、《》“”"


@given(st.text())
def test_each_folded_character_knows_its_place(text: str) -> None:
    folded, places = fold(text), places_of(text)
    assert len(folded) == len(places)
    assert [fold(text[place]) for place in places] == list(folded)


def test_words_in_letters_stay_apart() -> None:
    assert fold_for_words("王 慧 杰　去 New  York 了 3 次") == "王慧杰去new  york了3次"


@given(st.text(alphabet="a\n b\u2029中"))
def test_paragraphs_stand_where_they_say(text: str) -> None:
    parts = paragraphs_of(text)
    assert all(text.startswith(part, start) for start, part in parts)
    assert sum(len(part) + 1 for _start, part in parts) == len(text) + 1


def test_stamp_is_the_same_each_time() -> None:
    fold_stamp.cache_clear()
    first = fold_stamp()
    fold_stamp.cache_clear()
    assert fold_stamp() == first
