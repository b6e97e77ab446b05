"""Which face of what is read is shown, and where the keys go then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.gui.reading.view_splitter import View, ViewSplitter
from reader.gui.widgets.focus_forwarding import holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from reader.gui.facsimile.pane import FacsimilePane
    from reader.gui.reading.view_splitter import ViewSwitch
    from reader.gui.widgets.focus_forwarding import FocusForwardingWidget


class ViewController(QObject):
    """Keeps the faces, their switch and the focus of `pane` in step. `text` has the sheet, or what stands in its place.

    `page` gives the page as printed, when it is first to be seen.
    While `is_typing()`, the focus stays where it is.
    """

    view_changed = Signal(str)

    def __init__(
        self,
        pane: FocusForwardingWidget,
        page: Callable[[], FacsimilePane],
        text: QStackedWidget,
        switch: ViewSwitch,
        is_typing: Callable[[], bool],
    ) -> None:
        super().__init__(pane)
        self._pane, self._page, self._text, self._switch = pane, page, text, switch
        self._is_typing = is_typing
        self.faces = ViewSplitter(page, text)
        switch.chosen.connect(self.set_view)

    def set_view(self, view: str) -> None:
        """Show the text, the page as printed, or both: a value of View."""
        self._turn(lambda: self.faces.set_view(View(view)))

    def set_picture_only(self, is_picture_only: bool) -> None:
        """Whether the page is all there is to be seen."""
        self._turn(lambda: self.faces.set_picture_only(is_picture_only))

    def show_text(self) -> None:
        """Show the text, beside the page or without it."""
        if self.faces.shown is View.PAGE:
            self.set_view(View.TEXT.value)

    def aim_focus(self) -> None:
        """The keys go to the text where it can be seen."""
        self._pane.lead = self._page() if self.faces.shown is View.PAGE else self._text.currentWidget()

    @property
    def is_page_meant(self) -> bool:
        """Whether what changes the size is meant for the page."""
        shown = self.faces.shown
        return shown is View.PAGE or (shown is View.BOTH and self._page().view.hasFocus())

    def _turn(self, turn: Callable[[], None]) -> None:
        """Show other faces; the keys go where they went, or to what has taken that one's place."""
        had_focus = holds_focus(self._pane) and not self._is_typing()
        turn()
        self._switch.show_view(self.faces.shown, is_picture_only=self.faces.is_picture_only)
        self.aim_focus()
        if had_focus:
            self._pane.setFocus()
        self.view_changed.emit(self.faces.shown.value)
