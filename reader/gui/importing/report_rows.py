"""How the rows of an import report are drawn and measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.findings.finding import Level
from reader.gui.importing.report_model import GroupHeading, files_text, origin_text, status_text
from reader.gui.widgets.row_model import ROW_ROLE
from reader.gui.widgets.text_block import TextBlock, TextStyle
from reader.gui.widgets.theme import font, icon, theme_of
from reader.jobs import Status

if TYPE_CHECKING:
    from reader.gui.widgets.row_model import Index
    from reader.jobs import FileOutcome

LEFT, RIGHT = 46, 20
ABOVE, BELOW, RULE = 10, 11, 1
HEADING_HEIGHT, HEADING_LEFT = 33, 20
ICON, ICON_LEFT = 18, 18
FINDING_GAP = 4
GAP = 12
MANY_LINES = 40
"""More lines of one finding than these nobody reads here; the rest is elided."""


@dataclass(frozen=True, slots=True)
class ImportTypes:
    """The styles the rows are set in."""

    label: TextStyle
    status: TextStyle
    origin: TextStyle
    finding: TextStyle
    heading: TextStyle


@dataclass(frozen=True, slots=True)
class ImportBlocks:
    """The texts of one file, laid out; each finding with its level."""

    label: TextBlock
    status: TextBlock
    origin: TextBlock
    findings: tuple[tuple[Level, TextBlock], ...]

    @property
    def height(self) -> float:
        """Pixels from the first line to the last."""
        findings = sum(block.height + FINDING_GAP for _level, block in self.findings)
        return self.label.height + self.origin.height + findings


def _types() -> ImportTypes:
    return ImportTypes(
        label=TextStyle(font("song", 15, QFont.Weight.DemiBold), 22),
        status=TextStyle(font("hei", 12), 22),
        origin=TextStyle(font("hei", 11.5), 19),
        finding=TextStyle(font("hei", 13), 20, MANY_LINES),
        heading=TextStyle(font("hei", 12.5, QFont.Weight.DemiBold), HEADING_HEIGHT),
    )


class ImportRows(QStyledItemDelegate):
    """Draws headings and files with what was found in them; texts are laid out once a width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._types = _types()
        self._blocks: dict[int, ImportBlocks] = {}
        self._laid_out_for = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """How high a row is; files without findings need no laying out for it."""
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupHeading):
            return QSize(0, HEADING_HEIGHT + RULE)
        height = self._types.label.line_height + self._types.origin.line_height
        if row.findings:
            height = self._laid_out(index.row(), row).height
        return QSize(0, round(ABOVE + height + BELOW + RULE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupHeading):
            self._paint_heading(painter, option.rect, row)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            theme = theme_of(self._view)
            self._paint_ground(painter, option.rect, theme.selected if is_chosen else theme.list)
            self._paint_icon(painter, option.rect, row)
            self._paint_texts(painter, option.rect, self._laid_out(index.row(), row))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: GroupHeading) -> None:
        theme, style = theme_of(self._view), self._types.heading
        self._paint_ground(painter, rect, theme.background)
        muted = QColor(theme.muted)
        TextBlock(heading.words, style, rect.width()).draw(painter, QPointF(HEADING_LEFT, rect.top()), muted)
        count = TextBlock(files_text(heading.file_count), style, rect.width())
        count.draw(painter, QPointF(rect.right() + 1 - RIGHT - count.width, rect.top()), muted)

    def _paint_ground(self, painter: QPainter, rect: QRect, colour: str) -> None:
        painter.fillRect(rect, QColor(colour))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), RULE), QColor(theme_of(self._view).line)
        )

    def _paint_icon(self, painter: QPainter, rect: QRect, outcome: FileOutcome) -> None:
        drawn = icon("check")
        if outcome.status is Status.FAILED:
            drawn = icon("close", "accent")
        elif outcome.has_doubts:
            drawn = icon("warning", "mark")
        drawn.paint(painter, QRect(ICON_LEFT, rect.top() + ABOVE + 2, ICON, ICON))

    def _paint_texts(self, painter: QPainter, rect: QRect, blocks: ImportBlocks) -> None:
        theme, top = theme_of(self._view), float(rect.top() + ABOVE)
        muted = QColor(theme.muted)
        blocks.label.draw(painter, QPointF(LEFT, top), QColor(theme.ink))
        blocks.status.draw(painter, QPointF(rect.right() + 1 - RIGHT - blocks.status.width, top), muted)
        top += blocks.label.height
        blocks.origin.draw(painter, QPointF(LEFT, top), muted)
        top += blocks.origin.height + FINDING_GAP
        for level, block in blocks.findings:
            colour = {Level.ERROR: theme.accent, Level.WARNING: theme.ink}.get(level, theme.muted)
            block.draw(painter, QPointF(LEFT, top), QColor(colour))
            top += block.height + FINDING_GAP

    def _laid_out(self, row: int, outcome: FileOutcome) -> ImportBlocks:
        width = self._view.viewport().width()
        if width != self._laid_out_for:
            self._laid_out_for = width
            self._blocks.clear()
        if row not in self._blocks:
            self._blocks[row] = self._lay_out(outcome, width - LEFT - RIGHT)
        return self._blocks[row]

    def _lay_out(self, outcome: FileOutcome, width: float) -> ImportBlocks:
        types = self._types
        status = TextBlock(status_text(outcome), types.status, width / 2)
        return ImportBlocks(
            TextBlock(outcome.label, types.label, width - status.width - GAP),
            status,
            TextBlock(origin_text(outcome), types.origin, width),
            tuple(
                (finding.level, TextBlock(finding.text, types.finding, width)) for finding in outcome.findings
            ),
        )
