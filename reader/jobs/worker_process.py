"""A job in a process of its own: the window shares no thread with it, and it can be ended at any moment."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import tempfile
import time
import traceback
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core import speech
from reader.core.errors import ReaderError
from reader.core.progress import Progress
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.core.progress import Report

Result = TypeVar("Result")
LISTENS_EVERY = 0.03
"""Seconds until it is noticed that the person has asked to stop."""
TELLS_EVERY = 0.05
"""Seconds between two reports of a job."""


class JobEndedError(ReaderError):
    """The process of a job has ended by itself: killed, out of memory, or brought down by a library."""


def run_apart(
    job: Callable[..., Result],
    arguments: tuple[object, ...],
    report: Report,
    tell: Callable[[Any], None] = lambda _item: None,
) -> Result:
    """What `job(*arguments, report=…, tell=…)` gives, done in a process of its own.

    Job and arguments must be such as can be pickled. `tell` takes what the job tells on the way.
    Raises what the job raises as a ReaderError; whatever `report` raises ends the process at once.
    """
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as scratch:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(theirs, scratch, speech.spoken(), job, arguments))
        process.start()
        theirs.close()
        try:
            result: Result = _listen(ours, report, tell)
            return result
        finally:
            process.kill()
            process.join()
            ours.close()


def _listen(pipe: Connection, report: Report, tell: Callable[[Any], None]) -> Any:  # noqa: ANN401 - what the job gives
    """Hand on what comes until the result comes."""
    last = Progress(0, 0)
    while True:
        report(last)
        if not pipe.poll(LISTENS_EVERY):
            continue
        try:
            kind, value = pipe.recv()
        except EOFError:
            text = _(
                "Reading ended unexpectedly at {file}. What was read before stays; go on, or leave it out."
            )
            raise JobEndedError(text.format(file=last.what or "?")) from None
        if kind == "progress":
            last = value
        elif kind == "told":
            tell(value)
        elif kind == "done":
            return value
        elif kind == "failed":
            raise value
        else:
            raise RuntimeError(value)


def _work(
    pipe: Connection,
    scratch: str,
    spoken: tuple[str, Path | None],
    job: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    """What the other process does: it speaks the language of this one, and knows nothing else that is not given."""
    tempfile.tempdir = scratch
    _step_back()
    language, catalogues = spoken
    if catalogues:
        speech.use_language(language, catalogues)
    with contextlib.suppress(BrokenPipeError):
        try:
            pipe.send(
                ("done", job(*arguments, report=_Teller(pipe), tell=lambda item: pipe.send(("told", item))))
            )
        except BrokenPipeError:
            raise
        except ReaderError as error:
            pipe.send(("failed", error))
        except Exception:  # noqa: BLE001 - the person's process is told, and raises it there
            pipe.send(("crashed", traceback.format_exc()))


def _step_back() -> None:
    """Let the window go first where both want the same core."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(5)


class _Teller:
    """A report that sends no more than the window can show."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._last = pipe, 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= TELLS_EVERY:
            self._last = now
            self._pipe.send(("progress", progress))
