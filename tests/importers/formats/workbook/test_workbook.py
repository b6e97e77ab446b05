"""Excel workbooks, as pandas and people write them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources
from tests.importers.office_press import package, workbook

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[list[str | float]]
HEADS = ["日期", "版次", "标题", "正文"]
ROW: list[str | float] = ["2024-05-06", 1, "渡口修起新码头", "芦湾渡口的新码头昨天完工。\n方便多了。"]


def told(path: Path, choice: Choice | None = None) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (str(reading.issue.date), page.number, article.headline or "", article.paragraphs)
        for reading in read_sources([path], choice=choice or Choice())
        if reading.issue
        for page in reading.issue.pages
        for article in page.articles
    ]


EXPECTED = ("2024-05-06", "1", "渡口修起新码头", ("芦湾渡口的新码头昨天完工。", "方便多了。"))


@pytest.mark.parametrize("is_shared", [True, False])
@pytest.mark.parametrize("day", ["2024-05-06", 45418, 45418.25, "2024年5月6日"])
@pytest.mark.parametrize("page", [1, 1.0, "01", "第1版"])
def test_cells_of_every_make(tmp_path: Path, is_shared: bool, day: str | float, page: str | float) -> None:
    path = workbook(tmp_path / "a.xlsx", {"x": [HEADS, [day, page, *ROW[2:]]]}, is_shared=is_shared)
    assert told(path) == [EXPECTED]


def test_sheets_with_the_same_columns_are_one_table(tmp_path: Path) -> None:
    others: list[str | float] = ["2024-05-06", 2, "戏台", "戏台搬回来了。"]
    notes: Rows = [["甲", "乙"], ["这是", "说明"]]
    first: Rows = [["芦湾日报剪报"], [*HEADS], ROW]
    others_of_page: Rows = [[*HEADS], others]
    sheets: dict[str, Rows] = {"一": first, "说明": notes, "二": others_of_page}
    found = told(workbook(tmp_path / "a.xlsx", sheets))
    assert [one[:3] for one in found] == [EXPECTED[:3], ("2024-05-06", "2", "戏台")]


def test_empty_cells_leave_their_column_empty(tmp_path: Path) -> None:
    rows: Rows = [["日期", "作者", "标题", "正文"], ["2024-05-06", "", *ROW[2:]]]
    assert told(workbook(tmp_path / "a.xlsx", {"x": rows}))[0][2:] == EXPECTED[2:]


def test_the_person_says_which_column_holds_what(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"x": [["d", "甲", "乙"], ["2024-05-06", *ROW[2:]]]})
    said = (("day", "d"), ("headline", "甲"), ("text", "乙"))
    assert told(path, Choice(columns=said))[0][2:] == EXPECTED[2:]


def codes(path: Path) -> set[Code]:
    (reading,) = read_sources([path])
    assert reading.issue is None
    return {finding.code for finding in reading.findings}


def test_columns_nobody_knows_are_named(tmp_path: Path) -> None:
    assert codes(workbook(tmp_path / "a.xlsx", {"x": [["甲", "乙"], ["1", "2"]]})) == {Code.COLUMNS_UNKNOWN}


def test_other_office_files_and_broken_ones_end_in_a_sentence(tmp_path: Path) -> None:
    assert codes(package(tmp_path / "a.pptx", {"ppt/presentation.xml": "<p/>"})) <= {
        Code.OFFICE,
        Code.PACKED,
        Code.OTHER_XML,
    }
    path = workbook(tmp_path / "b.xlsx", {"x": [HEADS, ROW]})
    path.write_bytes(path.read_bytes()[:600])
    assert codes(path) == {Code.ZIP_BROKEN}


def test_entities_and_bombs_are_refused(tmp_path: Path) -> None:
    entity = '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'
    parts = {
        "xl/workbook.xml": "<w/>",
        "xl/sharedStrings.xml": entity,
        "xl/worksheets/sheet1.xml": "<worksheet/>",
    }
    assert codes(package(tmp_path / "a.xlsx", parts)) == {Code.SCAN_HOSTILE}
    bomb = tmp_path / "b.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<w/>")
        with file.open("xl/sharedStrings.xml", "w") as part:
            for _time in range(129):
                part.write(b" " * 1024 * 1024)
    assert codes(bomb) == {Code.ZIP_BOMB}
