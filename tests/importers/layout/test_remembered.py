"""What was found in a short text is found once."""

from __future__ import annotations

from reader.importers.layout.remembered import remembered


def test_a_short_text_is_asked_about_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("老码头"), length("老码头")] == [3, 3]
    assert [length("长" * 500), length("长" * 500)] == [500, 500]
    assert asked == ["老码头", "长" * 500, "长" * 500]
