"""Lines into passages: a heading line, a byline, a paragraph as far as it goes without an empty line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.days.dates import parse_printed_date
from reader.importers.layout.bylines import (
    is_caption,
    is_house_commentator,
    is_unsigned,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
)
from reader.importers.layout.jumps import begins_rest, is_jump_line, take_jumps
from reader.importers.layout.line_kinds import (
    could_be_heading,
    is_advertisement,
    is_credit,
    is_rubric,
    starts_article,
)
from reader.importers.layout.lines import split_blocks, width
from reader.importers.layout.paragraph_ends import ends_here
from reader.importers.layout.punctuation import (
    begins_item,
    goes_on,
    has_open_pair,
    is_aside,
    is_finished,
)
from reader.importers.layout.rules import rule
from reader.importers.layout.setting import LED, MOST_HEADINGS, Setting
from reader.importers.layout.wording import starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.wrapping import Measure

_BYLINE_LINES = 4
_VERSE_LINES = 4
_WIDEST_DATE = 12
_WIDEST_VERSE = 18
_SURELY_SHORT = 0.8
"""Of the measure. A line this short was not cut for being full."""
_CUT_LINE = 30
"""Characters. A line without an end mark that is longer than this was cut by chance, not by intent."""


class Kind(StrEnum):
    """What a passage is, judged by itself and its neighbours."""

    RUBRIC = "rubric"
    HEADING = "heading"
    BYLINE = "byline"
    LEAD = "lead"
    REST = "rest"
    TEXT = "text"
    VERSE = "verse"
    CLOSING = "closing"
    CAPTION = "caption"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page. `gap` counts the empty lines before it; `ends_block` says that one follows it."""

    text: str
    kind: Kind
    gap: int = 0
    ends_block: bool = False
    is_led: bool = False


def make_passages(lines: list[Line], setting: Setting) -> list[Passage]:
    """The passages of one page, in order; without its number, where that stands at its foot."""
    blocks: list[list[Line]] = []
    is_numbered = len(lines) > 1 and lines[-1].gap > 0 and rule(r"\d{1,3}").fullmatch(lines[-1].text)
    for block in split_blocks(lines[:-1] if is_numbered else lines):
        is_fresh = not blocks or _ends_signed(blocks[-1]) or _is_set_off(block[0], blocks[-1], setting)
        blocks += _parts(block, setting, is_fresh=is_fresh)
    passages: list[Passage] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if place and after and _is_amid_text(blocks[place - 1], block, after, setting):
            passages += _joined(block, setting)
        else:
            passages += _block_passages(block, after, setting)
    return passages


def _is_set_off(first: Line, before: list[Line], setting: Setting) -> bool:
    """Whether a block stands further from the text above it than paragraphs and columns do from each other."""
    last = before[-1].text
    is_over = is_finished(last) or is_aside(last) or is_caption(last) or bool(take_jumps(last)[1])
    if setting.heading_gap == 0 and setting.paragraph_gap == 0 and is_over:
        return True
    return is_over and first.gap > max(1, setting.paragraph_gap)


def _parts(block: list[Line], setting: Setting, *, is_fresh: bool) -> list[list[Line]]:
    """A block cut where headings without an empty line around them stand in it.

    `is_fresh`: the text before it is over, so that short lines at its beginning are a heading.
    """
    cuts = {0, _end_of_headings(block, 0, setting)} if is_fresh else {0}
    for place, line in enumerate(block):
        is_within = place > 0 and has_open_pair(block[place - 1].text)
        if not is_within and (_starts(block, place, setting) or is_rubric(line.text)):
            cuts |= {place, _first_heading(block, place)}
        if not is_within and is_rubric(line.text) and not is_advertisement(line.text):
            cuts.add(_end_of_headings(block, place + 1, setting))
        if 0 < place < MOST_HEADINGS and _is_signed_verse(block[place:], setting):
            cuts.add(place)
        if _ends_signed(block[max(0, place - 2) : place + 1]) and not (
            setting.measure and setting.measure.is_full(line)
        ):
            cuts |= {place + 1, _end_of_headings(block, place + 1, setting)}
    if setting.are_headings_below:
        cuts.add(_first_of_tail(block, setting))
    edges = [*sorted(cuts), len(block)]
    return [block[start:end] for start, end in pairwise(edges) if start < end]


def _starts(block: Sequence[Line], place: int, setting: Setting) -> bool:
    """Whether an article's text starts on a line, its byline running over the end of it or not."""
    if starts_article(block[place].text):
        return True
    if setting.measure is None or not setting.measure.is_full(block[place]):
        return False
    whole = "".join(line.text for line in block[place : place + _BYLINE_LINES])
    return parse_lead(whole) is not None and parse_lead(whole[: len(block[place].text)]) is None


def _end_of_headings(block: list[Line], start: int, setting: Setting) -> int:
    """Where the short lines from `start` on end; `start` where no longer line follows them."""
    end = start
    as_wide = replace(setting, measure=None) if setting.are_headings_unled else setting
    while end < len(block) and end - start < MOST_HEADINGS:
        is_deck = end > start and starts_with_dash(block[end].text) and could_be_heading(block[end].text)
        if not (is_deck or _is_short(block[end], as_wide)):
            break
        end += 1
    return end if end < len(block) and end - start < MOST_HEADINGS else start


def _first_of_tail(block: list[Line], setting: Setting) -> int:
    """Where the heading begins that closely follows a text; the block's end where none does."""
    first = len(block)
    while first > 1 and len(block) - first < MOST_HEADINGS and _is_short(block[first - 1], setting):
        first -= 1
    return first if is_finished(block[first - 1].text) else len(block)


def _is_short(line: Line, setting: Setting) -> bool:
    full = setting.measure is not None and setting.measure.is_full(line)
    return could_be_heading(line.text) and not full and not is_finished(line.text) and line.indent < LED


def _is_signed(text: str) -> bool:
    return split_closing(text).is_told or parse_closing(text) is not None


def _ends_signed(lines: Sequence[Line]) -> bool:
    """Whether lines end with a signature, that may run over a line's end."""
    return any(_is_signed("".join(line.text for line in lines[-count:])) for count in (1, 2, 3))


def _first_heading(block: list[Line], place: int) -> int:
    """Where the headings right above a line begin; `place` itself where there are none."""
    first = place
    while first and place - first < MOST_HEADINGS and could_be_heading(block[first - 1].text):
        first -= 1
    above = block[first - 1].text if first else "。"
    touches_text = not is_finished(above) and not _is_signed(above)
    return place if touches_text else first


def _block_passages(block: list[Line], after: list[Line] | None, setting: Setting) -> list[Passage]:
    first = block[0]
    if is_advertisement(first.text) and block[1:]:
        return [_passage(first, Kind.RUBRIC), *_joined(block[1:], setting)]
    if is_rubric(first.text):
        return [
            _passage(first, Kind.RUBRIC),
            *(_block_passages(block[1:], after, setting) if block[1:] else []),
        ]
    is_above_text = after is not None and _starts(after, 0, setting) and len(block) <= MOST_HEADINGS
    if _is_verse(block, setting) and not is_above_text:
        return _verse(block)
    if _is_closing(block):
        return [_passage(line, Kind.CLOSING, ends=line is block[-1]) for line in block]
    if _is_heading_block(block, after, setting):
        return [_passage(line, _line_kind(line.text), ends=line is block[-1]) for line in block]
    return _joined(block, setting)


def _is_heading_block(block: list[Line], after: list[Line] | None, setting: Setting) -> bool:
    if _starts(block, 0, setting) or (after is not None and _sends_on(after[0].text)):
        return False
    if len(block) > MOST_HEADINGS or not all(could_be_heading(line.text) for line in block):
        return False
    if setting.are_headings_unled and block[0].indent >= LED:
        return False
    if _is_cut_line(block, after, setting):
        return False
    begins = after is not None and (_starts(after, 0, setting) or is_rubric(after[0].text))
    is_led = setting.has_indents and after is not None and block[0].indent < LED and _begins_led(after)
    if begins or is_led or setting.measure is None:
        return True
    return len(block) == 1 or not all(setting.measure.is_full(line) for line in block)


def _sends_on(text: str) -> bool:
    """Whether a line only says that the text above it goes on on another page."""
    return is_jump_line(text) and not begins_rest(text)


def _begins_led(block: Sequence[Line]) -> bool:
    """Whether a block begins with a led paragraph, or with the author's name above one."""
    is_signed = len(block) > 1 and bool(parse_signature(block[0].text) or parse_byline(block[0].text))
    return block[1 if is_signed else 0].indent >= LED


def _is_cut_line(block: list[Line], after: list[Line] | None, setting: Setting) -> bool:
    """Whether full lines go on in the block after them: where paragraphs are led, the first line of that is not."""
    if after is None or not setting.has_indents:
        return False
    goes_over = after[0].indent < LED and not could_be_heading(after[0].text)
    return goes_over and not _starts(after, 0, setting) and _fills(block, setting)


def _fills(block: Sequence[Line], setting: Setting) -> bool:
    """Whether lines are full; where nothing was cut at a measure, whether they are too long to say."""
    if setting.measure is None:
        return all("，" in line.text for line in block)
    return all(setting.measure.is_full(line) for line in block)


def _is_amid_text(
    before: Sequence[Line], block: Sequence[Line], after: Sequence[Line], setting: Setting
) -> bool:
    """Whether lines stand as close to what is around them as paragraphs do, where headings stand apart."""
    if setting.article_gap is None or not block[0].gap <= setting.paragraph_gap < setting.article_gap:
        return False
    is_apart = after[0].gap > setting.paragraph_gap or _starts(after, 0, setting)
    is_below_heading = could_be_heading(before[-1].text) and before[0].gap > setting.paragraph_gap
    return not is_apart and not is_below_heading and "，" in block[-1].text and _fills(block, setting)


def _is_closing(block: list[Line]) -> bool:
    """Whether a block is how a notice ends: the office that gives it and the day."""
    texts = [line.text for line in block]
    if len(texts) > 3 or not all(could_be_heading(text) for text in texts):
        return False
    printed = parse_printed_date(texts[-1])
    return (
        printed is not None
        and texts[-1].endswith(printed.text)
        and (len(texts) > 1 or " " in texts[0] or printed.text == texts[0])
    )


def _is_verse(block: list[Line], setting: Setting) -> bool:
    """Whether a block is a stanza: a row of short lines, most without a mark at their end."""
    body = block[1:] if parse_signature(block[0].text) or parse_byline(block[0].text) else block
    if len(body) < _VERSE_LINES or any(width(line.text) > _WIDEST_VERSE for line in body):
        return False
    if setting.measure and sum(1 for line in body if setting.measure.is_full(line)) > len(body) / 4:
        return False
    bare = sum(1 for line in body if line.text[-1].isalnum())
    return bare >= len(body) * 0.6 and not any(begins_item(line.text) for line in body)


def _is_signed_verse(block: list[Line], setting: Setting) -> bool:
    """Whether a block is a poem under its author's name."""
    name = block[0].text
    return bool(parse_signature(name) or parse_byline(name)) and _is_verse(block, setting)


def _verse(block: list[Line]) -> list[Passage]:
    author = parse_byline(block[0].text) or parse_signature(block[0].text)
    kinds = [Kind.BYLINE if author and line is block[0] else Kind.VERSE for line in block]
    return [_passage(line, kind, ends=line is block[-1]) for line, kind in zip(block, kinds, strict=True)]


def _is_byline(text: str) -> bool:
    """Whether a line tells who wrote a text, by name or not, or with which dateline it was sent."""
    is_named = bool(parse_byline(text) or parse_closing(text))
    return is_named or is_house_commentator(text) or is_unsigned(text)


def _line_kind(text: str) -> Kind:
    if is_credit(text):
        return Kind.CREDIT
    if is_rubric(text):
        return Kind.RUBRIC
    if _is_byline(text):
        return Kind.BYLINE
    if is_caption(text):
        return Kind.CAPTION
    return Kind.HEADING


def _joined(block: list[Line], setting: Setting) -> list[Passage]:
    """The paragraphs of a block of text, lines joined where the measure cut them."""
    passages: list[Passage] = []
    text, start = block[0].text, block[0]
    for line, after in zip(block, [*block[1:], None], strict=True):
        is_amid = after is not None and after is not block[-1]
        is_parted = after is None or (is_amid and _is_subheading(text, after, setting.measure))
        if after is not None and not is_parted and _is_same_paragraph(text, line, after, setting):
            text += _joint(text, line, after) + after.text
            continue
        passages.append(Passage(text, _text_kind(text), start.gap, after is None, start.indent >= LED))
        if after is not None:
            text, start = after.text, after
    return _with_headings(passages)


def _is_subheading(text: str, line: Line, measure: Measure | None) -> bool:
    """Whether a line amid others, after the paragraph `text`, is too short to have been cut there."""
    if measure is None or not is_finished(text) or not could_be_heading(line.text):
        return False
    return width(line.text) < _SURELY_SHORT * measure.ems and not measure.is_full(line)


def _with_headings(passages: list[Passage]) -> list[Passage]:
    """Short lines right after a signature, and before more text, are the next article's heading."""
    marked: list[Passage] = []
    is_fresh = False
    for passage in passages:
        is_fresh = (
            is_fresh
            and not passage.ends_block
            and passage.kind is Kind.TEXT
            and could_be_heading(passage.text)
        )
        marked.append(replace(passage, kind=Kind.HEADING) if is_fresh else passage)
        is_fresh = is_fresh or _is_signed(passage.text)
    return marked


def _text_kind(text: str) -> Kind:
    if is_credit(text):
        return Kind.CREDIT
    if _is_byline(text):
        return Kind.BYLINE
    if begins_rest(text):
        return Kind.REST
    if parse_lead(text):
        return Kind.LEAD
    return Kind.CAPTION if is_caption(text) and not is_jump_line(text) else Kind.TEXT


def _is_same_paragraph(text: str, line: Line, after: Line, setting: Setting) -> bool:
    """Whether the next line goes on with `text`, of which `line` is the last line so far."""
    if goes_on(after.text) or _is_signature(text, line, after):
        return True
    if is_jump_line(after.text) or (text == line.text and _is_date(after.text)):
        return False
    if parse_byline(text):
        return _is_same_byline(text, line, after, setting)
    if setting.has_indents:
        return _is_unled(text, line, after, setting)
    if setting.measure is None:
        is_cut = not is_finished(text) and not text.endswith(("：", "；")) and len(line.text) > _CUT_LINE
        return is_cut and not begins_item(after.text)
    return _is_wrapped(text, line, after, setting.measure)


def _is_date(text: str) -> bool:
    """Whether a line is a whole date, as below the office that gives a notice."""
    printed = parse_printed_date(text) if width(text) <= _WIDEST_DATE else None
    return printed is not None and printed.text == text


def _is_unled(text: str, line: Line, after: Line, setting: Setting) -> bool:
    """The same where paragraphs are led by white space."""
    is_full = setting.measure is not None and setting.measure.is_full(line)
    is_heading = text == line.text and _is_short(line, setting)
    is_over = _is_signed(text) or is_heading or (is_finished(text) and not is_full)
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
    return parse_byline(text + _joint(text, line, after) + after.text) is not None


def _joint(text: str, line: Line, after: Line) -> str:
    """What stands between two joined lines: the space at the cut, where it parts names or Latin words."""
    is_parted = line.parted or 0 < after.indent < 1
    latin = text[-1:].isascii() and after.text[:1].isascii() and text[-1:].isalpha()
    is_named = _is_in_names(text) or _is_signature(text, line, after)
    return " " if is_parted and (is_named or latin) else ""


def _is_signature(text: str, line: Line, after: Line) -> bool:
    """Whether the next line is the name that signs a text, parted from it by a space at the cut."""
    return (
        is_finished(text)
        and (line.parted or 0 < after.indent < 1)
        and parse_signature(after.text) is not None
    )


def _is_in_names(text: str) -> bool:
    """Whether a text stops within a byline."""
    return (
        parse_byline(text) is not None
        or rule(r"(?:记者|通讯员)[^，。）)]*$|（[^，。）)]{0,9}$").search(text[-60:]) is not None
    )


def _passage(line: Line, kind: Kind, *, ends: bool = True) -> Passage:
    return Passage(line.text, kind, line.gap, ends, line.indent >= LED)
