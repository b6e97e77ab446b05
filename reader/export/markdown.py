"""Articles as Markdown, as CommonMark has it: a heading each, and where it was printed below."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.core.article_links import article_link, can_be_linked
from reader.core.speech import _
from reader.export.citations import citation
from reader.export.format import ExportFormat
from reader.export.marked_text import blocks, is_on_all, link_words, mark_words, told
from reader.export.provenance import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import ClippedMark, Clipping
    from reader.export.marked_text import Piece

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]")
_AT_LINE_START = re.compile(r"^(\d+)([.)])|^([#+\-=])", re.MULTILINE)


_FORMS = {"kicker": "*{}*", "headline": "## {}", "deck": "**{}**"}


def markdown_text(clippings: Sequence[Clipping]) -> str:
    """All articles, one under another; their notes are footnotes, numbered through the file."""
    firsts = accumulate((len(told(one)) for one in clippings), initial=0)
    return "\n".join(
        "\n\n".join(_blocks(one, first)) + "\n" for one, first in zip(clippings, firsts, strict=False)
    )


def _blocks(clipping: Clipping, first: int) -> Iterator[str]:
    notes = {nth: number + first for nth, number in told(clipping).items()}
    for block in blocks(clipping):
        text = _at_line_start("".join(_piece(piece, notes) for piece in block.pieces))
        whole = "".join(f"[^{number}]" for nth, number in notes.items() if is_on_all(clipping.marks[nth]))
        yield _FORMS.get(block.kind, "{}").format(text) + (whole if block.kind == "headline" else "")
    yield f"> {escaped(citation(clipping))}{back_link_markdown(clipping.key)}"
    yield from (f"[^{number}]: {_note(clipping.marks[nth])}" for nth, number in notes.items())


def _piece(piece: Piece, notes: dict[int, int]) -> str:
    """Words, highlighted as CommonMark's HTML has it, and the numbers of notes that end with them."""
    text = _SPECIAL.sub(r"\\\g<0>", piece.text)
    text = f"<mark>{text}</mark>" if piece.marks else text
    return text + "".join(f"[^{notes[nth]}]" for nth in piece.ends if nth in notes)


def _note(mark: ClippedMark) -> str:
    quote = f"“{escaped(mark.quote)}” " if mark.quote else ""
    return quote + escaped(mark_words(mark))


def back_link_markdown(key: str) -> str:
    """A link, after a space, that leads to an article in the archive; '' where the key is none."""
    if not can_be_linked(key):
        return ""
    return f" [{escaped(link_words())}]({article_link(key)})"


def escaped(text: str) -> str:
    """A text on one line in which nothing is a mark of Markdown."""
    return _at_line_start(_SPECIAL.sub(r"\\\g<0>", one_line(text)))


def _at_line_start(line: str) -> str:
    return _AT_LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


FORMAT = ExportFormat("md", lambda: _("Markdown"), markdown_text, has_marks=True)
