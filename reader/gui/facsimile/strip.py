"""The strip under the page: which page it is, the pages beside it, how large it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader.core.speech import _
from reader.gui.articles.article_model import page_wording
from reader.gui.widgets import theme
from reader.gui.widgets.buttons import SmallButton, tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.records import PageRecord

HEIGHT = 38
LONGEST_NAME = 14


class PageStrip(QWidget):
    """Tells which page is wanted, by a step or by its place in the issue."""

    step_wanted = Signal(int)
    page_chosen = Signal(int)
    zoomed_in = Signal()
    zoomed_out = Signal()
    fit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[PageRecord, ...] = ()
        self._place = -1
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("pageStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.previous = tool_button("previous_page", "chevron-left", _("Previous page (Ctrl+PgUp)"))
        self.next = tool_button("next_page", "chevron-right", _("Next page (Ctrl+PgDn)"))
        self.smaller = tool_button("page_smaller", "minus", _("Smaller (−)"))
        self.fit = tool_button("fit_page", "fit-page", _("The whole page (0)"))
        self.larger = tool_button("page_larger", "plus", _("Larger (+)"))
        self.page = SmallButton()
        self.page.setObjectName("page")
        self.page.setFont(theme.font("hei", 13))
        self.page.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.page.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.page)
        self.page.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 0)
        row.setSpacing(2)
        for part in (self.previous, self.page, self.next):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.smaller, self.fit, self.larger):
            row.addWidget(part)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.smaller.clicked.connect(self.zoomed_out)
        self.larger.clicked.connect(self.zoomed_in)
        self.fit.clicked.connect(self.fit_wanted)
        self._menu.aboutToShow.connect(self._fill)

    def show_pages(self, pages: Sequence[PageRecord], place: int) -> None:
        """Show the pages of an issue and which of them is shown."""
        self._pages, self._place = tuple(pages), place
        page = self._pages[place] if 0 <= place < len(self._pages) else None
        text = page_wording(page.number, page.name and page.name[:LONGEST_NAME]) if page else ""
        self.page.setText(text)
        words = _("{page}: choose a page, of {count}").format(page=text, count=len(self._pages))
        self.page.setToolTip(words if page else "")
        self.page.setAccessibleName(words if page else "")
        self.page.setEnabled(len(self._pages) > 1)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(0 <= place < len(self._pages) - 1)

    def set_has_picture(self, has_picture: bool) -> None:
        """Turn off what changes a picture's size while there is none."""
        for button in (self.smaller, self.fit, self.larger):
            button.setEnabled(has_picture)

    def _fill(self) -> None:
        self._menu.clear()
        for place, page in enumerate(self._pages):
            action = self._menu.addAction(page_wording(page.number, page.name))
            action.setCheckable(True)
            action.setChecked(place == self._place)
            action.triggered.connect(lambda _checked=False, place=place: self.page_chosen.emit(place))
