"""The second process: it makes the same, and its end is no matter."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article
from reader.find.index import worker
from reader.find.index.builder import made_of
from reader.find.index.worker import ListBuilder
from reader.find.text.units import gathered
from tests.indexing import SEGMENTER

if TYPE_CHECKING:
    from reader.find.index.builder import Made
    from reader.find.text.units import Gathered


def batch(number: int) -> Gathered:
    return gathered([(Article(paragraphs=(f"第{number}号，产品和服务。", "和服展")), None)])


def same(one: Made, other: Made) -> bool:
    return repr(told(one)) == repr(told(other))


def told(made: Made) -> object:
    lists = [
        (kind, lists.keys.tolist(), lists.ends.tolist(), lists.data.tolist(), it.wholes)
        for it in made.packed
        for kind, lists in it.lists.items()
    ]
    return lists, made.fields.tolist()


def test_lots_are_made_alike_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PAYS_FROM", 2)
    builder = ListBuilder(SEGMENTER)
    numbers = [builder.begin(batch(at)) for at in range(6)]
    assert builder._worker is not None
    assert [same(builder.fetch(it), made_of(batch(it), SEGMENTER.cut)) for it in numbers] == [True] * 6


def test_few_articles_start_no_process() -> None:
    builder = ListBuilder(SEGMENTER)
    assert same(builder.fetch(builder.begin(batch(1))), made_of(batch(1), SEGMENTER.cut))
    assert builder._worker is None


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to kill with")
def test_what_a_killed_process_had_in_hand_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PAYS_FROM", 1)
    builder = ListBuilder(SEGMENTER)
    first = builder.begin(batch(1))
    assert builder._worker is not None
    process = builder._worker._process
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    second = builder.begin(batch(2))
    assert same(builder.fetch(second), made_of(batch(2), SEGMENTER.cut))
    assert same(builder.fetch(first), made_of(batch(1), SEGMENTER.cut))
    assert same(builder.fetch(builder.begin(batch(3))), made_of(batch(3), SEGMENTER.cut))


def test_what_is_forgotten_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PAYS_FROM", 1)
    builder = ListBuilder(SEGMENTER)
    for at in range(3):
        builder.begin(batch(at))
    builder.forget()
    number = builder.begin(batch(9))
    assert same(builder.fetch(number), made_of(batch(9), SEGMENTER.cut))
