"""The sheet the article stands on: scrolls, selects, copies, lights hits. It knows nothing of finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.core.speech import _
from reader.gui.reading.hit_bar import HitBar
from reader.gui.widgets.theme import is_theme_change, mixed, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QTextBlock,
        QTextDocument,
        QTextLine,
        QWheelEvent,
    )

    from reader.gui.reading.hits import Hit, LitMark

BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
CURRENT_SHARE = 0.15
"""How much of the mark's colour is in the ground of the current hit: as much as leaves the text readable."""
RING_SHARE = 0.5
"""How much of the accent is in the ring that shows where the keys go."""
ABOVE_LINE = 0.2
"""What is kept free above the first line when a screen is turned, in lines."""
CHANGED_GAP, CHANGED_WIDTH = 14, 2
"""How far left of the column the bar beside a corrected paragraph stands, and how wide it is."""
NOTCH = 120
"""Eighths of a degree a mouse wheel turns at once."""


class PageView(QTextEdit):
    """Shows one set document, read-only; `rules` are drawn across the column at these heights."""

    resized = Signal(int, float)
    """With what stood at the top before, as `top_position` tells it."""
    end_passed = Signal()
    zoom_stepped = Signal(int)
    menu_wanted = Signal(object)
    theme_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._current = -1
        self._changed: tuple[int, ...] = ()
        self._marks: tuple[LitMark, ...] = ()
        self.rules: tuple[float, ...] = ()
        self.column = (0.0, 0.0)
        self._line = 32.0
        self._turned = 0
        self._shown: QTextDocument | None = None
        self._is_ringed = False
        self._build()

    def _build(self) -> None:
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Article"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.hit_bar = HitBar()
        self.setVerticalScrollBar(self.hit_bar)

    def show_document(self, document: QTextDocument) -> None:
        """Show a set document."""
        document.setTextWidth(self.viewport().width())
        before, self._shown = self._shown, document
        document.setParent(self)
        self.setDocument(document)
        self.setCursorWidth(0)  # Qt keeps it with the document
        if before is not None:
            before.deleteLater()

    def show_column(self, left: float, right: float, line: float) -> None:
        """Where the column begins and ends, and how high a line of the body is, in pixels."""
        self.column, self._line = (left, right), line

    def show_rules(self, heights: Sequence[float]) -> None:
        """Draw one-pixel rules across the column at these heights of the document."""
        self.rules = tuple(heights)
        self.viewport().update()

    def show_changed(self, starts: Sequence[int]) -> None:
        """Draw a bar beside the paragraphs that begin at these positions: they were corrected."""
        self._changed = tuple(starts)
        self.viewport().update()

    def show_marks(self, marks: Sequence[LitMark]) -> None:
        """Lay the colours of highlights under these places, in the order of the text."""
        self._marks = tuple(marks)
        self.viewport().update()

    @property
    def marks(self) -> tuple[LitMark, ...]:
        """The places with a colour under them."""
        return self._marks

    @property
    def changed(self) -> tuple[int, ...]:
        """Where the paragraphs begin that have a bar beside them."""
        return self._changed

    def show_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Light these places, number `current` more strongly (-1: none)."""
        self._hits, self._current = tuple(hits), current
        self._ink_hits()
        self.mark_hits()
        self.viewport().update()

    def _ink_hits(self) -> None:
        """Write the lit places in ink: a kicker's quiet colour can't be read on what lights it."""
        inked, ink = [], QColor(theme_of(self).ink)
        for hit in self._hits:
            block = self.document().findBlock(hit.start)
            if block.charFormat().foreground().color() != ink:
                one = QTextEdit.ExtraSelection()
                one.cursor = QTextCursor(block)
                one.cursor.setPosition(hit.start)
                one.cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
                one.format.setForeground(ink)
                inked.append(one)
        self.setExtraSelections(inked)

    def mark_hits(self) -> None:
        """Mark the hits on the scroll bar."""
        height = max(1.0, self.document().size().height())
        places = [self.line_rect(hit.start).center().y() / height for hit in self._hits]
        self.hit_bar.show_marks(places, places[self._current] if 0 <= self._current < len(places) else None)

    # places

    def line_rect(self, position: int) -> QRectF:
        """The line `position` stands in, in the document's pixels."""
        block = self.document().findBlock(position)
        self.document().documentLayout().blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineForTextPosition(position - block.position())
        return line.rect().translated(layout.position()) if line.isValid() else QRectF()

    def top_position(self) -> tuple[int, float]:
        """The character at the top of what is seen, and how far its line is above the top."""
        position = self.cursorForPosition(QPointF(self.column[0] + 1, 1).toPoint()).position()
        return position, self.verticalScrollBar().value() - self.line_rect(position).top()

    def scroll_to(self, position: int, offset: float) -> None:
        """Bring a character's line to the top, `offset` pixels above it."""
        self.lay_out()
        self.verticalScrollBar().setValue(round(self.line_rect(position).top() + offset))

    def lay_out(self) -> None:
        """Have Qt set the whole document now; it sets what is not seen only when asked."""
        document = self.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())

    def reveal(self, position: int) -> None:
        """Scroll so that a place is seen, a third down the screen, unless it is well in sight."""
        self.lay_out()
        bar, rect, height = self.verticalScrollBar(), self.line_rect(position), self.viewport().height()
        top = rect.top() - bar.value()
        if not self._line <= top <= height - 2 * self._line:
            bar.setValue(round(rect.top() - height / 3) if rect.bottom() > height - 2 * self._line else 0)

    def selected_text(self) -> str:
        """The chosen words as stored, paragraphs parted by a line break."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    # scrolling

    def turn(self, way: int) -> None:
        """A screen less a line down (1) or up (-1); tell when one is past the end."""
        bar = self.verticalScrollBar()
        if way > 0 and bar.value() >= bar.maximum():
            self.end_passed.emit()
            return
        goal = bar.value() + way * max(self._line, self.viewport().height() - self._line)
        bar.setValue(round(self._line_top(goal) - ABOVE_LINE * self._line))

    def _line_top(self, height: float) -> float:
        """Where the line begins that stands at this height of the document."""
        place = QPointF(self.column[0] + 1, max(0.0, height))
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit)
        return self.line_rect(position).top() if height > 0 else 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns, arrows scroll; with Shift they choose words, as Qt has it."""
        if event.key() == Qt.Key.Key_Space:
            self.turn(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._scroll(event.key()):
            self._pass_on(event)

    def _pass_on(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _scroll(self, key: int) -> bool:
        bar = self.verticalScrollBar()
        goals = {
            Qt.Key.Key_Up: bar.value() - self._line,
            Qt.Key.Key_Down: bar.value() + self._line,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            if key == Qt.Key.Key_PageUp or bar.value() < bar.maximum():
                self.turn(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if key not in goals:
            return False
        bar.setValue(round(goals[Qt.Key(key)]))
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self.zoom_stepped.emit(steps)
        event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain words as stored: spacing and colours are the page's, not the text's."""
        # Qt's own object, refilled: one made here would be destroyed with the clipboard, after Python itself.
        words = super().createMimeDataFromSelection()
        for name in words.formats():
            words.data(name)  # Qt fills it when first asked, over whatever was put there
            words.removeFormat(name)
        words.setText(self.selected_text())
        return words

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the pane."""
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column may have to move."""
        top = self.top_position()
        super().resizeEvent(event)
        self.resized.emit(*top)

    def changeEvent(self, event: QEvent) -> None:
        """Tell of other colours: the document has them in its text."""
        super().changeEvent(event)
        if is_theme_change(event):
            self.theme_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where the focus came by a key."""
        self._is_ringed = event.reason() in BY_KEYS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._is_ringed = False
        super().focusOutEvent(event)
        self.viewport().update()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rules and lit places under the text, the ring over it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self._draw_rules(painter)
        self._draw_changed(painter)
        self._draw_marks(painter)
        self._draw_hits(painter)
        painter.end()
        super().paintEvent(event)
        if self._is_ringed:
            self._draw_ring()

    def _draw_rules(self, painter: QPainter) -> None:
        left, right = self.column
        for height in self.rules:
            painter.fillRect(QRectF(left, round(height), right - left, 1), QColor(theme_of(self).line))

    def _draw_changed(self, painter: QPainter) -> None:
        layout = self.document().documentLayout()
        for start in self._changed:
            rect = layout.blockBoundingRect(self.document().findBlock(start))
            bar = QRectF(self.column[0] - CHANGED_GAP, rect.top() + 4, CHANGED_WIDTH, rect.height() - 8)
            painter.fillRect(bar, QColor(theme_of(self).mark))

    def _draw_marks(self, painter: QPainter) -> None:
        """Of those that overlap, the later one lies on the earlier; a stroke below tells where each ends."""
        if not self._marks:
            return
        from reader.gui.widgets.mark_colours import mark_colour

        first, last = self.seen_positions()
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._marks:
            if mark.place.end < first or mark.place.start > last:
                continue
            colour = mark_colour(theme_of(self), mark.colour)
            for rect in self.hit_rects(mark.place):
                painter.fillRect(rect, QColor(colour.ground))
                line = 2.0 if mark.is_noted else 1.0
                foot = QRectF(rect.left(), rect.bottom() - line, rect.width(), line)
                painter.fillRect(foot, QColor(colour.stroke))

    def _draw_hits(self, painter: QPainter) -> None:
        top = self.verticalScrollBar().value()
        seen = QRectF(0, top, self.viewport().width(), self.viewport().height())
        first, last = self.seen_positions()
        for number, hit in enumerate(self._hits):
            if hit.end < first or hit.start > last:
                continue
            self._dip(painter, is_current=number == self._current)
            for rect in self.hit_rects(hit):
                if rect.intersects(seen):
                    painter.drawRoundedRect(rect, 3, 3)

    def _dip(self, painter: QPainter, *, is_current: bool) -> None:
        theme = theme_of(self)
        painter.setPen(QPen(QColor(theme.mark), 1.5) if is_current else Qt.PenStyle.NoPen)
        painter.setBrush(mixed(theme.mark, theme.hit, CURRENT_SHARE if is_current else 0.0))

    def seen_positions(self) -> tuple[int, int]:
        """The first and the last character in sight, as far as whole lines go."""
        corner = self.viewport().rect().bottomRight()
        first = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        return first.position(), self.cursorForPosition(corner).position()

    def hit_rects(self, hit: Hit) -> Iterator[QRectF]:
        """The boxes of a hit, one a line, in the document's pixels."""
        block = self.document().findBlock(hit.start)
        self.document().documentLayout().blockBoundingRect(block)
        for line in _lines(block):
            start = max(hit.start - block.position(), line.textStart())
            end = min(hit.end - block.position(), line.textStart() + line.textLength())
            if start < end:
                yield _box(line, start, end, block)

    def _draw_ring(self) -> None:
        painter = QPainter(self.viewport())
        theme = theme_of(self)
        painter.setPen(mixed(theme.accent, theme.paper, RING_SHARE))
        painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        painter.end()


def _lines(block: QTextBlock) -> Iterator[QTextLine]:
    layout = block.layout()
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def _x(line: QTextLine, position: int) -> float:
    # PySide gives back x and the position it was asked for, though its types say otherwise.
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def _box(line: QTextLine, start: int, end: int, block: QTextBlock) -> QRectF:
    left, right = _x(line, start), _x(line, end)
    size = block.charFormat().font().pixelSize()
    base = line.y() + line.ascent()
    rect = QRectF(left, base - 1.0 * size, right - left, 1.28 * size)
    return rect.translated(block.layout().position())
