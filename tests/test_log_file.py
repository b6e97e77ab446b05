from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reader import log_file
from reader.log_file import keeping_log, last_lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

log = logging.getLogger("tests.log")


def test_what_went_wrong_is_kept_without_texts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "yuebao.log"
    with keeping_log(path):
        log.info("nothing worth keeping")
        log.error("A task crashed", exc_info=LookupError("《溪口报》 /home/lin/a.txt"))
    log.error("after the end")
    caplog.clear()
    told = last_lines(path)
    assert "A task crashed" in told
    assert "LookupError: … ….txt" in told
    assert "nothing worth" not in told
    assert "after the end" not in told
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_log_does_not_grow_without_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_file, "LARGEST", 300)
    path = tmp_path / "yuebao.log"
    with keeping_log(path):
        for nth in range(40):
            log.warning("entry %s", nth)
    caplog.clear()
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "yuebao.log", "yuebao.log.1", "yuebao.log.2", "yuebao.log.3",
    ]  # fmt: skip
    assert "entry 39" in last_lines(path)
    assert all(one.stat().st_size < 500 for one in tmp_path.iterdir())


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with keeping_log(tmp_path / "missing" / "yuebao.log"):
        log.warning("said to nobody")
    caplog.clear()
    assert last_lines(tmp_path / "missing" / "yuebao.log") == ""
