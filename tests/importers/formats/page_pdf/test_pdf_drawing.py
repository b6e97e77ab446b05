"""Pages drawn into pixels, hostile ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled, SourceError
from reader.core.pixels import LONGEST_SIDE, Part
from reader.importers.formats.page_pdf.geometry import pdf_drawing
from reader.importers.formats.page_pdf.geometry.pdf_drawing import draw, page_size
from reader.importers.formats.page_pdf.geometry.pdf_file import PdfFile
from tests.importers.pdf_press import Sheet, save

if TYPE_CHECKING:
    from pathlib import Path


def nothing() -> None:
    """Never stops a drawing."""


def boxed(folder: Path, rotation: int = 0) -> Path:
    """A page of 400 by 600 with a grey rectangle in its upper left quarter."""
    sheet = Sheet(400, 600, rotation=rotation)
    sheet.picture((40, 60, 160, 240))
    return save(folder / "页.pdf", [sheet])


def is_grey(data: bytes, width: int, x: int, y: int) -> bool:
    return 100 < data[4 * (y * width + x)] < 220


def test_a_page_is_drawn_in_its_place(tmp_path: Path) -> None:
    with PdfFile(boxed(tmp_path)) as pdf:
        assert page_size(pdf, 0) == (400, 600)
        drawn = draw(pdf, 0, Part(200, 300, 0, 0, 200, 300), nothing)
    assert (drawn.width, drawn.height, len(drawn.data)) == (200, 300, 200 * 300 * 4)
    assert is_grey(drawn.data, 200, 50, 75)
    assert not is_grey(drawn.data, 200, 150, 200)


def test_a_part_is_cut_from_the_whole(tmp_path: Path) -> None:
    with PdfFile(boxed(tmp_path)) as pdf:
        drawn = draw(pdf, 0, Part(4000, 6000, 300, 500, 200, 200), nothing)
    assert not is_grey(drawn.data, 200, 50, 50)
    assert is_grey(drawn.data, 200, 150, 150)
    assert is_grey(drawn.data, 200, 102, 102)


@pytest.mark.parametrize(
    "part",
    [Part(LONGEST_SIDE + 1, 10, 0, 0, 10, 10), Part(5000, 5000, 0, 0, 5000, 5000)],
    ids=["of too large a page", "too large itself"],
)
def test_no_part_asks_for_more_than_the_bounds(tmp_path: Path, part: Part) -> None:
    with PdfFile(boxed(tmp_path)) as pdf, pytest.raises(ValueError, match="Part"):
        draw(pdf, 0, part, nothing)


def test_a_drawing_can_be_stopped(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with PdfFile(boxed(tmp_path)) as pdf:
        with pytest.raises(Cancelled):
            draw(pdf, 0, Part(200, 300, 0, 0, 200, 300), stop)
        assert draw(pdf, 0, Part(200, 300, 0, 0, 200, 300), nothing).width == 200


def test_a_drawing_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_drawing, "LONGEST_DRAWING", -1.0)
    with PdfFile(boxed(tmp_path)) as pdf:
        drawn = draw(pdf, 0, Part(200, 300, 0, 0, 200, 300), nothing)
    assert len(drawn.data) == 200 * 300 * 4


@pytest.mark.parametrize("box", [b"0 0 1e9 1e9", b"0 0 14400 3", b"-9e8 -9e8 9e8 9e8"])
def test_a_page_of_any_size_is_drawn_within_the_bounds(tmp_path: Path, box: bytes) -> None:
    path = boxed(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"0 0 400 600", box))
    with PdfFile(path) as pdf:
        wide, high = page_size(pdf, 0)
        scale = 1000 / max(wide, high)
        width, height = max(1, round(wide * scale)), max(1, round(high * scale))
        assert len(draw(pdf, 0, Part(width, height, 0, 0, width, height), nothing).data) == 4 * width * height


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with PdfFile(boxed(tmp_path)) as pdf, pytest.raises(SourceError, match="no longer has a page 2"):
        page_size(pdf, 1)
