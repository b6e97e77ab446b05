"""Lines with what is seen in each of them by itself, and around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from reader.importers.layout.printed_days import is_day
from reader.importers.layout.punctuation import (
    closes_other,
    goes_on,
    has_open_pair,
    is_aside,
    is_finished,
    is_rule,
)
from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.layout.lines import Line

_MAY_END_BYLINE = frozenset({"short", "names", "text"})
_WIDEST_REST = 8
"""Ems. What goes over the end of a line that is a byline without it is a name or two."""
_LONGEST_SHORT = 60
PLAIN = frozenset({"heading"})
"""The flags of a line in which nothing speaks of a page's head or foot."""
_SHORT = frozenset({"short", "names", "label"})
_TEXTS = frozenset({"text", "lead", "bare lead", "signed text", "text jump"})
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
_CONTACT = rule(
    r"(?:热线|电话|传真|地址|邮编|邮箱|网址|印刷|广告|零售价|定价|许可证|邮发代号|投稿|订阅|公众号|客户端)[^，。]{0,12}[：:0-9]|@|www\."
)


class Seen(NamedTuple):
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
    text, kind = line.text, kind_of(line.text)
    return Seen(line, kind, (), width(text), kind in _SHORT, is_finished(text), has_open_pair(text))


def with_flags(one: Seen) -> Seen:
    """The same with its weaker signs, of a line that is no text."""
    if one.kind in _TEXTS or one.wide > _LONGEST_SHORT:
        return one
    flags = _flags(one.line.text)
    return one._replace(flags=flags) if flags else one


def with_whole_bylines(seen: list[Seen]) -> list[Seen]:
    """The same, with bylines known that are whole only with the line below, where they were cut."""
    found = list(seen)
    for at in range(len(seen) - 1):
        one, below = found[at], seen[at + 1]
        if _may_go_on(one, below) and _is_byline_with(one, below):
            found[at] = one._replace(kind="byline", is_short=False)
            found[at + 1] = below._replace(kind="byline rest", is_short=False)
    return found


def _may_go_on(one: Seen, below: Seen) -> bool:
    """Whether a line may end the byline above it: no wider, without an empty line, and no byline of its own."""
    if below.line.gap or below.wide > one.wide or below.kind not in _MAY_END_BYLINE:
        return False
    return below.wide <= _WIDEST_REST if one.kind == "byline" else bool(_ROLE_FIRST.match(one.line.text))


def _is_byline_with(one: Seen, below: Seen) -> bool:
    return parse_byline(one.line.text + (" " if one.line.parted else "") + below.line.text) is not None


def is_plain(text: str) -> bool:
    """Whether a short line may be a heading and says nothing that heads and feet of pages do."""
    return kind_of(text) == "short" and PLAIN.issuperset(_flags(text))


@remembered
def _flags(text: str) -> tuple[str, ...]:
    return tuple(_signs(text))


def _signs(text: str) -> Iterator[str]:
    if "，" not in text:
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
    if _CONTACT.search(text):
        yield "contact"


def _may_be_heading(text: str) -> bool:
    """Whether a line may be a heading or a part of one: short, and not the end of a sentence."""
    wide = width(text)
    if not 1 < wide <= _WIDEST_HEADING or "。" in text or goes_on(text) or is_aside(text):
        return False
    if text.endswith(("，", "、")) or has_open_pair(text) or closes_other(text):
        return wide <= _WIDEST_PART
    return not text.endswith(tuple("；,;")) and "；" not in text


@remembered
def kind_of(text: str) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a kind
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
        return "text" if goes_on(text) else "rule"
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
    if is_day(text):
        return "date"
    if _MASTHEAD.search(text) and "，" not in text and "。" not in text:
        return "masthead"
    if is_aside(text):
        return "aside"
    if _may_be_heading(text):
        return "short"
    return "signed text" if split_closing(text).is_told else "text"
