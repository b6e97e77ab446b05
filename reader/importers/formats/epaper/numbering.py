"""Which page of the issue a saved page is: its number and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.links import is_node_key, key_of
from reader.importers.layout.jumps import page_number
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.epaper.links import Link

_DIGITS = r"[A-Za-zＡ-Ｚ]{0,2}[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_NUMBERED = rule(
    rf"(?<![0-9０-９A-Za-z])第?\s{{0,3}}({_DIGITS})\s{{0,3}}版(?:\s{{0,20}}[：:|｜·\-—]?\s{{0,20}}([^\s：:|｜（()）《》\d]{{1,14}}))?"
)
_NOT_A_NAME = rule(
    r"上一|下一|返回|PDF|放大|缩小|默认|版面|目录|导航|下载|打印|星期|本期|责任|编辑|作者|记者|通讯员|来源|摄影"
)
_COLOPHON = re.compile(
    rf"《[^》]{{2,20}}》\s{{0,3}}[（(][^（()）]{{0,40}}?第?\s{{0,3}}({_DIGITS})\s{{0,3}}版[^（()）]{{0,20}}[）)]"
)
"""Where an article was printed, behind its author's name: 《石桥日报》（2026年10月02日 第 01 版）."""
_NO_PAGE = re.compile(r"[上下前后後]一?版|《[^》]*》")
"""Ways to other pages, and the paper's own name."""
_LONGEST = 120
_LAST_DIGITS = re.compile(r"(?:^|[_-])([a-z]?\d{1,3})$")


@dataclass(frozen=True, slots=True)
class PageName:
    """A page's number as it is filed ("1", "A3"), and its name 版名."""

    number: str
    name: str | None = None


def parse_page_name(text: str) -> PageName | None:
    """第01版：今日要闻, 01版：要闻, A02版 综合, 第1版　　要闻; None where no page is named."""
    if cited := _COLOPHON.search(text[:_LONGEST]):
        return PageName(page_number(cited[1]))
    line = _NO_PAGE.sub(" ", text[:_LONGEST])
    header = read_page_header(line)
    if header and (header.name is None or not _NOT_A_NAME.search(header.name)):
        return PageName(header.number, header.name)
    found = _NUMBERED.search(line)
    if found is None:
        return None
    name = found[2] if found[2] and not _NOT_A_NAME.search(found[2]) else None
    return PageName(page_number(found[1]), name)


def page_list(links: Sequence[Link]) -> dict[str, PageName]:
    """The pages of the issue by the keys of their files, in order, as the page's list of pages has them."""
    found: dict[str, PageName] = {}
    for link in links:
        named = parse_page_name(link.label) if link.label else None
        is_page = is_node_key(link.key) or named is not None
        if named and is_page and not link.reference.lower().split("?")[0].endswith((".pdf", ".jpg")):
            known = found.get(link.key)
            found[link.key] = known if known and (known.name or not named.name) else named
    return found


def find_page_name(lines: Sequence[str], listed: dict[str, PageName], keys: Sequence[str]) -> PageName | None:
    """The page that a file is: by the list of pages, as it is printed, or by the number in its address.

    `keys`: those the file goes by. A node's number counts only as node_01 has it: node_2 may be any page.
    """
    own = next((listed[key] for key in keys if key in listed), None)
    printed = [named for line in lines if (named := parse_page_name(line))]
    first = next((named for named in printed if named.name), printed[0] if printed else None)
    if own and first and own.number == first.number:
        return own if own.name else first
    return own or first or _numbered_address(keys)


def _numbered_address(keys: Sequence[str]) -> PageName | None:
    for key in keys:
        found = _LAST_DIGITS.search(key_of(key)) if is_node_key(key) else None
        if found and (found[1].startswith("0") or found[1][0].isalpha() or key.startswith("nbs")):
            return PageName(page_number(found[1]))
    return None
