"""Markdown into blocks of bare text: emphasis, links, pictures and the marks of lists are no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.wording import flow
from reader.importers.layout.lines import width
from reader.importers.layout.punctuation import is_finished

if TYPE_CHECKING:
    from collections.abc import Iterator

_PICTURE = re.compile(
    r"!\[[^\]\n]{0,300}\](?:\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\]\n]{0,100}\])|!\[\[[^\]\n]{1,300}\]\]"
)
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\((?:[^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?)\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\]\n]{0,100}\]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_ADDRESS = re.compile(r"<(?:https?|mailto):[^<>\s]{1,500}>")
_EMPHASIS = (
    re.compile(r"(\*\*\*|___)(?=\S)(.{1,2000}?)(?<=\S)\1"),
    re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1"),
    re.compile(r"(\*)(?=\S)(.{1,2000}?)(?<=\S)\1"),
    re.compile(r"(?<![\w])(_)(?=\S)(.{1,2000}?)(?<=\S)\1(?![\w])"),
    re.compile(r"(~~|==)(?=\S)(.{1,2000}?)(?<=\S)\1"),
    re.compile(r"(`{1,3})(.{1,500}?)\1"),
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<!--.{0,5000}?-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{[<%].{0,200}?[%>]\}\}|\{%.{0,200}?%\}|%%.{0,200}?%%")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#]))(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ITEM = re.compile(r"\s*[-*+•]\s+(?:\[[ xX]\]\s+)?")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)、．]\s*(?=(\*\*|__)[^\n]{1,120}\1\s*$)")
"""Before an item that is emphasised as a whole: 1. **headline**."""
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]\n]{1,100}\]:\s*\S+")
_FULL = 16
"""Characters. A shorter line that ends no sentence is a line of its own: of a poem, a list, a signature."""


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    QUOTE = auto()
    EMPHASISED = auto()
    """A paragraph that is emphasised as a whole."""
    TEXT = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 to 6), a quoted line, a paragraph, a rule across the page."""

    kind: Kind
    text: str
    level: int = 0


def bare(text: str) -> str:
    """A line without its marks."""
    text = _TAG.sub("", _ADDRESS.sub("", _SHORTCODE.sub("", _PICTURE.sub("", text))))
    for pattern in (_LINK, _REFERENCE, _WIKI):
        text = pattern.sub(r"\1", text)
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\2", text)
    return flow(unescape(_ESCAPED.sub(r"\1", text)))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order."""
    waiting: list[str] = []
    is_code = False
    for raw in _BREAK.sub("\n", text).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(raw):
            is_code = not is_code
            continue
        found = None if is_code else _own_block(raw, waiting)
        if found is None and raw.strip() and not _DEFINITION.match(raw):
            if waiting and not _goes_on(waiting[-1], raw):
                yield from _paragraph(waiting)
            waiting.append(raw)
            continue
        if found is None or found.kind is not Kind.HEADING or found.text not in map(bare, waiting):
            yield from _paragraph(waiting)
        waiting.clear()
        if found is not None:
            yield found
    yield from _paragraph(waiting)


def _own_block(raw: str, waiting: list[str]) -> Block | None:
    """The block that a line is by itself, or makes of the one above it."""
    if found := _HEADING.match(raw):
        return Block(Kind.HEADING, bare(found[2]), len(found[1]))
    if (
        len(waiting) == 1
        and _UNDERLINE.match(raw)
        and len(waiting[0]) <= 80
        and not is_finished(bare(waiting[0]))
    ):
        return Block(Kind.HEADING, bare(waiting[0]), 1 if raw.strip()[0] == "=" else 2)
    if _RULE.match(raw):
        return Block(Kind.RULE, "")
    if found := _QUOTE.match(raw):
        return Block(Kind.QUOTE, bare(_QUOTE.sub("", raw[found.end() :])))
    return None


def _goes_on(above: str, raw: str) -> bool:
    """Whether a line goes on with the one above: that is full, ends no sentence, and this one begins nothing."""
    is_hard = above.endswith(("  ", "\\"))
    is_led = raw.startswith(("\u3000", "    ", "\t")) or _ITEM.match(raw)
    return not is_hard and not is_led and width(bare(above)) >= _FULL and not is_finished(bare(above))


def _paragraph(waiting: list[str]) -> Iterator[Block]:
    """The paragraph of the lines that wait, which are then none."""
    if waiting:
        raw = "\n".join(line.strip().removesuffix("\\") for line in waiting)
        waiting.clear()
        stripped = _NUMBERED.sub("", _ITEM.sub("", raw, count=1), count=1)
        text = bare(stripped)
        whole = stripped.strip()
        is_emphasised = (
            len(whole) > 2 and whole[0] in "*_" and whole[-1] in "*_" and text == whole.strip("*_ ")
        )
        if text:
            yield Block(Kind.EMPHASISED if is_emphasised else Kind.TEXT, text)
