"""How a mark is drawn in the list: its colour, what was marked, the note, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from reader.core.speech import _
from reader.gui.bookmarks.mark_model import place_of, words_of
from reader.gui.widgets.mark_colours import mark_colour
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.text_block import TextBlock, TextStyle, one_line
from reader.gui.widgets.theme import font, icon, theme_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.gui.widgets.row_model import Index
    from reader.gui.widgets.theme import Theme
    from reader.store.marks.all_marks import Mark

MARGIN, TOP = 16, 9
_INDENT = 22
_CUT, _CUT_WIDTH = 56, 240
"""How high and wide a cut of a page is drawn at most."""
_State = QStyle.StateFlag


class MarkRows(QStyledItemDelegate):
    """Rows as high as what they say."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._cuts: dict[str, QImage] = {}
        self._words = TextStyle(font("song", 14.5, QFont.Weight.Medium), 21, 2)
        self._note = TextStyle(font("kai", 14), 20, 3)
        self._place = TextStyle(font("hei", 11.5), 17)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        mark: Mark = index.data(ROW_ROLE)
        width = max(80, self._view.width() - 2 * MARGIN - _INDENT - 10)
        height = sum(block.height for block, _role in self._blocks(mark, width))
        height += _CUT + 6 if mark.kind.value == "area" else 0
        return QSize(option.rect.width(), round(height) + 2 * TOP)

    def _blocks(self, mark: Mark, width: float) -> Iterator[tuple[TextBlock, str]]:
        yield TextBlock(words_of(mark) or _("(whole article)"), self._words, width), "ink"
        if mark.note:
            yield TextBlock(one_line(mark.note), self._note, width), "ink"
        if mark.is_orphan:
            said = (
                _("Its article is not in this archive")
                if mark.kind.value == "bookmark"
                else _("Not certain where it stands now: press Enter to choose")
            )
            yield TextBlock(said, self._place, width), "accent"
        yield TextBlock(place_of(mark), self._place, width), "muted"
        filed = "  ".join([*([mark.folder.name] if mark.folder else []), *(f"#{tag}" for tag in mark.tags)])
        if filed:
            yield TextBlock(filed, self._place, width), "muted"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        mark: Mark = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, theme = QRectF(option.rect), theme_in(option.palette)
        self._draw_ground(painter, row, option.state, theme)
        self._draw_sign(painter, row, mark, theme)
        top = row.top() + TOP
        for block, role in self._blocks(mark, row.width() - 2 * MARGIN - _INDENT):
            block.draw(painter, QPointF(row.left() + MARGIN + _INDENT, top), QColor(getattr(theme, role)))
            top += block.height
        if mark.kind.value == "area":
            self._draw_cut(painter, QPointF(row.left() + MARGIN + _INDENT, top + 4), mark)
        painter.restore()

    def _draw_cut(self, painter: QPainter, place: QPointF, mark: Mark) -> None:
        """The cut of the picture, small; each is read once."""
        cut = self._cuts.get(mark.uid)
        if cut is None:
            data = getattr(mark.record, "picture", b"")
            whole = QImage.fromData(data)
            ratio = self._view.devicePixelRatioF()
            size = QSize(round(_CUT_WIDTH * ratio), round(_CUT * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            cut = (
                QImage() if whole.isNull() else whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            )
            cut.setDevicePixelRatio(ratio)
            self._cuts[mark.uid] = cut
        painter.drawImage(place, cut)

    def _draw_ground(self, painter: QPainter, row: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
        is_current, has_focus = bool(state & _State.State_Selected), bool(state & _State.State_HasFocus)
        if is_current or state & _State.State_MouseOver:
            painter.fillRect(row, QColor(theme.selected))
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), QColor(theme.line))
        if has_focus:
            painter.fillRect(QRectF(row.left(), row.top(), 3, row.height() - 1), QColor(theme.accent))

    def _draw_sign(self, painter: QPainter, row: QRectF, mark: Mark, theme: Theme) -> None:
        """A star for a bookmark, a dot of its colour for all else."""
        place = QRectF(row.left() + MARGIN, row.top() + TOP + 4, 12, 12)
        if mark.kind.value == "bookmark" and not mark.colour:
            icon("star-small-filled", "mark").paint(painter, place.adjusted(-2, -2, 2, 2).toRect())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark_colour(theme, mark.colour).stroke))
        if mark.kind.value == "bookmark":
            painter.drawRoundedRect(place, 3, 3)
        elif mark.kind.value == "note":
            painter.drawRect(QRectF(place.left() + 4, place.top(), 3, place.height() + 6))
        else:
            painter.drawRoundedRect(QRectF(place.left(), place.top() + 3, 12, 7), 2, 2)
