"""Questions that are broken off."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from reader.core.errors import Cancelled
from reader.core.interruptible import InterruptibleQuery
from tests.patience import PATIENCE

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_dropping_interrupts_what_is_being_answered() -> None:
    question, began = InterruptibleQuery(), threading.Event()
    ended: list[str] = []

    def ask() -> None:
        with closing(sqlite3.connect(":memory:")) as connection, question.answering(connection):
            connection.create_function("began", 0, began.set)
            try:
                connection.execute("SELECT began()").fetchone()
                connection.execute(ENDLESS).fetchone()
            except sqlite3.OperationalError as error:
                ended.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert began.wait(PATIENCE)
    while thread.is_alive():  # the first call may come between two statements
        question.drop()
        thread.join(0.05)
    assert ended == ["interrupted"]


def test_a_dropped_question_is_not_answered() -> None:
    question = InterruptibleQuery()
    question.drop()
    connection = sqlite3.connect(":memory:")
    with closing(connection), pytest.raises(Cancelled), question.answering(connection):
        pytest.fail("it was dropped")
    with pytest.raises(Cancelled):
        question.check()


def test_the_next_question_of_the_same_connection_is_left_alone() -> None:
    first, second = InterruptibleQuery(), InterruptibleQuery()
    with closing(sqlite3.connect(":memory:")) as connection:
        with first.answering(connection):
            pass
        with second.answering(connection):
            first.drop()
            assert connection.execute("SELECT 1").fetchone() == (1,)
