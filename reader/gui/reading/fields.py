"""Fields that look like the article they lie on: in its types, as high as what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from reader.gui.reading.paragraph_styles import font_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent

    from reader.gui.reading.paragraph_styles import ParagraphStyle

PROPORTION = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AIR = 10
"""Pixels above and below the text together."""


class TextField(QTextEdit):
    """Plain text that grows with what is typed. `is_line`: one paragraph, Enter goes on to the next field."""

    submitted = Signal()
    left = Signal()

    def __init__(self, look: ParagraphStyle, name: str, *, is_line: bool) -> None:
        super().__init__()
        self._look, self._is_line = look, is_line
        self._face: QFont | None = None
        self.setObjectName(name)
        self.setProperty("colour", look.colour)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(AIR / 2)
        self.document().contentsChanged.connect(self._grow)

    def set_zoom(self, zoom: int, *, is_traditional: bool) -> QFont:
        """Take the type of its paragraph at `zoom` percent."""
        self._face = font_of(self._look, zoom, is_traditional=is_traditional)
        self.setFont(self._face)
        self._grow()
        return self._face

    def changeEvent(self, event: QEvent) -> None:
        """Keep the type: with a new style sheet Qt goes back to the font from before the first one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._face and self.font() != self._face:
            self.setFont(self._face)

    def show_text(self, text: str) -> None:
        """Hold `text`, with nothing to undo."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        made = QTextBlockFormat()
        made.setLineHeight(self._look.line * 70, PROPORTION)
        if not text.startswith("\u3000"):
            made.setTextIndent(self._look.indent * self.font().pixelSize())
        cursor.setBlockFormat(made)
        self.document().clearUndoRedoStacks()
        self._grow()

    def paragraph(self) -> int:
        """The paragraph the cursor stands in, blank ones not counted, from 0."""
        lines = self.toPlainText().split("\n")[: self.textCursor().blockNumber()]
        return sum(bool(line.strip()) for line in lines)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words as plain text; in a field of one line, on one line."""
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._is_line else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc leaves, Enter in a field of one line goes on."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTERS and is_control:
            self.submitted.emit()
        elif event.key() in ENTERS and self._is_line:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere now."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        height = round(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(max(height, self.fontMetrics().height() + AIR))
