"""The labels of lines, set right where a line's form is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.layout.bylines import (
    is_caption,
    is_house_commentator,
    parse_byline,
    parse_lead,
    parse_signature,
)
from reader.importers.layout.line_kinds import could_be_heading, is_label
from reader.importers.layout.lines import width
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.printed_days import ends_with_day
from reader.importers.layout.rules import rule
from reader.importers.layout.wrapping import find_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_HEADINGS = frozenset({Label.HEADING, Label.HEADING_ON})
_MAY_BE_TITLES = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.SUBHEADING})
_NOTICE = rule(r"(?:启事|公告|通告|讣告)$")
_OFFICE = rule(r"^[^，。！？“”　 ]+(?:局|厅|委员会|中心|公司|办公室|政府|指挥部|供电所)$")
"""How an office that gives a notice is called, on the last line of its page."""
_WIDEST_OFFICE = 30
_WIDEST_NAMES, _WIDEST_VERSE = 24, 18
_MAY_BE_TITLE_OF_VERSE = frozenset({Label.VERSE, Label.PARAGRAPH, Label.SUBHEADING, Label.CLOSING})
_SIGNED_VERSE, _BARE_VERSE = 4, 7
"""The fewest lines of a stanza below its author's name, and of one without."""
_BODY = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.LEAD, Label.FIRST, Label.REST, Label.VERSE})
_MAY_BE_NAMES = frozenset({Label.HEADING_ON, Label.VERSE, Label.PARAGRAPH, Label.SUBHEADING})
_MAY_BE_HOUSE = frozenset({Label.RUBRIC, Label.HEADING_ON, Label.PARAGRAPH, Label.SUBHEADING, Label.VERSE})
_PARAGRAPHS = frozenset({Label.PARAGRAPH, Label.PARAGRAPH_ON})
_HOUSE = ("本报", "本刊", "本台", "新华社", "据新华社")
_STARTS = frozenset({Label.LEAD, Label.FIRST, Label.BYLINE})
RUNNING = frozenset({Label.LEAD, Label.FIRST, Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.REST})


def told_by_form(lines: Sequence[Line], labels: Sequence[Label], setting: Setting) -> list[Label]:
    """The labels, set right where a line's form is sure: 【民生】 is a rubric, names below a heading a byline."""
    found = list(labels)
    _tell_verse(lines, found, setting)
    _tell_names(lines, found)
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


def _tell_names(lines: Sequence[Line], labels: list[Label]) -> None:
    """Label as bylines the paper's own writers, and what is a byline elsewhere on the page; no sentence as one."""
    known = {line.text for line, label in zip(lines, labels, strict=True) if label is Label.BYLINE}
    for at, line in enumerate(lines):
        after = labels[at + 1] if at + 1 < len(labels) else None
        if labels[at] is Label.BYLINE_ON and _is_sentence(line.text):
            labels[at] = Label.PARAGRAPH
        elif labels[at] in _MAY_BE_HOUSE and after in _BODY and is_house_commentator(line.text):
            labels[at] = Label.BYLINE
        elif labels[at] in _HEADINGS and line.text in known and _are_names(line.text):
            labels[at] = Label.BYLINE
            if after is Label.HEADING_ON:
                labels[at + 1] = Label.HEADING


def _is_sentence(text: str) -> bool:
    """Whether a line has a whole sentence in it, and so is no byline's end."""
    return "。" in text and parse_byline(text) is None


def _closes(text: str, label: Label, after: Label | None) -> bool:
    """Whether a line below a text belongs to it: a byline above another heading, the day a notice was given."""
    if label is Label.BYLINE:
        return after in {Label.HEADING, Label.RUBRIC, None}
    if after is None and label in {Label.HEADING, Label.HEADING_BELOW} and is_office(text):
        return True
    return label is Label.HEADING and _ends_with_day(text)


def _paragraph_told(line: Line, label: Label, before: Label | None, after: Label | None) -> Label:
    """What a paragraph's line is by its form: a lead, a byline, or a caption under a heading."""
    if label is Label.PARAGRAPH_ON and before is Label.BYLINE:
        return Label.PARAGRAPH
    if line.gap and _opens_article(line.text):
        return Label.LEAD
    if label is Label.PARAGRAPH_ON and line.gap and parse_byline(line.text):
        return Label.BYLINE if after in RUNNING else Label.CLOSING
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


def is_office(text: str) -> bool:
    """Whether a line is called as an office that gives notices is."""
    return _OFFICE.search(text) is not None and width(text) <= _WIDEST_NAMES and could_be_heading(text)


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
            if first > start and start and labels[start - 1] in _MAY_BE_TITLE_OF_VERSE:
                _tell_title(lines, labels, start - 1)
        start = at


def _tell_title(lines: Sequence[Line], labels: list[Label], at: int) -> None:
    """Label what stands by itself above the name of who wrote a stanza: its title."""
    if lines[at].gap and lines[at + 1].gap and could_be_heading(lines[at].text):
        labels[at] = Label.HEADING


def _is_verse(block: Sequence[Line], setting: Setting) -> bool:
    measure = find_measure(block) or setting.measure
    full = sum(1 for line in block if measure and measure.is_full(line))
    bare = sum(1 for line in block if line.text[-1].isalnum())
    is_narrow = all(width(line.text) <= _WIDEST_VERSE for line in block)
    return is_narrow and bare >= len(block) * 0.6 and full <= len(block) / 4


def _are_names(text: str) -> bool:
    return width(text) <= _WIDEST_NAMES and bool(parse_byline(text) or parse_signature(text))
