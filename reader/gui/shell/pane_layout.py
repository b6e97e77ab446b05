"""The reading desk: side panel, list and reading pane beside each other, as far as there is room."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from reader.gui.widgets.focus_forwarding import holds_focus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

SIDE_FROM = 1100
"""Width from which the side panel stands beside the list; below it is a drawer over it."""
SIDE_FROM_WIDE = 1500
"""The same while page and text stand beside each other in the reading pane: they go before the side panel."""
LIST_FROM = 760
"""Width from which list and article stand side by side; below they take turns."""
WIDTHS = (264, 372)
"""Of side panel and list, until the person moves the dividers; the reading pane has the rest."""
SIDE_RANGE = (200, 360)
LIST_RANGE = (280, 520)
READING_FROM = 320


class PaneLayout(QWidget):
    """Lays the three panes out; below certain widths the side is a drawer and list and article take turns."""

    side_shown = Signal(bool)
    list_hidden = Signal(bool)
    """Whether the article has taken the list's place."""

    def __init__(self, side: QWidget, list_: QWidget, reading: QWidget) -> None:
        super().__init__()
        self._side, self._list, self._reading = side, list_, reading
        self._is_side_wanted = True
        self._is_reading = False
        self._side_from = SIDE_FROM
        self._is_sized = False
        self._widths = WIDTHS
        self._build()

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for pane in (self._side, self._list, self._reading):
            self._split.addWidget(pane)
        self._side.setMinimumWidth(SIDE_RANGE[0])
        self._side.setMaximumWidth(SIDE_RANGE[1])
        self._list.setMinimumWidth(LIST_RANGE[0])
        self._list.setMaximumWidth(LIST_RANGE[1])
        self._reading.setMinimumWidth(READING_FROM)
        self._split.setStretchFactor(2, 1)
        self._split.splitterMoved.connect(self._take_widths)
        self._edge = QFrame(self)
        self._edge.setObjectName("edge")
        self._edge.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        # The panes' least widths together must not keep the window from getting narrow: then some hide.
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box.addWidget(self._split)

    @property
    def has_room_for_side(self) -> bool:
        """Whether the side panel stands beside the list."""
        return self.width() >= self._side_from

    @property
    def has_room_for_list(self) -> bool:
        """Whether list and article stand side by side."""
        return self.width() >= LIST_FROM

    @property
    def is_list_hidden(self) -> bool:
        """Whether the article has the list's place."""
        return not self.has_room_for_list and self._is_reading

    @property
    def is_drawer_out(self) -> bool:
        """Whether the side panel stands over the list."""
        return self._side.parent() is self and not self._side.isHidden()

    @property
    def is_side_shown(self) -> bool:
        """Whether the side panel can be seen, as a pane or as a drawer."""
        return not self._side.isHidden()

    def toggle_side(self) -> None:
        """Show or hide the side panel: as a pane where there is room, else as a drawer."""
        if self.has_room_for_side:
            self._is_side_wanted = not self._is_side_wanted
            self._arrange()
        elif self.is_drawer_out:
            self._put_drawer_away()
        else:
            self._open_drawer()
        self.side_shown.emit(self.is_side_shown)

    def bring_side_out(self) -> None:
        """Show the side panel, where it is hidden."""
        if not self.is_side_shown:
            self.toggle_side()

    def close_drawer(self, *_told: object) -> None:
        """Put the drawer away, if it is out."""
        if self._side.parent() is self:
            self._put_drawer_away()
            self.side_shown.emit(False)

    def show_reading(self, is_reading: bool) -> None:
        """Where only one of list and article has room: show the article (or the list)."""
        self._is_reading = is_reading
        self._arrange()

    def show_article(self, *_opened: object) -> None:
        """An article was chosen: where there is room for one pane only, it is its turn."""
        self.show_reading(True)

    def set_reading_wide(self, is_wide: bool) -> None:
        """Whether the reading pane has two things beside each other to show."""
        self._side_from = SIDE_FROM_WIDE if is_wide else SIDE_FROM
        self._arrange()

    def state(self) -> str:
        """The widths the person gave to side panel and list, to be kept."""
        return " ".join(str(width) for width in self._widths)

    def restore(self, state: str) -> None:
        """Put the dividers where they were."""
        kept = re.fullmatch(r"([0-9]{1,4}) ([0-9]{1,4})", state)
        if kept:
            self._widths = _within(int(kept[1]), SIDE_RANGE), _within(int(kept[2]), LIST_RANGE)
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for one pane."""
        return QSize(self._reading.minimumWidth(), 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panes for the new width."""
        super().resizeEvent(event)
        self._is_sized = True
        self._arrange()

    def _arrange(self) -> None:
        if self._is_sized:  # how much room there is comes with the first size: nothing is put away before
            with self._focus_kept():
                self._put_panes()

    def _put_panes(self) -> None:
        if self.has_room_for_side:
            if self._split.indexOf(self._side) < 0:
                self._put_drawer_away()
                self._split.insertWidget(0, self._side)
            self._side.setVisible(self._is_side_wanted)
        elif self._split.indexOf(self._side) >= 0:
            self._side.setParent(self)
            self._side.hide()
        elif self.is_drawer_out:
            self._place_drawer()
        both = self.has_room_for_list
        self._list.setMaximumWidth(LIST_RANGE[1] if both else 16777215)
        self._list.setVisible(both or not self._is_reading)
        self._reading.setVisible(both or self._is_reading)
        self.list_hidden.emit(not both and self._is_reading)
        self._share_out()

    def _share_out(self) -> None:
        """Give side panel and list the widths that are theirs, the reading pane the rest.

        Left to itself the splitter shares out anew whenever a pane comes or goes, or its range changes.
        """
        self._split.refresh()  # counts the dividers that are to be seen now
        side, list_ = self._widths
        before = [side] if self._split.indexOf(self._side) >= 0 else []
        taken = sum(before) if self._is_side_wanted else 0
        self._split.setSizes([*before, list_, max(READING_FROM, self.width() - taken - list_)])

    def _take_widths(self) -> None:
        """A divider was moved: what stands side by side keeps its new width."""
        side = self._side.width() if self._split.indexOf(self._side) >= 0 and self.is_side_shown else None
        list_ = self._list.width() if self.has_room_for_list else None
        self._widths = side or self._widths[0], list_ or self._widths[1]

    def _open_drawer(self) -> None:
        self._side.setParent(self)
        self._place_drawer()
        for part in (self._side, self._edge):
            part.show()
            part.raise_()
        self._side.setFocus()

    def _place_drawer(self) -> None:
        width = self._widths[0]
        self._side.setGeometry(0, 0, width, self.height())
        self._edge.setGeometry(width, 0, 1, self.height())

    def _put_drawer_away(self) -> None:
        with self._focus_kept():
            self._side.hide()
            self._edge.hide()

    @contextmanager
    def _focus_kept(self) -> Iterator[None]:
        """Where the pane that has the focus is hidden, the one that is shown instead takes it over."""
        panes = (self._side, self._list, self._reading)
        holder = next((pane for pane in panes if holds_focus(pane)), None)
        yield
        if holder is not None and holder.isHidden():
            (self._reading if self._list.isHidden() else self._list).setFocus()


def _within(width: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(limits[1], width))
