"""The text of an article: where it stands in its page, its paragraphs, and the captions told from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.wording import BLOCKS, split_indented
from reader.importers.layout.bylines import is_caption
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.importers.source.html_tokens import Token

_BEGINS, _ENDS = "enpcontent", "/enpcontent"
_HOLDERS = frozenset(("ozoom", "articlecontent", "contenttext", "zoom"))
_PICTURES = frozenset(("pci_c", "attachment", "pic", "picture", "tupian", "articlepic"))
"""What the elements are called that hold an article's pictures with their captions, outside of its text."""
_FRAMES = ("table", "figure")
_LONGEST_CAPTION = 300


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens from `start` up to `stop`. `is_open`: the file ends before what was begun."""

    start: int
    stop: int
    is_open: bool = False


@dataclass
class Written:
    """An article's text. `is_open`: the file breaks off within it."""

    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    is_open: bool = False


def find_spans(tokens: Sequence[Token]) -> list[Span]:
    """Where the text of the article stands by the marks of its system; empty where the page has none.

    It stands between two comments, else in an element of its own. A page may hold it twice, to print it.
    """
    return (
        list(_between_comments(tokens))
        or list(_elements(tokens, lambda token: token.is_start("founder-content")))
        or list(_elements(tokens, lambda token: token.attributes.get("id", "").lower() in _HOLDERS))[:1]
        or list(_elements(tokens, _is_called_holder))[:1]
    )


def _is_called_holder(token: Token) -> bool:
    return not _HOLDERS.isdisjoint(token.attributes.get("class", "").lower().split())


def read_body(tokens: Sequence[Token], spans: Sequence[Span]) -> Written:
    """The text in the spans; one that repeats another is left out."""
    whole = Written()
    for span in spans:
        part = _read(tokens[span.start : span.stop])
        known = {*whole.paragraphs, *whole.captions}
        if any(text not in known for text in (*part.paragraphs, *part.captions)):
            whole.paragraphs += part.paragraphs
            whole.captions += part.captions
        whole.is_open = whole.is_open or span.is_open
    outside = (text for text in _captions_outside(tokens, spans) if text not in whole.paragraphs)
    whole.captions = list(dict.fromkeys((*outside, *whole.captions)))
    return whole


def _between_comments(tokens: Sequence[Token]) -> Iterator[Span]:
    start: int | None = None
    for place, token in enumerate(tokens):
        if token.kind is not Kind.COMMENT:
            continue
        word = token.text.strip().lower()
        if word == _BEGINS and start is None:
            start = place + 1
        elif word == _ENDS and start is not None:
            yield Span(start, place)
            start = None
    if start is not None:
        yield Span(start, len(tokens), is_open=True)


def _elements(tokens: Sequence[Token], is_wanted: Callable[[Token], bool]) -> Iterator[Span]:
    """The elements that are wanted, each to the end that closes it; those within another are its part."""
    stop = 0
    for place, token in enumerate(tokens):
        if place >= stop and token.kind is Kind.START and is_wanted(token):
            span = _element(tokens, place)
            stop = span.stop
            yield span


def _element(tokens: Sequence[Token], place: int) -> Span:
    name, depth = tokens[place].text, 0
    for at in range(place, len(tokens)):
        depth += tokens[at].is_start(name) - tokens[at].is_end(name)
        if depth == 0:
            return Span(place + 1, at)
    return Span(place + 1, len(tokens), is_open=True)


def _read(tokens: Sequence[Token]) -> Written:
    """Blocks into paragraphs and captions."""
    reader = _Blocks(_framed(tokens))
    for place, token in enumerate(tokens):
        reader.take(place, token)
    reader.close(len(tokens))
    return reader.written


class _Blocks:
    """Takes tokens one by one.

    A caption stands in a table or figure with a picture, is centred below a picture, or is worded as one.
    """

    def __init__(self, framed: set[int]) -> None:
        self.written = Written()
        self._framed = framed
        self._words: list[str] = []
        self._is_below_picture = False
        self._is_centred = False

    def take(self, place: int, token: Token) -> None:
        if token.kind is Kind.TEXT:
            self._words.append(token.text)
        elif token.is_start("img"):
            self._is_below_picture = True
        elif token.kind in {Kind.START, Kind.END} and token.text in BLOCKS:
            self.close(place)
            if token.kind is Kind.START and token.text != "br":
                self._is_centred = _is_centred(token)

    def close(self, place: int) -> None:
        texts = split_indented("".join(self._words))
        self._words.clear()
        is_set_as_caption = place in self._framed or (self._is_below_picture and self._is_centred)
        for text in texts:
            is_short = len(text) <= _LONGEST_CAPTION
            is_below = is_short and (is_set_as_caption or is_caption(text))
            (self.written.captions if is_below else self.written.paragraphs).append(text)
            self._is_below_picture = False


def _is_centred(token: Token) -> bool:
    style = token.attributes.get("style", "").replace(" ", "").lower()
    return (
        token.text == "center"
        or token.attributes.get("align", "").lower() == "center"
        or "text-align:center" in style
    )


def _framed(tokens: Sequence[Token]) -> set[int]:
    """The places within tables and figures that hold a picture and little text."""
    places: set[int] = set()
    for span in _elements(tokens, lambda token: token.text in _FRAMES):
        inside = tokens[span.start : span.stop]
        size = sum(len(token.text) for token in inside if token.kind is Kind.TEXT)
        if not span.is_open and size <= _LONGEST_CAPTION and any(token.is_start("img") for token in inside):
            places.update(range(span.start, span.stop + 1))
    return places


def _captions_outside(tokens: Sequence[Token], spans: Sequence[Span]) -> Iterator[str]:
    """The captions of pictures that the page shows above or below the text."""
    for holder in _elements(tokens, _holds_pictures):
        is_apart = all(span.stop <= holder.start or holder.stop <= span.start for span in spans)
        inside = tokens[holder.start : holder.stop]
        if is_apart and not holder.is_open and any(token.is_start("img") for token in inside):
            part = _read(inside)
            yield from (text for text in (*part.captions, *part.paragraphs) if len(text) <= _LONGEST_CAPTION)


def _holds_pictures(token: Token) -> bool:
    return any(word.lower() in _PICTURES for word in token.attributes.get("class", "").split())
