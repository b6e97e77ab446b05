"""The specimen lies ready: what is copied is what is read, and its pages can be shown."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader import paths
from reader.importers import read_source
from reader.jobs.specimen import READY_MADE, prepare_specimen
from reader.store.archive.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = paths.resources() / "specimen"


def test_the_ready_made_archive_holds_what_its_sources_hold(tmp_path: Path) -> None:
    path = tmp_path / "specimen.yuebao"
    assert prepare_specimen(path, FOLDER)
    with closing(Archive.open(path)) as archive:
        for source in paths.specimen_sources():
            issue = read_source(source).issue
            assert issue
            assert issue.title
            assert issue.date
            held = archive.issue_of(issue.title, issue.date)
            assert held, source.name
            assert [it.number for it in archive.issue(held).pages] == [it.number for it in issue.pages]
            assert archive.issue(held).articles
            shown = {page.facsimile.path for page in archive.pages(held) if page.facsimile}
            assert shown == ({source} if source.suffix == ".pdf" else set())


def test_it_is_copied_once_and_again_where_another_version_lies_ready(tmp_path: Path) -> None:
    ready, path = tmp_path / "resources", tmp_path / "specimen.yuebao"
    ready.mkdir()
    assert not prepare_specimen(path, ready)
    assert not path.exists()
    (ready / READY_MADE).write_bytes((FOLDER / READY_MADE).read_bytes())
    assert prepare_specimen(path, ready)
    path.write_bytes(b"as the person has it")
    assert prepare_specimen(path, ready)
    assert path.read_bytes() == b"as the person has it"
    (tmp_path / "specimen.version").write_text("another")
    assert prepare_specimen(path, ready)
    with closing(Archive.open(path)) as archive:
        assert archive.size().issues == len(paths.specimen_sources())


def test_nothing_in_it_tells_where_it_was_made() -> None:
    assert str(FOLDER).encode() not in (FOLDER / READY_MADE).read_bytes()
