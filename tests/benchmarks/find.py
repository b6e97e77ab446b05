"""Print what find can do: python -m tests.benchmarks.find --articles N.

Building speed, the index's size against the text's, memory, finding by length of query and by hard
queries, the same by other means, and the first find of a new process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

from reader.find.index.segments import Kind
from reader.find.query.as_text import as_text
from reader.find.query.nodes import Field, Term
from reader.find.records import Order
from reader.find.search import count, find
from reader.find.text.fields import all_texts
from reader.find.text.folding import fold
from reader.store.archive.archive import Archive
from tests.benchmarks import others
from tests.benchmarks.corpus import ISSUES_AT_ONCE, readings
from tests.benchmarks.memory import tell_memory
from tests.find.paper import quoted
from tests.indexing import writer

LENGTHS = (1, 2, 3, 4, 8, 12)
HARD = (
    "的", "标题:的", "的 是", "的 发展", "发展 中国", "发展|中国|工作|问题|我们|他们", "发展 -中国", "-的",
    "发展 NEAR/20 中国", "发展 日期:1990..2010", "发展 版:1", "发展 报纸:浦江", "日期:1990", "发展 日期:1990 字形:原样",
)  # fmt: skip
FIRST_FIND = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from reader.find.search import find
from reader.store.archive.archive import Archive
archive = Archive.open(Path(sys.argv[1]))
asked = time.perf_counter()
found = find(archive, sys.argv[2])
print(f"{1000 * (asked - start):.0f} {1000 * (time.perf_counter() - asked):.0f}")
archive.close()
"""


ASKED_FROM = 2_000
"""Articles the queries are drawn from: their texts are all that is kept in memory."""


def main() -> None:
    """Make a corpus, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=60, help="of each length")
    options.add_argument("--keep", type=Path, help="keep the archive here")
    options.add_argument("--archive", type=Path, help="measure this archive instead of building one")
    options.add_argument("--without-others", action="store_true", help="no LIKE, no FTS5, no tantivy")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.archive or asked.keep or Path(folder) / "corpus.yuebao"
        if not asked.archive:
            # In a process of its own: what building needed is not counted to finding.
            process = multiprocessing.get_context("spawn").Process(target=_build, args=(path, asked.articles))
            process.start()
            process.join()
        with closing(Archive.open(path)) as archive:
            _measure(archive, Path(folder), asked)


def _measure(archive: Archive, folder: Path, asked: argparse.Namespace) -> None:
    _tell_sizes(archive)
    _tell_cold(archive.path)
    _warm(archive.path)
    texts = _some_texts(archive)
    queries = _queries(texts, asked.queries)
    ours = _tell_ours(archive, queries)
    _tell_hard(archive)
    tell_memory("after all finds")
    if not asked.without_others:
        others.tell(archive, folder, queries, ours)
    _tell_first_find(archive.path)


def _build(path: Path, articles: int) -> None:
    """Make the archive; only storing and indexing are timed, not the inventing."""
    archive, index = Archive.open(path), writer()
    taken = 0.0
    coming = readings(articles)
    while some := list(islice(coming, ISSUES_AT_ONCE)):
        start = time.perf_counter()
        with archive.changing(index):
            for reading in some:
                archive.store(reading, index)
        taken += time.perf_counter() - start
    start = time.perf_counter()
    archive.tidy(index)
    taken += time.perf_counter() - start
    print(f"built: {articles} articles in {taken:.1f} s, {articles / taken:.0f} articles/s")
    tell_memory("of building, the second process aside")
    archive.close()


def _tell_sizes(archive: Archive) -> None:
    connection = archive.connection
    text = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM body").fetchone()[0]
    # One sum for each kind: grouped, SQLite would sort the lists themselves.
    sql = "SELECT sum(length(data)) FROM _block WHERE id >> 32 & 3 = ?"
    sizes = {kind.name.lower(): connection.execute(sql, (kind,)).fetchone()[0] or 0 for kind in Kind}
    sizes["columns"] = connection.execute(
        "SELECT sum(length(ids) + length(fields) + length(places)) FROM _segment"
    ).fetchone()[0]
    parts = ", ".join(f"{name} {size / text:.3f}" for name, size in sizes.items())
    whole = archive.size().bytes
    index = sum(sizes.values()) / text
    print(f"text {text / 1e6:.1f} MB; index {index:.2f} × text ({parts}); file {whole / text:.2f} ×")


def _tell_cold(path: Path) -> None:
    """The first results of a common word when nothing of the archive is in the system's cache."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    opened, found = _new_process(path, "发展")
    print(f"cold file, new process: open {opened} ms, find 发展 {found} ms")


def _warm(path: Path) -> None:
    """Have the whole file in the system's cache."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _some_texts(archive: Archive) -> dict[int, list[str]]:
    chance = random.Random(2)
    first, last = archive.connection.execute("SELECT min(id), max(id) FROM article").fetchone()
    found: dict[int, list[str]] = {}
    for _ in range(ASKED_FROM):
        sql = "SELECT id FROM article WHERE id >= ? LIMIT 1"
        (article_id,) = archive.connection.execute(sql, (chance.randint(first, last),)).fetchone()
        record = archive.article(article_id)
        found[article_id] = [fold(it) for field in all_texts(record.clipping.article) for it in field]
    return found


def _queries(texts: dict[int, list[str]], wanted: int) -> dict[str, list[str]]:
    """By kind: pieces of texts, two terms, a phrase with a field and a year."""
    chance = random.Random(3)
    found = {
        f"{length} characters": [as_text(Term(_piece(chance, texts, length))) for _ in range(wanted)]
        for length in LENGTHS
    }
    found["two terms"] = [
        " ".join(as_text(Term(_piece(chance, texts, 2))) for _ in "ab") for _ in range(wanted)
    ]
    found["field and year"] = [
        f"{as_text(Term(_piece(chance, texts, 4), Field.BODY))} 日期:{chance.randint(1974, 2023)}"
        for _ in range(wanted)
    ]
    for length in (2, 4):
        found[f"{length} in quotes"] = [quoted(_piece(chance, texts, length)) for _ in range(wanted)]
    return found


def _tell_ours(archive: Archive, queries: dict[str, list[str]]) -> dict[tuple[str, str], float]:
    """Prints a table; gives the median of each way and kind."""
    ways: dict[str, others.Way] = {
        "count": lambda query: count(archive, query),
        "newest": lambda query: find(archive, query, order=Order.NEWEST),
        "best": lambda query: find(archive, query),
    }
    medians: dict[tuple[str, str], float] = {}
    print(f"{'ms: p50 / p95 / max':18}" + "".join(f"{name:>26}" for name in ways))
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for kind, asked in queries.items():
        row = f"{kind:18}"
        for name, way in ways.items():
            times = [others.timed(way, query) for query in asked]
            medians[name, kind] = statistics.median(times)
            row += _told(times)
            taken[name] += times
        print(row)
    print(f"{'all of these':18}" + "".join(map(_told, taken.values())))
    return medians


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:10.2f} {ordered[len(ordered) * 95 // 100]:7.2f} {ordered[-1]:7.1f}"


def _tell_hard(archive: Archive) -> None:
    """Queries that ask for much."""
    for query in HARD:
        counted = others.timed(lambda asked: count(archive, asked), query)
        found = others.timed(lambda asked: find(archive, asked), query)
        print(f"hard: {query:36} count {counted:7.1f} ms, best {found:7.1f} ms")


def _tell_first_find(path: Path) -> None:
    for query in ("服务业", "现代服务业的发展"):
        runs = [_new_process(path, query) for _ in range(4)]
        opened, found = (statistics.median(run[at] for run in runs[1:]) for at in (0, 1))
        print(f"new process: open {opened:.0f} ms, find {query} {found:.0f} ms")


def _new_process(path: Path, query: str) -> list[int]:
    """Milliseconds of opening and of the first find."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST_FIND, str(path), query], check=True, capture_output=True, text=True
    ).stdout
    return [int(it) for it in told.split()]


def _piece(chance: random.Random, texts: dict[int, list[str]], length: int) -> str:
    """A piece of some folded text; shorter where the text is."""
    text = chance.choice([text for text in texts[chance.choice(list(texts))] if text])
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


if __name__ == "__main__":
    main()
