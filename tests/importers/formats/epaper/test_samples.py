"""E-papers as they are saved and mirrored: one issue a day and paper, whatever its files are called."""

from __future__ import annotations

import os
import quopri
import shutil
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.core.findings.finding import Level
from reader.core.paper import Author, Region
from reader.importers import read_source, read_sources
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Article, Issue
    from reader.core.progress import Progress
    from reader.core.source import Reading

EPAPER = SAMPLES / "epaper"
FOUNDER = EPAPER / "founder"
DAY = FOUNDER / "html" / "2023-03" / "03"
PARTED = EPAPER / "parted"
NUMBERED = EPAPER / "numbered"
GARDEN, BRIDGES, TEA = "旧码头修成了共享菜园", "汛期前改造过半 一桥一策", "青石岭的春茶"


def _only(path: Path) -> Reading:
    readings = list(read_sources([path]))
    assert len(readings) == 1, [reading.findings for reading in readings]
    return readings[0]


def _issue(path: Path) -> Issue:
    issue = _only(path).issue
    assert issue is not None
    return issue


def _headlines(issue: Issue) -> list[list[str | None]]:
    return [[article.headline for article in page.articles] for page in issue.pages]


def _texts(reading: Reading, level: Level) -> list[str]:
    return [finding.text for finding in reading.findings if finding.level is level]


def _mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    shutil.copytree(FOUNDER, folder)
    return folder


def _article(issue: Issue, headline: str) -> Article:
    return next(one for page in issue.pages for one in page.articles if one.headline == headline)


def test_a_mirror_is_one_issue_with_its_pages_in_order() -> None:
    reading = _only(FOUNDER)
    issue = reading.issue
    assert issue is not None
    assert (reading.source.kind, reading.source.path.name) == ("e-paper html", "node_2.htm")
    assert (issue.title, issue.date, issue.date_text) == ("梧溪日报", date(2023, 3, 3), "2023年3月3日")
    assert (issue.weekday, issue.number, issue.page_count) == ("星期五", 4120, 3)
    assert [(page.number, page.name) for page in issue.pages] == [("1", "要闻"), ("2", "乡土")]
    assert _headlines(issue) == [[BRIDGES, GARDEN], [TEA]]


def test_fields_and_text_make_the_article() -> None:
    issue = _issue(FOUNDER)
    bridges = _article(issue, BRIDGES)
    assert bridges.kicker == "简如松在全县危桥改造推进会上强调"
    assert bridges.deck == "陆听澜部署 葛远山出席"
    assert bridges.authors == (Author("俞怀瑾"),)
    assert bridges.truncated
    assert bridges.paragraphs[-1].endswith("第一把尺子。")
    assert _article(issue, TEA).authors == (Author("温若水", "通讯员"),)


def test_a_byline_leaves_the_text_and_a_caption_goes_to_its_end() -> None:
    garden = _article(_issue(FOUNDER), GARDEN)
    assert garden.authors == (Author("俞怀瑾", "记者"), Author("汤若木", "记者"))
    assert garden.paragraphs[0].startswith("3月2日上午，")
    assert garden.paragraphs[1].startswith("“以前这里堆废轮胎")
    assert garden.paragraphs[2] == "菜园没有围墙，只有一张公约：浇水不过夜，摘菜不越箱。"
    assert garden.paragraphs[3:] == ("居民在码头边给小葱浇水。 汤若木 摄",)


def test_regions_are_fractions_of_the_picture() -> None:
    assert _article(_issue(FOUNDER), BRIDGES).regions == (
        Region(round(235 / 350, 6), round(96 / 550, 6), round(347 / 350, 6), round(196 / 550, 6)),
    )


def test_what_was_not_saved_is_told() -> None:
    reading = _only(FOUNDER)
    assert _texts(reading, Level.WARNING) == [
        "Page 1: 1 article was not saved: 流动书车开进采石场.",
        "1 page was not saved: 3 副刊.",
    ]


def test_the_form_with_two_folders_and_fractional_coordinates() -> None:
    reading = _only(PARTED)
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date, issue.page_count) == ("江浦日报", date(2025, 1, 8), 2)
    lamp, picture = issue.pages[0].articles
    assert (lamp.kicker, lamp.headline, lamp.deck) == ("百年渡口", "渡口的灯亮了一百年", "——江浦老渡口见闻")
    assert (lamp.dateline, lamp.authors) == ("本报江浦1月7日电", (Author("江心澄", "记者"),))
    assert lamp.regions[0].left == pytest.approx(0.03125)
    assert picture.paragraphs == ("渔民在江浦港整理渔网。",)
    assert picture.authors == (Author("苏望潮", "摄影"),)
    assert "潮水会记得每一条船" in _texts(reading, Level.WARNING)[0]
    assert _texts(reading, Level.NOTE) == ["1 page was not saved: 2 海外."]


def test_the_form_without_fields_whose_links_are_written_by_scripts() -> None:
    reading = _only(NUMBERED)
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date, issue.pages[0].number, issue.pages[0].name) == (
        "江浦晚报",
        date(2020, 2, 18),
        "2",
        "街巷",
    )
    (cobbler,) = issue.pages[0].articles
    assert (cobbler.headline, cobbler.kicker, cobbler.deck) == ("巷口的修鞋摊", None, None)
    assert cobbler.authors == (Author("秋白露"),)
    assert cobbler.paragraphs[1] == "一双鞋"
    assert "本版责编：无名" in _texts(reading, Level.WARNING)[0]


def test_gb18030_declared_as_gb2312_and_utf16_read_the_same(tmp_path: Path) -> None:
    for name, encoding in (("gb", "gb18030"), ("wide", "utf-16")):
        folder = tmp_path / name / "html" / "2023-03" / "03"
        folder.mkdir(parents=True)
        for file in DAY.iterdir():
            text = file.read_text("utf-8-sig").replace("charset=utf-8", "charset=gb2312")
            folder.joinpath(file.name).write_bytes(text.encode(encoding))
        reading = _only(tmp_path / name)
        assert reading.issue == _issue(FOUNDER)
        assert (reading.source.encoding or "").startswith(encoding)


@pytest.mark.parametrize(
    "form", ["{stem}.htm@div=-1", "{stem}.htm%3Fdiv=-1", "{stem}.html", "{stem}.htm_div=-1"]
)
def test_articles_whose_names_have_the_query_in_them(tmp_path: Path, form: str) -> None:
    folder = _mirror(tmp_path)
    for file in folder.rglob("content_*.htm"):
        file.rename(file.with_name(form.format(stem=file.stem)))
    assert _issue(folder) == _issue(FOUNDER)


@pytest.mark.skipif(os.name == "nt", reason="no file there may have a question mark in its name")
def test_an_article_saved_twice_counts_once(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    for file in list(folder.rglob("content_*.htm")):
        shutil.copy(file, file.with_name(file.name + "?div=-1"))
    assert _issue(folder) == _issue(FOUNDER)


def test_articles_saved_under_their_headlines_are_known_by_their_number_or_headline(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    for number, name in ((701, "菜园"), (702, "桥"), (801, "茶")):
        file = next(folder.rglob(f"content_{number}.htm"))
        text = file.read_text("utf-8-sig")
        if number == 801:
            text = text.replace("<articleid>801</articleid>", "<articleid></articleid>")
        file.write_text(text, "utf-8")
        file.rename(file.with_name(f"{name}.html"))
    assert _issue(folder) == _issue(FOUNDER)


def test_a_page_by_itself_takes_the_articles_beside_it() -> None:
    page = _only(DAY / "node_3.htm")
    assert page.issue is not None
    assert _headlines(page.issue) == [[TEA]]
    assert read_source(DAY / "node_3.htm") == page
    parted = PARTED / "layout" / "202501" / "08" / "node_01.html"
    assert _issue(parted) == _issue(PARTED)


def test_an_article_by_itself_is_its_page() -> None:
    issue = _issue(DAY / "content_701.htm")
    assert (issue.title, issue.date) == ("梧溪日报", date(2023, 3, 3))
    assert [(page.number, page.name) for page in issue.pages] == [("1", "要闻")]
    assert _headlines(issue) == [[GARDEN]]


def test_articles_without_their_pages_stand_on_the_pages_they_name(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    for file in folder.rglob("node_*.htm"):
        file.unlink()
    assert _headlines(_issue(folder)) == [[GARDEN, BRIDGES], [TEA]]


def test_an_article_that_names_no_page_is_told(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    for file in list(folder.rglob("*.htm")):
        if file.name != "content_801.htm":
            file.unlink()
    file = next(folder.rglob("content_801.htm"))
    file.write_text(file.read_text("utf-8").replace("第02版：乡土", ""), "utf-8")
    reading = _only(folder)
    assert reading.issue is not None
    assert [page.number for page in reading.issue.pages] == ["1"]
    assert "1 article does not say on which page it stands." in _texts(reading, Level.WARNING)


def test_what_a_page_shows_is_no_source_of_its_own(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    (folder / "page/1/2023-03/03/01").mkdir(parents=True)
    (folder / "page/1/2023-03/03/01/2023030301_pdf.pdf").write_bytes(b"%PDF-1.4 no real one")
    (folder / "page/1/2023-03/03/01/2023030301_brief.jpg").write_bytes(b"\xff\xd8\xff\xe0 no real one")
    (folder / "tplimg").mkdir()
    (folder / "tplimg/mp.js").write_text("var a = 1;", "utf-8")
    (folder / "tplimg/paper.css").write_text("body { }", "utf-8")
    (folder / "html/2023-03/03/node_2_files").mkdir()
    (folder / "html/2023-03/03/node_2_files/ad.gif").write_bytes(b"GIF89a")
    reading = _only(folder)
    assert "These pages have their PDF or picture saved beside them: 1." in _texts(reading, Level.NOTE)


def test_the_picture_beside_a_page_by_itself_is_noted(tmp_path: Path) -> None:
    folder = _mirror(tmp_path) / "html" / "2023-03" / "03"
    (folder / "02_brief.jpg").write_bytes(b"\xff\xd8\xff")
    reading = _only(folder / "node_3.htm")
    assert "These pages have their PDF or picture saved beside them: 2." in _texts(reading, Level.NOTE)


def test_two_papers_of_a_day_in_one_folder_are_two_issues(tmp_path: Path) -> None:
    for file in DAY.iterdir():
        text = file.read_text("utf-8-sig")
        (tmp_path / file.name).write_text(text, "utf-8")
        other = (
            text.replace("梧溪日报", "石桥晚报")
            .replace("content_", "content_9")
            .replace("<articleid>", "<articleid>9")
        )
        (tmp_path / file.name.replace("content_", "content_9").replace("node_", "node_9")).write_text(
            other, "utf-8"
        )
    issues = [reading.issue for reading in read_sources([tmp_path])]
    assert [issue.title for issue in issues if issue] == ["梧溪日报", "石桥晚报"]
    assert [_headlines(issue) for issue in issues if issue] == [[[BRIDGES, GARDEN], [TEA]]] * 2


def test_days_in_one_folder_are_issues_of_their_own(tmp_path: Path) -> None:
    for file in DAY.iterdir():
        text = file.read_text("utf-8-sig")
        (tmp_path / file.name).write_text(text, "utf-8")
        other = (
            text.replace("2023年3月3日", "2023年3月4日")
            .replace("2023-03/03", "2023-03/04")
            .replace("_", "_5")
        )
        (tmp_path / file.name.replace("_", "_5")).write_text(
            other.replace("<articleid>", "<articleid>5"), "utf-8"
        )
    issues = [reading.issue for reading in read_sources([tmp_path])]
    assert [issue.date for issue in issues if issue] == [date(2023, 3, 3), date(2023, 3, 4)]


def test_an_article_that_goes_on_on_another_page_is_one(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    tea = next(folder.rglob("content_801.htm"))
    rest = tea.read_text("utf-8").replace(
        "<p>清明还远，青石岭的头采茶已经开了。</p>", "<p>（上接第1版）改造还要做完。</p>"
    )
    tea.write_text(rest, "utf-8")
    issue = _issue(folder)
    assert _headlines(issue) == [[BRIDGES, GARDEN], []]
    bridges = _article(issue, BRIDGES)
    assert not bridges.truncated
    assert bridges.paragraphs[-1] == "茶农说，今年的芽比往年早六天。"


def test_reading_again_gives_the_same_source_and_a_change_another(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    first = _only(folder).source.sha256
    assert first == _only(FOUNDER).source.sha256
    file = next(folder.rglob("content_801.htm"))
    file.write_text(file.read_text("utf-8") + "<!-- -->", "utf-8")
    assert _only(folder).source.sha256 != first


def test_a_zip_of_a_mirror_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as packed:
        for file in DAY.iterdir():
            packed.write(file, f"html/2023-03/03/{file.name}")
    assert _issue(tmp_path / "saved.zip") == _issue(FOUNDER)


def test_the_import_can_be_stopped_between_files() -> None:
    seen: list[str] = []

    def stop(progress: Progress) -> None:
        seen.append(progress.what)
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read_sources([FOUNDER], stop))


def test_any_other_web_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.htm").write_text(
        "<html><head><title>梧溪</title></head><body>你好</body></html>", "utf-8"
    )
    reading = _only(tmp_path)
    assert reading.issue is None
    assert _texts(reading, Level.ERROR) == [
        "index.htm is a web page, but no page and no article of an e-paper."
    ]


def test_an_article_without_any_date_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(
        "<html><!--enpcontent--><p>没有日期。</p><!--/enpcontent--></html>", "utf-8"
    )
    assert "names no date" in _texts(_only(tmp_path), Level.ERROR)[0]


def test_a_day_that_does_not_exist_is_kept_as_printed(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    shutil.copytree(DAY, folder)
    for file in folder.iterdir():
        text = file.read_text("utf-8-sig").replace("2023年3月3日", "2023年2月31日").replace("2023-03/03", "x")
        file.write_text(text, "utf-8")
    reading = _only(folder)
    assert reading.issue is not None
    assert (reading.issue.date, reading.issue.date_text) == (date(2023, 2, 28), "2023年2月31日")
    assert any("There is no such day" in text for text in _texts(reading, Level.WARNING))


def test_a_month_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    text = (
        (DAY / "content_801.htm")
        .read_text("utf-8")
        .replace("2023年3月3日", "2023年13月3日")
        .replace("2023-03/03", "x")
    )
    (tmp_path / "a.htm").write_text(text, "utf-8")
    assert "no such month" in _texts(_only(tmp_path), Level.ERROR)[0]


def test_bad_bytes_and_a_file_that_breaks_off_are_told(tmp_path: Path) -> None:
    folder = _mirror(tmp_path)
    file = next(folder.rglob("content_801.htm"))
    data = file.read_bytes()
    file.write_bytes(data[: data.index("今年的芽".encode())] + b"\xe4\xbb")
    reading = _only(folder)
    assert reading.issue is not None
    assert _headlines(reading.issue)[1] == [TEA]
    warnings = _texts(reading, Level.WARNING)
    assert any("marked with � (1 in all)" in text for text in warnings)
    assert any(text.startswith("content_801.htm breaks off") for text in warnings)


def test_pages_that_tell_no_number_come_one_after_the_other(tmp_path: Path) -> None:
    for number in (1, 2):
        text = (
            f"<title>梧溪日报</title><p>2023年3月3日 星期五</p><ul><li><a href=content_{number}.htm>码头</a>"
            "<li><a href=content_9.htm>船</a></ul>pagepicmap"
        )
        (tmp_path / f"node_{number}.htm").write_text(f"<html>{text}</html>", "utf-8")
    issue = _issue(tmp_path)
    assert [page.number for page in issue.pages] == ["1", "2"]
    assert issue.article_count == 0


def test_pages_saved_whole_are_read_together(tmp_path: Path) -> None:
    for name, number in (("乡土版.mht", "node_3"), ("茶.mht", "content_801")):
        page = quopri.encodestring((DAY / f"{number}.htm").read_bytes()).replace(b"\n", b"\r\n")
        (tmp_path / name).write_bytes(
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; type="text/html"; boundary="=_b"\r\n\r\n--=_b\r\n'
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            + f"Content-Location: http://paper.example/html/2023-03/03/{number}.htm?div=-1\r\n\r\n".encode()
            + page
            + b"\r\n--=_b\r\nContent-Type: image/png\r\n\r\nx\r\n--=_b--\r\n"
        )
    reading = _only(tmp_path)
    assert reading.source.path.name == "乡土版.mht"
    assert reading.issue is not None
    assert [(page.number, len(page.articles)) for page in reading.issue.pages] == [("2", 1)]
    assert reading.issue.pages[0].articles == _issue(FOUNDER).pages[1].articles


def test_the_person_may_choose_the_encoding(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    text = (DAY / "content_801.htm").read_text("utf-8")
    (folder / "content_801.htm").write_bytes(text.encode("big5hkscs", errors="xmlcharrefreplace"))
    reading = read_source(folder / "content_801.htm", "big5")
    assert reading.issue is not None
    assert (reading.source.encoding, _headlines(reading.issue)) == ("big5", [[TEA]])


def test_an_article_that_two_papers_might_have_goes_with_the_one_that_links_to_it(tmp_path: Path) -> None:
    for paper, number in (("梧溪日报", 1), ("石桥晚报", 2)):
        links = f"<ul><li><a href=content_{number}.htm>文{number}</a></ul>"
        node = f"<html><title>{paper}</title><p>2023年3月3日 星期五 第01版：要闻</p>{links}pagepicmap"
        (tmp_path / f"node_{number}.htm").write_text(node, "utf-8")
        story = f"<html><p>2023年3月3日</p><!--enpcontent--><p>{number}。</p><!--/enpcontent-->"
        (tmp_path / f"content_{number}.htm").write_text(story, "utf-8")
    issues = [reading.issue for reading in read_sources([tmp_path])]
    assert [issue.title for issue in issues if issue] == ["梧溪日报", "石桥晚报"]
    found = [issue.pages[0].articles[0].paragraphs for issue in issues if issue]
    assert found == [("1。",), ("2。",)]
