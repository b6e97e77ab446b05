"""Broken, missing and hostile METS and ALTO files: findings, never exceptions, and nothing read elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.findings.finding import Level
from reader.importers import read_sources
from reader.importers.formats.mets_alto import alto as alto_module
from reader.importers.formats.mets_alto import format as format_module
from reader.importers.formats.mets_alto import issue as issue_module
from reader.importers.formats.mets_alto import mets as mets_module
from reader.importers.formats.mets_alto import pages as pages_module
from reader.importers.formats.mets_alto import references as references_module
from reader.importers.formats.mets_alto.references import FolderFiles, names_below
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from reader.core.source import Reading

METS_ALTO = SAMPLES / "mets-alto"
METS = "1871-03-05_01-mets.xml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(METS_ALTO / "luxembourg", tmp_path / "issue"))


def _read(folder: Path) -> Reading:
    (reading,) = read_sources([folder / METS])
    return reading


def _warnings(reading: Reading) -> list[str]:
    return [finding.text for finding in reading.findings if finding.level is not Level.NOTE]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _page(folder: Path, number: int) -> Path:
    return folder / "text" / f"1871-03-05_01-0000{number}.xml"


def test_a_missing_page_leaves_its_articles_cut(folder: Path) -> None:
    _page(folder, 2).unlink()
    reading = _read(folder)
    assert reading.issue is not None
    assert [(page.number, [a.truncated for a in page.articles]) for page in reading.issue.pages] == [
        ("1", [False, True]),
        ("2", [True]),
    ]
    assert _warnings(reading) == [
        "Page 2 is missing: its file 1871-03-05_01-00002.xml is not there.",
        "Of 2 articles, text is missing because pages of them could not be read.",
    ]


def test_an_issue_without_articles_leaves_out_the_page_that_is_missing(tmp_path: Path) -> None:
    shutil.copytree(METS_ALTO / "chronicling-america", tmp_path / "batch")
    (tmp_path / "batch" / "1905030401" / "0005.xml").unlink()
    (reading,) = read_sources([tmp_path / "batch"])
    assert reading.issue is not None
    assert ([page.number for page in reading.issue.pages], reading.issue.page_count) == (["A1"], 2)


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(folder: Path) -> None:
    path = _page(folder, 1)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("geschmückt")], "utf-8")
    reading = _read(folder)
    assert reading.issue is not None
    bridge = reading.issue.pages[0].articles[0]
    assert (bridge.headline, bridge.truncated) == ("Die Brücke", True)
    assert _warnings(reading)[0] == (
        "Page 1 is incomplete: its file 1871-03-05_01-00001.xml breaks off in line 19."
    )


def test_a_mets_that_breaks_off_is_read_as_far_as_it_goes(folder: Path) -> None:
    path = folder / METS
    text = path.read_text("utf-8")
    path.write_text(text[: text.index('LABEL="Der Mühlstein"')], "utf-8")
    reading = _read(folder)
    assert reading.issue is not None
    assert [article.headline for article in reading.issue.pages[0].articles] == ["Die Brücke"]
    assert _warnings(reading) == [f"{METS[:-4]} breaks off in line 9: articles may be missing."]


def test_bad_bytes_cost_their_own_word(folder: Path) -> None:
    path = _page(folder, 1)
    path.write_bytes(path.read_bytes().replace("Müller".encode(), b"M\xfcller").replace(b"Rede.", b"Rede&"))
    reading = _read(folder)
    assert reading.issue is not None
    assert reading.issue.pages[0].articles[0].paragraphs[1] == "Der M�ller hielt eine Rede&"
    assert _warnings(reading) == [
        "Some bytes of 1871-03-05_01-00001.xml fit no character and are marked with � (1 on page 1)."
    ]


@pytest.mark.parametrize(
    ("written", "read"), [("&#1;", "�"), ("&#x41;", "A"), ("&amp;", "&"), ("&nbsp;", "&nbsp;")]
)
def test_references_that_xml_does_not_have(folder: Path, written: str, read: str) -> None:
    _change(_page(folder, 1), "Rede.", written + "&")
    reading = _read(folder)
    assert reading.issue is not None
    assert reading.issue.pages[0].articles[0].paragraphs[1].endswith(read + "&")


def test_a_page_that_is_no_alto(folder: Path) -> None:
    _page(folder, 2).write_text("<html/>", "utf-8")
    assert _warnings(_read(folder))[0] == (
        "Page 2 cannot be read: its file 1871-03-05_01-00002.xml is no ALTO file."
    )


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "boom">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b">']
)
def test_entities_are_refused(folder: Path, entity: str) -> None:
    declared = f'<?xml version="1.0"?><!DOCTYPE alto [{entity}]><alto'
    _change(_page(folder, 1), '<?xml version="1.0" encoding="UTF-8"?>\n<alto', declared)
    reading = _read(folder)
    assert _warnings(reading)[0] == (
        "Page 1 was not read: its file 1871-03-05_01-00001.xml declares entities"
        " or is too large to be a page."
    )


def test_a_mets_with_entities_is_an_error(folder: Path) -> None:
    (folder / METS).write_text('<!DOCTYPE mets [<!ENTITY a "b">]><mets>&a;</mets>', "utf-8")
    reading = _read(folder)
    assert reading.issue is None
    assert reading.findings[0].text.startswith(f"{METS[:-4]} was not read: it declares entities")


def test_elements_and_levels_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / METS).write_text("<mets>" + "<div>" * 200 + "</div>" * 200 + "</mets>", "utf-8")
    assert _read(folder).issue is None
    shutil.copy(METS_ALTO / "luxembourg" / METS, folder / METS)
    monkeypatch.setattr(mets_module, "MOST_ELEMENTS", 40)
    assert "declares entities or is too large" in _read(folder).findings[0].text


def test_words_of_a_page_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alto_module, "MOST_WORDS", 10)
    assert "is too large to be a page" in _warnings(_read(folder))[0]


def test_blocks_named_over_and_over_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue_module, "MOST_BLOCKS", 5)
    reading = _read(folder)
    assert [finding.text for finding in reading.findings] == [
        "The file names more text than any issue has, so it was not read."
    ]


def test_an_issue_too_large_is_read_in_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_module, "LARGEST_ISSUE", _page(folder, 1).stat().st_size)
    assert _warnings(_read(folder))[0] == "Page 2 was not read: the issue is too large."


def test_files_too_large_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_module, "LARGEST_METS", 100)
    monkeypatch.setattr(format_module, "LARGEST_ALTO", 100)
    readings = list(read_sources([folder]))
    assert [reading.issue for reading in readings] == [None, None, None]
    assert all("MB, more than" in reading.findings[0].text for reading in readings)


@pytest.mark.parametrize(
    ("reference", "names"),
    [
        ("file://./text/1.xml", ("text/1.xml", "1.xml")),
        ("./1.xml", ("1.xml",)),
        ("ALTO\\1.xml", ("ALTO/1.xml", "1.xml")),
        ("my%20page.xml", ("my page.xml",)),
        ("file:///etc/passwd", ("etc/passwd", "passwd")),
        ("/etc/passwd", ("etc/passwd", "passwd")),
        ("C:\\pages\\1.xml", ("pages/1.xml", "1.xml")),
        ("../../etc/passwd", ("etc/passwd", "passwd")),
        ("../a/b/c/d/1.xml", ("a/b/c/d/1.xml", "c/d/1.xml", "d/1.xml", "1.xml")),
        ("a/%2e%2e/%2e%2e/b.xml", ("b.xml",)),
        ("http://example.org/1.xml", ("example.org/1.xml", "1.xml")),
        ("..", ()),
        ("", ()),
        ("a\x00b", ()),
    ],
)
def test_references_never_lead_out_of_the_folder(reference: str, names: tuple[str, ...]) -> None:
    assert names_below(reference) == names


@given(st.text(max_size=60))
def test_no_reference_has_a_way_up(reference: str) -> None:
    for name in names_below(reference):
        assert ".." not in name.split("/")
        assert not name.startswith("/")


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<alto/>", "utf-8")
    inner = tmp_path / "issue"
    inner.mkdir()
    (inner / "link.xml").symlink_to(tmp_path / "secret.xml")
    (inner / "own.xml").write_text("<alto/>", "utf-8")
    files = FolderFiles(inner)
    assert (files("link.xml"), files("own.xml"), files("none.xml")) == (None, b"<alto/>", None)
    assert files("a\x00b") is None
    assert files.found == {(inner / "own.xml").resolve()}


def test_pages_moved_beside_the_mets_are_found(folder: Path) -> None:
    for path in (folder / "text").iterdir():
        path.rename(folder / path.name)
    assert _warnings(_read(folder)) == []


def test_a_mets_without_pages(folder: Path) -> None:
    (folder / METS).write_text("<mets/>", "utf-8")
    assert [finding.text for finding in _read(folder).findings] == [
        f"{METS[:-4]} names no pages with text, so there is nothing to read in it."
    ]


def test_a_mets_without_a_date(folder: Path) -> None:
    _change(folder / METS, "1871-03-05</mods:dateIssued>", "n. d.</mods:dateIssued>")
    named = folder / "plain.xml"
    (folder / METS).rename(named)
    (reading,) = read_sources([named])
    assert reading.findings[0].text == "plain names no date, so its issue is not known."


def test_an_alto_without_a_date(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    shutil.copy(METS_ALTO / "luxembourg" / "text" / "1871-03-05_01-00001.xml", path)
    (reading,) = read_sources([path])
    assert reading.findings[0].text == (
        "page names no date, so its issue is not known. Put it in a folder named by the date."
    )


def test_an_alto_with_entities_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "18710305_0001.xml"
    path.write_text('<!DOCTYPE alto [<!ENTITY a "b">]><alto/>', "utf-8")
    (reading,) = read_sources([path])
    assert reading.issue is None
    assert "declares entities" in reading.findings[0].text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_files_never_raise(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["luxembourg", "british-library", "rero", "chronicling-america"]))
    folder = tmp_path_factory.mktemp("mutated") / name
    shutil.copytree(METS_ALTO / name, folder)
    path = data.draw(st.sampled_from(sorted(path for path in folder.rglob("*") if path.is_file())))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from([b"", b"<", b'"', b"\x00", b"\xff", b"99999999", b"&", b"</div>"]))
        content[place : place + data.draw(st.integers(0, 20))] = piece
        content = content or bytearray(b"<")
    path.write_bytes(bytes(content))
    for reading in read_sources([folder]):
        assert all("report this" not in finding.text for finding in reading.findings)


def test_a_page_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references_module, "LARGEST_PAGE", 10)
    assert _warnings(_read(folder))[0].startswith("Page 1 is missing")


def test_an_article_within_an_article_is_one_of_its_own(folder: Path) -> None:
    inner = '<mets:div TYPE="ARTICLE"><mets:fptr FILEID="ALTO00002"/></mets:div><mets:div TYPE="HEADING">'
    _change(
        folder / METS,
        'LABEL="Der Mühlstein"><mets:div TYPE="HEADING">',
        f'LABEL="Der Mühlstein">{inner}',
    )
    reading = _read(folder)
    assert reading.issue is not None
    articles = [article for page in reading.issue.pages for article in page.articles]
    assert [article.headline for article in articles] == ["Die Brücke", "Der Mühlstein", None, "Marktpreise"]
    assert "Mehl zu verkaufen." in articles[2].paragraphs
