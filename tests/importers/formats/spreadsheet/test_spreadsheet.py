"""Tables as crawlers, data sets and spreadsheets write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources
from reader.importers.formats.dispatch import recognise
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.source import Reading

HEADS = ["日期", "版次", "标题", "作者", "正文"]
ROWS = [
    ["2024-05-06", "1", "渡口修起新码头", "沈小满", "芦湾渡口的新码头昨天完工。"],
    ["2024-05-06", "2", "谷雨前后多看天", "何青", "谷雨前后，天一天一个样。"],
]


def written(
    path: Path, rows: Sequence[Sequence[str]], mark: str = ",", end: str = "\n", code: str = "utf-8"
) -> Path:
    lines = (mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows)
    path.write_bytes(end.join([*lines, ""]).encode(code))
    return path


def read(path: Path, choice: Choice | None = None) -> list[Reading]:
    return list(read_sources([path], choice=choice or Choice()))


def told(readings: Sequence[Reading]) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    """Day, page, headline, authors and paragraphs of each article."""
    return [
        (str(one.issue.date), page.number, article.headline or "", tuple(a.name for a in article.authors),
         article.paragraphs)
        for one in readings if one.issue for page in one.issue.pages for article in page.articles
    ]  # fmt: skip


EXPECTED = [
    ("2024-05-06", "1", "渡口修起新码头", ("沈小满",), ("芦湾渡口的新码头昨天完工。",)),
    ("2024-05-06", "2", "谷雨前后多看天", ("何青",), ("谷雨前后，天一天一个样。",)),
]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tables_of_every_make(tmp_path: Path, mark: str, end: str, code: str) -> None:
    assert told(read(written(tmp_path / "table.csv", [HEADS, *ROWS], mark, end, code))) == EXPECTED


@pytest.mark.parametrize(
    "heads",
    [
        ["date", "page", "title", "author", "text"],
        ["publish_time", "pageNo", "article_title", "reporter", "content"],
        ["Issue Date", "Page No.", "Headline", "Byline", "Full Text"],
        ["出版日期", "版面", "文章標題", "記者", "內容"],
        ["见报日期", "版号", "题名", "署名", "全文"],
    ],
)
def test_columns_by_other_names(tmp_path: Path, heads: list[str]) -> None:
    assert told(read(written(tmp_path / "t.csv", [heads, *ROWS]))) == EXPECTED


@pytest.mark.parametrize(
    "day", ["20240506", "2024/5/6", "2024年5月6日", "2024-05-06T08:30:00+08:00", "1714924800"]
)
def test_days_as_data_writes_them(tmp_path: Path, day: str) -> None:
    (one, *_more) = told(read(written(tmp_path / "t.csv", [HEADS, [day, *ROWS[0][1:]]])))
    assert one[0] == "2024-05-06"


@pytest.mark.parametrize(
    ("page", "name"), [("01版：要闻", "要闻"), ("第1版 要闻", "要闻"), ("01", None), ("1", None)]
)
def test_pages_as_data_writes_them(tmp_path: Path, page: str, name: str | None) -> None:
    (reading,) = read(written(tmp_path / "t.csv", [HEADS, [ROWS[0][0], page, *ROWS[0][2:]]]))
    assert reading.issue
    assert (reading.issue.pages[0].number, reading.issue.pages[0].name) == ("1", name)


def test_each_day_of_a_table_is_an_issue(tmp_path: Path) -> None:
    rows = [[day, *ROWS[0][1:]] for day in ("2024-05-07", "2024-05-06", "2024-05-08")]
    readings = read(written(tmp_path / "t.csv", [HEADS, *rows]))
    assert [one[0] for one in told(readings)] == ["2024-05-06", "2024-05-07", "2024-05-08"]
    assert len({reading.source.sha256 for reading in readings}) == len(readings)


def test_the_day_told_is_that_of_all_rows(tmp_path: Path) -> None:
    rows = [[day, *ROWS[0][1:]] for day in ("2024-05-07", "2024-05-06")]
    (reading,) = read(written(tmp_path / "t.csv", [HEADS, *rows]), Choice(day=date(1999, 1, 2)))
    assert len(told([reading])) == len(rows)
    assert Code.DAY_DIFFERS in {finding.code for finding in reading.findings}


def test_the_name_of_the_file_tells_what_no_column_does(tmp_path: Path) -> None:
    (reading,) = read(
        written(tmp_path / "芦湾日报_20240506.csv", [["id", "title", "text"], ["9", *ROWS[0][2::2]]])
    )
    assert reading.issue
    assert (reading.issue.title, str(reading.issue.date)) == ("芦湾日报", "2024-05-06")


def test_what_was_taken_for_what_is_told(tmp_path: Path) -> None:
    (reading,) = read(written(tmp_path / "t.csv", [[*HEADS, "链接"], [*ROWS[0], "x"]]))
    parameters = {finding.code: finding.parameters for finding in reading.findings}
    taken = ("day=日期", "page=版次", "headline=标题", "authors=作者", "text=正文")
    examples = (*ROWS[0], "x")
    assert parameters[Code.COLUMNS_TAKEN] == {
        "columns": taken,
        "names": (*HEADS, "链接"),
        "examples": examples,
    }
    assert parameters[Code.COLUMNS_LEFT] == {"columns": ("链接",)}


def test_only_the_first_issue_of_a_table_keeps_examples(tmp_path: Path) -> None:
    readings = read(written(tmp_path / "t.csv", [HEADS, ROWS[0], ["2024-05-07", *ROWS[1][1:]]]))
    told = [
        finding.parameters
        for one in readings
        for finding in one.findings
        if finding.code is Code.COLUMNS_TAKEN
    ]
    assert ["examples" in parameters for parameters in told] == [True, False]


def test_the_person_says_which_column_holds_what(tmp_path: Path) -> None:
    rows = [["2024-05-06", "渡口", "码头完工。", "别的"]] * 3
    path = written(tmp_path / "t.csv", [["d", "甲", "乙", "标题"], *rows])
    said = (("day", "d"), ("headline", "甲"), ("text", "乙"))
    assert [one[2:] for one in told(read(path, Choice(columns=said)))] == [("渡口", (), ("码头完工。",))] * 3


def test_a_column_that_holds_no_field_after_all(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", [HEADS, *ROWS])
    assert told(read(path, Choice(columns=(("authors", ""),))))[0][3] == ()


def test_columns_nobody_knows_are_named_with_what_to_do(tmp_path: Path) -> None:
    rows = [["甲", "乙", "丙"], *[["2024-05-06", "渡口", f"码头{at}"] for at in range(4)]]
    (reading,) = read(written(tmp_path / "t.csv", rows))
    assert [finding.code for finding in reading.findings] == [Code.COLUMNS_UNKNOWN]
    assert "甲, 乙, 丙" in reading.findings[0].text


def test_a_table_of_headlines_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (reading,) = read(
        written(tmp_path / "t.csv", [["日期", "标题", "甲"], ["2024-05-06", "渡口", "码头完工。"]])
    )
    (finding,) = reading.findings
    assert (reading.issue, finding.code) == (None, Code.TEXT_COLUMN_UNKNOWN)
    assert finding.parameters["taken"] == ("day=日期", "headline=标题")


def test_a_headline_that_the_text_begins_with_again(tmp_path: Path) -> None:
    text = "渡口修起新码头 【本報訊】芦湾渡口的新码头昨天完工。"
    (one,) = told(read(written(tmp_path / "t.csv", [HEADS, [*ROWS[0][:3], "", text]])))
    assert one[4] == ("芦湾渡口的新码头昨天完工。",)


def test_rows_without_an_article_are_counted(tmp_path: Path) -> None:
    (reading,) = read(written(tmp_path / "t.csv", [HEADS, ROWS[0], ["2024-05-06", "1", "广告", "", ""]]))
    assert len(told([reading])) == 1
    assert Code.RECORDS_EMPTY in {finding.code for finding in reading.findings}


def test_page_text_with_commas_is_no_table() -> None:
    text = "石桥日报, 2024年5月6日, 星期一\n渡口, 修起, 新码头\n芦湾渡口的新码头，昨天完工。\n" * 3
    assert recognise(text.encode()) == "page text"
    assert recognise((SAMPLES / "page-text" / "芦湾日报-2023-04-11.txt").read_bytes()) == "page text"
    prose = "The ferry, which was old, was mended, and it runs.\nNobody, not even I, knew it, they say.\n"
    assert recognise(prose.encode()) == "page text"


@pytest.mark.parametrize(
    "text",
    [
        '标题,正文\n"渡口,' + "长" * 200_000,
        "标题,正文," + ",".join(f"c{at}" for at in range(300)) + "\n1,2\n",
        "标题,正文\n\x00\x00,\x00\n",
        "标题,正文\n",
        "标题,正文",
    ],
)
def test_broken_and_hostile_tables_end_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf-8")
    for reading in read(path):
        assert reading.issue is None
        assert Code.FAULT not in {finding.code for finding in reading.findings}
        assert reading.findings[0].text


@pytest.mark.parametrize(
    ("printed", "number"),
    [("二", "2"), ("三", "3"), ("十", "10"), ("十二", "12"), ("二十三", "23"), ("二〇", "20")],
)
def test_a_page_in_chinese_numerals_is_filed_by_its_number(printed: str, number: str, tmp_path: Path) -> None:
    rows = [[row[0], printed, *row[2:]] for row in ROWS]
    readings = read(written(tmp_path / "table.csv", [HEADS, *rows]))
    assert [page for _day, page, *_rest in told(readings)] == [number, number]
    assert not any(one.is_page_guessed for one in readings)
