"""Saved finds through the real window: kept, counted, renamed, removed, brought back; and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.find import search
from tests.gui.settling import settle
from tests.gui.test_stories import opened, pages, read_in, window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from reader import app
    from reader.gui.find.kept_find import KeptFind
    from reader.gui.shell.window import MainWindow
    from reader.store.archive.archive import Archive

__all__ = ["opened", "pages"]  # fixtures


def find(qtbot: QtBot, program: app.App, query: str) -> MainWindow:
    window = window_of(program)
    window.rooms.find.find_words(query)
    settle(qtbot, program)
    return window


def kept(window: MainWindow) -> list[KeptFind]:
    return list(window.rooms.find.saved._kept)


def test_a_find_is_saved_with_its_hits_and_undone(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    read_in(qtbot, program, pages)
    window = find(qtbot, program, "渡口")
    window.commands["save_find"].trigger()
    settle(qtbot, program)
    assert [(it.find.name, it.hits, it.new) for it in kept(window)] == [("渡口", 2, 0)]
    assert not window.rooms.find.saved.panel.isHidden()
    window.rooms.find.saved.rename(kept(window)[0], "Ferry")
    settle(qtbot, program)
    assert kept(window)[0].find.name == "Ferry"
    window.commands["save_find"].trigger()  # the star of a saved find
    settle(qtbot, program)
    assert kept(window) == []
    for name in ("Ferry", "渡口"):
        window.commands["undo"].trigger()
        settle(qtbot, program)
        assert [it.find.name for it in kept(window)] == [name]
    window.commands["undo"].trigger()
    settle(qtbot, program)
    assert kept(window) == []


def test_hits_that_came_since_are_new_until_looked_at(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    read_in(qtbot, program, pages[:1])
    window = find(qtbot, program, "渡口")
    window.commands["save_find"].trigger()
    settle(qtbot, program)
    window.rooms.find.end()
    find(qtbot, program, "渡口")
    window.rooms.find.end()
    read_in(qtbot, program, pages[1:])
    assert [(it.hits, it.new) for it in kept(window)] == [(2, 1)]
    panel = window.rooms.find.saved.panel
    panel.view.setCurrentRow(0)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert window.rooms.find.query == "渡口"
    assert [(it.hits, it.new) for it in kept(window)] == [(2, 0)]


def test_a_change_counts_what_it_is_about_and_an_import_counts_all(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, counted = opened(), list[str]()
    read_in(qtbot, program, pages[:1])
    # Find is made ready by a count of its own, some time after the start: it is to be over before any is noted.
    window_of(program).ready_find()
    settle(qtbot, program)
    of_the_house = search.count

    def count(archive: Archive, query: str) -> int:
        counted.append(query)
        return of_the_house(archive, query)

    def counted_by(do: Callable[[], object]) -> list[str]:
        counted.clear()
        do()
        settle(qtbot, program)
        return sorted(counted)

    monkeypatch.setattr(search, "count", count)
    window = window_of(program)
    saved = window.rooms.find.saved
    assert counted_by(lambda: saved.save("渡口")) == ["渡口"]
    assert counted_by(lambda: saved.save("茶叶")) == ["茶叶"]
    assert [it.hits for it in sorted(kept(window), key=lambda it: it.find.query)] == [1, 1]
    assert counted_by(lambda: saved.rename(kept(window)[0], "Old friend")) == []
    assert counted_by(lambda: saved.remove(kept(window)[0])) == []
    assert counted_by(window.rooms.steps.undo) == [kept(window)[0].find.query]
    assert counted_by(lambda: read_in(qtbot, program, pages[1:])) == ["渡口", "茶叶"]
    assert [it.hits for it in kept(window)] == [2, 2]


def test_finds_are_kept_from_one_run_to_the_next(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    find(qtbot, program, "渡口")
    window.commands["save_find"].trigger()
    window.rooms.find.results.open_next()
    settle(qtbot, program)
    assert window.rooms.find.saved.past == ("渡口",)
    program.close()
    program = opened()
    settle(qtbot, program)
    window = window_of(program)
    assert [it.find.query for it in kept(window)] == ["渡口"]
    assert window.rooms.find.saved.past == ("渡口",)
    window.commands["clear_finds"].trigger()
    settle(qtbot, program)
    assert not window.rooms.find.saved.past


def test_a_find_shades_the_calendar_and_sums_up(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    read_in(qtbot, program, pages)
    window = find(qtbot, program, "渡口")
    days = window.rooms.calendar.grid.days
    assert {day.day: hits for day, hits in days._hits.items()} == {2: 1, 4: 1}
    said = "渡口: 2 articles (heading 2, word 0, characters 0), "
    assert window.rooms.find.summary.startswith(said)
    assert window.status._place.startswith(said)  # what was read in is still said for a moment
    window.side.grab()
    window.rooms.find.end()
    assert not days._hits
    assert said not in window.status._place


def test_a_chip_writes_the_field_and_typing_sets_the_chip(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    read_in(qtbot, program, pages)
    window = find(qtbot, program, "渡口")
    filters = window.rooms.find.results.filters
    filters.menu_of(next(kind for kind in filters.chips if kind == "paper")).actions()[0].trigger()
    settle(qtbot, program)
    assert window.rooms.find.field.text() == "渡口 paper:今日云溪"
    assert window.rooms.find.query == "渡口 paper:今日云溪"
    window.rooms.find.field.setText("渡口 日期:2021-03-02")
    values = [chip.value for chip in filters.chips.values() if chip.value]
    assert values == ["2021-03-02"]


def test_an_author_is_completed_from_initials_and_found(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.find.completer._renew()
    settle(qtbot, program)
    field = window.rooms.find.field
    window.show()
    field.start()
    QTest.keyClicks(field, "lxm")
    qtbot.waitUntil(lambda: [it.shown for it in field.popup.offered] == ["陆小满"])
    assert field.popup.offered[0].uses == 4
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settle(qtbot, program)
    assert field.text() == "author:陆小满"
    assert window.rooms.find.summary.startswith("author:陆小满: 4 articles")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.lists.currentWidget() is window.rooms.articles


def test_names_that_cannot_be_kept_are_told_once_and_finding_goes_on(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    window.rooms.find.completer._known()._path.mkdir()
    said: list[str] = []
    window.rooms.find.completer.said.connect(said.append)
    window.rooms.find.completer._renew()
    settle(qtbot, program)
    assert len(said) == 1
    assert "cannot be opened" in said[0]
    window.rooms.find.field.start()
    window.rooms.find.field.change_text("渡口")
    qtbot.waitUntil(lambda: window.rooms.find.summary != "")
    settle(qtbot, program)
    assert len(said) == 1


def test_the_newest_question_is_the_one_answered(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    window = read_in(qtbot, program, pages)
    answered: list[str] = []
    window.rooms.find.finder.found.connect(lambda query, _found, _offset: answered.append(query))
    for query in ("渡口", "茶叶", "理发", "船工"):
        window.rooms.find.find(query)
    settle(qtbot, program)
    assert answered == ["船工"]
    assert window.rooms.find.summary.startswith("船工: 2 articles")


def test_without_the_last_filter_the_find_ends(
    opened: Callable[[], app.App], pages: list[Path], qtbot: QtBot
) -> None:
    program = opened()
    read_in(qtbot, program, pages)
    window = find(qtbot, program, "日期:2021")
    assert window.lists.currentWidget() is window.rooms.find.results
    window.rooms.find.results.filters.query_changed.emit("")
    assert window.lists.currentWidget() is window.rooms.articles
    assert window.rooms.find.field.text() == ""
