from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from reader.find.text.own_words import OwnWord, folded_words, is_word, read_own_words, write_own_words

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_read_again_and_is_the_persons_alone(tmp_path: Path) -> None:
    words = (OwnWord("停云桥", "ns"), OwnWord("班德顺", "nr"), OwnWord("过桥费"))
    path = tmp_path / "config" / "user-words.txt"
    write_own_words(path, words)
    assert read_own_words(path) == words
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_dictionary_of_jiebas_is_read(tmp_path: Path) -> None:
    path = tmp_path / "user-words.txt"
    path.write_text("\ufeff# 人名\n班德顺 3 nr\n停云桥 5\n\n停云桥 ns\n霁川 zz\n", "utf-8")
    assert read_own_words(path) == (OwnWord("班德顺", "nr"), OwnWord("停云桥"), OwnWord("霁川"))


def test_no_file_is_no_words(tmp_path: Path) -> None:
    assert read_own_words(tmp_path / "none.txt") == ()


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "user-words.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnicodeError):
        read_own_words(path)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("停云桥", True), ("桥", False), ("停 云", False), ("", False), ("桥" * 41, False), ("《》", False)],
)
def test_a_word_has_two_characters_and_no_space(text: str, *, fits: bool) -> None:
    assert is_word(text) == fits


def test_words_are_folded_as_the_index_folds_them() -> None:
    assert folded_words([OwnWord("停雲橋"), OwnWord("停云桥"), OwnWord("ＡＢ")]) == ("ab", "停云桥")
