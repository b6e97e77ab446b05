"""The fields that Founder's system writes beside an article's text.

They stand in a comment (enpproperty), or in elements of their own (founder-title …). Where there are none,
the headings of the page are taken for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.titles import window_headline
from reader.importers.formats.epaper.wording import bare, flow, read_lines
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.source.html_tokens import Token

_LONGEST = 65536
_NAMES = ("articleid", "date", "author", "title", "subtitle", "introtitle", "nodename")
_NEXT = re.compile(rf"<(?:founder-)?(?:{'|'.join(_NAMES)}|keyword|siteid|nodeid)\b")
_ELEMENTS = {"h3": "introtitle", "h1": "title", "h2": "subtitle", "h4": "author"}
"""How pages set a heading that has no field: kicker, headline, deck, authors."""
_CLASSES = (
    ("introtitle", re.compile(r"intro_?title|lead_?title|pre_?title|primers|yin_?ti", re.IGNORECASE)),
    ("subtitle", re.compile(r"sub_?title|fu_?ti", re.IGNORECASE)),
    ("author", re.compile(r"author|zuozhe|^sec$", re.IGNORECASE)),
)
_COLOPHON = re.compile(r"《[^》]{2,20}》\s*[（(].*$")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields say, each on one line; "" where one is missing or empty."""

    articleid: str = ""
    date: str = ""
    author: str = ""
    title: str = ""
    subtitle: str = ""
    introtitle: str = ""
    nodename: str = ""


def find_fields(tokens: Sequence[Token], window: str = "", outside: Sequence[Token] | None = None) -> Fields:
    """The fields of an article's page; the first that is not empty counts.

    `window` is the window's title, which has the headline too, beside paper, page and date. `outside` are those
    tokens that are not the article's text: a heading among the text heads a part of it.
    """
    found: dict[str, str] = {}
    for token in tokens:
        if token.kind is Kind.COMMENT and "title>" in token.text[:_LONGEST]:
            _keep(found, {name: _in_comment(token.text[:_LONGEST], name) for name in _NAMES})
    _keep(found, _in_elements(tokens))
    if not found.get("title"):
        _keep(found, _in_headings(tokens if outside is None else outside))
    if not found.get("title"):
        _keep(found, _largest_headings(tokens))
        _promote(found)
    if not found.get("title"):
        found["title"] = window_headline(window)
    return Fields(**found)


def _largest_headings(tokens: Sequence[Token]) -> dict[str, str]:
    """The headline alone, where the largest heading stands in the text."""
    return {name: text for name, text in _in_headings(tokens).items() if name == "title"}


def _promote(found: dict[str, str]) -> None:
    """Where no heading is the largest, the next one is the headline."""
    if not found.get("title"):
        name = next((one for one in ("subtitle", "introtitle") if found.get(one)), None)
        if name:
            found["title"] = found.pop(name)


def _keep(found: dict[str, str], more: dict[str, str]) -> None:
    for name, value in more.items():
        if value and not found.get(name):
            found[name] = value


def _in_comment(comment: str, name: str) -> str:
    """The text of <name>…</name> or <founder-name>…</founder-name>; one that is not closed ends at the next."""
    for element in (name, f"founder-{name}"):
        start = comment.find(f"<{element}>")
        if start >= 0:
            begin = start + len(element) + 2
            end = comment.find(f"</{element}>", begin)
            following = _NEXT.search(comment, begin)
            ends = [one for one in (end, following.start() if following else -1) if one >= 0]
            return bare(comment[begin : min(ends)]) if ends else ""
    return ""


def _in_elements(tokens: Sequence[Token]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, token in enumerate(tokens):
        name = token.text.removeprefix("founder-") if token.kind is Kind.START else ""
        if name != token.text and name in _NAMES and name not in found:
            found[name] = _inside(tokens, place)
    return found


def _in_headings(tokens: Sequence[Token]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, token in enumerate(tokens):
        name = _heading_name(token)
        if name and not found.get(name):
            found[name] = _COLOPHON.sub("", _inside(tokens, place)).strip()
    return found


def _heading_name(token: Token) -> str | None:
    if token.kind is not Kind.START:
        return None
    if token.text in _ELEMENTS:
        return _ELEMENTS[token.text]
    called = [*token.attributes.get("class", "").split(), token.attributes.get("id", "")]
    return next((name for name, pattern in _CLASSES if any(pattern.search(word) for word in called)), None)


def _inside(tokens: Sequence[Token], place: int, most: int = 60) -> str:
    """The text of the element that begins at a place, where it ends within `most` tokens."""
    element = tokens[place].text
    for end in range(place + 1, min(place + most, len(tokens))):
        if tokens[end].is_end(element):
            return flow(" ".join(read_lines(tokens[place + 1 : end], links=True)))
    return ""
