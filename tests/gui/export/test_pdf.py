"""Articles as PDFs, read again by the library that pages are read with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from reader.core.errors import Cancelled
from reader.core.han_forms import ordinary
from reader.core.progress import no_report
from reader.gui.export.pdf import pdf_data
from tests.export.clippings import BRIDGE, clip, written_by

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.core.paper import Clipping
    from reader.core.progress import Progress

LONG = replace(BRIDGE, paragraphs=("从前南岸的孩子上学要绕十里路，如今走过桥就是大门。" * 12,) * 12)


def pages_of(data: bytes) -> list[str]:
    pdf = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def bare(text: str) -> str:
    """Without white space; Qt writes some characters in their forms as radicals."""
    return "".join(ordinary(text).split())


def test_each_article_has_its_headings_its_text_and_its_citation(qapp: QApplication) -> None:
    first, second = pages_of(pdf_data([clip(), clip(written_by("甲"))], no_report))
    assert bare(BRIDGE.headline or "") in bare(first)
    assert all(bare(paragraph) in bare(first) for paragraph in BRIDGE.paragraphs)
    assert "柳溪报，2022-07-09（1）." in bare(first)
    assert bare(first).endswith("1")
    assert "石桥修好了[N]" in bare(second)
    assert bare(second).endswith("2")


def test_a_long_article_goes_on_and_loses_nothing(qapp: QApplication) -> None:
    pages = pages_of(pdf_data([clip(LONG)], no_report))
    assert len(pages) > 2
    text = "".join(bare(page).removesuffix(str(nth)) for nth, page in enumerate(pages, 1))
    assert text.count("从前南岸的孩子上学") == 144


def test_it_is_black_on_white_and_can_be_stopped(qapp: QApplication) -> None:
    page = pdfium.PdfDocument(pdf_data([clip()], no_report))[0]
    assert tuple(round(side) for side in page.get_size()) == (595, 842)
    values = page.render(scale=2, grayscale=True).to_numpy()
    assert (int(values.max()), int(values.min()) < 60) == (255, True)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pdf_data([clip()], stop)


def test_what_would_be_a_tag_is_text(qapp: QApplication) -> None:
    odd: Clipping = clip(written_by("甲", headline="<b>石 & 桥</b>"))
    assert "<b>石&桥</b>" in bare(pages_of(pdf_data([odd], no_report))[0])
