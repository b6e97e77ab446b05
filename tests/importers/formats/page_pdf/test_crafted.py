"""PDFs that bring their reader down take nothing with them: one process, one file, one sentence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.limited_worker import LimitedWorker
from reader.core.pixels import Part
from reader.importers import read_sources
from reader.importers.formats.page_pdf import apart
from tests.importers.formats.page_pdf import crafted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MEMORY = 160 * 1024 * 1024
"""Less than a person's program allows, so that these need less of the machine."""
on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a thread watches, which needs its time"
)


@pytest.fixture(scope="module")
def worker() -> Iterator[LimitedWorker]:
    with LimitedWorker(MEMORY, seconds=1000) as made:
        yield made


def written(folder: Path, data: bytes) -> Path:
    path = folder / "2022-07-19.pdf"
    path.write_bytes(data)
    return path


def code_of(worker: LimitedWorker, path: Path) -> Code:
    with pytest.raises(SourceError) as refused:
        apart.read_page_pdf(worker, path)
    return refused.value.finding.code


HEAVY: dict[str, Callable[[], bytes]] = {
    "a form that draws itself": crafted.form_loop,
    "contents that unpack to a thousand times their size": lambda: crafted.packed(
        b"(abcdefghij) Tj " * 10_000, 2_000
    ),
}
REFUSED: dict[str, tuple[Callable[[], bytes], Code]] = {
    "5,000 pages": (lambda: crafted.many_pages(5000), Code.PDF_PAGE_COUNT),
    "a password": (crafted.encrypted, Code.LOCKED_PDF),
    "a beginning only": (lambda: crafted.one_page()[:150], Code.BROKEN_PDF),
    "nothing": (lambda: b"%PDF-1.7\n", Code.BROKEN_PDF),
}
SURVIVED: dict[str, Callable[[], bytes]] = {
    "a giant page": lambda: crafted.one_page(box=b"0 0 1e12 1e12"),
    "a page without size": lambda: crafted.one_page(box=b"0 0 0 0"),
    "a page beyond all numbers": lambda: crafted.one_page(box=b"-9" + b"9" * 40 + b" 0 9" + b"9" * 40 + b" 1e400"),
    "trees in trees": lambda: crafted.nested_trees(5000),
    "trees in a ring": crafted.ring_of_trees,
    "fewer pages than it says": lambda: crafted.with_count(2**31 - 1),
    "fewer pages than none": lambda: crafted.with_count(-5),
    "a state saved without end": lambda: crafted.one_page(b"q " * 200_000),
}  # fmt: skip


@on_linux
@pytest.mark.parametrize("name", HEAVY)
def test_one_that_takes_all_memory_is_named_and_left_out(
    name: str, tmp_path: Path, worker: LimitedWorker
) -> None:
    assert code_of(worker, written(tmp_path, HEAVY[name]())) is Code.FILE_TOO_HEAVY


@pytest.mark.parametrize("name", REFUSED)
def test_one_that_is_none_of_ours_is_refused_with_the_reason(
    name: str, tmp_path: Path, worker: LimitedWorker
) -> None:
    make, code = REFUSED[name]
    assert code_of(worker, written(tmp_path, make())) is code


@pytest.mark.parametrize("name", SURVIVED)
def test_one_that_is_only_odd_is_read_as_far_as_it_goes(
    name: str, tmp_path: Path, worker: LimitedWorker
) -> None:
    (result,) = apart.read_page_pdf(worker, written(tmp_path, SURVIVED[name]()))
    assert 1 <= len(result.issue.pages) <= 400


@on_linux
def test_a_page_is_drawn_under_the_same_limits(tmp_path: Path, worker: LimitedWorker) -> None:
    part = Part(300, 400, 0, 0, 300, 400)
    path = written(tmp_path, crafted.form_loop())
    with pytest.raises(SourceError, match="more than 160 MB"):
        apart.draw(worker, path, 0, part, lambda: None)
    written(tmp_path, crafted.huge_picture(b"\0" * 1_000_000))
    assert len(apart.draw(worker, path, 0, part, lambda: None).data) == 4 * 300 * 400
    written(tmp_path, crafted.one_page())
    assert apart.page_size(worker, path, 0) == (600, 800)


@on_linux
def test_an_import_goes_on_after_a_file_that_ends_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.core.limited_worker.MOST_MEMORY", MEMORY)
    for name, data in (("1", crafted.one_page()), ("2", crafted.form_loop()), ("3", crafted.one_page())):
        (tmp_path / f"2022-07-19-{name}.pdf").write_bytes(data)
    readings = list(read_sources([tmp_path]))
    assert [reading.issue is not None for reading in readings] == [True, False, True]
    assert [one.code for one in readings[1].findings] == [Code.FILE_TOO_HEAVY]
    assert "2022-07-19-2.pdf" in readings[1].findings[0].text
