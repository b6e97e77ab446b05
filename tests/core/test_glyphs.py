from __future__ import annotations

from reader.core.glyphs import ordinary


def test_radicals_and_compatibility_characters_are_ordinary_ones_at_the_same_places() -> None:
    assert ordinary("⼈⼤⻓⻅⻋⻔⻛⻢⻥⻩⻬⻰⻘⺠⻄金") == "人大长见车门风马鱼黄齐龙青民西金"


def test_all_else_stays_as_it_is() -> None:
    text = "本报讯（记者 张三）㈱①Ａ ﬁ"
    assert ordinary(text) == text
    assert ordinary("plain") == "plain"
