"""MinerU's lists of blocks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

SAMPLE = SAMPLES / "mineru" / "pages" / "芦湾日报_content_list.json"


def read(folder: Path, data: Any) -> Reading:
    (folder / "a_content_list.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (reading,) = read_sources([folder])
    return reading


def blocks() -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(SAMPLE.read_text("utf-8"))
    return held


def by_page(data: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """As newer ones have it: a list for each page, and no number of it."""
    return [
        [
            {name: value for name, value in one.items() if name != "page_idx"}
            for one in data
            if one["page_idx"] == page
        ]
        for page in (0, 1)
    ]


@pytest.mark.parametrize("is_by_page", [False, True])
def test_blocks_become_articles_with_their_places(tmp_path: Path, is_by_page: bool) -> None:
    reading = read(tmp_path, by_page(blocks()) if is_by_page else blocks())
    assert reading.issue
    assert (reading.issue.title, str(reading.issue.date), reading.issue.number) == (
        "芦湾日报",
        "2024-05-06",
        3576,
    )
    assert [(page.number, page.name) for page in reading.issue.pages] == [("1", None), ("2", "文苑")]
    ((ferry,), (stage,)) = [page.articles for page in reading.issue.pages]
    assert (ferry.headline, [author.name for author in ferry.authors]) == ("渡口修起新码头", ["沈小满"])
    assert ferry.paragraphs == ("芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。", "图为新码头。")
    assert (stage.headline, len(stage.regions)) == ("戏台搬回了老地方", 2)


def test_headings_below_each_other_are_one_articles(tmp_path: Path) -> None:
    data = blocks()
    data.insert(
        3,
        {"type": "text", "text": "——来往两岸方便多了", "text_level": 2, "page_idx": 0, "bbox": [0, 0, 1, 1]},
    )
    reading = read(tmp_path, data)
    assert reading.issue
    assert reading.issue.pages[0].articles[0].deck == "——来往两岸方便多了"


@pytest.mark.parametrize(
    "one",
    [
        {"type": "text", "text": None, "page_idx": "x", "bbox": [1]},
        {"type": ["text"], "text": {"content": 7}, "page_idx": -4, "bbox": ["a", 0, 1, 1]},
        {"type": "table", "table_body": "<table>" * 500, "page_idx": 10**30, "bbox": [1e400, 0, 1, 1]},
    ],
)
def test_strange_blocks_do_no_harm(tmp_path: Path, one: dict[str, Any]) -> None:
    reading = read(tmp_path, [*blocks(), one])
    assert reading.issue
    assert reading.issue.pages[0].articles[0].headline == "渡口修起新码头"
    assert Code.FAULT not in {finding.code for finding in reading.findings}
