"""Taking parts of an issue out, and putting back exactly what was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.corrections.changes import Correction, Merge, edit_between
from reader.core.errors import ArchiveError
from reader.find.index.verify import faults
from reader.find.search import found_ids
from reader.store.archive.archive import Archive
from reader.store.archive.removal import Articles, OnePage, OneSource, WholeIssue
from tests.indexing import index_of, writer
from tests.store.invented_readings import DAY, FERRY, SCHOOL, TEA, article, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.store.archive.removal import Removable
    from reader.store.records import IssueId

TABLES = (
    *("title", "issue", "source", "finding", "page", "other_page", "facsimile", "article", "author", "body"),
    *("page_as_read", "article_as_read", "merged_article", "corrected_issue"),
)
POOR = article("渡口", FERRY.paragraphs[0])


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    opened.store(reading(page("1", TEA), day=date(1987, 5, 15), content="later"), writer())
    yield opened
    assert list(faults(index_of(opened))) == []
    assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    opened.close()


@pytest.fixture
def issue_id(archive: Archive) -> IssueId:
    """Two pages of a rich source, one of which a poor one gave, too."""
    stored = archive.store(
        reading(page("1", FERRY, SCHOOL), page("2", TEA), content="rich", name="rich"), writer()
    )
    archive.store(reading(page("1", POOR), content="poor", name="poor"), writer())
    return stored.issue_id


def state(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(archive.connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608 - of TABLES
        for table in TABLES
    }


def names(archive: Archive, issue_id: IssueId) -> list[str]:
    return [line.name for line in archive.issue(issue_id).articles]


def key_of(archive: Archive, issue_id: IssueId, name: str) -> str:
    return next(line.key for line in archive.issue(issue_id).articles if line.name == name)


def source_id(archive: Archive, issue_id: IssueId, name: str) -> int:
    return next(it.id for it in archive.sources(issue_id) if it.name == name)


def corrections_of(archive: Archive, issue_id: IssueId) -> Sequence[Correction]:
    ferry, school, tea = (key_of(archive, issue_id, it.name) for it in (FERRY, SCHOOL, TEA))
    edit = edit_between(tea, TEA, replace(TEA, headline="春茶上市"))
    assert edit
    when = datetime(2026, 1, 1, tzinfo=UTC)
    join = Merge((ferry, school), (FERRY.name, SCHOOL.name))
    return [Correction("1", when, "溪口报", DAY, edit), Correction("2", when, "溪口报", DAY, join)]


def whatever(archive: Archive, issue_id: IssueId) -> dict[str, Removable]:
    return {
        "issue": WholeIssue(),
        "page": OnePage("1"),
        "last page": OnePage("2"),
        "article": Articles((key_of(archive, issue_id, "渡口添新船"),)),
        "source": OneSource(source_id(archive, issue_id, "rich")),
        "other source": OneSource(source_id(archive, issue_id, "poor")),
    }


@pytest.mark.parametrize("is_corrected", [False, True])
@pytest.mark.parametrize("what", ["issue", "page", "last page", "article", "source", "other source"])
def test_undo_brings_back_exactly(archive: Archive, issue_id: IssueId, what: str, is_corrected: bool) -> None:
    removable = whatever(archive, issue_id)[what]
    made = corrections_of(archive, issue_id) if is_corrected else ()
    if made:
        with archive.correcting(issue_id, writer()) as issue:
            issue.show(made)
    before, found = state(archive), [found_ids(archive, it) for it in ("渡口", "图书角", "茶", "上市")]
    removed = archive.remove(issue_id, removable, writer(), lambda _paper, _day: made)
    assert state(archive) != before
    assert list(faults(index_of(archive))) == []
    archive.put_back(removed, writer())
    assert state(archive) == before
    assert [found_ids(archive, it) for it in ("渡口", "图书角", "茶", "上市")] == found


def test_what_is_left(archive: Archive, issue_id: IssueId) -> None:
    archive.remove(issue_id, Articles((key_of(archive, issue_id, "渡口添新船"),)), writer())
    assert names(archive, issue_id) == ["小学有了图书角", "新茶上市"]
    archive.remove(issue_id, OneSource(source_id(archive, issue_id, "rich")), writer())
    assert names(archive, issue_id) == ["渡口"]
    archive.remove(issue_id, OnePage("1"), writer())
    with pytest.raises(ArchiveError):
        archive.issue(issue_id)
    assert found_ids(archive, "渡口") == []
    assert [title.issue_count for title in archive.titles()] == [1]


def test_what_was_taken_out_comes_back_when_its_source_is_read_again(
    archive: Archive, issue_id: IssueId
) -> None:
    for what in ("article", "page", "issue"):
        archive.remove(issue_id, whatever(archive, issue_id)[what], writer())
        again = reading(page("1", FERRY, SCHOOL), page("2", TEA), content="rich", name="rich")
        issue_id = archive.store(again, writer()).issue_id
        assert names(archive, issue_id) == ["渡口添新船", "小学有了图书角", "新茶上市"]
        archive.store(reading(page("1", POOR), content="poor", name="poor"), writer())


def test_what_has_changed_since_is_not_thrown_away(archive: Archive, issue_id: IssueId) -> None:
    removed = archive.remove(issue_id, WholeIssue(), writer())
    again = archive.store(reading(page("1", FERRY), content="another file"), writer())
    before = state(archive)
    with pytest.raises(ArchiveError, match="has changed since"):
        archive.put_back(removed, writer())
    assert state(archive) == before
    part = archive.remove(again.issue_id, OnePage("1"), writer())
    archive.store(reading(page("1", FERRY), content="another file"), writer())
    with pytest.raises(ArchiveError, match="has changed since"):
        archive.put_back(part, writer())


def test_what_is_not_there_is_not_removed(archive: Archive, issue_id: IssueId) -> None:
    before = state(archive)
    for what in (OnePage("9"), Articles(("1987-05-12-0",)), OneSource(999)):
        with pytest.raises(ArchiveError, match="no longer in the archive"):
            archive.remove(issue_id, what, writer())
    assert state(archive) == before
