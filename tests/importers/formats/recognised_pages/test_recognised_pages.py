"""Pages recognised from scans, in three forms: read by where their lines stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from reader.importers.formats.recognised_pages.scan import ScanLine, ScanPage, sheet_of
from tests.importers.scan_press import as_abbyy, as_hocr, as_page_xml, set_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.paper import Issue
    from tests.importers.scan_press import PrintedLine

FERRY = [
    "本报讯（记者沈小满）芦湾渡口的新码头昨天完工，南北两岸的船只从今天起改在这里停靠，老码头留作货运。",
    "在渡口跑了三十年船的老人说，从前逢雨天上岸要踩一脚泥，如今有了石阶和栏杆，老人孩子都走得稳当了。",
    "镇上还打算在岸边种一排柳树，明年春天就能看到绿荫。",
]
STAGE = [
    "拆了八年的戏台上个月搬回了祠堂门前，头一晚唱的是老戏，台下坐满了从各村赶来的人，连墙头上都站着孩子。",
    "管戏台的人说，往后每逢初一十五都有戏，谁家想听什么，只管来说。",
]
LINES = set_page(
    ["芦湾日报", "2024年5月6日 星期一 第3576期"], [("渡口修起新码头", FERRY), ("戏台搬回老地方", STAGE)]
)
FORMS: dict[str, tuple[Callable[[list[PrintedLine]], str], str]] = {
    "hocr": (as_hocr, "3.hocr"),
    "hocr named as a web page": (as_hocr, "3.html"),
    "page xml": (as_page_xml, "3.xml"),
    "abbyy": (as_abbyy, "3_abbyy.xml"),
}


def issue(path: Path) -> Issue:
    (reading,) = read_sources([path])
    assert reading.issue, reading.findings
    return reading.issue


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig"])
def test_articles_stand_apart_by_their_places(tmp_path: Path, form: str, code: str) -> None:
    press, name = FORMS[form]
    (tmp_path / name).write_bytes(press(LINES).encode(code))
    whole = issue(tmp_path)
    assert (whole.title, str(whole.date), whole.number) == ("芦湾日报", "2024-05-06", 3576)
    ferry, stage = sorted(whole.pages[0].articles, key=lambda one: one.headline or "")
    assert (stage.headline, ferry.headline) == ("渡口修起新码头", "戏台搬回老地方")
    assert [author.name for author in stage.authors] == ["沈小满"]
    assert stage.paragraphs[1:] == tuple(FERRY[1:])
    assert ferry.paragraphs == tuple(STAGE)
    assert stage.regions
    assert all(region.right <= 1 and region.bottom <= 1 for region in stage.regions)


@pytest.mark.parametrize("form", FORMS)
def test_folder_and_name_tell_paper_day_and_page(tmp_path: Path, form: str) -> None:
    press, name = FORMS[form]
    folder = tmp_path / "芦湾日报" / "2024-05-07"
    folder.mkdir(parents=True)
    (folder / name.replace("3", "page-0004")).write_text(press(LINES[2:]), "utf-8")
    whole = issue(tmp_path)
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-07")
    assert whole.pages[0].number == "4"


def as_regions(broken: bool) -> str:
    """PAGE XML whose regions have a text but no lines, as some recognitions and all corrections by hand write it."""
    parts, top = [], 50
    for kind, text, high in (
        ("heading", "渡口修起新码头", 90), ("paragraph", "".join(FERRY), 400),
        ("heading", "戏台搬回老地方", 90), ("paragraph", "".join(STAGE), 300),
    ):  # fmt: skip
        lines = [text[at : at + 24] for at in range(0, len(text), 24)] if broken else [text]
        box = f"50,{top} 950,{top} 950,{top + high} 50,{top + high}"
        said = "\n".join(lines)
        parts.append(
            f'<TextRegion type="{kind}"><Coords points="{box}"/><TextEquiv><Unicode>{said}</Unicode></TextEquiv>'
            "</TextRegion>"
        )
        top += high + 30
    page = '<Page imageFilename="芦湾日报_2024-05-06_02.jpg" imageWidth="1000" imageHeight="1400">'
    return f"<PcGts>{page}{''.join(parts)}</Page></PcGts>"


@pytest.mark.parametrize("broken", [True, False])
def test_regions_without_lines_are_read_and_the_scans_name_tells_the_day(
    tmp_path: Path, *, broken: bool
) -> None:
    (tmp_path / "scan.xml").write_text(as_regions(broken), "utf-8")
    whole = issue(tmp_path)
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")
    (page,) = whole.pages
    assert page.number == "2"
    assert [one.headline for one in page.articles] == ["渡口修起新码头", "戏台搬回老地方"]
    assert ["".join(one.paragraphs) for one in page.articles] == [
        "".join(FERRY).removeprefix("本报讯（记者沈小满）"), "".join(STAGE)
    ]  # fmt: skip


def test_lines_of_letters_keep_their_spaces() -> None:
    words = ["The", "ferry", "was", "mended", "on", "Monday."]
    placed = tuple(
        (word, (100.0 + 120 * at, 300.0, 200.0 + 120 * at, 330.0)) for at, word in enumerate(words)
    )
    sheet = sheet_of(ScanPage(1000, 1400, [ScanLine(placed, (100, 300, 830, 330))]))
    text = "".join((" " if glyph.after_space else "") + glyph.char for glyph in sheet.glyphs)
    assert text == " ".join(words)
    assert all(one.right <= other.left + 1e-6 for one, other in pairwise(sheet.glyphs))


@pytest.mark.parametrize("name", ["", "../../etc/0002.png", "a\\b\\0002.png", "/", "."])
def test_the_name_of_the_picture_is_only_a_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "芦湾日报" / "2024-05-07"
    folder.mkdir(parents=True)
    (folder / "ocr.xml").write_text(as_page_xml(LINES[2:]).replace('"3.png"', f'"{name}"'), "utf-8")
    assert issue(tmp_path).pages[0].number == ("2" if "2" in name else "1")


def test_more_side_by_side_than_any_page_has_is_refused(tmp_path: Path) -> None:
    line = f"<span class='ocr_line' title='bbox {{left}} 1 900 20'>{'码头' * 400}</span>"
    page = "<html><meta name='ocr-system'><div class='ocr_page' title='bbox 0 0 9 9'>"
    (tmp_path / "b.html").write_text(page + line.format(left=1) + line.format(left=2) + "</div>", "utf-8")
    (reading,) = read_sources([tmp_path])
    assert [finding.code for finding in reading.findings] == [Code.SCAN_HOSTILE]


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xml", as_page_xml(LINES).replace("<PcGts", ENTITY + "<PcGts")),
        ("b.xml", as_abbyy(LINES).replace("<document", ENTITY + "<document")),
        ("c.xml", '<PcGts><Page imageWidth="1" imageHeight="1"/></PcGts>'),
        (
            "d.xml",
            '<PcGts><Page><TextRegion><TextLine><Coords points="9,9 9,9"/><TextEquiv><Unicode>x</Unicode>',
        ),
        (
            "e.html",
            "<html><meta name='ocr-system'><div class='ocr_page' title='bbox x'><span class='ocr_line'>x",
        ),
        ("f.html", "<html><meta name='ocr-system'>" + "<div class='ocr_page' title='bbox 0 0 9 9'>" * 200),
        ("g.xml", '<document xmlns="http://www.abbyy.com/x"><page width="-1" height="NaN"/></document>'),
    ],
    ids=range(7),
)
def test_broken_and_hostile_pages_end_in_a_sentence(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (reading,) = read_sources([tmp_path])
    assert reading.issue is None
    assert Code.FAULT not in {finding.code for finding in reading.findings}
