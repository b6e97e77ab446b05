"""The same page from several sources: the richer reading is shown, the other kept and to be chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.corrections.changes import Correction, edit_between
from reader.core.findings.codes import Code
from reader.core.paper import Facsimile, FacsimileKind, Region
from reader.core.richness import richness
from reader.find.index.verify import faults
from reader.store.archive.archive import Archive
from reader.store.archive.source_files import Note, Place, Places
from tests.indexing import index_of, writer
from tests.store.invented_readings import DAY, FERRY, SCHOOL, TEA, article, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.paper import Page
    from reader.core.source import Reading
    from reader.store.records import IssueId, Stored

POOR = article("渡口", FERRY.paragraphs[0])
RICH = (FERRY, SCHOOL, TEA)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    assert list(faults(index_of(opened))) == []
    opened.close()


def store(archive: Archive, name: str, *pages: Page) -> Stored:
    return archive.store(named(name, *pages), writer())


def named(name: str, *pages: Page) -> Reading:
    return reading(*pages, name=name, content=name)


def names(archive: Archive, issue_id: IssueId) -> list[str]:
    return [line.name for line in archive.issue(issue_id).articles]


def keys(archive: Archive, issue_id: IssueId) -> dict[str, str]:
    return {line.name: line.key for line in archive.issue(issue_id).articles}


def shown(archive: Archive, issue_id: IssueId) -> list[tuple[str, str, bool]]:
    return [(it.number, it.name, it.is_shown) for it in archive.page_sources(issue_id)]


def source_id(archive: Archive, issue_id: IssueId, name: str) -> int:
    return next(it.source_id for it in archive.page_sources(issue_id) if it.name == name)


@pytest.mark.parametrize("order", [("rich.html", "poor.txt"), ("poor.txt", "rich.html")])
def test_the_richer_reading_is_shown_whatever_came_first(archive: Archive, order: tuple[str, str]) -> None:
    given = {"rich.html": page("1", *RICH), "poor.txt": page("1", POOR)}
    *_first, stored = [store(archive, name, given[name]) for name in order]
    assert names(archive, stored.issue_id) == ["渡口添新船", "小学有了图书角", "新茶上市"]
    assert shown(archive, stored.issue_id) == [("1", "rich.html", True), ("1", "poor.txt", False)]
    (told,) = stored.beside
    assert told.parameters["name"] == order[0]
    code = Code.PAGE_KEPT if order[1] == "poor.txt" else Code.PAGE_BESIDE
    assert (told.code, told.parameters["numbers"]) == (code, ("1",))
    assert told in archive.issue(stored.issue_id).findings


def test_a_source_is_settled_page_by_page(archive: Archive) -> None:
    store(archive, "a", page("1", *RICH), page("2", POOR))
    stored = store(archive, "b", page("1", POOR), page("2", *RICH), page("3", TEA))
    assert shown(archive, stored.issue_id) == [
        ("1", "a", True), ("2", "b", True), ("1", "b", False), ("2", "a", False),
    ]  # fmt: skip
    assert [line.page_number for line in archive.issue(stored.issue_id).articles] == ["1"] * 3 + ["2"] * 3 + [
        "3"
    ]


def test_the_same_again_changes_nothing_and_is_told_the_same(archive: Archive) -> None:
    issue_id = store(archive, "rich", page("1", *RICH)).issue_id
    store(archive, "poor", page("1", POOR))
    before = list(archive.connection.iterdump())
    for name, given in (("poor", page("1", POOR)), ("rich", page("1", *RICH))):
        assert store(archive, name, given).unchanged
    assert list(archive.connection.iterdump()) == before
    assert [finding.code for finding in archive.issue(issue_id).findings] == [Code.PAGE_KEPT]


def test_two_readings_that_say_the_same_are_one(archive: Archive) -> None:
    store(archive, "a", page("1", *RICH))
    issue_id = store(archive, "b", page("1", *RICH)).issue_id
    assert shown(archive, issue_id) == []


def test_the_other_reading_can_be_chosen_and_given_back(archive: Archive) -> None:
    issue_id = store(archive, "rich", page("1", *RICH), page("2", SCHOOL)).issue_id
    store(archive, "poor", page("1", POOR))
    before, ids = keys(archive, issue_id), [line.id for line in archive.issue(issue_id).articles]
    archive.choose_source(issue_id, source_id(archive, issue_id, "poor"), ["1"], writer())
    assert names(archive, issue_id) == ["渡口", "小学有了图书角"]
    assert keys(archive, issue_id)["渡口"] == before["渡口添新船"]
    assert shown(archive, issue_id) == [("1", "poor", True), ("1", "rich", False)]
    store(archive, "richer", page("1", *RICH, article("又一篇", "说的是山里的路通了车，来往方便多了。" * 9)))
    assert names(archive, issue_id)[0] == "渡口"
    archive.choose_source(issue_id, source_id(archive, issue_id, "rich"), ["1"], writer())
    assert keys(archive, issue_id) == before
    assert [line.id for line in archive.issue(issue_id).articles] == ids


def test_a_file_that_has_changed_takes_the_place_of_what_it_was(archive: Archive) -> None:
    path = Path("a.txt").absolute()
    first = named("a.txt", page("1", *RICH))
    issue_id = archive.store(first, writer()).issue_id
    Places(archive).note([Note((Place(path, "1"),), (first.source.sha256,))])
    shorter = reading(page("1", POOR), name="a.txt", content="the file as it is now")
    assert archive.store(shorter, writer()).beside == ()
    assert names(archive, issue_id) == ["渡口"]
    assert shown(archive, issue_id) == []


def test_corrections_hold_while_another_reading_is_shown(archive: Archive) -> None:
    issue_id = store(archive, "rich", page("1", *RICH)).issue_id
    store(archive, "poor", page("1", POOR))
    change = edit_between(keys(archive, issue_id)["新茶上市"], TEA, replace(TEA, headline="春茶上市"))
    assert change
    made = [Correction("1", datetime(2026, 1, 1, tzinfo=UTC), "溪口报", DAY, change)]

    def corrections(_paper: str, _day: object) -> list[Correction]:
        return made

    poor, rich = source_id(archive, issue_id, "poor"), source_id(archive, issue_id, "rich")
    (waits,) = archive.choose_source(issue_id, poor, ["1"], writer(), corrections)
    assert waits.code is Code.CORRECTION_WAITS
    assert archive.choose_source(issue_id, rich, ["1"], writer(), corrections) == ()
    assert names(archive, issue_id) == ["渡口添新船", "小学有了图书角", "春茶上市"]


def test_a_page_that_its_source_gives_no_more_is_shown_as_the_other_has_it(archive: Archive) -> None:
    issue_id = store(archive, "rich", page("1", *RICH), page("2", TEA)).issue_id
    store(archive, "poor", page("1", POOR))
    again = reading(page("2", TEA), name="rich", content="rich")
    archive.store(again, writer())
    assert names(archive, issue_id) == ["渡口", "新茶上市"]
    assert shown(archive, issue_id) == []


def test_a_picture_of_the_page_is_shown_whichever_source_has_it(archive: Archive, tmp_path: Path) -> None:
    issue_id = store(archive, "text", page("1", *RICH)).issue_id
    picture = Facsimile(tmp_path / "1.pdf", FacsimileKind.PDF, "a" * 64)
    store(archive, "scan", replace(page("1"), facsimile=picture))
    assert names(archive, issue_id) == ["渡口添新船", "小学有了图书角", "新茶上市"]
    assert [it.facsimile for it in archive.pages(issue_id)] == [picture]
    archive.move_facsimile("a" * 64, tmp_path / "moved.pdf")
    assert [it.facsimile.path for it in archive.pages(issue_id) if it.facsimile] == [tmp_path / "moved.pdf"]


def test_what_is_richer() -> None:
    plain = richness(RICH)
    placed = richness([replace(it, regions=(Region(0, 0, 1, 1),)) for it in RICH])
    one = richness([replace(FERRY, paragraphs=tuple(text for it in RICH for text in it.paragraphs))])
    assert richness([POOR]).is_poorer_than(plain)
    assert one.is_poorer_than(plain)
    assert plain.is_poorer_than(placed)
    assert richness([]).is_poorer_than(richness([POOR]))
    for it in (plain, placed, one):
        assert not it.is_poorer_than(it)
    assert not placed.is_poorer_than(plain)
