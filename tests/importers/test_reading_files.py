"""Files as people hand them over: good ones, broken ones, and what is said about each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.core.findings.finding import Level
from reader.importers import read_source, read_sources, reading_to_json
from reader.importers.formats.page_text.format import LARGEST
from tests.importers.press import SHOES, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.progress import Progress
    from reader.core.source import Reading

MASTHEAD = "梧溪日报\n2023年3月3日 星期五 农历癸卯年二月十二\n今日1版 总第2047期\n中共梧溪县委主办\n\n"
PAGE = f"{MASTHEAD}{WHARF.headline}\n\n本报讯（记者 俞怀瑾）" + "\n".join(WHARF.paragraphs) + "\n"


def _file(folder: Path, name: str, content: str | bytes = PAGE) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _only_error(reading: Reading) -> str:
    assert reading.issue is None
    assert [finding.level for finding in reading.findings] == [Level.ERROR]
    return reading.findings[0].text


def test_a_good_page_without_a_finding(tmp_path: Path) -> None:
    reading = read_source(_file(tmp_path, "page.txt"))
    assert reading.findings == ()
    assert (reading.source.kind, reading.source.encoding, reading.source.size) == (
        "page text",
        "utf-8",
        len(PAGE.encode()),
    )
    assert len(reading.source.sha256) == 64


def test_the_json_contract(tmp_path: Path) -> None:
    row = json.loads(
        json.dumps(reading_to_json(read_source(_file(tmp_path, "page.txt"))), ensure_ascii=False)
    )
    assert list(row) == ["file", "kind", "encoding", "issue", "findings"]
    assert row["issue"]["publisher"] == "中共梧溪县委主办"
    assert row["issue"]["lunar_date"] == "癸卯年二月十二"
    article = row["issue"]["pages"][0]["articles"][0]
    assert list(article) == [
        "rubric",
        "kicker",
        "headline",
        "deck",
        "dateline",
        "authors",
        "byline",
        "paragraphs",
        "truncated",
    ]
    assert (article["rubric"], article["authors"]) == (None, [{"role": "记者", "name": "俞怀瑾"}])


def test_an_unread_file_in_json(tmp_path: Path) -> None:
    row = reading_to_json(read_source(_file(tmp_path, "empty.txt", "")))
    assert row["issue"] is None
    assert row["findings"][0]["level"] == "error"


@pytest.mark.parametrize("content", ["", " \n\u3000\n", "\ufeff"])
def test_an_empty_file(tmp_path: Path, content: str) -> None:
    assert "page.txt is empty" in _only_error(read_source(_file(tmp_path, "page.txt", content)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
        (b"BM\x00\x01\x00\x00\x00\x00", "is a picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "is a picture"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a film or a sound"),
        (b"PK\x03\x04\x14\x00", "is a packed archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an office document"),
        (b"SQLite format 3\x00", "is a database"),
        (b"\x7fELF\x02\x01", "is no text but a program"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (bytes(range(256)) * 4, "holds no text"),
    ],
)
def test_what_is_no_page_text_is_told_by_its_content(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in _only_error(read_source(_file(tmp_path, "page.txt", content)))


def test_words_that_begin_like_a_program_are_text(tmp_path: Path) -> None:
    assert read_source(_file(tmp_path, "page.txt", "BM " + PAGE)).source.kind == "page text"


def test_a_text_without_a_date(tmp_path: Path) -> None:
    text = f"{SHOES.headline}\n\n□ 缪知秋\n" + "\n".join(SHOES.paragraphs)
    assert "names no date" in _only_error(read_source(_file(tmp_path, "page.txt", text)))


def test_a_day_that_does_not_exist_is_filed_under_the_last_of_its_month(tmp_path: Path) -> None:
    reading = read_source(_file(tmp_path, "page.txt", PAGE.replace("3月3日", "2月31日")))
    assert reading.issue is not None
    assert reading.issue.date is not None
    assert (reading.issue.date.isoformat(), reading.issue.date_text) == ("2023-02-28", "2023年2月31日")
    assert [finding.text for finding in reading.findings] == [
        "There is no such day as 2023年2月31日. The issue is filed under 2023-02-28."
    ]


def test_a_month_that_does_not_exist(tmp_path: Path) -> None:
    reading = read_source(_file(tmp_path, "page.txt", PAGE.replace("3月3日", "13月3日")))
    assert "no such month as in 2023年13月3日" in _only_error(reading)


def test_a_weekday_and_a_lunar_date_that_do_not_fit(tmp_path: Path) -> None:
    text = PAGE.replace("星期五", "星期四").replace("二月十二", "二月十三")
    assert [finding.text for finding in read_source(_file(tmp_path, "page.txt", text)).findings] == [
        "2023年3月3日 was 星期五, but 星期四 is printed.",
        "2023年3月3日 was 癸卯年二月十二 in the lunar calendar, but 癸卯年二月十三 is printed.",
    ]


def test_a_masthead_alone(tmp_path: Path) -> None:
    reading = read_source(_file(tmp_path, "page.txt", MASTHEAD))
    assert reading.issue is not None
    assert [finding.text for finding in reading.findings] == ["No article was found below the masthead."]


def test_a_paper_that_does_not_say_its_name(tmp_path: Path) -> None:
    text = PAGE.replace("梧溪日报\n", "")
    reading = read_source(_file(tmp_path, "page.txt", text))
    assert reading.issue is not None
    assert reading.issue.title is None
    assert reading.findings[-1].text.startswith("The text does not tell the paper's name.")


def test_half_a_file_keeps_what_is_there(tmp_path: Path) -> None:
    data = PAGE.encode()[: len(PAGE.encode()) * 3 // 5 + 1]
    reading = read_source(_file(tmp_path, "page.txt", data))
    assert reading.issue is not None
    article = reading.issue.pages[0].articles[0]
    assert article.truncated
    assert article.paragraphs[0] == WHARF.paragraphs[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "is not there any more" in _only_error(read_source(tmp_path / "gone.txt"))


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "loop.txt cannot be opened" in _only_error(read_source(tmp_path / "loop.txt"))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt"
    with path.open("wb") as file:
        file.write(PAGE.encode())
        file.write(b"\n" * LARGEST)
    assert "more than the text of any issue" in _only_error(read_source(path))


def test_a_fault_of_ours_is_a_finding_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str, _name: str) -> None:
        raise KeyError("fault")

    monkeypatch.setattr("reader.importers.formats.page_text.reader.read_page_text", fail)
    assert "Please report this" in _only_error(read_source(_file(tmp_path, "page.txt")))


def test_the_encoding_as_chosen_by_the_person(tmp_path: Path) -> None:
    path = _file(tmp_path, "page.txt", PAGE.encode("gb18030"))
    assert read_source(path, "gb18030").source.encoding == "gb18030"
    assert read_source(path, "utf-8").issue is None


def test_folders_are_walked_in_name_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _file(tmp_path, name)
    _file(tmp_path, "c.png", b"\x89PNG\r\n\x1a\n")
    seen: list[Progress] = []
    readings = list(read_sources([tmp_path], seen.append))
    assert [reading.source.path.name for reading in readings] == ["a.txt", "c.png", "1.txt", "2.txt"]
    assert [(one.done, one.total) for one in seen] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert [reading.issue is None for reading in readings] == [False, True, False, False]


def test_the_person_may_stop(tmp_path: Path) -> None:
    _file(tmp_path, "a.txt")
    _file(tmp_path, "b.txt")

    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    readings = read_sources([tmp_path], stop)
    assert next(readings).issue is not None
    with pytest.raises(Cancelled):
        next(readings)
