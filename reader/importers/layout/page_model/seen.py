"""Lines with what is seen in each of them by itself, and around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.layout.bylines import (
    is_caption,
    is_house_commentator,
    is_unsigned,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
)
from reader.importers.layout.jumps import begins_rest, take_jumps
from reader.importers.layout.line_kinds import (
    could_be_heading,
    is_advertisement,
    is_credit,
    is_label,
    is_rubric,
)
from reader.importers.layout.lines import width
from reader.importers.layout.masthead import is_masthead_line
from reader.importers.layout.page_headers import is_folio, is_header_rest, named_number, read_page_header
from reader.importers.layout.punctuation import (
    closes_other,
    goes_on,
    has_open_pair,
    is_aside,
    is_finished,
    is_rule,
)
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.layout.lines import Line

_LONGEST_SHORT = 60
_WIDEST_HEADING = 46
_WIDEST_PART = 20
_CLOSING = rule(
    r"[（(【](?:本报|新华社|据|综合|作者|本文|原载|摘自|来源|转自|完|全文|编译|记者|通讯员|文中|图片|资料|标题|本版|未完)[^）)】]*[）)】]"
    r"|(?:作者(?:系|单位|为|：)|来源[：:]|原载|摘自|（完）)"
)
_WIRE_CLOSING = rule(r"[（(](?:据|综合)?[^）)]{0,24}(?:电|讯|消息|报道|报道）)[）)]")


_ROLE_FIRST = rule(
    r"[□■●○◎◆△▲◇\s]*(?:本报|本刊|新华社|特约|见习|首席|全媒体|实习|[\u4e00-\u9fff]{2,6}报)*"
    r"(?:记者|通讯员|评论员|实习生|作者)[\s：:　]|[文图][/／]"
)
_MASTHEAD = rule(
    r"(?:星期|礼拜)[一二三四五六日天]|[总第]\s*[0-9〇零一二三四五六七八九十]+\s*[期号]|CN\s*\d|ISSN|主管|主办|刊号|www\.|https?:|准印|邮发代号"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a line is like by itself. `kind` is the first that fits; `flags` are weaker signs."""

    line: Line
    kind: str
    flags: tuple[str, ...]
    wide: float
    is_short: bool
    is_finished: bool
    is_open: bool


def see(line: Line) -> Seen:
    """Look at one line."""
    kind, flags, is_short = _judged(line.text)
    return Seen(
        line, kind, flags, width(line.text), is_short, is_finished(line.text), has_open_pair(line.text)
    )


@lru_cache(maxsize=1024)
def _judged(text: str) -> tuple[str, tuple[str, ...], bool]:
    kind = _kind(text)
    return (
        kind,
        tuple(_flags(text)) if width(text) <= _LONGEST_SHORT else (),
        kind in {"short", "names", "label"},
    )


def _flags(text: str) -> Iterator[str]:
    if is_masthead_line(text):
        yield "tells masthead"
    if named_number(text):
        yield "name and number"
    if is_header_rest(text):
        yield "header rest"
    if could_be_heading(text):
        yield "heading"
    if _ROLE_FIRST.match(text):
        yield "role first"


def _may_be_heading(text: str) -> bool:
    """Whether a line may be a heading or a part of one: short, and not the end of a sentence."""
    wide = width(text)
    if not 1 < wide <= _WIDEST_HEADING or "。" in text or goes_on(text) or is_aside(text):
        return False
    if text.endswith(("，", "、")) or has_open_pair(text) or closes_other(text):
        return wide <= _WIDEST_PART
    return not text.endswith(tuple("；,;")) and "；" not in text


def _kind(text: str) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    """The first kind whose rule a line fits."""
    lead = parse_lead(text)
    if lead and not lead.rest:
        return "bracket"
    if lead:
        return "lead" if lead.authors else "bare lead"
    if begins_rest(text):
        return "rest"
    rest, jumps = take_jumps(text)
    if jumps:
        return "jump" if not rest else "text jump"
    wide = width(text)
    if wide > _LONGEST_SHORT:
        return "signed text" if split_closing(text).is_told else "caption" if is_caption(text) else "text"
    if is_folio(text):
        return "folio"
    if parse_byline(text):
        return "byline"
    if parse_closing(text):
        return "bracket"
    if is_house_commentator(text) or is_unsigned(text):
        return "house"
    if is_rule(text):
        return "rule"
    if is_advertisement(text):
        return "advertisement"
    if is_credit(text):
        return "credit"
    if read_page_header(text):
        return "header"
    if is_rubric(text):
        return "rubric"
    if is_label(text):
        return "label"
    if is_caption(text):
        return "caption"
    if _CLOSING.fullmatch(text) or _WIRE_CLOSING.fullmatch(text):
        return "closing"
    if wide <= 14 and parse_signature(text):
        return "names"
    printed = parse_printed_date(text)
    if printed and printed.text == text:
        return "date"
    if _MASTHEAD.search(text) and "，" not in text and "。" not in text:
        return "masthead"
    if is_aside(text):
        return "aside"
    if _may_be_heading(text):
        return "short"
    return "signed text" if split_closing(text).is_told else "text"
