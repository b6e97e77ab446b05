from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.corrections.changes import Correction, Edit, FieldChange
from reader.core.paper import Author
from reader.store.archive.archive import Archive
from reader.store.archive.digests import article_digests, issue_digest
from tests.store.invented_readings import DAY, FERRY, SCHOOL, TEA, TITLE, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store.records import IssueId


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


def broken_articles(archive: Archive) -> list[int]:
    digests = list(article_digests(archive.connection))
    assert all(one.kept is not None for one in digests)
    return [one.id for one in digests if one.is_broken]


def is_broken(archive: Archive, issue_id: IssueId) -> bool:
    digest = issue_digest(archive.connection, issue_id)
    assert digest is not None
    assert digest.kept is not None
    return digest.is_broken


def change(archive: Archive, sql: str) -> None:
    with archive.writing() as connection:
        connection.execute(sql)


def test_what_was_stored_in_pieces_and_read_again_fits_its_digests(archive: Archive) -> None:
    index = NoIndex()
    with archive.changing(index):
        first = archive.store(reading(page("1", FERRY), number=812), index).issue_id
        archive.store(reading(page("2", SCHOOL), number=812), index)
    archive.store(reading(page("1", replace(FERRY, headline="渡口添了新船"), TEA), number=813), index)
    assert broken_articles(archive) == []
    assert not is_broken(archive, first)


def test_what_is_corrected_and_taken_back_fits_its_digests(archive: Archive) -> None:
    index = NoIndex()
    issue_id = archive.store(reading(page("1", FERRY, TEA)), index).issue_id
    key = archive.issue(issue_id).articles[0].key
    made = Edit(key, "渡口添新船", (FieldChange("headline", "渡口添新船", "渡口有了新船"),))
    edit = Correction("u1", datetime(2026, 1, 1, tzinfo=UTC), TITLE, DAY, made)
    for corrections in ([edit], []):
        with archive.correcting(issue_id, index) as issue:
            assert issue.show(corrections) == ()
        assert broken_articles(archive) == []
        assert not is_broken(archive, issue_id)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE article SET headline = headline || '。' WHERE id = {id}",
        "UPDATE body SET text = substr(text, 2) WHERE article_id = {id}",
        "DELETE FROM body WHERE article_id = {id}",
        "UPDATE author SET name = '林小' WHERE article_id = {id}",
        "UPDATE article SET key = key || 'x' WHERE id = {id}",
    ],
)
def test_an_article_that_was_changed_behind_our_back_is_told_from_the_others(
    archive: Archive, sql: str
) -> None:
    ferry = replace(FERRY, authors=(Author("林晓", "记者"),))
    issue_id = archive.store(reading(page("1", TEA, ferry, SCHOOL)), NoIndex()).issue_id
    changed = archive.issue(issue_id).articles[1].id
    change(archive, sql.format(id=changed))
    assert broken_articles(archive) == [changed]
    assert not is_broken(archive, issue_id)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE title SET name = '溪囗报'",
        "UPDATE issue SET number = 811",
        "UPDATE page SET name = '副刊'",
        "UPDATE article SET position = position + 1",
        "UPDATE source SET encoding = 'gbk'",
    ],
)
def test_an_issue_that_was_changed_stays_broken_when_another_page_comes_in(
    archive: Archive, sql: str
) -> None:
    issue_id = archive.store(reading(page("1", FERRY)), NoIndex()).issue_id
    other = archive.store(reading(page("1", TEA), day=date(1990, 1, 1)), NoIndex()).issue_id
    change(archive, sql + (" WHERE id = 1" if "position" not in sql else ""))
    assert is_broken(archive, issue_id)
    if "title" not in sql:
        assert is_broken(archive, other) == ("position" in sql)
        archive.store(reading(page("2", SCHOOL)), NoIndex())
        assert is_broken(archive, issue_id)


def test_a_digest_that_was_never_kept_is_not_called_broken(archive: Archive) -> None:
    issue_id = archive.store(reading(page("1", FERRY)), NoIndex()).issue_id
    change(archive, "UPDATE article SET digest = NULL, headline = '别的'")
    change(archive, "UPDATE issue SET digest = NULL, number = 1")
    assert not any(one.is_broken for one in article_digests(archive.connection))
    digest = issue_digest(archive.connection, issue_id)
    assert digest is not None
    assert not digest.is_broken
