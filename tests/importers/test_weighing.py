"""Masthead, headers, names, folders and the person weighed against each other, in files of every format."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.days.day_names import chinese_date, weekday_name
from reader.core.findings.codes import Code
from reader.importers import Choice, read_sources
from tests.checkout import SAMPLES
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import FORECAST, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading

DAY, NEXT = date(2024, 3, 4), date(2024, 3, 5)
BODY = f"{WHARF.headline}\n\n本报讯（记者 俞怀瑾）" + "\n".join(WHARF.paragraphs) + "\n"


def front(day: date = DAY, paper: str = "梧溪日报", weekday: str | None = None) -> str:
    return f"{paper}\n{chinese_date(day)} {weekday or weekday_name(day)} 总第2047期\n\n{BODY}"


def write(folder: Path, name: str, text: str = BODY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def read(path: Path, choice: Choice | None = None) -> Reading:
    (reading,) = read_sources([path], choice=choice or Choice())
    return reading


def filed(reading: Reading) -> tuple[str | None, date | None, list[str]]:
    assert reading.issue is not None
    return reading.issue.title, reading.issue.date, [page.number for page in reading.issue.pages]


def findings(reading: Reading, *codes: Code) -> list[Finding]:
    return [one for one in reading.findings if one.code in codes]


@pytest.mark.parametrize(
    ("name", "day", "page"),
    [
        ("2024-03-04.txt", DAY, "1"),
        ("20240304.txt", DAY, "1"),
        ("wxrb2024030402.txt", DAY, "2"),
        ("2024/03/04/A3.txt", DAY, "A3"),
        ("民国二十二年八月十一日.txt", date(1933, 8, 11), "1"),
        ("Evening Post, 10 November 1898, p. 4.txt", date(1898, 11, 10), "4"),
        ("1880年/10月/4日/第二版.txt", date(1880, 10, 4), "2"),
    ],
)
def test_a_text_without_masthead_is_named_by_its_day(tmp_path: Path, name: str, day: date, page: str) -> None:
    reading = read(write(tmp_path / "梧溪日报", name))
    assert filed(reading)[1:] == (day, [page])
    (told,) = findings(reading, Code.DAY_FROM_NAME)
    assert told.parameters == {"date": day.isoformat()}


def test_what_print_and_name_agree_on_is_not_doubted(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "梧溪日报/2024-03-04/梧溪日报2024-03-04-01.txt", front()))
    assert filed(reading) == ("梧溪日报", DAY, ["1"])
    assert reading.findings == ()


def test_the_masthead_goes_before_the_name_and_both_are_told(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "2024-03-05.txt", front()))
    assert filed(reading)[1] == DAY
    (told,) = findings(reading, Code.DAYS_DISAGREE)
    assert told.parameters == {
        "date": "2024-03-04",
        "told": ("masthead=2024年3月4日", "name=2024-03-05"),
    }
    assert told.text == (
        "Filed under 2024-03-04, but not all agree on the day (masthead: 2024年3月4日, file name: 2024-03-05)."
    )


def test_a_misprinted_date_is_seen_by_its_weekday(tmp_path: Path) -> None:
    text = front(date(2023, 3, 4), weekday=weekday_name(DAY))
    reading = read(write(tmp_path, "20240304.txt", text))
    assert filed(reading)[1] == DAY
    assert reading.issue is not None
    assert reading.issue.date_text == "2023年3月4日", "what is printed is kept"
    assert findings(reading, Code.DAYS_DISAGREE)


def test_a_day_that_does_not_exist_gives_way_to_the_name(tmp_path: Path) -> None:
    text = front().replace("3月4日", "2月31日")
    reading = read(write(tmp_path, "2024-03-02.txt", text))
    assert filed(reading)[1] == date(2024, 3, 2)
    (told,) = findings(reading, Code.NO_SUCH_DAY)
    assert told.parameters == {"printed": "2024年2月31日", "date": "2024-03-02"}


def test_a_month_that_does_not_exist_gives_way_to_the_name(tmp_path: Path) -> None:
    text = front().replace("3月4日", "13月4日")
    assert filed(read(write(tmp_path, "2024-03-04.txt", text)))[1] == DAY


def test_a_date_in_the_text_is_text(tmp_path: Path) -> None:
    text = f"{WHARF.headline}\n\n2021年11月18日，第一根桩打进河床，岸上放了一挂鞭炮。\n" + "\n".join(
        WHARF.paragraphs
    )
    assert filed(read(write(tmp_path, "梧溪日报/2024-03-04-02.txt", text)))[1] == DAY
    alone = read(write(tmp_path, "page.txt", text))
    assert (alone.issue, alone.lacks_day) == (None, True)


def test_the_papers_name_of_the_folder_and_of_the_masthead(tmp_path: Path) -> None:
    plain = read(write(tmp_path, "梧溪日报/2024/2024-03-04.txt"))
    assert filed(plain)[0] == "梧溪日报"
    assert findings(plain, Code.PAPER_FROM_FOLDER)
    other = read(write(tmp_path, "石桥晚报/2024-03-04.txt", front()))
    assert filed(other)[0] == "梧溪日报"
    (told,) = findings(other, Code.PAPERS_DISAGREE)
    assert told.parameters["told"] == ("masthead=梧溪日报", "folder=石桥晚报")
    longer = read(write(tmp_path, "梧溪日报数字报/2024-03-04.txt", front()))
    assert longer.findings == ()


def test_a_paper_told_of_a_folder_is_remembered_for_all_below_it(tmp_path: Path) -> None:
    tree = tmp_path / "扫描件"
    for day in ("2024年/3月/4日", "2024年/3月/5日"):
        write(tree, f"{day}/第1版.txt")
    asked: list[Path] = []

    def title_for(folder: Path) -> str | None:
        asked.append(folder)
        return "梧溪日报" if folder == tree else None

    readings = list(read_sources([tree], title_for=title_for))
    assert [filed(one)[:2] for one in readings] == [("梧溪日报", DAY), ("梧溪日报", NEXT)]


def test_a_header_and_a_name_that_disagree_on_the_page(tmp_path: Path) -> None:
    text = f"第03版 综合 2024年3月4日 星期一 梧溪日报\n\n{BODY}"
    reading = read(write(tmp_path, "梧溪日报2024-03-04第2版.txt", text))
    assert filed(reading)[2] == ["3"]
    (told,) = findings(reading, Code.PAGES_DISAGREE)
    assert told.parameters["told"] == ("header=3", "name=第2版")


def test_names_in_a_zip_count_as_folders_do(tmp_path: Path) -> None:
    write(tmp_path / "made" / "2024-03-04", "02版.txt")
    archive = shutil.make_archive(str(tmp_path / "梧溪日报"), "zip", tmp_path / "made")
    (reading,) = read_sources([tmp_path / archive])
    assert filed(reading) == ("梧溪日报", DAY, ["2"])


def _pdf(folder: Path, name: str, header: str = "") -> Path:
    sheet = Sheet(600, 800)
    if header:
        sheet.text(sheet.frame(), (40, 30), header, 9)
    set_article(sheet, Piece(FORECAST.headline, FORECAST.paragraphs), (40, 60, 300, 0), 1, House())
    return save(folder / name, [sheet])


@pytest.mark.parametrize(
    ("name", "header", "wanted"),
    [
        ("rmrb2024030402.pdf", "", (None, DAY, ["2"])),
        ("梧溪日报_20240304A05.pdf", "", ("梧溪日报", DAY, ["A5"])),
        ("扫描.pdf", "02版 综合 2024年3月4日 星期一 梧溪日报", ("梧溪日报", DAY, ["2"])),
        ("2024030502.pdf", "02版 综合 2024年3月4日 星期一 梧溪日报", ("梧溪日报", DAY, ["2"])),
    ],
)
def test_page_pdfs(tmp_path: Path, name: str, header: str, wanted: tuple[object, ...]) -> None:
    reading = read(_pdf(tmp_path, name, header))
    assert filed(reading) == wanted
    assert bool(findings(reading, Code.DAYS_DISAGREE)) is name.startswith("20240305")


@pytest.mark.parametrize(
    "sample",
    [
        "page-text",
        "article-folder/20230411",
        "mets-alto/alto-only",
        "mets-alto/luxembourg",
        "epaper/founder",
        "page-pdf",
    ],
)
def test_what_the_person_says_wins_in_every_format_and_what_differs_is_told(sample: str) -> None:
    choice = Choice(day=date(1999, 1, 2), paper="青溪小报", page="7")
    for reading in read_sources([SAMPLES / sample], choice=choice):
        title, day, pages = filed(reading)
        assert (title, day) == ("青溪小报", date(1999, 1, 2))
        assert pages == ["7"] or findings(reading, Code.PAGE_NOT_TAKEN)
        assert findings(reading, Code.DAY_DIFFERS)


def test_a_page_that_comes_every_day_is_a_source_each_day(tmp_path: Path) -> None:
    days, text = ("2024-03-04", "2024-03-05"), "广告\n\n碧湖花园盛大开盘。\n"
    same = [write(tmp_path / "梧溪日报", f"{day}/02版.txt", text) for day in days]
    first, second = (read(path) for path in same)
    assert first.source.sha256 != second.source.sha256
    assert read(same[0]).source.sha256 == first.source.sha256
    copies = [read(write(tmp_path / name, "a.txt", front())) for name in days]
    assert len({one.source.sha256 for one in copies}) == 1, (
        "what names its day itself is one source wherever it lies"
    )


def test_what_is_told_below_the_articles_of_a_day_on_small_sheets(tmp_path: Path) -> None:
    sheet = Sheet(595, 842)
    set_article(sheet, Piece(FORECAST.headline, FORECAST.paragraphs), (60, 60, 535, 0), 1, House(size=12))
    sheet.text(sheet.frame(), (60, 700), "《梧溪日报》（2024年3月4日 第 01 版）", 10, spaces=True)
    reading = read(save(tmp_path / "wxrb.pdf", [sheet]))
    assert filed(reading)[:2] == ("梧溪日报", DAY)
    assert not findings(reading, Code.PAGE_LEFTOVERS, Code.PAPER_UNKNOWN)


def test_saved_pages_that_tell_no_day_are_all_of_the_day_that_their_folder_tells(tmp_path: Path) -> None:
    folder = tmp_path / "梧溪日报" / "民国92年" / "三月" / "三日"
    folder.mkdir(parents=True)
    for path in (SAMPLES / "epaper/founder/html/2023-03/03").iterdir():
        text = path.read_text("utf-8", errors="replace")
        (folder / path.name).write_text(
            re.sub(r"20\d\d[-年/ .]?\d{1,2}[-月/ .]?(?:\d{1,2}日?)?", "", text), "utf-8"
        )
    readings = list(read_sources([tmp_path]))
    assert [one.issue.date for one in readings if one.issue] == [date(2003, 3, 3)]
    assert readings[0].issue is not None
    assert len(readings[0].issue.pages) == 2
