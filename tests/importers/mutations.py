"""Samples of every format, and files changed at random: the same for the same seed."""

from __future__ import annotations

import base64
import io
import shutil
import zipfile
from typing import TYPE_CHECKING

from tests.checkout import CHECKOUT
from tests.importers.article_files import BRIDGE, TEA, lines_form, markdown_form
from tests.importers.pdf_press import House, Piece, Sheet, save, set_article
from tests.importers.press import STORIES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

ROOT = CHECKOUT
SPECIMEN = ROOT / "resources" / "specimen"
SAMPLES = ROOT / "tests" / "samples"
PIECES = (
    b"\n", b"\n\n\n", b"\x0c", b"\x00", b"\xff\xfe", b"9" * 300, b"\x80", b"<", b">", b"</", b"<!--", b"]]>", b"&#0;",
    b"../../../../tmp/out.txt", b"http://127.0.0.1:9/x.dtd", b"file:///etc/passwd", b"PK\x03\x04", b"%PDF-1.7",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'http://127.0.0.1:9/'>]>&b;", b"\\\\127.0.0.1\\share\\x",
    *(
        piece.encode()
        for piece in (
            "\u3000\u3000", "（", "“", "□" * 40, "本报讯（记者 ", "第3版 ", "（下转第2版）", "（上接第1版）", "评论\n",
            "摄）", "2023年2月31日", "第01版：要闻", "9999年99月99日",
        )
    ),
)  # fmt: skip
"""What may be set in anywhere."""


def change(data: bytes, dice: random.Random) -> bytes:
    """Some bytes turned, cut, doubled, swapped or set in; often the end is missing."""
    for _time in range(dice.randint(1, 8)):
        place, length = dice.randrange(len(data) + 1), dice.choice((1, 1, 2, 8, 60, 600))
        piece = data[place : place + length]
        data = data[:place] + _changed(piece, data, dice) + data[place + length :]
    return data[: dice.randrange(len(data) + 1)] if dice.random() < 0.2 else data


def _changed(piece: bytes, data: bytes, dice: random.Random) -> bytes:
    kind = dice.randrange(6)
    if kind == 0:
        return b""
    if kind == 1:
        return bytes(byte ^ 1 << dice.randrange(8) for byte in piece)
    if kind == 2:
        return piece * dice.randint(2, 30)
    if kind == 3:
        return dice.randbytes(dice.randint(1, 40))
    if kind == 4:
        other = dice.randrange(len(data) + 1)
        return data[other : other + 300]
    return piece + dice.choice(PIECES)


def fill(folder: Path, kind: str, dice: random.Random) -> int:
    """Write a folder of samples of one kind, some of them changed; gives how many were."""
    folder.mkdir(parents=True)
    MAKERS[kind](folder, dice)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    changed = [path for path in files if dice.random() < 0.7] or files[:1]
    for path in changed:
        path.write_bytes(change(path.read_bytes(), dice))
    return len(changed)


def _page_texts(folder: Path, dice: random.Random) -> None:
    encodings = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")
    for nth, path in enumerate(dice.sample(sorted(SPECIMEN.glob("*.txt")), 4)):
        text = path.read_text("utf-8")[: dice.randint(400, 4000)]
        (folder / f"{nth}.txt").write_bytes(text.encode(dice.choice(encodings)))


def _articles(folder: Path, dice: random.Random) -> None:
    for nth in range(8):
        encoding = dice.choice(("utf-8", "gb18030", "utf-16"))
        text = lines_form("三年等待", "石桥修好了", "不再绕路", BRIDGE, *TEA)
        (folder / f"20220709-0{nth % 3 + 1}-0{nth + 1}.txt").write_bytes(text.encode(encoding))
    for nth in range(3):
        text = markdown_form("石桥修好了", "林小溪", BRIDGE, *TEA, day="2022-07-10")
        (folder / f"2022-07-10_石桥{nth}.md").write_bytes(text.encode())


def _copied(sample: str) -> Callable[[Path, random.Random], None]:
    def make(folder: Path, dice: random.Random) -> None:
        chosen = dice.choice(sorted((SAMPLES / sample).iterdir()))
        shutil.copytree(chosen, folder / chosen.name)

    return make


def _told_in_fields(folder: Path, dice: random.Random) -> None:
    """Tables, JSON, documents, digests and recognised pages: one of them each time."""
    names = (
        *("table", "json", "front-matter", "day-digest", "ocr-text", "recognised-pages", "mineru", "tei"),
        *("word-document", "workbook"),
    )
    chosen = SAMPLES / dice.choice(names)
    shutil.copytree(chosen, folder / chosen.name)


def _pdfs(folder: Path, dice: random.Random) -> None:
    for nth in range(2):
        sheet = Sheet(800, 1100)
        sheet.text(sheet.frame(), (40, 40), "梧溪日报 2023年3月3日 星期五", 20)
        story = dice.choice(STORIES)
        piece = Piece(story.headline, story.paragraphs)
        set_article(sheet, piece, (40, 80, 760, 0), dice.randint(2, 4), House())
        save(folder / f"2023-03-03-{nth}.pdf", [sheet])


def _mhts(folder: Path, _dice: random.Random) -> None:
    for path in sorted((SAMPLES / "epaper" / "founder").rglob("*.htm"))[:3]:
        head = (
            f"From: <Saved>\nSnapshot-Content-Location: http://a.cn/html/2023-03/03/{path.name}\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related; boundary="cut"\n\n--cut\nContent-Type: text/html; charset=utf-8\n'
            "Content-Transfer-Encoding: base64\n\n"
        )
        data = head.encode() + base64.encodebytes(path.read_bytes()) + b"\n--cut--\n"
        (folder / path.name).with_suffix(".mht").write_bytes(data)


def _zips(folder: Path, dice: random.Random) -> None:
    for nth in range(4):
        inner = _packed({f"{at}.txt": dice.choice(STORIES).headline.encode() for at in range(3)}, dice)
        page = sorted(SPECIMEN.glob("*.txt"))[nth].read_bytes()[:2000]
        names = {"今日.txt": page, "a/../../b.txt": page, "/c.txt": page, "inner.zip": inner}
        (folder / f"{nth}.zip").write_bytes(_packed(names, dice))


def _packed(members: dict[str, bytes], dice: random.Random) -> bytes:
    held = io.BytesIO()
    method = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(held, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, method)
    return held.getvalue()


MAKERS: dict[str, Callable[[Path, random.Random], None]] = {
    "page texts": _page_texts,
    "articles": _articles,
    "e-paper": _copied("epaper"),
    "METS and ALTO": _copied("mets-alto"),
    "fields": _told_in_fields,
    "page PDFs": _pdfs,
    "web archives": _mhts,
    "zips": _zips,
}
