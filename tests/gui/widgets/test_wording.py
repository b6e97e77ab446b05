from __future__ import annotations

from reader import paths
from reader.core import speech
from reader.gui.widgets.wording import listed


def test_numbers_of_pages_stand_after_each_other_as_each_language_has_it() -> None:
    assert [listed(numbers) for numbers in ((), ("1",), ("1", "3", "A4"))] == ["", "1", "1, 3, A4"]
    speech.use_language("zh_CN", paths.resources() / "locale")
    assert listed(("1", "3", "A4")) == "1、3、A4"
