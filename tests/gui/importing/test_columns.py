"""The import dialog shows which column was taken for what, and takes another answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.columns import KnownColumns
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure, note
from reader.gui.importing.columns import (
    ColumnsDialog,
    ColumnsTaken,
    columns_in,
    shared_columns,
    with_examples,
)
from tests.gui.importing.test_dialog import look, program, window
from tests.gui.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.importing.dialog import ImportDialog

__all__ = ["look", "program", "window"]

NAMES = ("日期", "标题", "甲")
TAKEN = note(Code.COLUMNS_TAKEN, columns=("day=日期", "headline=标题"), names=NAMES)
ROWS = "2024-05-06,渡口修起新码头,芦湾渡口的新码头昨天完工。\n2024-05-07,戏台搬回了老地方,戏台搬回来了。\n"


def test_findings_tell_the_columns() -> None:
    unknown = failure(Code.COLUMNS_UNKNOWN, name="a.csv", columns=NAMES, names=NAMES)
    assert columns_in([TAKEN]) == ColumnsTaken(NAMES, {"day": "日期", "headline": "标题"})
    assert columns_in([unknown]) == ColumnsTaken(NAMES, {})
    assert columns_in([note(Code.PAPER_UNKNOWN)]) is None
    assert shared_columns([[TAKEN], [TAKEN]]) == columns_in([TAKEN])
    assert shared_columns([[TAKEN], []]) is None


def test_only_what_is_told_is_told(qtbot: QtBot) -> None:
    dialog = ColumnsDialog(ColumnsTaken(NAMES, {"day": "日期", "headline": "标题"}))
    qtbot.addWidget(dialog)
    dialog.fields["text"].setCurrentText("甲")
    dialog.fields["headline"].setCurrentIndex(0)
    assert dialog.said() == (("day", "日期"), ("headline", ""), ("text", "甲"))


def test_each_column_shows_what_stands_in_it(qtbot: QtBot) -> None:
    taken = ColumnsTaken(NAMES, {"day": "日期"})
    told = note(
        Code.COLUMNS_TAKEN, columns=("day=日期",), names=NAMES, examples=("2024-05-06", "渡口", "完工。")
    )
    dialog = ColumnsDialog(with_examples(taken, [[TAKEN], [told]]))
    qtbot.addWidget(dialog)
    assert dialog.fields["day"].accessibleDescription() == "2024-05-06"
    dialog.fields["text"].setCurrentText("甲")
    assert dialog.fields["text"].accessibleDescription() == "完工。"


def test_each_issue_of_a_table_has_its_row_and_another_answer_reads_them_again(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "芦湾日报.csv"
    table.write_text("日期,标题,甲\n" + ROWS, "utf-8")
    dialog = look(table)
    assert [row.outcome.articles for row in dialog.rows] == [0]
    assert dialog.answers.columns.isVisible()
    dialog.tell_columns(NAMES, (("day", "日期"), ("headline", "标题"), ("text", "甲")))
    settle(qtbot, program)
    assert [(str(row.outcome.date), row.outcome.articles) for row in dialog.rows] == [
        ("2024-05-06", 1),
        ("2024-05-07", 1),
    ]
    dialog.table.selectRow(0)
    settle(qtbot, program)
    assert "芦湾渡口的新码头昨天完工。" in dialog.preview.articles.toPlainText()
    assert program.library is not None
    (known,) = KnownColumns(program.library.folders.config).all()
    assert dict(known[1])["text"] == "甲"


def test_the_next_table_of_that_shape_is_read_alike(
    program: app.App, look: Callable[[Path], ImportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    assert program.library is not None
    program.library.columns.remember(["甲", "乙", "丙"], (("day", "甲"), ("headline", "乙"), ("text", "丙")))
    table = tmp_path / "芦湾日报.csv"
    table.write_text("甲,乙,丙\n" + ROWS + ROWS, "utf-8")
    dialog = look(table)
    settle(qtbot, program)
    assert [row.outcome.articles for row in dialog.rows] == [2, 2]
