"""Encodings found out from the bytes, and text that survives a bad one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers.source.decoding import decode, detect, known_encodings
from tests.importers.press import STORIES

TEXT = "\n".join(line for story in STORIES for line in (*story.heading, *story.paragraphs))
TRADITIONAL = (
    "縣府昨日上午九時開第三次會議，主席報告開會宗旨，並討論修築碼頭一案。\n決議先修東段，經費由縣庫撥付。\n"
    * 8
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_encodings_without_a_mark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.broken) == (TEXT, encoding, 0)


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le"), ("gbk", "gb18030")],
)
def test_encodings_with_a_mark_and_older_names(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_big5() -> None:
    decoded = decode(TRADITIONAL.encode("big5"))
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "big5")


def test_traditional_text_in_gb18030_is_not_taken_for_big5() -> None:
    assert detect(TRADITIONAL.encode("gb18030")) == "gb18030"


def test_plain_ascii_and_nothing() -> None:
    assert detect(b"Page 1\n") == "utf-8"
    assert decode(b"").text == ""


def test_the_encodings_a_person_may_choose_all_decode() -> None:
    for encoding in known_encodings():
        assert decode("一".encode(encoding), encoding).text == "一"


@given(place=st.integers(0, len(TEXT.encode("gb18030")) - 1), byte=st.sampled_from([0x80, 0xFF]))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_costs_its_line_at_most(encoding: str, place: int, byte: int) -> None:
    data = TEXT.encode(encoding)
    place = min(place, len(data) - 1)
    decoded = decode(data[:place] + bytes([byte]) + data[place:])
    line = data[:place].count(b"\n")
    kept = [text for at, text in enumerate(TEXT.split("\n")) if at != line]
    assert decoded.encoding == encoding
    assert [text for at, text in enumerate(decoded.text.split("\n")) if at != line] == kept


@given(place=st.integers(0, len(TEXT.encode("utf-16-le")) - 1))
def test_a_byte_lost_in_utf_16_costs_its_line_at_most(place: int) -> None:
    data = TEXT.encode("utf-16-le")
    decoded = decode(data[:place] + data[place + 1 :], "utf-16-le")
    whole = set(TEXT.split("\n"))
    assert len(whole - set(decoded.text.split("\n"))) <= 2
