"""What an article's page is made of, from kicker to the last paragraph, in the order it is set."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.gui.reading.punctuation import ENDINGS
from reader.gui.widgets.wording import listed, when_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Article, Author, Clipping

SUBHEADING_LENGTH = 16
LONG_PARAGRAPH = 30
BREAKS = str.maketrans(dict.fromkeys("\n\r\u2028\u2029\ufdd0\ufdd1\ufffc\v\f", " "))
"""What Qt would take for the end of a paragraph; a record holds none, a careless file might."""


class Role(StrEnum):
    """What a paragraph is on the page."""

    RUBRIC = "rubric"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    PLACE = "place"
    BODY = "body"
    SUBHEADING = "subheading"
    NOTE = "note"


OF_THE_PAPER = frozenset(Role) - {Role.PLACE, Role.NOTE}
"""What the paper itself says: finds look there, and nowhere else."""


class Paragraph(NamedTuple):
    """One paragraph of the page. `text` is as stored, but for the byline, the place and the note.

    `as_printed` is what stood on the page in its place, told when the pointer rests on it.
    """

    role: Role
    text: str
    as_printed: str | None = None


def paragraphs_of(clipping: Clipping) -> tuple[Paragraph, ...]:
    """The paragraphs of an article. Byline and place always stand there, the byline may be empty."""
    article = clipping.article
    headings = [
        Paragraph(role, text.translate(BREAKS))
        for role, text in (
            (Role.RUBRIC if article.headline else Role.HEADLINE, article.rubric),
            (Role.KICKER, article.kicker),
            (Role.HEADLINE, article.headline),
            (Role.DECK, article.deck),
        )
        if text
    ]
    byline = [
        Paragraph(Role.BYLINE, _byline(article), article.byline),
        Paragraph(Role.PLACE, place_of(clipping)),
    ]
    note = [Paragraph(Role.NOTE, _truncation(article))] if article.truncated or not article.paragraphs else []
    return (*headings, *byline, *_body(article.paragraphs), *note)


def place_of(clipping: Clipping) -> str:
    """Paper, date, page and page name: where the article was printed."""
    printed_on = _("Pages {number}") if len(clipping.pages) > 1 else _("Page {number}")
    page = printed_on.format(number=listed(clipping.pages))
    day = when_wording(clipping.when, clipping.edition or "")
    words = (clipping.title, day, page, clipping.page_name)
    return "\u2002".join(word for word in words if word)


def _byline(article: Article) -> str:
    groups: list[str] = [article.dateline] if article.dateline else []
    groups += [" ".join(group) for group in _by_role(article.authors)]
    return ("\u2002".join(groups) or article.byline or "").translate(BREAKS)


def _by_role(authors: Sequence[Author]) -> Iterator[list[str]]:
    """Names with the role before the first of those who share it."""
    group: list[str] = []
    role: str | None = None
    for author in authors:
        if group and author.role != role:
            yield group
            group = []
        if not group and author.role:
            group.append(author.role)
        role = author.role
        group.append(author.name)
    if group:
        yield group


def _body(paragraphs: Sequence[str]) -> Iterator[Paragraph]:
    for number, text in enumerate(paragraphs):
        role = Role.SUBHEADING if is_subheading(paragraphs, number) else Role.BODY
        yield Paragraph(role, text.translate(BREAKS))


def is_subheading(paragraphs: Sequence[str], number: int) -> bool:
    """Whether a short paragraph stands between long ones without ending as a sentence does.

    A poem's lines have short neighbours and stay what they are; so does a signature at the end.
    """
    text = paragraphs[number].strip()
    if not 0 < len(text) <= SUBHEADING_LENGTH or text[-1] in ENDINGS or number + 1 == len(paragraphs):
        return False
    before = paragraphs[number - 1].strip() if number else None
    is_after_text = before is None or len(before) >= LONG_PARAGRAPH or before[-1:] in ENDINGS
    after = paragraphs[number + 1].strip()
    return is_after_text and len(after) >= LONG_PARAGRAPH


def _truncation(article: Article) -> str:
    if not article.paragraphs:
        return _("No text of this article was read.")
    return _("The text breaks off here; the rest may be on another page.")
