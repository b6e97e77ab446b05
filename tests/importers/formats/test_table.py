"""Every format of the table: its sample is read, and what the person says reaches it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.core.speech import use_language
from reader.gui.importing.file_kinds import file_kinds
from reader.importers import Choice, read_sources
from reader.importers.formats.dispatch import recognise
from reader.importers.formats.table import FOLDERS, endings, format_of, formats
from tests.checkout import CHECKOUT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading
    from reader.importers.formats.format import Format

FORMATS = {one.kind: one for one in formats()}
OF_ONE_PAGE = {
    "mets/alto": "mets-alto/alto-only",
    "e-paper html": "epaper/numbered",
    "table": "table/page",
    "json": "json/page",
    "mineru": "mineru/page",
    "word document": "word-document/page",
    "workbook": "workbook/page",
    "tei": "tei/page",
    "day digest": "day-digest/page",
    "ocr text": "ocr-text/page",
}
"""Samples of one page, where the format's own has more."""
ANOTHER_DAY = date(1999, 12, 31)
every_format = pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)


def sample(one: Format, folder: Path, name: str = "") -> Path:
    """A copy of a format's sample."""
    source = SAMPLES / (name or one.sample)
    return shutil.copytree(source, folder / source.name)


def read(path: Path, choice: Choice) -> list[Reading]:
    return list(read_sources([path], choice=choice))


def codes(reading: Reading) -> set[Code]:
    return {finding.code for finding in reading.findings}


def paragraphs(readings: list[Reading]) -> list[tuple[str, ...]]:
    pages = [page for one in readings if one.issue for page in one.issue.pages]
    return [article.paragraphs for page in pages for article in page.articles]


def test_each_folder_of_a_format_has_its_line() -> None:
    folder = CHECKOUT / "reader" / "importers" / "formats"
    assert {path.parent.name for path in folder.glob("*/format.py")} == set(FOLDERS)
    assert len(FORMATS) == len(FOLDERS)


@every_format
def test_the_sample_of_a_format_is_read_by_it(one: Format, tmp_path: Path) -> None:
    readings = read(sample(one, tmp_path), Choice())
    assert {reading.source.kind for reading in readings} == {one.kind}
    assert all(reading.issue and reading.issue.date for reading in readings)
    assert paragraphs(readings)
    assert format_of(one.kind) is one


@every_format
def test_files_are_told_by_what_stands_in_them(one: Format) -> None:
    """Whatever their names end in; files that names put together are those of another format by themselves."""
    files = [path.read_bytes() for path in SAMPLES.joinpath(one.sample).rglob("*") if path.is_file()]
    told = [kind for data in files if (kind := one.tell(data))]
    if one.gather:
        assert not told
        assert all(recognise(data) == "page text" for data in files)
    else:
        assert told
        assert {recognise(data) for data in files if one.tell(data)} == set(told)


@every_format
def test_the_paper_told_goes_before_the_one_that_stands_in_it(one: Format, tmp_path: Path) -> None:
    path = sample(one, tmp_path)
    (found, *_more), (told, *_) = read(path, Choice()), read(path, Choice(paper="别处晨报"))
    assert found.issue
    assert told.issue
    assert told.issue.title == "别处晨报"
    assert (Code.PAPER_DIFFERS in codes(told)) == bool(found.issue.title)
    assert not codes(told) & {Code.PAPER_UNKNOWN, Code.PAPER_OF_FOLDER_UNKNOWN}


@every_format
def test_the_day_told_goes_before_the_one_that_stands_in_it(one: Format, tmp_path: Path) -> None:
    for reading in read(sample(one, tmp_path), Choice(day=ANOTHER_DAY)):
        assert reading.issue
        assert reading.issue.date == ANOTHER_DAY
        assert Code.DAY_DIFFERS in codes(reading)


@every_format
def test_the_day_told_that_stands_in_it_is_no_doubt(one: Format, tmp_path: Path) -> None:
    path = sample(one, tmp_path)
    (found, *_more) = read(path, Choice())
    assert found.issue
    (told, *_more) = read(path, Choice(day=found.issue.date))
    assert told == found


@every_format
def test_the_page_told_goes_before_the_one_that_stands_in_it(one: Format, tmp_path: Path) -> None:
    path = sample(one, tmp_path, OF_ONE_PAGE.get(one.kind, ""))
    (reading,) = read(path, Choice(page="B17"))
    assert reading.issue
    assert [page.number for page in reading.issue.pages] == ["B17"]
    assert Code.PAGE_DIFFERS in codes(reading)


@pytest.mark.parametrize("name", ["mets-alto/luxembourg", "epaper/founder"])
def test_a_page_told_of_many_is_not_taken_and_said_so(name: str) -> None:
    for reading in read(SAMPLES / name, Choice(page="B17")):
        assert reading.issue
        assert "B17" not in {page.number for page in reading.issue.pages}
        assert Code.PAGE_NOT_TAKEN in codes(reading)


@every_format
def test_the_encoding_told_goes_before_the_one_found(one: Format, tmp_path: Path) -> None:
    path = sample(one, tmp_path)
    expected = paragraphs(read(path, Choice()))
    if not one.has_encoding:
        assert all(Code.ENCODING_NOT_TAKEN in codes(found) for found in read(path, Choice("gb18030")))
        return
    for file in (file for file in path.rglob("*") if file.is_file()):
        file.write_bytes(file.read_bytes().decode("utf-8-sig").encode("gb18030"))
    readings = read(path, Choice("gb18030"))
    assert paragraphs(readings) == expected
    assert {reading.source.encoding for reading in readings} == {"gb18030"}


UNDATED = {
    "page text": (
        "芦湾日报\n\n渡口修起新码头\n本报讯（记者 沈小满）芦湾渡口的新码头昨天完工。\n",
        "page.txt",
    ),
    "e-paper html": (
        "<html><title>渡口</title><founder-title>渡口修起新码头</founder-title>"
        "<!--enpcontent--><p>芦湾渡口的新码头昨天完工。</p><!--/enpcontent--></html>",
        "content_1.htm",
    ),
    "mets/alto": (
        "<alto><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT='渡口'/></TextLine>"
        "</TextBlock></PrintSpace></Page></Layout></alto>",
        "page.xml",
    ),
}


@pytest.mark.parametrize("kind", UNDATED)
def test_what_names_no_day_is_read_where_it_is_told(kind: str, tmp_path: Path) -> None:
    text, name = UNDATED[kind]
    (tmp_path / name).write_text(text, "utf-8")
    (without,) = read(tmp_path, Choice())
    assert (without.issue, without.lacks_day) == (None, True)
    (told,) = read(tmp_path, Choice(day=ANOTHER_DAY))
    assert told.issue
    assert told.issue.date == ANOTHER_DAY
    assert Code.DAY_DIFFERS not in codes(told)


def test_a_page_that_nothing_told_is_no_disagreement(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(UNDATED["page text"][0], "utf-8")
    (reading,) = read(tmp_path, Choice(day=ANOTHER_DAY, page="7"))
    assert reading.issue
    assert reading.issue.pages[0].number == "7"
    assert Code.PAGE_DIFFERS not in codes(reading)


@every_format
def test_the_file_dialog_offers_it(one: Format) -> None:
    first, *others = file_kinds().split(";;")
    assert all(f"*.{ending}" in first for ending in one.endings)
    assert any(line.startswith(one.name()) for line in others)
    assert "zip" in endings()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_guide_names_every_format_with_its_endings(language: str) -> None:
    guide = (CHECKOUT / "resources" / "guide" / language / "begin.md").read_text("utf-8")
    rows = re.findall(r"^\|(.+?)\|.*\|(.+?)\|$", guide, re.MULTILINE)
    listed = {name.strip(): set(re.findall(r"`\.(\w+)`", told)) for name, told in rows}
    try:
        use_language(language, CHECKOUT / "resources" / "locale")
        for one in formats():
            assert listed[one.name()] == set(one.endings)
    finally:
        use_language("en", CHECKOUT / "resources" / "locale")
