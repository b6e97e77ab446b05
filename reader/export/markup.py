"""Articles as HTML elements: for the page and the book."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reader.core.article_links import article_link, can_be_linked
from reader.export.citations import CitationStyle, citation
from reader.export.marked_text import blocks, is_on_all, link_words, mark_words, told
from reader.export.provenance import is_chinese, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.paper import ClippedMark, Clipping
    from reader.export.marked_text import Piece

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) cannot hold, not even escaped."""
STYLE = """\
body { font-family: "Songti SC", "Noto Serif CJK SC", SimSun, serif; line-height: 1.7; margin: 0 auto; padding: 1em;
  max-width: 34em; color: #222; background: #fffdf8 }
article { margin: 0 0 4em; break-inside: auto }
h2, .kicker, .deck, .rubric { font-family: "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
h2 { line-height: 1.3; margin: .2em 0; break-after: avoid }
.rubric, .kicker, .deck, .byline, .note { margin: .2em 0; text-indent: 0 }
.byline, .citation { font-family: "Kaiti SC", KaiTi, "Noto Serif CJK SC", serif }
p { margin: 0; text-indent: 2em; text-align: justify }
article:lang(en) p { text-indent: 0; margin: .6em 0 }
.citation { margin: 1em 0 0; padding-left: 1em; border-left: 3px solid #b03020; font-size: .9em; text-indent: 0 }
mark { color: inherit; padding: .05em 0 }
mark, q.yellow { background: #ffe9a8 } mark.green, q.green { background: #d3ebcb }
mark.blue, q.blue { background: #d0e3f4 } mark.red, q.red { background: #f8d3ca }
sup { line-height: 0; font-size: .7em } sup a { text-decoration: none; color: #b03020; padding: 0 .15em }
.notes { margin: 1em 0 0; font-size: .9em } .notes ol { padding-left: 2em } .notes li { margin: .3em 0 }
.citation a { color: #b03020; white-space: nowrap }
@media print { body { background: none; max-width: none } article { break-after: page } }
"""
"""How pages and books are set: justified, first lines indented by two characters, as Chinese papers are."""


_CLASSES = {"headline": "", "body": "", "hint": "note"}
"""The classes of blocks that are not called what they are."""


def article_markup(clipping: Clipping, identity: str = "", *, is_linked: bool = False) -> str:
    """An `article` element; well-formed XML as well as HTML, with nothing in it that could run.

    `identity` tells the anchors of its notes from those of other articles of the page; `is_linked` says whether it
    leads back into the archive.
    """
    language = "zh" if is_chinese(clipping) else "und"
    inner = "\n".join(_elements(clipping, identity, is_linked=is_linked))
    return f'<article lang="{language}">\n{inner}\n</article>'


def _elements(clipping: Clipping, identity: str, *, is_linked: bool) -> Iterator[str]:
    numbers = told(clipping)
    for block in blocks(clipping):
        inner = "".join(_piece(piece, clipping, numbers, identity) for piece in block.pieces)
        if block.kind == "headline":
            whole = (number for nth, number in numbers.items() if is_on_all(clipping.marks[nth]))
            inner += "".join(_reference(number, identity) for number in whole)
        name = "h2" if block.kind == "headline" else "p"
        yield _tagged(name, inner, _CLASSES.get(block.kind, block.kind))
    link = back_link(clipping.key) if is_linked else ""
    yield _tagged("blockquote", xml_text(one_line(citation(clipping))) + link, "citation")
    if numbers:
        yield _notes(clipping, numbers, identity)


def back_link(key: str) -> str:
    """An element, after a space, that leads to an article in the archive; '' where the key is none."""
    if not can_be_linked(key):
        return ""
    return f' <a href="{xml_text(article_link(key))}">{xml_text(link_words())}</a>'


def _piece(piece: Piece, clipping: Clipping, numbers: dict[int, int], identity: str) -> str:
    """Words in the colour of the mark that was put on them last, and the numbers of notes that end with them."""
    text = xml_text(piece.text)
    if piece.marks:
        text = f'<mark class="{xml_text(clipping.marks[piece.marks[-1]].colour)}">{text}</mark>'
    return text + "".join(_reference(numbers[nth], identity) for nth in piece.ends if nth in numbers)


def _reference(number: int, identity: str) -> str:
    return f'<sup><a id="ref{identity}-{number}" href="#note{identity}-{number}">{number}</a></sup>'


def _notes(clipping: Clipping, numbers: dict[int, int], identity: str) -> str:
    """The notes as a list, each with a way back to its words."""
    items = "\n".join(
        f'<li id="note{identity}-{number}">{_note(clipping.marks[nth])}</li>'
        for nth, number in numbers.items()
    )
    return f'<section class="notes">\n<ol>\n{items}\n</ol>\n</section>'


def _note(mark: ClippedMark) -> str:
    quote = f'<q class="{xml_text(mark.colour)}">{xml_text(one_line(mark.quote))}</q> ' if mark.quote else ""
    return quote + xml_text(mark_words(mark))


def citation_markup(clipping: Clipping, style: CitationStyle) -> str:
    """A citation as a paragraph, for the clipboard: a word processor sets it in the fonts of its language."""
    language = "zh" if is_chinese(clipping) else "en"
    return f'<p lang="{language}">{xml_text(citation(clipping, style))}</p>'


def quotation_markup(clipping: Clipping, words: str, style: CitationStyle) -> str:
    """Words copied from an article as a block, a paragraph each, and under them where they stand."""
    lines = [line.strip() for line in words.strip().splitlines()]
    paragraphs = "".join(f"<p>{xml_text(line)}</p>" for line in lines if line)
    language = "zh" if is_chinese(clipping) else "en"
    source = f'<p lang="{language}">——{xml_text(citation(clipping, style))}</p>'
    return f"<blockquote>{paragraphs}</blockquote>{source}"


def _tagged(name: str, inner: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{inner}</{name}>"


def xml_text(text: str) -> str:
    """A text as XML and HTML hold it; a character that they cannot hold becomes �."""
    return escape(_NOT_XML.sub("\ufffd", text))
