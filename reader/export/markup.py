"""Articles as HTML elements: for the page and the book."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.citations import CitationStyle, citation
from reader.export.provenance import is_chinese, one_line
from reader.export.text import author_line, dated_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.paper import Clipping

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
@media print { body { background: none; max-width: none } article { break-after: page } }
"""
"""How pages and books are set: justified, first lines indented by two characters, as Chinese papers are."""


def article_markup(clipping: Clipping) -> str:
    """An `article` element; well-formed XML as well as HTML, with nothing in it that could run."""
    language = "zh" if is_chinese(clipping) else "und"
    inner = "\n".join(_elements(clipping))
    return f'<article lang="{language}">\n{inner}\n</article>'


def _elements(clipping: Clipping) -> Iterator[str]:
    article = clipping.article
    if article.rubric:
        yield _element("p", f"【{article.rubric}】", "rubric")
    if article.kicker:
        yield _element("p", article.kicker, "kicker")
    yield _element("h2", article.name)
    if article.deck:
        yield _element("p", article.deck, "deck")
    if article.authors:
        yield _element("p", author_line(article.authors), "byline")
    yield from (_element("p", paragraph) for paragraph in dated_paragraphs(article))
    if article.truncated:
        yield _element("p", _("[The text stops here: the rest stands on a page that was not read.]"), "note")
    yield _element("blockquote", citation(clipping), "citation")


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


def _element(name: str, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{xml_text(one_line(text))}</{name}>"


def xml_text(text: str) -> str:
    """A text as XML and HTML hold it; a character that they cannot hold becomes �."""
    return escape(_NOT_XML.sub("\ufffd", text))
