"""Where an article was printed, in the words of its own paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.core.days.day_names import chinese_date

if TYPE_CHECKING:
    from reader.core.paper import Clipping

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def is_chinese(clipping: Clipping) -> bool:
    """Whether the paper's name is written with Chinese characters."""
    return _HAN.search(clipping.title) is not None


def printed_day(clipping: Clipping) -> tuple[int, int, int]:
    """Year, month and day to cite: as printed where the paper named a day that does not exist."""
    printed = parse_printed_date(clipping.date_text or "")
    if printed is not None and printed.date is None:
        return printed.year, printed.month, printed.day
    return clipping.date.year, clipping.date.month, clipping.date.day


def iso_day(clipping: Clipping) -> str:
    """2022-07-19; 2022-07-01/2022-07-03 and 1946-05 where its issue has no one day."""
    if not clipping.when.is_day:
        return clipping.when.iso
    year, month, day = printed_day(clipping)
    return f"{year:04}-{month:02}-{day:02}"


def chinese_day(clipping: Clipping) -> str:
    """2022年7月19日; 2022年7月1日—3日 and 1946年5月 where its issue has no one day."""
    if not clipping.when.is_day:
        return clipping.when.chinese
    year, month, day = printed_day(clipping)
    if (year, month, day) == (clipping.date.year, clipping.date.month, clipping.date.day):
        return chinese_date(clipping.date)
    return f"{year}年{month}月{day}日"


def chinese_page(number: str) -> str:
    """第1版; a page with a name of its own (第1张第4版, 号外) keeps it."""
    has_own_name = (
        number.startswith("第") or number.endswith("版") or re.search(r"[0-9０-９]", number) is None
    )
    return number if has_own_name else f"第{number}版"


def cited_pages(clipping: Clipping) -> str:
    """The pages of an article as a citation has them: 1, 3 where it goes on on another."""
    return ", ".join(clipping.pages)


def chinese_pages(clipping: Clipping) -> str:
    """第1版; 第1、3版."""
    first, *others = clipping.pages
    if not others:
        return chinese_page(first)
    if all(chinese_page(number) == f"第{number}版" for number in clipping.pages):
        return f"第{'、'.join(clipping.pages)}版"
    return "、".join(map(chinese_page, clipping.pages))


def paper_name(clipping: Clipping) -> str:
    """The paper's name, with the edition where its issue is not the paper itself: 石桥日报（号外）."""
    title = one_line(clipping.title)
    if not clipping.edition:
        return title
    edition = one_line(clipping.edition)
    return f"{title}（{edition}）" if is_chinese(clipping) else f"{title} ({edition})"


def one_line(text: str) -> str:
    """White space of any kind and length as one space."""
    return " ".join(text.split())
