"""A process that does what may bring a process down, under a limit of memory and of time.

Libraries in C that read what strangers have made go into one: where one of them asks for all the memory there is,
never ends or crashes, the process goes, and what was asked of it is answered with an error.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from reader.core import speech
from reader.core.errors import Cancelled, ReaderError, SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.memory_limit import OUT_OF_MEMORY, limit_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path
    from typing import Self

P = ParamSpec("P")
Result = TypeVar("Result")
Kept = TypeVar("Kept")

MOST_MEMORY = 512 * 1024 * 1024
"""Bytes that a worker may hold. A page of a daily with all that is drawn on it takes a fifth of it."""
MOST_SECONDS = 60.0
"""Seconds for one page. The largest broadsheet takes three."""
_STOPS_WITHIN = 2.0
"""Seconds until a worker has stopped of itself what it was asked to stop; then it is ended."""
_LISTENS_EVERY = 0.02
"""Seconds until it is noticed that what was asked for is not wanted any more."""


class WorkerLostError(ReaderError):
    """The worker died of what it was asked to do, or was ended because that took too long.

    `at`: how far it had come, as it told by `Call.alive`. `is_slow`: it was the time, not memory or a crash.
    """

    def __init__(self, at: int, *, is_slow: bool) -> None:
        super().__init__()
        self.at, self.is_slow = at, is_slow


class Call(Protocol):
    """What a function that runs in a worker is given first."""

    def alive(self, at: int) -> None:
        """Say that so many pages are done: the next one has all the time again."""

    def check(self) -> None:
        """Raise Cancelled where the answer is not wanted any more."""

    def kept(self, kind: type[Kept]) -> Kept:
        """What this worker keeps from one call to the next: one of a kind, made when first asked for."""


class _Running(NamedTuple):
    """A process, and the ends of its pipes here."""

    process: BaseProcess
    asks: Connection
    answers: Connection


class _Ends(NamedTuple):
    """The ends of the pipes there."""

    asked: Connection
    answer: Connection


class LimitedWorker:
    """One process for one call after the other, started with the first. Usable from any thread; close it at the end."""

    def __init__(self, memory: int = MOST_MEMORY, seconds: float = MOST_SECONDS) -> None:
        self.memory, self.seconds = memory, seconds
        self._asking, self._ending = threading.Lock(), threading.Lock()
        self._running: _Running | None = None
        self._is_used = self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def call(
        self, do: Callable[Concatenate[Call, P], Result], *arguments: P.args, **named: P.kwargs
    ) -> Result:
        """What `do(call, *arguments)` gives there. Function, arguments and result must be such as can be pickled.

        Raises what `do` raises as a ReaderError, and WorkerLostError. A worker that dies with others' leftovers
        in its memory gets a second chance, empty.
        """
        return self.call_while(_always, do, *arguments, **named)

    def call_while(
        self,
        check: Callable[[], None],
        do: Callable[Concatenate[Call, P], Result],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> Result:
        """The same; `check` is called now and then and may raise to stop."""
        with self._asking:
            has_leftovers = self._is_used
            asked = do, arguments, named
            try:
                kind, value = self._ask(asked, check)
            except WorkerLostError as error:
                if error.is_slow or not has_leftovers:
                    raise
                kind, value = self._ask(asked, check)
        result: Result = _answer(kind, value)
        return result

    def close(self) -> None:
        """End the process, also in the midst of a call, which raises Cancelled then, as every later one does."""
        self._is_closed = True
        self._end()

    def _ask(self, asked: tuple[Any, ...], check: Callable[[], None]) -> tuple[str, Any]:
        """How a call ended, and with what."""
        try:
            running = self._running or self._start()
            self._is_used = True
            running.asks.send(asked)
            return self._listen(running, check)
        except (OSError, EOFError):
            raise self._lost(0, is_slow=False) from None
        except KeyboardInterrupt:
            self._end()
            raise

    def _lost(self, at: int, *, is_slow: bool) -> Exception:
        """What to raise where the worker is of no use any more."""
        self._end()
        return Cancelled() if self._is_closed else WorkerLostError(at, is_slow=is_slow)

    def _end(self) -> None:
        with self._ending:
            running, self._running = self._running, None
            self._is_used = False
        if running is not None:
            running.process.kill()
            running.process.join()
            running.asks.close()
            running.answers.close()

    def _start(self) -> _Running:
        context = multiprocessing.get_context("spawn")
        asked, asks = context.Pipe(duplex=False)
        answers, answer = context.Pipe(duplex=False)
        given = _Ends(asked, answer), self.memory, speech.spoken()
        process = context.Process(target=_serve, args=given, daemon=True, name="limited worker")
        process.start()
        asked.close()
        answer.close()
        self._running = running = _Running(process, asks, answers)
        if self._is_closed:
            raise self._lost(0, is_slow=False)
        return running

    def _listen(self, running: _Running, check: Callable[[], None]) -> tuple[str, Any]:
        """Wait for the answer."""
        at, end = 0, math.inf  # a process that is still starting has not been asked anything yet
        while True:
            self._check(running, check)
            if not running.answers.poll(self._patience(check, end)):
                if time.monotonic() >= end:
                    raise self._lost(at, is_slow=True)
                continue
            try:
                kind, value = running.answers.recv()
            except (EOFError, OSError):
                raise self._lost(at, is_slow=False) from None
            if kind != "alive":
                return kind, value
            at, end = value, time.monotonic() + self.seconds

    def _patience(self, check: Callable[[], None], end: float) -> float | None:
        """Seconds to listen at a time."""
        if check is not _always:
            return _LISTENS_EVERY
        return None if end == math.inf else max(0.0, end - time.monotonic())

    def _check(self, running: _Running, check: Callable[[], None]) -> None:
        """Let the worker stop where `check` says so; it is ended where it does not in time."""
        try:
            check()
        except BaseException:
            with contextlib.suppress(OSError, EOFError):
                running.asks.send(None)
                end = time.monotonic() + _STOPS_WITHIN
                while running.answers.poll(max(0.0, end - time.monotonic())):
                    if running.answers.recv()[0] != "alive":
                        raise
            self._end()
            raise


def _always() -> None:
    """The answer is wanted, however long it takes."""


def _answer(kind: str, value: Any) -> Any:  # noqa: ANN401 - as above
    if kind == "done":
        return value
    if kind == "failed":
        raise value
    raise RuntimeError(value)


@contextlib.contextmanager
def naming_lost(worker: LimitedWorker, path: Path) -> Iterator[None]:
    """Raise SourceError, with the name of the file, where it cannot be opened or the worker is lost to it."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(failure(Code.NOT_OPENED, name=path.name, reason=reason)) from error
    except WorkerLostError as error:
        raise SourceError(
            failure(Code.FILE_TOO_SLOW, name=path.name, page=error.at + 1, seconds=round(worker.seconds))
            if error.is_slow
            else failure(Code.FILE_TOO_HEAVY, name=path.name, most=worker.memory // 1024**2)
        ) from error


# in the worker


class _Call:
    """A call under way, as the worker sees it."""

    def __init__(self, ends: _Ends) -> None:
        self._ends = ends
        self._kept: dict[type, Any] = {}

    def alive(self, at: int) -> None:
        self._ends.answer.send(("alive", at))

    def check(self) -> None:
        if self._ends.asked.poll():
            raise Cancelled

    def kept(self, kind: type[Kept]) -> Kept:
        if kind not in self._kept:
            self._kept[kind] = kind()
        found: Kept = self._kept[kind]
        return found


def _serve(ends: _Ends, memory: int, spoken: tuple[str, Path | None]) -> None:
    """Answer calls until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl+C means the one that asks
    _be_quiet()
    limit_memory(memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    language, catalogues = spoken
    if catalogues:
        speech.use_language(language, catalogues)
    call = _Call(ends)
    with contextlib.suppress(EOFError, OSError):
        while True:
            asked = ends.asked.recv()
            if asked is not None:  # None has come too late to stop the call before
                call.alive(0)
                ends.answer.send(_done(call, *asked))


def _done(
    call: _Call, do: Callable[..., object], arguments: tuple[object, ...], named: dict[str, object]
) -> tuple[str, object]:
    try:
        return "done", do(call, *arguments, **named)
    except (ReaderError, Cancelled, OSError) as error:
        return "failed", error
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception:  # noqa: BLE001 - who asked is told, and raises it there
        return "crashed", traceback.format_exc()


def _be_quiet() -> None:
    """What a library says when it dies is of use to nobody: the person is told in a sentence."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)


def _end_with_parent() -> None:
    """End this process with the one that started it, also in the midst of a call."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
