"""What the libraries' METS files call things. A library more is a line more here, and no code.

| fact | British Library | BnF, Europeana | Luxembourg | RERO | Chronicling America |
| --- | --- | --- | --- | --- | --- |
| article | ARTICLE, linked to page areas by smLinkGrp | ARTICLE | ARTICLE | Article | none |
| heading | page area "Headline" | HEADING › TITLE | also OVERLINE, SUBHEADLINE | as BnF | - |
| body | page areas, words from … to … | BODY › BODY_CONTENT › PARAGRAPH › TEXT | as BnF | as BnF | - |
| page | page | TITLE_PAGE, CONTENT_PAGE | PAGE | PAGE | np:page |
| date | MODS, 1824-02-17 | MODS, 01.08.1821 | MODS, w3cdtf | the file's name | MODS, iso8601 |
| unit | pixel | pixel | mm10 | pixel | inch1200 |
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What the words of a division are in its article."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    AUTHOR = "author"
    BODY = "body"
    LINES = "lines"
    """A table: what stands in a line belongs together, not what stands in a block."""


ARTICLES = frozenset({"ARTICLE"})
"""Divisions that become articles. Any other (advertisements, notices, the text of a section itself) is left
out and told of, so that what a library counts as articles is what stands in the archive."""

HEADINGS = {
    "OVERLINE": Role.KICKER,
    "KICKER": Role.KICKER,
    "OVERTITLE": Role.KICKER,
    "HEADING": Role.HEADLINE,
    "TITLE": Role.HEADLINE,
    "HEADLINE": Role.HEADLINE,
    "SUBHEADLINE": Role.DECK,
    "SUBTITLE": Role.DECK,
    "SUBHEADING": Role.DECK,
}
"""Above the first words of the body; further down they are paragraphs by themselves."""

BYLINES = frozenset({"AUTHOR", "BYLINE"})
TABLES = frozenset({"TABLE"})
JOINED = frozenset({"PARAGRAPH", "TEXT"})
"""All blocks of such a division are one paragraph, whatever columns it goes through."""

SECTIONS = frozenset({"SECTION", "CHAPTER"})
"""Their heading is the rubric of the articles in them."""

WRAPPERS = frozenset({
    "", "BODY", "BODY_CONTENT", "CONTENT", "PARAGRAPH", "TEXT", "TEXTBLOCK", "HEADING", "TITLE", "IMAGE",
    "NEWSPAPER", "VOLUME", "ISSUE", "SERIAL",
})  # fmt: skip
"""Divisions that say nothing of what stands in them."""

ISSUES = ("ISSUE", "VOLUME", "NEWSPAPER", "SERIAL", "PHYSSEQUENCE")
"""Divisions that name the descriptions (MODS) of the issue and of its paper, the nearest first."""

PAGE_END = "PAGE"
"""How the names of all divisions for pages end: PAGE, TITLE_PAGE, np:page."""

PLACEHOLDERS = frozenset({"", "untitled", "untitled article", "document_title_placeholder", "no title"})
"""Labels that programs put where nothing is printed."""


def kind_of(type_name: str) -> str:
    """A division's TYPE in capitals, without the prefix that Chronicling America gives it."""
    return type_name.rpartition(":")[2].strip().upper()


def is_placeholder(label: str) -> bool:
    """Whether a label stands for nothing printed as a heading; "The first words of the bo..." is one such."""
    return label.strip().casefold() in PLACEHOLDERS or label.rstrip().endswith(("...", "…"))
