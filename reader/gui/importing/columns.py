"""Which column of a table, or key of JSON, holds what: shown as it was taken, to be changed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from reader.core.findings.codes import Code
from reader.core.findings.wording import field_names
from reader.core.speech import _
from reader.gui.calendar.quiet_buttons import ElidedLabel
from reader.gui.widgets.fitting import Scrolled, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.findings.finding import Finding

FEW = 10
"""Characters of a column's name that are seen at least."""


class ColumnsTaken(NamedTuple):
    """The columns of a source, and which of them was taken for each field."""

    names: tuple[str, ...]
    taken: Mapping[str, str]
    examples: Mapping[str, str] = MappingProxyType({})
    """Something that stands in a column, by its name."""


def columns_in(findings: Iterable[Finding]) -> ColumnsTaken | None:
    """What findings tell of a source's columns; None where it has none."""
    found = {finding.code: finding.parameters for finding in findings}
    codes = (Code.COLUMNS_TAKEN, Code.TEXT_COLUMN_UNKNOWN, Code.COLUMNS_UNKNOWN)
    parameters = next((found[code] for code in codes if code in found), None)
    names = parameters.get("names") if parameters else None
    if not isinstance(names, tuple) or not names or not parameters:
        return None
    pairs = parameters["columns"] if Code.COLUMNS_TAKEN in found else parameters.get("taken", ())
    taken = dict(one.split("=", 1) for one in pairs if "=" in one) if isinstance(pairs, tuple) else {}
    examples = parameters.get("examples")
    told = dict(zip(names, examples, strict=False)) if isinstance(examples, tuple) else {}
    return ColumnsTaken(names, taken, told)


class ColumnsDialog(QDialog):
    """A field a row, each with the column it is taken from. `told` has what differs from what was found."""

    told = Signal(object)

    def __init__(self, columns: ColumnsTaken, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.fields: dict[str, QComboBox] = {}
        self.setWindowTitle(_("Columns"))
        self._build()
        fit(self, (680, 620))

    def _build(self) -> None:
        inner = QWidget()
        form = QFormLayout(inner)
        for field, words in field_names().items():
            choice = QComboBox()
            # A name of any length: the box is as wide as the form, not as the name.
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(FEW)
            choice.addItem(_("none"), "")
            for name in self._columns.names:
                choice.addItem(name, name)
            choice.setCurrentIndex(max(choice.findData(self._columns.taken.get(field, "")), 0))
            choice.setAccessibleName(words)
            form.addRow(words, self._with_example(choice))
            self.fields[field] = choice
        hint = QLabel(_("What holds here holds for every file with these columns, until you change it."))
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(hint)
        whole.addWidget(Scrolled(inner), 1)
        whole.addWidget(buttons)

    def _with_example(self, choice: QComboBox) -> QWidget:
        """A choice of a column with something that stands in it beside."""
        example = ElidedLabel()
        example.setObjectName("quiet")

        def show() -> None:
            text = self._columns.examples.get(str(choice.currentData()), "")
            example.setText(text)
            choice.setAccessibleDescription(text)

        choice.currentIndexChanged.connect(show)
        show()
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(choice, 1)
        row.addWidget(example, 1)
        return both

    def accept(self) -> None:
        """Tell what every field is taken from."""
        self.told.emit(self.said())
        super().accept()

    def said(self) -> tuple[tuple[str, str], ...]:
        """Each field with its column; those left as none are told where a column had been taken for them."""
        chosen = ((field, str(choice.currentData())) for field, choice in self.fields.items())
        return tuple((field, name) for field, name in chosen if name or field in self._columns.taken)


def shared_columns(findings: Sequence[Sequence[Finding]]) -> ColumnsTaken | None:
    """The columns of several sources, where they all have the same."""
    found = [columns_in(one) for one in findings]
    first = found[0] if found else None
    is_same = first is not None and all(
        one is not None and set(one.names) == set(first.names) for one in found
    )
    return first if is_same else None


def with_examples(columns: ColumnsTaken, findings: Iterable[Sequence[Finding]]) -> ColumnsTaken:
    """Columns with the examples that any source with the same columns tells."""
    found = (one for each in findings if (one := columns_in(each)) and set(one.names) == set(columns.names))
    return columns._replace(examples=next((one.examples for one in found if one.examples), columns.examples))
