"""Results by paper or by page: what the flat list holds, under headings that count exactly, a part at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest

from reader.core.interruptible import InterruptibleQuery
from reader.core.paper import Article, Issue, Page
from reader.find.grouping import Group, GroupedFind, GroupedFound, Grouping, groups_of
from reader.find.query.parsing import parse
from reader.find.records import Found, Order
from reader.find.search import find
from reader.gui.find.controller import FindController
from reader.gui.find.finder import AT_ONCE
from reader.gui.find.result_list import ResultList
from reader.gui.find.result_model import ResultModel
from reader.gui.tasks.runners import Runners
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.find.paper import reading_of
from tests.gui.find.test_result_list import result
from tests.indexing import library_of, writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.find.records import FoundArticle

PAPERS = (("青溪报", 3), ("北岭晚报", 9), ("溪口报", 1))
"""Papers, and how many issues there are of each."""
PAGES = ("1", "2", "10", "A2")
NONE = Qt.KeyboardModifier.NoModifier


def issue_of(title: str, day: date) -> Issue:
    """Four pages; the later ones have more articles."""
    return Issue(
        title,
        day,
        pages=tuple(
            Page(number, articles=tuple(article_of(title, day, number, at) for at in range(1, 2 * place + 3)))
            for place, number in enumerate(PAGES)
        ),
    )


def article_of(title: str, day: date, page: str, at: int) -> Article:
    headline = f"河埠修好了（{at}）" if at % 3 == 0 else f"镇上的事（{at}）"
    words = "石匠在河埠上换了几块石条。" if at % 2 else "天气晴，河水不高，" * at + "河埠上有人洗衣。"
    return Article(headline=headline, paragraphs=(f"{title}第{page}版，{day}。{words}",))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened, index = Archive.open(tmp_path / "a.yuebao"), writer()
    for title, issues in PAPERS:
        for at in range(issues):
            opened.store(reading_of(issue_of(title, date(1996, 3, 1) + timedelta(days=40 * at))), index)
    yield opened
    opened.close()


def all_of(
    archive: Archive, query: str, order: Order, grouping: Grouping, at_once: int
) -> list[GroupedFound]:
    """Everything, fetched in parts."""
    groups = groups_of(archive, query, grouping, order)
    parts: list[GroupedFound] = []
    held = 0
    while True:
        part = GroupedFind(archive, parse(query), order, groups).found(at_once, held, InterruptibleQuery())
        if not part.articles:
            return parts
        parts.append(part)
        held += len(part.articles)


GROUPINGS = [it for it in Grouping if it is not Grouping.NONE]


def value_of(article: FoundArticle, grouping: Grouping) -> str:
    if grouping in (Grouping.YEAR, Grouping.MONTH):
        return article.date.strftime("%Y" if grouping is Grouping.YEAR else "%Y-%m")
    return article.page_number if grouping is Grouping.PAGE else article.title


# what is fetched


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("query", ["河埠", "河埠 石条", "标题:河埠", "河埠 报纸:晚报"])
def test_grouped_results_are_the_flat_ones_each_in_its_group(
    archive: Archive, query: str, grouping: Grouping, order: Order
) -> None:
    flat = find(archive, query, order=order, limit=0).articles
    parts = all_of(archive, query, order, grouping, 7)
    articles = [it for part in parts for it in part.articles]
    groups = [it for part in parts for it in part.groups]
    assert len(articles) == len(flat)
    assert {it.id: it.tier for it in articles} == {it.id: it.tier for it in flat}
    assert [it.value for it in groups] == [value_of(it, grouping) for it in articles]
    counts = Counter(value_of(it, grouping) for it in flat)
    assert {it.value: it.count for it in groups} == counts
    for group in dict.fromkeys(groups):
        held = [it for it, of in zip(articles, groups, strict=True) if of == group]
        expected = [it for it in flat if value_of(it, grouping) == group.value]
        assert [it.tier for it in held] == [it.tier for it in expected]
        assert order is Order.BEST or held == expected


@pytest.mark.parametrize("grouping", [Grouping.PAPER, Grouping.PAGE])
def test_a_part_is_full_while_there_are_more_and_may_span_groups(
    archive: Archive, grouping: Grouping
) -> None:
    parts = all_of(archive, "河埠", Order.NEWEST, grouping, 25)
    assert {len(part.articles) for part in parts[:-1]} == {25}
    assert any(len(set(part.groups)) > 1 for part in parts)
    assert len([it for part in parts for it in dict.fromkeys(part.groups)]) > len(
        groups_of(archive, "河埠", grouping)
    )


def test_papers_come_by_their_hits_and_pages_in_their_order(archive: Archive) -> None:
    papers = [it.value for it in groups_of(archive, "河埠", Grouping.PAPER)]
    assert papers == ["北岭晚报", "青溪报", "溪口报"]
    assert [it.value for it in groups_of(archive, "河埠", Grouping.PAGE)] == list(PAGES)


def test_times_come_as_the_order_has_their_days(archive: Archive) -> None:
    months = [it.value for it in groups_of(archive, "河埠", Grouping.MONTH)]
    assert len(months) > 1
    assert months == sorted(months, reverse=True)
    assert [it.value for it in groups_of(archive, "河埠", Grouping.MONTH, Order.OLDEST)] == months[::-1]


@pytest.mark.parametrize("query", ["没有的词语", '""', "|"])
def test_nothing_is_in_no_group(archive: Archive, query: str) -> None:
    assert groups_of(archive, query, Grouping.PAGE) == ()


# the model and the list


def grouped(*counts: tuple[str, int]) -> GroupedFound:
    """Results of papers, numbered from 1."""
    groups = tuple(Group(Grouping.PAPER, name, count) for name, count in counts for _at in range(count))
    return GroupedFound(tuple(result(at, title=it.value) for at, it in enumerate(groups, 1)), groups=groups)


def rows_of(panel: ResultList) -> list[str | int]:
    """Headings by their names, results by their ids."""
    model, rows = panel._model, range(panel._model.rowCount())
    found = [(row, model.result_at(row)) for row in rows]
    return [it.id if it else f"{model.index(row).data()}" for row, it in found]


@pytest.fixture
def panel(qtbot: QtBot) -> ResultList:
    made = ResultList()
    qtbot.addWidget(made)
    made.resize(372, 800)
    made.show()
    made.show_found("河埠", grouped(("青溪报", 2), ("溪口报", 1)), 0)
    made._view.doItemsLayout()
    return made


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model, found = ResultModel(), grouped(("青溪报", 2), ("溪口报", 1))
    model.show(found.articles, found.groups)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    model.add(found.articles, found.groups)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "青溪报: 2 articles."


def test_a_group_that_goes_on_has_one_heading(panel: ResultList) -> None:
    group = Group(Grouping.PAPER, "溪口报", 1)
    other = Group(Grouping.PAPER, "北岭晚报", 1)
    panel.show_found("河埠", GroupedFound((result(4), result(5)), groups=(group, other)), 3)
    assert rows_of(panel) == ["青溪报", 1, 2, "溪口报", 3, 4, "北岭晚报", 5]


def test_keys_pass_over_headings(panel: ResultList) -> None:
    opened: list[int] = []
    panel.result_opened.connect(lambda article: opened.append(article.id))
    panel.take_focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(panel._view, key)
    assert panel.open_next()
    assert panel.open_next()
    assert not panel.open_next()
    assert opened == [1, 2, 3, 2, 3, 1, 2, 3]


def test_a_click_on_a_heading_changes_nothing(panel: ResultList, qtbot: QtBot) -> None:
    panel.open_next()
    place = panel._view.visualRect(panel._model.index(3)).center()
    with qtbot.assertNotEmitted(panel.result_opened):
        QTest.mouseClick(panel._view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert [index.row() for index in panel._view.selectedIndexes()] == [1]
    assert panel._view.tip_at(place) == ""


def test_flat_results_have_no_headings_again(panel: ResultList) -> None:
    panel.show_found("河埠", Found((result(1), result(2))), 0)
    assert rows_of(panel) == [1, 2]


def test_a_grouping_is_chosen_from_its_menu_and_once(panel: ResultList, qtbot: QtBot) -> None:
    bar = panel._bar
    assert bar._grouped.toolTip() == "Group: None"
    with qtbot.waitSignal(panel.grouping_chosen) as told:
        bar._groupings[Grouping.PAGE].trigger()
    assert told.args == [Grouping.PAGE]
    assert bar._grouped.toolTip() == "Group: By page"
    with qtbot.assertNotEmitted(panel.grouping_chosen):
        bar._groupings[Grouping.PAGE].trigger()
    panel.show_nothing("河埠")
    assert not bar._grouped.isVisible()


# all together


@pytest.fixture
def finding(archive: Archive, tmp_path: Path, qtbot: QtBot) -> Iterator[FindController]:
    """A find as the window has it."""
    marks, runners = Marks.open(tmp_path / "marks.sqlite"), Runners()
    library = library_of(archive, marks, tmp_path)
    made = FindController(library, QUndoStack(), runners)
    for widget in (made.field, made.results):
        qtbot.addWidget(widget)
    made.results.resize(372, 800)
    made.results.show()
    yield made
    made.stop()
    runners.close()
    marks.close()


def load_all(finding: FindController, qtbot: QtBot) -> list[int]:
    """Scroll to the end until nothing more comes; how many results there were at each step."""
    panel, runner = finding.results, finding.finder._runner
    steps: list[int] = []
    qtbot.waitUntil(lambda: runner.is_idle)
    while not steps or steps[-1] != panel._model.result_count:
        steps.append(panel._model.result_count)
        panel._view.doItemsLayout()
        scroll = panel._view.verticalScrollBar()
        scroll.setValue(0)
        scroll.setValue(scroll.maximum())
        qtbot.waitUntil(lambda: runner.is_idle)
    return steps


def test_loading_goes_on_across_groups_and_back_to_a_flat_list(
    archive: Archive, finding: FindController, qtbot: QtBot
) -> None:
    panel, flat = finding.results, {it.id for it in find(archive, "河埠", limit=0).articles}
    assert len(flat) > 3 * AT_ONCE
    finding.find("河埠")
    for grouping in (Grouping.PAGE, Grouping.PAPER, Grouping.NONE):
        finding.finder.set_grouping(grouping)
        steps = load_all(finding, qtbot)
        # A view that is at its end already asks for more as soon as the first results are there.
        assert steps[0] in (AT_ONCE, 2 * AT_ONCE)
        assert [later - earlier for earlier, later in pairwise(steps[:-1])] == [AT_ONCE] * (len(steps) - 2)
        assert len(steps) > 2
        rows = rows_of(panel)
        ids = [row for row in rows if isinstance(row, int)]
        assert len(ids) == len(flat)
        assert set(ids) == flat
        headings = [row for row in rows if isinstance(row, str)]
        expected = {Grouping.PAPER: ["北岭晚报", "青溪报", "溪口报"], Grouping.NONE: []}
        assert headings == expected.get(grouping, [f"Page {number}" for number in PAGES])
        assert panel._bar.said == f"{len(flat)} articles"
        assert f"{len(flat)} articles" in finding.summary


def test_the_grouping_stays_for_the_next_find_and_the_next_order(
    finding: FindController, qtbot: QtBot
) -> None:
    panel, runner = finding.results, finding.finder._runner
    finding.find("河埠")
    panel._bar._groupings[Grouping.PAPER].trigger()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert rows_of(panel)[0] == "北岭晚报"
    panel.order_chosen.emit(Order.OLDEST)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert rows_of(panel)[0] == "北岭晚报"
    dates = [it.date for row in range(20) if (it := panel._model.result_at(row))]
    assert dates == sorted(dates)
    finding.end()
    assert rows_of(panel) == []
    finding.find("石条")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert rows_of(panel)[0] == "北岭晚报"
    assert panel._bar._grouped.toolTip() == "Group: By paper"


@pytest.mark.parametrize("query", ["没有的词语", '""'])
def test_nothing_found_says_so_in_groups_too(finding: FindController, qtbot: QtBot, query: str) -> None:
    finding.finder.set_grouping(Grouping.PAGE)
    finding.find(query)
    qtbot.waitUntil(lambda: finding.finder._runner.is_idle)
    assert finding.results._empty.text == f"Nothing found for “{query}”"
