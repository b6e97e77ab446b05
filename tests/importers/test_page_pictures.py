"""Which picture each page gets: from page PDFs, e-papers, METS, zips."""

from __future__ import annotations

import re
import shutil
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from reader.core.paper import FacsimileKind
from reader.importers import read_sources
from reader.importers.source.facsimiles import facsimile_in
from tests.checkout import SAMPLES
from tests.importers.formats.page_pdf.test_layouts import signed
from tests.importers.pdf_press import House, Sheet, save, set_article
from tests.importers.press import SHOES, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Facsimile, Issue, Page


def png(width: int = 4, height: int = 6) -> bytes:
    """A small grey picture."""
    rows = b"".join(b"\x00" + b"\x80" * width for _row in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def sheets() -> list[Sheet]:
    made = []
    for story in (WHARF, SHOES):
        sheet = Sheet(540, 770)
        set_article(sheet, signed(story, 0), (40, 60, 500, 0), 3, House())
        made.append(sheet)
    return made


def issue_in(*paths: Path) -> Issue:
    (reading,) = read_sources(paths)
    assert reading.issue is not None, reading.findings
    return reading.issue


def pictures(issue: Issue) -> dict[str, Facsimile | None]:
    return {page.number: page.facsimile for page in issue.pages}


def test_each_page_of_a_pdf_is_shown_by_its_own(tmp_path: Path) -> None:
    path = save(tmp_path / "梧溪日报-2024-03-04.pdf", sheets())
    found = pictures(issue_in(path))
    assert [(one.path, one.kind, one.place) for one in found.values() if one] == [
        (path, FacsimileKind.PDF, 0),
        (path, FacsimileKind.PDF, 1),
    ]


def test_a_pdf_without_text_is_an_issue_of_pictures(tmp_path: Path) -> None:
    sheet = Sheet(540, 770)
    sheet.picture((20, 20, 520, 750))
    issue = issue_in(save(tmp_path / "梧溪日报-2024-03-04-03.pdf", [sheet]))
    (page,) = issue.pages
    assert (issue.title, str(issue.date), page.number) == ("梧溪日报", "2024-03-04", "3")
    assert page.articles == ()
    assert page.facsimile is not None


def test_files_in_a_zip_are_to_be_copied(tmp_path: Path) -> None:
    pdf = save(tmp_path / "梧溪日报-2024-03-04.pdf", sheets())
    packed = tmp_path / "一月.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.write(pdf, pdf.name)
    copies = []
    for reading in read_sources([packed]):
        assert reading.issue is not None
        facsimile = reading.issue.pages[0].facsimile
        assert facsimile is not None
        assert facsimile.path == packed / pdf.name
        assert facsimile.copy_from is not None
        copies.append(facsimile.copy_from.read_bytes())
    assert copies == [pdf.read_bytes()]


def test_an_epaper_page_is_shown_by_the_picture_with_its_areas(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "epaper" / "parted", tmp_path / "saved")
    picture = folder / "attachement" / "202501" / "08" / "0a1b-01.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(png())
    found = pictures(issue_in(folder))
    assert found["1"] is not None
    assert (found["1"].path, found["1"].kind) == (picture, FacsimileKind.PICTURE)


def test_an_epaper_page_is_rather_shown_by_its_pdf(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "epaper" / "founder", tmp_path / "saved")
    pdf = folder / "page" / "1" / "2023-03" / "03" / "01" / "2023030301_pdf.pdf"
    pdf.parent.mkdir(parents=True)
    save(pdf, sheets()[:1])
    found = pictures(issue_in(folder))
    assert found["1"] is not None
    assert (found["1"].path, found["1"].kind) == (pdf, FacsimileKind.PDF)
    assert found["2"] is None


def on_pdf(tmp_path: Path, high: float, size: str = "width=350 height=550") -> Page:
    """The first page of an e-paper saved with its PDF, 350 points wide, where the picture has a `size`."""
    folder = shutil.copytree(SAMPLES / "epaper" / "founder", tmp_path / f"saved{high}{len(size)}")
    node = folder / "html" / "2023-03" / "03" / "node_2.htm"
    text = node.read_bytes().decode("latin-1")
    plain = re.sub(r"(?i)(<img\b[^>]*?)\s(?:width|height)=\S+?(?=[\s>])", r"\1", text)
    plain = re.sub(r"(?i)(<img\b[^>]*?)\s(?:width|height)=\S+?(?=[\s>])", r"\1", plain)
    node.write_bytes(re.sub(r"(?i)(usemap=)", size + r" \1", plain).encode("latin-1"))
    pdf = folder / "page" / "1" / "2023-03" / "03" / "01" / "2023030301_pdf.pdf"
    pdf.parent.mkdir(parents=True)
    save(pdf, [Sheet(350, high)])
    return issue_in(folder).pages[0]


def test_a_pdf_cut_otherwise_than_the_picture_gets_no_outlines(tmp_path: Path) -> None:
    alike, other = on_pdf(tmp_path, 550), on_pdf(tmp_path, 610)
    assert other.facsimile is not None
    assert [bool(one.regions) for one in alike.articles] == [True] * len(alike.articles)
    assert [one.regions for one in other.articles] == [()] * len(other.articles)


def test_a_picture_of_untold_size_is_taken_to_be_cut_as_the_pdf(tmp_path: Path) -> None:
    told, untold = on_pdf(tmp_path, 550), on_pdf(tmp_path, 550, "")
    for one, other in zip(told.articles, untold.articles, strict=True):
        assert other.regions[0].top == pytest.approx(one.regions[0].top, abs=0.01)
        assert other.regions[0].bottom == pytest.approx(one.regions[0].bottom, abs=0.01)
    assert [one.regions for one in on_pdf(tmp_path, 300, "").articles] == [()] * len(told.articles)


def test_a_reference_never_leads_out_of_the_import(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "epaper" / "parted", tmp_path / "saved")
    outside = tmp_path / "attachement" / "202501" / "08" / "0a1b-01.jpg"
    outside.parent.mkdir(parents=True)
    outside.write_bytes(png())
    page = tmp_path / "saved" / "layout" / "202501" / "08" / "node_01.html"
    page.write_text(
        page.read_text("utf-8").replace("../../../attachement", "../../../../attachement"), "utf-8"
    )
    assert pictures(issue_in(tmp_path / "saved"))["1"] is None


def test_the_pdf_beside_a_mets_shows_its_pages_and_is_no_source(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "mets-alto" / "rero", tmp_path / "rero")
    count = len(list((folder / "ALTO").iterdir()))
    pdf = save(folder / "18400221_01.pdf", (sheets() * count)[:count])
    found = list(pictures(issue_in(folder)).values())
    assert [(one.path.name, one.place) for one in found if one] == [(pdf.name, at) for at in range(count)]


def test_a_pdf_of_another_length_does_not_belong_to_a_mets(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "mets-alto" / "rero", tmp_path / "rero")
    count = len(list((folder / "ALTO").iterdir()))
    save(folder / "18400221_01.pdf", (sheets() * count)[: count + 1])
    readings = [one for one in read_sources([folder]) if one.source.kind == "mets/alto"]
    assert all(page.facsimile is None for one in readings if one.issue for page in one.issue.pages)


def test_pictures_a_mets_names_show_its_pages(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "mets-alto" / "luxembourg", tmp_path / "lux")
    (folder / "images").mkdir()
    for name in ("1.tif", "2.tif"):
        (folder / "images" / name).write_bytes(png())
    found = pictures(issue_in(folder))
    assert {number: one and one.path.name for number, one in found.items()} == {"1": "1.tif", "2": "2.tif"}


def test_what_cannot_be_drawn_is_no_facsimile(tmp_path: Path) -> None:
    for name, data in {
        "a.jp2": b"\x00\x00\x00\x0cjP  \r\n\x87\n",
        "b.pdf": b"",
        "c.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }.items():
        (tmp_path / name).write_bytes(data)
        assert facsimile_in(tmp_path / name) is None
    assert facsimile_in(tmp_path) is None
    assert facsimile_in(tmp_path / "gone.pdf") is None
