"""The text of an article whose system is not known: told by how a page is built, not by what its parts are called.

It is the innermost element that holds nearly all sentences of the page which are no links and no notices; where
its paragraphs are elements of their own, the one around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.formats.epaper.wording import flow, is_notice, is_way, plain
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.source.html_tokens import Token

_HOLDERS = frozenset(
    ["article", "body", "center", "div", "dd", "form", "main", "section", "table", "tbody", "td", "tr"]
)
_HEADINGS = frozenset(["h1", "h2", "h3"])
_SILENT = frozenset(["a", "title", "option", "select", "textarea", "button", "noscript", "label"])
_MARKS = frozenset("。！？；，…")
_NEARLY_ALL = 0.8
_FEWEST = 8
"""Letters. A page with less text than that has no article."""
_DEEPEST = 200


@dataclass(slots=True)
class _Element:
    """An element with where it stands and how much is said in it."""

    name: str
    start: int
    parent: int
    stop: int = 0
    weight: int = 0
    depth: int = 0


def find_main(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where the text of the page's article begins and ends; None where the page says nothing."""
    elements = _elements(tokens)
    if not elements or elements[0].weight < _FEWEST:
        return None
    most = elements[0].weight * _NEARLY_ALL
    best = max(
        (place for place, one in enumerate(elements) if one.weight >= most), key=lambda at: elements[at].depth
    )
    while (around := elements[best].parent) > 0 and _is_wrapper(tokens, elements[around], elements[best]):
        best = around
    found = elements[best]
    return _below_heading(tokens, found.start, found.stop), found.stop


def _elements(tokens: Sequence[Token]) -> list[_Element]:
    """The elements that may hold an article, the page itself first."""
    found = [_Element("", 0, -1, len(tokens))]
    silent = ""
    for place, token in enumerate(tokens):
        if silent:
            silent = "" if token.is_end(silent) else silent
        elif token.kind is Kind.START and token.text in _SILENT:
            silent = token.text
        elif token.kind is Kind.START and token.text in _HOLDERS:
            at = _open(found)
            if found[at].depth < _DEEPEST:
                found.append(_Element(token.text, place + 1, at, depth=found[at].depth + 1))
        elif token.kind is Kind.END and token.text in _HOLDERS:
            _close(found, token.text, place)
        elif token.kind is Kind.TEXT:
            _weigh(found, token.text)
    for one in reversed(found):
        one.stop = one.stop or len(tokens)
        if one.parent >= 0:
            found[one.parent].weight += one.weight
    return found


def _open(found: Sequence[_Element]) -> int:
    """The innermost element that is still open."""
    at = len(found) - 1
    while found[at].stop and found[at].parent >= 0:
        at = found[at].parent
    return at


def _close(found: Sequence[_Element], name: str, place: int) -> None:
    """Close the innermost element of a name, and those within it that nobody closed."""
    at = _open(found)
    passed: list[int] = []
    while at > 0:
        passed.append(at)
        if found[at].name == name:
            for one in passed:
                found[one].stop = place
            return
        at = found[at].parent


def _weigh(found: Sequence[_Element], text: str) -> None:
    line = flow(text)
    if not _MARKS.intersection(line) or is_notice(line):
        return
    found[_open(found)].weight += len(plain(line))


def _is_wrapper(tokens: Sequence[Token], around: _Element, inner: _Element) -> bool:
    """Whether an element only holds more paragraphs beside one of them: no heading, no link, no date, no notice."""
    beside = (*tokens[around.start : inner.start], *tokens[inner.stop : around.stop])
    if any(token.is_start("a", "script", "style", *_HEADINGS) for token in beside):
        return False
    lines = [flow(token.text) for token in beside if token.kind is Kind.TEXT]
    return not any(is_notice(line) or is_way(line) or parse_printed_date(line) for line in lines if line)


def _below_heading(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where the text begins: below the last heading, and the last line with a date, above its first sentence."""
    begin = start
    for place in range(start, stop):
        token = tokens[place]
        if token.is_end("title", *_HEADINGS):
            begin = place + 1
        elif token.kind is Kind.TEXT and (line := flow(token.text)):
            if (
                _MARKS.intersection(line)
                and len(plain(line)) >= _FEWEST
                and not _is_heading_open(tokens, start, place)
            ):
                break
            if parse_printed_date(line):
                begin = place + 1
    return begin


def _is_heading_open(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether a place is within a heading."""
    before = (tokens[at] for at in range(place - 1, max(start, place - 12) - 1, -1))
    named = next(
        (one for one in before if one.text in _HEADINGS and one.kind in {Kind.START, Kind.END}), None
    )
    return named is not None and named.kind is Kind.START


def furniture(lines: Sequence[str], headline: str) -> Iterator[str]:
    """The lines of a text without what pages print around it: the headline again, date and page, ways, notices."""
    for place, line in enumerate(lines):
        is_short = len(line) <= 40 and not line.endswith("。")
        is_date = is_short and parse_printed_date(line) is not None and "版" in line
        is_again = place < 3 and plain(line) == plain(headline) != ""
        if not (is_date or is_again or is_notice(line) or (is_way(line) and is_short)):
            yield line
