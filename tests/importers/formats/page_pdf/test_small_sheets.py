"""A day set on small sheets: pages are told by what stands with the articles, and texts run over several sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.paper import Article, Region
from reader.importers import read_sources
from reader.importers.formats.page_pdf.geometry.pages import SheetReading
from reader.importers.formats.page_pdf.small_sheets import small_day
from reader.importers.layout.articles import Draft
from reader.importers.layout.masthead import Masthead
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import FORECAST, SHOES, WHARF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importers.press import Story


def colophon(page: str, paper: str = "青河日报") -> str:
    return f"《{paper}》（2019年3月2日 第 {page} 版）"


def sheet(*drafts: Draft, below: tuple[str, ...] = ()) -> SheetReading:
    return SheetReading(Masthead(), None, drafts, leftovers=below)


def draft(headline: str | None, *paragraphs: str, is_cut: bool = False, deck: str | None = None) -> Draft:
    region = (Region(0, 0, 1, 1),)
    return Draft(Article(headline=headline, deck=deck, paragraphs=paragraphs, regions=region), is_cut=is_cut)


def test_a_text_goes_on_on_the_next_sheet_and_its_page_is_told_at_its_end() -> None:
    day = small_day(
        [
            sheet(draft("戏台", "入秋以后，戏台又热闹", is_cut=True)),
            sheet(draft(None, "起来。", "头一晚唱的是老戏。"), below=(colophon("01"),)),
            sheet(draft("渡口", "渡口换了新船。"), below=(colophon("02"),)),
        ]
    )
    assert day is not None
    assert [(page.number, page.sheet) for page in day.pages] == [("1", 0), ("2", 2)]
    (whole,) = day.pages[0].drafts
    assert whole.article.paragraphs == ("入秋以后，戏台又热闹起来。", "头一晚唱的是老戏。")


def test_several_articles_of_a_sheet_have_their_pages_in_order() -> None:
    day = small_day(
        [
            sheet(
                draft("戏台", "唱老戏。"), draft("渡口", "换了船。"), below=(colophon("01"), colophon("02"))
            ),
            sheet(draft("大棚", "过了霜。"), below=(colophon("02"),)),
        ]
    )
    assert day is not None
    assert [(page.number, [one.article.headline for one in page.drafts]) for page in day.pages] == [
        ("1", ["戏台"]),
        ("2", ["渡口", "大棚"]),
    ]
    assert day.pages[1].drafts[0].article.regions
    assert not day.pages[1].drafts[1].article.regions  # the page is shown by its first sheet


def test_a_page_told_below_the_headline_with_the_authors() -> None:
    day = small_day([sheet(draft("戏台", "唱老戏。", deck=f"本报记者 沈小满 {colophon('05')}"))])
    assert day is not None
    (page,) = day.pages
    (one,) = page.drafts
    assert (page.number, one.article.deck, [it.name for it in one.article.authors]) == ("5", None, ["沈小满"])


def test_sheets_that_are_pages_and_sheets_that_tell_nothing_are_left() -> None:
    assert small_day([sheet(draft("戏台", "唱老戏。"))]) is None
    assert small_day([SheetReading(Masthead(line_count=2), None, (), leftovers=(colophon("01"),))]) is None


def test_a_file_of_several_pages(tmp_path: Path) -> None:
    sheets = [_set(WHARF, "01"), _set(SHOES, "01"), _set(FORECAST, "A02")]
    (reading,) = read_sources([save(tmp_path / "qhrb.pdf", sheets)])
    issue = reading.issue
    assert issue is not None
    assert (issue.title, str(issue.date)) == ("青河日报", "2019-03-02")
    assert [(page.number, [one.headline for one in page.articles]) for page in issue.pages] == [
        ("1", [WHARF.headline, SHOES.headline]),
        ("A2", [FORECAST.headline]),
    ]
    assert [page.facsimile.place for page in issue.pages if page.facsimile] == [0, 2]


def _set(story: Story, page: str) -> Sheet:
    made = Sheet(595, 842)
    set_article(made, Piece(story.headline, story.paragraphs), (60, 60, 535, 0), 1, House(size=12))
    made.text(made.frame(), (60, 800), colophon(page), 10, spaces=True)
    return made
