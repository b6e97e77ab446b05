"""One folder with sources of every kind, imported in one go, and once more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.findings.codes import Code
from reader.importers.formats.table import formats
from reader.jobs import Status
from reader.store.archive.archive import Archive
from tests.importers.mixed_folder import MixedFolder, make_mixed_folder
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.jobs import ImportReport


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


def held(archive: Archive) -> dict[tuple[str, str, str], list[str]]:
    """The headlines on each page, by paper, day and page."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    rows = archive.connection.execute("SELECT paper, date, page, headline FROM articles ORDER BY id")
    for paper, day, page, headline in rows:
        found[paper, day, page].append("".join((headline or "").split()))
    return found


def check_filed(made: MixedFolder, archive: Archive, report: ImportReport) -> None:
    """That all is where it belongs, and that the report says of each what it was taken for."""
    found = held(archive)
    for (paper, day, page), (_kind, headlines) in made.wanted.items():
        assert sorted(found[paper, day.isoformat(), page]) == sorted(
            "".join(one.split()) for one in headlines
        )
    papers = {paper for paper, _day, _page in made.wanted}
    assert {key for key in found if key[0] in papers} == {
        (paper, day.isoformat(), page) for paper, day, page in made.wanted
    }
    kinds = {(one.title, one.date): one.kind for one in report.readings if one.title in papers}
    assert kinds == {(paper, day): kind for (paper, day, _page), (kind, _heads) in made.wanted.items()}


def test_every_kind_in_one_go_and_again(tmp_path: Path, archive: Archive) -> None:
    made = make_mixed_folder(tmp_path / "报纸", days=3, pdfs=1)
    report = jobs.import_paths(archive, [made.path], writer())
    check_filed(made, archive, report)

    by_kind = {one.kind for one in report.readings if "样本" in one.path.parts}
    assert by_kind == {one.kind for one in formats()}
    samples = [one for one in report.readings if "样本" in one.path.parts]
    assert all(one.date is not None for one in samples)
    assert all(one.status is not Status.FAILED or one.title is None for one in samples)

    lost = [one for one in report.readings if "样本" not in one.path.parts and one.status is Status.FAILED]
    assert sorted(one.path.name for one in lost) == made.refused
    assert all(one.findings for one in lost)
    from_names = {one.title for one in report.readings for f in one.findings if f.code is Code.DAY_FROM_NAME}
    assert {"桃溪日报", "西坪日报", "平湖日报"} <= from_names

    before = held(archive)
    again = jobs.import_paths(archive, [made.path], writer())
    assert held(archive) == before
    assert not again.count(Status.ADDED)
    assert not again.count(Status.REPLACED)


def test_read_anew_it_is_the_same(tmp_path: Path, archive: Archive) -> None:
    made = make_mixed_folder(tmp_path / "报纸", days=1, pdfs=0)
    jobs.import_paths(archive, [made.path], writer())
    before = held(archive)
    again = jobs.import_paths(archive, [made.path], writer(), again=True)
    ours = [one.status for one in again.readings if "样本" not in one.path.parts]
    assert set(ours) == {Status.UNCHANGED, Status.FAILED}
    assert held(archive).keys() == before.keys()
