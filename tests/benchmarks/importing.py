"""Print what an import of an article folder costs: python -m tests.benchmarks.importing [--files N].

Articles a second with and without the find index, against the plain cost of reading and hashing the same
files and inserting the same rows; the same import again; the most memory it takes.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader import jobs
from reader.find import words
from reader.find.index import ArticleIndex
from reader.store.archive import Archive
from tests.benchmarks.article_folder import PAPER, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from reader.core.paper import Article
    from reader.store.records import ArticleId

TABLES = ("title", "issue", "source", "finding", "page", "article", "body", "day")
AIM = 3.0
MOST_MEMORY = 300


class NoIndex:
    """Stands for the find index and does nothing."""

    def add(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
        """Leave it."""

    def remove(
        self,
        connection: sqlite3.Connection,
        article_id: ArticleId,
        article: Article,
        original: Article | None = None,
    ) -> None:
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
    bare, memory = _apart(_import, place / "bare.yuebao", folder, False)
    plain, _memory = _apart(_plainly, place / "plain.yuebao", place / "bare.yuebao", folder)
    print(f"read, hashed and inserted plainly     {files / plain:8.0f} articles a second")
    print(f"imported without the index            {files / bare:8.0f} articles a second, {memory} MB")
    print(f"  ratio to the plain cost             {bare / plain:8.2f} (aim: at most {AIM:.0f})")
    again, _memory = _apart(_import, place / "bare.yuebao", folder, False)
    print(f"the same again                        {files / again:8.0f} articles a second")
    if with_index:
        whole, memory = _apart(_import, place / "whole.yuebao", folder, True)
        print(f"imported with the index               {files / whole:8.0f} articles a second, {memory} MB")
        print(f"  the index's share                   {1 - bare / whole:8.0%}")
        print(f"most memory                           {memory:8d} MB (aim: at most {MOST_MEMORY})")


def _apart(work: Callable[..., float], *arguments: object) -> tuple[float, int]:
    """Seconds that `work` says it took, and the most memory of the process made for it, in MB."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_told, args=(theirs, work, arguments))
    process.start()
    seconds, memory = ours.recv()
    process.join()
    return seconds, memory


def _told(pipe: Connection, work: Callable[..., float], arguments: tuple[object, ...]) -> None:
    seconds = work(*arguments)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pipe.send((seconds, most // (1024 if sys.platform == "linux" else 1024**2)))


def _import(path: Path, folder: Path, with_index: bool) -> float:
    """A whole import, jieba's dictionary loaded before."""
    index = ArticleIndex() if with_index else NoIndex()
    if with_index:
        words.use_cache_folder(path.parent)
        words.warm_up()
    archive = Archive.open(path)
    start = time.process_time()
    done = jobs.import_paths(archive, [folder], index)
    seconds = time.process_time() - start
    archive.close()
    assert not done.count(jobs.Status.FAILED), done.summary
    return seconds


def _plainly(path: Path, model: Path, folder: Path) -> float:
    """Read and hash the files of each day and insert the rows that the import made of them, a day at a time."""
    rows = _rows_by_issue(model)
    Archive.open(path).close()
    days = sorted({file.parent for file in folder.rglob("*.txt")})
    start = time.process_time()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        for day, inserts in zip(days, rows, strict=True):
            digest = hashlib.sha256()
            for file in sorted(day.iterdir()):
                digest.update(file.read_bytes())
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in inserts:
                connection.executemany(statement, values)
            connection.execute("COMMIT")
    return time.process_time() - start


def _rows_by_issue(model: Path) -> list[list[tuple[str, list[tuple[object, ...]]]]]:
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
    }[table]
    values = {"issue": issue, "ordinal": date.fromisoformat(day).toordinal()}
    select = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608 - names of our own
    found = connection.execute(select, values).fetchall()
    marks = ", ".join("?" * len(found[0])) if found else ""
    return f"INSERT INTO {table} VALUES ({marks})", found  # noqa: S608 - as above


if __name__ == "__main__":
    main()
