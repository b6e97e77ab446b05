"""METS and ALTO as other libraries and programs write them, on invented issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.paper import Article, Author, Region
from reader.importers import read_sources
from tests.importers.mets_press import Dialect, area, article, block, division, line, set_issue, string

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

PLAIN = Dialect()
MILL = (block("B1", "THE MILL"), block("B2", "The mill turns again."))


def _read(mets: Path) -> Reading:
    (reading,) = read_sources([mets])
    assert reading.issue is not None, reading.findings
    return reading


def _articles(mets: Path) -> list[Article]:
    issue = _read(mets).issue
    assert issue is not None
    return [one for page in issue.pages for one in page.articles]


def _set(folder: Path, logical: str, *pages: str, dialect: Dialect = PLAIN) -> list[Article]:
    return _articles(set_issue(folder, dialect, logical, *pages))


@pytest.mark.parametrize(
    "dialect",
    [
        *(PLAIN.but(namespace=f'xmlns="http://www.loc.gov/standards/alto/ns-v{n}#"') for n in (2, 3, 4)),
        PLAIN.but(namespace='xmlns="http://schema.ccs-gmbh.com/ALTO"'),
        PLAIN.but(namespace=""),
        PLAIN.but(namespace='xmlns:a="http://www.loc.gov/standards/alto/ns-v4#"', prefix="a:"),
        PLAIN.but(href="ALTO\\{n}.xml"),
        PLAIN.but(href="./ALTO/{n}.xml"),
        PLAIN.but(href="file:///D:/scans/1901/ALTO/{n}.xml"),
        PLAIN.but(href="file:///data/1901/ALTO/{n}.xml"),
        PLAIN.but(href="../1901/ALTO/{n}.xml"),
        PLAIN.but(href="ALTO/page%20{n}.xml", file="ALTO/page {n}.xml"),
        PLAIN.but(href="https://library.example/1901/{n}.xml", file="{n}.xml"),
        PLAIN.but(group='USE="Fulltext"'),
    ],
)
def test_namespaces_prefixes_and_references(tmp_path: Path, dialect: Dialect) -> None:
    (mill,) = _set(tmp_path, article("B1", "B2"), "".join(MILL), dialect=dialect)
    assert (mill.headline, mill.paragraphs) == ("THE MILL", ("The mill turns again.",))


@pytest.mark.parametrize("use", ['USE="TEI"', 'ID="METADATAGRP"'])
def test_the_text_of_a_page_is_in_its_alto_file(tmp_path: Path, use: str) -> None:
    (tmp_path / "tei.xml").write_text("<TEI/>", "utf-8")
    others = f'<fileGrp {use}><file ID="T1"><FLocat xlink:href="tei.xml"/></file></fileGrp>'
    (mill,) = _set(tmp_path, article("B1", "B2"), "".join(MILL), dialect=PLAIN.but(files_before=others))
    assert mill.headline == "THE MILL"


@pytest.mark.parametrize(
    ("unit", "size", "place"),
    [
        ("mm10", (3000, 4000), (300, 400, 600, 800)),
        ("inch1200", (15000, 20000), (1500, 2000, 3000, 4000)),
        ("pixel", (1000.5, 2000.5), (100.05, 200.05, 200.1, 400.1)),
    ],
)
def test_regions_are_shares_of_the_page_in_any_unit(
    tmp_path: Path, unit: str, size: tuple[float, ...], place: tuple[float, ...]
) -> None:
    left, top, width, height = place
    told = f'HPOS="{left}" VPOS="{top}" WIDTH="{width}" HEIGHT="{height}"'
    dialect = PLAIN.but(unit=unit, size=f'WIDTH="{size[0]}" HEIGHT="{size[1]}"')
    page = MILL[0] + block("B2", "The mill turns again.", place=told)
    (mill,) = _set(tmp_path, article("B1", "B2"), page, dialect=dialect)
    assert mill.regions == (Region(0.1, 0.1, 0.3, 0.3),)


def test_blocks_within_blocks_stand_in_their_order(tmp_path: Path) -> None:
    page = (
        '<ComposedBlock ID="C1">'
        + block("B1", "one")
        + '<ComposedBlock ID="C2">'
        + block("B2", "two")
        + block("B3", "three")
        + "</ComposedBlock></ComposedBlock>"
        + block("B4", "four")
    )
    found = _set(tmp_path, division("ARTICLE", area("C1"), area("B4")), page)
    assert found[0].paragraphs == ("one", "two", "three", "four")
    assert _set(tmp_path, division("ARTICLE", area("C2")), page)[0].paragraphs == ("two", "three")


@pytest.mark.parametrize(
    ("begin", "end", "texts"),
    [
        ("B1", "B2", ("a b c d", "e")),
        ("L2", "", ("c d",)),
        ("L1", "L2", ("a b c d",)),
        ("b", "d", ("b c d",)),
        ("b", "B2", ("b c d", "e")),
        ("B1", "c", ("a b c",)),
        ("L2", "e", ("c d", "e")),
        ("P1", "", ("a b c d", "e")),
    ],
)
def test_areas_begin_and_end_with_blocks_lines_and_words(
    tmp_path: Path, begin: str, end: str, texts: tuple[str, ...]
) -> None:
    words = {name: string(name, name) for name in "abcde"}
    first = line(words["a"], words["b"], identifier="L1") + line(words["c"], words["d"], identifier="L2")
    page = block("B1", first) + block("B2", line(words["e"]))
    (found,) = _set(tmp_path, division("ARTICLE", area(begin, end)), page)
    assert found.paragraphs == texts
    assert not found.truncated


def test_an_area_that_no_page_has_is_told(tmp_path: Path) -> None:
    mets = set_issue(tmp_path, PLAIN, division("ARTICLE", area("B1"), area("none")), "".join(MILL))
    assert _articles(mets)[0].truncated
    assert any("text is missing" in one.text for one in _read(mets).findings)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (string("wind", subs_type="HypPart1", subs_content="windmill") + "<HYP/>",
         string("mill", subs_type="HypPart2", subs_content="windmill")),
        (string("wind", subs_type="HypPart1", subs_content="windmill"), string("mill", subs_type="HypPart2")),
        (string("wind-", subs_type="HypPart1"), string("mill", subs_type="HypPart2")),
        (string("wind") + '<HYP CONTENT="-"/>', string("mill")),
        (string("wind\u00ad") + "<HYP/>", string("mill")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["line", "block", "page"])
def test_broken_words_are_whole_over_lines_blocks_and_pages(
    tmp_path: Path, first: str, second: str, where: str
) -> None:
    above, below = line("the", first), line(second, "turns")
    if where == "line":
        pages, text = [block("B1", above, below)], division("ARTICLE", area("B1"))
    elif where == "block":
        pages, text = [block("B1", above) + block("B2", below)], division("ARTICLE", area("B1"), area("B2"))
    else:
        pages = [block("B1", above), block("B2", below)]
        text = division("ARTICLE", area("B1"), area("B2", page=2))
    (found,) = _set(tmp_path, text, *pages)
    assert found.paragraphs == ("the windmill turns",)


def test_a_hyphen_before_a_new_sentence_joins_nothing(tmp_path: Path) -> None:
    page = block("B1", line("Saint", "<HYP/>")) + block("B2", "The mill.")
    (found,) = _set(tmp_path, division("ARTICLE", area("B1"), area("B2")), page)
    assert found.paragraphs == ("Saint", "The mill.")


@pytest.mark.parametrize("kind", ["HEADING", "Title", "Headline", "HEADLINE", "heading"])
def test_headings_by_any_name(tmp_path: Path, kind: str) -> None:
    (mill,) = _set(
        tmp_path, division("Article", division(kind, area("B1")), division("TEXT", area("B2"))), "".join(MILL)
    )
    assert (mill.headline, mill.paragraphs) == ("THE MILL", ("The mill turns again.",))


def test_the_order_of_kicker_headline_and_deck_is_that_of_the_file(tmp_path: Path) -> None:
    page = block("K", "Above") + block("H", "Head") + block("D", "Below") + block("B", "text")
    head = division("HEADING", *(division(kind, area(one)) for kind, one in
                    (("SubHeadline", "K"), ("Headline", "H"), ("SubHeadline", "D"))))  # fmt: skip
    (found,) = _set(tmp_path, division("ARTICLE", head, division("BODY", area("B"))), page)
    assert (found.kicker, found.headline, found.deck) == ("Above", "Head", "Below")


def test_a_heading_of_a_deck_alone_is_the_headline(tmp_path: Path) -> None:
    head = division("HEADING", division("SUBHEADLINE", area("B1")))
    (found,) = _set(tmp_path, division("ARTICLE", head, division("BODY", area("B2"))), "".join(MILL))
    assert (found.kicker, found.headline, found.deck) == (None, "THE MILL", None)


def test_who_signs_amid_the_text_stays_there_and_who_signs_its_end_is_the_author(tmp_path: Path) -> None:
    page = (
        block("1", "First letter.")
        + block("2", "A. Reed")
        + block("3", "Second letter.")
        + block("4", "B. Rush")
    )
    parts = [division(kind, area(one)) for kind, one in zip(("TEXT", "AUTHOR") * 2, "1234", strict=True)]
    (found,) = _set(tmp_path, division("ARTICLE", *parts), page)
    assert found.paragraphs == ("First letter.", "A. Reed", "Second letter.")
    assert found.authors == (Author("B. Rush"),)


@pytest.mark.parametrize("holder", ["SECTION", "SUPPLEMENT", "Chapter", "CONTENT", "Newspaper"])
def test_articles_within_any_division(tmp_path: Path, holder: str) -> None:
    notices = "".join(division(kind, area("B3")) for kind in ("OBITUARY", "ADVERTISEMENT", "WEATHER"))
    logical = division("ISSUE", division(holder, article("B1", "B2"), notices))
    mets = set_issue(tmp_path, PLAIN, logical, "".join(MILL) + block("B3", "Dead."))
    assert [one.headline for one in _articles(mets)] == ["THE MILL"]
    assert [one.text for one in _read(mets).findings if "Left out" in one.text] == [
        "Only articles were read. Left out with their text: ADVERTISEMENT × 1, OBITUARY × 1, WEATHER × 1."
    ]


def test_articles_of_several_structures_stand_once(tmp_path: Path) -> None:
    """A supplement may have a structure of its own; another may tell the same articles again."""
    first = division("ISSUE", article("B1", "B2"))
    before = f"<structMap>{first}</structMap><structMap>{first}</structMap>"
    page = "".join(MILL) + block("B3", "THE POND") + block("B4", "Frozen.")
    found = _set(tmp_path, article("B3", "B4"), page, dialect=PLAIN.but(structures_before=before))
    assert [one.headline for one in found] == ["THE MILL", "THE POND"]


def test_chinese_words_and_headings(tmp_path: Path) -> None:
    page = block("B1", "石桥 开市") + block("B2", "今日 石桥", "开市 。")
    (found,) = _set(tmp_path, article("B1", "B2"), page)
    assert (found.headline, found.paragraphs) == ("石桥开市", ("今日石桥开市。",))
