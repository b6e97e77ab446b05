"""The specimen's page PDF says what its text says, and is read as that is."""

from __future__ import annotations

from reader import paths
from reader.importers import read_source
from tests.checkout import SPECIMEN


def test_the_pdf_of_an_issue_is_read_as_its_text() -> None:
    (pdf,) = SPECIMEN.glob("*.pdf")
    printed, text = read_source(pdf), read_source(pdf.with_suffix(".txt"))
    assert printed.issue
    assert text.issue
    for field in ("title", "date", "number", "page_count", "weekday", "lunar_date"):
        assert getattr(printed.issue, field) == getattr(text.issue, field)
    assert [(it.number, it.name) for it in printed.issue.pages] == [
        (it.number, it.name) for it in text.issue.pages
    ]
    headlines = [
        [[it.headline for it in page.articles] for page in read.pages] for read in (printed.issue, text.issue)
    ]
    assert headlines[0] == headlines[1]
    assert printed.findings == ()
    assert all(page.facsimile for page in printed.issue.pages)


def test_each_issue_is_read_from_one_source() -> None:
    sources = paths.specimen_sources()
    assert len({source.stem for source in sources}) == len(sources) == len(list(SPECIMEN.glob("*.txt")))
    assert [source.suffix for source in sources].count(".pdf") == 1
