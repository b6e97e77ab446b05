"""The paper's name over the calendar, and the choice between papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from reader.core.speech import _, ngettext
from reader.gui.calendar.quiet_buttons import CaretButton, ElidedLabel
from reader.gui.widgets.theme import font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.records import TitleId, TitleRecord


class TitleBar(QWidget):
    """Names the paper the calendar shows. The chooser is there only where there is a choice."""

    title_chosen = Signal(object)
    """A TitleId, or None for all papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[TitleRecord, ...] = ()
        self._title_id: TitleId | None = None
        self._name = ElidedLabel()
        self.chooser = CaretButton()
        self._menu = QMenu(self.chooser)
        self._build()
        self._refresh()

    @property
    def title_id(self) -> TitleId | None:
        """The paper chosen, None for all."""
        return self._title_id

    @property
    def name(self) -> str:
        """The name shown."""
        return self._name.text()

    def show_titles(self, titles: Sequence[TitleRecord]) -> None:
        """Offer these papers. A chosen paper that is gone gives way to all papers."""
        self._titles = tuple(titles)
        if self._title_id not in {title.id for title in titles}:
            self._title_id = None
        self._refresh()

    def show_title(self, title_id: TitleId | None) -> None:
        """Name this paper, without a signal."""
        self._title_id = title_id
        self._refresh()

    def _build(self) -> None:
        self._name.setFont(font("song", 17, QFont.Weight.Bold))
        self.chooser.setFont(font("hei", 12.5))
        self.chooser.setMenu(self._menu)
        self._menu.setToolTipsVisible(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self.chooser)

    def _refresh(self) -> None:
        shown = self._shown()
        self._name.setText(shown.name if shown else _("All papers") if self._titles else "")
        self._name.setToolTip(f"{shown.name}\n{span_text(shown)}" if shown else "")
        count = len(self._titles)
        self.chooser.setText(ngettext("{count} paper", "{count} papers", count).format(count=count))
        self.chooser.setAccessibleName(_("Choose a paper"))
        self.chooser.setVisible(count > 1)
        self._fill_menu()

    def _shown(self) -> TitleRecord | None:
        if len(self._titles) == 1:
            return self._titles[0]
        return next((title for title in self._titles if title.id == self._title_id), None)

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._add(group, _("All papers"), None)
        self._menu.addSeparator()
        for title in self._titles:
            self._add(group, f"{title.name.replace('&', '&&')}\t{span_text(title)}", title.id)

    def _add(self, group: QActionGroup, text: str, title_id: TitleId | None) -> None:
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(title_id == self._title_id)
        action.triggered.connect(lambda: self._choose(title_id))
        self._menu.addAction(action)

    def _choose(self, title_id: TitleId | None) -> None:
        self.show_title(title_id)
        self.title_chosen.emit(title_id)


def span_text(title: TitleRecord) -> str:
    """How many issues of a paper are held, and from when to when."""
    text = ngettext("{count:,} issue, {first}", "{count:,} issues, {first} to {last}", title.issue_count)
    return text.format(count=title.issue_count, first=title.first, last=title.last)
