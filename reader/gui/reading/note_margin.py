"""Notes beside the lines they are about, in the margin of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from reader.core.speech import _
from reader.gui.widgets.mark_colours import mark_colour, swatch
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from reader.gui.reading.page_view import PageView

LEAST_WIDTH = 88
"""Pixels a margin must have for notes to stand in it; where it has fewer they stand below the page."""
GAP, BAR, PADDING = 14, 2, 8
BETWEEN = 6
_SIZE, _LINE = 12.0, 18
_MOST_LINES = 8
_MOST_BELOW = 12
_HIGHEST = 132
"""Pixels that notes below the page take at most."""


class MarginNote(NamedTuple):
    """A note: of which mark, from which position of the page, in which colour."""

    uid: str
    position: int
    colour: str
    text: str


class _Placed(NamedTuple):
    note: MarginNote
    rect: QRectF
    block: TextBlock


class NoteMargin(QWidget):
    """Draws the notes that are in sight, each beside its line, or under the one before where they would meet."""

    note_chosen = Signal(str)

    def __init__(self, sheet: PageView) -> None:
        super().__init__(sheet.viewport())
        self._sheet = sheet
        self._notes: tuple[MarginNote, ...] = ()
        self._style = TextStyle(font("hei", _SIZE), _LINE, _MOST_LINES)
        self._placed: list[_Placed] = []
        self.setAccessibleName(_("Notes"))
        self.setMouseTracking(True)
        self.hide()
        sheet.verticalScrollBar().valueChanged.connect(self.update)

    @property
    def notes(self) -> tuple[MarginNote, ...]:
        """The notes of the page, in sight or not."""
        return self._notes

    def show_notes(self, notes: Sequence[MarginNote]) -> None:
        """Show these beside the page."""
        self._notes = tuple(sorted(notes, key=lambda note: note.position))
        self.place()

    @property
    def has_room(self) -> bool:
        """Whether the margin is wide enough."""
        return self._sheet.viewport().width() - self._sheet.column[1] - GAP >= LEAST_WIDTH

    def place(self) -> None:
        """Stand beside the column, where there is room."""
        left, seen = round(self._sheet.column[1] + GAP), self._sheet.viewport()
        self.setGeometry(left, 0, max(0, seen.width() - left - 8), seen.height())
        self.setVisible(bool(self._notes) and self.has_room)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter, theme = QPainter(self), theme_of(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._placed = list(self._in_sight())
        for note, rect, block in self._placed:
            bar = QRectF(rect.left(), rect.top(), BAR, rect.height())
            painter.fillRect(bar, QColor(mark_colour(theme, note.colour).stroke))
            block.draw(painter, rect.topLeft() + QPointF(BAR + PADDING, 0), QColor(theme.muted))

    def _in_sight(self) -> Iterator[_Placed]:
        first, last = self._sheet.seen_positions()
        top, lowest = self._sheet.verticalScrollBar().value(), 0.0
        for note in self._notes:
            if not first <= note.position <= last:
                continue
            text = note.text.replace("\n", "\u2028")
            block = TextBlock(text, self._style, self.width() - BAR - PADDING)
            beside = self._sheet.line_rect(note.position).top() - top + 4
            rect = QRectF(0, max(beside, lowest), self.width(), block.height)
            lowest = rect.bottom() + BETWEEN
            yield _Placed(note, rect, block)

    def note_at(self, place: QPointF) -> MarginNote | None:
        """The note at a place of the margin."""
        return next((it.note for it in self._placed if it.rect.contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a note can be pressed, and all of it where it was cut."""
        note = self.note_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        self.setToolTip(note.text if note else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the note that is pressed."""
        if note := self.note_at(event.position()):
            self.note_chosen.emit(note.uid)


class NotesBelow(QListWidget):
    """The same notes under the page, where its margin has no room for them."""

    note_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notesBelow")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setFont(font("hei", _SIZE))
        self.setAccessibleName(_("Notes"))
        self.setIconSize(QSize(12, 12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.hide()

    def show_notes(self, notes: Sequence[MarginNote]) -> None:
        """Show these, from the top of the article to its end."""
        self.clear()
        for note in sorted(notes, key=lambda note: note.position):
            item = QListWidgetItem(swatch(theme_of(self), note.colour), note.text)
            item.setData(Qt.ItemDataRole.UserRole, note.uid)
            self.addItem(item)
        rows = sum(self.sizeHintForRow(row) for row in range(min(self.count(), _MOST_BELOW)))
        self.setFixedHeight(min(_HIGHEST, rows + 2 * PADDING))

    def _choose(self, item: QListWidgetItem) -> None:
        self.note_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
