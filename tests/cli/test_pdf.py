"""`yuebao export -o x.pdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from reader import cli
from reader.cli.exits import Exit
from tests.checkout import SPECIMEN

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

DAY = ("export", "--date", "2024-03-05")


@pytest.fixture(autouse=True)
def imported() -> None:
    (source,) = SPECIMEN.glob("*2024-03-05.txt")
    assert cli.main(["import", str(source)]) == Exit.DONE


@pytest.mark.parametrize("asked", [("-o", "day.pdf"), ("--format", "pdf", "-o", "day.bin")])
def test_a_day_as_a_pdf(asked: tuple[str, ...], tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / asked[-1]
    assert cli.main([*DAY, *asked[:-1], str(path)]) == Exit.DONE
    with pdfium.PdfDocument(path) as pdf:
        text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    assert "停云桥始建于清乾隆五十一年，同治九年重修，五孔石拱，全长86.4米" in text


def test_a_pdf_goes_into_a_pipe(qapp: QApplication, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    capfdbinary.readouterr()
    assert cli.main([*DAY, "--format", "pdf", "-o", "-"]) == Exit.DONE
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")
