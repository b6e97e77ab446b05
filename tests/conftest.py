"""For all tests: no screen, folders of their own, English words; no log and no thread left behind."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # must stand before Qt is imported anywhere
os.environ.pop("QT_SCALE_FACTOR", None)

import faulthandler
import gc
import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader import paths
from reader.core import speech
from tests.patience import PATIENCE, RUN_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


def pytest_configure() -> None:
    """End a run in which something waits for what never comes, and tell where every thread stands."""
    faulthandler.dump_traceback_later(RUN_LIMIT, exit=True, file=os.dup(2))


def pytest_collection_finish() -> None:
    """Leave what was imported out of every collection to come: it stays."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """The run has ended by itself."""
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own YUEBAO_HOME: config, data and cache lie in it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("YUEBAO_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words for the person are English, before and after each test, whatever the system speaks."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "YUEBAO_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    speech.use_language("en", paths.resources() / "locale")
    yield
    speech.use_language("en", paths.resources() / "locale")


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; one that expects it ends with `caplog.clear()`."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    grave = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not grave, f"unexpected log: {grave}"


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A thread that outlives its test fails it: Python's own threads and those of Qt's shared pool."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and _stays(thread)]
    assert not left, f"threads left running: {left}"
    assert _qt_pool_is_idle(), "Qt's thread pool still has work"


def _stays(thread: threading.Thread) -> bool:
    """Whether it still runs when it has had time to end. Threads made by Qt, not by Python, don't count here."""
    if type(thread).__name__ == "_DummyThread":
        return False
    thread.join(PATIENCE)
    return thread.is_alive()


def _qt_pool_is_idle() -> bool:
    """Asks Qt only where a test has loaded it."""
    if "PySide6.QtCore" not in sys.modules:
        return True
    from PySide6.QtCore import QThreadPool  # noqa: PLC0415 - most tests need no Qt

    return QThreadPool.globalInstance().waitForDone()
