"""The settings: a form whose every change shows at once in the window beside it, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.core.speech import _
from reader.gui.reading.pane import ZOOMS
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import Scrolled, fit
from reader.settings import LINE_HEIGHTS, MEASURES, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LINE_STEP = 0.1
LEAST_WIDTH = 280
"""Of a choice, in pixels."""
PAD = 7
"""Pixels before a number, as before the words of the other choices."""
LATE = "language"
"""Another language makes the window anew: not at each key on the way through the choices."""


class Choice(NamedTuple):
    """One of several values, with what to call it."""

    value: object
    text: str


class SettingsDialog(QDialog):
    """Tells each choice by `chosen(name, value)`, names and values as in `Settings`; the language as it closes.

    `now` has the values as they are; `zoom` is in percent here.
    """

    chosen = Signal(str, object)
    zoom_chosen = Signal(int)
    keys_wanted = Signal()

    def __init__(self, parent: QWidget, now: Mapping[str, object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self._before = dict(now)
        self._language = self._spoken = now["language"]
        self._form = QFormLayout()
        self._boxes: dict[str, QComboBox | QSpinBox | QDoubleSpinBox] = {}
        self._build()
        self._show(now)
        self._connect()
        fit(self)

    # what it is made of

    def _build(self) -> None:
        page = QWidget()
        self._form = QFormLayout(page)
        self._form.setContentsMargins(24, 16, 24, 16)
        self._form.setSpacing(10)
        self._add_program()
        self._add_page()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._undo = self._buttons.addButton(_("Undo changes"), QDialogButtonBox.ButtonRole.ResetRole)
        self._defaults = self._buttons.addButton(_("Defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        self._buttons.setContentsMargins(24, 0, 24, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(page), 1)
        column.addWidget(self._buttons)

    def _add_program(self) -> None:
        self._head(_("The program"))
        languages = (Choice("", _("Same as the system")), Choice("zh_CN", "中文"), Choice("en", "English"))
        self._add("language", _("Language"), _choices(languages))
        colours = (
            Choice("system", _("Same as the system")),
            Choice("light", _("Warm white")),
            Choice("sepia", _("Sepia")),
            Choice("white", _("Plain white")),
            Choice("dark", _("Dark")),
        )
        self._add("appearance", _("Colours"), _choices(colours))
        citations = (
            Choice("gb2025", "GB/T 7714—2025"),
            Choice("gb2015", "GB/T 7714—2015"),
            Choice("footnote", _("Footnote, as historians write it")),
        )
        self._add("citation", _("Citations"), _choices(citations))
        keys = QPushButton(_("Change shortcuts…"))
        keys.clicked.connect(self.keys_wanted)
        self._form.addRow(_("Keyboard shortcuts"), keys)

    def _add_page(self) -> None:
        self._head(_("Text of an article"))
        self._add("face", _("Typeface"), _choices(faces()))
        self._add("zoom", _("Text size"), _whole(ZOOMS[0], ZOOMS[-1], " %", step=10))
        lines = QDoubleSpinBox(decimals=1, singleStep=LINE_STEP)
        lines.setRange(*LINE_HEIGHTS)
        self._add("line_height", _("Line height"), lines)
        self._add("measure", _("Longest line"), _whole(*MEASURES, _(" characters")))
        self._add("indent", _("First line"), _choices(indents()))
        self._add("latin_gap", _("Between Chinese and Latin"), _choices(gaps()))

    def _head(self, text: str) -> None:
        label = QLabel(text)
        label.setFont(theme.font("hei", 14, QFont.Weight.DemiBold))
        label.setContentsMargins(0, 8, 0, 0)
        self._form.addRow(label)

    def _add(self, name: str, label: str, box: QComboBox | QSpinBox | QDoubleSpinBox) -> None:
        box.setObjectName(name)
        box.setMinimumWidth(LEAST_WIDTH)
        if not isinstance(box, QComboBox):
            # A style sheet's padding does not reach the field within.
            box.lineEdit().setTextMargins(PAD, 0, 0, 0)
        self._boxes[name] = box
        self._form.addRow(label, box)

    # what is chosen

    def _connect(self) -> None:
        self.finished.connect(self._tell_language)
        self._buttons.rejected.connect(self.reject)
        self._undo.clicked.connect(lambda: self._show(self._before))
        self._defaults.clicked.connect(lambda: self._show(defaults()))
        for name, box in self._boxes.items():
            if isinstance(box, QComboBox):
                box.currentIndexChanged.connect(
                    lambda row, name=name, box=box: self._choose(name, box.itemData(row))
                )
            else:
                box.valueChanged.connect(lambda value, name=name: self._choose(name, value))

    def _show(self, values: Mapping[str, object]) -> None:
        """Put every choice to its value; those that change are told."""
        for name, box in self._boxes.items():
            value = values[name]
            if isinstance(box, QComboBox):
                box.setCurrentIndex(_row_of(box, value))
            elif isinstance(box, QSpinBox):
                box.setValue(int(str(value)))
            else:
                box.setValue(float(str(value)))

    def _choose(self, name: str, value: object) -> None:
        if name == LATE:
            self._language = value
        elif name == "zoom" and isinstance(value, int):
            self.zoom_chosen.emit(value)
        else:
            self.chosen.emit(name, round(value, 2) if isinstance(value, float) else value)

    def _tell_language(self) -> None:
        if self._language != self._spoken:
            self._spoken = self._language
            self.chosen.emit(LATE, self._language)


def defaults() -> dict[str, object]:
    """Every setting as the program comes; what is about size and language is told as the dialog has it."""
    come = Settings()
    return {name: getattr(come, name) for name in Settings.__slots__} | {"language": "", "zoom": 100}


def faces() -> list[Choice]:
    """The three of the house, then every family of the system that has Chinese characters."""
    house = [Choice("song", _("Song")), Choice("hei", _("Hei")), Choice("kai", _("Kai"))]
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    own = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
    return [*house, *(Choice(name, name) for name in own)]


def indents() -> list[Choice]:
    """How far first lines are set in."""
    return [Choice(2, _("Set in by two characters")), Choice(0, _("Not set in, paragraphs apart"))]


def gaps() -> list[Choice]:
    """How much room is left between Han and Latin."""
    return [
        Choice(0.0, _("No space")),
        Choice(1 / 6, _("A little space")),
        Choice(0.25, _("A quarter of a character")),
    ]


def _choices(choices: Sequence[Choice]) -> QComboBox:
    box = QComboBox()
    for choice in choices:
        box.addItem(choice.text, choice.value)
    return box


def _whole(least: int, most: int, unit: str, step: int = 1) -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=most, singleStep=step, suffix=unit)
    box.setKeyboardTracking(False)
    return box


def _row_of(box: QComboBox, value: object) -> int:
    """The row of a value; a number's, of the nearest."""
    if isinstance(value, float):
        return min(range(box.count()), key=lambda row: abs(box.itemData(row) - value))
    return max(0, box.findData(value))
