"""Articles as Markdown, as CommonMark has it: a heading each, and where it was printed below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.citations import citation
from reader.export.format import ExportFormat
from reader.export.provenance import one_line
from reader.export.text import author_line, dated_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Clipping

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]")
_AT_LINE_START = re.compile(r"^(\d+)([.)])|^([#+\-=])", re.MULTILINE)


def markdown_text(clippings: Sequence[Clipping]) -> str:
    """All articles, one under another."""
    return "\n".join("\n\n".join(_blocks(clipping)) + "\n" for clipping in clippings)


def _blocks(clipping: Clipping) -> Iterator[str]:
    article = clipping.article
    if article.rubric:
        yield f"【{escaped(article.rubric)}】"
    if article.kicker:
        yield f"*{escaped(article.kicker)}*"
    yield f"## {escaped(article.name)}"
    if article.deck:
        yield f"**{escaped(article.deck)}**"
    if article.authors:
        yield escaped(author_line(article.authors))
    yield from map(escaped, dated_paragraphs(article))
    if article.truncated:
        yield escaped(_("[The text stops here: the rest stands on a page that was not read.]"))
    yield f"> {escaped(citation(clipping))}"


def escaped(text: str) -> str:
    """A text on one line in which nothing is a mark of Markdown."""
    line = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    return _AT_LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


FORMAT = ExportFormat("md", lambda: _("Markdown"), markdown_text)
