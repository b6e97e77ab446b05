"""Work in a process of its own: the same result, stopped at once, and a clear word when it is brought down."""

from __future__ import annotations

import os
import signal
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.errors import Cancelled, SourceError
from reader.core.progress import Progress, no_report
from reader.jobs.dispatch import _import_apart, is_little
from reader.jobs.worker_process import JobEndedError, run_apart
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from tests.importers.article_files import write_day
from tests.importers.pdf_press import Sheet, save
from tests.indexing import library_of, location_in
from tests.pages import BRIDGE_DAY, TEA_DAY, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.progress import Report


def tells(words: str, *, report: Report, tell: Callable[[object], None]) -> str:
    report(Progress(1, 2, words))
    tell(words)
    return words.upper()


def sleeps(*, report: Report, tell: Callable[[object], None]) -> None:
    tell("asleep")
    threading.Event().wait()


def refuses(*, report: Report, tell: Callable[[object], None]) -> None:
    raise SourceError("The page is torn.")


def errs(*, report: Report, tell: Callable[[object], None]) -> None:
    raise KeyError("fault")


def dies(*, report: Report, tell: Callable[[object], None]) -> None:
    report(Progress(0, 1, "page7.pdf"))
    os.kill(os.getpid(), signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


def test_a_job_tells_reports_and_gives_its_result() -> None:
    told: list[object] = []
    reported: list[Progress] = []
    assert run_apart(tells, ("page",), reported.append, told.append) == "PAGE"
    assert told == ["page"]
    assert Progress(1, 2, "page") in reported


def test_it_is_stopped_in_the_middle() -> None:
    is_asleep = False

    def note(_item: object) -> None:
        nonlocal is_asleep
        is_asleep = True

    def stop(_progress: Progress) -> None:
        if is_asleep:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_apart(sleeps, (), stop, note)


def test_what_it_raises_for_the_person_is_raised_here() -> None:
    with pytest.raises(SourceError, match="The page is torn"):
        run_apart(refuses, (), no_report)


def test_a_fault_of_ours_comes_with_its_trace() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'fault'"):
        run_apart(errs, (), no_report)


def test_a_process_that_is_killed_is_told_with_the_file_at_hand() -> None:
    with pytest.raises(JobEndedError, match=r"page7\.pdf"):
        run_apart(dies, (), no_report)


def test_an_import_apart_gives_the_same_archive(tmp_path: Path, home: Path) -> None:
    folder = write_pages(tmp_path / "pages")
    Archive.open(tmp_path / "a.yuebao").close()
    report = run_apart(_import_apart, (location_in(tmp_path), (folder,), False), no_report)
    assert report.summary == "2 files read, 3 articles."
    archive = Archive.open(tmp_path / "a.yuebao")
    assert [day.date for day in archive.held_days(BRIDGE_DAY, TEA_DAY)] == [BRIDGE_DAY, TEA_DAY]
    archive.close()


def test_little_is_read_beside_the_window_and_much_apart(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "pages")
    assert is_little([folder])
    (folder / "page.pdf").write_bytes(b"%PDF")
    assert not is_little([folder])
    assert is_little([folder / "2022-07-09.txt", tmp_path / "gone.txt"])
    for number in range(30):
        write_day(tmp_path / "many", f"202207{number % 28 + 1:02d}")
    assert not is_little([tmp_path / "many"])


def test_what_was_looked_at_is_stored_as_it_was_read(tmp_path: Path, home: Path) -> None:
    folder = write_pages(tmp_path / "pages")
    write_day(tmp_path / "pages" / "x")
    archive = Archive.open(tmp_path / "a.yuebao")
    marks = Marks.open(tmp_path / "marks.sqlite")
    library = library_of(archive, marks, home)
    found: list[jobs.FilePreview] = []
    jobs.look(library, [folder], tmp_path / "spool", jobs.Choice(), no_report, found.append)
    assert [one.outcome.asks for one in found] == [set(), set(), {jobs.Ask.PAPER}]
    assert archive.size().articles == 0
    for path in folder.glob("*.txt"):
        path.unlink()
    picks = [jobs.PreviewChoice(one.place, "山城报" if one.outcome.asks else None) for one in found]
    told: list[Progress] = []
    report = jobs.import_previewed_in_background(library, tmp_path / "spool", picks, told.append)
    assert report.summary == "3 files read, 6 articles."
    assert [title.name for title in archive.titles()] == ["山城报", "柳溪报"]
    assert (told[-1].done, told[-1].total, told[-1].articles) == (3, 3, 6)
    marks.close()
    archive.close()


def test_pictures_from_a_zip_are_kept_until_it_is_stored(tmp_path: Path, home: Path) -> None:
    sheet = Sheet(600, 800)
    sheet.text(sheet.frame(), (40, 40), "梧溪日报 2023年3月3日 星期五", 20)
    save(tmp_path / "2023-03-03.pdf", [sheet])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.write(tmp_path / "2023-03-03.pdf", "2023-03-03.pdf")
    archive, marks = Archive.open(tmp_path / "a.yuebao"), Marks.open(tmp_path / "marks.sqlite")
    library = library_of(archive, marks, home)
    (tmp_path / "look").mkdir()
    spool = tmp_path / "look" / "spool"
    found: list[jobs.FilePreview] = []
    jobs.look(library, [tmp_path / "a.zip"], spool, jobs.Choice(), no_report, found.append)
    (tmp_path / "a.zip").unlink()
    report = jobs.import_previewed_in_background(
        library, spool, [jobs.PreviewChoice(found[0].place, "梧溪日报")], no_report
    )
    assert report.stopped is None
    assert report.readings[0].issue_id is not None
    (page,) = archive.pages(report.readings[0].issue_id)
    assert page.facsimile is not None
    assert any(place.is_file() for place in archive.facsimile_places(page.facsimile))
    marks.close()
    archive.close()


def test_what_was_looked_at_is_not_stored_once_the_person_has_left(tmp_path: Path, home: Path) -> None:
    folder = write_pages(tmp_path / "pages")
    archive, marks = Archive.open(tmp_path / "a.yuebao"), Marks.open(tmp_path / "marks.sqlite")
    library = library_of(archive, marks, home)
    found: list[jobs.FilePreview] = []
    jobs.look(library, [folder], tmp_path / "spool", jobs.Choice(), no_report, found.append)
    kept = jobs.Spool(tmp_path / "spool")
    reading = kept.fetch(found[0].place)
    assert reading.issue is not None
    (tmp_path / "spool").unlink()
    with pytest.raises(Cancelled):
        kept.fetch(found[0].place)
    with pytest.raises(Cancelled):
        jobs.Spool(tmp_path / "gone" / "spool").keep(reading)
    marks.close()
    archive.close()
