"""Finding the files of pages, and the places of words on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled, SourceError
from reader.core.paper import FacsimileKind
from reader.jobs import import_paths
from reader.jobs.facsimiles import PageFiles, find_on_page
from reader.store.archive.archive import Archive
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import SHOES, WHARF
from tests.indexing import writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.paper import Facsimile, Region
    from reader.store.records import PageRecord

WIDE, HIGH = 1080.0, 1540.0
HOUSE = House(size=10.0, leading=1.5)
LINES = ("　　渡口的老船工把渡船系在桩", "上，对岸的水泥桥昨天通车了，", "票价仍是一元，船上装了新灯。")
TEXT = (
    "本报讯（记者 甘禾）渡口的老船工把最后一班渡船系在桩上。对岸的水泥桥昨天通车。"
    "渡船要保留到年底，票价仍是一元，船上装了新的救生衣。",
    "船上的人都说好。",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive.open(tmp_path / "a.yuebao")
    yield made
    made.close()


@pytest.fixture
def files(archive: Archive) -> Iterator[PageFiles]:
    made = PageFiles(archive)
    yield made
    made.close()


def imported(archive: Archive, path: Path) -> PageRecord:
    report = import_paths(archive, [path], writer())
    issue_id = report.readings[0].issue_id
    assert issue_id is not None, report.readings
    return archive.pages(issue_id)[0]


def pressed(folder: Path, *paragraphs: str, columns: int = 2) -> Path:
    """A page with one article in columns of 20 characters at (40, 60)."""
    sheet = Sheet(WIDE, HIGH)
    wide = columns * 200 + (columns - 1) * HOUSE.gutter * HOUSE.size
    set_article(sheet, Piece("渡口还在", paragraphs), (40, 60, 40 + wide, 0), columns, HOUSE)
    return save(folder / "梧溪日报-2024-03-04.pdf", [sheet])


def shown(page: PageRecord) -> Facsimile:
    assert page.facsimile is not None
    return page.facsimile


def points(region: Region) -> tuple[float, float, float, float]:
    return region.left * WIDE, region.top * HIGH, region.right * WIDE, region.bottom * HIGH


def test_a_word_is_lit_where_it_stands(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    sheet = Sheet(WIDE, HIGH)
    into = sheet.frame()
    for row, line in enumerate(
        ("　　渡口的老船工把渡船系在桩", "上，对岸的水泥桥昨天通车了，", "票价仍是一元，船上装了新灯。")
    ):
        sheet.text(into, (100, 200 + 15 * row), line, 10.0)
    page = imported(archive, save(tmp_path / "梧溪日报-2024-03-04.pdf", [sheet]))
    (place,) = files.find(shown(page), "水泥桥") or ()
    assert points(place) == pytest.approx((150, 215 - 8.8, 180, 215 + 1.2), abs=1.0)


def test_a_word_broken_over_a_line_is_lit_on_both(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    sheet = Sheet(WIDE, HIGH)
    into = sheet.frame()
    for row, line in enumerate(
        ("　　渡口的老船工把渡船系在桩", "上，对岸的水泥桥昨天通车了，", "票价仍是一元，船上装了新灯。")
    ):
        sheet.text(into, (100, 200 + 15 * row), line, 10.0)
    page = imported(archive, save(tmp_path / "梧溪日报-2024-03-04.pdf", [sheet]))
    first, second = files.find(shown(page), "在桩上") or ()
    assert points(first) == pytest.approx((220, 191.2, 240, 201.2), abs=1.0)
    assert points(second) == pytest.approx((100, 206.2, 110, 216.2), abs=1.0)


def test_no_match_runs_over_a_paragraphs_end(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    page = imported(archive, pressed(tmp_path, *TEXT))
    facsimile = shown(page)
    assert files.find(facsimile, "救生衣。")
    assert files.find(facsimile, "船上的人")
    assert files.find(facsimile, "救生衣。船上的人") == ()


def test_all_that_is_in_the_text_is_lit_as_often(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    page = imported(archive, pressed(tmp_path, *WHARF.paragraphs, *SHOES.paragraphs, columns=4))
    whole = "\n".join((*WHARF.paragraphs, *SHOES.paragraphs))
    for term in ("的", "菜园", "公约", "2"):
        assert len(files.find(shown(page), term) or ()) >= whole.count(term)
    assert files.find(shown(page), "不在这里的话") == ()


def test_traditional_forms_are_lit_too(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    facsimile = shown(imported(archive, pressed(tmp_path, *TEXT)))
    assert files.find(facsimile, "水泥橋昨天通車")
    assert files.find(facsimile, "水泥橋昨天通車") == files.find(facsimile, "水泥桥昨天通车")


def test_where_no_characters_are_known_articles_are_lit(
    archive: Archive, files: PageFiles, tmp_path: Path
) -> None:
    page = imported(archive, pressed(tmp_path, *TEXT))
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG")
    as_picture = page._replace(facsimile=shown(page)._replace(path=picture, kind=FacsimileKind.PICTURE))
    hits = find_on_page(archive, files, as_picture, "救生衣")
    assert hits.places == ()
    assert hits.articles == tuple(outline.article_id for outline in page.outlines)
    assert find_on_page(archive, files, as_picture, "不在这里的话").articles == ()
    assert find_on_page(archive, files, page._replace(facsimile=None), "救生衣").articles == ()
    assert find_on_page(archive, files, page, "救生衣").places


def test_a_file_that_moved_is_said_and_can_be_found(
    archive: Archive, files: PageFiles, tmp_path: Path
) -> None:
    path = pressed(tmp_path, *TEXT)
    facsimile = shown(imported(archive, path))
    assert files.locate(facsimile) == path
    moved = tmp_path / "elsewhere" / "page.pdf"
    moved.parent.mkdir()
    path.rename(moved)
    with pytest.raises(SourceError, match=r"not at .*2024-03-04\.pdf any more"):
        files.locate(facsimile)
    other = save(tmp_path / "other.pdf", [Sheet(100, 100)])
    with pytest.raises(SourceError, match=r"other\.pdf is not the file"):
        files.accept(facsimile, other)
    files.accept(facsimile, moved)
    assert files.locate(facsimile) == moved
    assert archive.connection.execute("SELECT path FROM facsimile").fetchone()[0] == str(moved)


def test_a_file_that_became_another_is_not_shown(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    path = pressed(tmp_path, *TEXT)
    facsimile = shown(imported(archive, path))
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(SourceError, match="no longer the one that was read"):
        files.size(facsimile)


def test_nothing_is_drawn_once_closed(archive: Archive, files: PageFiles, tmp_path: Path) -> None:
    facsimile = shown(imported(archive, pressed(tmp_path, *TEXT)))
    assert files.size(facsimile) == (WIDE, HIGH)
    files.close()
    with pytest.raises(Cancelled):
        files.find(facsimile, "字")
