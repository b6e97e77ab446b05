"""How the rows of the article list are drawn and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.speech import _
from reader.gui.articles.article_model import (
    ArticleRow,
    PageHeading,
    authors_wording,
    length_text,
    page_wording,
)
from reader.gui.widgets.heading_row import HeadingRow
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.text_block import SLACK, TextBlock, TextStyle, one_line
from reader.gui.widgets.theme import font, icon, theme_of

if TYPE_CHECKING:
    from reader.gui.widgets.row_model import Index
    from reader.store.records import ArticleId, ArticleLine

LEFT, RIGHT = 26, 16
ABOVE, BELOW, RULE = 11, 9, 1
KICKER_RISE, FOOT_DROP = 2, 2
BAR = 3
DOT, DOT_CENTRE = 6, 13.5
STAR, STAR_ZONE_WIDTH, STAR_ZONE_HEIGHT = 15, 40, 36
SEMIBOLD = QFont.Weight.DemiBold
State = QStyle.StateFlag


class ArticleTypes(NamedTuple):
    """The styles the rows are set in; a quotation stands in for a headline that is missing."""

    kicker: TextStyle
    headline: TextStyle
    quotation: TextStyle
    foot: TextStyle


class ArticleBlocks(NamedTuple):
    """The texts of one row, laid out."""

    kicker: TextBlock | None
    headline: TextBlock
    foot: TextBlock
    is_quotation: bool


def _types() -> ArticleTypes:
    return ArticleTypes(
        kicker=TextStyle(font("hei", 12), 17),
        headline=TextStyle(font("song", 15, SEMIBOLD), 22, 2),
        quotation=TextStyle(font("song", 14), 22, 2),
        foot=TextStyle(font("hei", 11.5), 18),
    )


def kicker_of(line: ArticleLine) -> str:
    """What stands over the headline: the kicker, else the rubric; over an opening the rubric first."""
    first, second = (line.kicker, line.rubric) if line.headline else (line.rubric, line.kicker)
    return one_line(first or second or "")


def headline_of(line: ArticleLine) -> str:
    """The headline, else the opening in quotation marks."""
    if line.headline:
        return one_line(line.headline)
    return _("“{words}").format(words=one_line(line.opening)) if line.opening else _("(no text)")


def ending_of(line: ArticleLine) -> str:
    """The mark that closes the quotation standing in for a headline."""
    return _("”") if line.opening and not line.headline else ""


def length_of(line: ArticleLine) -> str:
    """How long it is, parted from the authors where there are any; it shows however many they are."""
    return f" · {length_text(line)}" if line.authors else length_text(line)


def star_zone(row: QRect) -> QRect:
    """Where a click means the star: a corner larger than the star, for a hand in a hurry."""
    left, top = row.right() + 1 - STAR_ZONE_WIDTH, row.bottom() + 1 - STAR_ZONE_HEIGHT
    return QRect(left, top, STAR_ZONE_WIDTH, STAR_ZONE_HEIGHT)


class ArticleRows(QStyledItemDelegate):
    """Draws headings and articles. Texts are laid out when first seen and kept until the width changes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._types = _types()
        self._blocks: dict[ArticleId, ArticleBlocks] = {}
        self._heading = HeadingRow()
        self._widths: dict[ArticleId, float] = {}
        self._laid_out_for = 0
        self.star_hovered = False

    def forget(self) -> None:
        """Drop what was laid out: other articles are shown."""
        self._blocks.clear()
        self._heading.forget()
        self._widths.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is; known without laying it out, since all rows are asked when an issue opens."""
        row = index.data(ROW_ROLE)
        if isinstance(row, PageHeading):
            return QSize(0, self._heading.height)
        style = self._types
        height = ABOVE + FOOT_DROP + style.foot.line_height + BELOW + RULE
        height += style.kicker.line_height if kicker_of(row.line) else 0
        return QSize(0, round(height + style.headline.line_height * self._headline_lines(row.line)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        self._renew()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, rect = index.data(ROW_ROLE), option.rect
        if isinstance(row, PageHeading):
            words = page_wording(row.number, row.name)
            self._heading.paint(painter, rect, (words, row.article_count), theme_of(self._view))
        else:
            self._paint_article(painter, rect, row, option.state)
        painter.restore()

    def is_elided(self, line: ArticleLine) -> bool:
        """Whether the row shows less than the whole headline."""
        return self._laid_out(line).headline.is_elided

    def _paint_article(self, painter: QPainter, rect: QRect, row: ArticleRow, state: State) -> None:
        self._paint_ground(painter, rect, row, state)
        blocks, theme = self._laid_out(row.line), theme_of(self._view)
        ink, muted = QColor(theme.ink), QColor(theme.muted)
        top = float(rect.top() + ABOVE)
        if not row.is_read:
            first = self._types.kicker if blocks.kicker else self._types.headline
            rise = KICKER_RISE if blocks.kicker else 0
            self._paint_dot(painter, top + first.line_height / 2 - rise)
        if blocks.kicker:
            blocks.kicker.draw(painter, QPointF(LEFT, top - KICKER_RISE), muted)
            top += blocks.kicker.height
        blocks.headline.draw(painter, QPointF(LEFT, top), muted if blocks.is_quotation else ink)
        blocks.foot.draw(painter, QPointF(LEFT, top + blocks.headline.height + FOOT_DROP), muted)
        self._paint_star(painter, rect, row, state)

    def _paint_ground(self, painter: QPainter, rect: QRect, row: ArticleRow, state: State) -> None:
        theme = theme_of(self._view)
        is_filled = row.is_open or bool(state & State.State_Selected)
        painter.fillRect(rect, QColor(theme.selected if is_filled else theme.list))
        self._rule(painter, rect)
        if row.is_open:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - RULE), QColor(theme.accent))
        elif state & State.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_dot(self, painter: QPainter, middle: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self._view).accent))
        painter.drawEllipse(QPointF(DOT_CENTRE, middle), DOT / 2, DOT / 2)

    def _paint_star(self, painter: QPainter, rect: QRect, row: ArticleRow, state: State) -> None:
        is_under_mouse = bool(state & State.State_MouseOver)
        if not row.is_starred and not is_under_mouse:
            return
        name = "star-small-filled" if row.is_starred else "star-small"
        is_meant = row.is_starred or self.star_hovered
        middle = rect.bottom() + 1 - RULE - BELOW - self._types.foot.line_height / 2
        place = QRect(rect.right() + 1 - RIGHT - STAR, round(middle - STAR / 2), STAR, STAR)
        icon(name, "mark" if is_meant else "muted").paint(painter, place)

    def _rule(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(theme_of(self._view).line)
        )

    def _width(self) -> int:
        return self._view.viewport().width()

    def _text_width(self) -> int:
        return self._width() - LEFT - RIGHT

    def _renew(self) -> None:
        if self._laid_out_for != self._width():
            self._laid_out_for = self._width()
            self._blocks.clear()
            self._heading.forget()

    def _headline_style(self, line: ArticleLine) -> TextStyle:
        return self._types.headline if line.headline else self._types.quotation

    def _headline_lines(self, line: ArticleLine) -> int:
        style, room = self._headline_style(line), self._text_width()
        text = headline_of(line) + ending_of(line)
        # No glyph is wider than the font is high: most headlines need no measuring.
        if len(text) * style.face.pixelSize() <= room:
            return 1
        if line.id not in self._widths:
            self._widths[line.id] = style.advance(text) + SLACK
        return 1 if self._widths[line.id] <= room else 2

    def _laid_out(self, line: ArticleLine) -> ArticleBlocks:
        if line.id not in self._blocks:
            self._blocks[line.id] = self._lay_out(line)
        return self._blocks[line.id]

    def _lay_out(self, line: ArticleLine) -> ArticleBlocks:
        types, width, kicker = self._types, self._text_width(), kicker_of(line)
        style = self._headline_style(line)
        headline = TextStyle(style.face, style.line_height, self._headline_lines(line))
        return ArticleBlocks(
            TextBlock(kicker, types.kicker, width) if kicker else None,
            TextBlock(headline_of(line), headline, width, ending=ending_of(line)),
            TextBlock(authors_wording(line), types.foot, width - STAR - 8, ending=length_of(line)),
            is_quotation=not line.headline,
        )
