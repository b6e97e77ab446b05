"""The parts of the METS/ALTO importer by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.paper import Region
from reader.importers.formats.dispatch import recognise
from reader.importers.formats.mets_alto.alto import read_alto
from reader.importers.formats.mets_alto.facts import find_facts, parse_library_date
from reader.importers.formats.mets_alto.flowing import flow, goes_on, whole_words
from reader.importers.formats.mets_alto.mets import Area, read_mets
from reader.importers.formats.mets_alto.pages import find_pages
from reader.importers.formats.mets_alto.printed import Block, Box, Line, Word
from reader.importers.source.xml_reader import declared_encoding, root_name


def _line(text: str, *, is_broken: bool = False) -> Line:
    return Line(tuple(Word(word) for word in text.split()), None, is_broken)


def _alto(body: str, page: str = 'WIDTH="1000" HEIGHT="2000"') -> bytes:
    return (
        f'<alto><Layout><Page ID="P1" {page}><PrintSpace>{body}</PrintSpace></Page></Layout></alto>'.encode()
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1858-12-07", date(1858, 12, 7)),
        ("18581207", date(1858, 12, 7)),
        ("01.08.1821", date(1821, 8, 1)),
        ("1/8/1821", date(1821, 8, 1)),
        ("1910010101", date(1910, 1, 1)),
        ("民国二十二年八月十一日", date(1933, 8, 11)),
        ("1858-02-30", None),
        ("1858", None),
        ("0002647", None),
        ("123456789012345", None),
    ],
)
def test_dates_as_libraries_write_them(text: str, day: date | None) -> None:
    assert parse_library_date(text) == day


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_in_any_form(day: date) -> None:
    forms = (day.isoformat(), f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"0001234_{day:%Y%m%d}_mets")
    assert {parse_library_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<mets/>", "mets"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE alto><x:ALTO>", "alto"),
        ("<alto/>".encode("utf-16"), "alto"),
        ("<alto/>".encode("utf-16-le"), "alto"),
        ("<alto/>".encode("utf-16-be"), "alto"),
        (b"plain text", None),
        (b"<!-- never ends", None),
        (b"", None),
    ],
)
def test_root_name(data: bytes, name: str | None) -> None:
    assert root_name(data) == name


def test_recognised_by_content() -> None:
    assert (recognise(b"<mets:mets x='1'>"), recognise(b"<?xml version='1.0'?><alto>")) == ("mets", "alto")
    assert recognise(b"<?xml version='1.0'?><rss>") == "markup"


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "big5", "iso-8859-1", "no-such-encoding"])
def test_declared_encodings(encoding: str) -> None:
    text = "Text" if encoding in {"iso-8859-1", "no-such-encoding"} else "東門開市"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + _alto(
        f'<TextBlock ID="B"><TextLine><String CONTENT="{text}"/></TextLine></TextBlock>'
    ).decode("utf-8")
    data = xml.encode("utf-8" if encoding == "no-such-encoding" else encoding)
    page = read_alto(data)
    assert flow(page.blocks[0].lines) == text
    assert declared_encoding(data) == encoding


def test_a_hyphen_element_joins_words_without_substitute() -> None:
    page = read_alto(
        _alto(
            '<TextBlock ID="B"><TextLine><String CONTENT="the"/><SP/><String CONTENT="wind-"/><HYP/>'
            '</TextLine><TextLine><String CONTENT="mill"/><String CONTENT=" "/></TextLine></TextBlock>'
        )
    )
    assert flow(page.blocks[0].lines) == "the windmill"


def test_halves_without_substitute_are_joined() -> None:
    lines = [Line((Word("wind-", part=1),)), Line((Word("mill", part=2), Word("turns")))]
    assert flow(lines) == "windmill turns"


def test_a_half_whose_other_half_is_elsewhere() -> None:
    first, second = Word("wind", None, 1, "windmill"), Word("mill", None, 2, "windmill")
    assert whole_words([Line((first,))]) == ["windmill"]
    assert whole_words([Line((Word("a"), second))]) == ["a", "mill"]
    assert goes_on([Line((first,))], [Line(()), Line((second,))])
    assert not goes_on([Line((first,))], [])
    assert not goes_on([Line((second,))], [Line((first,))])


def test_abbreviations_stay_as_printed() -> None:
    data = _alto(
        '<TextBlock ID="B"><TextLine>'
        '<String CONTENT="Mr." SUBS_TYPE="Abbreviation" SUBS_CONTENT="Mister"/></TextLine></TextBlock>'
    )
    assert flow(read_alto(data).blocks[0].lines) == "Mr."


def test_chinese_words_have_no_spaces_between() -> None:
    assert flow([_line("今 日 石桥"), _line("开市 Market Day")]) == "今日石桥开市 Market Day"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("der Gar-", "ten blüht", "der Garten blüht"),
        ("Kirchen-", "und Schulsachen", "Kirchen- und Schulsachen"),
        ("Saint-", "Pierre", "Saint- Pierre"),
        ("1-", "ten", "1- ten"),
    ],
)
def test_hyphens_of_files_that_mark_none(first: str, second: str, text: str) -> None:
    lines = "".join(
        "<TextLine>" + "".join(f'<String CONTENT="{word}"/>' for word in line.split()) + "</TextLine>"
        for line in (first, second)
    )
    assert flow(read_alto(_alto(f"<TextBlock>{lines}</TextBlock>")).blocks[0].lines) == text


def test_hyphens_of_files_that_mark_theirs_are_left() -> None:
    data = _alto(
        '<TextBlock><TextLine><String CONTENT="Gar-"/></TextLine>'
        '<TextLine><String CONTENT="ten"/><HYP/></TextLine></TextBlock>'
    )
    assert flow(read_alto(data).blocks[0].lines) == "Gar- ten"


def test_no_hyphens_are_guessed_where_words_are_heaped_in_one_of_many_lines() -> None:
    data = _alto(
        '<TextBlock><TextLine/><TextLine><String CONTENT="Gar-"/></TextLine></TextBlock>'
        '<TextBlock><TextLine><String CONTENT="Obst-"/></TextLine>'
        '<TextLine><String CONTENT="ten"/></TextLine></TextBlock>'
    )
    assert [flow(block.lines) for block in read_alto(data).blocks] == ["Gar-", "Obst- ten"]


def test_a_part_of_a_block() -> None:
    block = Block(
        (Line((Word("a"), Word("b")), Box(0, 0, 9, 9), is_broken=True), _line("c d")), Box(0, 0, 9, 20)
    )
    assert block.part(0, 4) is block
    part = block.part(0, 1)
    assert ([word.text for line in part.lines for word in line.words], part.box) == (["a"], Box(0, 0, 9, 9))
    assert not part.lines[0].is_broken
    assert block.part(2, 3).box == block.box
    assert Block(()).anchor == Block(())


_TWO_LINES = (
    '<TextBlock ID="B1" HPOS="100" VPOS="200" WIDTH="100" HEIGHT="200">'
    '<TextLine ID="L1" HPOS="100" VPOS="200" WIDTH="50" HEIGHT="100">'
    '<String ID="a" CONTENT="one"/></TextLine>'
    '<TextLine ID="L2" HPOS="100" VPOS="300" WIDTH="100" HEIGHT="100">'
    '<String ID="b" CONTENT="two"/></TextLine>'
    "</TextBlock>"
)


def test_areas_of_lines_words_and_pages() -> None:
    page = read_alto(_alto(_TWO_LINES))
    (line,) = page.find("L2", None) or ()
    assert (flow(line.lines), page.region(line)) == ("two", Region(0.1, 0.15, 0.2, 0.2))
    assert page.find("a", "b") == page.blocks == page.find("P1", None) == page.find(None, None)
    assert page.find("no such", None) is None


@pytest.mark.parametrize(
    ("page", "region"),
    [
        ('WIDTH="1000" HEIGHT="2000"', Region(0.1, 0.1, 0.2, 0.2)),
        ("", Region(0.5, 0.5, 1.0, 1.0)),
        ('WIDTH="10" HEIGHT="20"', Region(0.5, 0.5, 1.0, 1.0)),
        ('WIDTH="nan" HEIGHT="1e99"', Region(0.5, 0.5, 1.0, 1.0)),
        ('WIDTH="190" HEIGHT="390"', Region(0.52632, 0.51282, 1.0, 1.0)),
    ],
)
def test_the_size_of_the_page(page: str, region: Region) -> None:
    read = read_alto(_alto(_TWO_LINES, page))
    assert read.region(read.blocks[0]) == region


def test_the_print_space_is_the_page_where_that_has_no_size() -> None:
    space = '<PrintSpace HPOS="0" VPOS="0" WIDTH="400" HEIGHT="800">'
    read = read_alto(_alto(_TWO_LINES, "").replace(b"<PrintSpace>", space.encode()))
    assert read.region(read.blocks[0]) == Region(0.25, 0.25, 0.5, 0.5)


def test_blocks_without_a_place_stand_around_their_words_or_nowhere() -> None:
    read = read_alto(
        _alto(
            '<TextBlock><TextLine><String CONTENT="a" HPOS="10" VPOS="20" WIDTH="10" HEIGHT="20"/></TextLine>'
            "</TextBlock>"
            '<TextBlock><TextLine><String CONTENT="b" HPOS="x"/></TextLine></TextBlock>'
        )
    )
    assert [read.region(block) for block in read.blocks] == [Region(0.01, 0.01, 0.02, 0.02), None]


def test_links_one_by_one() -> None:
    mets = read_mets(
        b'<mets><structLink><smLink from="#a" to="#b"/><smLink from="a" to="c"/></structLink></mets>'
    )
    assert mets.links == {"a": ("b", "c")}


def test_areas_by_coordinates_or_time_are_whole_files() -> None:
    mets = read_mets(
        b'<mets><structMap><div TYPE="PAGE"><fptr><area FILEID="F" BETYPE="BYTE" BEGIN="1" END="2"/></fptr>'
        b"</div></structMap></mets>"
    )
    assert mets.page_divisions()[0].areas == (Area("F"),)


def test_files_are_the_pages_where_no_structure_has_any() -> None:
    mets = read_mets(
        b'<mets><fileSec><file ID="a"><FLocat href="1.xml"/></file><file ID="p"><FLocat href="1.jpg"/></file>'
        b'<file ID="b" MIMETYPE="text/xml"><FLocat href="2"/></file></fileSec></mets>'
    )
    assert list(find_pages(mets)) == [("1", "a"), ("2", "b")]


def test_pages_without_numbers_stand_as_they_are() -> None:
    mets = read_mets(
        b'<mets><fileSec><file ID="a"><FLocat href="1.xml"/></file>'
        b'<file ID="b"><FLocat href="2.xml"/></file></fileSec>'
        b'<structMap><div TYPE="ISSUE"><div TYPE="PAGE"><fptr FILEID="b"/></div>'
        b'<div TYPE="PAGE"><fptr FILEID="a"/></div>'
        b'<div TYPE="PAGE"><fptr FILEID="none"/></div></div></structMap></mets>'
    )
    assert list(find_pages(mets)) == [("1", "b"), ("2", "a")]


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("The Lantern (Tallgrass, Neb.), 1905-03-04", "The Lantern"),
        ("The Lantern. [volume] (Tallgrass), 1905-03-04", "The Lantern. [volume]"),
        ("The Lantern 1905-03-04_01", "The Lantern"),
        ("Le Vent no. 14.02.1833", "Le Vent"),
        ("NeL 1", None),
        ("DOCUMENT_TITLE_PLACEHOLDER", None),
    ],
)
def test_the_paper_in_a_label(label: str, title: str | None) -> None:
    assert find_facts(read_mets(f'<mets LABEL="{label}"/>'.encode())).title == title


def test_language_of_the_articles_where_the_issue_has_none() -> None:
    language = '<language><languageTerm type="code">la</languageTerm></language>'
    mods = f'<dmdSec ID="A"><mods>{language}</mods></dmdSec>'
    structure = '<structMap><div TYPE="ARTICLE" DMDID="A X Y"/></structMap>'
    data = f'<mets><dmdSec ID="X"/>{mods}{structure}</mets>'
    assert find_facts(read_mets(data.encode())).language == "la"


def test_what_describes_the_scans_is_not_of_the_paper() -> None:
    scans = "<originInfo><publisher>Scans Ltd</publisher><dateIssued>2008-11-03</dateIssued></originInfo>"
    title = "<titleInfo><nonSort>The</nonSort><title>Lantern</title></titleInfo>"
    mets = read_mets(
        f'<mets><dmdSec ID="MD_ELEC"><mods>{scans}</mods></dmdSec>'
        f'<dmdSec ID="MD_PRINT"><mods>{title}</mods></dmdSec>'
        '<structMap><div TYPE="VOLUME" DMDID="MD_ELEC MD_PRINT"/></structMap></mets>'.encode()
    )
    facts = find_facts(mets)
    assert (facts.title, facts.publisher, facts.date) == ("The Lantern", None, None)
