from __future__ import annotations

import sys

from reader.find.text.folding import expansions, fold, fold_stamp, forms_of
from tests.find.paper import plain_fold


def test_every_character_of_unicode_folds_as_defined() -> None:
    letters = [chr(code) for code in range(0x33000) if not 0xD800 <= code < 0xE000]
    wrong = [letter for letter in letters if fold(letter) != plain_fold(letter)]
    assert wrong == []
    beyond = "".join(chr(code) for code in range(0x33000, sys.maxunicode + 1) if code >> 12 != 0xE0)
    assert fold(beyond) == beyond == beyond.casefold()


def test_what_is_folded() -> None:
    assert fold("體育　新聞\n ＡＢＣ，１２〇零") == "体育新闻abc,12零零"
    assert fold("他说：“看《茶馆》…”——好。") == "他说:看茶馆…——好。"
    assert fold("买买提·艾力") == fold("买买提•艾力") == fold("买买提・艾力") == "买买提艾力"
    assert fold("co\u00adoperative oﬃcers’ cafés, cafe\u0301") == "cooperativeofficerscafes,cafe"
    assert fold("COVID‑19，1946–1949") == "covid-19,1946-1949"
    assert fold("①㎡Straße½") == "1m2strasse1/2"
    assert fold("й ά が") == "йάが"
    assert fold("⼈⺠夜校，⽼⼈") == "人民夜校,老人"


def test_forms_of_a_character_are_all_that_fold_to_it() -> None:
    assert set(forms_of("国")) == {"国", "國"}
    assert set(forms_of("a")) >= {"a", "A", "ａ", "Ａ"}
    assert forms_of("和") == "和"
    letters = [chr(code) for code in range(0x33000) if not 0xD800 <= code < 0xE000]
    wrong = [it for it in letters if len(fold(it)) == 1 and it not in forms_of(fold(it))]
    assert wrong == []


def test_what_is_folded_to_several_characters_is_folded_no_further() -> None:
    assert expansions()["ﬁ"] == "fi"
    assert [it for it, folded in expansions().items() if fold(folded) != folded or len(folded) < 2] == []


def test_stamp_is_the_same_each_time() -> None:
    fold_stamp.cache_clear()
    first = fold_stamp()
    fold_stamp.cache_clear()
    assert fold_stamp() == first
