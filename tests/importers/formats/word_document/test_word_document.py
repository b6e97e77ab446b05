"""Word documents, typed out or saved by a crawler."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_sources
from tests.importers.office_press import document, package

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.paper import Issue

FERRY = ["本报讯（记者 沈小满）芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。"]
STAGE = ["拆了八年的戏台，上个月搬回了祠堂门前。"]


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def day(first: str, second: str, third: str, text: str = "") -> list[tuple[str, str]]:
    """A day whose headings have these properties."""
    return [
        (first, "芦湾日报 2024年5月6日 星期一"),
        (second, "第01版：要闻"),
        (third, "渡口修起新码头"),
        *[(text, one) for one in FERRY],
        (second, "第02版：文苑"),
        (third, "戏台搬回了老地方"),
        *[(text, one) for one in STAGE],
    ]


def issue(path: Path) -> Issue:
    (reading,) = read_sources([path])
    assert reading.issue, reading.findings
    return reading.issue


CHINESE = "".join(
    f'<w:style w:styleId="{at}"><w:name w:val="标题 {at}"/></w:style>' for at in (1, 2, 3)
)  # fmt: skip
OUTLINED = "".join(
    f'<w:style w:styleId="my{at}"><w:name w:val="自定{at}"/><w:pPr><w:outlineLvl w:val="{at - 1}"/></w:pPr></w:style>'
    for at in (1, 2, 3)
)
FORMS = {
    "styles": (day(style("Heading1"), style("Heading2"), style("Heading3")), ""),
    "title and styles": (day(style("Title"), style("Heading1"), style("Heading2")), ""),
    "styles named in Chinese": (day(style("1"), style("2"), style("3")), CHINESE),
    "outline of styles": (day(style("my1"), style("my2"), style("my3")), OUTLINED),
    "outline of paragraphs": (day(*(f'<w:outlineLvl w:val="{at}"/>' for at in range(3))), ""),
    "sizes": (
        day('<w:sz w:val="44"/>', '<w:sz w:val="36"/>', '<w:sz w:val="30"/>', '<w:sz w:val="21"/>'),
        "",
    ),
    "bold": (day("<w:b/>", "<w:b/>", "<w:b/>"), ""),
}


@pytest.mark.parametrize("form", FORMS)
def test_headings_by_style_size_or_weight(tmp_path: Path, form: str) -> None:
    paragraphs, styles = FORMS[form]
    whole = issue(document(tmp_path / "a.docx", paragraphs, styles))
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")
    assert [(page.number, page.name) for page in whole.pages] == [("1", "要闻"), ("2", "文苑")]
    ((ferry,), (stage,)) = [page.articles for page in whole.pages]
    assert (ferry.headline, [author.name for author in ferry.authors]) == ("渡口修起新码头", ["沈小满"])
    assert ferry.paragraphs == ("芦湾渡口的新码头昨天完工。", "船工说，来往方便多了。")
    assert (stage.headline, stage.paragraphs) == ("戏台搬回了老地方", tuple(STAGE))


def test_a_document_without_headings_is_page_text(tmp_path: Path) -> None:
    lines = ["芦湾日报", "2024年5月6日 星期一", "", "渡口修起新码头", *(f"　　{one}" for one in FERRY)]
    whole = issue(document(tmp_path / "a.docx", [("", line) for line in lines]))
    assert (whole.title, str(whole.date)) == ("芦湾日报", "2024-05-06")
    assert whole.pages[0].articles[0].headline == "渡口修起新码头"


def test_a_zip_of_documents_is_a_zip(tmp_path: Path) -> None:
    one = document(tmp_path / "a.docx", FORMS["styles"][0])
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_STORED) as file:
        file.write(one, "2024/a.docx")
    one.unlink()
    assert issue(tmp_path).article_count == 2


def test_what_was_deleted_is_not_read(tmp_path: Path) -> None:
    text = day(style("Heading1"), style("Heading2"), style("Heading3"))
    path = document(tmp_path / "a.docx", text)
    assert "删去" not in str(issue(path))
    inner = "<w:p><w:del><w:r><w:delText>删去的话</w:delText><w:t>删去的话</w:t></w:r></w:del></w:p></w:body>"
    changed = document(tmp_path / "b.docx", [*text, ("", "完。")])
    assert changed.exists()
    body = _body(changed).replace("</w:body>", inner)
    assert "删去" not in str(issue(package(tmp_path / "c.docx", {"word/document.xml": body})))


def _body(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return file.read("word/document.xml").decode()


@pytest.mark.parametrize(
    "body",
    ["<w:document/>", "<w:document><w:body><w:p/></w:body></w:document>", "x",
     "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<w:document>" + "<w:p>" * 100],
    ids=range(5),
)  # fmt: skip
def test_broken_and_hostile_documents_end_in_a_sentence(tmp_path: Path, body: str) -> None:
    (reading,) = read_sources([package(tmp_path / "a.docx", {"word/document.xml": body})])
    assert reading.issue is None
    assert Code.FAULT not in {finding.code for finding in reading.findings}
