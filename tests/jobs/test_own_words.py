"""Words of one's own are the same wherever texts are cut: here, and in the process of a large import."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from reader import jobs
from reader.core.progress import no_report
from reader.find.records import Tier
from reader.find.search import find
from reader.find.text.segmenter import USER_WORDS
from reader.jobs.dispatch import FEW_FILES, is_little
from reader.library import LibraryLocation, personal_segmenter
from tests.indexing import SEGMENTER, folders_in
from tests.pages import page_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.jobs import ImportReport
    from reader.library import Library

WORD, LONGER = "溪口龙舟赛", "溪口龙舟赛事务"
OLD, NEW = date(2021, 5, 1), date(2022, 5, 1)
"""On the old day the word stands by itself, on the new one within the longer word."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folders = folders_in(tmp_path).make()
    (folders.config / USER_WORDS).write_text(f"{WORD}\n{LONGER}\n", "utf-8")
    location = LibraryLocation(tmp_path / "a.yuebao", personal_segmenter(folders), folders)
    with closing(location.open()) as opened:
        yield opened


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """More pages than are read beside the window."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(FEW_FILES):
        _write(folder, date(2020, 1, 1) + timedelta(days=number), "石桥通行了。")
    _write(folder, OLD, f"看{WORD}事去。")
    _write(folder, NEW, f"看{LONGER}去。")
    return folder


def _write(folder: Path, day: date, text: str) -> None:
    page = page_text(day, f"石桥修好了\n\n　　{text}\n")
    (folder / f"{day.isoformat()}.txt").write_text(page, "utf-8")


def read_in(library: Library, pages: Path) -> ImportReport:
    return jobs.import_in_background(library, [pages], no_report)


def looked_at_first(library: Library, pages: Path) -> ImportReport:
    spool = library.folders.cache / "spool"
    found: list[jobs.FilePreview] = []
    jobs.look(library, [pages], spool, jobs.Choice(), no_report, found.append)
    return jobs.import_previewed_in_background(
        library, spool, [jobs.PreviewChoice(it.place) for it in found], no_report
    )


@pytest.mark.parametrize("bring", [read_in, looked_at_first])
def test_a_large_import_knows_the_words_of_ones_own(
    library: Library, pages: Path, bring: Callable[[Library, Path], ImportReport]
) -> None:
    assert not is_little([pages])
    assert WORD not in SEGMENTER.cut(f"看{WORD}事去")
    assert bring(library, pages).count(jobs.Status.ADDED) == FEW_FILES + 2
    hits = find(library.archive, WORD).articles
    assert [(hit.date, hit.tier) for hit in hits] == [(OLD, Tier.WORD), (NEW, Tier.CHARACTERS)]
    assert library.index.is_current()
    assert jobs.check(library.index) == []


def test_the_words_are_those_the_window_began_with(library: Library, pages: Path) -> None:
    """What the file says meanwhile counts from the next start on: one index is cut one way."""
    assert library.segmenter.user_words == (WORD, LONGER)
    (library.folders.config / USER_WORDS).unlink()
    read_in(library, pages)
    assert jobs.check(library.index) == []
    assert [hit.date for hit in find(library.archive, WORD).articles] == [OLD, NEW]
