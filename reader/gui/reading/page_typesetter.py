"""Sets an article's paragraphs as a QTextDocument, line by line as a Chinese page is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLayout,
    QTextOption,
)

from reader.core.speech import _
from reader.gui.reading.headlines import Heading
from reader.gui.reading.paragraph_styles import (
    FOOT_MARGIN,
    PARAGRAPH_STYLES,
    RULE_PADDING,
    TOP_MARGIN,
    Page,
    PageStyle,
    ParagraphStyle,
    font_of,
)
from reader.gui.reading.paragraphs import Paragraph, Role
from reader.gui.reading.punctuation import Kind, units
from reader.gui.reading.typesetting import Measure, Spacing, set_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextBlock

    from reader.gui.reading.ruler import Ruler, Rulers
    from reader.gui.widgets.theme import Theme

HEADINGS = frozenset((Role.RUBRIC, Role.KICKER, Role.HEADLINE, Role.DECK, Role.SUBHEADING))
"""Paragraphs whose lines end by what is read together."""
DESIGNED = PageStyle()
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class PlacedParagraph(NamedTuple):
    """A paragraph and where its text begins in the document, in UTF-16 units."""

    paragraph: Paragraph
    start: int

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + units(self.paragraph.text)


class _Cut(NamedTuple):
    """One block: a paragraph, its look and what measures it. `lead` moves the first line, in pixels."""

    paragraph: Paragraph
    look: ParagraphStyle
    font: QFont
    ruler: Ruler
    lead: float
    heading: Heading | None = None

    @property
    def narrowed(self) -> float:
        """By how much its lines are shorter than the column."""
        return self.heading.narrowed if self.heading else 0.0


class PageTypesetter:
    """Sets pages in one theme and style; positions in the document are the same however wide the page is."""

    def __init__(
        self, theme: Theme, rulers: Rulers, style: PageStyle = DESIGNED, *, is_traditional: bool
    ) -> None:
        self._theme, self._rulers, self._style = theme, rulers, style
        self._is_traditional = is_traditional
        self._spaced: dict[float, QTextCharFormat] = {}
        self._below = ""

    def em(self, zoom: int) -> float:
        """The body's em in pixels at `zoom`."""
        return self._rulers.of(
            font_of(self._style.look(Role.BODY), zoom, is_traditional=self._is_traditional)
        ).em

    def fill(
        self, document: QTextDocument, paragraphs: Sequence[Paragraph], page: Page
    ) -> tuple[PlacedParagraph, ...]:
        """Put the paragraphs into an empty document, unspaced as yet."""
        self._below = "".join(it.text for it in paragraphs if it.role is Role.BODY)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        placed: list[PlacedParagraph] = []
        for paragraph in paragraphs:
            self._add(cursor, paragraph, page, placed)
        cursor.endEditBlock()
        set_margins(document, page)
        return tuple(placed)

    def space(self, document: QTextDocument, placed: Iterable[PlacedParagraph], page: Page) -> None:
        """Break the lines of these paragraphs and space their characters; the text stays what it is."""
        for one in placed:
            if one.paragraph.role in (Role.BYLINE, Role.PLACE):
                continue
            cut = self._cut(one.paragraph, page)
            block = document.findBlock(one.start)
            block.layout().setFormats([self._range(spacing) for spacing in _spacings(cut, page)])

    def _add(
        self, cursor: QTextCursor, paragraph: Paragraph, page: Page, placed: list[PlacedParagraph]
    ) -> None:
        cut = self._cut(paragraph, page)
        if paragraph.role is Role.PLACE and self._fits_beside(placed[-1].paragraph, paragraph, page):
            cursor.insertText("\t", self._ink(cut))
            cursor.setBlockFormat(self._byline_format(page, cut))
        elif placed:
            cursor.insertBlock(self._block_format(cut, page), self._ink(cut))
        else:
            cursor.setBlockFormat(self._block_format(cut, page))
            cursor.setBlockCharFormat(self._ink(cut))
        placed.append(PlacedParagraph(paragraph, cursor.position()))
        cursor.insertText(paragraph.text, self._ink(cut))

    def _cut(self, paragraph: Paragraph, page: Page) -> _Cut:
        look = self._style.look(paragraph.role)
        font = font_of(look, page.zoom, is_traditional=self._is_traditional)
        ruler = self._rulers.of(font)
        lead = look.indent * page.em
        if paragraph.role not in HEADINGS:
            return _Cut(paragraph, look, font, ruler, lead)
        if paragraph.role is Role.HEADLINE:
            lead = -_hang(paragraph.text, ruler)
        measure = Measure(page.column, lead, is_justified=False)
        return _Cut(paragraph, look, font, ruler, lead, Heading(paragraph.text, ruler, measure, self._below))

    def _fits_beside(self, byline: Paragraph, place: Paragraph, page: Page) -> bool:
        ruler = self._cut(place, page).ruler
        return ruler.advance(byline.text) + ruler.advance(place.text) + 2 * ruler.em <= page.column

    def _ink(self, cut: _Cut) -> QTextCharFormat:
        ink = QTextCharFormat()
        ink.setFont(cut.font)
        ink.setForeground(QColor(getattr(self._theme, cut.look.colour)))
        if cut.paragraph.as_printed:
            ink.setToolTip(_("As printed: {byline}").format(byline=cut.paragraph.as_printed))
        return ink

    def _block_format(self, cut: _Cut, page: Page) -> QTextBlockFormat:
        look, made = cut.look, QTextBlockFormat()
        made.setLineHeight(page.scaled(look.size * look.line), FIXED)
        made.setTopMargin(page.scaled(look.top))
        made.setBottomMargin(page.scaled(look.bottom))
        made.setRightMargin(cut.narrowed)
        made.setTextIndent(cut.lead)
        if cut.paragraph.role is Role.PLACE:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.setRightMargin(page.spare)
        return made

    def _byline_format(self, page: Page, place: _Cut) -> QTextBlockFormat:
        made = self._block_format(place, page)
        made.setTopMargin(page.scaled(PARAGRAPH_STYLES[Role.BYLINE].top))
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
        made.setRightMargin(0.0)  # the tab ends the line; Qt rounds its place up, and needs the slack
        made.setTabPositions([QTextOption.Tab(page.column, QTextOption.TabType.RightTab)])
        return made

    def _range(self, spacing: Spacing) -> QTextLayout.FormatRange:
        found = self._spaced.get(spacing.extra)
        if found is None:
            found = self._spaced[spacing.extra] = QTextCharFormat()
            found.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            found.setFontLetterSpacing(spacing.extra)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = spacing.start, spacing.length, found
        return made


def rules_of(document: QTextDocument, placed: Sequence[PlacedParagraph], page: Page) -> tuple[float, float]:
    """Where the rules above and below the byline lie, from the document's top."""
    byline = next(one for one in placed if one.paragraph.role is Role.BYLINE)
    place = next(one for one in placed if one.paragraph.role is Role.PLACE)
    padding = page.scaled(RULE_PADDING)
    above, below = _text_rect(document.findBlock(byline.start)), _text_rect(document.findBlock(place.start))
    return above[0] - padding, below[1] + padding


def _text_rect(block: QTextBlock) -> tuple[float, float]:
    rect = block.document().documentLayout().blockBoundingRect(block)
    return rect.top(), rect.bottom()


def set_margins(document: QTextDocument, page: Page) -> None:
    """Place the column in a document that is set already."""
    made = QTextFrameFormat()
    made.setLeftMargin(page.left)
    made.setRightMargin(page.right)
    made.setTopMargin(page.scaled(TOP_MARGIN))
    made.setBottomMargin(page.scaled(FOOT_MARGIN))
    document.rootFrame().setFrameFormat(made)


def _spacings(cut: _Cut, page: Page) -> list[Spacing]:
    if cut.heading:
        return cut.heading.spacings()
    measure = Measure(page.column, cut.lead, cut.look.is_justified)
    return set_paragraph(cut.paragraph.text, cut.ruler, measure)


def _hang(text: str, ruler: Ruler) -> float:
    """How far a headline that opens with a mark is moved left, so that its ink begins at the edge."""
    first = ruler.glyph(text[0])
    return first.give_left if first.kind is Kind.OPENING else 0.0
