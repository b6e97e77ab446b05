"""What paths tell: days and pages run together, spread over folders, in every script; headlines; papers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.days.day_names import chinese_date
from reader.core.evidence import Where
from reader.importers.source.names.folders import collection_of, named_after
from reader.importers.source.names.papers import is_same_paper, paper_in_name
from reader.importers.source.names.read import Names, read_names


def read(path: str) -> Names:
    return read_names(PurePosixPath(path))


@pytest.mark.parametrize(
    ("path", "day", "page"),
    [
        ("rmrb2024030402.pdf", "2024-03-04", "2"),
        ("wxrb_20240304.pdf", "2024-03-04", None),
        ("2024-03-04_02.pdf", "2024-03-04", "2"),
        ("2024_03_04_12.txt", "2024-03-04", "12"),
        ("20240304-A05.pdf", "2024-03-04", "A5"),
        ("20240304A05.pdf", "2024-03-04", "A5"),
        ("20220719_A3.txt", "2022-07-19", "A3"),
        ("石桥日报-2022-07-19-02.txt", "2022-07-19", "2"),
        ("石桥日报2022年7月19日第2版.txt", "2022-07-19", "2"),
        ("石桥日报２０２２年７月１９日第２版.txt", "2022-07-19", "2"),
        ("二〇二二年七月十九日 第十二版.txt", "2022-07-19", "12"),
        ("民国二十二年八月十一日 申报 三版.txt", "1933-08-11", None),
        ("申報/民国22年/8月/11日/第三版.txt", "1933-08-11", "3"),
        ("申报/民国22-08-11_3.pdf", "1933-08-11", "3"),
        ("1946year/1946year05month/19460515/19460515-1.txt", "1946-05-15", "1"),
        ("1978/12/24/第1版 公报发表.txt", "1978-12-24", "1"),
        ("20200119/01版-要闻/石桥修好了.txt", "2020-01-19", "1"),
        ("2020年1月/20200119/03.txt", "2020-01-19", "3"),
        ("2020年1月/19日/A02综合/石桥修好了.txt", "2020-01-19", "A2"),
        ("二〇二二年/七月/十九日/要闻.txt", "2022-07-19", None),
        ("1950/03/02.txt", "1950-03-02", None),
        ("1950/03/02/03.txt", "1950-03-02", "3"),
        ("1950/0302/A1.txt", "1950-03-02", "A1"),
        ("报纸/1950年/3月2日_4.txt", "1950-03-02", "4"),
        ("National Tribune/1898/11/10/p3.txt", "1898-11-10", "3"),
        ("National_Tribune_1898-11-10_page-2.txt", "1898-11-10", "2"),
        ("The Daily Herald, 10 November 1898, p. 4.txt", "1898-11-10", "4"),
        ("Herald/November 10, 1898.txt", "1898-11-10", None),
        ("1898/Nov/10/page 3.txt", "1898-11-10", "3"),
        ("07.12.1858.txt", "1858-12-07", None),
        ("12-25-1901.txt", "1901-12-25", None),
        ("0002647_18240217_0003.xml", "1824-02-17", "3"),
        ("1910010101/0003.xml", "1910-01-01", "3"),
        ("2024-03-04/page-0012.hocr", "2024-03-04", "12"),
        ("2024.03.04", "2024-03-04", None),
        ("2024-03-04.zip/02版.txt", "2024-03-04", "2"),
        ("page.txt", None, None),
        ("20240304101530.jpg", None, None),
        ("石桥日报1998年1月.txt", None, None),
        ("2024-02-31.txt", None, None),
    ],
)
def test_day_and_page(path: str, day: str | None, page: str | None) -> None:
    found = read(path)
    assert (found.day and found.day.isoformat(), found.page) == (day, page)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.integers(1, 99))
def test_any_day_with_any_page_in_any_writing(day: date, page: int) -> None:
    folders = f"{day.year}/{day.month:02}/{day.day:02}/{page}.txt"
    joined = f"abc{day:%Y%m%d}{page:02}.pdf"
    words = f"石桥日报{chinese_date(day)}第{page}版.txt"
    dashed = f"{day.isoformat()}-{page:02}.txt"
    assert {(one.day, one.page) for one in map(read, (folders, joined, words, dashed))} == {(day, str(page))}


def test_a_day_in_a_headline_is_what_the_text_is_about() -> None:
    found = read("1978/12/24/第1版 1978年12月18日至22日公报.txt")
    assert found.day == date(1978, 12, 24)
    assert found.headline == "1978年12月18日至22日公报"


@pytest.mark.parametrize("folder", ["C3", "p1", "v2", "T12", "3"])
def test_a_folder_is_a_page_only_within_a_day(folder: str) -> None:
    assert read_names(PurePosixPath(f"{folder}/2024-03-04-要闻.txt")).page is None
    assert read_names(PurePosixPath(f"2024-03-04/{folder}/要闻.txt")).page is not None


def test_a_name_and_its_folder_that_disagree_are_both_seen() -> None:
    days = read("20200119/20200120-01.txt").evidence.days
    assert [(one.value.day, one.where) for one in days] == [(20, Where.NAME), (19, Where.FOLDER)]


@pytest.mark.parametrize(
    ("path", "page_name", "headline"),
    [
        ("20200119/01版-要闻/石桥修好了.txt", "要闻", "石桥修好了"),
        ("20200119/第01版：要闻/3.石桥修好了.txt", "要闻", "石桥修好了"),
        ("2020/01/19/A02 综合新闻/石桥修好了.txt", "综合新闻", "石桥修好了"),
        ("1978/12/24/第1版 石桥修好了.txt", None, "石桥修好了"),
        (
            "１９７８/１２/２４/第１版　慢下来，桥（石桥）才走得远：１２０米.txt",
            None,
            "慢下来，桥（石桥）才走得远：１２０米",
        ),
        ("20200119/01/02.txt", None, None),
    ],
)
def test_page_names_and_headlines(path: str, page_name: str | None, headline: str | None) -> None:
    found = read(path)
    assert (found.page_name, found.headline) == (page_name, headline)


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("石桥日报-2020", "石桥日报"),
        ("今日衢江-2022-07-19", "今日衢江"),
        ("National_Tribune_1898-11-10", "National Tribune"),
        ("The Daily Herald", "The Daily Herald"),
        ("大公报 1902", "大公报"),
        ("旧报", None),
        ("日报", None),
        ("三中全会公报", None),
        ("the latest news", None),
        ("2022-07-19", None),
    ],
)
def test_papers_in_names(name: str, paper: str | None) -> None:
    assert paper_in_name(name) == paper


def test_a_headline_that_ends_as_a_papers_name_is_none() -> None:
    assert read("1978年/12月/24日/第01版：要闻/春耕快报.txt").evidence.papers == ()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("申報", "申报", True),
        ("蘆灣日報", "芦湾日报", True),
        ("石桥日报", "石桥日报数字报", True),
        ("石 桥 日 报", "石桥日报", True),
        ("The National Tribune", "National tribune.", True),
        ("石桥日报", "石桥晚报", False),
        ("申报", "时事新报", False),
    ],
)
def test_two_writings_of_a_papers_name(one: str, other: str, is_same: bool) -> None:
    assert is_same_paper(one, other) is is_same


@pytest.mark.parametrize(
    "path",
    [
        "人民日报/2020年1月/20200119/20200119-01-02.txt",
        "人民日报/1946year/1946year05month/19460515/19460515-1.txt",
        "人民日报/1978/12/24/第1版 标题.txt",
        "人民日报/20200119/01版-要闻/标题.txt",
        "人民日报/民国22年/八月/11日/第三版/一.txt",
        "人民日报/1940s/1949/10/01/p1/2.txt",
        "人民日报/2024年03月/0304/A01 要闻/1.txt",
    ],
)
def test_the_folder_whose_paper_is_asked_once(path: str) -> None:
    folder = collection_of(PurePosixPath(path))
    assert folder.name == "人民日报"
    assert named_after(folder) == "人民日报"


def test_consecutive_days_of_a_tree_are_all_different() -> None:
    first = date(2019, 12, 25)
    days = [first + timedelta(days=number) for number in range(400)]
    paths = [f"报/{day.year}年/{day.month}月/{day.day}日/第1版 标题.txt" for day in days]
    assert [read(path).day for path in paths] == days
