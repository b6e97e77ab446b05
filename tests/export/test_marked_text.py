"""Articles taken away with their highlights and notes, each form read by a parser that is not ours."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx as word
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.core.annotations.nouns import text_of
from reader.core.paper import Article, ClippedMark
from reader.export.docx import docx
from reader.export.epub import epub
from reader.export.html import html_page
from reader.export.markdown import markdown_text
from reader.export.marked_text import blocks
from reader.export.table import FORMATS
from reader.export.text import plain_text
from tests.export.clippings import BRIDGE, clip

if TYPE_CHECKING:
    from reader.core.paper import Clipping

KEY = "2022-07-09-0123456789abcdef"
LINK = f"yuebao://article/{KEY}"
TEXT = text_of(BRIDGE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def on(quote: str, colour: str = "yellow", note: str = "", *tags: str) -> ClippedMark:
    start = TEXT.index(quote)
    return ClippedMark(quote, colour, note, tags, start, start + len(quote))


OVER_A_LINE = on("石桥通行了。\n从此上学", "green", "与1957年比 <b>", "渡口")
MARKS = (
    ClippedMark("", "yellow", "整篇都要引", (), 0, 0),
    on("一朝通行", "blue"),
    on("七月初，柳溪镇的石桥", "red", "哪一天？"),
    OVER_A_LINE,
    ClippedMark("从前有的一句", "yellow", "查原报"),
)


def marked(*marks: ClippedMark, article: Article = BRIDGE) -> Clipping:
    return clip(article)._replace(key=KEY, marks=marks)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_lines_come_in_pieces_and_nothing_is_lost() -> None:
    there = list(blocks(marked(*MARKS)))
    plain = list(blocks(clip()))
    assert [(it.kind, it.text) for it in there] == [(it.kind, it.text) for it in plain]
    first, second = (it.pieces for it in there if it.kind == "body")
    assert [(it.text, it.marks, it.ends) for it in first] == [
        ("本报讯 ", (), ()),
        ("七月初，柳溪镇的", (2,), ()),
        ("石桥", (2, 3), (2,)),
        ("通行了。", (3,), ()),
    ]
    assert [(it.text, it.marks, it.ends) for it in second] == [
        ("从此上学", (3,), (3,)),
        ("只要一刻钟。", (), ()),
    ]


LINES = st.lists(
    st.text("渡口 \u3000桥船<&*_", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=4
)


@given(LINES, st.data())
def test_whatever_is_marked_the_words_are_the_same(lines: list[str], data: st.DataObject) -> None:
    article = Article(headline=lines[0], paragraphs=tuple(lines[1:]))
    places = st.integers(0, len(text_of(article)))
    spans = data.draw(st.lists(st.tuples(places, places), max_size=4))
    marks = tuple(ClippedMark("", "red", "注", (), min(it), max(it)) for it in spans)
    with_marks, without = marked(*marks, article=article), clip(article)
    assert [it.text for it in blocks(with_marks)] == [it.text for it in blocks(without)]


def test_in_a_web_page_words_are_coloured_and_notes_listed_with_a_way_back() -> None:
    page = ET.fromstring(re.search(r"<article.*</article>", html_page([marked(*MARKS)]), re.DOTALL)[0])  # type: ignore[index]  # noqa: S314 - our own
    shown = [(it.get("class"), it.text) for it in page.iter("mark")]
    assert shown == [
        ("blue", "一朝通行"), ("red", "七月初，柳溪镇的"), ("green", "石桥"), ("green", "通行了。"),
        ("green", "从此上学"),
    ]  # fmt: skip
    notes = ["".join(it.itertext()) for it in page.iter("li")]
    assert notes == [
        "整篇都要引",
        "七月初，柳溪镇的石桥 哪一天？",
        "石桥通行了。 从此上学 与1957年比 <b> #渡口",
        "从前有的一句 查原报 (where it stands now is not certain)",
    ]
    links = [it.get("href") for it in page.iter("a")]
    assert LINK in links
    anchors = {it.get("id") for it in page.iter() if it.get("id")}
    assert {str(it)[1:] for it in links if it and it.startswith("#")} <= anchors


def test_anchors_of_several_articles_are_told_apart() -> None:
    page = html_page([marked(*MARKS), marked(*MARKS)])
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors)) > 4


def test_in_markdown_notes_are_footnotes_numbered_through_the_file() -> None:
    text = markdown_text([marked(*MARKS), marked(on("一朝通行", "red", "再记一笔"))])
    assert "石桥</mark>[^2]<mark>通行了。</mark>" in text
    assert "<mark>从此上学</mark>[^3]只要一刻钟。" in text
    assert "## 石桥修好了 南岸的孩子不再绕路[^1]" in text
    assert "[^3]: “石桥通行了。 从此上学” 与1957年比 \\<b\\> #渡口" in text
    assert "[^5]: “一朝通行” 再记一笔" in text
    assert f"[Open in Yuebao]({LINK})" in text
    rendered = MarkdownIt().render(text)
    assert f'<a href="{LINK}">' in rendered
    assert "<b>" not in rendered


def test_in_text_each_mark_has_a_number_where_its_words_end() -> None:
    text = plain_text([marked(*MARKS)])
    assert "七月初，柳溪镇的石桥［3］通行了。\n　　从此上学［4］只要一刻钟。" in text
    assert text.endswith(
        "Highlights and notes\n［1］ 整篇都要引\n［2］“一朝通行”\n［3］“七月初，柳溪镇的石桥” 哪一天？\n"
        "［4］“石桥通行了。 从此上学” 与1957年比 <b> #渡口\n"
        "［5］“从前有的一句” 查原报 (where it stands now is not certain)\n"
    )


def test_in_word_highlights_are_shaded_and_notes_are_comments() -> None:
    document = word.Document(io.BytesIO(docx([marked(*MARKS), marked(*MARKS[:2])])))
    assert [it.text for it in document.comments] == [
        "整篇都要引", "哪一天？", "与1957年比 <b> #渡口",
        "“从前有的一句” 查原报 (where it stands now is not certain)", "整篇都要引",
    ]  # fmt: skip
    body = document.element.body
    shaded = {
        run.findtext(f"{W}t"): shade.get(f"{W}fill")
        for run in body.iter(f"{W}r")
        for shade in run.iter(f"{W}shd")
    }
    assert shaded == {
        "一朝通行": "D0E3F4", "七月初，柳溪镇的": "F8D3CA", "石桥": "D3EBCB", "通行了。": "D3EBCB", "从此上学": "D3EBCB"
    }  # fmt: skip
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(it.get(f"{W}id") for it in body.iter(W + name)) == ["0", "1", "2", "3", "4"]
    assert [link.address for line in document.paragraphs for link in line.hyperlinks] == [LINK, LINK]


def test_without_marks_no_comment_is_in_a_word_file() -> None:
    names = zipfile.ZipFile(io.BytesIO(docx([clip()]))).namelist()
    assert "word/comments.xml" not in names


def test_an_e_book_with_notes_is_well_formed_and_leads_nowhere_else() -> None:
    packed = zipfile.ZipFile(io.BytesIO(epub([marked(*MARKS)])))
    page = ET.fromstring(packed.read("article-1.xhtml"))  # noqa: S314 - our own
    links = [it.get("href") or "" for it in page.iter("{http://www.w3.org/1999/xhtml}a")]
    assert links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("kind", [it for it in FORMATS if it.has_marks], ids=lambda it: it.ending)
def test_each_form_that_says_so_has_the_notes(kind: object) -> None:
    data = kind.data([marked(*MARKS)])  # type: ignore[attr-defined]  # a format of the table
    text = (
        data
        if data[:2] != b"PK"
        else b"".join(
            map(zipfile.ZipFile(io.BytesIO(data)).read, zipfile.ZipFile(io.BytesIO(data)).namelist())
        )
    )
    assert "哪一天？" in flat(text.decode("utf-8", "replace"))
