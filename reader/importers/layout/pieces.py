"""The pieces of a page, and what of them makes one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.layout.bylines import is_caption, parse_byline, parse_lead, parse_signature
from reader.importers.layout.joints import is_same_paragraph, joint, with_measure
from reader.importers.layout.line_kinds import could_be_heading, is_label
from reader.importers.layout.lines import width
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.printed_days import ends_with_day
from reader.importers.layout.rules import rule
from reader.importers.layout.wrapping import find_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_LONGEST = 2000
"""Characters. No paragraph is longer; where one would be, lines are no longer put together."""
_OUTSIDE = frozenset({Label.MASTHEAD, Label.PAGE_HEAD, Label.PAGE_FOOT, Label.ADVERTISEMENT})
_HEADINGS = frozenset({Label.HEADING, Label.HEADING_ON})
_MAY_BE_TITLES = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.SUBHEADING})
_NOTICE = rule(r"(?:启事|公告|通告|讣告)$")
_OFFICE = rule(r"^[^，。！？“”　 ]+(?:局|厅|委员会|中心|公司|办公室|政府|指挥部|供电所)$")
"""How an office that gives a notice is called, on the last line of its page."""
_WIDEST_OFFICE = 30
_WIDEST_NAMES, _WIDEST_VERSE = 24, 18
_SIGNED_VERSE, _BARE_VERSE = 4, 7
"""The fewest lines of a stanza below its author's name, and of one without."""
_BODY = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.LEAD, Label.FIRST, Label.REST, Label.VERSE})
_MAY_BE_NAMES = frozenset({Label.HEADING_ON, Label.VERSE, Label.PARAGRAPH, Label.SUBHEADING})
_PARAGRAPHS = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON})
_HOUSE = ("本报", "本刊", "本台", "新华社", "据新华社")
_STARTS = frozenset({Label.LEAD, Label.FIRST, Label.BYLINE})
_RUNNING = frozenset({Label.LEAD, Label.FIRST, Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.REST})
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


def _told_by_form(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Label]:
    """The labels, set right where a line's form is sure: 【民生】 is a rubric, names below a heading a byline."""
    found = list(labels)
    _tell_verse(lines, found, setting)
    for at, (line, label) in enumerate(zip(lines, found, strict=True)):
        before = found[at - 1] if at else None
        after = labels[at + 1] if at + 1 < len(labels) else None
        if is_label(line.text) and (label in _HEADINGS | {Label.BYLINE} or after in _HEADINGS):
            found[at] = Label.RUBRIC
        elif label in _MAY_BE_TITLES and _is_notice_title(line.text):
            found[at] = Label.HEADING
            if after is Label.PARAGRAPH_ON:
                found[at + 1] = Label.PARAGRAPH
        elif label in _PARAGRAPHS:
            found[at] = _paragraph_told(line, label, before, after)
        elif before in _BODY and _closes(line.text, label, after):
            found[at] = Label.CLOSING
            if after is Label.HEADING_ON:
                found[at + 1] = Label.HEADING
        if found[at] in _MAY_BE_NAMES and before in _HEADINGS and after in _BODY and _are_names(line.text):
            found[at] = Label.BYLINE
    return found


def _closes(text: str, label: Label, after: Label | None) -> bool:
    """Whether a line below a text belongs to it: a byline above another heading, the day a notice was given."""
    if label is Label.BYLINE:
        return after in {Label.HEADING, Label.RUBRIC, None}
    if after is None and label in {Label.HEADING, Label.HEADING_BELOW} and _OFFICE.search(text):
        return width(text) <= _WIDEST_NAMES and could_be_heading(text)
    return label is Label.HEADING and _ends_with_day(text)


def _paragraph_told(line: Line, label: Label, before: Label | None, after: Label | None) -> Label:
    """What a paragraph's line is by its form: a lead, a byline, or a caption under a heading."""
    if label is Label.PARAGRAPH_ON and before is Label.BYLINE:
        return Label.PARAGRAPH
    if line.gap and _opens_article(line.text):
        return Label.LEAD
    if label is Label.PARAGRAPH_ON and line.gap and parse_byline(line.text):
        return Label.BYLINE if after in _RUNNING else Label.CLOSING
    if label is Label.PARAGRAPH and before in _HEADINGS and after in _STARTS and is_caption(line.text):
        return Label.CAPTION
    return label


def _opens_article(text: str) -> bool:
    """Whether a line begins as only the first of a report does: 本报讯（记者 …）."""
    lead = parse_lead(text)
    return lead is not None and bool(lead.authors and lead.rest) and text.startswith(_HOUSE)


def _is_notice_title(text: str) -> bool:
    """Whether a line is what notices are called, and can begin nothing else: …招领启事, 关于…的公告."""
    return _NOTICE.search(text) is not None and could_be_heading(text) and "，" not in text


def _ends_with_day(text: str) -> bool:
    """Whether a short line ends with a whole day, as a notice does below its text."""
    return width(text) <= _WIDEST_OFFICE and ends_with_day(text)


def _tell_verse(lines: Sequence[Line], labels: list[Label], setting: Setting) -> None:
    """Label stanzas: rows of narrow lines without white space, most without a mark at their end, below a name."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].gap:
            continue
        first = start + _are_names(lines[start].text)
        if at - first >= (_SIGNED_VERSE if first > start else _BARE_VERSE) and _is_verse(
            lines[first:at], setting
        ):
            labels[start:first] = [Label.BYLINE] * (first - start)
            labels[first:at] = [Label.VERSE] * (at - first)
        start = at


def _is_verse(block: Sequence[Line], setting: Setting) -> bool:
    measure = find_measure(block) or setting.measure
    full = sum(1 for line in block if measure and measure.is_full(line))
    bare = sum(1 for line in block if line.text[-1].isalnum())
    is_narrow = all(width(line.text) <= _WIDEST_VERSE for line in block)
    return is_narrow and bare >= len(block) * 0.6 and full <= len(block) / 4


def _are_names(text: str) -> bool:
    return width(text) <= _WIDEST_NAMES and bool(parse_byline(text) or parse_signature(text))


def make_pieces(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Piece]:
    """Lines that go on put to those that they go on with; heading lines stay by themselves."""
    pieces: list[Piece] = []
    for line, label in zip(
        lines, _widths_first(lines, _told_by_form(lines, labels, setting), setting), strict=True
    ):
        if label in {Label.PARAGRAPH_ON, Label.BYLINE_ON, Label.CAPTION_ON} and pieces:
            is_parted = label is Label.PARAGRAPH_ON and pieces[-1].label is Label.CAPTION and len(pieces) > 1
            pieces[-2 if is_parted else -1].lines.append(line)
        else:
            pieces.append(Piece(label, [line]))
    return pieces


def _widths_first(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Label]:
    """The labels, with the ends of paragraphs told by widths where lines are cut at a measure."""
    found = list(labels)
    for start, end in _stretches(labels):
        measure = find_measure(lines[start:end]) or setting.measure
        if measure is None:
            continue
        here = with_measure(setting, measure)
        text = lines[start].text
        for at in range(start + 1, end):
            line, after = lines[at - 1], lines[at]
            if not after.gap and found[at] in {Label.PARAGRAPH, Label.PARAGRAPH_ON}:
                is_same = len(text) < _LONGEST and is_same_paragraph(text, line, after, here)
                found[at] = Label.PARAGRAPH_ON if is_same else Label.PARAGRAPH
            text = text + after.text if found[at] is Label.PARAGRAPH_ON else after.text
    return found


def _stretches(labels: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Where lines of running text follow each other."""
    start = 0
    for at, label in enumerate([*labels, None]):
        if label not in _RUNNING:
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
