"""The paragraphs of an article: byline, dateline and jumps told from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.core.paper import Author
from reader.importers.layout.bylines import (
    LONGEST_BYLINE,
    Closing,
    is_caption,
    is_house_commentator,
    joined_bylines,
    parse_byline,
    parse_closing,
    parse_lead,
    split_closing,
)
from reader.importers.layout.colophons import read_colophon
from reader.importers.layout.jumps import take_jumps
from reader.importers.layout.names import split_names
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.jumps import Jump

_MARKS = "□■●○◎◆▲（）() "
_BLANK = " \t\u3000\xa0\ufeff"
_LINE_END = re.compile(r"\r*\n|\r")
_LABEL = rule(
    r"\s*[【\[]?(?:标题|题目|题名|主标题|日期|出版日期|时间|版次|版面|版名|作者|记者|报纸|报名|报纸名|来源|[Tt]itle|[Dd]ate|[Pp]age|[Aa]uthor"
    r"|[Nn]ewspaper|[Hh]eadline|[Ss]ource)(?:[】\]]|\s*[：:])"
)
_BRACKETED_WIRE = rule(r"【([^】]{2,30}?(?:电|讯|消息))】\s*")
_CREDIT = rule(r"(?:版式设计|责任编辑|本版责编|责编|制图|数据来源|资料来源|栏目主持)[：:]")


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text. `title`: the paper, where a colophon names it."""

    paragraphs: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    dateline: str | None = None
    jumps: tuple[Jump, ...] = ()
    title: str | None = None
    byline: str | None = None


def split_lines(text: str) -> list[str]:
    """The lines of a text whose ends may be of several kinds, even CR CR LF."""
    if "\r" not in text:
        return text.split("\n")
    plain = text.replace("\r\n", "\n")
    return _LINE_END.split(plain) if "\r" in plain else plain.split("\n")


def stripped(line: str) -> str:
    """A line without the blanks around it, U+3000 among them."""
    return line.strip(_BLANK)


def is_led(line: str) -> bool:
    """Whether a line is indented as a paragraph: two U+3000, or four spaces."""
    return line.startswith(("\u3000\u3000", "    ", "\t", "\u3000 ", "\xa0\xa0"))


def is_labelled(lines: Sequence[str]) -> bool:
    """Whether a text begins with fields and their names, 标题：…, 日期：…: that is a form of its own."""
    first = list(islice(filter(str.strip, lines), 2))
    return len(first) > 1 and all(map(_LABEL.match, first))


def read_body(lines: Sequence[str]) -> Body:
    """The body in some lines, each a paragraph."""
    paragraphs = [bare for line in lines if (bare := line.strip(_BLANK))]
    title = _take_colophon(paragraphs)
    jumps = _take_jumps(paragraphs)
    whole = list(paragraphs)
    authors = _take_first(paragraphs)
    printed = whole[: len(whole) - len(paragraphs)]
    dateline, named, lead = _take_lead(paragraphs)
    printed.append(lead)
    authors += [author for author in named if author not in authors]
    closing, ends = _take_last(paragraphs)
    authors += [author for author in closing.authors if author not in authors]
    return Body(
        tuple(paragraphs),
        tuple(authors),
        dateline or closing.dateline,
        tuple(jumps),
        title,
        joined_bylines((*printed, *ends)),
    )


def named_authors(text: str) -> tuple[Author, ...]:
    """The authors in a field that holds nothing else: names, with roles or without."""
    byline = parse_byline(text)
    if byline:
        return byline
    return tuple(Author(name) for name in split_names(text) or (text,))


def _take_colophon(paragraphs: list[str]) -> str | None:
    last = paragraphs[-1] if paragraphs else ""
    found = read_colophon(last)
    if found:
        paragraphs.pop()
    return found.title if found else None


def _take_jumps(paragraphs: list[str]) -> list[Jump]:
    """Takes out what sends the reader to another page."""
    jumps: list[Jump] = []
    for place, text in enumerate(paragraphs):
        if "版" in text:
            paragraphs[place], found = take_jumps(text)
            jumps += found
    if jumps:
        paragraphs[:] = filter(None, paragraphs)
    return jumps


def _take_first(paragraphs: list[str]) -> list[Author]:
    """Takes out the bylines that stand by themselves above the text."""
    found: list[Author] = []
    while len(paragraphs) > 1 and len(paragraphs[0]) <= LONGEST_BYLINE and not paragraphs[0].startswith("——"):
        authors = _line_authors(paragraphs[0])
        if not authors:
            break
        found += [author for author in authors if author not in found]
        del paragraphs[0]
    return found


def _line_authors(text: str) -> tuple[Author, ...] | None:
    """The authors a line of nothing else names: people, or the paper itself."""
    if is_house_commentator(text):
        return (Author(text.strip(_MARKS)),)
    return parse_byline(text)


def _take_lead(paragraphs: list[str]) -> tuple[str | None, tuple[Author, ...], str]:
    """Takes dateline and byline off the first paragraph that is no caption; last, what was printed of them."""
    place = next((at for at, text in enumerate(paragraphs[:4]) if not is_caption(text)), None)
    if place is None:
        return None, (), ""
    text = paragraphs[place]
    wire = _BRACKETED_WIRE.match(text)
    lead = parse_lead(text[wire.end() :] if wire else text)
    dateline = lead.dateline if lead else None
    if wire and wire[1].endswith(("电", "電")):
        dateline = wire[1]
    rest = lead.rest if lead else text[wire.end() :] if wire else text
    if rest:
        paragraphs[place] = rest
    return dateline, lead.authors if lead else (), text[: len(text) - len(rest)].strip(" \u3000\xa0：:")


def _take_last(paragraphs: list[str]) -> tuple[Closing, list[str]]:
    """Takes out what closes the text: lines of their own at the end, or the end of the last paragraph.

    Last, what was printed there.
    """
    place = len(paragraphs) - 1
    while place > 0 and (_CREDIT.match(paragraphs[place]) or is_caption(paragraphs[place])):
        place -= 1
    if place < 0:
        return Closing(""), []
    found = _closing_line(paragraphs[place]) if place else None
    if found is None:
        found = split_closing(paragraphs[place])
        printed = [found.printed(paragraphs[place])]
        paragraphs[place] = found.rest
        return found, printed
    printed = [paragraphs.pop(place)]
    above = _closing_line(paragraphs[place - 1]) if place > 1 else None
    if above is None:
        return found, printed
    printed.insert(0, paragraphs.pop(place - 1))
    return Closing("", above.authors + found.authors, above.dateline or found.dateline), printed


def _closing_line(text: str) -> Closing | None:
    """What a line of its own tells that closes the text above it."""
    authors = _line_authors(text)
    return Closing("", authors) if authors else parse_closing(text)
