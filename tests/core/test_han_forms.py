from __future__ import annotations

from reader.core.han_forms import ordinary, ordinary_forms


def test_radicals_and_compatible_forms_are_their_characters() -> None:
    assert ordinary("⾼⽴⽅、⻓江、\uf9dc") == "高立方、长江、隆"


def test_as_many_characters_as_before_and_ordinary_ones_stay() -> None:
    assert ordinary("人民 people 123，。") == "人民 people 123，。"
    assert all(len(plain) == 1 and plain != chr(code) for code, plain in ordinary_forms().items())
