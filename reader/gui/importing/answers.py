"""What the person can tell of the sources chosen in the import dialog: paper, encoding, day, edition, page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.core.days.dates import parse_typed_date
from reader.core.editions import typed_edition
from reader.core.page_numbers import parse_typed_page
from reader.core.speech import _
from reader.gui.calendar.quiet_buttons import ElidedLabel
from reader.gui.importing.columns import shared_columns
from reader.gui.widgets.flow import FlowLayout
from reader.gui.widgets.wording import date_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.gui.importing.preview_task import Row

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")

FIELD_PAD = 28
"""Pixels around the words of a field."""


class Answers(QWidget):
    """Five fields over the preview; each takes effect at Enter, when left, or when chosen."""

    paper_told = Signal(str)
    told = Signal(str, object)
    """Which of encoding, day, edition and page, and what it is; None where it is left to be found."""
    columns_wanted = Signal()
    """The person wants to see, and to say, which column of a table holds what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = _Known()
        self.paper, self.encoding = QComboBox(), QComboBox()
        self.day, self.page, self.edition = QLineEdit(), QLineEdit(), QComboBox()
        self.edition.setEditable(True)
        self.edition.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.edition.addItems(["", *_editions()])
        self.edition.setMinimumContentsLength(5)
        self.edition.setToolTip(
            _("Empty for the paper itself; a name for a special or another edition of the day")
        )
        self.paper.setEditable(True)
        self.paper.setMinimumWidth(220)
        self.encoding.addItem(_("as found"), None)
        for name in ENCODINGS:
            self.encoding.addItem(name.upper(), name)
        self._size_fields()
        self._wrong = ElidedLabel()
        self._wrong.setObjectName("problem")
        self.columns = QPushButton(_("Columns…"))
        self.columns.setAutoDefault(False)
        self.columns.clicked.connect(self.columns_wanted)
        fields = FlowLayout(across=20, down=8)
        for words, field in (
            (_("Paper:"), self.paper),
            (_("Encoding:"), self.encoding),
            (_("Date:"), self.day),
            (_("Edition:"), self.edition),
            (_("Page:"), self.page),
        ):
            fields.addWidget(_with_label(words, field))
        fields.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(fields)
        column.addWidget(self._wrong)
        self._typed = QLineEdit()
        self.paper.setLineEdit(self._typed)
        self._typed.editingFinished.connect(self._tell_paper)
        self.paper.activated.connect(lambda _row: self._tell_paper())
        self.encoding.activated.connect(lambda _row: self.told.emit("encoding", self.encoding.currentData()))
        self._typed_edition = QLineEdit()
        self.edition.setLineEdit(self._typed_edition)
        self._typed_edition.editingFinished.connect(self._tell_edition)
        self.edition.activated.connect(lambda _row: self._tell_edition())
        self.day.editingFinished.connect(self._tell_day)
        self.page.editingFinished.connect(self._tell_page)
        self.show_rows([])

    def _size_fields(self) -> None:
        """Make room for the longest day, and for what stands in an empty field."""
        self.day.setPlaceholderText(_("as 2022-07-19"))
        self.page.setPlaceholderText(_("as found"))
        longest = (date_wording(date(2022, 12, 31)), self.day.placeholderText())
        for field, texts in ((self.day, longest), (self.page, (self.page.placeholderText(),))):
            field.setFixedWidth(max(map(field.fontMetrics().horizontalAdvance, texts)) + FIELD_PAD)

    def offer_papers(self, papers: Sequence[str]) -> None:
        """Offer the papers that the archive holds."""
        text = self.paper.currentText()
        self.paper.clear()
        self.paper.addItems(list(papers))
        self.paper.setEditText(text)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what holds for the sources chosen; a field stays empty where they differ."""
        self.setEnabled(bool(rows))
        papers = {row.paper for row in rows}
        days = {date_wording(row.outcome.date) if row.outcome.date else "" for row in rows}
        pages = {row.page or "" for row in rows}
        encodings = {row.encoding for row in rows}
        self.columns.setVisible(shared_columns([row.outcome.findings for row in rows]) is not None)
        editions = {row.outcome.edition or "" for row in rows}
        self._known = _Known(_only(papers), _only(days), _only(pages), _only(editions))
        self._show_wrong("")
        typed = (self._typed, self.day, self.page, self._typed_edition)
        for field, text in zip(typed, self._known, strict=True):
            if not (field.hasFocus() and field.isModified()):  # what is being typed stays
                field.setText(text)
        self.encoding.setCurrentIndex(self.encoding.findData(encodings.pop()) if len(encodings) == 1 else -1)

    def _tell_paper(self) -> None:
        name = self.paper.currentText().strip()
        if name and name != self._known.paper:
            self._known = self._known._replace(paper=name)
            self._typed.setModified(False)
            self.paper_told.emit(name)

    def _tell_day(self) -> None:
        text = self.day.text().strip()
        if text == self._known.day:
            return
        day = parse_typed_date(text)
        is_wrong = bool(text) and day is None
        said = _("“{text}” is not a day. Write it like 2022-07-19.").format(text=text)
        self._show_wrong(said if is_wrong else "")
        if not is_wrong:
            self._known = self._known._replace(day=text)
            self.day.setModified(False)
            self.told.emit("day", day)

    def _tell_page(self) -> None:
        text = self.page.text().strip()
        if text == self._known.page:
            return
        page = parse_typed_page(text)
        is_wrong = bool(text) and page is None
        said = _("{text} is not a page number. Write it like 3 or A3.").format(text=text)
        self._show_wrong(said if is_wrong else "", self.page)
        if not is_wrong:
            self._known = self._known._replace(page=text)
            self.page.setModified(False)
            self.told.emit("page", page)

    def _tell_edition(self) -> None:
        edition = typed_edition(self.edition.currentText())
        if edition != self._known.edition:
            self._known = self._known._replace(edition=edition)
            self._typed_edition.setModified(False)
            self.told.emit("edition", edition)

    def _show_wrong(self, said: str, field: QLineEdit | None = None) -> None:
        self._wrong.setText(said)
        self._wrong.setVisible(bool(said))
        (field or self.day).setAccessibleDescription(said)


class _Known(NamedTuple):
    """What the fields say, as it is known to hold."""

    paper: str = ""
    day: str = ""
    page: str = ""
    edition: str = ""


def _editions() -> tuple[str, ...]:
    """Editions that papers of the person's language have, to choose from; any other may be written."""
    return _("Extra"), _("Supplement"), _("Special supplement"), _("Morning edition"), _("Evening edition")


def _only(texts: set[str]) -> str:
    """What holds for all, empty where they differ."""
    return texts.pop() if len(texts) == 1 else ""


def _with_label(words: str, field: QWidget) -> QWidget:
    """A field with its name before it; the two stay together."""
    pair, label = QWidget(), QLabel(words)
    label.setBuddy(field)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(field)
    pair.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return pair
