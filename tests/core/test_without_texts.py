from __future__ import annotations

import pytest

from reader.core.without_texts import error_told, message_told


def test_an_error_tells_where_and_of_what_kind_and_nothing_that_was_read() -> None:
    with pytest.raises(ValueError, match="invalid literal") as raised:
        int("渡口添新船")
    told = error_told(raised.value)
    assert "ValueError: invalid literal for int() with base 10: '…'" in told
    assert "test_without_texts.py" in told
    assert "渡" not in told.replace('int("渡口添新船")', "")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("No such file: /home/lin/报纸/1949-10-01.pdf", "No such file: ….pdf"),
        (r"C:\\Users\\Lin\\papers\\a.txt is gone", "….txt is gone"),
        ("Expected “新茶上市” or 'tea'", "Expected '…' or '…'"),
        ("渡口: 3 of 4", "…: 3 of 4"),
        ("list index out of range", "list index out of range"),
    ],
)
def test_a_message_without_what_is_somebodys(message: str, told: str) -> None:
    assert message_told(message) == told


def test_the_traceback_of_another_process_is_cut_the_same_way() -> None:
    error = RuntimeError(
        "Traceback:\n  File \"/home/lin/lib/reader/jobs/x.py\", line 3, in f\n    go()\nKeyError: '渡口'"
    )
    told = error_told(error)
    assert 'File "reader/jobs/x.py", line 3' in told
    assert "lin" not in told.replace("line", "")
    assert "KeyError: '…'" in told
