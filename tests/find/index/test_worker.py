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
from reader.find.index.worker import Maker
from reader.find.text.units import gathered
from tests.indexing import SEGMENTER

if TYPE_CHECKING:
    from reader.find.index.builder import Made
    from reader.find.text.units import Gathered


def lot(number: int) -> Gathered:
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
    maker = Maker(SEGMENTER)
    numbers = [maker.begin(lot(at)) for at in range(6)]
    assert maker._other is not None
    assert [same(maker.fetch(it), made_of(lot(it), SEGMENTER.cut)) for it in numbers] == [True] * 6


def test_few_articles_start_no_process() -> None:
    maker = Maker(SEGMENTER)
    assert same(maker.fetch(maker.begin(lot(1))), made_of(lot(1), SEGMENTER.cut))
    assert maker._other is None


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to kill with")
def test_what_a_killed_process_had_in_hand_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PAYS_FROM", 1)
    maker = Maker(SEGMENTER)
    first = maker.begin(lot(1))
    assert maker._other is not None
    process = maker._other._process
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    second = maker.begin(lot(2))
    assert same(maker.fetch(second), made_of(lot(2), SEGMENTER.cut))
    assert same(maker.fetch(first), made_of(lot(1), SEGMENTER.cut))
    assert same(maker.fetch(maker.begin(lot(3))), made_of(lot(3), SEGMENTER.cut))


def test_what_is_forgotten_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PAYS_FROM", 1)
    maker = Maker(SEGMENTER)
    for at in range(3):
        maker.begin(lot(at))
    maker.forget()
    number = maker.begin(lot(9))
    assert same(maker.fetch(number), made_of(lot(9), SEGMENTER.cut))
