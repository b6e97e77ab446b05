"""Passages into bodies, and the heading lines that stand between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.paper import Author
from reader.importers.layout.bylines import (
    Closing,
    is_house_commentator,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
)
from reader.importers.layout.jumps import Jump, take_jumps
from reader.importers.layout.line_kinds import bare_rubric, could_be_heading, is_advertisement, is_rubric
from reader.importers.layout.lines import width
from reader.importers.layout.passages import Kind, Passage
from reader.importers.layout.punctuation import begins_item, goes_on, is_finished
from reader.importers.layout.rules import rule
from reader.importers.layout.wording import headline_leaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.setting import Setting

_WIDEST_SUBHEADING = 16
_SURE_HEADLINE = 4.0
_EDITORS = rule(r"编者附记|编者注|编后|编辑附言|附记|附[：:]|又及|链接|注[：:]")
_OFFICE_OR_DATE = rule(
    r"(?:局|厅|馆|院|会|部|处|所|站|中心|公司|办公室|政府|学校|编辑部|指挥部|[0-9一二三四五六七八九十]日|\d{4,})[）)]?$"
)
"""How a notice ends: with the office that gives it, the day, a telephone number."""


@dataclass
class Body:
    """The text of one article while it is read."""

    rubric: str | None = None
    dateline: str | None = None
    authors: list[Author] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    """What is printed of authors and dateline."""
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    is_open: bool = False
    """The last paragraph stopped before its end."""
    is_signed: bool = False
    """The author's name has followed the text: nothing more belongs to it."""
    jumps: list[Jump] = field(default_factory=list)


@dataclass
class Gap:
    """The heading lines between two bodies; `rubric_at` counts those before the rubric of the body below."""

    lines: list[Passage] = field(default_factory=list)
    rubric_at: int | None = None


def find_bodies(passages: Sequence[Passage], setting: Setting) -> tuple[list[Body], list[Gap]]:
    """The bodies of a page in order, and the gaps: one before each body and one after the last."""
    reader = _Reader(setting)
    for place, passage in enumerate(passages):
        reader.take(passage, passages[place + 1] if place + 1 < len(passages) else None)
    return reader.bodies, reader.gaps


class _Reader:
    """Takes the passages of a page one by one."""

    def __init__(self, setting: Setting) -> None:
        self.bodies: list[Body] = []
        self.gaps = [Gap()]
        self._setting = setting
        self._is_new = True
        self._rubric: str | None = None

    def take(self, passage: Passage, after: Passage | None) -> None:
        """One passage; `after` is the one that follows it."""
        match passage.kind:
            case Kind.CREDIT:
                return
            case Kind.RUBRIC:
                self._rubric = bare_rubric(passage.text)
                self.gaps[-1].rubric_at = len(self.gaps[-1].lines)
                self._is_new = True
            case Kind.HEADING:
                self._heading(passage, after)
            case Kind.BYLINE:
                self._byline(passage, after)
            case Kind.LEAD:
                self._lead(passage)
            case Kind.REST:
                self._append(self._open(), replace(passage, kind=Kind.TEXT))
            case Kind.CAPTION:
                self._caption(passage, after)
            case Kind.CLOSING:
                self._closing(passage)
            case _:
                self._text(passage)

    def _open(self) -> Body:
        body = Body(rubric=self._rubric)
        self.bodies.append(body)
        self.gaps.append(Gap())
        self._rubric, self._is_new = None, False
        return body

    def _heading(self, passage: Passage, after: Passage | None) -> None:
        body = self.bodies[-1] if self.bodies else None
        alone = not self.gaps[-1].lines
        names = parse_signature(passage.text) if width(passage.text) <= 12 else None
        if names and body and alone and not body.authors and not self._is_new and _ends_article(after):
            _sign(body, names, passage.text)
        elif (
            names and after and after.kind in {Kind.TEXT, Kind.VERSE} and (not alone or self._is_over(names))
        ):
            _name(self._open(), names, passage.text)
        elif body and alone and not self._is_new and after and after.kind is Kind.CLOSING:
            self._closing(passage)
        elif self._is_new or body is None or not self._belongs(passage, after, body):
            self.gaps[-1].lines.append(passage)
        else:
            self._piece(passage, body)

    def _is_over(self, names: Sequence[Author]) -> bool:
        """Whether names by themselves stand above the next text, whose heading comes after it.

        One name may also be a subheading of the text above it.
        """
        if self._is_new:
            return self._setting.are_headings_below
        is_sure = len(names) > 1 or self._setting.are_headings_below
        return is_sure and not self.bodies[-1].is_open

    def _piece(self, passage: Passage, body: Body) -> None:
        """A line by itself that is the body's: part of a paragraph, or a subheading, which nothing joins."""
        was_open = body.is_open
        self._text(passage)
        if not was_open and not _reads_on(passage.text):
            body.is_open = False

    def _belongs(self, passage: Passage, after: Passage | None, body: Body) -> bool:
        """Whether a line by itself is the body's: a subheading, or a paragraph's part between column ends."""
        if body.is_signed or self.gaps[-1].lines or not after or after.kind is not Kind.TEXT:
            return False
        if body.is_open:
            return True
        if self._is_set_off(passage, after):
            return False
        is_sure = headline_leaning(passage.text) >= _SURE_HEADLINE and not self._is_close(passage)
        is_short = width(passage.text) <= _WIDEST_SUBHEADING and not is_sure
        return is_short or _reads_on(passage.text)

    def _is_close(self, passage: Passage) -> bool:
        """Whether a line stands no further from the text above it than paragraphs do, and headings stand further."""
        return self._setting.paragraph_gap >= passage.gap < (self._setting.article_gap or 0)

    def _is_set_off(self, passage: Passage, after: Passage) -> bool:
        """Whether a line stands from the text around it as headings of articles do, and not as subheadings."""
        if passage.gap > max(1, self._setting.paragraph_gap):
            return True
        if not self._setting.is_dense:
            return False
        return not (self._setting.heading_gap and after.gap < self._setting.heading_gap)

    def _byline(self, passage: Passage, after: Passage | None) -> None:
        closing = parse_closing(passage.text) or Closing("")
        authors = parse_byline(passage.text) or closing.authors or parse_signature(passage.text) or ()
        if is_house_commentator(passage.text):
            authors = (Author(passage.text.strip("□■●○◎◆▲（）() ")),)
        body = self.bodies[-1] if self.bodies else None
        ends = passage.text.startswith(("（", "(")) or _ends_article(after)
        if body and body.paragraphs and ends and not self.gaps[-1].lines and not self._is_new:
            _sign(body, authors, passage.text, closing.dateline)
        elif body and not body.paragraphs and not self.gaps[-1].lines and not self._is_new:
            _name(body, authors, passage.text)
        else:
            _name(self._open(), authors, passage.text)

    def _lead(self, passage: Passage) -> None:
        lead = parse_lead(passage.text)
        body = self.bodies[-1] if self.bodies else None
        is_headed = body is not None and not body.paragraphs and not self.gaps[-1].lines and not self._is_new
        body = body if body is not None and is_headed else self._open()
        if lead is None:
            return
        _name(body, lead.authors, lead.printed(passage.text))
        body.dateline = lead.dateline
        self._append(body, Passage(lead.rest, Kind.TEXT, 0, passage.ends_block))

    def _caption(self, passage: Passage, after: Passage | None) -> None:
        """A caption within an article goes to its end; one under a heading of its own is picture news."""
        is_headed = self._is_new or bool(self.gaps[-1].lines)
        if is_headed and (not after or after.kind in {Kind.HEADING, Kind.RUBRIC, Kind.CREDIT}):
            self._open().paragraphs.append(passage.text)
        elif not self.bodies or is_headed:
            self.gaps[-1].lines.append(passage)
        elif self.bodies[-1].is_open:
            self.bodies[-1].captions.append(passage.text)
        else:
            self.bodies[-1].paragraphs.append(passage.text)

    def _closing(self, passage: Passage) -> None:
        """A notice's last line. What follows it is another article."""
        if not self.bodies or self._is_new or self.gaps[-1].lines:
            self.gaps[-1].lines.append(passage)
            return
        body = self.bodies[-1]
        body.paragraphs.append(passage.text)
        body.is_open, body.is_signed = False, True

    def _text(self, passage: Passage) -> None:
        body = self.bodies[-1] if self.bodies else None
        names = parse_signature(passage.text) if passage.ends_block and width(passage.text) <= 12 else None
        if names and body and body.paragraphs and not (body.authors or body.is_open or self.gaps[-1].lines):
            _sign(body, names, passage.text)
            return
        under_heading = (
            parse_signature(passage.text) if self.gaps[-1].lines and not passage.ends_block else None
        )
        if under_heading:
            _name(self._open(), under_heading, passage.text)
            return
        if (
            body is None
            or self._is_new
            or self.gaps[-1].lines
            or (body.is_signed and not _follows(passage.text))
        ):
            body = self._open()
        self._append(body, passage)

    def _append(self, body: Body, passage: Passage) -> None:
        text, jumps = take_jumps(passage.text)
        body.jumps += jumps
        is_text = passage.kind is Kind.TEXT
        if not text:
            body.is_signed = any(not jump.is_from for jump in jumps)
            return
        if body.is_open and body.paragraphs and is_text and self._joins(passage):
            body.paragraphs[-1] += text
        else:
            body.paragraphs.append(text)
        self._close(body, passage)
        if passage.ends_block and body.rubric is not None and is_advertisement(body.rubric):
            body.is_open, body.is_signed = False, True
        body.is_signed = body.is_signed or any(not jump.is_from for jump in jumps)

    def _joins(self, passage: Passage) -> bool:
        if (self._setting.has_indents and passage.is_led) or not (passage.gap or self.bodies[-1].captions):
            return False
        return not begins_item(passage.text) or goes_on(passage.text)

    def _close(self, body: Body, passage: Passage) -> None:
        """Judge the end of the paragraph just taken."""
        closing = split_closing(body.paragraphs[-1])
        if closing.is_told:
            printed = closing.printed(body.paragraphs[-1])
            body.paragraphs[-1] = closing.rest
            _sign(body, closing.authors, printed, closing.dateline)
        body.is_open = _is_cut(body, passage)
        if not body.is_open and body.captions:
            body.paragraphs += body.captions
            body.captions.clear()


def _follows(text: str) -> bool:
    """Whether a paragraph belongs to the signed text above it: another item, or the editors' remark on it."""
    return begins_item(text) or _EDITORS.match(text) is not None


def _reads_on(text: str) -> bool:
    """Whether a line reads like a paragraph's beginning and not like a heading: long, with pauses."""
    return width(text) > 20 and "，" in text and " " not in text and not text.endswith(("！", "？"))


def _name(body: Body, authors: Sequence[Author], printed: str) -> None:
    body.authors += [author for author in authors if author not in body.authors]
    body.bylines.append(printed)


def _sign(body: Body, authors: Sequence[Author], printed: str, dateline: str | None = None) -> None:
    _name(body, authors, printed)
    body.dateline = body.dateline or dateline
    body.is_signed = True
    body.is_open = False


def _is_cut(body: Body, passage: Passage) -> bool:
    """Whether the last paragraph stops before its end, as verse, subheadings and offices' names do not."""
    text = body.paragraphs[-1]
    if passage.kind is Kind.VERSE or is_finished(text):
        return False
    if passage.ends_block:
        return _OFFICE_OR_DATE.search(text) is None or not could_be_heading(text) or "，" in text
    return not (text == passage.text and could_be_heading(text) and width(text) <= _WIDEST_SUBHEADING * 1.5)


def _ends_article(after: Passage | None) -> bool:
    """Whether no text of the same article can follow."""
    return not after or after.kind in {Kind.HEADING, Kind.RUBRIC, Kind.LEAD, Kind.BYLINE, Kind.CREDIT}


__all__ = ["Body", "Gap", "find_bodies", "is_rubric"]
