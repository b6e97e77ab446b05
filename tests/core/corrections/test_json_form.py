from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.corrections.changes import Change, Correction, Merge, Move, Order, Split, edit_between
from reader.core.corrections.json_form import FormError, from_line, to_line
from reader.core.corrections.wording import changes_text, kind_text
from reader.core.paper import Article
from tests.core.corrections.test_replay import FERRY, articles, lines

some = st.none() | lines
edits = st.tuples(articles, articles).map(lambda both: edit_between("k", *both)).filter(bool)
changes: st.SearchStrategy[Change] = st.one_of(
    edits,
    st.lists(lines, min_size=2, max_size=3).map(lambda keys: Merge(tuple(keys), tuple(keys))),
    st.builds(Split, lines, lines, st.integers(0, 9), lines, lines),
    st.builds(Move, lines, lines, lines, lines),
    st.builds(Order, lines, lines, some, some),
)
corrections = st.builds(
    Correction,
    st.text("abc123", min_size=1, max_size=32),
    st.just(datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC)),
    lines,
    st.dates(),
    changes,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(corrections)
def test_a_correction_is_read_back_as_it_was_written(correction: Correction) -> None:
    line = to_line(correction)
    assert "\n" not in line
    assert from_line(line) == correction
    assert kind_text(correction.change)
    assert all(said.what for said in changes_text(correction.change))


@given(corrections, st.data())
def test_whatever_stands_there_is_a_correction_or_refused(
    correction: Correction, data: st.DataObject
) -> None:
    told: dict[str, Any] = json.loads(to_line(correction))
    place: Any = told
    while isinstance(place, dict) and place:
        name = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or data.draw(st.booleans()):
            place[name] = data.draw(json_values)
            break
        place = place[name]
    try:
        read = from_line(json.dumps(told))
    except FormError:
        return
    assert from_line(to_line(read)) == read


@pytest.mark.parametrize(
    "line", ["", "[]", "{", '{"id": 1}', "[" * 100_000, "null", '{"made": "x"}', "1" * 5000]
)
def test_what_is_no_correction_is_refused(line: str) -> None:
    with pytest.raises(FormError):
        from_line(line)


def test_text_that_an_archive_could_not_hold_is_refused() -> None:
    change = edit_between("k", FERRY, Article("新船", paragraphs=("x\ny",)))
    assert change is not None
    line = to_line(Correction("a", datetime(2026, 1, 2, tzinfo=UTC), "报", date(2026, 1, 2), change))
    with pytest.raises(FormError):
        from_line(line)
