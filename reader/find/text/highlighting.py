"""Where the terms of a query stand in a text as printed, and the piece of it worth showing."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.span import Span
from reader.find.records import HighlightedText
from reader.find.text.folding import fold
from reader.find.text.patterns import PrintedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.find.text.patterns import SoughtText

SNIPPET = 72
"""Characters of a snippet, more or less: two lines of a list row."""
_BREAK = re.compile("[。！？；…!?;\n]")
_CUT = "…"
_COUNTED = 40
"""Hits of one window that are counted; more make no difference."""


def spans_of_terms(text: str, sought: Sequence[SoughtText]) -> tuple[Span, ...]:
    """The places of terms, in order; those that overlap are one. No match runs over a paragraph's end."""
    printed = PrintedText(text)
    found = [span for it in sought for span in printed.spans_of(it)]
    if len(found) < 2:
        return tuple(found)
    return tuple(_merge(sorted(found, key=lambda span: (span.start, span.end))))


def highlight(text: str, sought: Sequence[SoughtText]) -> HighlightedText:
    """A whole text with where its terms stand."""
    return HighlightedText(text, spans_of_terms(text, sought))


def snippet(texts: Sequence[str], sought: Sequence[SoughtText]) -> HighlightedText | None:
    """The window where most different terms stand, and stand most often; the first of equal ones.

    None where none of them stands in any text.
    """
    windows = [
        window for text, spans in _highlighted_texts(texts, sought) for window in _windows(text, spans)
    ]
    if not windows:
        return None
    best = max(windows, key=lambda window: window.density)
    return highlight(_piece(best.text, best.start, best.end), sought)


def opening(texts: Sequence[str]) -> HighlightedText:
    """How the texts begin, for an article in which no term stands."""
    return HighlightedText(_piece(texts[0], 0, 0) if texts else "")


@dataclass(frozen=True, slots=True)
class _Window:
    """Hits that stand near each other; `density` counts different ones, then all."""

    text: str
    start: int
    end: int
    density: tuple[int, int]


def _highlighted_texts(
    texts: Sequence[str], sought: Sequence[SoughtText]
) -> Iterator[tuple[str, list[Span]]]:
    """The texts in which a term stands. All are looked through at once: no match runs over a paragraph's end."""
    spans = deque(spans_of_terms("\n".join(texts), sought))
    start = 0
    for text in texts:
        end = start + len(text)
        own = []
        while spans and spans[0].start < end:
            span = spans.popleft()
            own.append(Span(span.start - start, span.end - start))
        if own:
            yield text, own
        start = end + 1


def _windows(text: str, spans: Sequence[Span]) -> Iterator[_Window]:
    """A window from each hit on, in linear time."""
    forms = [_form(text[it.start : it.end]) for it in spans]
    last = 0
    for first, span in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1].end - span.start <= SNIPPET:
            last += 1
        within = forms[first : last + 1][:_COUNTED]
        yield _Window(text, span.start, spans[last].end, (len(set(within)), len(within)))


_form = lru_cache(maxsize=1_024)(fold)
"""What is found is found again and again."""


def _piece(text: str, start: int, end: int) -> str:
    """The text around a window, from the mark before it on if that is near, … where it is cut."""
    room = max(0, SNIPPET - (end - start))
    breaks = [mark.end() for mark in _BREAK.finditer(text, max(0, start - room * 2 // 3), start)]
    begin = breaks[0] if breaks else max(0, start - room // 3)
    if start <= room // 2:
        begin = 0
    stop = min(len(text), max(end, begin + SNIPPET))
    breaks = [mark.end() for mark in _BREAK.finditer(text, end, stop)]
    stop = breaks[-1] if breaks and stop < len(text) else stop
    head = _CUT if begin and not _BREAK.match(text, begin - 1) else ""
    tail = _CUT if stop < len(text) and not _BREAK.match(text, stop - 1) else ""
    return head + text[begin:stop].strip() + tail


def _merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans sorted by start, overlapping ones joined."""
    last: Span | None = None
    for span in spans:
        if last is None:
            last = span
        elif span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last
