"""The same queries by other means: LIKE, FTS5 over characters, tantivy over characters and over words."""

from __future__ import annotations

import sqlite3
import statistics
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.find.query.parsing import parse
from reader.find.text.fields import all_texts
from reader.find.text.folding import fold
from reader.store.archive.rows import all_articles
from tests.find.paper import fold_for_words
from tests.indexing import SEGMENTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.core.paper import Article
    from reader.store.archive.archive import Archive

    Way = Callable[[str], object]

FEW = 5
"""Queries of each kind that are asked where each takes seconds."""
_MARK_AS_LETTER = 0xE000
"""Marks and spaces are moved here: `ascii` takes all beyond ASCII for letters."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another way: what it is compared with, and how many queries of a kind it is asked."""

    name: str
    like: str
    ask: Way
    most: int | None = None


def tell(
    archive: Archive, folder: Path, queries: dict[str, list[str]], ours: dict[tuple[str, str], float]
) -> None:
    """Print each as the ratio of medians: so many times as long as ours takes."""
    like = Other("LIKE count", "count", _like(archive), FEW)
    # One after the other: what a way needs is there until the next one is asked for.
    for other in chain([like], _fts5(archive, folder), _tantivy(archive, folder)):
        told = []
        for kind, asked in queries.items():
            if kind.endswith("characters"):
                times = sorted(timed(other.ask, query) for query in asked[: other.most])
                middle, late = statistics.median(times), times[len(times) * 95 // 100]
                ratio = middle / ours[other.like, kind]
                told.append(f"{kind.split()[0]}: {middle:.2f}/{late:.2f} ms = {ratio:.1f} ×")
        print(f"{other.name}, by length, p50/p95: " + "; ".join(told), flush=True)


def _letters(query: str) -> str:
    return parse(query).terms[0].text


def _like(archive: Archive) -> Way:
    def ask(query: str) -> object:
        wanted = _letters(query).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        sql = "SELECT count(*) FROM body WHERE text LIKE ? ESCAPE '\\'"
        return archive.connection.execute(sql, (f"%{wanted}%",)).fetchone()

    return ask


def _fts5(archive: Archive, folder: Path) -> Iterator[Other]:
    connection = sqlite3.connect(folder / "fts5.sqlite", isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(text, content='', columnsize=0, tokenize=\"ascii\")"
    )
    start = time.perf_counter()
    connection.execute("BEGIN")
    rows = (
        (record.id, _tokens(_texts(record.clipping.article))) for record in all_articles(archive.connection)
    )
    connection.executemany("INSERT INTO found(rowid, text) VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    size = connection.execute("SELECT sum(length(block)) FROM found_data").fetchone()[0]
    print(
        f"FTS5 over characters: made in {time.perf_counter() - start:.0f} s, {size / 1e6:.0f} MB", flush=True
    )

    def matched(query: str) -> str:
        return f'"{_tokens([_letters(query)])}"'

    yield Other(
        "FTS5 characters count", "count",
        lambda query: connection.execute("SELECT count(*) FROM found(?)", (matched(query),)).fetchone(),
    )  # fmt: skip
    yield Other(
        "FTS5 characters newest", "newest",
        lambda query: connection.execute(
            "SELECT rowid FROM found(?) ORDER BY rowid DESC LIMIT 50", (matched(query),)
        ).fetchall(),
    )  # fmt: skip
    connection.close()


def _tokens(texts: list[str]) -> str:
    table = {code: chr(_MARK_AS_LETTER + code) for code in range(0x80) if not chr(code).isalnum()}
    return " | ".join(" ".join(text.translate(table)) for text in texts)


def _texts(article: Article) -> list[str]:
    return [fold(text) for field in all_texts(article) for text in field]


def _tantivy(archive: Archive, folder: Path) -> Iterator[Other]:
    """Tantivy's Python package, where it is installed; not a dependency of the program."""
    with suppress(ImportError):
        import tantivy  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - not needed to run

        yield from _tantivy_ways(tantivy, archive, folder)


def _tantivy_ways(tantivy: object, archive: Archive, folder: Path) -> Iterator[Other]:
    fields = tantivy.SchemaBuilder()  # type: ignore[attr-defined]
    for name in ("characters", "words"):
        fields.add_text_field(name, tokenizer_name="whitespace")
    fields.add_integer_field("day", fast=True)
    where = folder / "tantivy"
    where.mkdir()
    index = tantivy.Index(fields.build(), str(where))  # type: ignore[attr-defined]
    start = time.perf_counter()
    writer = index.writer(200_000_000, 1)
    for record in all_articles(archive.connection):
        article = record.clipping.article
        cut = (
            " ".join(SEGMENTER.cut(fold_for_words(text))) for field in all_texts(article) for text in field
        )
        characters = " ".join(" ".join(text) for text in _texts(article))
        writer.add_document(
            tantivy.Document(characters=characters, words=" ".join(cut), day=record.id)  # type: ignore[attr-defined]
        )
    writer.commit()
    writer.wait_merging_threads()
    size = sum(path.stat().st_size for path in where.iterdir())
    print(f"tantivy: made in {time.perf_counter() - start:.0f} s, {size / 1e6:.0f} MB", flush=True)
    index.reload()
    searcher, schema, query_type = index.searcher(), index.schema, tantivy.Query  # type: ignore[attr-defined]

    def asked(field: str, tokens: list[str]) -> object:
        if len(tokens) == 1:
            return query_type.term_query(schema, field, tokens[0])
        return query_type.phrase_query(schema, field, tokens)

    def characters_of(query: str) -> object:
        return asked("characters", list(_letters(query)))

    def words_of(query: str) -> object:
        return asked("words", SEGMENTER.cut(_letters(query)))

    for field, of in (("characters", characters_of), ("words", words_of)):
        yield Other(
            f"tantivy {field} count", "count",
            lambda query, of=of: searcher.search(of(query), limit=1, count=True).count,  # type: ignore[misc]
        )  # fmt: skip
        yield Other(
            f"tantivy {field} newest", "newest",
            lambda query, of=of: searcher.search(of(query), limit=50, count=False, order_by_field="day"),  # type: ignore[misc]
        )  # fmt: skip
        yield Other(
            f"tantivy {field} ranked", "best",
            lambda query, of=of: searcher.search(of(query), limit=50, count=False),  # type: ignore[misc]
        )  # fmt: skip


def timed(ask: Way, query: str) -> float:
    """Milliseconds that it takes."""
    start = time.perf_counter()
    ask(query)
    return 1000 * (time.perf_counter() - start)
