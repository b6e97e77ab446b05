"""Scans with places: the day and the page in names of files and folders, and what files leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, Wanted, assert_read
from tests.importers.scan_press import as_abbyy, as_hocr, as_page_xml, set_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLES = [
    (
        "戏台又热闹起来",
        ["入秋以后，澄河镇的戏台又热闹起来，老人们早早搬来凳子等着开锣。" * 3, "头一晚唱的是老戏。" * 3],
    ),
    ("渡口换新船了", ["渡口换了新船，一次能坐四十个人。" * 3, "船工老何说，过河只要五分钟。" * 3]),
]
HEADED = set_page(["青河日报", "2019年3月2日 星期六 第812期"], ARTICLES)
BARE = set_page([], ARTICLES)
WRITERS = {"hocr": as_hocr, "xml": as_page_xml, "abbyy.xml": as_abbyy}
PLACES = ("青河日报/2019-03-02/03.{}", "青河日报/20190302/page/0003.{}", "青河日报_20190302_p003.{}")


def wanted(page: str) -> list[Wanted]:
    return [("青河日报", "2019-03-02", {page: [headline for headline, _texts in ARTICLES]})]


def cases() -> Iterator[Case]:
    hocr = as_hocr(HEADED)
    yield Case("hOCR without sizes", {"a.hocr": re.sub(r"; x_size \d+", "", hocr)}, wanted("1"))
    bare = re.sub(r"<span class='ocrx_word'[^>]*>([^<]*)</span> ", r"\1", hocr)
    yield Case("hOCR without words", {"a.hocr": bare}, wanted("1"))
    declared = hocr.replace("UTF-8", "GB18030")
    yield Case("hOCR in GB18030", {"a.html": declared}, wanted("1"), encoding="gb18030", ends="\r\n")
    page = as_page_xml(HEADED)
    yield Case(
        "PAGE in UTF-16",
        {"a.xml": re.sub("utf-8", "utf-16", page, flags=re.IGNORECASE)},
        wanted("1"),
        encoding="utf-16",
    )
    yield Case("PAGE of 2019", {"a.xml": page.replace("2013-07-15", "2019-07-15")}, wanted("1"))
    for ending, write in WRITERS.items():
        for place in PLACES:
            yield Case(
                place.format(ending), {place.format(ending.rpartition(".")[2]): write(BARE)}, wanted("3")
            )


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_scans_are_filed_and_told_apart(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
