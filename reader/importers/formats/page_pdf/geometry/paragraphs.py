"""Lines of legs into paragraphs: a paragraph is led by two ems 首行缩进, and goes on in the next column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.legs import INDENT
from reader.importers.layout.bylines import parse_byline, parse_signature
from reader.importers.layout.names import has_surname, split_names
from reader.importers.layout.punctuation import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.page_pdf.geometry.legs import Leg
    from reader.importers.formats.page_pdf.geometry.rows import Row

_SHORT = 2.5
_VERY_SHORT = 4.0
"""Ems left free at the end of a line: more than marks that may not begin a line, or a figure, ever leave."""
_LONGEST_END = 20
_SUBHEADING = 1.06
"""Times the size of its column's type: what is larger is a subheading, whose lines are one paragraph."""
_GOING_ON = ("，", "、")
"""No paragraph ends so at the edge of its column; a letter opens with a short line that does."""
_HAN = r"\u3400-\u9fff"
_IN_NAMES = re.compile(r"(?:记者|通讯员|记 者|通訊員|記者)[^，。：；）)]*$")
_OPEN_NAMES = re.compile(r"[^（(]{0,16}[（(][^）)。]{0,60}?(?:记者|通讯员|記者|通訊員)[^）)。]{0,60}")
"""A byline whose bracket has not ended: names are set apart, and leave lines short that are not the last."""
_LAST_WORD = re.compile(rf"[{_HAN}]+$")
_FIRST_WORD = re.compile(rf"[{_HAN}]+")
_AFTER_NAMES = re.compile(
    r"(?:\s*文[/／]?图|\s*摄影报道|\s*综合报道|\s*报道|\s*摄影|\s*摄|\s*采写)[）)：:]?.*$"
)
"""What stands after the last name of a byline; the first word of a line is no name where only this follows it."""
_OPENED = re.compile(rf"[（(]([{_HAN}\s、]{{2,}})$")
_CALLING = re.compile(r"^.*(?:记者|通讯员|作者|记 者|通訊員|記者)")
_COMPOUND = re.compile(r"欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|歐陽|司馬|諸葛")
_HALF_ROLE = re.compile(r"(?:本报|本刊|特约|特派|见习|实习|首席|全媒体|融媒体|驻地|通讯|摄影|资深)$")


def find_paragraphs(legs: Sequence[Leg]) -> list[str]:
    """The paragraphs of an article's legs, in order."""
    paragraphs: list[str] = []
    last: tuple[Row, Leg] | None = None
    is_verse = is_poem(legs)
    for leg in legs:
        for row in leg.rows:
            closes = bool(paragraphs) and _goes_on(paragraphs[-1], row.text)
            signs = row is legs[-1].rows[-1] and bool(paragraphs) and _signs(row.text, paragraphs[-1])
            if last is None or signs or (not closes and _begins(row, leg, *last, is_poem=is_verse)):
                paragraphs.append(row.text)
            else:
                paragraphs[-1] = join_lines(paragraphs[-1], row.text)
            last = row, leg
    return paragraphs


def _signs(text: str, paragraph: str) -> bool:
    """Whether the last line is nothing but names, after a sentence that is whole: those who wrote the text."""
    return is_finished(paragraph) and parse_signature(text) is not None


def _goes_on(paragraph: str, after: str) -> bool:
    """Whether a bracket with names that a paragraph opens, or is, goes on in a line."""
    return _closes_signature(paragraph, after) or _OPEN_NAMES.fullmatch(paragraph) is not None


def _closes_signature(paragraph: str, after: str) -> bool:
    """Whether a line ends the bracket that a paragraph is, as the second line of one set at the right edge does."""
    is_open = paragraph[0] in "（(" and not any(mark in paragraph for mark in "）)")
    return (
        is_open
        and after[-1] in "）)"
        and len(after) <= _LONGEST_END
        and not any(mark in after for mark in "（(。")
    )


def is_poem(legs: Sequence[Leg]) -> bool:
    """Whether most of an article's lines are set as verse."""
    return sum(len(leg.rows) * (1 if leg.is_verse else -1) for leg in legs) > 0


def _begins(row: Row, leg: Leg, last: Row, last_leg: Leg, *, is_poem: bool) -> bool:
    """Whether a line begins a paragraph."""
    if abs(row.size - last.size) > 0.06 * last.size:
        return True
    if row.size > _SUBHEADING * leg.size:
        return False
    free = (last_leg.right - last.box.right) / last.size
    if not is_poem and free < _SHORT and last.text.endswith(_GOING_ON):
        return False
    if row.box.left - leg.left > INDENT * leg.size:
        return True
    if is_poem:
        return free > 1.0 or not _is_led_at_all(last_leg)
    return free > _VERY_SHORT or (free > _SHORT and is_finished(last.text))


def _is_led_at_all(leg: Leg) -> bool:
    """Whether any line of a leg is led: then lines that are not go on with the one before."""
    return any(row.box.left - leg.left > INDENT * leg.size for row in leg.rows)


def join_lines(text: str, after: str) -> str:
    """Two lines of a paragraph as one: nothing stands between Chinese characters, a space between Latin words."""
    if text.endswith("-") and text[-2:-1].isalpha() and after[:1].isascii() and after[:1].islower():
        return text[:-1] + after
    latin = text[-1:].isascii() and after[:1].isascii() and text[-1:].isalpha() and after[:1].isalpha()
    return text + (" " if latin or _parts_names(text, after) else "") + after


def _parts_names(text: str, after: str) -> bool:
    """Whether the end of a line parts two names: a name has two or three characters, so both sides are whole."""
    if not _IN_NAMES.search(text[-60:]) and not _opens_names(text) and parse_byline(text) is None:
        return False
    left, right = _LAST_WORD.search(text), _FIRST_WORD.match(_AFTER_NAMES.sub("", after))
    if not left or not right:
        return False
    first, second = _CALLING.sub("", left[0]), right[0]
    if len(first) < 2 or len(second) < 2 or not (has_surname(second) or _CALLING.match(second)):
        return False
    return not (_COMPOUND.fullmatch(first) or _HALF_ROLE.search(first))


def _opens_names(text: str) -> bool:
    """Whether a text ends in a bracket that holds nothing but names so far."""
    opened = _OPENED.search(text[-60:])
    names = split_names(opened[1]) if opened else None
    return bool(names) and all(map(has_surname, names or ()))
