"""An archive with its index for each test of find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.find.index.writer import ArticleIndex
from reader.store.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def index() -> ArticleIndex:
    return ArticleIndex()
