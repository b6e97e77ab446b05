"""The filters of a find as chips, and its hits over time: both read the query's text and write into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.core.speech import _
from reader.find.facets import Facets
from reader.find.query.as_text import days_text
from reader.find.query.field_table import BY_NAME
from reader.find.query.filters import (
    SWITCHES,
    FilterKind,
    days_of,
    filter_of,
    with_filter,
    without_filter,
)
from reader.find.query.parsing import parse
from reader.gui.find.chips import Chip, ChipRow
from reader.gui.find.days_popup import DaysPopup
from reader.gui.find.hit_chart import HitChart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.find.facets import FacetCount
    from reader.find.query.nodes import Query
    from reader.store.records import TitleRecord

MOST_LISTED = 24
TYPED = (FilterKind.AUTHOR, FilterKind.RUBRIC)
"""Kinds of which there are more values than a menu holds: others can be typed."""


def kind_names() -> dict[FilterKind, str]:
    """What the chips are called while they are off."""
    return {
        FilterKind.PAPER: _("Paper"),
        FilterKind.DAYS: _("Date"),
        FilterKind.PAGE: _("Page"),
        FilterKind.AUTHOR: _("Author"),
        FilterKind.RUBRIC: _("Rubric"),
        FilterKind.MARKED: _("With bookmark"),
        FilterKind.UNREAD: _("Unread"),
        FilterKind.PRINTED: _("Only as printed"),
    }


class FilterBar(QWidget):
    """Tells the query anew when a filter is set, changed or taken away."""

    query_changed = Signal(str)
    value_wanted = Signal(str)
    """The query with a field at its end whose value the person is to type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._tally = Facets(0)
        self._titles: tuple[TitleRecord, ...] = ()
        self._days: DaysPopup | None = None
        self._names_of: Callable[[FilterKind], Sequence[FacetCount]] = lambda _kind: ()
        self.chips = {kind: Chip(name) for kind, name in kind_names().items()}
        self.chart = HitChart()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = ChipRow(tuple(self.chips.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self.chart)

    def _connect(self) -> None:
        for kind, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, kind=kind: self._change(kind))
            chip.removed.connect(lambda kind=kind: self._tell(without_filter(self._query, kind)))
        self.chart.span_chosen.connect(lambda span: self.set_filter(FilterKind.DAYS, span))

    def show_titles(self, titles: Sequence[TitleRecord]) -> None:
        """Offer these papers, and know the days they span."""
        self._titles = tuple(titles)

    def offer_names(self, names_of: Callable[[FilterKind], Sequence[FacetCount]]) -> None:
        """Offer authors and rubrics, those most used first; asked for when their menu opens."""
        self._names_of = names_of

    def show_query(self, query: str) -> None:
        """Show the filters of a query: a chip each that is set, the others off."""
        self._query = query
        read = parse(query)
        for kind, chip in self.chips.items():
            value = _value(read, kind)
            chip.show_value("" if value is None else chip.text() if kind in SWITCHES else _said(kind, value))
        self._row.place()

    def show_tally(self, tally: Facets) -> None:
        """Show the hits over time, and their numbers in the menus of papers and pages."""
        self._tally = tally
        self.chart.show_times(tally.times)

    def set_filter(self, kind: FilterKind, value: str = "") -> None:
        """Narrow the find."""
        self._tell(with_filter(self._query, kind, value))

    def menu_of(self, kind: FilterKind) -> QMenu:
        """The values to choose from: papers and pages with their hits, authors and rubrics with all their articles."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = filter_of(self._query, kind)
        for share in self._shares(kind)[:MOST_LISTED]:
            name = _said(kind, share.value).replace("&", "&&")
            action = menu.addAction(f"{name}\t{share.count:,}" if share.count else name)
            action.setCheckable(True)
            action.setChecked(chosen is not None and chosen.value == share.value)
            action.triggered.connect(lambda _checked, value=share.value: self.set_filter(kind, value))
        if chosen:
            menu.addSeparator()
            removal = menu.addAction(_all_text(kind))
            removal.triggered.connect(lambda: self._tell(without_filter(self._query, kind)))
        if kind in TYPED:
            menu.addSeparator()
            menu.addAction(_("Type a name…")).triggered.connect(lambda: self._ask_to_type(kind))
        return menu

    def _ask_to_type(self, kind: FilterKind) -> None:
        bare = without_filter(self._query, kind)
        self.value_wanted.emit(f"{bare} {BY_NAME[kind.value].written}:".strip())

    def _shares(self, kind: FilterKind) -> Sequence[FacetCount]:
        from reader.find.facets import FacetCount

        if kind in TYPED:
            return self._names_of(kind)
        if kind is FilterKind.PAGE:
            return self._tally.pages or [FacetCount(str(number), 0) for number in range(1, 9)]
        counted = {share.value: share.count for share in self._tally.papers}
        names = [*counted, *(it.name for it in self._titles if it.name not in counted)]
        return [FacetCount(name, counted.get(name, 0)) for name in names]

    def _change(self, kind: FilterKind) -> None:
        if kind in SWITCHES:
            is_on = filter_of(self._query, kind) is not None
            self._tell(without_filter(self._query, kind) if is_on else with_filter(self._query, kind))
        elif kind is FilterKind.DAYS:
            self._open_days()
        elif kind in TYPED and not self._names_of(kind):
            self._ask_to_type(kind)
        else:
            self.menu_of(kind).popup(self._under(kind))

    def _open_days(self) -> None:
        if not self._titles:
            return
        if self._days is None:
            self._days = DaysPopup(self)
            self._days.days_chosen.connect(lambda days: self.set_filter(FilterKind.DAYS, days))
        self._days.show_hits(self._tally.days)
        held = min(it.first for it in self._titles), max(it.last for it in self._titles)
        self._days.open_under(self._under(FilterKind.DAYS), days_of(self._query), held)

    def _under(self, kind: FilterKind) -> QPoint:
        chip = self.chips[kind]
        return chip.mapToGlobal(QPoint(0, chip.height() + 4))

    def _tell(self, query: str) -> None:
        self.show_query(query)
        self.query_changed.emit(query)


def _all_text(kind: FilterKind) -> str:
    """What takes a filter away, in its menu."""
    return {
        FilterKind.PAPER: _("All papers"),
        FilterKind.PAGE: _("All pages"),
        FilterKind.AUTHOR: _("All authors"),
        FilterKind.RUBRIC: _("All rubrics"),
    }[kind]


def _value(query: Query, kind: FilterKind) -> str | None:
    """What a query is narrowed to; of days named more than once, those that all of them share."""
    days = days_of(query) if kind is FilterKind.DAYS else None
    found = filter_of(query, kind)
    return days_text(days.first, days.last) if days else found.value if found else None


def _said(kind: FilterKind, value: str) -> str:
    """A filter's value as a chip shows it."""
    if kind is FilterKind.PAGE:
        return _("Page {number}").format(number=value)
    return value.replace("..", "–") if kind is FilterKind.DAYS else value
