"""An archive with its index for each test of find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store.archive.archive import Archive
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.find.index.writer import IndexWriter


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def index() -> IndexWriter:
    return writer()
