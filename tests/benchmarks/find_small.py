"""Print what the archive and find can do: python -m tests.benchmarks.find_small [--articles N] [--queries N].

Building speed, the index's size against the text's, opening an issue, finding by length of query, the
first find of a new process, and recall and precision against looking at every article.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.find.folding import fold
from reader.find.records import Order
from reader.find.search import count, find, found_ids
from reader.find.tokens import all_texts
from reader.find.words import warm_up
from reader.store.rows import all_articles
from tests.benchmarks.corpus import make_archive, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.store.archive import Archive

LENGTHS = (1, 2, 3, 4, 8, 12)
FIRST_FIND = """
import sys, threading, time
start = time.perf_counter()
from pathlib import Path
from reader.find import words
from reader.find.search import find
from reader.find.words import warm_up
from reader.store.archive import Archive
words.use_cache_folder(Path(sys.argv[2]))
archive = Archive.open(Path(sys.argv[1]))
loaded = time.perf_counter()
loader = threading.Thread(target=warm_up)
if sys.argv[4] == "loading":
    loader.start()
asked = time.perf_counter()
found = find(archive, sys.argv[3])
print(f"{1000 * (loaded - start):.0f} {1000 * (time.perf_counter() - asked):.0f}")
if loader.is_alive():
    loader.join()
archive.close()
"""


def main() -> None:
    """Make a corpus, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=2_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.yuebao"
        archive = _build(path, asked.articles)
        _tell_sizes(archive)
        _tell_opening(archive)
        texts = _folded_texts(archive)
        _tell_speed(archive, texts)
        _tell_first_find(path, Path(folder))
        _tell_exactness(archive, texts, asked.queries)
        archive.close()


def _build(path: Path, articles: int) -> Archive:
    warm_up()
    start = time.perf_counter()
    for _reading in readings(articles):
        pass
    writing = time.perf_counter() - start
    start = time.perf_counter()
    archive = make_archive(path, articles)
    taken = time.perf_counter() - start - writing
    print(f"built: {articles} articles in {taken:.1f} s, {articles / taken:.0f} articles/s")
    return archive


def _tell_sizes(archive: Archive) -> None:
    connection = archive.connection
    text = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM body").fetchone()[0]
    sizes = {
        table: connection.execute(f"SELECT sum(length(block)) FROM {table}_data").fetchone()[0]  # noqa: S608
        for table in ("gram", "chr", "word")
    }
    parts = ", ".join(f"{table} {size / text:.2f}" for table, size in sizes.items())
    whole = archive.size().bytes
    index = sum(sizes.values()) / text
    print(f"text {text / 1e6:.1f} MB; index {index:.2f} × text ({parts}); file {whole / text:.2f} ×")


def _tell_opening(archive: Archive) -> None:
    issues = [it for (it,) in archive.connection.execute("SELECT id FROM issue ORDER BY random() LIMIT 200")]
    print("opening an issue:", _spread(_timed(archive.issue, it) for it in issues))


def _folded_texts(archive: Archive) -> dict[int, list[str]]:
    return {
        record.id: [fold(text) for field in all_texts(record.clipping.article) for text in field]
        for record in all_articles(archive.connection)
    }


def _tell_speed(archive: Archive, texts: dict[int, list[str]]) -> None:
    chance = random.Random(3)
    ways: dict[str, Callable[[str], object]] = {
        "count": lambda query: count(archive, query),
        "newest": lambda query: find(archive, query, order=Order.NEWEST),
        "best": lambda query: find(archive, query),
    }
    for length in LENGTHS:
        queries = [_quoted(_piece(chance, texts, length)) for _ in range(120)]
        told = [f"{name} {_spread(_timed(way, query) for query in queries)}" for name, way in ways.items()]
        print(f"{length:2} characters:", "; ".join(told))
    pairs = [" ".join(_quoted(_piece(chance, texts, 2)) for _ in "ab") for _ in range(120)]
    print(" two terms, best:", _spread(_timed(ways["best"], pair) for pair in pairs))


def _tell_first_find(path: Path, cache: Path) -> None:
    for state in ("loading", "idle"):
        for query in ("服务业", "现代服务业的发展"):
            runs = [
                subprocess.run(
                    [sys.executable, "-c", FIRST_FIND, str(path), str(cache), query, state],
                    check=True, capture_output=True, text=True,
                ).stdout.split()
                for _ in range(4)
            ]  # fmt: skip
            opened, found = (statistics.median(int(run[at]) for run in runs[1:]) for at in (0, 1))
            print(f"new process, dictionary {state}: open {opened:.0f} ms, find {query} {found:.0f} ms")


def _tell_exactness(archive: Archive, texts: dict[int, list[str]], queries: int) -> None:
    chance = random.Random(4)
    wanted = found = both = 0
    for _ in range(queries):
        term = _piece(chance, texts, chance.randint(1, 12))
        there = {article_id for article_id, parts in texts.items() if any(term in part for part in parts)}
        got = set(found_ids(archive, _quoted(term)))
        wanted, found, both = wanted + len(there), found + len(got), both + len(there & got)
    print(f"{queries} pieces of 1 to 12 characters: recall {both / wanted:.6f}, precision {both / found:.6f}")


def _piece(chance: random.Random, texts: dict[int, list[str]], length: int) -> str:
    """A piece of some text; shorter where the text is."""
    text = chance.choice([text for text in texts[chance.choice(list(texts))] if text])
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _timed(work: Callable[[Any], object], argument: object) -> float:
    start = time.perf_counter()
    work(argument)
    return 1000 * (time.perf_counter() - start)


def _spread(times: Iterable[float]) -> str:
    found = sorted(times)
    return f"p50 {found[len(found) // 2]:.2f} p95 {found[len(found) * 95 // 100]:.2f} max {found[-1]:.1f} ms"


if __name__ == "__main__":
    main()
