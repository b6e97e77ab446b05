"""What some collectors write below an article: 《石桥日报》（2020年01月19日 第 01 版）."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.layout.jumps import page_number
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    import re

    from reader.core.days.dates import PrintedDate

_NAME = r"([\u4e00-\u9fff]{2,10})"
_DAY_AND_PAGE = (
    r"[（(]\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)[\s，,]*第?\s*([A-Za-z]?\d{1,3})\s*版\s*[）)]"
)
_COLOPHON = rule(rf"[《【\s]*{_NAME}[》】\s]*{_DAY_AND_PAGE}")
_LAST = rule(rf"[《【]{_NAME}[》】]\s*{_DAY_AND_PAGE}$")


@dataclass(frozen=True, slots=True)
class Colophon:
    """The paper, the day and the page that an article was printed in."""

    title: str
    printed: PrintedDate
    page: str


def read_colophon(text: str) -> Colophon | None:
    """The colophon that a line is; None where it is anything else."""
    return _told(_COLOPHON.fullmatch(text)) if text.endswith(("）", ")")) else None


def part_colophon(text: str) -> tuple[str, Colophon | None]:
    """What stands before the colophon that a line ends with, the authors as a rule, and the colophon."""
    found = _LAST.search(text) if text.endswith(("）", ")")) else None
    return (text[: found.start()].strip(), _told(found)) if found else (text, None)


def _told(found: re.Match[str] | None) -> Colophon | None:
    printed = parse_printed_date(found[2]) if found else None
    return Colophon(found[1], printed, page_number(found[3])) if found and printed else None
