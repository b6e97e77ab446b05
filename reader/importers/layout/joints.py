"""Whether a line goes on with the paragraph above it, by widths, marks and white space; what stands between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.importers.layout.bylines import (
    is_caption,
    parse_byline,
    parse_lead,
    parse_signature,
    split_closing,
)
from reader.importers.layout.jumps import is_jump_line
from reader.importers.layout.line_kinds import could_be_heading
from reader.importers.layout.lines import width
from reader.importers.layout.paragraph_ends import ends_here
from reader.importers.layout.printed_days import is_day
from reader.importers.layout.punctuation import (
    begins_item,
    goes_on,
    has_open_pair,
    is_finished,
    stops_short,
)
from reader.importers.layout.rules import rule
from reader.importers.layout.setting import LED, Setting

if TYPE_CHECKING:
    from reader.importers.layout.lines import Line
    from reader.importers.layout.wrapping import Measure

_WIDEST_DATE = 12
_SURELY_SHORT = 0.8
"""Of the measure. A line this short was not cut for being full."""
_CUT_LINE = 30
"""Characters. A line without an end mark that is longer than this, or a sentence, was cut by chance, not by intent."""


def is_same_paragraph(text: str, line: Line, after: Line, setting: Setting) -> bool:
    """Whether the next line goes on with `text`, of which `line` is the last line so far."""
    if goes_on(after.text) or is_signature(text, line, after):
        return True
    if is_jump_line(after.text) or (text == line.text and _is_date(after.text)):
        return False
    if parse_byline(text):
        return _is_same_byline(text, line, after, setting)
    if setting.has_indents:
        return _is_unled(text, line, after, setting)
    if setting.measure is None:
        return is_cut_where_column_ended(text) and not (begins_item(after.text) or is_caption(after.text))
    return _is_wrapped(text, line, after, setting.measure)


def is_cut_where_column_ended(text: str) -> bool:
    """Whether a paragraph that is one line stops in mid-sentence: no item of a list, no subheading."""
    if not stops_short(text) or text.endswith(("：", "；")) or is_caption(text):
        return False
    return len(text) > _CUT_LINE or "。" in text or "，" in text


def _is_date(text: str) -> bool:
    """Whether a line is a whole date, as below the office that gives a notice."""
    return width(text) <= _WIDEST_DATE and is_day(text)


def _is_unled(text: str, line: Line, after: Line, setting: Setting) -> bool:
    """The same where paragraphs are led by white space."""
    is_reached = setting.measure is not None and setting.measure.is_reached(line)
    is_heading = (
        text == line.text
        and could_be_heading(text)
        and not is_reached
        and not is_finished(text)
        and line.indent < LED
    )
    is_over = split_closing(text).is_told or is_heading or (is_finished(text) and not is_reached)
    return after.indent < LED and not (is_over and could_be_heading(after.text))


def _is_wrapped(text: str, line: Line, after: Line, measure: Measure) -> bool:
    """The same where lines are cut at a measure."""
    if begins_item(after.text) and not has_open_pair(text):
        is_list = is_finished(text) or text.endswith(("：", "；")) or text == line.text
        return measure.is_full(line) and not is_list
    if is_finished(text):
        return measure.is_full(line) and not ends_here(text, after.text)
    return measure.is_full(line) or _is_cut(text, line, measure)


def _is_cut(text: str, line: Line, measure: Measure) -> bool:
    """Whether an unfinished line that is not quite full was cut all the same: no subheading, no item."""
    is_item = text.endswith(("：", "；"))
    return not is_item and (
        text != line.text or text.endswith(("，", "、")) or width(text) > _SURELY_SHORT * measure.ems
    )


def _is_same_byline(text: str, line: Line, after: Line, setting: Setting) -> bool:
    """Whether a line full of names goes on with more of them."""
    if setting.measure is None or not setting.measure.is_full(line):
        return False
    if parse_lead(text) is None and parse_lead(text + after.text) is not None:
        return True
    if setting.measure.is_full(after):
        return False
    return parse_byline(text + joint(text, line, after) + after.text) is not None


def joint(text: str, line: Line, after: Line) -> str:
    """What stands between two joined lines: the space at the cut, where it parts names or Latin words."""
    if not (line.parted or 0 < after.indent < 1):
        return ""
    latin = text[-1:].isascii() and after.text[:1].isascii() and text[-1:].isalpha()
    return " " if latin or _is_in_names(text) or is_signature(text, line, after) else ""


def is_signature(text: str, line: Line, after: Line) -> bool:
    """Whether the next line is the name that signs a text, parted from it by a space at the cut."""
    return (
        (line.parted or 0 < after.indent < 1)
        and is_finished(text)
        and parse_signature(after.text) is not None
    )


def _is_in_names(text: str) -> bool:
    """Whether a text stops within a byline."""
    return (
        parse_byline(text) is not None
        or rule(r"(?:记者|通讯员)[^，。）)]*$|（[^，。）)]{0,9}$").search(text[-60:]) is not None
    )


def with_measure(setting: Setting, measure: Measure | None) -> Setting:
    """The setting where lines are cut at another measure than most of the file's."""
    return replace(setting, measure=measure)
