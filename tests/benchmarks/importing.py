"""Print what an import of an article folder costs: python -m tests.benchmarks.importing [--files N].

Articles a second with and without the find index, against the plain cost of finding, reading and hashing the
same files and inserting the same rows; the same import again; the most memory it takes.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import multiprocessing
import os
import resource
import sqlite3
import tempfile
import time
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader import jobs
from reader.store.archive.archive import Archive
from tests.benchmarks.article_folder import PAPER, write_folder
from tests.indexing import SEGMENTER, writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from multiprocessing.connection import Connection

    from reader.core.paper import Article
    from reader.core.progress import Report
    from reader.store.records import ArticleId

TABLES = ("title", "issue", "source", "finding", "page", "article", "body", "day", "place")
Inserts = list[tuple[str, list[tuple[object, ...]]]]
"""Statements, each with its rows."""
RUNS = 3
AIM = 3.0
MOST_MEMORY = 300


class NoIndex:
    """Stands for the find index and does nothing."""

    def add(self, article_id: ArticleId, article: Article, original: Article | None = None) -> None:
        """Leave it."""

    def remove(self, article_id: ArticleId) -> None:
        """Leave it."""

    def changing(self, connection: sqlite3.Connection) -> AbstractContextManager[None]:  # noqa: ARG002 - nothing
        """Nothing is written."""
        return nullcontext()

    def tidy(self, connection: sqlite3.Connection, report: Report) -> None:
        """Leave it."""


def main() -> None:
    """Make a folder, import it in several ways, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--without-index", action="store_true", help="leave the index out")
    call = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-benchmark-") as name:
        place = Path(name)
        folder = write_folder(place / PAPER, call.files)
        _report(place, folder, call.files, with_index=not call.without_index)


def _report(place: Path, folder: Path, files: int, *, with_index: bool) -> None:
    """Print the least of several runs of each: what else the machine does counts as little as can be."""
    bare, plain = Cost(), Cost()
    model = place / "bare.yuebao"
    for nth in range(RUNS):
        model = place / f"bare-{nth}.yuebao"
        bare = bare.least(_apart(_import, model, folder, False))
        plain = plain.least(_apart(_plainly, place / f"plain-{nth}.yuebao", model, folder))
    print("articles a second of computing time (by the clock)")
    print(f"read, hashed and inserted plainly     {plain.rates(files)}")
    print(f"imported without the index            {bare.rates(files)}, {bare.memory} MB")
    ratios = f"{bare.seconds / plain.seconds:8.2f} ({bare.clock / plain.clock:.2f})"
    print(f"  ratio to the plain cost             {ratios}, aim: at most {AIM:.0f}")
    print(f"the same again                        {_apart(_import, model, folder, False).rates(files)}")
    if with_index:
        whole = _apart(_import, place / "whole.yuebao", folder, True)
        print(f"imported with the index               {whole.rates(files)}, {whole.memory} MB")
        print(f"  the index's share                   {1 - bare.seconds / whole.seconds:8.0%}")
        print(f"most memory                           {whole.memory:8d} MB, aim: at most {MOST_MEMORY}")


@dataclass(frozen=True)
class Cost:
    """What some work took: seconds of computing, seconds by the clock, the most memory in MB."""

    seconds: float = math.inf
    clock: float = math.inf
    memory: int = 0

    def least(self, other: Cost) -> Cost:
        """The least time of two runs, the most memory."""
        return Cost(
            min(self.seconds, other.seconds), min(self.clock, other.clock), max(self.memory, other.memory)
        )

    def rates(self, files: int) -> str:
        """Articles a second."""
        return f"{files / self.seconds:8.0f} ({files / self.clock:.0f})"


def _apart(work: Callable[..., Callable[[], None]], *arguments: object) -> Cost:
    """What `work` cost in a process made for it: it makes ready, and gives what is to be measured."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_told, args=(theirs, work, arguments))
    process.start()
    cost = ours.recv()
    process.join()
    assert isinstance(cost, Cost)
    return cost


def _told(pipe: Connection, work: Callable[..., Callable[[], None]], arguments: tuple[object, ...]) -> None:
    measured = work(*arguments)
    clock, start = time.perf_counter(), time.process_time()
    measured()
    seconds, clock = time.process_time() - start, time.perf_counter() - clock
    pipe.send(Cost(seconds, clock, _most_memory()))


def _most_memory() -> int:
    """The most memory of this process so far, in MB."""
    told = Path("/proc/self/status")
    if told.exists():
        # What getrusage tells has the memory of the process that started this one in it.
        return int(told.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2


def _import(path: Path, folder: Path, with_index: bool) -> Callable[[], None]:
    """A whole import until the archive is closed, jieba's dictionary loaded before."""
    index = writer() if with_index else NoIndex()
    if with_index:
        SEGMENTER.warm_up()
    archive = Archive.open(path)

    def measured() -> None:
        done = jobs.import_paths(archive, [folder], index)
        archive.close()
        assert not done.count(jobs.Status.FAILED), done.summary

    return measured


def _plainly(path: Path, model: Path, folder: Path) -> Callable[[], None]:
    """Find, read and hash the files of each day, insert the rows that the import made of them, a day at a time.

    The tables, their indexes and the journal are the archive's own: it is made by `Archive.open`.
    """
    rows = _rows_by_issue(model)
    Archive.open(path).close()
    return lambda: _plain_import(path, rows, folder)


def _plain_import(path: Path, rows: list[Inserts], folder: Path) -> None:
    days = sorted((place, sorted(files)) for place, _folders, files in os.walk(folder) if files)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        for (place, files), inserts in zip(days, rows, strict=True):
            digest = hashlib.sha256()
            for name in files:
                digest.update(Path(place, name).read_bytes())
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in inserts:
                connection.executemany(statement, values)
            connection.execute("COMMIT")


def _rows_by_issue(model: Path) -> list[Inserts]:
    """For each issue in the order of dates the statements and rows that make it."""
    with closing(sqlite3.connect(model)) as connection:
        issues = connection.execute("SELECT id, date FROM issue ORDER BY date").fetchall()
        made = [[_inserts(connection, table, issue, day) for table in TABLES] for issue, day in issues]
    for inserts in made[1:]:
        inserts[0] = (inserts[0][0], [])
    return made


def _inserts(
    connection: sqlite3.Connection, table: str, issue: int, day: str
) -> tuple[str, list[tuple[object, ...]]]:
    where = {
        "title": "id = (SELECT title_id FROM issue WHERE id = :issue)",
        "issue": "id = :issue",
        "source": "issue_id = :issue",
        "finding": "source_id IN (SELECT id FROM source WHERE issue_id = :issue)",
        "page": "issue_id = :issue",
        "article": "page_id IN (SELECT id FROM page WHERE issue_id = :issue)",
        "body": "article_id IN (SELECT article.id FROM article JOIN page ON page.id = page_id"
        " WHERE issue_id = :issue)",
        "day": "ordinal = :ordinal",
        "place": "sources = (SELECT json_array(sha256) FROM source WHERE issue_id = :issue)",
    }[table]
    values = {"issue": issue, "ordinal": date.fromisoformat(day).toordinal()}
    select = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608 - names of our own
    found = connection.execute(select, values).fetchall()
    marks = ", ".join("?" * len(found[0])) if found else ""
    return f"INSERT INTO {table} VALUES ({marks})", found  # noqa: S608 - as above


if __name__ == "__main__":
    main()
