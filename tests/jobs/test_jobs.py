from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.errors import Cancelled, ExportError, QueryError
from reader.core.findings.finding import Level
from reader.core.paper import Issue
from reader.core.source import Reading, Source
from reader.jobs import Status, importing
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.indexing import writer
from tests.pages import BRIDGE, BRIDGE_DAY, MARKET, TEA, TEA_DAY, page_text, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.paper import Clipping
    from reader.core.progress import Progress
    from reader.store.records import ArticleRecord

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    opened = Marks.open(tmp_path / "marks.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages")


@pytest.fixture
def filled(archive: Archive, pages: Path) -> Archive:
    read(archive, pages)
    return archive


def read(archive: Archive, *paths: Path) -> jobs.ImportReport:
    return jobs.import_paths(archive, paths, writer())


def articles(archive: Archive) -> list[ArticleRecord]:
    days = archive.held_days(BRIDGE_DAY, TEA_DAY)
    return archive.articles([line.id for day in days for line in archive.issue(day.issue_id).articles])


def headlines(records: tuple[ArticleRecord, ...]) -> list[str]:
    return [(record.clipping.article.headline or "").partition(" ")[0] for record in records]


def clippings_of(archive: Archive) -> list[Clipping]:
    return [record.clipping for record in jobs.day_articles(archive, BRIDGE_DAY)]


# import


def test_reads_a_folder_issue_by_issue(archive: Archive, pages: Path) -> None:
    report = read(archive, pages)
    first, second = report.readings
    assert (first.label, first.kind, first.encoding) == ("柳溪报 2022-07-09", "page text", "utf-8")
    assert (first.status, first.articles, second.articles) == (Status.ADDED, 2, 1)
    assert first.issue_id is not None
    assert archive.issue(first.issue_id).date == BRIDGE_DAY
    assert report.summary == "2 files read, 3 articles."
    assert not report.has_doubts


def test_what_is_held_already_changes_nothing(filled: Archive, pages: Path) -> None:
    before = articles(filled)
    report = read(filled, pages)
    assert [outcome.status for outcome in report.readings] == [Status.UNCHANGED] * 2
    assert report.readings[0].issue_id is not None
    assert report.summary == "2 files were held already."
    assert articles(filled) == before


def test_a_page_read_anew_replaces_the_one_held(filled: Archive, pages: Path) -> None:
    (pages / "2022-07-16.txt").write_text(page_text(TEA_DAY, TEA, MARKET), "utf-8")
    report = read(filled, pages)
    assert [outcome.status for outcome in report.readings] == [Status.UNCHANGED, Status.REPLACED]
    assert len(articles(filled)) == 4
    assert report.summary == "1 file read, 2 articles. 1 file was held already."


def test_one_bad_file_never_stops_the_rest(archive: Archive, pages: Path) -> None:
    (pages / "0-empty.txt").write_bytes(b"")
    (pages / "1-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (pages / "2-undated.txt").write_text("从前有座石桥，桥上有个老人。\n", "utf-8")
    report = read(archive, pages, pages / "missing.txt")
    failed = [outcome for outcome in report.readings if outcome.status is Status.FAILED]
    assert [one.path.name for one in failed] == [
        "0-empty.txt",
        "1-picture.txt",
        "2-undated.txt",
        "missing.txt",
    ]
    assert all(one.findings[-1].level is Level.ERROR and one.label == one.path.name for one in failed)
    assert report.summary == "2 files read, 3 articles. 4 files could not be read."
    assert report.has_doubts
    assert len(articles(archive)) == 3


def test_an_issue_of_an_unknown_paper_is_not_filed(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("2022年7月9日 星期六\n\n\n\n" + BRIDGE + "\n" + MARKET, "utf-8")
    (outcome,) = read(archive, tmp_path / "x.txt").readings
    assert outcome.status is Status.FAILED
    assert [finding.level for finding in outcome.findings].count(Level.ERROR) == 1
    assert archive.titles() == []


@pytest.mark.parametrize(
    ("issue", "said"),
    [
        (None, "No issue was found in a.txt."),
        (Issue(title="柳溪报"), "a.txt does not say which day it is from, so it cannot be filed."),
        (Issue(date=TEA_DAY), "a.txt does not say which paper it is from, so it cannot be filed."),
        (
            Issue(title="\u3000", date=TEA_DAY),
            "a.txt does not say which paper it is from, so it cannot be filed.",
        ),
    ],
)
def test_what_is_not_filed_always_has_a_reason(issue: Issue | None, said: str) -> None:
    reading = Reading(Source(Path("a.txt"), "page text", "", 0), issue)
    assert not importing._is_complete(reading)
    (finding,) = importing._failure(reading).findings
    assert (finding.level, finding.text) == (Level.ERROR, said)


def test_nothing_to_read_is_said(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert read(archive, tmp_path / "none").summary == "There was nothing to read."


def test_a_cancelled_import_leaves_whole_issues(archive: Archive, pages: Path) -> None:
    def stop_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        jobs.import_paths(archive, [pages], writer(), stop_at_the_second)
    assert [(day.date, day.is_whole) for day in archive.held_days(BRIDGE_DAY, TEA_DAY)] == [
        (BRIDGE_DAY, True)
    ]
    assert len(articles(archive)) == 2


def test_a_full_disk_ends_the_import_and_is_said(filled: Archive, pages: Path, tmp_path: Path) -> None:
    before = articles(filled)
    held = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {held}")
    long = "".join(f"第{number}只船过了石桥，船上装着茶叶和瓷器。" for number in range(20_000))
    (pages / "2022-07-10.txt").write_text(page_text(BRIDGE_DAY.replace(day=10), TEA + "\n" + long), "utf-8")
    report = read(filled, pages / "2022-07-10.txt", pages)
    (outcome,) = report.readings
    assert outcome.status is Status.FAILED
    assert report.stopped is not None
    assert "disk is full" in report.stopped
    assert report.summary == report.stopped
    filled.connection.execute("PRAGMA max_page_count = 1073741823")
    assert articles(filled) == before


def test_what_fits_before_a_full_disk_is_kept(filled: Archive, tmp_path: Path) -> None:
    held = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {held + 20}")
    more = tmp_path / "more"
    more.mkdir()
    (more / "1.txt").write_text(page_text(BRIDGE_DAY.replace(day=10), TEA), "utf-8")
    long = "".join(f"第{number}只船过了石桥，船上装着茶叶和瓷器。" for number in range(20_000))
    (more / "2.txt").write_text(page_text(BRIDGE_DAY.replace(day=11), TEA + "\n" + long), "utf-8")
    report = read(filled, more)
    assert [outcome.status for outcome in report.readings] == [Status.ADDED, Status.FAILED]
    assert report.stopped is not None
    assert [day.date.day for day in filled.held_days(BRIDGE_DAY, BRIDGE_DAY.replace(day=11))] == [9, 10]


def test_an_archive_for_reading_only_ends_the_import(filled: Archive, pages: Path) -> None:
    (pages / "2022-07-09.txt").write_text(page_text(BRIDGE_DAY, TEA), "utf-8")
    closed_to_us = Archive.open(filled.path, read_only=True)
    report = read(closed_to_us, pages)
    closed_to_us.close()
    assert report.stopped is not None
    assert "reading only" in report.stopped


# taking out


def test_a_day_gives_its_articles_in_reading_order(filled: Archive) -> None:
    assert headlines(jobs.day_articles(filled, BRIDGE_DAY)) == ["石桥修好了", "东街集市搬进新棚"]
    assert jobs.day_articles(filled, BRIDGE_DAY.replace(day=1)) == ()


def test_a_find_gives_all_it_finds_newest_first(filled: Archive) -> None:
    assert headlines(jobs.found_articles(filled, "石桥")) == ["西山茶园开园", "石桥修好了"]
    assert jobs.found_articles(filled, "灯塔") == ()


def test_bookmarks_give_their_articles_and_say_which_are_gone(filled: Archive, marks: Marks) -> None:
    bridge, market, tea = articles(filled)
    for record in (bridge, tea):
        marks.add_bookmark(record, WHEN)
    filled.remove_issue(tea.issue_id, writer())
    records, gone = jobs.bookmarked_articles(filled, marks)
    assert records == (bridge,)
    assert [bookmark.key for bookmark in gone] == [tea.key]
    assert market not in records


def test_one_paper_of_several(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(page_text(BRIDGE_DAY, TEA, title="青山日报"), "utf-8")
    read(filled, tmp_path / "other.txt")
    both = jobs.day_articles(filled, BRIDGE_DAY)
    assert len(both) == 3
    assert headlines(jobs.of_paper(filled, both, "青山日报")) == ["西山茶园开园"]
    with pytest.raises(QueryError, match=r"海港报.*柳溪报、青山日报|海港报.*青山日报、柳溪报"):
        jobs.of_paper(filled, both, "海港报")


def test_export_reports_and_gives_the_path(filled: Archive, tmp_path: Path) -> None:
    told: list[Progress] = []
    clippings = clippings_of(filled)
    path = jobs.export_clippings(tmp_path / "out.txt", clippings, report=told.append)
    assert path.read_text("utf-8").count("柳溪报　2022年7月9日　第1版") == 2
    assert [progress.done for progress in told] == [0, 2]


def test_a_cancelled_export_writes_nothing(filled: Archive, tmp_path: Path) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        jobs.export_clippings(tmp_path / "out.txt", clippings_of(filled), report=stop)
    assert not (tmp_path / "out.txt").exists()


def test_export_refuses_what_stands_there(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("mine")
    with pytest.raises(ExportError):
        jobs.export_clippings(tmp_path / "out.txt", clippings_of(filled))
    assert (tmp_path / "out.txt").read_text() == "mine"
