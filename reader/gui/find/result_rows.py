"""How the rows of the find results are drawn and measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.speech import _
from reader.find.grouping import Group, group_name
from reader.find.records import HighlightedText
from reader.gui.find.result_model import why_text
from reader.gui.widgets.heading_row import HeadingRow
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, theme_of

if TYPE_CHECKING:
    from reader.find.records import FoundArticle
    from reader.gui.find.result_model import ResultModel
    from reader.gui.widgets.row_model import Index
    from reader.store.records import ArticleId

LEFT, RIGHT = 16, 16
ABOVE, BELOW, RULE = 11, 13, 1
HEADLINE_TOP, SNIPPET_GAP = 18, 3
BAR = 3
BADGE_GAP, BADGE_PAD, BADGE_HEIGHT = 9, 5, 17
KEPT = 400
"""Rows whose texts are kept laid out; the oldest go first."""
State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class ResultTypes:
    """The styles the rows are set in."""

    place: TextStyle
    headline: TextStyle
    snippet: TextStyle
    badge: TextStyle


@dataclass(frozen=True, slots=True)
class ResultBlocks:
    """The texts of one row, laid out."""

    place: TextBlock
    headline: TextBlock
    snippet: TextBlock


def _types() -> ResultTypes:
    return ResultTypes(
        place=TextStyle(font("hei", 12), 17),
        headline=TextStyle(font("song", 15, QFont.Weight.DemiBold), 22, 2),
        snippet=TextStyle(font("hei", 12.5), 20, 3),
        badge=TextStyle(font("hei", 11), BADGE_HEIGHT),
    )


class ResultRows(QStyledItemDelegate):
    """Draws results and headings. A result's height follows its text: each is laid out once, when first measured."""

    def __init__(self, view: QListView, model: ResultModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._types = _types()
        self._blocks: dict[ArticleId, ResultBlocks] = {}
        self._heights: dict[ArticleId, int] = {}
        self._badges: dict[str, TextBlock] = {}
        self._heading = HeadingRow()
        self._laid_out_for = (0, False)

    def forget(self) -> None:
        """Drop what was laid out: other results are shown."""
        self._blocks.clear()
        self._heights.clear()
        self._badges.clear()
        self._heading.forget()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is."""
        self._renew()
        found: FoundArticle | Group = index.data(ROW_ROLE)
        if isinstance(found, Group):
            return QSize(0, self._heading.height)
        if found.id not in self._heights:
            self._heights[found.id] = self._measure(self._laid_out(found))
        return QSize(0, self._heights[found.id])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        self._renew()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found: FoundArticle | Group = index.data(ROW_ROLE)
        if isinstance(found, Group):
            self._heading.paint(painter, option.rect, (group_name(found), found.count), theme_of(self._view))
        else:
            self._paint_ground(painter, option.rect, option.state)
            self._paint_texts(painter, option.rect, self._laid_out(found))
            self._paint_badge(painter, self.badge_rect(option.rect, found), found)
        painter.restore()

    def badge_rect(self, row: QRect, found: FoundArticle) -> QRectF:
        """Where the badge lies that says why the result is there."""
        left = row.left() + LEFT + self._laid_out(found).place.width + BADGE_GAP
        width = self._badge(found).width + 2 * BADGE_PAD
        return QRectF(left, row.top() + ABOVE - 1.5, width, BADGE_HEIGHT)

    def is_elided(self, found: FoundArticle) -> bool:
        """Whether the row shows less than the whole headline."""
        return self._laid_out(found).headline.is_elided

    def _paint_ground(self, painter: QPainter, rect: QRect, state: State) -> None:
        theme = theme_of(self._view)
        is_open = bool(state & State.State_Selected)
        painter.fillRect(rect, QColor(theme.selected if is_open else theme.list))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(theme.line))
        if is_open:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - RULE), QColor(theme.accent))

    def _paint_texts(self, painter: QPainter, rect: QRect, blocks: ResultBlocks) -> None:
        theme, left, top = theme_of(self._view), float(rect.left() + LEFT), float(rect.top() + ABOVE)
        ink, lit = QColor(theme.ink), QColor(theme.hit)
        blocks.place.draw(painter, QPointF(left, top - 1), QColor(theme.muted))
        top += HEADLINE_TOP
        blocks.headline.draw(painter, QPointF(left, top), ink, lit)
        blocks.snippet.draw(painter, QPointF(left, top + blocks.headline.height + SNIPPET_GAP), ink, lit)

    def _paint_badge(self, painter: QPainter, rect: QRectF, found: FoundArticle) -> None:
        if not why_text(found):
            return
        theme = theme_of(self._view)
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.paper))
        edge = QRectF(
            round(rect.left()) + 0.5, round(rect.top()) + 0.5, round(rect.width()), BADGE_HEIGHT - 1
        )
        painter.drawRoundedRect(edge, 4, 4)
        place = QPointF(edge.left() - 0.5 + BADGE_PAD, edge.top() - 1)
        self._badge(found).draw(painter, place, QColor(theme.accent))

    def _badge(self, found: FoundArticle) -> TextBlock:
        words = why_text(found)
        if words not in self._badges:
            self._badges[words] = TextBlock(words, self._types.badge, self._width())
        return self._badges[words]

    def _measure(self, blocks: ResultBlocks) -> int:
        body = blocks.headline.height + SNIPPET_GAP + blocks.snippet.height if blocks.snippet.text else 0
        return round(ABOVE + HEADLINE_TOP + (body or blocks.headline.height) + BELOW + RULE)

    def _width(self) -> int:
        return self._view.viewport().width()

    def _renew(self) -> None:
        state = (self._width(), self._model.are_many_titles)
        if self._laid_out_for != state:
            self._laid_out_for = state
            self.forget()

    def _laid_out(self, found: FoundArticle) -> ResultBlocks:
        blocks = self._blocks.get(found.id)
        if blocks is None:
            if len(self._blocks) >= KEPT:
                del self._blocks[next(iter(self._blocks))]
            blocks = self._blocks[found.id] = self._lay_out(found)
        return blocks

    def _lay_out(self, found: FoundArticle) -> ResultBlocks:
        width, types = self._width() - LEFT - RIGHT, self._types
        badge = self._badge(found).width + 2 * BADGE_PAD + BADGE_GAP
        return ResultBlocks(
            TextBlock(self._place(found), types.place, width - badge),
            _block(found.headline, types.headline, width),
            _block(_beside_headline(found), types.snippet, width),
        )

    def _place(self, found: FoundArticle) -> str:
        page = _("Page {number}").format(number=found.page_number)
        place = f"{found.when or found.date.isoformat()} {page}"
        return f"{place} · {found.title}" if self._model.are_many_titles else place


def _beside_headline(found: FoundArticle) -> HighlightedText:
    """The snippet; nothing where it would say the headline again, which is lit itself."""
    return HighlightedText("") if found.snippet.text == found.headline.text else found.snippet


def _block(lit: HighlightedText, style: TextStyle, width: float) -> TextBlock:
    # Characters keep their places: breaks become spaces one by one.
    text = "".join(" " if character.isspace() else character for character in lit.text)
    return TextBlock(text, style, width, lit.spans)
