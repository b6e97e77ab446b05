from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled, SourceError
from reader.core.limited_worker import LimitedWorker, WorkerLostError, naming_lost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.limited_worker import Call

MEMORY = 160 * 1024 * 1024


class _Counter:
    def __init__(self) -> None:
        self.count = 0


def count(call: Call) -> int:
    call.kept(_Counter).count += 1
    return call.kept(_Counter).count


def process_id(_call: Call) -> int:
    return os.getpid()


def take(_call: Call, size: int) -> int:
    return len(bytearray(size))


def die(_call: Call) -> None:
    os.kill(os.getpid(), signal.SIGABRT)


def die_once(call: Call) -> int:
    """As of leftovers: only a worker that has done something before dies."""
    if call.kept(_Counter).count:
        os.kill(os.getpid(), signal.SIGABRT)
    return 7


def turn_pages(call: Call, pages: int) -> None:
    for page in range(pages):
        call.alive(page + 1)
    threading.Event().wait()


def wait_for_stop(call: Call) -> None:
    while True:
        call.check()


def refuse(_call: Call) -> None:
    raise SourceError("No.")


def crash(_call: Call) -> None:
    raise KeyError("told in full")


def speak_to_nobody(_call: Call) -> None:
    os.write(2, b"noise")


@pytest.fixture(scope="module")
def shared() -> Iterator[LimitedWorker]:
    with LimitedWorker(MEMORY, seconds=1000) as worker:
        yield worker


def test_one_process_answers_call_after_call_and_keeps_what_it_made(shared: LimitedWorker) -> None:
    first = shared.call(count)
    assert shared.call(count) == first + 1
    assert shared.call(process_id) == shared.call(process_id) != os.getpid()


def test_what_goes_wrong_there_is_raised_here_and_the_worker_lives_on(
    shared: LimitedWorker, capfd: pytest.CaptureFixture[str]
) -> None:
    before = shared.call(process_id)
    with pytest.raises(SourceError, match=r"No\."):
        shared.call(refuse)
    with pytest.raises(RuntimeError, match="told in full"):
        shared.call(crash)
    shared.call(speak_to_nobody)
    assert shared.call(process_id) == before
    assert capfd.readouterr() == ("", "")


def test_a_call_that_is_not_wanted_any_more_is_stopped_and_the_worker_lives_on(shared: LimitedWorker) -> None:
    before = shared.call(process_id)
    asked = iter([False, False, True])

    def check() -> None:
        if next(asked):
            raise Cancelled

    with pytest.raises(Cancelled):
        shared.call_while(check, wait_for_stop)
    assert shared.call(process_id) == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread watches, which needs its time")
def test_a_worker_gets_no_more_memory_than_it_may_have(shared: LimitedWorker) -> None:
    with pytest.raises(WorkerLostError) as lost:
        shared.call(take, 2 * MEMORY)
    assert not lost.value.is_slow
    assert shared.call(take, MEMORY // 8) == MEMORY // 8


def test_one_that_dies_of_what_was_there_before_is_asked_again_and_one_that_dies_of_the_call_is_not(
    shared: LimitedWorker,
) -> None:
    shared.call(count)
    assert shared.call(die_once) == 7
    with pytest.raises(WorkerLostError):
        shared.call(die)
    assert shared.call(count) == 1


def test_one_that_takes_too_long_over_a_page_is_ended_and_tells_the_page() -> None:
    with LimitedWorker(seconds=0.5) as worker:
        with pytest.raises(WorkerLostError) as lost:
            worker.call(turn_pages, 3)
        assert lost.value.is_slow
        assert lost.value.at <= 3


def test_the_file_is_named_whatever_happens(shared: LimitedWorker, tmp_path: Path) -> None:
    path = tmp_path / "1.pdf"
    with (
        pytest.raises(SourceError, match=r"1\.pdf can't be read: it takes more than 160 MB"),
        naming_lost(shared, path),
    ):
        shared.call(die)
    with pytest.raises(SourceError, match=r"1\.pdf cannot be opened"), naming_lost(shared, path):
        path.stat()


def test_one_that_was_closed_takes_no_calls_any_more(shared: LimitedWorker) -> None:
    worker = LimitedWorker()
    worker.close()
    with pytest.raises(Cancelled):
        worker.call(count)


def test_closing_ends_a_call_under_way() -> None:
    worker = LimitedWorker()
    worker.call(count)
    raised: list[BaseException] = []

    def call() -> None:
        try:
            worker.call(turn_pages, 0)
        except BaseException as error:  # noqa: BLE001 - looked at below
            raised.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    worker.close()
    thread.join()
    assert [type(error) for error in raised] == [Cancelled]
