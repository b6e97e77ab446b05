"""One tiny issue of each library's dialect, read whole. The texts are made up."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.finding import Level
from reader.core.paper import Article, Author, Issue, Region
from reader.importers import read_sources, reading_to_json
from reader.store.archive.archive import Archive
from tests.checkout import SAMPLES
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.source import Reading

METS_ALTO = SAMPLES / "mets-alto"


def _read(name: str) -> Reading:
    (reading,) = read_sources([METS_ALTO / name])
    return reading


def _issue(name: str) -> Issue:
    issue = _read(name).issue
    assert issue is not None
    return issue


def _articles(issue: Issue) -> list[Article]:
    return [article for page in issue.pages for article in page.articles]


def _texts(reading: Reading) -> list[str]:
    return [finding.text for finding in reading.findings]


def test_luxembourg_articles_with_rubric_headings_and_author() -> None:
    issue = _issue("luxembourg")
    bridge, stone, prices = _articles(issue)
    assert [len(page.articles) for page in issue.pages] == [2, 1]
    assert (bridge.rubric, bridge.headline) == ("Nachrichten vom Fluss.", "Die Brücke")
    assert (stone.kicker, stone.headline, stone.deck) == ("UNTERM STRICH", "Der Mühlstein", "Eine Erzählung")
    assert stone.authors == (Author("Hans Wassermann"),)
    assert (prices.headline, prices.paragraphs) == ("Marktpreise", ("Hafer 12", "Gerste 14"))


def test_broken_words_are_whole_within_and_across_columns() -> None:
    bridge = _articles(_issue("luxembourg"))[0]
    assert bridge.paragraphs == (
        "Gestern wurde die neue Brücke mit Fahnen geschmückt und dem Verkehr übergeben.",
        "Der Müller hielt eine Rede.",
    )


def test_a_paragraph_goes_on_over_the_page_and_its_region_names_that_page() -> None:
    stone = _articles(_issue("luxembourg"))[1]
    assert stone.paragraphs == ("Es war einmal ein Stein, der rollte ins Tal.",)
    assert stone.regions[0] == Region(0.54, 0.5, 0.94, 0.52)
    assert [region.page for region in stone.regions] == [None, None, None, None, "2", "2"]


def test_luxembourg_issue() -> None:
    issue = _issue("luxembourg")
    assert (issue.title, issue.date, issue.date_text) == ("Der Mühlenbote", date(1871, 3, 5), "1871-03-05")
    assert (issue.number, issue.publisher, issue.language) == (54, "Anna Wehr", "de fr")
    assert (issue.page_count, [page.number for page in issue.pages]) == (2, ["1", "2"])


def test_what_stands_outside_articles_is_told() -> None:
    reading = _read("luxembourg")
    assert [(one.level, one.text) for one in reading.findings] == [
        (Level.NOTE, "Only articles were read. Left out with their text: ADVERTISEMENT × 1, HEADLINE × 1.")
    ]


def test_british_library_articles_are_found_by_their_links() -> None:
    reading = _read("british-library")
    assert reading.issue is not None
    pond, letter = _articles(reading.issue)
    assert pond.headline == "THE HERON POND"
    assert pond.paragraphs == (
        "Two herons were seen yesterday at the pond.",
        "SECOND VISIT",
        "They came again.",
    )
    assert (letter.headline, letter.paragraphs) == (None, ("A letter without heading.",))
    assert letter.regions == (Region(0.54, 0.21, 0.94, 0.25),)
    assert _texts(reading) == ["Only articles were read. Left out with their text: ADVERT × 1."]


def test_british_library_issue() -> None:
    issue = _issue("british-library")
    assert (issue.title, issue.date) == ("The Reedbed Gazette", date(1831, 4, 2))
    assert (issue.number, issue.language) == (17, "en")


def test_bnf_date_with_dots_and_heading_of_two_blocks() -> None:
    issue = _issue("bnf")
    italy, bread = _articles(issue)
    assert (issue.title, issue.date, issue.date_text) == ("Le Vent du Nord", date(1833, 2, 14), "14.02.1833")
    assert (italy.headline, italy.paragraphs) == ("– ITALIE.", ("Le port de Ancone est fermé.",))
    assert (bread.headline, len(bread.regions)) == ("Le pain", 2)


def test_rero_words_stand_in_the_order_of_their_file() -> None:
    reading = _read("rero")
    assert reading.issue is not None
    empty, garden = _articles(reading.issue)
    assert (empty.headline, empty.paragraphs, len(empty.regions)) == (None, (), 1)
    assert garden.paragraphs == ("Garten . sen- und Obst- Hier blüht der Ro-",)
    assert garden.headline is None, "a label that repeats the first words is no heading"
    assert _texts(reading) == [
        "No date is printed; 1840-02-21 is taken from the name of the file or its folder.",
        "The text does not tell the paper's name. Give it when importing.",
    ]


def test_rero_date_is_in_the_files_name() -> None:
    issue = _issue("rero")
    assert (issue.title, issue.date, issue.date_text) == (None, date(1840, 2, 21), None)


def test_pages_without_articles_are_one_article_each_in_the_order_of_their_sequence() -> None:
    reading = _read("chronicling-america")
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date, issue.number) == ("The Prairie Lantern", date(1905, 3, 4), 9)
    assert [(page.number, page.articles[0].paragraphs) for page in issue.pages] == [
        ("A1", ("THE PRAIRIE LANTERN", "Snow fell on the new mill.")),
        ("2", ("The school opens on Monday.",)),
    ]
    assert issue.pages[0].articles[0].regions[0] == Region(0.03, 0.04615, 0.27, 0.04769)
    assert _texts(reading) == [
        "The file tells no articles apart: each page is one article with all its text."
    ]


def test_an_alto_file_alone_is_a_page_of_the_day_its_folders_name() -> None:
    reading = _read("alto-only")
    issue = reading.issue
    assert issue is not None
    assert (issue.title, issue.date) == (None, date(1905, 3, 5))
    (page,) = issue.pages
    assert (page.number, page.articles[0].paragraphs) == ("3", ("The river rose in the night.",))


def test_a_folder_of_many_issues_has_one_source_an_issue() -> None:
    readings = list(read_sources([METS_ALTO]))
    assert [reading.source.kind for reading in readings] == ["mets/alto"] * 6
    assert sorted(reading.source.path.name for reading in readings) == [
        "0009999_18310402_mets.xml", "18330214_1-METS.xml", "18400221_01-METS.xml",
        "1871-03-05_01-mets.xml", "1905030401.xml", "ocr.xml",
    ]  # fmt: skip


def test_alto_files_without_their_mets_are_pages_by_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "1871-03-05"
    shutil.copytree(METS_ALTO / "luxembourg" / "text", folder)
    readings = list(read_sources([folder]))
    assert _numbers(readings) == ["1", "2"]
    assert {reading.issue.date for reading in readings if reading.issue} == {date(1871, 3, 5)}


def _numbers(readings: Sequence[Reading]) -> list[str]:
    return [page.number for reading in readings if reading.issue for page in reading.issue.pages]


@pytest.mark.parametrize("name", ["luxembourg", "british-library", "bnf", "rero", "chronicling-america"])
def test_readings_follow_the_contract(name: str) -> None:
    told = reading_to_json(_read(name))
    assert (told["kind"], told["encoding"]) == ("mets/alto", "utf-8")
    assert told["issue"]["date"] is not None


def test_the_source_changes_with_its_pages(tmp_path: Path) -> None:
    shutil.copytree(METS_ALTO / "bnf", tmp_path / "a")
    (before,) = read_sources([tmp_path / "a"])
    alto = tmp_path / "a" / "ALTO" / "18330214_1-0001.xml"
    alto.write_text(alto.read_text("utf-8").replace("pain", "sel"), "utf-8")
    (after,) = read_sources([tmp_path / "a"])
    assert before.source.sha256 != after.source.sha256


def test_an_issue_in_a_zip(tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "mühlenbote"), "zip", METS_ALTO / "luxembourg")
    (reading,) = read_sources([Path(packed)])
    assert reading.issue == _issue("luxembourg")


def test_an_issue_is_kept_and_read_back(tmp_path: Path) -> None:
    reading = _read("luxembourg")
    archive = Archive.open(tmp_path / "a.yuebao")
    try:
        stored = archive.store(reading, writer())
        again = archive.store(_read("luxembourg"), writer())
        lines = archive.issue(stored.issue_id).articles
        held = [record.clipping.article for record in archive.articles([line.id for line in lines])]
    finally:
        archive.close()
    assert again.unchanged
    assert reading.issue is not None
    assert held == _articles(reading.issue)
