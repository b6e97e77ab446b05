"""An import goes on where it stopped: what lies unchanged is not read again, and nothing is missed."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.errors import Cancelled
from reader.importers import Unit, read_units
from reader.jobs import Status, importing
from reader.store.archive.archive import Archive
from reader.store.archive.removal import WholeIssue
from tests.checkout import SAMPLES
from tests.importers.article_files import lines_form, write, write_day
from tests.indexing import writer
from tests.pages import BRIDGE, BRIDGE_DAY, MARKET, TEA, TEA_DAY, page_text, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.progress import Progress


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


def to_read(archive: Archive, *paths: Path, leaves_removed: bool = False) -> list[str]:
    """The names of what an import would really read."""
    memory = importing._Held(archive, leaves_removed=leaves_removed)
    steps = read_units(paths, memory, title_for=lambda _folder: "柳溪报")
    return [step.path.name for step in steps if isinstance(step, Unit)]


def read(archive: Archive, *paths: Path, again: bool = False) -> jobs.ImportReport:
    return jobs.import_paths(archive, paths, writer(), title_for=lambda _folder: "柳溪报", again=again)


def test_what_lies_unchanged_is_not_read_again(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    write_day(pages)
    assert to_read(archive, pages) == ["2022-07-09.txt", "2022-07-16.txt", "20220709"]
    first = read(archive, pages)
    assert to_read(archive, pages) == []
    second = read(archive, pages)
    assert [(one.label, one.issue_id, one.kind) for one in second.readings] == [
        (one.label, one.issue_id, one.kind) for one in first.readings
    ]
    assert {one.status for one in second.readings} == {Status.UNCHANGED}
    assert second.summary == "3 files were held already."


def test_a_changed_file_is_read_again_and_others_are_not(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    read(archive, pages)
    (pages / "2022-07-16.txt").write_text(page_text(TEA_DAY, TEA, MARKET), "utf-8")
    assert to_read(archive, pages) == ["2022-07-16.txt"]
    report = read(archive, pages)
    assert [one.status for one in report.readings] == [Status.UNCHANGED, Status.REPLACED]


def test_the_same_size_at_another_time_is_another_file(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    read(archive, pages)
    path = pages / "2022-07-09.txt"
    path.write_bytes(path.read_bytes().replace("石桥".encode(), "木桥".encode()))
    os.utime(path, ns=(1, 1))
    report = read(archive, path)
    assert [one.status for one in report.readings] == [Status.REPLACED]


def test_a_file_that_came_since_makes_its_day_be_read(archive: Archive, tmp_path: Path) -> None:
    day = write_day(tmp_path / "paper")
    read(archive, tmp_path / "paper")
    write(day, "20220709-03-01.txt", lines_form("", "新渡口开航", "", "渡船每天开十二班。"))
    assert to_read(archive, tmp_path / "paper") == ["20220709"]
    read(archive, tmp_path / "paper")
    assert archive.size().articles == 4


def test_a_cancelled_import_goes_on(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        jobs.import_paths(archive, [pages], writer(), stop)
    report = jobs.import_paths(archive, [pages], writer())
    assert [one.status for one in report.readings] == [Status.UNCHANGED, Status.ADDED]


def test_an_issue_taken_out_comes_back(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    issue = read(archive, pages).readings[0].issue_id
    assert issue is not None
    archive.remove_issue(issue, writer())
    assert [one.status for one in read(archive, pages).readings] == [Status.ADDED, Status.UNCHANGED]


def test_another_paper_told_for_the_folder_is_another_reading(archive: Archive, tmp_path: Path) -> None:
    write_day(tmp_path / "a")
    read(archive, tmp_path / "a")
    report = jobs.import_paths(archive, [tmp_path / "a"], writer(), title_for=lambda _folder: "青山报")
    assert [one.title for one in report.readings] == ["青山报"]
    assert [title.name for title in archive.titles()] == ["青山报"]


def test_all_is_read_again_when_asked(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    read(archive, pages)
    path = pages / "2022-07-09.txt"
    told = path.stat()
    path.write_bytes(path.read_bytes().replace("石桥".encode(), "木桥".encode()))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert {one.status for one in read(archive, pages).readings} == {Status.UNCHANGED}
    report = read(archive, pages, again=True)
    assert [one.status for one in report.readings] == [Status.REPLACED, Status.UNCHANGED]
    report = read(archive, pages, again=True)
    assert {one.status for one in report.readings} == {Status.UNCHANGED}


def test_a_zip_is_one_unit(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    packed = tmp_path / "pages.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for page in sorted(pages.iterdir()):
            file.write(page, page.name)
    read(archive, packed)
    assert to_read(archive, packed) == []
    report = read(archive, packed)
    assert [one.date for one in report.readings] == [BRIDGE_DAY, TEA_DAY]
    archive.remove_issue(report.readings[0].issue_id or 0, writer())  # type: ignore[arg-type]  # an IssueId
    assert [one.status for one in read(archive, packed).readings] == [Status.ADDED, Status.UNCHANGED]


def test_what_failed_is_tried_again(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("从前有座石桥，桥上有个老人。\n", "utf-8")
    read(archive, tmp_path / "undated.txt")
    assert to_read(archive, tmp_path / "undated.txt") == ["undated.txt"]


@pytest.mark.parametrize("sample", ["epaper/founder", "mets-alto/luxembourg", "mets-alto/alto-only"])
def test_files_that_belong_together_are_left_together(archive: Archive, tmp_path: Path, sample: str) -> None:
    folder = tmp_path / "held"
    shutil.copytree(SAMPLES / sample, folder)
    read(archive, folder)
    before = archive.size()
    assert to_read(archive, folder) == []
    report = read(archive, folder)
    assert {one.status for one in report.readings} == {Status.UNCHANGED}
    assert archive.size().articles == before.articles


def test_a_page_of_an_epaper_that_came_since_is_read_with_its_issue(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "held"
    shutil.copytree(SAMPLES / "epaper/founder", folder)
    late = next(folder.rglob("content_702.htm"))
    kept = late.read_bytes()
    late.unlink()
    read(archive, folder)
    articles = archive.size().articles
    late.write_bytes(kept)
    read(archive, folder)
    assert archive.size().articles == articles + 1
    assert archive.size().issues == 1


def test_a_page_of_a_mets_issue_that_came_since_is_read_with_it(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "held"
    shutil.copytree(SAMPLES / "mets-alto/luxembourg", folder)
    whole = read(archive, folder).readings[0].articles
    late = folder / "text/1871-03-05_01-00002.xml"
    kept = late.read_bytes()
    late.unlink()
    read(archive, folder)
    late.write_bytes(kept)
    report = read(archive, folder)
    assert [one.articles for one in report.readings] == [whole]
    assert archive.size().issues == 1


def test_counts_are_told_on_the_way(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    write_day(pages)
    told: list[Progress] = []
    jobs.import_paths(archive, [pages], writer(), told.append, lambda _folder: "柳溪报")
    assert [(one.done, one.total, one.issues, one.articles) for one in told] == [
        (0, 5, 0, 0),
        (1, 5, 1, 2),
        (2, 5, 2, 3),
        (5, 5, 3, 6),
    ]


def test_the_encoding_and_the_day_can_be_given(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(("柳溪报\n\n" + BRIDGE).encode("gb18030"))
    choice = jobs.Choice("gb18030", BRIDGE_DAY)
    report = jobs.import_paths(archive, [path], writer(), title_for=lambda _folder: "柳溪报", choice=choice)
    assert [(one.date, one.encoding, one.status) for one in report.readings] == [
        (BRIDGE_DAY, "gb18030", Status.ADDED)
    ]


def test_what_was_removed_comes_back_only_where_it_is_asked_for(archive: Archive, tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    first = read(archive, pages).readings[0]
    assert first.issue_id is not None
    archive.remove(first.issue_id, WholeIssue(), writer())
    assert to_read(archive, pages, leaves_removed=True) == []
    assert to_read(archive, pages) == [first.path.name]
    first.path.write_text(first.path.read_text("utf-8") + "\n又一段。\n", "utf-8")
    assert to_read(archive, pages, leaves_removed=True) == [first.path.name]
