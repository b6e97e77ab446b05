"""The weights of headings: learned the same each time, kept as a table, and good for what they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import headings
from reader.importers.layout.heading_weights import learned_weights, read_weights, write_weights
from reader.importers.layout.headings import score_splits

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _right(rows: list[headings.Printed]) -> float:
    pairs = [row for row in rows if len(row.lines) == 2]
    found = [score_splits(row.lines, may_be_broken=False)[0].headings for row in pairs]
    told = [
        ((one.kicker or ""), (one.deck or "")) == (row.kicker, row.deck)
        for one, row in zip(found, pairs, strict=True)
    ]
    return sum(told) / len(told)


def test_the_weights_that_come_with_the_program_read_the_project_s_own_headings() -> None:
    assert _right(headings.read_tables([headings.OWN])) >= 0.95


def test_what_is_learned_is_the_same_each_time_and_is_kept_as_a_table(tmp_path: Path) -> None:
    rows = headings.read_tables([headings.OWN])[:60]
    learned = headings.learn(rows)
    assert headings.learn(rows) == learned
    assert read_weights(write_weights(learned)) == learned
    assert learned.parts
    assert all(abs(weight) < 20 for weight in learned_weights().parts.values())


def test_a_month_is_judged_by_what_the_others_teach(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = headings.read_tables([headings.OWN])
    lines = ["month\tkicker\theadline\tdeck"]
    for number, row in enumerate(own[:40]):
        lines.append(f"{'may' if number % 2 else 'june'}\t{row.kicker}\t{row.headline}\t{row.deck}")
    table = tmp_path / "given.tsv"
    table.write_text("\n".join(lines), "utf-8")
    assert headings.main(["judge", str(table)]) == 0
    _head, june, may = capsys.readouterr().out.splitlines()
    assert (june.split()[0], may.split()[0]) == ("june", "may")
    assert float(june.split()[2]) > 0.7


def test_a_byline_in_the_place_of_a_deck_teaches_nothing(tmp_path: Path) -> None:
    table = tmp_path / "given.tsv"
    table.write_text("month\tkicker\theadline\tdeck\nmay\t\t老桥新生\t本报记者 俞怀瑾\n", "utf-8")
    assert headings.read_tables([table]) == []
