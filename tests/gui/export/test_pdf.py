"""Articles as PDFs, read again by the library that pages are read with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from reader.core.errors import Cancelled
from reader.core.paper import ClippedMark
from reader.core.progress import no_report
from reader.gui.export.pdf import pdf_data, without_window
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
    return "".join(text.split())


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


@pytest.mark.parametrize(
    "words",
    [
        "增长（12.5%），共3,000人；“2024年”《7》、1931—1937年。3：4、5％（6）7，8。9；0！1？",
        "ABC123，456；“789”。A1、x2；B3",
        "石桥民生长小人一行子马门见贝",
        "office fi ffl——完……好",
        "１２３ＡＢ㎡℃①",
        "乙" + "".join(map(chr, range(0x4E00, 0x4F00))) + "甲",
    ],
    ids=["digits beside marks", "digits beside letters", "radicals", "ligatures", "wide", "many"],
)
def test_words_are_found_in_it_as_they_were_written(qapp: QApplication, words: str) -> None:
    article = replace(BRIDGE, headline=words, kicker=words[:5], paragraphs=(words, f"前{words}后"))
    (page,) = pages_of(pdf_data([clip(article)], no_report))
    assert bare(page).count(bare(words)) == 4  # headline, two paragraphs, citation


def test_what_is_not_seen_and_what_no_font_has_does_not_disturb_the_rest(qapp: QApplication) -> None:
    article = replace(BRIDGE, paragraphs=("甲\u00adB1\u200b乙2；\u2028丙3", "\U000200003；石桥ع小2"))
    (page,) = pages_of(pdf_data([clip(article)], no_report))
    assert "甲B1乙2；丙3" in bare(page)
    assert "石桥" in bare(page)


def test_a_file_with_its_text_layer_is_whole(qapp: QApplication) -> None:
    """Each object stands where the file's own list says."""
    data = pdf_data([clip(LONG), clip()], no_report)
    start = int(data[data.rindex(b"startxref\n") + 10 :].split()[0])
    lines = data[start:].split(b"\n")
    assert lines[0] == b"xref"
    places = [int(line[:10]) for line in lines[3:] if line.endswith(b" n ")]
    assert len(places) == int(lines[1].split()[1]) - 1
    assert all(data[at:].startswith(b"%d 0 obj\n" % nth) for nth, at in enumerate(places, 1))


def test_no_window_is_needed(qapp: QApplication) -> None:
    assert without_window("yuebao") is qapp


def test_highlights_and_notes_are_in_it(qapp: QApplication) -> None:
    article = replace(
        BRIDGE, headline="渡口", kicker=None, deck=None, rubric=None, paragraphs=("船换了新的。",)
    )
    mark = ClippedMark("船换", "red", "查1957年", ("渡口",), 3, 5)
    data = pdf_data([clip(article)._replace(marks=(mark,))], no_report)
    (page,) = pages_of(data)
    assert "船换1了新的。" in bare(page)
    assert "1船换查1957年#渡口" in bare(page)
    picture = pdfium.PdfDocument(data)[0].render(scale=2).to_numpy()
    assert ((picture[..., 2] > 240) & (picture[..., 0] < 210)).any()
