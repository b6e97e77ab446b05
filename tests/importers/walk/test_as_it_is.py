"""The page as it is, beside what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Article, Issue, Page, Region
from reader.core.source import Reading, Source
from reader.importers import read_sources
from reader.importers.walk.as_it_is import page_as_it_is
from tests.importers.article_files import write, write_day
from tests.pages import write_pages

if TYPE_CHECKING:
    from pathlib import Path


def test_page_text_in_the_encoding_it_was_read_in(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "pages") / "2022-07-09.txt"
    text = path.read_text("utf-8")
    path.write_bytes(text.encode("gb18030"))
    (reading,) = read_sources([path])
    assert page_as_it_is(reading) == text


def test_all_articles_of_a_day(tmp_path: Path) -> None:
    day = write_day(tmp_path / "柳溪日报")
    write(day, "notes.txt", "no article")
    reading = next(one for one in read_sources([day]) if one.issue)
    shown = page_as_it_is(reading)
    assert [name in shown for name in ("石桥修好了", "西山茶园开园", "东街集市搬进新棚")] == [True] * 3
    assert "no article" not in shown


def test_articles_of_a_day_that_lie_among_others(tmp_path: Path) -> None:
    write_day(tmp_path / "x")
    flat = tmp_path / "flat"
    flat.mkdir()
    for path in (tmp_path / "x").rglob("*.txt"):
        path.rename(flat / path.name)
    write_day(tmp_path / "y", "20220710")
    for path in (tmp_path / "y").rglob("*.txt"):
        path.rename(flat / path.name)
    first, _second = read_sources([flat])
    shown = page_as_it_is(first)
    assert [shown.count(name) for name in ("石桥修好了", "西山茶园开园", "东街集市搬进新棚")] == [1] * 3


def test_other_sources_by_their_regions_from_the_top(tmp_path: Path) -> None:
    low = Article("下面的", paragraphs=("第二。",), regions=(Region(0, 0.5, 1, 1),))
    high = Article("上面的", kicker="引题", paragraphs=("第一。",), regions=(Region(0, 0.1, 1, 0.4),))
    nowhere = Article("不知在哪", paragraphs=("第三。",))
    issue = Issue("柳溪报", pages=(Page("1", articles=(low, nowhere, high)), Page("2")))
    reading = Reading(Source(tmp_path / "a.pdf", "page pdf", "", 0), issue)
    shown = page_as_it_is(reading)
    assert shown.startswith("Page 1\n\n引题\n上面的\n第一。")
    assert shown.index("上面的") < shown.index("下面的") < shown.index("不知在哪")
    assert "Page 2" in shown


def test_a_source_within_a_zip_and_one_that_gave_nothing(tmp_path: Path) -> None:
    issue = Issue("柳溪报", pages=(Page("1", articles=(Article("石桥"),)),))
    packed = Source(tmp_path / "a.zip" / "page.txt", "page text", "", 0)
    assert "石桥" in page_as_it_is(Reading(packed, issue))
    assert page_as_it_is(Reading(packed)) == ""
