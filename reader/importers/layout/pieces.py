"""The pieces of a page, and what of them makes one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.layout.joints import is_cut_where_column_ended, is_same_paragraph, joint, with_measure
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.sure_labels import RUNNING, told_by_form
from reader.importers.layout.wrapping import find_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_LONGEST = 2000
"""Characters. No paragraph is longer; where one would be, lines are no longer put together."""
_CAPTIONS = frozenset({Label.CAPTION, Label.CAPTION_ON})
_OUTSIDE = frozenset({Label.MASTHEAD, Label.PAGE_HEAD, Label.PAGE_FOOT, Label.ADVERTISEMENT})
TEXT = frozenset({Label.LEAD, Label.FIRST, Label.PARAGRAPH, Label.SUBHEADING, Label.VERSE})


@dataclass
class Piece:
    """A thing of one line or more: a paragraph, a byline, a heading line."""

    label: Label
    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines as one."""
        text = self.lines[0].text
        for line, after in zip(self.lines, self.lines[1:], strict=False):
            text += joint(text, line, after) + after.text
        return text


@dataclass
class Parts:
    """The pieces of one article."""

    rubric: Piece | None = None
    is_named_below: bool = False
    """The rubric came after the heading, and no text so far."""
    heading: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    bylines: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether a paragraph was seen."""
        return any(piece.label in TEXT or piece.label is Label.REST for piece in self.body)

    @property
    def is_led(self) -> bool:
        """Whether the text begins as only the first of an article does."""
        return bool(self.bylines) or bool(self.body and self.body[0].label in {Label.LEAD, Label.FIRST})

    @property
    def lines(self) -> list[Line]:
        """All lines, of what is no article."""
        pieces = [*([self.rubric] if self.rubric else []), *self.bylines, *self.body]
        return [*self.heading, *(line for piece in pieces for line in piece.lines), *self.below]


def make_pieces(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Piece]:
    """Lines that go on put to those that they go on with; heading lines stay by themselves."""
    pieces: list[Piece] = []
    for line, label in zip(
        lines, _widths_first(lines, told_by_form(lines, labels, setting), setting), strict=True
    ):
        if label in {Label.PARAGRAPH_ON, Label.BYLINE_ON, Label.CAPTION_ON} and pieces:
            is_parted = label is Label.PARAGRAPH_ON and pieces[-1].label is Label.CAPTION and len(pieces) > 1
            pieces[-2 if is_parted else -1].lines.append(line)
        else:
            pieces.append(Piece(label, [line]))
    return pieces


def _widths_first(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Label]:
    """The labels, with the ends of paragraphs told by widths where lines are cut at a measure."""
    found = _across_captions(lines, labels)
    for start, end in _stretches(found):
        measure = find_measure(lines[start:end]) or setting.measure
        here = with_measure(setting, measure)
        text = lines[start].text
        for at in range(start + 1, end):
            line, after = lines[at - 1], lines[at]
            if found[at] in {Label.PARAGRAPH, Label.PARAGRAPH_ON} and not (measure and after.gap):
                is_same = len(text) < _LONGEST and is_same_paragraph(text, line, after, here)
                found[at] = Label.PARAGRAPH_ON if is_same else Label.PARAGRAPH if measure else found[at]
            text = text + after.text if found[at] is Label.PARAGRAPH_ON else after.text
    return found


def _across_captions(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The labels, a text that a caption stands amid going on behind it."""
    found = list(labels)
    above: int | None = None
    for at, label in enumerate(labels):
        if label in RUNNING:
            is_apart = above is not None and above + 1 < at
            if is_apart and label is Label.PARAGRAPH and is_cut_where_column_ended(lines[above or 0].text):
                found[at] = Label.PARAGRAPH_ON
            above = at
        elif label not in _CAPTIONS:
            above = None
    return found


def _stretches(labels: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Where lines of running text follow each other."""
    start = 0
    for at, label in enumerate([*labels, None]):
        if label not in RUNNING:
            if at - start > 1:
                yield start, at
            start = at + 1
        elif label in {Label.LEAD, Label.FIRST, Label.REST} and at > start:
            yield start, at
            start = at


def group_pieces(pieces: Iterable[Piece]) -> tuple[list[Parts], list[Piece]]:
    """The articles of a page, and what belongs to none."""
    found: list[Parts] = [Parts()]
    left: list[Piece] = []
    for piece in pieces:
        now = found[-1]
        if piece.label in _OUTSIDE:
            left.append(piece)
            continue
        if _begins(piece, now):
            rubric = now.rubric if piece.label is Label.HEADING and now.is_named_below else None
            now.rubric = None if rubric else now.rubric
            now = Parts(rubric=rubric)
            found.append(now)
        _put(piece, now)
    return [parts for parts in found if parts.lines], left


def _begins(piece: Piece, now: Parts) -> bool:
    """Whether a piece is the first of another article than the one so far."""
    match piece.label:
        case Label.HEADING:
            return bool(now.heading or now.body or now.bylines)
        case Label.RUBRIC:
            return bool(now.body or now.rubric or now.bylines)
        case Label.BYLINE:
            return bool(now.has_text or now.below)
        case Label.LEAD | Label.FIRST | Label.REST:
            return bool(now.has_text or now.below)
        case Label.PARAGRAPH | Label.SUBHEADING | Label.VERSE | Label.CAPTION:
            return bool(now.below)
        case _:
            return False


def _put(piece: Piece, now: Parts) -> None:
    match piece.label:
        case Label.HEADING | Label.HEADING_ON:
            now.heading += piece.lines
        case Label.HEADING_BELOW | Label.HEADING_BELOW_ON:
            now.below += piece.lines
        case Label.RUBRIC:
            now.rubric, now.is_named_below = piece, bool(now.heading)
        case Label.BYLINE:
            now.bylines.append(piece)
        case _:
            now.body.append(piece)
            now.is_named_below = False
