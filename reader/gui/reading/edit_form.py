"""The article as a form: its fields in the types and the measure of the page, to be corrected."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.corrections.wording import field_name
from reader.core.paper import Author
from reader.core.speech import _
from reader.gui.reading.fields import TextField
from reader.gui.reading.paragraph_styles import PARAGRAPH_STYLES, TOP_MARGIN, ParagraphStyle
from reader.gui.reading.paragraphs import Role
from reader.gui.reading.script import is_traditional
from reader.gui.widgets import theme
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.focus_forwarding import FocusForwardingWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.core.paper import Article

BAR_HEIGHT = 44
LABEL = 12
FIELDS: dict[str, ParagraphStyle] = {
    "rubric": PARAGRAPH_STYLES[Role.RUBRIC],
    "kicker": PARAGRAPH_STYLES[Role.KICKER],
    "headline": PARAGRAPH_STYLES[Role.HEADLINE],
    "deck": PARAGRAPH_STYLES[Role.DECK],
    "dateline": PARAGRAPH_STYLES[Role.BYLINE],
    "authors": PARAGRAPH_STYLES[Role.BYLINE],
    "paragraphs": PARAGRAPH_STYLES[Role.BODY],
}
_BETWEEN = re.compile("[、,，;；\n]")
_AFTER_ROLE = re.compile("[:：]")


def authors_text(authors: tuple[Author, ...]) -> str:
    """A byline as it is typed: 记者：刘威、通讯员：邵秀清."""
    return "、".join(f"{it.role}：{it.name}" if it.role else it.name for it in authors)


def authors_from(text: str) -> tuple[Author, ...]:
    """The authors typed, each with a role before a colon, or without."""
    found = []
    for one in filter(str.strip, _BETWEEN.split(text)):
        *role, name = (part.strip() for part in _AFTER_ROLE.split(one, maxsplit=1))
        if name:
            found.append(Author(name, role[0] if role and role[0] else None))
    return tuple(found)


class EditForm(FocusForwardingWidget):
    """Shows an article to be corrected and tells what became of it; it keeps nothing itself."""

    saved = Signal(object)
    """The corrected Article."""
    split_wanted = Signal(object, int)
    """The Article as it is in the form, and the paragraph before which it is to be split."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Article | None = None
        self._texts: dict[str, str] = {}
        self._fields = {
            name: TextField(it, name, is_line=name != "paragraphs") for name, it in FIELDS.items()
        }
        self._labels = {name: QLabel(field_name(name)) for name in FIELDS}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("editForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = QWidget()
        self._page.setObjectName("editPage")
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(2)
        for name, field in self._fields.items():
            field.setAccessibleName(field_name(name))
            self._labels[name].setFont(theme.font("hei", LABEL))
            self._labels[name].setBuddy(field)
            self._column.addWidget(self._labels[name])
            self._column.addWidget(field)
        self._fields["authors"].setPlaceholderText(_("Role: name, role: name"))
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self._area, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("editBar")
        bar.setFixedHeight(BAR_HEIGHT)
        self._hint = QLabel(_("What was read is kept; each change can be undone."))
        self._hint.setFont(theme.font("hei", 12.5))
        self._hint.setSizePolicy(
            self._hint.sizePolicy().Policy.Ignored, self._hint.sizePolicy().Policy.Preferred
        )
        self.split_button = _button("split", _("Split here"), _("Make a new article from this paragraph on"))
        self.cancel_button = _button("cancel", _("Cancel"), _("Leave without saving (Esc)"))
        self.save_button = _button("save", _("Save"), _("Keep these corrections (Ctrl+Enter)"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        for button in (self.split_button, self.cancel_button, self.save_button):
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.leave)
        self.split_button.clicked.connect(self._split)
        for field in self._fields.values():
            field.submitted.connect(self.save)
            field.left.connect(self.leave)
            field.cursorPositionChanged.connect(self._follow)
        self._fields["paragraphs"].cursorPositionChanged.connect(self._show_split)

    def field(self, name: str) -> TextField:
        """The field of FIELDS with this name."""
        return self._fields[name]

    def show_article(self, article: Article, zoom: int, measure: tuple[float, float]) -> None:
        """Show an article at `zoom` percent; `measure` is where its column begins and ends, in pixels."""
        self._kept = article
        self._texts = {name: self._text_of(article, name) for name in FIELDS}
        traditional = is_traditional("".join(self._texts.values()))
        self.set_measure(measure)
        for name, field in self._fields.items():
            field.set_zoom(zoom, is_traditional=traditional)
            field.show_text(self._texts[name])
        self._show_split()
        self._area.verticalScrollBar().setValue(0)
        first = "headline" if article.headline else "paragraphs"
        self.lead = self._fields[first]
        self.setFocus()

    def set_measure(self, measure: tuple[float, float]) -> None:
        """Keep the column where the article's is."""
        left, right = measure
        width = max(self.width(), round(right))
        inset = self._fields["headline"].document().documentMargin()
        self._column.setContentsMargins(
            max(8, round(left - inset)), TOP_MARGIN - 12, max(8, round(width - right - inset - 12)), 48
        )

    def article(self) -> Article:
        """The article as the form has it now; a field that was not touched is exactly what it was."""
        kept = cast("Article", self._kept)
        changed = {name: it.toPlainText() for name, it in self._fields.items()}
        new: dict[str, object] = {}
        for name, text in changed.items():
            if text == self._texts[name]:
                continue
            if name == "authors":
                new[name] = authors_from(text)
            elif name == "paragraphs":
                new[name] = tuple(line for line in text.split("\n") if line.strip())
            else:
                new[name] = text if text.strip() else None
        return replace(kept, **new)  # type: ignore[arg-type]  # each value is of its field's type

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost if the form were closed."""
        return self._kept is not None and self.article() != self._kept

    def save(self) -> None:
        """Hand the corrections over."""
        article = self.article()
        if article == self._kept:
            self.left.emit()
        else:
            self.saved.emit(article)

    def leave(self) -> None:
        """Go back to reading; ask first where something would be lost."""
        if not self.is_modified:
            self.left.emit()
            return
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question,
            _("Corrections"),
            _("The corrections to this article have not been saved."),
            buttons.Save | buttons.Discard | buttons.Cancel,
            self,
        )
        box.setDefaultButton(buttons.Save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._answer)
        fit(box)
        box.open()

    def forget(self) -> None:
        """The form is closed: it holds nothing any more."""
        self._kept = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the hint where there is no room for it."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() > 560)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _text_of(self, article: Article, name: str) -> str:
        if name == "authors":
            return authors_text(article.authors)
        return "\n".join(article.paragraphs) if name == "paragraphs" else getattr(article, name) or ""

    def _answer(self, chosen: int) -> None:
        if chosen == QMessageBox.StandardButton.Save.value:
            self.save()
        elif chosen == QMessageBox.StandardButton.Discard.value:
            self.left.emit()

    def _show_split(self) -> None:
        self.split_button.setEnabled(self._fields["paragraphs"].paragraph() > 0)

    def _split(self) -> None:
        self.split_wanted.emit(self.article(), self._fields["paragraphs"].paragraph())

    def _follow(self) -> None:
        """Keep the line that is being typed in sight."""
        field = self.sender()
        if isinstance(field, TextField) and field.hasFocus():
            caret = field.mapTo(self._page, QPoint(0, field.cursorRect().center().y()))
            self._area.ensureVisible(caret.x(), caret.y(), 0, 64)


def _button(name: str, text: str, hint: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setToolTip(hint)
    button.setAccessibleDescription(hint)
    return button
