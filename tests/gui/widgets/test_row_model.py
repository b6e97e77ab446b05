from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.gui.widgets.row_model import ROW_ROLE, RowModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


class Words(RowModel[str]):
    """Words; one in capitals is a heading."""

    def is_heading(self, row: str) -> bool:
        return row.isupper()

    def name_of(self, row: str) -> str:
        return row

    def spoken(self, row: str) -> str:
        return f"{row}."


def test_a_row_is_a_record_with_its_words(qtmodeltester: ModelTester) -> None:
    model = Words()
    model.show_rows(["AB", "ab"])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    index = model.index(1)
    roles = (
        ROW_ROLE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    )
    assert [index.data(role) for role in roles] == ["ab", "ab", "ab.", None]
    assert (model.rows, model.row_at(1), model.row_at(2), model.row_at(-1)) == (
        ("AB", "ab"),
        "ab",
        None,
        None,
    )


def test_a_heading_cannot_be_chosen() -> None:
    model = Words()
    model.show_rows(["AB", "ab"])
    assert [bool(model.index(row).flags() & Qt.ItemFlag.ItemIsSelectable) for row in (0, 1)] == [False, True]
    assert model.flags(model.index(2)) == Qt.ItemFlag.NoItemFlags
