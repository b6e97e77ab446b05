"""What was said of a table's columns is kept for the next table of its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.columns import MOST_KEPT, KnownColumns
from reader.importers import Choice

if TYPE_CHECKING:
    from pathlib import Path

SAID = (("headline", "甲"), ("deck", ""))


def test_what_was_said_is_there_in_the_next_run(tmp_path: Path) -> None:
    KnownColumns(tmp_path).remember(["乙", "甲"], SAID)
    choice = Choice(known_columns=KnownColumns(tmp_path).all())
    assert choice.columns_for(["甲", "乙"]) == SAID
    assert choice.columns_for(["甲", "乙", "丙"]) == ()


def test_what_is_said_now_goes_before(tmp_path: Path) -> None:
    KnownColumns(tmp_path).remember(["甲"], SAID)
    choice = Choice(columns=(("text", "甲"),), known_columns=KnownColumns(tmp_path).all())
    assert choice.columns_for(["甲"]) == (("text", "甲"),)


def test_the_last_word_counts_and_old_ones_go(tmp_path: Path) -> None:
    known = KnownColumns(tmp_path)
    for at in range(MOST_KEPT + 1):
        known.remember([str(at)], SAID)
    known.remember(["1"], (("text", "1"),))
    kept = dict(KnownColumns(tmp_path).all())
    assert (len(kept), kept["1",]) == (MOST_KEPT, (("text", "1"),))
    assert ("0",) not in kept


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"columns": [1], "said": {}}]', '[{"columns": ["a"], "said": 7}]']
)
def test_a_broken_file_holds_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "columns.json").write_text(text, "utf-8")
    assert KnownColumns(tmp_path).all() == ()
