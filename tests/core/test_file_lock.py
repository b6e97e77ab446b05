from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.core.file_lock import locked, take_lock

if TYPE_CHECKING:
    from pathlib import Path


def test_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path, 0):
        assert take_lock(path) is None
        with pytest.raises(TimeoutError), locked(path, 0):
            pass
    handle = take_lock(path)
    assert handle is not None
    os.close(handle)


def test_a_lock_goes_with_what_is_done(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "lock", 0):
        raise ZeroDivisionError
    with locked(tmp_path / "lock", 0):
        pass


def test_no_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "nowhere" / "lock", 0):
        pass
