from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.index.postings import Lists, blocks, lists_of, pack, unpack, unpack_one

numbers = st.integers(0, (1 << 32) - 1) | st.integers(0, 300)
entries = st.dictionaries(numbers, st.sets(numbers, min_size=1, max_size=20), max_size=8)


def array_of(made: dict[int, set[int]]) -> np.ndarray:
    return np.array(sorted(key << 32 | number for key, held in made.items() for number in held), np.uint64)


@given(entries)
def test_what_is_packed_is_what_is_unpacked(made: dict[int, set[int]]) -> None:
    whole = array_of(made)
    lists = pack(whole)
    assert list(map(int, lists.keys)) == sorted(made)
    assert unpack(lists).tolist() == whole.tolist()
    for key, held in made.items():
        one = lists.one(key)
        assert one is not None
        assert unpack_one(one).tolist() == sorted(held)
    absent = max(made, default=0) ^ 1
    assert (lists.one(absent) is None) == (absent not in made)


@given(entries, st.sets(numbers))
def test_lists_that_are_left_are_there_and_empty(made: dict[int, set[int]], others: set[int]) -> None:
    leave = np.array([key % 2 == 0 for key in sorted(made)], bool)
    lists = pack(array_of(made), leave)
    assert list(map(int, lists.keys)) == sorted(made)
    left = {key: held for key, held in made.items() if key % 2}
    assert unpack(lists).tolist() == array_of(left).tolist()
    assert [len(lists.one(key)) == 0 for key in sorted(made)] == leave.tolist()  # type: ignore[arg-type]


@given(entries, numbers, numbers)
def test_a_span_of_keys(made: dict[int, set[int]], one: int, other: int) -> None:
    first, last = sorted((one, other))
    within = {key: held for key, held in made.items() if first <= key < last}
    assert unpack(pack(array_of(made)).between(first, last)).tolist() == array_of(within).tolist()


@given(entries)
def test_blocks_hold_all_lists_in_order(made: dict[int, set[int]]) -> None:
    lists = pack(array_of(made))
    found = list(blocks(lists))
    assert [first for first, _data in found] == sorted(first for first, _data in found)
    again = [unpack(lists_of(data)) for _first, data in found]
    assert np.concatenate([*again, np.empty(0, np.uint64)]).tolist() == array_of(made).tolist()


def test_long_lists_are_cut_into_blocks_between_keys() -> None:
    whole = np.array([key << 32 | number * 5_000 for key in range(9) for number in range(8_000)], np.uint64)
    found = list(blocks(pack(whole)))
    assert len(found) > 2
    assert np.concatenate([unpack(lists_of(data)) for _first, data in found]).tolist() == whole.tolist()


@pytest.mark.parametrize("number", [0, 127, 128, 16_383, 16_384, (1 << 32) - 1])
def test_bytes_of_one_number(number: int) -> None:
    lists = pack(np.array([number], np.uint64))
    assert len(lists.data) == max(1, -(-number.bit_length() // 7))
    assert isinstance(lists, Lists)
    assert unpack_one(lists.data).tolist() == [number]
