"""Print what find can do: python -m tests.benchmarks.find --articles N [--pieces 5000].

Building speed, the index's size against the text's, memory, finding by length of query and by hard
queries, the same by LIKE and by tantivy (where its package is there), the first find of a new process, and
recall and precision against looking at every article (in memory: 20,000 articles or so).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from reader.find import words
from reader.find.folding import fold
from reader.find.index import ArticleIndex
from reader.find.records import Order
from reader.find.segments import Kind
from reader.find.search import count, find, found_ids
from reader.find.texts import all_texts
from reader.store.archive import Archive
from reader.store.rows import all_articles
from tests.benchmarks.corpus import readings

LENGTHS = (1, 2, 3, 4, 8, 12)
HARD = (
    "的", "标题:的", "的 是", "的 发展", "发展 中国", "发展|中国|工作|问题|我们|他们", "发展 -中国", "-的",
    "发展 NEAR/20 中国", "发展 日期:1990..2010", "发展 版:1", "发展 报纸:浦江", "日期:1990", "发展 日期:1990 字形:原样",
)  # fmt: skip
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


Way = Callable[[str], object]
ASKED_FROM = 2_000
"""Articles the queries are drawn from: their texts are all that is kept in memory."""


def main() -> None:
    """Make a corpus, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=60, help="of each length")
    options.add_argument("--pieces", type=int, default=0, help="check recall and precision with so many")
    options.add_argument("--keep", type=Path, help="keep the archive here")
    options.add_argument("--archive", type=Path, help="measure this archive instead of building one")
    options.add_argument("--without-others", action="store_true", help="no LIKE, no tantivy")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.archive or asked.keep or Path(folder) / "corpus.yuebao"
        words.use_cache_folder(Path(folder))
        archive = Archive.open(asked.archive) if asked.archive else _build(path, asked.articles)
        _measure(archive, Path(folder), asked)
        archive.close()


def _measure(archive: Archive, folder: Path, asked: argparse.Namespace) -> None:
    _tell_sizes(archive)
    _tell_cold(archive.path, folder)
    texts = _some_texts(archive)
    queries = _queries(texts, asked.queries)
    ours = _tell_ours(archive, queries)
    _tell_hard(archive)
    _tell_memory("after all finds")
    if not asked.without_others:
        _tell_others(archive, folder, queries, ours)
    _tell_first_find(archive.path, folder)
    if asked.pieces:
        _tell_exactness(archive, _folded_texts(archive), asked.pieces)


def _build(path: Path, articles: int) -> Archive:
    words.warm_up()
    archive, index = Archive.open(path), ArticleIndex()
    taken = 0.0
    coming = readings(articles)
    while some := list(islice(coming, 100)):
        start = time.perf_counter()
        with archive.changing(index):
            for reading in some:
                archive.store(reading, index)
        taken += time.perf_counter() - start
    start = time.perf_counter()
    index.tidy(archive)
    taken += time.perf_counter() - start
    print(f"built: {articles} articles in {taken:.1f} s, {articles / taken:.0f} articles/s")
    _tell_memory("after building")
    return archive


def _tell_memory(when: str) -> None:
    """The most memory this process ever had, in the units of each system."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"peak memory {when}: {most / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.0f} MB")


def _tell_sizes(archive: Archive) -> None:
    connection = archive.connection
    text = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM body").fetchone()[0]
    rows = connection.execute("SELECT id >> 32 & 1, sum(length(data)) FROM block GROUP BY 1").fetchall()
    sizes = {Kind(kind).name.lower(): size for kind, size in rows}
    sizes["articles"] = connection.execute(
        "SELECT sum(length(ids) + length(fields) + length(places)) FROM segment"
    ).fetchone()[0]
    parts = ", ".join(f"{name} {size / text:.3f}" for name, size in sizes.items())
    whole = archive.size().bytes
    index = sum(sizes.values()) / text
    print(f"text {text / 1e6:.1f} MB; index {index:.2f} × text ({parts}); file {whole / text:.2f} ×")


def _tell_cold(path: Path, folder: Path) -> None:
    """The first results of a common word when nothing of the archive is in the system's cache."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    print(f"cold file, new process: find 发展 {_new_process(path, folder, '发展', 'idle')[1]} ms")


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
        f"{length} characters": [_quoted(_piece(chance, texts, length)) for _ in range(wanted)]
        for length in LENGTHS
    }
    found["two terms"] = [" ".join(_quoted(_piece(chance, texts, 2)) for _ in "ab") for _ in range(wanted)]
    found["field and year"] = [
        f"正文:{_quoted(_piece(chance, texts, 4))} 日期:{chance.randint(1974, 2023)}" for _ in range(wanted)
    ]
    return found


def _tell_ours(archive: Archive, queries: dict[str, list[str]]) -> dict[tuple[str, str], float]:
    """Prints a table; gives the median of each way and kind."""
    ways: dict[str, Way] = {
        "count": lambda query: count(archive, query),
        "newest": lambda query: find(archive, query, order=Order.NEWEST),
        "best": lambda query: find(archive, query),
    }
    medians: dict[tuple[str, str], float] = {}
    print(f"{'ms: p50 / p95 / max':18}" + "".join(f"{name:>26}" for name in ways))
    for kind, asked in queries.items():
        row = f"{kind:18}"
        for name, way in ways.items():
            times = sorted(_timed(way, query) for query in asked)
            medians[name, kind] = statistics.median(times)
            row += f"{times[len(times) // 2]:10.2f} {times[len(times) * 95 // 100]:7.2f} {times[-1]:7.1f}"
        print(row)
    return medians


def _tell_hard(archive: Archive) -> None:
    """Queries that ask for much."""
    for query in HARD:
        counted = _timed(lambda asked: count(archive, asked), query)
        found = _timed(lambda asked: find(archive, asked), query)
        print(f"hard: {query:36} count {counted:7.1f} ms, best {found:7.1f} ms")


def _tell_others(
    archive: Archive, folder: Path, queries: dict[str, list[str]], ours: dict[tuple[str, str], float]
) -> None:
    """The same pieces by LIKE and by tantivy over characters, as ratios to our medians."""
    ways: dict[str, Way] = {"LIKE count": lambda query: _like(archive, query)}
    with suppress(ImportError):
        ways |= _tantivy(archive, folder)
    for name, way in ways.items():
        told = []
        for kind, asked in queries.items():
            if kind.endswith("characters"):
                few = asked[: 5 if name.startswith("LIKE") else len(asked)]
                theirs = statistics.median(_timed(way, query) for query in few)
                ratio = theirs / ours["newest" if "newest" in name else "count", kind]
                told.append(f"{kind.split()[0]}: {theirs:.2f} ms = {ratio:.1f} ×")
        print(f"{name}, by length: " + "; ".join(told))


def _like(archive: Archive, query: str) -> object:
    wanted = query[1:-1].replace('""', '"').replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    sql = "SELECT count(*) FROM body WHERE text LIKE ? ESCAPE '\\'"
    return archive.connection.execute(sql, (f"%{wanted}%",)).fetchone()


def _tantivy(archive: Archive, folder: Path) -> dict[str, Way]:
    """Tantivy's Python package, one character a token; not a dependency of the program."""
    import tantivy  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - not needed to run

    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text", tokenizer_name="whitespace")
    fields.add_integer_field("day", fast=True)
    where = folder / "tantivy"
    where.mkdir()
    index = tantivy.Index(fields.build(), str(where))
    writer = index.writer(200_000_000, 1)
    for record in all_articles(archive.connection):
        text = " ".join(" ".join(fold(it)) for part in all_texts(record.clipping.article) for it in part)
        writer.add_document(tantivy.Document(text=text, day=record.id))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, schema = index.searcher(), index.schema

    def asked(query: str) -> object:
        letters = list(query[1:-1].replace('""', '"'))
        if len(letters) == 1:
            return tantivy.Query.term_query(schema, "text", letters[0])
        return tantivy.Query.phrase_query(schema, "text", letters)

    return {
        "tantivy characters count": lambda query: searcher.search(asked(query), limit=1, count=True).count,
        "tantivy characters newest": lambda query: searcher.search(
            asked(query), limit=50, count=False, order_by_field="day"
        ),
    }


def _folded_texts(archive: Archive) -> dict[int, list[str]]:
    return {
        record.id: [fold(text) for field in all_texts(record.clipping.article) for text in field]
        for record in all_articles(archive.connection)
    }


def _tell_first_find(path: Path, folder: Path) -> None:
    for state in ("loading", "idle"):
        for query in ("服务业", "现代服务业的发展"):
            runs = [_new_process(path, folder, query, state) for _ in range(4)]
            opened, found = (statistics.median(run[at] for run in runs[1:]) for at in (0, 1))
            print(f"new process, dictionary {state}: open {opened:.0f} ms, find {query} {found:.0f} ms")


def _new_process(path: Path, folder: Path, query: str, state: str) -> list[int]:
    """Milliseconds of opening and of the first find."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST_FIND, str(path), str(folder), query, state],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return [int(it) for it in told.split()]


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


if __name__ == "__main__":
    main()
