"""The export formats: each of them over articles of every shape, and told in dialog and guide."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from reader.core.paper import Article
from reader.export import FORMATS, format_called, format_for, write_clippings
from tests.checkout import CHECKOUT
from tests.export.clippings import BRIDGE, clip

if TYPE_CHECKING:
    from reader.export.format import ExportFormat

HARD = Article(
    headline="*一* [二](三) <b>",
    deck="1. 不是条目",
    paragraphs=("# 不是标题", "a_b `c` | d \\ e", "- 也不是", "2) 不"),
)
each_format = pytest.mark.parametrize("kind", FORMATS, ids=lambda one: one.ending)


@each_format
def test_each_format_has_all_that_is_known_of_an_article(kind: ExportFormat, tmp_path: Path) -> None:
    path = tmp_path / f"out.{kind.ending}"
    write_clippings(
        path, [clip(), clip(replace(BRIDGE, headline="又一座桥", truncated=True))], format_for(path)
    )
    text = text_in(path)
    told = ["石桥修好了", "林小溪", "何田", "柳溪报", "又一座桥"]
    told += ["三年等待", "镇里说", "民生", "从此上学只要一刻钟。"] if kind.has_text else []
    assert [word for word in told if word not in text] == []


def text_in(path: Path) -> str:
    """All text of an export, packed or not."""
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


@each_format
def test_the_same_articles_give_the_same_file(kind: ExportFormat) -> None:
    assert kind.data([clip()]) == kind.data([clip()])


@each_format
def test_what_cannot_be_written_as_it_is_is_told_and_not_fatal(kind: ExportFormat) -> None:
    odd = replace(BRIDGE, headline="桥\ud83d\x00", paragraphs=("\x0b", "\ufffe"), authors=())
    assert kind.data([clip(odd)])


@each_format
def test_each_format_is_told_in_the_guide(kind: ExportFormat) -> None:
    assert format_called(kind.ending) is kind
    for language in ("zh_CN", "en"):
        page = (CHECKOUT / "resources" / "guide" / language / "command-line.md").read_text("utf-8")
        assert f"`{kind.ending}`" in page


def test_an_ending_that_nobody_knows_gives_plain_text() -> None:
    assert format_for(Path("a.doc")).ending == format_for(Path("a")).ending == "txt"
    assert format_for(Path("a.MD")).ending == "md"
    assert [format_for(Path(name)).ending for name in ("a.json", "a.csl.json")] == ["json", "csl.json"]


def test_nothing_in_a_text_is_taken_for_markdown() -> None:
    kind = format_called("md")
    assert kind is not None
    tokens = MarkdownIt().parse(str(kind.render([clip(HARD)])))
    shown = ["".join(part.content for part in one.children or ()) for one in tokens if one.type == "inline"]
    assert shown[:5] == ["*一* [二](三) <b>", "1. 不是条目", "# 不是标题", "a_b `c` | d \\ e", "- 也不是"]
    assert {one.type for one in tokens if one.level == 0} == {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
    }  # fmt: skip


def test_json_lines_are_objects() -> None:
    kind = format_called("jsonl")
    assert kind is not None
    first, second = (json.loads(line) for line in str(kind.render([clip(), clip(HARD)])).splitlines())
    assert (first["headline"], first["authors"][2]) == (BRIDGE.headline, {"role": "通讯员", "name": "何田"})
    assert second["paragraphs"] == list(HARD.paragraphs)
