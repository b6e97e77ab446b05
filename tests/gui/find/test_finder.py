"""One question of the window: parsed once, of one state of the archive, told in parts; what is dropped is not told."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from reader.find import facets, search
from reader.find.grouping import Grouping
from reader.find.query import parsing
from reader.gui.find import finder as finder_module
from reader.gui.find.finder import Finder
from reader.gui.tasks.runner import TaskRunner
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.find.paper import body, reading
from tests.indexing import library_of, writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.find.facets import Facets
    from reader.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with (
        closing(Archive.open(tmp_path / "a.yuebao")) as archive,
        closing(Marks.open(tmp_path / "marks.sqlite")) as marks,
    ):
        for year in range(1980, 1984):
            archive.store(reading(body("和服展。"), body("产品和服务。"), day=date(year, 1, 1)), writer())
        yield library_of(archive, marks, tmp_path)


@pytest.fixture
def finder(library: Library) -> Iterator[Finder]:
    runner = TaskRunner(1)
    made = Finder(library, runner)
    yield made
    made.clear()
    runner.close()


def tell(finder: Finder) -> list[tuple[str, Any]]:
    """What a finder tells from now on."""
    told: list[tuple[str, Any]] = []
    finder.found.connect(lambda _query, found, _offset: told.append(("found", len(found.articles))))
    finder.counted.connect(lambda _query, total: told.append(("counted", total)))
    finder.tallied.connect(lambda _query, tally: told.append(("tallied", tally)))
    finder.nothing_found.connect(lambda _query, _hints: told.append(("nothing", None)))
    finder.noted.connect(lambda note: told.append(("noted", note)))
    return told


@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.PAPER])
@pytest.mark.parametrize("at_once", [3, 50])
def test_results_and_counts_are_of_one_state(
    qtbot: QtBot,
    library: Library,
    finder: Finder,
    grouping: Grouping,
    at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another program stores an issue after the first results and before they are counted."""
    monkeypatch.setattr(finder_module, "AT_ONCE", at_once)
    count = facets.count_facets

    def late(found: Any) -> Facets:
        with closing(Archive.open(library.archive.path)) as other:
            other.store(reading(body("和服又来。"), day=date(1990, 1, 1)), writer())
        return count(found)

    monkeypatch.setattr(finder_module, "count_facets", late)
    finder.set_grouping(grouping)
    told = tell(finder)
    finder.ask("和服")
    qtbot.waitUntil(lambda: [kind for kind, _it in told].count("tallied") == 2)
    assert [kind for kind, _it in told] == ["found", "counted", "tallied", "tallied"]
    assert told[0][1] == min(at_once, 8)
    assert told[1][1] == 8
    assert told[3][1].total == sum(it.count for it in told[3][1].papers) == sum(told[3][1].days.values()) == 8


def test_one_find_is_one_parse_and_one_transaction(
    qtbot: QtBot, library: Library, finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[object] = []
    begun: Counter[str] = Counter()
    archive_reading = library.archive.reading

    def parse(asked: Any) -> Any:
        parsed.append(asked)
        return parsing.parse(asked)

    def trace() -> Any:
        library.archive.connection.set_trace_callback(lambda sql: begun.update([sql.split()[0]]))
        return archive_reading()

    monkeypatch.setattr(search, "parse", parse)
    monkeypatch.setattr(library.archive, "reading", trace)
    told = tell(finder)
    finder.ask("和服")
    qtbot.waitUntil(lambda: [kind for kind, _it in told].count("tallied") == 2)
    assert parsed == ["和服"]
    assert begun["BEGIN"] == begun["COMMIT"] == 1


def test_what_is_dropped_is_not_told(qtbot: QtBot, finder: Finder) -> None:
    told = tell(finder)
    finder.ask("和服")
    finder.ask("无此字句")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("nothing", None)]
    assert finder.query == "无此字句"


def test_what_is_to_be_known_of_the_index_is_told_beside_nothing(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    with library.archive.writing() as connection:
        connection.execute("UPDATE _stamp SET value = 'other' WHERE name = 'folding'")
    runner = TaskRunner(1)
    with closing(Archive.open(library.archive.path, read_only=True)) as locked:
        finder = Finder(library_of(locked, library.marks, tmp_path), runner)
        told = tell(finder)
        finder.ask("无此字句")
        qtbot.waitUntil(lambda: len(told) == 2)
        assert told[0] == ("nothing", None)
        assert "yuebao reindex" in told[1][1]
        finder.clear()
        runner.close()


def test_what_cannot_be_found_in_is_told(qtbot: QtBot, library: Library, finder: Finder) -> None:
    with library.archive.writing() as connection:
        connection.execute("UPDATE _stamp SET value = 'other' WHERE name = 'folding'")
    with qtbot.waitSignal(finder.failed) as failed:
        finder.ask("和服")
    assert "being made anew" in str(failed.args[0])
