"""What stands in square brackets at the head of a text, as papers of Taiwan and Hong Kong print it.

【本報訊】, 〔中央社台北一日電〕, 【記者何青／台北報導】, 【大公報訊】記者何青香港報道：.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.layout.names import PLACES, has_surname, is_place
from reader.importers.layout.rules import rule, simplified

if TYPE_CHECKING:
    import re

_HAN = r"\u3400-\u9fff"
_DAY = r"(?:[0-9０-９一二三四五六七八九十廿]{1,3}月)?[0-9０-９一二三四五六七八九十廿]{1,3}日"
_CALLING = r"(?:特派|特約|驻[^，。]{1,4}|实习|見習|见习|資深|资深|采访|採訪|体育|摄影|综合|財經|财经)*记者"
_HOUSE = (
    rf"(?:本报|本刊|本社|本台|[{_HAN}]{{1,6}}(?:日报|晚报|早报|时报|商报|公报|汇报|新报|快报|报)|[{_HAN}]{{2,4}}社"
    r"|中央社|新华社|路透社?|法新社?|美联社?|合众社?|法广|中通社|电通社?|哈瓦斯社?)"
)
_OPENED = rule(r"\s*[【〔\[［]([^【】〔〕\[\]［］\n]{2,44})[】〕\]］]\s*")
_SENT = rule(
    rf"{_HOUSE}[{_HAN}A-Za-z·、\s]{{0,14}}?(?:{_DAY}\s*)?(?:专|急|特|快)?(?:电|讯|消息|专电|特讯|专讯)"
)
_REPORTED = rule(
    rf"(?:{_HOUSE})?\s*{_CALLING}\s*([^，。！？：:]{{2,30}}?)\s*({_DAY})?"
    r"(?:综合|连线|专题|深度)?(?:报导|报道|专访|特稿|电|特讯|专电|摄影报导)"
)
_TOLD = rule(rf"\s*(?:本报)?{_CALLING}\s*([^，。！？：:／/]{{2,24}}?)(?:综合)?(?:报导|报道)\s*[：:]\s*")
_SLASH = rule(r"\s*[／/｜|]\s*")
_LEAST_PLACE = 2


class SquareLead(NamedTuple):
    """The names of reporters, empty where none is told, the dateline, and where the text begins."""

    names: str
    dateline: str | None
    end: int


def square_lead(text: str) -> SquareLead | None:
    """What brackets at the head of a text tell; None where they tell neither who nor whence."""
    opened = _OPENED.match(text)
    if opened is None:
        return None
    inner, end = opened[1].strip(), opened.end()
    reported = _REPORTED.fullmatch(inner)
    if reported:
        is_wire = inner.endswith(("电", "電")) and reported[2] is not None
        return SquareLead(without_place(reported[1]), "".join(inner.split()) if is_wire else None, end)
    if not _SENT.fullmatch(inner):
        return None
    dateline = "".join(inner.split()) if inner.endswith(("电", "電")) else None
    told = _TOLD.match(text, end)
    return SquareLead(without_place(told[1]) if told else "", dateline, told.end() if told else end)


def without_place(names: str) -> str:
    """Names without the place that they reported from, behind a slash, a space, or right behind the last name."""
    before, *after = _SLASH.split(names.strip(), maxsplit=1)
    words = before.split()
    if after or (len(words) > 1 and len(words[-1]) <= 4 and _is_known(words[-1])):
        return before if after else " ".join(words[:-1])
    cut = _place_at(before)
    return before[:cut].rstrip("、 ") if cut else before


def _place_at(names: str) -> int | None:
    """Where the place behind the last of some names begins; one that is known goes first, else a name has three."""
    start = max(names.rfind(mark) for mark in "、 \u3000") + 1
    last = names[start:]
    cuts = [
        size
        for size in (3, 2)
        if len(last) >= size + _LEAST_PLACE and has_surname(last[:size]) and is_place(last[size:])
    ]
    known = [size for size in cuts if _is_known(last[size:])]
    return start + (known or cuts)[0] if cuts else None


def _is_known(word: str) -> bool:
    return simplified(word) in PLACES or word in PLACES


def wire_reporters(wire: re.Match[str]) -> str:
    """The names in a dateline that names its reporters: 中央社記者何青台北1日電; empty where it names none."""
    found = _REPORTED.fullmatch("".join(wire[1].split()))
    return without_place(found[1]) if found else ""
