"""The text of an article in a value: HTML or plain, into paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.wording import flow, plain, read_lines, split_indented
from reader.importers.source.html_tokens import Kind, read_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|i|em|img|a|table|tr|td|ul|li|h[1-6]|section|article|font)\b[^<>]{0,600}>",
    re.IGNORECASE,
)
_NEWLINE = re.compile(r"\r\n?|\n|\u2028|\u2029|\x0b|\x85")
_WRITTEN_OUT = re.compile(r"\\r\\n|\\n")
_MOST_REPEATED = 4


def one_line(text: str) -> str:
    """A value that is one line: tags off, line ends are spaces."""
    return " ".join(paragraphs_of(text))


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text: as its tags tell, else its lines; one may hold several, each led by two spaces."""
    if _TAG.search(text):
        return [part for line in _lines_of_markup(text) for part in split_indented(line)]
    if "\n" not in text and "\\n" in text:
        text = _WRITTEN_OUT.sub("\n", text)
    return [part for line in _NEWLINE.split(text) for part in split_indented(line)]


def lines_of(text: str) -> list[str]:
    """The lines of a text as they stand, blank ones too; those its tags tell where it has tags."""
    return paragraphs_of(text) if _TAG.search(text) else _NEWLINE.split(text)


def _lines_of_markup(text: str) -> Iterator[str]:
    """The lines among tags; a line's end in the source ends one only where no tags do."""
    tokens = read_markup(text)
    lines = read_lines(tokens, links=True)
    if len(lines) == 1 and _NEWLINE.search(text):
        bare = "".join(token.text for token in tokens if token.kind is Kind.TEXT)
        lines = [line for raw in _NEWLINE.split(bare) if (line := flow(raw))]
    yield from lines


def without_repeated(paragraphs: list[str], heads: Iterable[str]) -> list[str]:
    """The text without the headings that it begins with once more, each on a line or before the first sentence."""
    wanted = [head for head in heads if plain(head)]
    for _time in range(_MOST_REPEATED):
        first = paragraphs[0] if paragraphs else ""
        if len(paragraphs) > 1 and any(_is_same(first, head) for head in wanted):
            paragraphs = paragraphs[1:]
        elif rest := next((rest for head in wanted if (rest := _behind(first, head))), None):
            paragraphs = [rest, *paragraphs[1:]]
        else:
            return paragraphs
    return paragraphs


def _is_same(first: str, head: str) -> bool:
    """Whether a line is the heading, and not a sentence in its words."""
    return plain(first) == plain(head) and (not first.endswith("。") or head.endswith("。"))


def _behind(first: str, head: str) -> str | None:
    """What stands behind a heading that runs into the text: parted by white space, or a bracket follows."""
    if not first.startswith(head) or len(first) <= len(head):
        return None
    rest = first[len(head) :]
    return rest.strip(" \u3000\t") if rest[0] in " \u3000\t【（(〔[" and rest.strip() else None
