"""Keeps the sheet set as wide, as large and in the colours it is to be, however the window changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from reader.gui.reading.page_typesetter import (
    DESIGNED,
    PageTypesetter,
    PlacedParagraph,
    rules_of,
    set_margins,
)
from reader.gui.reading.paragraph_styles import Page, page_for
from reader.gui.reading.paragraphs import Role
from reader.gui.reading.ruler import Rulers
from reader.gui.reading.script import is_traditional
from reader.gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from reader.gui.reading.page_view import PageView
    from reader.gui.reading.paragraph_styles import PageStyle
    from reader.gui.reading.paragraphs import Paragraph


AT_ONCE = 2500
"""Characters set before the page is shown; the rest follows bit by bit while the person already reads."""
A_BIT = 1200


class _Top(NamedTuple):
    """A character kept at the top: how far its line is above, in em, and where the scroll bar then stands."""

    position: int
    offset: float
    value: int


class Composition(QObject):
    """The article's paragraphs on the sheet. `reset` says that places in pixels have changed.

    `replaced` comes before another text is set: what was known of places in the one before is void. Places
    in characters hold as long as the text does, however wide or large it is set.
    """

    reset = Signal()
    replaced = Signal()

    def __init__(self, sheet: PageView) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._style = DESIGNED
        self._rulers = Rulers()
        self._theme = theme_of(sheet)
        self._typesetter = PageTypesetter(self._theme, self._rulers, is_traditional=False)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.placed: tuple[PlacedParagraph, ...] = ()
        self._waiting: list[PlacedParagraph] = []
        self._page: Page | None = None
        self._kept: _Top | None = None
        self.zoom = 100
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._set_a_bit)
        sheet.resized.connect(self._fit)
        sheet.theme_changed.connect(self._recolour)

    def show(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Set these paragraphs, from the top."""
        self.replaced.emit()
        self._paragraphs, self._kept = paragraphs, None
        self._make_typesetter()
        self._set_all()
        self._sheet.verticalScrollBar().setValue(0)

    def _recolour(self) -> None:
        """Set again where the sheet's colours are others than those of the text."""
        if theme_of(self._sheet) is not self._theme:
            self._make_typesetter()
            self._set_again()

    def set_zoom(self, zoom: int) -> None:
        """Set again at `zoom` percent, with the same line at the top."""
        self.zoom = zoom
        self._set_again()

    def set_style(self, style: PageStyle) -> None:
        """Set again as the person wants the page, with the same line at the top."""
        if style == self._style:
            return
        if style.latin_gap != self._style.latin_gap:
            self._rulers = Rulers(style.latin_gap)
        self._style = style
        self._make_typesetter()
        self._set_again()

    def finish(self, position: int | None = None) -> None:
        """Set now what still waits above `position`, or all of it: places on the page are to be known."""
        above = sum(position is None or one.start <= position for one in self._waiting)
        if above:
            self._space(above)
        self._sheet.lay_out()

    def _make_typesetter(self) -> None:
        text = "".join(paragraph.text for paragraph in self._paragraphs)
        self._theme = theme_of(self._sheet)
        self._typesetter = PageTypesetter(
            self._theme, self._rulers, self._style, is_traditional=is_traditional(text)
        )

    def _wanted_page(self) -> Page:
        width, em = self._sheet.viewport().width(), self._typesetter.em(self.zoom)
        return page_for(width, self.zoom, em, self._style.measure)

    def _fit(self, position: int, offset: float) -> None:
        """The width has changed: move the column, or set anew where it holds more or fewer characters."""
        page, wanted = self._page, self._wanted_page()
        if page is None or wanted == page:
            return
        top = self._top(position, offset)
        if wanted.characters != page.characters:
            self._set_anew(top)
            return
        self._page = wanted
        set_margins(self._sheet.document(), wanted)
        self._show_column()
        self._go_back(top)

    def _set_again(self) -> None:
        """Set anew, keeping the line at the top."""
        if self._paragraphs:
            self._set_anew(self._top(*self._sheet.top_position()))

    def _set_anew(self, top: _Top) -> None:
        chosen = self._sheet.textCursor()
        self._set_all()
        self._choose(chosen.anchor(), chosen.position())
        self._go_back(top)

    def _top(self, position: int, offset: float) -> _Top:
        """What is to stand at the top: what did before, unless the person has scrolled since."""
        value = self._sheet.verticalScrollBar().value()
        if self._kept is None or self._kept.value != value:
            em = self._page.em if self._page else 1.0
            self._kept = _Top(position, offset / em, value)
        return self._kept

    def _go_back(self, top: _Top) -> None:
        if top.value == 0 or self._page is None:
            return
        self.finish(top.position)
        self._sheet.scroll_to(top.position, top.offset * self._page.em)
        self._kept = top._replace(value=self._sheet.verticalScrollBar().value())

    def _choose(self, anchor: int, position: int) -> None:
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(cursor)

    def _set_all(self) -> None:
        page = self._page = self._wanted_page()
        document = QTextDocument()
        self.placed = self._typesetter.fill(document, self._paragraphs, page)
        head = _head(self.placed)
        self._typesetter.space(document, self.placed[:head], page)
        self._waiting = list(self.placed[head:])
        self._sheet.show_document(document)
        self._show_column()
        if self._waiting:
            self._timer.start()

    def _show_column(self) -> None:
        page = self._page
        if page is None:
            return
        body = self._style.look(Role.BODY)
        line = page.scaled(body.size * body.line)
        self._sheet.show_column(page.left, page.left + page.column, line)
        self._sheet.show_rules(rules_of(self._sheet.document(), self.placed, page))
        self.reset.emit()

    def _set_a_bit(self) -> None:
        if self._waiting:
            self._space(max(1, _head(self._waiting, A_BIT)))
        if not self._waiting:
            self._timer.stop()
            self.reset.emit()

    def _space(self, count: int) -> None:
        """Set the next `count` paragraphs that wait, in the document already shown."""
        now, self._waiting = self._waiting[:count], self._waiting[count:]
        document = self._sheet.document()
        if self._page is not None:
            self._typesetter.space(document, now, self._page)
            document.markContentsDirty(now[0].start, now[-1].end - now[0].start)


def _head(placed: tuple[PlacedParagraph, ...] | list[PlacedParagraph], most: int = AT_ONCE) -> int:
    """How many paragraphs make up the first `most` characters."""
    total = 0
    for number, one in enumerate(placed):
        total += len(one.paragraph.text)
        if total > most:
            return number + 1
    return len(placed)
