"""Files of invented articles, as collectors of e-papers write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

INDENT = "\u3000\u3000"
BRIDGE = "本报柳溪7月9日电  （记者林小溪、何田）柳溪镇的石桥今天通行了。从前南岸的孩子上学要绕十里路。"
TEA = ["西山茶园昨天开园迎客。", "茶农们在园里摆了三十张桌子。", "（本报记者 周远）"]


def lines_form(kicker: str, headline: str, deck: str, *paragraphs: str, end: str = "\r\n") -> str:
    """An article in the plain form."""
    return end.join([kicker, headline, deck, *(INDENT + paragraph for paragraph in paragraphs), ""])


def markdown_form(
    headline: str,
    author: str,
    *body: str,
    day: str = "1976-01-09",
    page: str = "第3版(教育·科技)",
    rubric: str = "",
) -> str:
    """An article in the Markdown form: CRLF above, LF in the body."""
    above = [f"### {headline}", author, day, page, f"专栏：{rubric}", ""]
    return "\r\n".join([*above, INDENT]) + "\n    ".join(body) + "\n"


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file of that text, as it stands, in a folder that is made where it is not there."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def write_day(folder: Path, stamp: str = "20220709", encoding: str = "utf-8") -> Path:
    """Two articles on page 1, one on page 2; gives the day's folder."""
    day = folder / f"{stamp[:4]}年{int(stamp[4:6])}月" / stamp
    bridge = lines_form("三年等待 一朝通行", "石桥修好了", "南岸的孩子不再绕路", BRIDGE)
    write(day, f"{stamp}-01-01.txt", bridge, encoding)
    write(day, f"{stamp}-01-02.txt", lines_form("", "西山茶园开园", "", *TEA), encoding)
    write(
        day, f"{stamp}-02-01.txt", lines_form("", "东街集市搬进新棚", "", "棚下有一百二十个摊位。"), encoding
    )
    return day
