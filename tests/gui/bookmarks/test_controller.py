"""A bookmark is put, taken away and brought back for what it is: nothing else is read or painted again."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from reader.gui.articles.article_list import ArticleList
from reader.gui.articles.article_rows import ArticleRows
from reader.gui.bookmarks.controller import BookmarkController
from reader.gui.bookmarks.panel import BookmarkRows
from reader.gui.tasks.runners import Runners
from reader.gui.tasks.undo_steps import UndoSteps
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark
from tests.find.paper import body, reading
from tests.gui.invented_issue import FIVE
from tests.indexing import library_of
from tests.store.invented_readings import NoIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from reader.store.records import ArticleLine

DAY = date(1987, 5, 12)
PUT = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "marks.db")) as marks,
    ):
        articles = [body("堤上", headline=f"第{number}篇") for number in range(120)]
        archive.store(reading(*articles, day=DAY), NoIndex())
        yield library_of(archive, marks, tmp_path)


@pytest.fixture
def runners() -> Iterator[Runners]:
    made = Runners()
    yield made
    made.close()


@pytest.fixture
def steps() -> UndoSteps:
    return UndoSteps()


@pytest.fixture
def bookmarks(library: Library, steps: UndoSteps, runners: Runners, qtbot: QtBot) -> BookmarkController:
    made = BookmarkController(library, steps, runners)
    qtbot.addWidget(made.panel)
    return made


@pytest.fixture
def settle(runners: Runners, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: runners.are_idle)


def lines(library: Library) -> tuple[ArticleLine, ...]:
    (held,) = library.archive.held_days(DAY, DAY)
    return library.archive.issue(held.issue_id).articles


def put_many(library: Library, number: int) -> None:
    for nth, line in enumerate(lines(library)[:number]):
        it = Bookmark(line.key, "", DAY, "1", line.name, "", PUT + timedelta(minutes=nth))
        library.marks.restore_bookmark(it)


def listed(bookmarks: BookmarkController) -> list[str]:
    return [it.headline for it in bookmarks.panel.model.rows]


def test_the_panel_holds_what_the_marks_hold_after_every_step(
    library: Library, bookmarks: BookmarkController, steps: UndoSteps, settle: Callable[[], None]
) -> None:
    put_many(library, 4)
    bookmarks.look_over()
    settle()
    line = lines(library)[9]
    older = library.marks.bookmarks()[2]

    def matches() -> bool:
        settle()
        return [it.key for it in bookmarks.panel.model.rows] == [it.key for it in library.marks.bookmarks()]

    bookmarks.toggle_stars([line.id])
    assert matches()
    assert listed(bookmarks)[0] == "第9篇"
    bookmarks.unstar(older)
    assert matches()
    assert older.headline not in listed(bookmarks)
    steps.undo()
    assert matches()
    assert listed(bookmarks)[3] == older.headline
    steps.undo()
    assert matches()
    assert "第9篇" not in listed(bookmarks)
    steps.redo()
    assert matches()
    assert listed(bookmarks)[0] == "第9篇"


def test_a_bookmark_undone_and_redone_is_told_with_its_headline(
    library: Library, bookmarks: BookmarkController, steps: UndoSteps, settle: Callable[[], None]
) -> None:
    told: list[str] = []
    bookmarks.said.connect(told.append)
    steps.said.connect(told.append)
    first, second, *_others = lines(library)
    for ids in ([second.id], [second.id], [first.id, second.id]):
        bookmarks.toggle_stars(ids)
        settle()
    for _step in range(3):
        steps.undo()
    steps.redo()
    settle()
    assert told == [
        "1 article bookmarked",
        "Bookmark removed; Ctrl+Z restores it",
        "2 articles bookmarked",
        "Undone: Add bookmark",
        "Undone: Remove bookmark (第1篇)",
        "Undone: Add bookmark (第1篇)",
        "Redone: Add bookmark (第1篇)",
    ]


def statements_of_a_star(
    library: Library, bookmarks: BookmarkController, runners: Runners, settle: Callable[[], None], held: int
) -> tuple[int, int]:
    """How many statements and how many rows putting and taking a bookmark costs where `held` stand already."""
    put_many(library, held)
    bookmarks.look_over()
    settle()
    told: list[str] = []
    rows: list[object] = []

    def note(_cursor: object, row: object) -> object:
        rows.append(row)
        return row

    def listen(is_on: bool) -> None:
        for connection in (library.archive.connection, library.marks._file.connection):
            connection.set_trace_callback(told.append if is_on else None)
            connection.row_factory = note if is_on else None

    def trace(is_on: bool) -> None:
        runners.writing.run(bookmarks, lambda _report: listen(is_on), lambda _none: None)
        settle()

    line = lines(library)[-1]
    trace(is_on=True)
    for _put_and_taken in range(2):
        bookmarks.toggle_stars([line.id])
        settle()
    trace(is_on=False)
    return len(told), len(rows)


def test_a_star_costs_the_same_however_many_bookmarks_there_are(
    library: Library, bookmarks: BookmarkController, runners: Runners, settle: Callable[[], None]
) -> None:
    few = statements_of_a_star(library, bookmarks, runners, settle, 2)
    many = statements_of_a_star(library, bookmarks, runners, settle, 100)
    assert few == many
    assert min(few) > 0


def test_a_star_changes_one_row_of_the_panel(
    library: Library, bookmarks: BookmarkController, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    put_many(library, 40)
    bookmarks.look_over()
    settle()
    model, line, told = bookmarks.panel.model, lines(library)[50], list[tuple[str, int, int]]()
    model.modelReset.connect(lambda: told.append(("reset", 0, 0)))
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("put", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("taken", first, last)))
    for _put_and_taken in range(2):
        bookmarks.toggle_stars([line.id])
        settle()
    assert told == [("put", 0, 0), ("taken", 0, 0)]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of lists that have been painted, one after the other."""
    rows: list[int] = []
    for kind in (ArticleRows, BookmarkRows):

        def paint(
            self: object, painter: object, option: object, index: QModelIndex, of: object = kind.paint
        ) -> None:
            rows.append(index.row())
            of(self, painter, option, index)  # type: ignore[operator]  # the delegate's own

        monkeypatch.setattr(kind, "paint", paint)
    return rows


def test_a_star_paints_one_row_of_the_list(qtbot: QtBot, painted: list[int]) -> None:
    articles = ArticleList()
    qtbot.addWidget(articles)
    articles.resize(372, 900)
    articles.show()
    qtbot.waitExposed(articles)
    articles.show_issue(FIVE._replace(), starred=(), read=())
    qtbot.waitUntil(lambda: {1, 2, 3, 5, 6} <= set(painted))
    while painted:  # until nothing is left to be painted
        painted.clear()
        QApplication.processEvents()
    articles.set_starred("k2", True)
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted) == {2}
