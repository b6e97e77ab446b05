"""Which edition and which days an issue is of, told by the masthead, the name of the file and the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.days.issue_date import Precision, of_month
from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources, reading_to_json

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

STORY = (
    "\n\n渡口添了一条新船\n\n本报讯（记者 俞怀瑾）三月里，梧溪渡口添了一条能坐四十人的新船，过河快了一半。"
    "\n\n船票仍是一元。\n"
)
PLAIN = "梧溪日报\n2023年3月3日 星期五\n今日4版 总第2047期"


def read(folder: Path, top: str, name: str = "page.txt", choice: Choice | None = None) -> Reading:
    (folder / name).write_text(top + STORY, "utf-8")
    (reading,) = read_sources([folder / name], choice=choice or Choice())
    assert reading.issue
    assert [article.headline for article in reading.issue.pages[0].articles] == ["渡口添了一条新船"]
    assert reading.issue.title == "梧溪日报"
    return reading


@pytest.mark.parametrize(
    ("top", "edition"),
    [
        ("梧溪日报\n号外\n2023年3月3日 星期五", "号外"),
        ("号　外\n梧溪日报\n2023年3月3日 星期五", "号外"),
        ("梧溪日报\n2023年3月3日 星期五 晚刊 总第2047期", "晚刊"),
        ("梧溪日报\n2023年3月3日\n（增刊）", "增刊"),
        (PLAIN, None),
        ("梧溪日报\n2023年3月3日 星期五\n今日8版 另有增刊4版", None),
    ],
)
def test_the_masthead_tells_the_edition(tmp_path: Path, top: str, edition: str | None) -> None:
    issue = read(tmp_path, top).issue
    assert issue
    assert (issue.edition, issue.date) == (edition, date(2023, 3, 3))


@pytest.mark.parametrize("name", ["梧溪日报-2023-03-03-号外.txt", "20230303號外.txt", "号外.txt"])
def test_the_name_of_the_file_tells_it(tmp_path: Path, name: str) -> None:
    issue = read(tmp_path, PLAIN, name).issue
    assert issue
    assert issue.edition == "号外"


def test_what_the_person_says_goes_before_and_a_difference_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "梧溪日报\n号外\n2023年3月3日 星期五", choice=Choice(edition="晚刊"))
    assert reading.issue
    assert reading.issue.edition == "晚刊"
    assert Code.EDITION_DIFFERS in [finding.code for finding in reading.findings]
    same = read(tmp_path, PLAIN, choice=Choice(edition="晚刊"))
    assert Code.EDITION_DIFFERS not in [finding.code for finding in same.findings]


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("2023年3月4日—6日合刊", date(2023, 3, 4), date(2023, 3, 6)),
        ("2023年3月31日 星期五 至4月2日 星期日", date(2023, 3, 31), date(2023, 4, 2)),
        ("中华民国二十二年八月十一日、十二日合刊", date(1933, 8, 11), date(1933, 8, 12)),
    ],
)
def test_an_issue_of_several_days(tmp_path: Path, line: str, first: date, last: date) -> None:
    issue = read(tmp_path, f"梧溪日报\n{line}\n第2048期").issue
    assert issue
    assert (issue.date, issue.last_date, issue.precision) == (first, last, Precision.DAY)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("1946年5月", "1946-05"),
        ("民国三十五年五月号", "1946-05"),
        ("一九四六年", "1946"),
        ("昭和十五年五月", "1940-05"),
    ],
)
def test_a_month_or_a_year_is_filed_as_such_and_told(tmp_path: Path, line: str, iso: str) -> None:
    reading = read(tmp_path, f"梧溪日报\n{line}\n第12期")
    assert reading.issue
    assert reading.issue.when
    assert reading.issue.when.iso == iso
    assert [finding.parameters for finding in reading.findings if finding.code is Code.MONTH_ONLY] == [
        {"date": iso}
    ]


def test_the_person_may_say_the_month_or_the_day(tmp_path: Path) -> None:
    month = of_month(1946, 5)
    said = Choice(day=month.first, last_day=month.last, precision=month.precision)
    reading = read(tmp_path, "梧溪日报\n第12期", choice=said)
    assert reading.issue
    assert reading.issue.when == month
    day = read(tmp_path, "梧溪日报\n1946年5月\n第12期", choice=Choice(day=date(1946, 5, 9)))
    assert day.issue
    assert day.issue.when
    assert day.issue.when.iso == "1946-05-09"
    assert Code.MONTH_ONLY not in [finding.code for finding in day.findings]


def test_preview_tells_it_to_programs(tmp_path: Path) -> None:
    told = reading_to_json(read(tmp_path, "梧溪日报\n号外\n2023年3月4日—6日"))["issue"]
    named = {name: told[name] for name in ("date", "last_date", "precision", "edition")}
    assert named == {"date": "2023-03-04", "last_date": "2023-03-06", "precision": "day", "edition": "号外"}
