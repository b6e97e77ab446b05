"""Months and years in one file: each masthead, and each header of another day, begins another issue."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.core.days.day_names import chinese_date, weekday_name
from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources
from reader.importers.formats.page_text.reader import read_page_text
from reader.importers.formats.page_text.several import split_issues
from reader.importers.layout.lines import split_sheets
from reader.importers.source.several import DateMark, issue_starts, sequence_doubts
from tests.growth import calls
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import BRIDGE, FORECAST, SHOES, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading
    from tests.importers.press import Story

FIRST = date(1998, 1, 1)
STORIES = (WHARF, BRIDGE, FORECAST, SHOES)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def body(story: Story) -> str:
    return (
        f"{story.headline}\n\n本报记者　王小明\n" + "\n".join(f"　　{one}" for one in story.paragraphs) + "\n"
    )


def plain(number: int, paper: str = "石桥日报") -> str:
    return f"{paper}\n{chinese_date(day(number))}　{weekday_name(day(number))}　总第{3000 + number}期\n"


def one_line(number: int, paper: str = "石桥日报") -> str:
    return f"{paper} {chinese_date(day(number))} {weekday_name(day(number))} 第{3000 + number}期 今日2版\n"


def wordy(number: int, paper: str = "石桥日报") -> str:
    return (
        f"SHI QIAO RI BAO\n{paper}\n中共石桥县委主办 石桥日报社出版\n国内统一刊号CN33-0001\n"
        f"{chinese_date(day(number))}\n{weekday_name(day(number))}\n总第{3000 + number}期 今日2版\n"
    )


def with_header(number: int, paper: str = "石桥日报") -> str:
    return f"第01版 要闻 {chinese_date(day(number))} {weekday_name(day(number))} {paper}\n\n"


def issue(head: str, number: int) -> str:
    first, second = STORIES[number % 4], STORIES[(number + 1) % 4]
    return f"{head}\n{body(first)}\n第02版 综合\n\n{body(second)}\n"


def read(
    folder: Path, text: str, name: str = "石桥日报1998年1月.txt", choice: Choice | None = None
) -> list[Reading]:
    path = folder / name
    path.write_text(text, "utf-8")
    return list(read_sources([path], choice=choice or Choice()))


def days(readings: list[Reading]) -> list[date | None]:
    return [one.issue.date if one.issue else None for one in readings]


@pytest.mark.parametrize("head", [plain, one_line, wordy, with_header])
@pytest.mark.parametrize("between", ["", "\n\n\n", "\f"])
def test_every_masthead_of_another_day_begins_an_issue(tmp_path: Path, head: object, between: str) -> None:
    assert callable(head)
    text = between.join(issue(head(number), number) for number in range(5))
    readings = read(tmp_path, text)
    assert days(readings) == [day(number) for number in range(5)]
    for number, reading in enumerate(readings):
        assert reading.issue is not None
        assert reading.issue.title == "石桥日报"
        assert [page.number for page in reading.issue.pages] == ["1", "2"]
        heads = [
            "".join((one.headline or "").split()) for page in reading.issue.pages for one in page.articles
        ]
        assert heads == ["".join(STORIES[at % 4].headline.split()) for at in (number, number + 1)]
        (told,) = [one for one in reading.findings if one.code is Code.SEVERAL_ISSUES]
        assert told.parameters["count"] == 5
    assert len({one.source.sha256 for one in readings}) == 5


def test_a_months_issues_are_stored_each_under_its_day_and_nothing_changes_the_second_time(
    tmp_path: Path,
) -> None:
    text = "".join(issue(plain(number), number) for number in range(3))
    assert [one.source.sha256 for one in read(tmp_path, text)] == [
        one.source.sha256 for one in read(tmp_path, text)
    ]


def test_the_day_that_the_person_says_is_that_of_the_whole_file(tmp_path: Path) -> None:
    text = "".join(issue(plain(number), number) for number in range(2))
    (reading,) = read(tmp_path, text, choice=Choice(day=day(9)))
    assert days([reading]) == [day(9)]
    assert any(one.code is Code.DAY_DIFFERS for one in reading.findings)


def test_only_one_of_them_names_the_paper(tmp_path: Path) -> None:
    inner = f"第1版 要闻 {chinese_date(day(1))} {weekday_name(day(1))}\n\n{body(SHOES)}"
    readings = read(tmp_path, issue(plain(0), 0) + inner, "扫描.txt")
    assert [one.issue.title for one in readings if one.issue] == ["石桥日报", "石桥日报"]


def test_the_day_below_a_notice_begins_nothing(tmp_path: Path) -> None:
    notice = f"停水通知\n\n　　明日停水一天，请用户备水。\n石桥县供水中心\n{chinese_date(day(3))}\n\n"
    text = f"{plain(0)}\n{body(WHARF)}\n{notice}{body(SHOES)}"
    assert days(read(tmp_path, text)) == [day(0)]


def test_a_day_in_running_text_begins_nothing(tmp_path: Path) -> None:
    text = f"{plain(0)}\n{body(WHARF)}\n　　石桥日报1997年5月6日曾报道此事，当天是星期二。\n　　第二天，桥通了。\n"
    assert days(read(tmp_path, text)) == [day(0)]


def test_every_page_may_repeat_the_day(tmp_path: Path) -> None:
    header = f"{chinese_date(day(0))} {weekday_name(day(0))} 石桥日报\n\n"
    text = f"{plain(0)}\n{body(WHARF)}\n第02版 综合 {header}{body(SHOES)}\n第03版 副刊 {header}{body(BRIDGE)}"
    readings = read(tmp_path, text)
    assert days(readings) == [day(0)]
    assert readings[0].issue is not None
    assert [page.number for page in readings[0].issue.pages] == ["1", "2", "3"]


def test_a_day_misprinted_on_one_page_is_told_and_begins_nothing(tmp_path: Path) -> None:
    def header(number: int, page: int) -> str:
        return f"第0{page}版 综合 {chinese_date(day(number))} {weekday_name(day(number))}\n\n"

    text = f"{plain(5)}\n{body(WHARF)}\n{header(4, 2)}{body(SHOES)}\n{header(5, 3)}{body(BRIDGE)}"
    (reading,) = read(tmp_path, text)
    assert days([reading]) == [day(5)]
    assert any(one.code is Code.DAYS_DISAGREE for one in reading.findings)


def test_page_1_that_comes_again_without_a_day_is_told(tmp_path: Path) -> None:
    text = (
        f"{plain(0)}\n第01版 要闻\n\n{body(WHARF)}\n第02版 综合\n\n{body(SHOES)}\n"
        f"第01版 要闻\n\n{body(BRIDGE)}\n第02版 综合\n\n{body(FORECAST)}"
    )
    (reading,) = read(tmp_path, text)
    assert [one.parameters for one in reading.findings if one.code is Code.PAGE_AGAIN] == [{"page": "1"}]


def _mark(place: int, number: int, page: int | None = None, **more: object) -> DateMark:
    weekday = weekday_name(day(number)) if more.get("is_sure") else None
    return DateMark(place, day(number), is_masthead=bool(more.get("is_masthead")), page=page, weekday=weekday)


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ([], []),
        ([_mark(0, 0)], []),
        ([_mark(0, 0, 1), _mark(1, 0, 2), _mark(2, 1, 1), _mark(3, 1, 2)], [2]),
        ([_mark(0, 0, 1), _mark(1, 1, 2), _mark(2, 0, 3)], []),
        ([_mark(0, 3, 1), _mark(1, 2, 2)], []),
        ([_mark(0, 0, 1, is_sure=True), _mark(1, 1, 2, is_sure=True)], [1]),
        ([_mark(0, 0, 1), _mark(1, 1, 2, is_sure=True)], []),
        (
            [_mark(0, 0, is_masthead=True), _mark(1, 1, is_masthead=True), _mark(2, 2, is_masthead=True)],
            [1, 2],
        ),
        ([_mark(0, 0, is_masthead=True), _mark(1, 0, is_masthead=True), _mark(2, 2, is_masthead=True)], [2]),
        ([_mark(0, 4, 3), _mark(1, 1, 1), _mark(2, 4, 1)], [1, 2]),
    ],
)
def test_where_issues_begin(marks: list[DateMark], wanted: list[int]) -> None:
    assert issue_starts(marks) == wanted


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (["1", "2", "3", "4"], []),
        (["A1", "A2", "B1", "B2"], []),
        (["1", "1", "2"], []),
        (["1", "3"], [Code.PAGES_BETWEEN]),
        (["1", "3", "2"], [Code.PAGES_BETWEEN, Code.PAGE_ORDER]),
        (["1", "2", "1", "2"], [Code.PAGE_AGAIN]),
        (["5", "6"], []),
    ],
)
def test_pages_out_of_order_are_told(numbers: list[str], codes: list[Code]) -> None:
    assert [one.code for one in sequence_doubts(numbers)] == codes


def _sheets(count: int) -> list[Sheet]:
    sheets = []
    for number in range(count):
        for page in (1, 2):
            sheet = Sheet(600, 800)
            head = f"0{page}版 要闻 {chinese_date(day(number))} {weekday_name(day(number))} 石桥日报"
            sheet.text(sheet.frame(), (40, 30), head, 9)
            story = STORIES[(number + page) % 4]
            set_article(sheet, Piece(story.headline, story.paragraphs), (40, 60, 560, 0), 3, House())
            sheets.append(sheet)
    return sheets


def test_a_pdf_of_several_days(tmp_path: Path) -> None:
    path = save(tmp_path / "石桥日报1998年1月.pdf", _sheets(3))
    readings = list(read_sources([path]))
    assert days(readings) == [day(0), day(1), day(2)]
    shown = [page.facsimile for one in readings if one.issue for page in one.issue.pages]
    assert [one.place for one in shown if one] == [0, 1, 2, 3, 4, 5]
    assert len({one.sha256 for one in shown if one}) == 1


def test_sixty_pages_in_one_file_take_work_in_proportion() -> None:
    def text(count: int) -> str:
        return "\f".join(issue(plain(number), number) for number in range(count // 2))

    small, large = (calls(lambda size=size: read_page_text(text(size), "石桥日报.txt")) for size in (30, 60))  # type: ignore[misc]
    assert large < 2.3 * small


def test_looking_for_issues_takes_work_in_proportion() -> None:
    def lines(count: int) -> list[object]:
        text = f"{plain(0)}\n" + f"今日2版 总第3000期 石桥日报\n{chinese_date(day(0))} 星期四\n" * count
        return list(split_sheets(text))

    small, large = (calls(lambda size=size: split_issues(lines(size))) for size in (200, 400))  # type: ignore[misc, arg-type]
    assert large < 2.3 * small


def test_a_latin_papers_issues_in_one_text(tmp_path: Path) -> None:
    def herald(weekday: str, number: int, headline: str) -> str:
        return (
            f"THE DAILY HERALD\nWashington, D. C., {weekday}, November {number}, 1898.   No. 12{number}\n\n"
            f"{headline}\n\n"
            "The bridge over the river was opened yesterday by the mayor, who walked across it first.\n\n"
            "On November 3, 1895 the first stone was laid. People came from all over the county to see it.\n\n"
        )

    text = herald("Thursday", 10, "THE BRIDGE IS OPEN") + herald("Friday", 11, "TEA IS LATE THIS YEAR")
    readings = read(tmp_path, text, "scans.txt")
    assert days(readings) == [date(1898, 11, 10), date(1898, 11, 11)]
    assert [(one.issue.title, one.issue.number) for one in readings if one.issue] == [
        ("THE DAILY HERALD", 1210),
        ("THE DAILY HERALD", 1211),
    ]
    assert not any(one.code is Code.WRONG_WEEKDAY for reading in readings for one in reading.findings)
