from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.finding import Level
from reader.core.paper import Article, Author
from reader.importers import read_sources, unnamed_folders
from reader.importers.formats.article_folder import day as day_module
from reader.importers.formats.article_folder.body import read_body, split_lines
from reader.importers.formats.article_folder.lines_form import read_lines_form
from reader.importers.formats.article_folder.markdown_form import read_markdown_form
from reader.importers.formats.article_folder.naming import article_file
from reader.importers.source.names.folders import collection_of, named_after
from tests.importers.article_files import BRIDGE, TEA, lines_form, markdown_form, write, write_day

if TYPE_CHECKING:
    from reader.core.source import Reading
    from reader.importers.formats.article_folder.piece import Piece

DAY = date(2022, 7, 9)


def read(*paths: Path, paper: str | None = "柳溪报") -> list[Reading]:
    return list(read_sources(paths, title_for=lambda _folder: paper))


def one(*paths: Path, paper: str | None = "柳溪报") -> Reading:
    (reading,) = read(*paths, paper=paper)
    return reading


def articles(reading: Reading) -> list[Article]:
    assert reading.issue is not None
    return [article for page in reading.issue.pages for article in page.articles]


def told(reading: Reading, level: Level) -> list[str]:
    return [finding.text for finding in reading.findings if finding.level is level]


def read_plain(text: str, page: str) -> Piece:
    return read_lines_form(split_lines(text), page)


def read_marked(text: str) -> Piece:
    return read_markdown_form(split_lines(text))


# names


@pytest.mark.parametrize(
    ("name", "page", "nth"),
    [
        ("20220709-01-02.txt", "1", 2),
        ("20220709-A03-11.txt", "A3", 11),
        ("20220709_12_01.TXT", "12", 1),
        ("20220709-01-02 石桥修好了.txt", "1", 2),
        ("20220709-01-02", "1", 2),
    ],
)
def test_the_name_tells_day_page_and_place(name: str, page: str, nth: int) -> None:
    file = article_file(Path("x") / name)
    assert file is not None
    assert (file.day, file.page, file.nth) == (DAY, page, nth)


@pytest.mark.parametrize(
    "name",
    ["20220709.txt", "20220231-01-01.txt", "2022-02-31_石桥.md", "20220709-01-01.jpg", "2022-07-09.txt"],
)
def test_other_names_are_no_articles(name: str) -> None:
    assert article_file(Path(name)) is None


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("柳溪报/2020年1月/20200119/20200119-01-01.txt", "柳溪报"),
        ("rmrb/2020/01/19/20200119-01-01.txt", "rmrb"),
        ("rmrb/2020-01/2020-01-19/第01版/20200119-01-01.txt", "rmrb"),
        ("rmrb/20200119-01-01.txt", "rmrb"),
        ("papers/2020年1月.zip/20200119/20200119-01-01.txt", "papers"),
        ("/2020/1.txt", "/2020"),
    ],
)
def test_a_collection_lies_in_the_folder_above_those_of_time(path: str, folder: str) -> None:
    expected = Path(folder) if folder != "/2020" else Path("/")
    assert collection_of(Path(path)) == expected


def test_a_folder_may_be_named_after_its_paper() -> None:
    assert named_after(Path("x/柳溪日报")) == "柳溪日报"
    assert named_after(Path("x/柳溪日报-2020.zip")) == "柳溪日报"
    assert named_after(Path("x/papers")) is None


# the plain form


def test_a_day_is_an_issue(tmp_path: Path) -> None:
    folder = write_day(tmp_path / "papers")
    reading = one(tmp_path)
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date) == ("柳溪报", DAY)
    assert [(page.number, len(page.articles)) for page in issue.pages] == [("1", 2), ("2", 1)]
    source = reading.source
    assert (source.path, source.kind, source.encoding) == (folder, "article folder", "utf-8")
    assert source.size == sum(file.stat().st_size for file in folder.iterdir())
    bridge, tea, _market = articles(reading)
    assert (bridge.kicker, bridge.headline, bridge.deck) == (
        "三年等待 一朝通行",
        "石桥修好了",
        "南岸的孩子不再绕路",
    )
    assert bridge.dateline == "本报柳溪7月9日电"
    assert bridge.authors == (Author("林小溪", "记者"), Author("何田", "记者"))
    assert bridge.paragraphs == ("柳溪镇的石桥今天通行了。从前南岸的孩子上学要绕十里路。",)
    assert tea.authors == (Author("周远", "记者"),)
    assert tea.paragraphs == tuple(TEA[:2])
    assert reading.findings == ()


def test_the_same_files_have_the_same_digest_and_others_another(tmp_path: Path) -> None:
    folder = write_day(tmp_path / "papers")
    first = one(folder).source.sha256
    assert one(folder).source.sha256 == first
    write(folder, "20220709-02-01.txt", lines_form("", "东街集市", "", "棚下有摊位。"))
    assert one(folder).source.sha256 != first


def test_each_day_is_a_source_of_its_own(tmp_path: Path) -> None:
    for stamp in ("20220710", "20220709", "20220816"):
        write_day(tmp_path / "papers", stamp)
    days = [reading.issue.date for reading in read(tmp_path) if reading.issue]
    assert days == [date(2022, 7, 9), date(2022, 7, 10), date(2022, 8, 16)]


def test_days_in_one_flat_folder(tmp_path: Path) -> None:
    for stamp in ("20220709", "20220710"):
        write(tmp_path, f"{stamp}-01-01.txt", lines_form("", "石桥修好了", "", BRIDGE))
    assert [reading.source.path.name for reading in read(tmp_path)] == [
        "20220709-01-01.txt",
        "20220710-01-01.txt",
    ]


def test_articles_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("20220709-10-1", "20220709-9-1", "20220709-9-10", "20220709-9-2"):
        write(tmp_path, f"{name}.txt", lines_form("", name, "", "正文。"))
    assert [article.headline for article in articles(one(tmp_path))] == [
        "20220709-9-1",
        "20220709-9-2",
        "20220709-9-10",
        "20220709-10-1",
    ]


def test_the_same_day_twice_in_a_collection_is_two_sources(tmp_path: Path) -> None:
    write_day(tmp_path / "papers")
    write_day(tmp_path / "papers" / "2022")
    first, second = read(tmp_path)
    assert first.source.sha256 == second.source.sha256
    assert len(articles(first)) == len(articles(second)) == 3


def test_two_papers_side_by_side_stay_apart(tmp_path: Path) -> None:
    write_day(tmp_path / "柳溪日报")
    write_day(tmp_path / "石桥日报")
    readings = read(tmp_path, paper=None)
    assert [reading.issue.title for reading in readings if reading.issue] == ["柳溪日报", "石桥日报"]
    assert all("the folder" in text for reading in readings for text in told(reading, Level.NOTE))


def test_an_unnamed_folder_is_read_and_told(tmp_path: Path) -> None:
    write_day(tmp_path / "papers")
    reading = one(tmp_path, paper=None)
    assert reading.issue is not None
    assert reading.issue.title is None
    (error,) = told(reading, Level.ERROR)
    assert str(tmp_path / "papers") in error
    assert "--paper" in error


def test_the_colophon_of_some_collectors_names_the_paper(tmp_path: Path) -> None:
    text = lines_form("", "石桥修好了", "", "桥通了。", "《柳溪报》（2022年07月09日 第 01 版）")
    write(tmp_path, "20220709-01-01.txt", text)
    reading = one(tmp_path, paper=None)
    assert reading.issue is not None
    assert reading.issue.title == "柳溪报"
    assert articles(reading)[0].paragraphs == ("桥通了。",)


def test_a_file_by_itself_is_read_with_its_day(tmp_path: Path) -> None:
    folder = write_day(tmp_path / "papers")
    write(folder, "20220710-01-01.txt", lines_form("", "另一天", "", "正文。"))
    reading = one(folder / "20220709-01-02.txt")
    assert len(articles(reading)) == 3
    assert told(reading, Level.NOTE) == ["2 other files of 2022-07-09 in the same folder were read with it."]


def test_a_file_named_that_is_not_there_is_told(tmp_path: Path) -> None:
    reading = one(tmp_path / "20220709-01-01.txt")
    assert reading.issue is None
    assert "not there" in told(reading, Level.ERROR)[0]
    assert one(tmp_path / "gone" / "20220709-01-01.txt").issue is None


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "big5"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    body = "三年來第一次通車，南岸的孩子們上學不用再繞十里路了，橋頭的老人說這是他們等了三年的大事。" * 3
    for nth in range(1, 4):
        write(tmp_path, f"20220709-01-0{nth}.txt", lines_form("", "石橋修好了", "", body), encoding)
    reading = one(tmp_path)
    assert articles(reading)[0].headline == "石橋修好了"
    expected = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    assert reading.source.encoding == expected


def test_a_file_in_another_encoding_than_its_neighbours(tmp_path: Path) -> None:
    body = "石桥长六十米，宽四米，两边有护栏，这是全县人民等了三年的大事，会议要求各单位做好工作。" * 3
    write(tmp_path, "20220709-01-01.txt", lines_form("", "石桥修好了", "", body))
    write(tmp_path, "20220709-01-02.txt", lines_form("", "茶园开园", "", body), "gb18030")
    write(tmp_path, "20220709-01-03.txt", "\ufeff" + lines_form("", "集市搬迁", "", body), "utf-16-le")
    assert [article.headline for article in articles(one(tmp_path))] == ["石桥修好了", "茶园开园", "集市搬迁"]


def test_bytes_that_fit_nothing_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, "20220709-01-01.txt", lines_form("", "石桥修好了", "", "桥通了。" * 50))
    path.write_bytes(path.read_bytes().replace("通".encode(), b"\xff\xff", 1))
    reading = one(tmp_path)
    assert articles(reading)[0].headline == "石桥修好了"
    assert "are marked with" in told(reading, Level.WARNING)[0]


def test_files_without_an_article_are_noted(tmp_path: Path) -> None:
    write_day(tmp_path)
    folder = tmp_path / "2022年7月" / "20220709"
    write(folder, "20220709-03-01.txt", "\r\n广告\r\n\r\n")
    write(folder, "20220709-03-02.txt", "")
    write(folder, "20220709-03-03.txt", lines_form("", "公益广告", "", "广告"))
    write(folder, "20220709-03-04.txt", "\n\n\n")
    reading = one(tmp_path)
    assert len(articles(reading)) == 3
    (note,) = told(reading, Level.NOTE)
    assert note.startswith("4 files without an article were left out: 20220709-03-01.txt, ")
    assert note.endswith("…")


def test_a_picture_with_its_caption_is_kept(tmp_path: Path) -> None:
    write(
        tmp_path,
        "20220709-01-01.txt",
        lines_form("", "图片报道", "", "七月八日，孩子们走过新修的石桥。", "何田摄"),
    )
    (article,) = articles(one(tmp_path))
    assert article.headline == "图片报道"
    assert article.paragraphs[0] == "七月八日，孩子们走过新修的石桥。"


def test_a_day_of_nothing_but_advertisements_is_no_issue(tmp_path: Path) -> None:
    write(tmp_path, "20220709-01-01.txt", "\n广告\n")
    reading = one(tmp_path)
    assert reading.issue is None
    assert told(reading, Level.ERROR) == ["The files of 2022-07-09 hold no article."]


def test_what_is_no_article_is_read_by_itself(tmp_path: Path) -> None:
    write_day(tmp_path)
    folder = tmp_path / "2022年7月" / "20220709"
    (folder / "20220709-03-01.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    write(folder, "20220709-03-02.txt", "一行没有缩进的字。\n" * 12)
    issue, picture, page = read(tmp_path)
    assert len(articles(issue)) == 3
    assert "picture" in told(picture, Level.ERROR)[0]
    assert page.issue is not None
    assert (page.issue.date, page.issue.pages[0].number) == (date(2022, 7, 9), "3")
    assert "taken from the name" in told(page, Level.NOTE)[0]


def test_a_file_larger_than_any_article_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_day(tmp_path)
    monkeypatch.setattr(day_module, "LARGEST_ARTICLE", 300)
    folder = tmp_path / "2022年7月" / "20220709"
    write(folder, "20220709-03-01.txt", lines_form("", "长文", "", "很长。" * 200))
    readings = read(tmp_path)
    assert len(articles(readings[0])) == 3
    assert readings[1].source.path.name == "20220709-03-01.txt"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that may not be read")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    folder = write_day(tmp_path)
    (folder / "20220709-02-01.txt").chmod(0)
    issue, locked = read(tmp_path)
    assert len(articles(issue)) == 2
    assert "cannot be opened" in told(locked, Level.ERROR)[0]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r\r\n", "\r"])
def test_any_ends_of_lines(end: str) -> None:
    piece = read_plain(lines_form("引题在上", "石桥修好了", "副题在下", "甲。", "乙。", end=end), "1")
    headings = piece.headings
    assert (headings.kicker, headings.headline, headings.deck) == ("引题在上", "石桥修好了", "副题在下")
    assert piece.body.paragraphs == ("甲。", "乙。")


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["", "石桥修好了", ""], (None, "石桥修好了", None)),
        (["石桥修好了", "", ""], (None, "石桥修好了", None)),
        (["石桥修好了"], (None, "石桥修好了", None)),
        (["", "石桥修好了", "——记修桥的人", "又一行副题"], (None, "石桥修好了", "——记修桥的人 又一行副题")),
        (["", "", ""], (None, None, None)),
        ([], (None, None, None)),
    ],
)
def test_heading_lines(above: list[str], expected: tuple[str | None, ...]) -> None:
    headings = read_plain("\r\n".join([*above, "　　正文。"]), "1").headings
    assert (headings.kicker, headings.headline, headings.deck) == expected


def test_a_byline_under_the_headline() -> None:
    for above in (["", "石桥修好了", "本报记者 林小溪"], ["", "石桥修好了", "", "■ 本报记者 林小溪"]):
        piece = read_plain("\n".join([*above, "　　正文。"]), "1")
        assert piece.headings.deck is None
        assert piece.authors == (Author("林小溪", "记者"),)
        assert piece.draft.article.authors == piece.authors


def test_text_without_indent_above_the_first_paragraph_is_text() -> None:
    text = "\n石桥修好了\n\n这一段前面没有空格，可是一句完整的话。\n短行\n　　正文。"
    assert read_plain(text, "1").body.paragraphs == (
        "这一段前面没有空格，可是一句完整的话。",
        "短行",
        "正文。",
    )


# bylines and jumps


@pytest.mark.parametrize(
    ("lines", "names", "left"),
    [
        (["桥通了。（本报记者 周远 何田）"], ["周远", "何田"], ["桥通了。"]),
        (["桥通了。", "（作者：周远）"], ["周远"], ["桥通了。"]),
        (["本报记者 周远", "桥通了。"], ["周远"], ["桥通了。"]),
        (["桥通了。", "（记者 周远）", "版式设计：何田"], ["周远"], ["桥通了。", "版式设计：何田"]),
        (["桥通了。", "又一段。"], [], ["桥通了。", "又一段。"]),
        (["——给修桥的人", "桥通了。"], [], ["——给修桥的人", "桥通了。"]),
        ([], [], []),
        (["图为石桥。何田摄"], [], ["图为石桥。何田摄"]),
    ],
)
def test_who_wrote(lines: list[str], names: list[str], left: list[str]) -> None:
    body = read_body(lines)
    assert [author.name for author in body.authors] == names
    assert list(body.paragraphs) == left


@pytest.mark.parametrize(
    ("lead", "dateline", "rest"),
    [
        ("【新华社柳溪八日电】桥通了。", "新华社柳溪八日电", "桥通了。"),
        ("【柳溪十六日电】桥通了。", "柳溪十六日电", "桥通了。"),
        ("【本报讯】桥通了。", None, "桥通了。"),
    ],
)
def test_datelines_in_brackets(lead: str, dateline: str | None, rest: str) -> None:
    body = read_body([lead])
    assert (body.dateline, body.paragraphs) == (dateline, (rest,))


def test_an_article_that_jumps_is_whole_again(tmp_path: Path) -> None:
    write(
        tmp_path, "20220709-01-01.txt", lines_form("", "石桥修好了", "", "桥通了，孩子们", "（下转第二版）")
    )
    write(tmp_path, "20220709-02-01.txt", lines_form("", "石桥修好了", "", "（上接第一版）", "不再绕路。"))
    write(tmp_path, "20220709-02-02.txt", lines_form("", "茶园", "", "茶香四溢。（下转第四版）"))
    bridge, tea = articles(one(tmp_path))
    assert "".join(bridge.paragraphs) == "桥通了，孩子们不再绕路。"
    assert not bridge.truncated
    assert tea.truncated


# the Markdown form


def test_the_markdown_form(tmp_path: Path) -> None:
    text = markdown_form(
        "三年等待一朝通  石桥修好了",
        "林小溪",
        "三年等待一朝通",
        "石桥修好了",
        "林小溪",
        "【新华社柳溪八日电】桥通了。",
        "孩子们不再绕路。",
        rubric="乡村新事",
    )
    write(tmp_path / "柳溪日报" / "1976年01月", "1976-01-09_三年等待一朝通_石桥修好了.md", text)
    reading = one(tmp_path, paper=None)
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date) == ("柳溪日报", date(1976, 1, 9))
    assert [(page.number, page.name) for page in issue.pages] == [("3", "教育·科技")]
    (article,) = articles(reading)
    assert {article.kicker, article.headline, article.deck} - {None} == {"三年等待一朝通", "石桥修好了"}
    assert article.rubric == "乡村新事"
    assert article.dateline == "新华社柳溪八日电"
    assert article.authors == (Author("林小溪"),)
    assert article.paragraphs == ("桥通了。", "孩子们不再绕路。")


def test_markdown_pages_in_full_width_digits_and_two_encodings(tmp_path: Path) -> None:
    for nth, page in enumerate(["第１２版（要闻）", "第二版()", "第2版（要闻）"]):
        text = markdown_form(f"稿件{nth}", "", f"稿件{nth}", "正文是一句话。", page=page)
        write(tmp_path, f"1976-01-09_稿件{nth}.md", text, "gb18030" if nth else "utf-8")
    issue = one(tmp_path).issue
    assert issue is not None
    assert [(page.number, page.name, len(page.articles)) for page in issue.pages] == [
        ("2", "要闻", 2),
        ("12", "要闻", 1),
    ]


def test_a_body_that_does_not_repeat_its_heading_is_kept_whole() -> None:
    piece = read_marked(markdown_form("石桥修好了", "林小溪", "桥通了。", "孩子们不再绕路。"))
    assert piece.headings.headline == "石桥修好了"
    assert piece.body.paragraphs == ("桥通了。", "孩子们不再绕路。")
    half = read_marked(markdown_form("石桥修好了  孩子不再绕路", "", "石桥修好了", "桥通了。"))
    assert half.body.paragraphs == ("桥通了。",)
    assert half.headings.headline is not None


def test_fields_may_be_missing(tmp_path: Path) -> None:
    piece = read_marked("### 石桥修好了\n\n　　桥通了。\n")
    assert (piece.page, piece.rubric, piece.authors) == ("", None, ())
    assert piece.body.paragraphs == ("桥通了。",)
    write(tmp_path, "1976-01-09_石桥修好了.md", "### 石桥修好了\n周远 何田\n1976-01-09\n\n　　桥通了。\n")
    reading = one(tmp_path)
    assert articles(reading)[0].authors == (Author("周远"), Author("何田"))
    assert told(reading, Level.WARNING) == ["1 article does not tell its page and stands on page 1."]


def test_a_byline_with_a_role_in_the_field() -> None:
    piece = read_marked(
        markdown_form("石桥修好了", "本报记者 林小溪", "石桥修好了", "本报记者　林小溪", "桥通了。")
    )
    assert piece.authors == (Author("林小溪", "记者"),)
    assert piece.body.paragraphs == ("桥通了。",)


def test_markdown_that_is_none_is_read_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "1976-01-09_记事.md", "只是一页笔记。\n" * 9)
    (reading,) = read(tmp_path)
    assert reading.source.kind == "page text"


# which folders must be asked for


def test_folders_whose_paper_is_asked_for(tmp_path: Path) -> None:
    write_day(tmp_path / "papers", "20220709")
    write_day(tmp_path / "papers", "20220801")
    write_day(tmp_path / "柳溪日报")
    write(tmp_path, "other.txt", "别的")
    (folder,) = unnamed_folders([tmp_path])
    assert folder.folder == tmp_path / "papers"
    assert (folder.files, folder.first, folder.last) == (6, DAY, date(2022, 8, 1))
    assert unnamed_folders([tmp_path], lambda asked: "柳溪报" if asked.name == "papers" else None) == ()
