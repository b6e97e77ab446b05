from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.index import long_lists
from reader.find.index.long_lists import LongList, long_list, pack_long

if TYPE_CHECKING:
    from collections.abc import Iterator

numbers = st.integers(0, (1 << 32) - 1) | st.integers(0, 300) | st.integers(0, 300).map(lambda it: it << 16)


def array_of(held: set[int]) -> np.ndarray:
    return np.array(sorted(held), np.uint32)


@pytest.fixture(autouse=True, scope="module", params=[1, 1_000], ids=["apart", "in parts"])
def small_parts(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_lists, "_PART", 4)
        patch.setattr(long_lists, "_APART", request.param)
        yield


@given(st.sets(numbers, max_size=60))
def test_what_is_packed_is_what_is_read(held: set[int]) -> None:
    made = long_list(pack_long(array_of(held)))
    assert len(made) == len(held)
    assert made.numbers().tolist() == sorted(held)


@given(st.sets(numbers, max_size=60), st.sets(st.integers(0, 0xFFFF)))
def test_only_numbers_with_some_upper_bits(held: set[int], others: set[int]) -> None:
    uppers = others | {number >> 16 for number in sorted(held)[::7]}
    found = long_list(pack_long(array_of(held))).numbers(array_of(uppers))
    assert found.tolist() == sorted(number for number in held if number >> 16 in uppers)


@given(st.sets(numbers, max_size=60), st.sets(numbers, max_size=20))
def test_the_numbers_that_follow_some(held: set[int], others: set[int]) -> None:
    ordered = sorted(held)
    wanted = array_of(others | set(ordered[::7]) | {max(0, number - 5) for number in ordered[::3]})
    for number, found in zip(
        wanted.tolist(), long_list(pack_long(array_of(held))).following(wanted).tolist(), strict=True
    ):
        after = [it for it in ordered if it >= number and it >> 16 == number >> 16]
        assert found == (after[0] if after else number ^ 0xFFFFFFFF)


@given(st.sets(numbers, min_size=1, max_size=60))
def test_lists_with_counts_of_four_bytes_are_read_too(held: set[int]) -> None:
    whole = array_of(held)
    counts = np.bincount(whole >> 16).astype("<u4")
    lower = (whole & 0xFFFF).astype("<u2")
    data = np.uint32(len(counts)).tobytes() + counts.tobytes() + lower.tobytes()
    assert long_list(data).numbers().tolist() == sorted(held)


def test_no_more_is_read_than_is_wanted() -> None:
    data = pack_long(np.arange(0, 1 << 24, 1 << 10, dtype=np.uint32))
    read: list[int] = []

    def reading(offset: int, size: int) -> bytes:
        read.append(size)
        return data[offset : offset + size]

    made = LongList(reading)
    begun = sum(read)
    found = made.numbers(np.array([5], np.uint32))
    assert found.tolist() == list(range(5 << 16, 6 << 16, 1 << 10))
    assert sum(read) - begun < len(data) / 50
