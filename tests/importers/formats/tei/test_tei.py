"""TEI of transcribed scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.source import Reading

TEXT = (SAMPLES / "tei" / "issue" / "issue.xml").read_text("utf-8")


def read(folder: Path, text: str, code: str = "utf-8") -> Reading:
    (folder / "a.xml").write_bytes(text.encode(code))
    (reading,) = read_sources([folder])
    return reading


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("<TEI ", "<tei:TEI xmlns:tei='x' ").replace("</TEI>", "</tei:TEI>"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("<p>芦湾渡口", "<note>编者按</note><p>芦湾渡口"),
        TEXT.replace(
            "渡口修起新码头</head>", "渡口修起<choice><sic>旧</sic><corr>新</corr></choice>码头</head>"
        ),
    ],
    ids=range(5),
)
def test_pages_and_articles(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert reading.issue
    assert (reading.issue.title, str(reading.issue.date)) == ("芦湾日报", "2024-05-06")
    ((ferry,), (stage,)) = [page.articles for page in reading.issue.pages]
    assert [page.number for page in reading.issue.pages] == ["1", "2"]
    assert (ferry.headline, [author.name for author in ferry.authors]) == ("渡口修起新码头", ["沈小满"])
    assert ferry.paragraphs == ("芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。")
    assert stage.headline == "戏台搬回了老地方"


def test_headings_without_divisions_begin_articles(tmp_path: Path) -> None:
    bare = TEXT.replace('<div type="article">', "").replace("</div>", "")
    reading = read(tmp_path, bare)
    assert reading.issue
    assert [len(page.articles) for page in reading.issue.pages] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE TEI [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + TEXT.partition("?>")[2],
        "<TEI><text><body/></text></TEI>",
        "<TEI>" + "<div>" * 100,
    ],
    ids=range(3),
)
def test_broken_and_hostile_files_end_in_a_sentence(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert reading.issue is None
    assert Code.FAULT not in {finding.code for finding in reading.findings}


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    reading = read(tmp_path, TEXT[: TEXT.index("戏台")])
    assert reading.issue
    assert Code.FILE_BREAKS_OFF in {finding.code for finding in reading.findings}
