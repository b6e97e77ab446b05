"""The parts that e-papers are read with: links, dates, page names, titles, areas, text, saved pages."""

from __future__ import annotations

import base64
import os
import quopri
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.paper import Region
from reader.importers.formats.dispatch import recognise
from reader.importers.formats.epaper.body import find_spans, read_body
from reader.importers.formats.epaper.charset import read_text
from reader.importers.formats.epaper.dates import date_in_address, find_printed_date
from reader.importers.formats.epaper.fields import find_fields
from reader.importers.formats.epaper.files import find_near, issue_folder, place_of
from reader.importers.formats.epaper.links import find_links, is_followed, key_of
from reader.importers.formats.epaper.mht import read_parts
from reader.importers.formats.epaper.numbering import PageName, find_page_name, page_list, parse_page_name
from reader.importers.formats.epaper.page import SavedFile, read_page
from reader.importers.formats.epaper.shapes import find_map
from reader.importers.formats.epaper.titles import find_titles
from reader.importers.formats.epaper.wording import bare, flow, read_lines
from reader.importers.source.html_tokens import Kind, read_markup


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("content_1.htm?div=-1", "content_1"),
        ("../19/content_1.htm#x", "content_1"),
        ("content_1.htm%3Fdiv=-1", "content_1"),
        ("http://paper.example/html/2022-07/19/Content_1.html", "content_1"),
        ("C:\\saved\\content_1.shtml", "content_1"),
        ("nw.D110000jpwb_20200218_1-02.htm", "nw.d110000jpwb_20200218_1-02"),
        ("README", "readme"),
        ("", ""),
    ],
)
def test_the_key_of_a_link(reference: str, key: str) -> None:
    assert key_of(reference) == key


def test_links_that_lead_nowhere_are_left_out() -> None:
    assert not any(map(is_followed, ("", "#top", "javascript:void(0)", " MAILTO:a@b", "data:text/html,x")))
    assert (
        find_links(read_markup('<a href="#">x</a><a name=y>y</a><a href=node_2.htm>z<a href=node_3.htm>'))
        != []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第01版：今日要闻", PageName("1", "今日要闻")),
        ("01版：要闻", PageName("1", "要闻")),
        ("第A02版：综合", PageName("A2", "综合")),
        ("第1版　　　　要闻", PageName("1", "要闻")),
        ("第十二版 副刊", PageName("12", "副刊")),
        ("2024年12月25日 星期三 第03版 要闻", PageName("3", "要闻")),
        ("《 江浦晚报 》（ 2020年02月18日 第 02 版）", PageName("2")),
        ("上一版 下一版", None),
        ("版面导航", None),
    ],
)
def test_page_names(text: str, expected: PageName | None) -> None:
    assert parse_page_name(text) == expected


def test_the_list_of_pages_names_a_page_by_its_file() -> None:
    links = find_links(
        read_markup(
            "<ul><li><a id=pageLink href=node_2.htm>第01版：要闻</a><a href=a.pdf>第01版</a>"
            "<li><a id=pageLink href=node_3.htm>02版</a><a href=node_3.htm>第02版：乡土</a></ul>"
        )
    )
    listed = page_list(links)
    assert listed == {"node_2": PageName("1", "要闻"), "node_3": PageName("2", "乡土")}
    assert find_page_name([], listed, ["node_3"]) == PageName("2", "乡土")
    assert find_page_name(["第02版：综合"], {"node_3": PageName("2")}, ["node_3"]) == PageName("2", "综合")
    assert find_page_name(["版权所有"], {}, ["node_07"]) == PageName("7")
    assert find_page_name([], {}, ["node_2"]) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/x/html/2022-07/19/node_2.htm", date(2022, 7, 19)),
        ("../../../content/202412/25/content_30048054.html", date(2024, 12, 25)),
        ("nw.D110000jpwb_20200218_1-02.htm", date(2020, 2, 18)),
        ("/saved 2021-01-01/html/2022-07/19/", date(2022, 7, 19)),
        ("content_548643.htm", None),
        ("/2022-02/31/", None),
    ],
)
def test_days_in_addresses(address: str, day: date | None) -> None:
    assert date_in_address(address) == day


def test_the_papers_date_is_told_from_others() -> None:
    lines = ["自2021年1月1日起施行", "2023年3月3日　星期五", "建站于 2001-01-01"]
    found = find_printed_date(lines, None)
    assert found is not None
    assert found.date == date(2023, 3, 3)
    assert find_printed_date(["自2021年1月1日起施行"], date(2023, 3, 3)) is None
    assert find_printed_date([], None) is None


@pytest.mark.parametrize(
    ("head_title", "line", "title"),
    [
        ("旧码头修成了共享菜园-梧溪日报", "", "梧溪日报"),
        ("江浦日报-2025年01月08日-第01版", "", "江浦日报"),
        ("今日梧溪数字报刊平台", "", "今日梧溪"),
        ("首页", "《 江浦 晚报 》（ 2020年02月18日 第 02 版）", "江浦晚报"),
    ],
)
def test_titles(head_title: str, line: str, title: str) -> None:
    votes = find_titles(head_title, [line], [], headline="旧码头修成了共享菜园", is_node=False)
    assert votes.most_common(1)[0][0] == title


def test_a_page_of_a_paper_with_an_unusual_name_is_known_by_the_windows_title() -> None:
    assert dict(find_titles("梧溪风物电子版", [], [], headline="", is_node=True)) == {"梧溪风物": 1}
    assert not find_titles("梧溪风物电子版", [], [], headline="", is_node=False)


def _regions(
    coords: str, shape: str = "polygon", picture: str = "width=100 height=200"
) -> tuple[Region, ...]:
    area = f'<area shape={shape} coords="{coords}" href=content_1.htm>'
    return find_map(
        read_markup(f"<img usemap=#PagePicMap {picture}><map name=PagePicMap>{area}</map>")
    ).regions("content_1")


def test_an_area_of_right_angles_is_cut_into_rectangles() -> None:
    assert _regions("0,0,100,0,100,50,40,50,40,100,0,100") == (
        Region(0.0, 0.0, 1.0, 0.25),
        Region(0.0, 0.25, 0.4, 0.5),
    )
    ring = _regions("0,0,100,0,100,100,60,100,60,50,40,50,40,100,0,100")
    assert ring == (Region(0.0, 0.0, 1.0, 0.25), Region(0.0, 0.25, 0.4, 0.5), Region(0.6, 0.25, 1.0, 0.5))


def test_any_other_area_is_the_rectangle_around_it() -> None:
    assert _regions("0,0,100,50,50,100,0,60,0,30") == (Region(0.0, 0.0, 1.0, 0.5),)
    assert _regions("50,100,10", "circle") == (Region(0.4, 0.45, 0.6, 0.55),)
    assert _regions("10.5,20,60.5,120", "rect") == (Region(0.105, 0.1, 0.605, 0.6),)


def test_areas_that_are_none_give_no_region() -> None:
    assert _regions("1,2") == ()
    assert _regions("") == ()
    assert _regions("a,b,c,d") == ()
    assert _regions("5,5,5,5,5,5") == ()
    assert (
        find_map(read_markup("<area coords=1,2,3,4 href=node_3.htm><area coords=1,2,3,4 href=#>")).keys == ()
    )


def test_the_pictures_size_from_its_style_or_from_what_the_areas_need() -> None:
    assert _regions("0,0,50,100", "rect", 'style="width: 100px; height:200px"')[0].right == 0.5
    assert _regions("10,20,90,180", "rect", "")[0] == Region(0.1, 0.1, 0.9, 0.9)
    assert _regions("0,0,400,800", "rect")[0] == Region(0.0, 0.0, 1.0, 1.0)
    assert _regions("0,0,50,100", "rect", "width=100%")[0].right == 1.0


@given(
    st.lists(st.floats(-1e5, 1e5, allow_nan=False), max_size=40),
    st.sampled_from(["polygon", "rect", "circle"]),
)
def test_every_region_lies_on_the_page(numbers: list[float], shape: str) -> None:
    for region in _regions(",".join(f"{number:.3f}" for number in numbers), shape):
        assert 0 <= region.left <= region.right <= 1
        assert 0 <= region.top <= region.bottom <= 1


def test_tokens() -> None:
    tokens = read_markup(
        "a&amp;b<P CLASS=\"x y\" id=z checked data='1>2'>c<!--d--><?e?><!f></P ><script>if (1<2)</script>"
    )
    assert [(token.kind, token.text) for token in tokens] == [
        (Kind.TEXT, "a&b"),
        (Kind.START, "p"),
        (Kind.TEXT, "c"),
        (Kind.COMMENT, "d"),
        (Kind.END, "p"),
        (Kind.START, "script"),
        (Kind.SCRIPT, "if (1<2)"),
        (Kind.END, "script"),
    ]
    assert tokens[1].attributes == {"class": "x y", "id": "z", "checked": "", "data": "1>2"}


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ('<a b="c>d', {"b": '"c'.strip('"')}),
        ("<a =x b=1>", {"x": "", "b": "1"}),
        ("<a/b/c=d/>", {"b": "", "c": "d/"}),
        ("<a b = 'c' B=2>", {"b": "c"}),
        ("<a b=>", {"b": ""}),
        ("<a", {}),
    ],
)
def test_broken_tags(text: str, attributes: dict[str, str]) -> None:
    assert read_markup(text)[0].attributes == attributes


def test_what_is_never_closed_ends_with_the_file() -> None:
    assert [token.kind for token in read_markup("a<!--b")] == [Kind.TEXT, Kind.COMMENT]
    assert [token.kind for token in read_markup("<script>b<p>")] == [Kind.START, Kind.SCRIPT]
    assert [token.text for token in read_markup("1 < 2</ 3<")] == ["1 ", "<", " 2", "<", "/ 3", "<"]


def test_text_between_tags() -> None:
    assert flow("　　渡口\r\n的灯 \u200b亮 \xa0 了　") == "渡口的灯 亮 了"
    assert bare("汛期前&lt;br&gt;改造<br/>过半&nbsp;") == "汛期前 改造 过半"
    tokens = read_markup("<p>星期<b>五</b></p><select><option>1版</select><a href=x>链<p>接</a>二<br>三")
    assert read_lines(tokens, links=False) == ["星期五", "二", "三"]
    assert read_lines(tokens, links=True) == ["星期五", "链", "接二", "三"]


def test_fields_in_elements_and_in_headings() -> None:
    fields = find_fields(
        read_markup("<founder-title>灯<br>亮了</founder-title><founder-author>江心澄</founder-author>")
    )
    assert (fields.title, fields.author) == ("灯 亮了", "江心澄")
    fields = find_fields(read_markup("<!--enpproperty <founder-title>灯</founder-title> /enpproperty-->"))
    assert fields.title == "灯"
    fields = find_fields(
        read_markup(
            "<div class='x_introtitle'>引</div><h1>灯</h1><span id=subtitle>副</span>"
            "<h4>江心澄《江浦日报》（2025</h4>"
        )
    )
    assert (fields.introtitle, fields.title, fields.subtitle, fields.author) == ("引", "灯", "副", "江心澄")
    assert find_fields(read_markup("<h1>灯")).title == ""


def _written(markup: str) -> tuple[list[str], list[str]]:
    tokens = read_markup(markup)
    written = read_body(tokens, find_spans(tokens))
    return written.paragraphs, written.captions


def test_captions_are_told_from_the_text() -> None:
    assert _written(
        "<!--enpcontent--><p>正文。</p><p align=center><img src=a.jpg></p>"
        "<p style='text-align: center'>渔港清晨</p>"
        "<p>图为渔港一角。</p><figure><img><figcaption>渡口</figcaption></figure><p>又一段。</p><!--/enpcontent-->"
    ) == (["正文。", "又一段。"], ["渔港清晨", "图为渔港一角。", "渡口"])


def test_captions_above_the_text_and_a_table_that_holds_it_all() -> None:
    long = "码头" * 160
    assert _written(
        f"<table class=pci_c><tr><td><img></td></tr><tr><td>老码头</td></tr></table>"
        f"<div id=ozoom><table><tr><td><img><p>{long}</p><p>短。</p></td></tr></table>"
        "<div>尾。</div></div><p>版权</p>"
    ) == ([long, "短。", "尾。"], ["老码头"])


def test_text_that_stands_twice_is_read_once() -> None:
    twice = "<!--enpcontent--><!--enpcontent--><p>一。</p><!--/enpcontent-->" * 2
    assert _written(twice + "<!--enpcontent--><p>二。</p><!--/enpcontent-->") == (["一。", "二。"], [])
    assert _written("<founder-content><p>一。</p></founder-content>") == (["一。"], [])
    assert _written("<p>一。</p>") == ([], [])


def _mht(encoding: str, body: bytes) -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://paper.example/html/2023-03/03/content_801.htm\r\n"
        b'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="----Bound"\r\n\r\n------Bound\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: '
        + encoding.encode()
        + b"\r\nContent-Location: http://paper.example/html/2023-03/03/content_801.htm?div=-1\r\n\r\n"
        + body
        + b"\r\n------Bound\r\nContent-Type: image/jpeg\r\n\r\nxx\r\n------Bound--\r\n"
    )


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)],
)
def test_pages_saved_as_one_file(encoding: str, encode: object) -> None:
    assert callable(encode)
    html = "<html><p>清明还远 = 青石岭</p></html>".encode()
    data = _mht(encoding, encode(html))
    assert recognise(data) == "web page"
    (part,) = read_parts(data)
    assert part.data.strip() == html
    assert key_of(part.location) == "content_801"


def test_a_message_of_one_part_and_one_without_any() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Location: a.htm\n\n"
    (part,) = read_parts(head + b"<html>")
    assert (part.charset, part.data, part.location) == ("gb2312", b"<html>", "a.htm")
    assert read_parts(b"MIME-Version: 1.0\n\n") == []
    assert read_parts(b"MIME-Version: 1.0") == []
    assert read_parts(_mht("base64", b"!!!A!!!"))[0].data == b""
    assert read_parts(_mht("base64", b"PGI+"[:3]))[0].data == b"<b"


def test_the_declared_encoding_decides_among_those_that_do_not_show_by_themselves() -> None:
    text = "<meta charset='gb2312'><p>镕朱㛃</p>"
    assert read_text(text.encode("gb18030")).text == text
    assert read_text(text.encode("utf-8")).encoding == "utf-8"
    assert read_text("<p>縣長視察</p>".encode("big5"), declared="big5").text == "<p>縣長視察</p>"
    late = ("<div>" + "x" * 90 + "</div>\n") * 900 + "<p>渡口的灯亮了一百年，守灯人说只灭过两回。</p>"
    assert read_text(late.encode("gb18030")).text == late


def test_an_address_written_into_the_file_is_a_key() -> None:
    address = "http://paper.example/html/2023-03/03/content_5.htm"
    text = f"<!-- saved from url=(0047){address} --><!--enpcontent--><p>一。</p>"
    page = read_page(SavedFile(Path("灯.html"), text))
    assert page.keys == ("灯", "content_5")
    assert page.date == date(2023, 3, 3)
    canonical = '<link rel=canonical href="http://paper.example/content_6.html"><!--enpcontent--><p>一。</p>'
    assert "content_6" in read_page(SavedFile(Path("灯.html"), canonical)).keys


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("m/html/2022-07/19/node_2.htm", "m/html/2022-07/19"),
        ("m/layout/202412/25/node_01.html", "m/202412/25"),
        ("m/content/202412/25/content_1.html", "m/202412/25"),
        ("m/epaper/2023-05/06/layout_A01.html", "m/2023-05/06"),
        ("m/article/2023-05/06/art_1.html", "m/2023-05/06"),
        ("gmrb/2023-05/06/node_1.html", "gmrb/2023-05/06"),
        ("m/a_files/b_files/frame.htm", "m"),
    ],
)
def test_the_folder_of_an_issue(path: str, folder: str) -> None:
    assert issue_folder(Path(path)) == Path(folder)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_never_lead_out_of_the_folder(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    home.mkdir()
    outside.mkdir()
    for folder in (home, outside):
        (folder / "content_1.htm").write_text("x", "utf-8")
    (outside / "content_2.htm").write_text("x", "utf-8")
    (outside / "content_3.htm").write_text("x", "utf-8")
    (home / "content_3.htm").symlink_to(outside / "content_3.htm")
    (home / "way").symlink_to(outside)
    page = home / "node_2.htm"
    references = {
        "content_1": "../outside/content_1.htm",
        "content_2": "../outside/content_2.htm",
        "content_3": "content_3.htm",
    }
    assert dict(find_near(page, references.items())) == {"content_1": home / "content_1.htm"}
    assert list(find_near(page, [("content_2", "way/content_2.htm"), ("content_2", "\x00")])) == []
    assert place_of(page, "http://paper.example/content_1.htm") is None
    assert place_of(page, "/etc/content_1.htm") is None
    assert place_of(page, "file:///etc/passwd") is None
