"""Documents to read: Word, e-book, web page, table, each read by a parser that is not ours."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import docx as word
import pytest

from reader.core.paper import Article
from reader.export.docx import docx
from reader.export.epub import epub
from reader.export.html import html_page
from reader.export.json_list import json_list
from reader.export.tabular import COLUMNS, table
from tests.export.clippings import BRIDGE, clip

HOSTILE = Article(
    headline="<script>alert(1)</script>",
    kicker='"><img src=x onerror=alert(1)>',
    paragraphs=("]]> &amp; <b>粗</b>", '=HYPERLINK("x")'),
)
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_word_opens_it_with_styles_to_change() -> None:
    document = word.Document(io.BytesIO(docx([clip(replace(BRIDGE, dateline="本报柳溪7月8日电"))])))
    assert [(one.style.name if one.style else "", one.text) for one in document.paragraphs] == [
        ("Rubric", "【民生】"),
        ("Kicker", "三年等待 一朝通行"),
        ("Heading 2", "石桥修好了 南岸的孩子不再绕路"),
        ("Deck", "镇里说 明年再修北桥"),
        ("Byline", "记者 林小溪 周远；通讯员 何田"),
        ("Body Text", "本报柳溪7月8日电 本报讯 七月初，柳溪镇的石桥通行了。"),
        ("Body Text", "从此上学只要一刻钟。"),
        ("Citation", "林小溪, 周远, 何田. 石桥修好了 南岸的孩子不再绕路[N]. 柳溪报，2022-07-09（1）."),
    ]
    assert document.core_properties.title == "柳溪报 2022年7月9日"


def test_what_looks_like_markup_is_text_in_word() -> None:
    document = word.Document(io.BytesIO(docx([clip(HOSTILE)])))
    assert [one.text for one in document.paragraphs][1:4] == [
        "<script>alert(1)</script>", "]]> &amp; <b>粗</b>", '=HYPERLINK("x")'
    ]  # fmt: skip


def test_an_e_book_is_packed_as_its_readers_ask() -> None:
    packed = zipfile.ZipFile(io.BytesIO(epub([clip(), clip(HOSTILE)])))
    first = packed.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert packed.read("mimetype") == b"application/epub+zip"
    package = ET.fromstring(packed.read("book.opf"))  # noqa: S314 - our own
    assert package.get("version") == "3.0"
    container = ET.fromstring(packed.read("META-INF/container.xml"))  # noqa: S314 - our own
    (root,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert root.get("full-path") == "book.opf"
    identity = package.find(f"o:metadata/d:identifier[@id='{package.get('unique-identifier')}']", OPF)
    assert identity is not None
    (modified,) = (it.text for it in package.iter("{http://www.idpf.org/2007/opf}meta"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified or "")
    listed = {item.get("href") for item in package.iterfind("o:manifest/o:item", OPF)}
    (contents,) = (it.get("href") for it in package.iterfind("o:manifest/o:item[@properties='nav']", OPF))
    nav = ET.fromstring(packed.read(contents or "")).find(f".//{XHTML}nav")  # noqa: S314 - our own
    assert nav is not None
    assert nav.get("{http://www.idpf.org/2007/ops}type") == "toc"
    assert listed == set(packed.namelist()) - {"mimetype", "META-INF/container.xml", "book.opf"}
    identities = {item.get("id") for item in package.iterfind("o:manifest/o:item", OPF)}
    read = [item.get("idref") for item in package.iterfind("o:spine/o:itemref", OPF)]
    assert read == ["contents", "a1", "a2"]
    assert set(read) <= identities
    assert package.findtext("o:metadata/d:title", namespaces=OPF) == "柳溪报 2022年7月9日"


def test_the_pages_of_an_e_book_are_well_formed_and_listed() -> None:
    packed = zipfile.ZipFile(io.BytesIO(epub([clip(), clip(HOSTILE, title="Gazette")])))
    contents = ET.fromstring(packed.read("contents.xhtml"))  # noqa: S314 - our own
    links = {link.get("href"): link.text for link in contents.iter(f"{XHTML}a")}
    assert links == {"article-1.xhtml": BRIDGE.headline, "article-2.xhtml": HOSTILE.headline}
    page = ET.fromstring(packed.read("article-2.xhtml"))  # noqa: S314 - our own
    assert [one.text for one in page.iter(f"{XHTML}h2")] == [HOSTILE.headline]


class Seen(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        assert not [name for name, _value in attrs if name in {"src", "href"} or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_web_page_runs_and_fetches_nothing() -> None:
    seen = Seen()
    seen.feed(html_page([clip(HOSTILE)]))
    assert seen.elements == {
        "html", "head", "meta", "title", "style", "body", "article", "p", "h2", "blockquote"
    }  # fmt: skip
    assert "<script>alert(1)</script>" in seen.text


def test_a_table_has_a_row_an_article_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(table([clip(), clip(HOSTILE)]).removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["date"], rows[0]["page"], rows[0]["authors"]) == (
        "2022-07-09", "1", "记者 林小溪 周远；通讯员 何田"
    )  # fmt: skip
    assert rows[0]["text"].splitlines()[1] == "从此上学只要一刻钟。"
    assert table([clip(replace(BRIDGE, headline="=1+1"))]).count(",'=1+1,") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_json_list_is_one_value(count: int) -> None:
    import json  # noqa: PLC0415 - the only test that needs it

    assert [one["headline"] for one in json.loads(json_list([clip()] * count))] == [BRIDGE.headline] * count
