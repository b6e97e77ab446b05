"""The labels of the page model for the lines of made-up pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.layout.bylines import parse_lead
from reader.importers.layout.jumps import begins_rest
from reader.importers.layout.lines import split_sheets
from reader.importers.layout.page_model.features import page_features
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.states import BEFORE, states_of
from reader.importers.layout.setting import find_setting
from tests.made_pages.lines import Label as Made
from tests.made_pages.make import made_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from tests.made_pages.lines import Line as MadeLine
    from tests.made_pages.lines import MadePage

_LEAD_LINES = 5
_SAME = {
    Made.MASTHEAD: Label.MASTHEAD,
    Made.PAGE_HEAD: Label.PAGE_HEAD,
    Made.PAGE_FOOT: Label.PAGE_FOOT,
    Made.EDITORS: Label.PAGE_FOOT,
    Made.STRAY: Label.PAGE_FOOT,
    Made.ADVERT: Label.ADVERTISEMENT,
    Made.SECTION: Label.RUBRIC,
    Made.RUBRIC: Label.RUBRIC,
    Made.SUBHEADING: Label.SUBHEADING,
    Made.CAPTION: Label.CAPTION,
    Made.JUMP: Label.JUMP,
    Made.CLOSING: Label.CLOSING,
}
_HEADINGS = {Made.KICKER, Made.KICKER_ON, Made.HEADLINE, Made.HEADLINE_ON, Made.DECK, Made.DECK_ON}
_CAN_GO_ON = BEFORE[Label.PARAGRAPH_ON]
_STAYING = {"poem", "prices", "table"}


@dataclass(frozen=True)
class Example:
    """A file to learn from: the features of each line, its label, and its place among the states."""

    family: str
    features: list[list[str]]
    labels: list[Label]
    states: list[int]


@dataclass(frozen=True)
class LabelledPage:
    """The lines of a made-up file as the reader sees them, with their labels."""

    lines: list[Line]
    labels: list[Label]
    has_author: list[bool]


def made_example(family: str, seed: int) -> Example:
    """The file of a family and a seed."""
    page = label_page(made_page(family, seed))
    features = page_features(page.lines, find_setting(page.lines))
    return Example(family, features, page.labels, states_of(page.labels, page.has_author))


def label_page(page: MadePage) -> LabelledPage:
    """The lines of a made-up file with their labels. Raises ValueError where lines were lost."""
    lines = split_sheets(page.text)
    made = [line for line in page.lines if line.text.strip()]
    if len(lines) != len(made):
        raise ValueError(f"{len(made)} lines were made and {len(lines)} are seen")
    labels: list[Label] = []
    seen: set[int] = set()
    for at, line in enumerate(made):
        labels.append(_label(page, made, at, labels, seen))
        if line.label in {Made.PARAGRAPH, Made.PARAGRAPH_ON, Made.SUBHEADING} and line.article is not None:
            seen.add(line.article)
    named = [label is Label.LEAD and _names_author(made, at) for at, label in enumerate(labels)]
    return LabelledPage(lines, labels, named)


def _label(
    page: MadePage, made: Sequence[MadeLine], at: int, labels: Sequence[Label], seen: set[int]
) -> Label:
    line, before = made[at], labels[-1] if labels else None
    has_body = line.article in seen
    if line.label in _SAME:
        is_on = (
            line.label is Made.CAPTION
            and before in {Label.CAPTION, Label.CAPTION_ON}
            and made[at - 1].article == line.article
        )
        return Label.CAPTION_ON if is_on else _SAME[line.label]
    if line.label in _HEADINGS:
        first, more = (
            (Label.HEADING_BELOW, Label.HEADING_BELOW_ON) if has_body else (Label.HEADING, Label.HEADING_ON)
        )
        return more if before in {first, more} and made[at - 1].article == line.article else first
    if line.label is Made.BYLINE:
        if has_body:
            return Label.CLOSING
        return Label.BYLINE_ON if before in {Label.BYLINE, Label.BYLINE_ON} else Label.BYLINE
    if line.label is Made.CONTINUED:
        return Label.REST if begins_rest(line.text.strip()) else Label.HEADING
    return _text_label(page, made, at, before)


def _text_label(page: MadePage, made: Sequence[MadeLine], at: int, before: Label | None) -> Label:
    line = made[at]
    if begins_rest(line.text.strip()):
        return Label.REST
    if line.label is Made.PARAGRAPH_ON:
        return Label.PARAGRAPH_ON if before in _CAN_GO_ON else Label.PARAGRAPH
    if line.article is not None and page.articles[line.article].kind in _STAYING:
        return Label.VERSE
    if line.article is not None and page.articles[line.article].kind == "notice" and _is_office(page, line):
        return Label.CLOSING
    is_first = not any(
        other.article == line.article and other.label in {Made.PARAGRAPH, Made.PARAGRAPH_ON, Made.SUBHEADING}
        for other in made[max(0, at - 12) : at]
    )
    if is_first and _begins_with_lead(made, at):
        return Label.LEAD
    opens = before in {
        Label.HEADING,
        Label.HEADING_ON,
        Label.BYLINE,
        Label.BYLINE_ON,
        Label.RUBRIC,
        Label.REST,
    }
    return Label.FIRST if is_first and not opens else Label.PARAGRAPH


def _is_office(page: MadePage, line: MadeLine) -> bool:
    """Whether a line of a notice is one of the short ones it ends with."""
    text = line.text.strip()
    return text in page.articles[line.article or 0].paragraphs[-2:] and len(text) < 28 and "。" not in text


def _start(made: Sequence[MadeLine], at: int) -> str:
    """The paragraph that begins on a line, as far as its byline can go."""
    text = made[at].text.strip()
    for line in made[at + 1 : at + _LEAD_LINES]:
        if line.label is not Made.PARAGRAPH_ON:
            break
        text += line.text.strip()
    return text


def _begins_with_lead(made: Sequence[MadeLine], at: int) -> bool:
    lead = parse_lead(_start(made, at))
    return lead is not None and bool(lead.rest)


def _names_author(made: Sequence[MadeLine], at: int) -> bool:
    lead = parse_lead(_start(made, at))
    return lead is not None and bool(lead.authors)
