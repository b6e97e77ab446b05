"""The sample e-papers as other systems, browsers and mirrors write them: the issue read stays the same."""

from __future__ import annotations

import base64
import quopri
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.importers import read_sources
from tests.checkout import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.paper import Article, Issue
    from reader.core.source import Reading

EPAPER = SAMPLES / "epaper"
PARTED, FOUNDER, NUMBERED = EPAPER / "parted", EPAPER / "founder", EPAPER / "numbered"
SCRIPT = '<script type="text/javascript">if (1 < 2) { document.write("<p>广告</p>"); }</script>'


def _only(path: Path) -> Reading:
    (reading,) = read_sources([path])
    assert reading.issue is not None, reading.findings
    return reading


def _issue(path: Path) -> Issue:
    issue = _only(path).issue
    assert issue is not None
    return issue


def _changed(sample: Path, folder: Path, change: Callable[[str], str], glob: str = "*.htm*") -> Path:
    copy = Path(shutil.copytree(sample, folder / "copy"))
    for file in copy.rglob(glob):
        text = file.read_text("utf-8")
        file.write_text(change(text), "utf-8")
    return copy


def _upper_tags(text: str) -> str:
    """Names of elements and attributes in capitals, outside of comments."""
    parts = re.split(r"(<!--.*?-->)", text, flags=re.DOTALL)
    tag = re.compile(r"<(/?\w+)((?:\s+[\w-]+(?:=(?:\"[^\"]*\"|[^\s>\"]+))?)*)\s*(/?)>")
    name = re.compile(r"(\s)([\w-]+)(?==)")

    def upper(found: re.Match[str]) -> str:
        return f"<{found[1].upper()}{name.sub(lambda one: one[1] + one[2].upper(), found[2])}{found[3]}>"

    return "".join(part if part.startswith("<!--") else tag.sub(upper, part) for part in parts)


def _unquoted(text: str) -> str:
    return re.sub(r'(\s(?:href|src|shape|coords|class|id))="([^\s">=]+)"', r"\1=\2", text)


def _single_quoted(text: str) -> str:
    return re.sub(r'(\s[\w-]+)="([^"\'>]*)"', r"\1='\2'", text)


CHANGES: dict[str, Callable[[str], str]] = {
    "scripts before paragraphs": lambda text: re.sub(r"(<p\b)", SCRIPT.replace("\\", r"\\") + r"\1", text),
    "scripts in paragraphs": lambda text: re.sub(r"(<p\b[^>]*>)", r"\1<script>var a = 1;</script>", text),
    "styles before paragraphs": lambda text: re.sub(r"(<p\b)", r"<style>p { color: red }</style>\1", text),
    "capitals": _upper_tags,
    "no quotes": _unquoted,
    "single quotes": _single_quoted,
    "queries": lambda text: re.sub(r"(content_\d+\.html?)(?:\?div=-1)?", r"\1?div=-1&v=20250108", text),
    "no queries": lambda text: text.replace("?div=-1", ""),
    "here": lambda text: re.sub(r"href=(\"?)((?:content|node)_)", r"href=\1./\2", text),
    "windows lines": lambda text: text.replace("\n", "\r\n"),
    "spans": lambda text: re.sub(r"<p>([^<]+)</p>", r"<p><span><font size=3>\1</font></span></p>", text),
    "empty paragraphs": lambda text: text.replace("</p>", "</p><p>&nbsp;</p><p>　　</p>"),
}


@pytest.mark.parametrize("sample", [PARTED, FOUNDER, NUMBERED], ids=lambda path: path.name)
@pytest.mark.parametrize("name", CHANGES)
def test_ways_of_writing_change_nothing(tmp_path: Path, sample: Path, name: str) -> None:
    assert _issue(_changed(sample, tmp_path, CHANGES[name])) == _issue(sample)


def test_addresses_with_their_host_are_those_of_the_mirror(tmp_path: Path) -> None:
    host = "http://paper.example/jpwb/content/202501/08/"
    copy = _changed(PARTED, tmp_path, lambda text: text.replace("../../../content/202501/08/", host))
    assert _issue(copy) == _issue(PARTED)


@pytest.mark.parametrize(
    "form",
    ["{0}@div=-1", "{0}@div=-1.html", "{0}_div=-1.htm", "{0}-div=-1.htm", "{0}%3Fdiv=-1", "{1}(1).htm"],
)
def test_names_that_keep_their_query(tmp_path: Path, form: str) -> None:
    copy = Path(shutil.copytree(FOUNDER, tmp_path / "copy"))
    for file in list(copy.rglob("content_*.htm")):
        file.rename(file.with_name(form.format(file.name, file.stem)))
    assert _issue(copy) == _issue(FOUNDER)
    node = next(copy.rglob("node_2.htm"))
    assert _issue(node).pages[0] == _issue(FOUNDER / node.relative_to(copy)).pages[0]


@pytest.mark.parametrize(
    ("shape", "coords"),
    [
        ("rect", "12.5,40.25,200.125,180.5"),
        ("RECT", "200.125, 180.5, 12.5, 40.25"),
        ("poly", "12.5 40.25 200.125 40.25 200.125 180.5 12.5 180.5"),
        ("polygon", "12.5,40.25,200.125,40.25,200.125,180.5,12.5,180.5,12.5,40.25"),
        ("", "12.5,40.25,200.125,180.5"),
    ],
)
def test_shapes_of_areas(tmp_path: Path, shape: str, coords: str) -> None:
    old = 'shape="polygon" coords="12.5,40.25,200.125,40.25,200.125,180.5,12.5,180.5"'
    new = f'shape={shape or "default"} coords="{coords}"' if shape else f'coords="{coords}"'
    copy = _changed(PARTED, tmp_path, lambda text: text.replace(old, new))
    assert _issue(copy) == _issue(PARTED)


def _text(inner: str) -> Callable[[str], str]:
    """Another text in the first article of the sample."""
    return lambda text: re.sub(
        r"<!--enpcontent-->.*?<!--/enpcontent-->",
        f"<!--enpcontent-->{inner}<!--/enpcontent-->",
        text,
        flags=re.DOTALL,
    )


def _first(folder: Path) -> Article:
    return next(
        one for page in _issue(folder).pages for one in page.articles if one.headline == "渡口的灯亮了一百年"
    )


LEAD, REST = "傍晚五点，渡口的灯亮了。", "守灯人说，这盏灯只灭过两回。"


@pytest.mark.parametrize(
    "inner",
    [
        f"　　{LEAD}<br>　　{REST}",
        f"　　{LEAD}<br/><br/>　　{REST}",
        f"<P>　　{LEAD}<P>　　{REST}",
        f"<div>　　{LEAD}</div><div>　　{REST}</div>",
        f"<table><tr><td><table><tr><td>　　{LEAD}</td></tr><tr><td>　　{REST}</td></tr></table></td></tr></table>",
        f"<p>　　{LEAD}　　{REST}</p>",
        f"　　{LEAD}\n　　{REST}\n",
        f"<p>&#12288;&#12288;{LEAD}</p><p>&emsp;&emsp;{REST}</p>",
    ],
)
def test_paragraphs_however_they_are_parted(tmp_path: Path, inner: str) -> None:
    copy = _changed(PARTED, tmp_path, _text(inner), "content_30050001.html")
    assert _first(copy).paragraphs == (LEAD, REST)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(r"<!--enpproperty.*?/enpproperty-->", "", text, flags=re.DOTALL),
        lambda text: text.replace("<articleid>30050001</articleid>", "<articleid>99</articleid>"),
        lambda text: text.replace("<articleid>30050001</articleid>", "<articleid></articleid>"),
        lambda text: text.replace("2025-01-08 02:10:00:0", "1970-01-01 00:00:00.0"),
        lambda text: text.replace("<nodename>01</nodename>", "<nodename>77</nodename>"),
        lambda text: text.replace("</subtitle>", ""),
        lambda text: text.replace("/enpproperty", ""),
    ],
    ids=["none", "another number", "no number", "another day", "another page", "broken", "not closed"],
)
def test_fields_that_are_missing_or_wrong(tmp_path: Path, change: Callable[[str], str]) -> None:
    copy = _changed(PARTED, tmp_path, change, "content_30050001.html")
    read, whole = _first(copy), _first(PARTED)
    assert _issue(copy).date == _issue(PARTED).date
    assert (read.headline, read.kicker, read.deck, read.authors) == (
        whole.headline, whole.kicker, whole.deck, whole.authors,
    )  # fmt: skip
    assert (read.paragraphs, read.regions) == (whole.paragraphs, whole.regions)


@pytest.mark.parametrize(
    "markup",
    [
        '<table><tr><td><img src="1.jpg"></td></tr><tr><td>渡口的旧灯。江心澄摄</td></tr></table>',
        '<figure><img src="1.jpg"><figcaption>渡口的旧灯。江心澄摄</figcaption></figure>',
        '<p style="text-align: center"><img src="1.jpg"></p><p style="text-align: center">渡口的旧灯。江心澄摄</p>',
        '<center><img src="1.jpg"></center><p align=center>渡口的旧灯。江心澄摄</p>',
    ],
)
def test_captions_of_pictures_follow_the_text(tmp_path: Path, markup: str) -> None:
    copy = _changed(
        PARTED, tmp_path, _text(f"{markup}<p>　　{LEAD}</p><p>　　{REST}</p>"), "content_30050001.html"
    )
    assert _first(copy).paragraphs == (LEAD, REST, "渡口的旧灯。江心澄摄")


def _whole(sample: Path, encode: Callable[[bytes], bytes], encoding: str) -> bytes:
    """All files of a sample in one .mht, the pictures named by their content IDs."""
    parts = []
    for number, file in enumerate(sorted(sample.rglob("*.htm*")), 1):
        where = f"http://paper.example/{file.relative_to(sample).as_posix()}"
        data = re.sub(rb'src="?[^"\s>]+\.jpg"?', b'src="cid:picture1@paper"', file.read_bytes())
        parts.append(
            f"--=_a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n"
            f"Content-ID: <frame-{number}@mhtml.blink>\r\nContent-Location: {where}\r\n\r\n".encode()
            + encode(data)
            + b"\r\n"
        )
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://paper.example/\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="=_a"\r\n\r\n'
    )
    return head + b"".join(parts) + b"--=_a--\r\n"


@pytest.mark.parametrize("sample", [PARTED, FOUNDER], ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit", "binary"])
def test_pages_and_articles_in_one_file(tmp_path: Path, sample: Path, encoding: str) -> None:
    encode = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)
    (tmp_path / "paper.mht").write_bytes(_whole(sample, encode, encoding))
    assert _issue(tmp_path) == _issue(sample)


def test_every_article_that_was_not_saved_is_named(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(PARTED, tmp_path / "copy"))
    for file in copy.rglob("content_*.html"):
        file.unlink()
    told = " ".join(one.text for one in _only(copy).findings)
    assert all(headline in told for headline in ("渡口的灯亮了一百年", "图片报道", "潮水会记得每一条船"))
