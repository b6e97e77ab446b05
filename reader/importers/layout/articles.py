"""The pieces of a page into articles 稿件."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.paper import Article, Author
from reader.importers.layout.bylines import (
    is_house_commentator,
    is_unsigned,
    joined_bylines,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
    split_credit,
)
from reader.importers.layout.common_words import common_words
from reader.importers.layout.headings import Headings, read_headings
from reader.importers.layout.jumps import Jump, take_jumps
from reader.importers.layout.line_kinds import bare_rubric, could_be_heading, is_label, is_rubric
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.pieces import Parts, Piece, group_pieces, make_pieces
from reader.importers.layout.punctuation import stops_short
from reader.importers.layout.rules import rule, simplified
from reader.importers.layout.sharing import share_headings
from reader.importers.layout.signed_ends import is_signed_at_end
from reader.importers.layout.wording import starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

_LINKS = tuple("的和与在对将为把被从到让")
"""Words that link what stands before them with what follows."""
_SAID_THREE, _SAID_TWO, _NOT_SAID = 4.0, 2.0, -0.5
"""How much three characters across a break, two or none speak for one line, as logarithms of odds."""
_EDITORS_REMARK = rule(r"[（(【]?编(?:者|辑|后)[附后]?(?:按|记|注|语|话|附记)?[：:】\s]")
"""How what the editors add below a letter begins, which is signed above that."""
_OFFICE_OR_DATE = rule(
    r"(?:局|厅|馆|院|会|部|处|所|站|中心|公司|办公室|政府|学校|编辑部|指挥部|[0-9一二三四五六七八九十]日|\d{4,})[）)]?$"
)
"""How a notice ends: with the office that gives it, the day, a telephone number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article of one page with the jumps printed in it."""

    article: Article
    jumps: tuple[Jump, ...] = ()
    is_cut: bool = False


def read_articles(
    lines: Sequence[Line], labels: Sequence[Label], setting: Setting
) -> tuple[list[Draft], list[str]]:
    """The articles of one page in the order of the text, and the lines that belong to none."""
    parts, left = group_pieces(make_pieces(lines, labels, setting))
    drafts: list[Draft] = []
    loose = [line.text for piece in left for line in piece.lines]
    for one in share_headings(parts):
        if one.body or one.bylines:
            drafts.append(_draft(one))
            loose += [line.text for line in one.below if one.heading]
        else:
            loose += [line.text for line in one.lines]
    return drafts, loose


def _draft(parts: Parts) -> Draft:
    made = _Article(parts)
    headings = _headings(parts, "".join(made.paragraphs))
    rubric = bare_rubric(parts.rubric.text) if parts.rubric else None
    if parts.rubric and not headings.headline and _is_headline(parts, made):
        headings, rubric = replace(headings, headline=rubric), None
    article = Article(
        headline=headings.headline,
        kicker=headings.kicker,
        deck=headings.deck,
        rubric=rubric,
        dateline=made.dateline,
        authors=tuple(made.authors),
        byline=joined_bylines(made.bylines),
        paragraphs=tuple(made.paragraphs),
        truncated=made.is_open or any(not jump.is_from for jump in made.jumps),
    )
    return Draft(article, tuple(made.jumps), made.is_open)


def _is_headline(parts: Parts, made: _Article) -> bool:
    """Whether what stands alone above a text is its headline: neither worded nor set as a rubric is.

    A text that is signed at its end may be a commentary without a headline, below a rubric of any name.
    """
    text = parts.rubric.text if parts.rubric else ""
    is_commentary = bool(made.authors) and not parts.bylines
    return not (is_commentary or is_rubric(text) or is_label(text))


def _headings(parts: Parts, body: str) -> Headings:
    lines = _turned(parts.heading or parts.below)
    texts = [line.text for line in lines]
    apart = {at for at, line in enumerate(lines) if at and line.gap}
    return read_headings(
        texts,
        is_in_order=bool(parts.heading) or lines != parts.below,
        is_one_frame=not apart,
        apart=apart,
        goes_on={at: _said(texts[at - 1], texts[at], body) for at in range(1, len(texts))},
    )


def _turned(lines: list[Line]) -> list[Line]:
    """Heading lines in order, where the first can only be a deck or the last only a kicker."""
    if len(lines) > 1 and starts_with_dash(lines[0].text) and not starts_with_dash(lines[1].text):
        return [replace(lines[1], gap=0), *lines[2:], replace(lines[0], gap=1)]
    if len(lines) > 1 and lines[-1].text.endswith(("：", "——")):
        return [replace(lines[-1], gap=0), replace(lines[0], gap=1), *lines[1:-1]]
    return lines


def _said(above: str, below: str, body: str) -> float:
    """What the body says of two lines being one: whether it has the words that go across the break, or they are one."""
    if not (above[-1:] + below[:1]).isalnum():
        return 0.0
    if above.endswith(_LINKS):
        return _SAID_TWO
    if above[-2:] + below[:1] in body or above[-1:] + below[:2] in body:
        return _SAID_THREE
    pair = above[-1:] + below[:1]
    return _SAID_TWO if pair in body or simplified(pair) in common_words() else _NOT_SAID


class _Article:
    """An article while it is put together."""

    def __init__(self, parts: Parts) -> None:
        self.authors: list[Author] = []
        self.bylines: list[str] = []
        """What is printed of authors and dateline."""
        self.dateline: str | None = None
        self.paragraphs: list[str] = []
        self.captions: list[tuple[int, str]] = []
        """Each with how many paragraphs stand before it."""
        self.jumps: list[Jump] = []
        self.is_open = False
        self.is_parted = False
        """A caption came since the last paragraph."""
        for piece in parts.bylines:
            for text in _byline_texts(piece):
                self._byline(text)
        for piece in parts.body:
            self._take(piece)
        self._finish()

    def _byline(self, text: str) -> None:
        if not self._is_told(text):
            self.paragraphs.append(text)

    def _is_told(self, text: str) -> bool:
        """Take the authors and the dateline where a line is nothing else; whether it is."""
        closing = parse_closing(text)
        authors = parse_byline(text) or (closing.authors if closing else None) or parse_signature(text)
        if authors is None and is_house_commentator(text):
            authors = (Author(text.strip("□■●○◎◆▲（）() ")),)
        lead = None if authors or closing else parse_lead(text)
        if lead and not lead.rest:
            authors, self.dateline = lead.authors, self.dateline or lead.dateline
        if closing:
            self.dateline = self.dateline or closing.dateline
        is_told = authors is not None or closing is not None or is_unsigned(text)
        if is_told:
            self._sign(authors or (), text)
        return is_told

    def _sign(self, authors: Sequence[Author], printed: str) -> None:
        self.authors += [author for author in authors if author not in self.authors]
        self.bylines.append(printed)

    def _take(self, piece: Piece) -> None:
        text, jumps = take_jumps(piece.text)
        self.jumps += jumps
        if not text:
            return
        match piece.label:
            case Label.CAPTION:
                self.captions.append((len(self.paragraphs), text))
                self.is_parted = True
            case Label.CLOSING:
                self._closing(text)
            case Label.LEAD:
                self._lead(text)
            case Label.PARAGRAPH if not (self.paragraphs or self.authors) and _names_author(text):
                self._lead(text)
            case Label.PARAGRAPH if self.is_open and self.is_parted:
                self.paragraphs[-1] += text
                self.is_open, self.is_parted = stops_short(text), False
            case _:
                self.is_parted = False
                self.paragraphs.append(text)
                self.is_open = piece.label is not Label.VERSE and stops_short(text)

    def _lead(self, text: str) -> None:
        lead = parse_lead(text)
        if lead is None:
            self.paragraphs.append(text)
        else:
            self._sign(lead.authors, lead.printed(text))
            self.dateline = lead.dateline or self.dateline
            if lead.rest:
                self.paragraphs.append(lead.rest)
        self.is_open = bool(self.paragraphs) and stops_short(self.paragraphs[-1])

    def _closing(self, text: str) -> None:
        if not self._is_told(text):
            self.paragraphs.append(text)
        self.is_open = False

    def _finish(self) -> None:
        if self.paragraphs:
            last = len(self.paragraphs) - 1
            last -= last > 0 and _EDITORS_REMARK.match(self.paragraphs[-1]) is not None
            closing = split_closing(self.paragraphs[last])
            if closing.is_told:
                self._sign(closing.authors, closing.printed(self.paragraphs[last]))
                self.paragraphs[last] = closing.rest
                self.dateline = self.dateline or closing.dateline
                self.is_open = False
            self.is_open = self.is_open and not (
                self._ends_as_notice() or is_signed_at_end(self.paragraphs[-1])
            )
        count = len(self.paragraphs)
        for nth, (place, text) in enumerate(self.captions):
            self.paragraphs.insert((place or count) + nth, text)
        if len(self.paragraphs) == 1 and not self.authors:
            text, photographers = split_credit(self.paragraphs[0])
            if photographers:
                printed = self.paragraphs[0][len(text) :].strip()
                self.paragraphs, self.is_open = [text], False
                self._sign(photographers, printed)

    def _ends_as_notice(self) -> bool:
        text = self.paragraphs[-1]
        return _OFFICE_OR_DATE.search(text) is not None and could_be_heading(text) and "，" not in text


def _names_author(text: str) -> bool:
    """Whether a text begins with who wrote it."""
    lead = parse_lead(text)
    return lead is not None and bool(lead.authors)


def _byline_texts(piece: Piece) -> list[str]:
    """The bylines in several lines: each by itself where each is one, else all as one that was wrapped."""
    texts = [line.text for line in piece.lines]
    are_whole = all(parse_byline(text) or parse_signature(text) for text in texts)
    return texts if are_whole else [piece.text]
