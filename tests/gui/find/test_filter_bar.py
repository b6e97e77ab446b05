"""The find bar: chips, the calendar of days, the bars of hits over time, and the counts behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.find.facets import FacetCount, Facets, time_facet
from reader.find.query.filters import FilterKind
from reader.find.records import Tier
from reader.gui.find.days_popup import DaysPopup
from reader.gui.find.filter_bar import FilterBar
from reader.gui.find.hit_chart import HitChart
from reader.gui.find.summary import found_text
from reader.gui.reading.hit_bar import HitBar
from reader.gui.widgets.theme import DARK, LIGHT
from reader.store.records import TitleId, TitleRecord
from tests.gui.dressing import wear

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
YEARS = tuple(FacetCount(str(year), year - 2000) for year in range(2001, 2011))
TALLY = Facets(
    9, times=YEARS, papers=(FacetCount("River Daily", 6),), pages=(FacetCount("1", 4), FacetCount("2", 5))
)
TITLES = (
    TitleRecord(TitleId(1), "River Daily", 3, date(2001, 1, 2), date(2010, 5, 6)),
    TitleRecord(TitleId(2), "Hill & Dale", 3, date(2003, 1, 2), date(2009, 5, 6)),
)


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar()
    qtbot.addWidget(made)
    made.resize(372, 90)
    wear(DARK)
    made.show()
    made.show_titles(TITLES)
    made.show_query("boat")
    made.show_tally(TALLY)
    return made


@pytest.fixture
def told(bar: FilterBar) -> list[str]:
    queries: list[str] = []
    bar.query_changed.connect(queries.append)
    return queries


def test_chips_show_the_filters_of_the_query(bar: FilterBar) -> None:
    bar.show_query('boat paper:"River Daily" date:2001..2003 page:2')
    shown = {kind: chip.value for kind, chip in bar.chips.items() if chip.value}
    assert shown == {FilterKind.PAPER: "River Daily", FilterKind.DAYS: "2001–2003", FilterKind.PAGE: "Page 2"}
    bar.show_query("boat")
    assert not any(chip.value for chip in bar.chips.values())


def test_a_cross_takes_its_filter_out_of_the_query(bar: FilterBar, told: list[str]) -> None:
    bar.show_query("boat page:2 author:Lee")
    chip = bar.chips[FilterKind.PAGE]
    QTest.mouseClick(chip, LEFT, NONE, QPoint(chip.width() - 12, chip.height() // 2))
    assert told == ["boat author:Lee"]
    QTest.keyClick(bar.chips[FilterKind.AUTHOR], Qt.Key.Key_Delete)
    assert told[1:] == ["boat"]


@pytest.mark.parametrize("kind", [FilterKind.AUTHOR, FilterKind.RUBRIC])
def test_authors_and_rubrics_are_chosen_like_papers_and_pages(
    bar: FilterBar, told: list[str], kind: FilterKind
) -> None:
    bar.offer_names(lambda wanted: [FacetCount("Lee", 7), FacetCount("Wu", 2)] if wanted is kind else [])
    menu = bar.menu_of(kind)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Lee\t7", "Wu\t2", "Type a name…"]
    wanted: list[str] = []
    bar.value_wanted.connect(wanted.append)
    menu.actions()[-1].trigger()
    assert wanted == [f"boat {kind.value}:"]
    menu.actions()[1].trigger()
    assert told == [f"boat {kind.value}:Wu"]
    menu = bar.menu_of(kind)
    assert [action.isChecked() for action in menu.actions()[:2]] == [False, True]
    next(it for it in menu.actions() if it.text().startswith("All ")).trigger()
    assert told[1:] == ["boat"]


def test_menus_count_papers_and_pages(bar: FilterBar, told: list[str]) -> None:
    menu = bar.menu_of(FilterKind.PAPER)
    assert [action.text() for action in menu.actions()] == ["River Daily\t6", "Hill && Dale"]
    menu.actions()[1].trigger()
    assert told == ['boat paper:"Hill & Dale"']
    menu = bar.menu_of(FilterKind.PAGE)
    assert [action.text() for action in menu.actions()] == ["Page 1\t4", "Page 2\t5"]


def test_a_chosen_paper_can_be_given_up_in_its_menu(bar: FilterBar, told: list[str]) -> None:
    bar.show_query('boat paper:"River Daily"')
    actions = bar.menu_of(FilterKind.PAPER).actions()
    assert [action.isChecked() for action in actions[:2]] == [True, False]
    actions[-1].trigger()
    assert told == ["boat"]


def test_an_author_is_typed_in_the_field(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.value_wanted) as wanted:
        QTest.mouseClick(bar.chips[FilterKind.AUTHOR], LEFT)
    assert wanted.args == ["boat author:"]


def test_chips_take_a_second_line_where_there_is_no_room(bar: FilterBar) -> None:
    bar.resize(180, 200)
    tops = {chip.y() for chip in bar.chips.values() if chip.isVisible()}
    assert len(tops) > 1
    bar.grab()


def test_a_click_on_a_bar_narrows_the_days(bar: FilterBar, told: list[str]) -> None:
    chart = bar.chart
    place = chart._place(3).center().toPoint()
    QTest.mouseMove(chart, place)
    QTest.mouseClick(chart, LEFT, NONE, place)
    assert told == ["boat date:2004"]
    assert bar.chips[FilterKind.DAYS].value == "2004"


def test_bars_are_walked_by_keys(bar: FilterBar, told: list[str]) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(bar.chart, key)
    assert told == ["boat date:2001"]


def test_one_bar_alone_is_not_shown(qtbot: QtBot) -> None:
    chart = HitChart()
    qtbot.addWidget(chart)
    chart.show_times(YEARS[:1])
    assert chart.isHidden()
    chart.show_times(YEARS)
    assert not chart.isHidden()


def test_days_to_choose_from_are_shaded_by_their_hits(bar: FilterBar) -> None:
    bar.show_tally(replace(TALLY, days={date(2010, 5, 4): 3}))
    QTest.mouseClick(bar.chips[FilterKind.DAYS], LEFT)
    popup = bar.findChild(DaysPopup)
    assert popup is not None
    assert popup.grid.days.hits_on(date(2010, 5, 4)) == 3
    popup.hide()
    bar.show_tally(TALLY)
    QTest.mouseClick(bar.chips[FilterKind.DAYS], LEFT)
    assert popup.grid.days.hits_on(date(2010, 5, 4)) == 0


def test_days_are_chosen_by_two_clicks(qtbot: QtBot) -> None:
    popup = DaysPopup()
    qtbot.addWidget(popup)
    wear(LIGHT)
    chosen: list[str] = []
    popup.days_chosen.connect(chosen.append)
    popup.open_under(QPoint(0, 0), None, (date(2001, 1, 2), date(2010, 5, 6)))
    assert popup.heading.text() == "May 2010"
    popup.grid.day_opened.emit(date(2010, 5, 20))
    assert chosen == []
    popup.grid.day_opened.emit(date(2010, 5, 4))
    assert chosen == ["2010-05-04..2010-05-20"]
    popup.open_under(QPoint(0, 0), None, (date(2001, 1, 2), date(2010, 5, 6)))
    popup.earlier.click()
    popup.month.click()
    popup.year.click()
    assert chosen[1:] == ["2010-04", "2010"]


def test_days_become_months_or_years() -> None:
    assert time_facet({}) == ()
    months = time_facet({date(2001, 12, 5): 2, date(2002, 2, 1): 1, date(2002, 2, 9): 3})
    assert months == (FacetCount("2001-12", 2), FacetCount("2002-01", 0), FacetCount("2002-02", 4))
    years = time_facet({date(2001, 12, 5): 2, date(2005, 2, 1): 1})
    assert [it.value for it in years] == ["2001", "2002", "2003", "2004", "2005"]
    assert [it.count for it in years] == [2, 0, 0, 0, 1]


def test_the_status_line_sums_a_find_up() -> None:
    tiers = {Tier.HEADING: 96, Tier.WORD: 1102, Tier.CHARACTERS: 86}
    said = found_text("boat", Facets(1284, tiers), 0.004)
    assert said == "boat: 1,284 articles (heading 96, word 1,102, characters 86), 0.01 s"
    assert found_text("boat", Facets(1), 1.234) == "boat: 1 article, 1.23 s"


def test_a_click_on_a_mark_of_the_scroll_bar_leads_to_its_hit(qtbot: QtBot) -> None:
    bar = HitBar()
    qtbot.addWidget(bar)
    bar.resize(14, 400)
    bar.setRange(0, 3600)
    bar.setPageStep(400)
    bar.show_marks((0.02, 0.5, 0.9), 0.02)
    bar.show()
    chosen: list[int] = []
    bar.mark_chosen.connect(chosen.append)
    QTest.mouseClick(bar, LEFT, NONE, QPoint(7, 200))
    assert chosen == [1]
    assert 1800 <= bar.value() <= 2000 - 100
    assert bar.mark_at(300) is None
