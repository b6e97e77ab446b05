"""Text as recognitions of scans give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import read_sources
from reader.importers.formats.dispatch import recognise
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue

SAMPLE = SAMPLES / "ocr-text" / "pages" / "芦湾日报-1939-05-01.txt"
HEADS = [("1", ["本埠新聞", "渡輪加班"]), ("2", ["各地通訊"])]


def issue(folder: Path, text: str, code: str = "utf-8", name: str = "1939-05-01.txt") -> Issue:
    (folder / name).write_bytes(text.encode(code))
    (reading,) = read_sources([folder / name])
    assert reading.issue, reading.findings
    return reading.issue


def heads(whole: Issue) -> list[tuple[str, list[str | None]]]:
    return [(page.number, [article.headline for article in page.articles]) for page in whole.pages]


CHANGES = {
    "as it is": ("", ""),
    "pages of many": ("Page 1", "--- page 1/8 ---"),
    "pages in Chinese": ("Page 1", "第一頁"),
    "leaves": ("Page 2", "第 2 页"),
    "full brackets": ("[渡輪加班]", "【渡輪加班】"),
    "wide brackets": ("[渡輪加班]", "［渡輪加班］"),
    "blanks behind": ("[渡輪加班]", "[渡輪加班]  "),
    "more numbers of scans": ("Page 2", "# 1939 - 05 - 4902409\n\nPage 2"),
    "windows": ("\n", "\r\n"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
def test_pages_and_headings_by_their_marks(tmp_path: Path, change: str, code: str) -> None:
    was, now = CHANGES[change]
    text = SAMPLE.read_text("utf-8")
    whole = issue(tmp_path, text.replace(was, now) if was else text, code)
    assert heads(whole) == HEADS
    assert (whole.title, str(whole.date), whole.weekday) == ("蘆灣日報", "1939-05-01", "星期一")
    assert whole.pages[0].articles[0].paragraphs == ("本埠昨日天晴，渡船照常。", "晚間有風。")
    assert whole.pages[0].articles[1].paragraphs == ("渡輪公司昨日加班，疏導人潮。",)


def test_a_text_that_goes_on_on_the_next_page_is_one(tmp_path: Path) -> None:
    text = "蘆灣日報 1939年5月1日\nPage 1\n[渡輪加班]\n　　渡輪公司昨日\n"
    text += "Page 2\n加班疏導人潮。\n[通訊]\n　　春茶上市。\n"
    whole = issue(tmp_path, text)
    assert heads(whole) == [("1", ["渡輪加班"]), ("2", ["通訊"])]
    assert whole.pages[0].articles[0].paragraphs == ("渡輪公司昨日加班疏導人潮。",)


def test_a_byline_in_brackets_heads_nothing(tmp_path: Path) -> None:
    text = "蘆灣日報 1939年5月1日\nPage 1\n[渡輪加班]\n【本報訊】\n　　渡輪公司昨日加班。\n[通訊]\n　　春茶上市。\n"
    assert heads(issue(tmp_path, text)) == [("1", ["渡輪加班", "通訊"])]


def test_pages_without_headings_in_brackets_are_read_as_page_text(tmp_path: Path) -> None:
    page = "{head}\n　　本报讯（记者 沈小满）芦湾渡口的新码头昨天完工，一共用了三年。\n　　船工说，来往方便多了。\n\n"
    text = "芦湾日报\n2024年5月6日 星期一\n\nPage 1\n\n" + page.format(head="渡口修起新码头")
    whole = issue(tmp_path, text + "Page 2\n\n" + page.format(head="南岸铺好石板路"), name="a.txt")
    assert heads(whole) == [("1", ["渡口修起新码头"]), ("2", ["南岸铺好石板路"])]
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")


def test_the_number_of_a_scan_is_no_page_and_no_day(tmp_path: Path) -> None:
    folder = tmp_path / "蘆灣日報"
    folder.mkdir()
    text = "# 1880 - 10 - 4902408\n[渡輪加班]\n　　渡輪公司昨日加班。\n"
    whole = issue(folder, text, name="1880-10-05.txt")
    assert (heads(whole), str(whole.date), whole.title) == ([("1", ["渡輪加班"])], "1880-10-05", "蘆灣日報")


def test_other_text_stays_page_text() -> None:
    assert recognise((SAMPLES / "page-text" / "芦湾日报-2023-04-11.txt").read_bytes()) == "page text"
    assert recognise("石桥日报\n2024年5月6日\n【本报讯】\n渡口完工。\n第2版\n".encode()) == "page text"
