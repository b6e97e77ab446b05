"""An article in blocks, and these in pieces, each with the highlights it is part of: what every document sets."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.core.annotations.nouns import lines_of
from reader.core.speech import _
from reader.export.authors import author_line
from reader.export.provenance import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.core.paper import Article, ClippedMark, Clipping

    Sign = tuple[str, tuple[int, ...]]


class Piece(NamedTuple):
    """Characters that are part of the same marks, by their places in `Clipping.marks`.

    `ends` are those of them that end here.
    """

    text: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Block(NamedTuple):
    """What stands on a line of its own: rubric, kicker, headline, deck, byline, body (a paragraph) or hint."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(piece.text for piece in self.pieces)


def blocks(clipping: Clipping) -> Iterator[Block]:
    """The article as it is set, white space of any kind and length as one space."""
    article, marks = clipping.article, clipping.marks
    starts = _starts(article)
    for kind, text in _headings(article):
        if (kind == "headline" and not article.headline) or kind == "byline":
            yield _plain(kind, text)
        else:
            yield Block(kind, _bracketed(kind, _pieces(text, next(starts), marks)))
    for nth, paragraph in enumerate(article.paragraphs):
        pieces = _pieces(paragraph, next(starts), marks)
        dateline = article.dateline if nth == 0 and article.dateline else ""
        is_there = paragraph.strip().startswith(dateline)
        yield Block("body", pieces if is_there else (Piece(f"{one_line(dateline)} "), *pieces))
    if article.truncated:
        yield _plain("hint", _("[The text breaks off here; the rest may be on another page.]"))


def _headings(article: Article) -> Iterator[tuple[str, str]]:
    found = (
        ("rubric", article.rubric),
        ("kicker", article.kicker),
        ("headline", article.name),
        ("deck", article.deck),
        ("byline", author_line(article.authors)),
    )
    yield from ((kind, text or "") for kind, text in found if text or kind == "headline")


def _starts(article: Article) -> Iterator[int]:
    """Where the lines of an article begin in its text."""
    return accumulate((len(line) + 1 for line in lines_of(article)), initial=0)


def _plain(kind: str, text: str) -> Block:
    return Block(kind, (Piece(one_line(text)),))


def _bracketed(kind: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (Piece("【"), *pieces, Piece("】")) if kind == "rubric" else pieces


def _pieces(text: str, start: int, marks: Sequence[ClippedMark]) -> tuple[Piece, ...]:
    """A line that begins at `start` of the article's text."""
    within = {
        nth: span for nth, span in enumerate(map(_span, marks)) if _meets(span, start, start + len(text))
    }
    if not within:
        return (Piece(one_line(text)),)
    signs = [
        (sign, tuple(nth for nth, (first, last) in within.items() if first <= at < last))
        for at, sign in enumerate(text, start)
    ]
    pieces = [
        Piece("".join(sign for sign, _there in group), there)
        for there, group in groupby(_squeezed(signs), key=lambda it: it[1])
    ]
    for nth, (_first, last) in within.items():
        if last <= start + len(text):
            _end(pieces, nth)
    return tuple(pieces)


def _span(mark: ClippedMark) -> tuple[int, int]:
    return (mark.start, mark.end) if mark.start is not None and mark.end is not None else (0, 0)


def _meets(span: tuple[int, int], start: int, end: int) -> bool:
    return max(span[0], start) < min(span[1], end)


def _squeezed(signs: Iterable[Sign]) -> Iterator[Sign]:
    """White space as `one_line` has it."""
    blank: Sign | None = None
    is_begun = False
    for sign in signs:
        if sign[0].isspace():
            blank = blank or (" ", sign[1])
            continue
        if blank and is_begun:
            yield blank
        blank, is_begun = None, True
        yield sign


def _end(pieces: list[Piece], nth: int) -> None:
    """Note that a mark ends with the last piece that is part of it."""
    for at in reversed(range(len(pieces))):
        if nth in pieces[at].marks:
            pieces[at] = pieces[at]._replace(ends=(*pieces[at].ends, nth))
            return


# what is told under the article


def told(clipping: Clipping, *, is_all: bool = False) -> dict[int, int]:
    """The numbers, from 1, of the marks that are told in words, by their places: all, or those that say something.

    A highlight without a word to it says nothing but where it is; where that is not certain, it is told.
    """
    kept = [
        nth
        for nth, mark in enumerate(clipping.marks)
        if is_all or mark.note or mark.tags or mark.start is None
    ]
    return {nth: number for number, nth in enumerate(kept, 1)}


def is_on_all(mark: ClippedMark) -> bool:
    """Whether a note is on the whole article."""
    return mark.start is not None and mark.start == mark.end


def link_words() -> str:
    """What a link back into the archive says."""
    return _("Open in Yuebao")


def mark_words(mark: ClippedMark) -> str:
    """What is said of a mark beside its quote: the note, whether its place is certain, its tags."""
    lost = _("(where it stands now is not certain)") if mark.start is None else ""
    return " ".join(part for part in (one_line(mark.note), lost, *(f"#{tag}" for tag in mark.tags)) if part)
