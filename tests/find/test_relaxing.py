"""What to try where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.core.interruptible import InterruptibleQuery
from reader.find.relaxing import Relaxation, relaxations, relaxed
from tests.find.paper import body, reading

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("桥 版:2 日期:2021", ["桥 日期:2021", "桥 版:2", "桥"]),
        ("渡口 老船工", ["老船工", "渡口"]),
        ("老船工", ["老船", "船工"]),
        ('"渡口 老船" 版:2', ['"渡口 老船"']),
        ("渡口 -会议", ["渡口"]),
        ("桥 AND 版:2", ["桥"]),
        ('a"b|c', []),
        ("桥", []),
        ("-会议", []),
        ("", []),
    ],
)
def test_what_is_nearest_asks_for_less(asked: str, first: list[str]) -> None:
    assert list(relaxed(asked))[: len(first) or None] == first


def test_only_what_finds_something_is_offered_with_how_much(archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(body("石桥通了。"), body("石桥边的茶园。")), index)
    assert relaxations(archive, "石桥 灯塔", InterruptibleQuery()) == [Relaxation("石桥", 2)]
    assert relaxations(archive, "石桥 版:9", InterruptibleQuery()) == [Relaxation("石桥", 2)]


def test_it_can_be_broken_off(archive: Archive) -> None:
    question = InterruptibleQuery()
    question.drop()
    with pytest.raises(Cancelled):
        relaxations(archive, "石桥 灯塔", question)
