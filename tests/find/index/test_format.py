"""FORMAT.md says what the code writes: its example is made again, and read by nothing but what the page says."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.find.index.builder import made_of, write
from reader.find.index.segments import columns_of
from reader.find.text.units import gathered
from reader.store.archive.schema import SEGMENTS
from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = CHECKOUT / "reader" / "find" / "index" / "FORMAT.md"
ARTICLES = (
    Article(headline="“新桥”通车", authors=(Author(name="李原", role="记者"),), paragraphs=("桥通了。",)),
    Article(headline="开茶", rubric="茶讯", paragraphs=("新茶。", "茶")),
    Article(paragraphs=("桥",)),
)
IDS, TITLES, PAGES = (4_096, 4_097, 8_192), (1, 1, 2), ("1", "A2", "1")
WORDS = ("新桥", "通车", "开茶", "茶讯", "新茶", "记者")
KINDS = ("PAIRS", "LONG", "ARTICLES", "DENSE")


def cut(text: str) -> list[str]:
    """Cut into the words of the example and single characters."""
    words, at = [], 0
    while at < len(text):
        word = next((word for word in WORDS if text.startswith(word, at)), text[at])
        words.append(word)
        at += len(word)
    return words


def written() -> tuple[tuple[object, ...], list[tuple[int, bytes]]]:
    """The row of the segment and the blocks, as the code writes them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SEGMENTS[SEGMENTS.index("CREATE TABLE segment") :])
        connection.executescript("ALTER TABLE segment RENAME TO _segment; ALTER TABLE block RENAME TO _block")
        made = made_of(gathered((article, None) for article in ARTICLES), cut)
        write(connection, columns_of(IDS, made.fields, TITLES, PAGES), made)
        row = connection.execute(
            "SELECT articles, dead, numbers, ids, fields, places, id FROM _segment"
        ).fetchone()
        blocks = connection.execute("SELECT id, data FROM _block ORDER BY id").fetchall()
        return row[:-1], [(block_id - (row[-1] << 34), data) for block_id, data in blocks]


def dump() -> str:
    """The example as the page shows it: each part by name, its bytes in hexadecimal."""
    (articles, dead, numbers, ids, fields, places), blocks = written()
    assert isinstance(dead, bytes)
    assert isinstance(ids, bytes)
    assert isinstance(fields, bytes)
    assert isinstance(places, bytes)
    lines = [
        f"_segment.articles  {articles}",
        f"_segment.dead      {dead.hex()}".rstrip(),
        f"_segment.numbers   {numbers}",
    ]
    lines += [f"_segment.ids       {part}" for part in rows_of(ids, 8)]
    lines += [f"_segment.fields    {part}" for part in rows_of(fields, 16)]
    lines += [f"_segment.places    {part}" for part in rows_of(places, 12)]
    for block_id, data in blocks:
        kind, key = block_id >> 32, block_id & 0xFFFFFFFF
        lines.append(f"block {KINDS[kind]} from {key:08x}: {len(data)} bytes")
        lines += [f"  {part}" for part in rows_of(data, 24)]
    return "\n".join(lines)


def rows_of(data: bytes, width: int) -> list[str]:
    return [data[at : at + width].hex(" ", -4) for at in range(0, len(data), width)]


def test_the_page_shows_what_the_code_writes() -> None:
    example = PAGE.read_text("utf-8").partition("```text\n")[2].partition("\n```")[0]
    assert example == dump()


# a reader of its own, made from the page alone


def leb128(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0


def lists_in(block: bytes) -> dict[int, list[int]]:
    (count,) = struct.unpack_from("<I", block)
    keys = struct.unpack_from(f"<{count}I", block, 4)
    ends = struct.unpack_from(f"<{count}I", block, 4 + 4 * count)
    data = block[4 + 8 * count :]
    return {
        key: list(accumulate(leb128(data[first:last])))
        for key, (first, last) in zip(keys, pairwise((0, *ends)), strict=True)
    }


def pair(text: str) -> int:
    first, second = (ord(unit) for unit in text)
    return first << 16 | second


END = "\udc00"


def test_pairs_are_read_as_the_page_says() -> None:
    _row, blocks = written()
    pairs = lists_in(blocks[0][1])
    # 新桥|通车 END 记者|李原 END 桥|通|了|。 END. A place is that of the pair's first character.
    assert [(number >> 3, number & 7) for number in pairs[pair("新桥")]] == [(0, 0b101)]
    assert [(number >> 3, number & 7) for number in pairs[pair("桥通")]] == [(1, 0b010), (10, 0b111)]
    assert [(number >> 3, number & 7) for number in pairs[pair("通车")]] == [(2, 0b101)]
    assert [(number >> 3, number & 7) for number in pairs[pair("车" + END)]] == [(3, 0b110)]
    assert [number >> 3 for number in pairs[pair(END + END)]] == [4, 9, 14, 258, 261, 265, 267, 513]
    # The mark before 通 is left out; the one that begins the text leaves no gap.
    assert [number >> 3 for number in pairs[0xDC00DC01]] == [2]
    # The second article begins at the next multiple of 256, the third at the one after.
    assert [number >> 3 for number in pairs[pair("茶" + END)]] == [257, 266]
    assert [number >> 3 for number in pairs[pair("桥" + END)]] == [512]


def test_characters_are_read_as_the_page_says() -> None:
    _row, blocks = written()
    key = ord("桥") << 16 | 0xDFFF
    listed = {block_id >> 32: data for block_id, data in blocks if block_id >> 32 == 2}
    dense = {block_id & 0xFFFFFFFF: data for block_id, data in blocks if block_id >> 32 == 3}
    # Each character of so small a segment stands in a quarter of its articles: its list is left empty.
    assert lists_in(listed[2])[key] == []
    assert list(dense[key]) == [0b10101001, 0, 0b10101000]
    assert list(dense[ord("“") << 16 | 0xDFFF]) == [1, 0, 0]


def test_columns_are_read_as_the_page_says() -> None:
    (articles, dead, numbers, ids, fields, places), _blocks = written()
    assert isinstance(ids, bytes)
    assert isinstance(fields, bytes)
    assert isinstance(places, bytes)
    assert (articles, dead) == (3, b"")
    assert struct.unpack("<3q", ids) == IDS
    assert struct.unpack("<12I", fields) == (5, 10, 10, 15, 3, 3, 6, 12, 0, 0, 0, 2)
    titles, pages = struct.unpack("<6I", places)[:3], struct.unpack("<6I", places)[3:]
    assert titles == TITLES
    assert isinstance(numbers, str)
    assert tuple(json.loads(numbers)[page] for page in pages) == PAGES
