"""The lines of a file with what is worked out once for all: runs of short lines, measures, joints, words said."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.importers.layout.common_words import common_words
from reader.importers.layout.joints import is_same_paragraph, with_measure
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.seen import Seen, see, with_flags, with_whole_bylines
from reader.importers.layout.punctuation import goes_on
from reader.importers.layout.rules import rule, simplified
from reader.importers.layout.wrapping import find_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

STARTS = frozenset({"lead", "bare lead", "byline", "house"})
"""Kinds of lines that only the beginning of an article has."""
SIGNED = frozenset({"signed text", "bracket"})
"""Kinds of lines that an article signed at its end closes with."""
FURNITURE = frozenset({"header", "masthead", "credit", "date", "folio", "name and number"})
_LEADS = frozenset({"lead", "bare lead"})
_BREAKS = STARTS | FURNITURE | {"rubric", "label", "jump", "rest", "advertisement", "bracket", "caption"}
_LEAD_WORDS = rule(r"^[（(［〔【\[]|本[报刊网台社]|新华|[讯电]|记者|通讯员|报道|[报网社]")
_LONGEST_LEAD = 40
_JOINED_SEAMS = frozenset({"word", "three", "two"})
_EXACT_ROWS, _ROWS = 2, 3
"""Full lines that follow each other where lines are cut at a count of characters, and where typesetters cut them."""
_NEAR = 10
"""Lines on each side that tell the measure a line was cut at."""
_FULL_SHARE, _FEWEST_FULL = 0.3, 4
_LONGEST_JOINED = 2000
_WIDEST_VERSE = 18
_STANDS_ALONE = rule(r"(?:声明|启事|公告|公示|通告|讣告|逝世|天气|预报|[（(][一二三四五六七八九十\d]+[）)])$")
"""How notices and the parts of serials are called, which stand by themselves however they are set."""
_FEW_SIGNED, _WIDEST_WITHIN = 2, 12
_LONGEST_UNSIGNED = 1500
"""Ems. Where articles are signed there is an author in so much text."""
_ALIKE = 2.5
"""Ems. Subheadings of one article differ by no more."""
_TEXT_KINDS = frozenset({"text", "signed text", "text jump", "lead", "bare lead"})
_EDGE_GAP = 9
"""Empty lines that the top and the end of a file count as."""
_KIN_LINES, _KIN_TEXT = 12, 600
_SAID_NEAR = 40_000
"""Characters on each side in which words of the file are looked for: some pages."""
_FAR = (0, 60, 150, 300, 600)


class Around:
    """The lines of a file. `at` is the place of a line; `start` and `end` those of a run of short lines."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self.seen = with_whole_bylines([see(line) for line in lines])
        self.setting = setting
        self.full = _fullness(self.seen, setting)
        self.seen = list(map(with_flags, _with_cut_lines(self.seen, self.full, setting)))
        self.short = [one.is_short for one in self.seen]
        self.gaps = [self._gap(at) for at in range(len(self.seen) + 1)]
        self.ends = [ended(one) for one in self.seen]
        self.runs = _runs(self.short)
        self._widest = self._widest_gaps()
        self._wide = sum(one.wide for one in self.seen)
        ends = [end for start, end in set(self.runs) if start < end < len(self.seen)]
        self._openings = sum(1 for end in ends if self.seen[end].kind in STARTS)
        self._closings = sum(1 for one in self.seen if one.kind in SIGNED)
        self.signing = self._way_of_signing()
        self._opens, self._closes = (
            count > _FEW_SIGNED and self._wide <= _LONGEST_UNSIGNED * count
            for count in (self._openings, self._closings)
        )
        self.within = self._within_articles()
        self.siblings = self._siblings()
        self.twins = self._twins()
        self.twinned = frozenset(at for pair in self.twins for at in pair)
        self.words = common_words()
        self._text = "\n".join(one.line.text for one in self.seen)
        self._starts = list(accumulate((len(one.line.text) + 1 for one in self.seen), initial=0))
        self.joined = self._joined()
        self.blocks = _blocks(self.seen)

    def _way_of_signing(self) -> str:
        """Where the file's articles name their authors: above their text, at its end, or nowhere."""
        above, below = self._openings, self._closings
        if max(above, below) < 2 or self._wide > _LONGEST_UNSIGNED * (above + below):
            return "seldom"
        return "above" if above > 2 * below else "below" if below > 2 * above else "both"

    def _within_articles(self) -> frozenset[int]:
        """Rows of like short lines, each by itself amid texts that begin and end as none of the file's articles does.

        A text that its paper does not sign may stand by itself, but seldom next to another with as wide a heading.
        """
        found: list[int] = []
        row: list[int] = []
        for start, end in [*sorted({run for run in self.runs if run[0] < run[1]}), (0, 0)]:
            is_amid = end == start + 1 and self._is_amid_text(start)
            if is_amid and (not row or abs(self.seen[start].wide - self.seen[row[-1]].wide) <= _ALIKE):
                row.append(start)
                continue
            found += row if len(row) > 1 else []
            row = [start] if is_amid else []
        return frozenset(found)

    def _is_amid_text(self, at: int) -> bool:
        """Whether a line by itself lacks what stands at nearly every heading of the file."""
        if not 0 < at < len(self.seen) - 1 or not (self._opens or self._closes):
            return False
        one, after = self.seen[at], self.seen[at + 1]
        if one.line.gap != after.line.gap or one.wide > _WIDEST_WITHIN or _STANDS_ALONE.search(one.line.text):
            return False
        return self.seen[at - 1].kind == "text" and after.kind in {"text", "signed text"}

    def _siblings(self) -> dict[int, int]:
        """For single short lines amid text how many of the nearest such are as wide, in the same article."""
        last = len(self.seen) - 1
        singles = [start for start, end in sorted(set(self.runs)) if end == start + 1 and 0 < start < last]
        return {
            at: sum(
                self._are_siblings(*sorted((at, other)))
                for other in (*singles[max(0, nth - 1) : nth], *singles[nth + 1 : nth + 2])
            )
            for nth, at in enumerate(singles)
        }

    def _are_siblings(self, at: int, after: int) -> bool:
        if abs(self.seen[at].wide - self.seen[after].wide) > _ALIKE or after - at < 2:
            return False
        return not any(one.kind in STARTS for one in self.seen[at + 1 : after + 2])

    def _twins(self) -> list[tuple[int, int]]:
        """Pairs of single short lines of one article built alike: they begin so, or with as much before a comma."""
        singles = [start for start, end in sorted(set(self.runs)) if end == start + 1]
        return [
            (one, other)
            for one, other in pairwise(singles)
            if self._are_siblings(one, other) and self._are_built_alike(one, other)
        ]

    def _are_built_alike(self, at: int, other: int) -> bool:
        one, two = self.seen[at].line.text, self.seen[other].line.text
        return one[0] == two[0] or 0 < one.find("，") == two.find("，")

    def _joined(self) -> list[str]:
        """For each line whether widths and marks say that it goes on with the text above."""
        found = ["-"] * len(self.seen)
        for start, end in self._zones():
            zone = [one.line for one in self.seen[start:end]]
            measure = find_measure(zone)
            setting = with_measure(self.setting, measure or self.setting.measure)
            text = zone[0].text
            for nth in range(1, len(zone)):
                line, after = zone[nth - 1], zone[nth]
                is_same = len(text) < _LONGEST_JOINED and is_same_paragraph(text, line, after, setting)
                found[start + nth] = f"{'on' if is_same else 'new'}:{'wrapped' if measure else 'free'}"
                text = text + after.text if is_same else after.text
        return found

    def _zones(self) -> list[tuple[int, int]]:
        """Stretches of longer lines, which hold the text of one article."""
        found: list[tuple[int, int]] = []
        start = 0
        for at in range(len(self.seen) + 1):
            if at == len(self.seen) or self.short[at] or self.seen[at].kind in _BREAKS:
                if at > start:
                    found.append((start, at))
                start = at if at < len(self.seen) and self.seen[at].kind in _LEADS else at + 1
        return found

    def _gap(self, at: int) -> str:
        """The empty lines above a line, against those usual between paragraphs."""
        if at >= len(self.seen):
            return "end"
        gap, usual = self.seen[at].line.gap, self.setting.paragraph_gap
        return f"{min(gap, 2)}{'<' if gap < usual else '=' if gap == usual else '>'}"

    def apart(self, at: int) -> str:
        """The empty lines above a line, against those above the headings that are sure to begin articles."""
        usual = self.setting.article_gap
        if usual is None or not 0 < at < len(self.seen):
            return "-"
        gap = self.seen[at].line.gap
        return f"{min(usual, 2)}{'<' if gap < usual else '=' if gap == usual else '>'}"

    def ruled_out(self, at: int) -> tuple[Label, ...]:
        """What a line cannot be by the white space around it, as this file sets its articles."""
        start, end = self.runs[at]
        if start == end:
            return (Label.LEAD,) if at and self.short[at - 1] and not self._may_lead(at) else ()
        if self._touches_text(at) or self._goes_on_below(at):
            return (Label.HEADING, Label.HEADING_ON)
        if not self.is_crowded(start) or any(self.seen[nth].line.gap for nth in range(start, at + 1)):
            return ()
        is_between = end < len(self.seen) and not self.seen[end].line.gap
        are_above = is_between or not self.setting.are_headings_below
        return (Label.HEADING, Label.HEADING_BELOW) if are_above else (Label.HEADING,)

    def _goes_on_below(self, at: int) -> bool:
        """Whether a line with a pause in it, right above a text, makes a word with its beginning: it was cut there."""
        end = self.runs[at][1]
        if at + 1 != end or end >= len(self.seen) or self.seen[end].kind != "text":
            return False
        return "，" in self.seen[at].line.text and self.seam(at) in _JOINED_SEAMS

    def _may_lead(self, at: int) -> bool:
        """Whether a text may begin with its byline or dateline, all of it or a part where it was cut."""
        one = self.seen[at]
        return one.kind != "text" or _LEAD_WORDS.search(one.line.text, 0, _LONGEST_LEAD) is not None

    def _touches_text(self, at: int) -> bool:
        """Whether a line stands right above a text that is not signed, where headings stand apart from theirs."""
        end = self.runs[at][1]
        if not self.setting.do_headings_stand_apart or end >= len(self.seen):
            return False
        is_close = not any(self.seen[nth].line.gap for nth in range(at + 1, end + 1))
        return is_close and self.seen[end].kind in {"text", "signed text"}

    def is_crowded(self, start: int) -> bool:
        """Whether a run follows a text without an empty line, where articles stand apart."""
        if not self.setting.do_articles_stand_apart or not start or self.seen[start].line.gap:
            return False
        return self.seen[start - 1].kind in _TEXT_KINDS

    def under(self, end: int) -> str:
        """The empty lines below a run, against those between the headings that are sure and their text."""
        usual = self.setting.heading_gap
        if usual is None or end >= len(self.seen):
            return "-"
        gap = self.seen[end].line.gap
        return f"{min(usual, 2)}{'<' if gap < usual else '=' if gap == usual else '>'}"

    def inner(self, at: int) -> str:
        """Where a line of a run stands to the widest white space within the run: above, right below, below it."""
        start, end = self.runs[at]
        place, widest, is_one = self._widest[start]
        if not widest or not is_one:
            return "several" if widest else "none"
        where = "above" if at < place else "at" if at == place else "below"
        above = self.seen[start].line.gap if start else _EDGE_GAP
        under = self.seen[end].line.gap if end < len(self.seen) else _EDGE_GAP
        return f"{where}:{_compare(widest, above)}:{_compare(widest, under)}"

    def _widest_gaps(self) -> dict[int, tuple[int, int, bool]]:
        """For each run the line below its widest white space, how wide that is, and whether no other is as wide."""
        found: dict[int, tuple[int, int, bool]] = {}
        for start, end in set(self.runs):
            gaps = [self.seen[nth].line.gap for nth in range(start + 1, end)]
            widest = max(gaps, default=0)
            place = start + 1 + gaps.index(widest) if gaps else start
            found[start] = (place, widest, gaps.count(widest) == 1)
        return found

    def above(self, start: int) -> str:
        """How the line above a run ends."""
        return "top" if not start else self.ends[start - 1]

    def below(self, end: int) -> str:
        """What follows a run."""
        if end >= len(self.seen):
            return "end"
        kind = self.seen[end].kind
        if kind in _LEADS:
            return "start"
        if kind == "text":
            return "on" if goes_on(self.seen[end].line.text) else "text"
        return kind

    def across(self, start: int, end: int) -> str:
        """Whether the sentence above a run goes on below it."""
        if not start or end >= len(self.seen):
            return "edge"
        if self.seen[end].kind != "text":
            return "other"
        return f"{self.ends[start - 1]}:{self.full[start - 1]}"

    def seam(self, at: int) -> str:
        """Whether a line's end and the next line's beginning make a word, or stand together nearby."""
        if not 0 <= at < len(self.seen) - 1:
            return "edge"
        above, below = self.seen[at].line.text, self.seen[at + 1].line.text
        pair = above[-1] + below[0]
        if not pair.isalnum():
            return "mark"
        if simplified(pair) in self.words:
            return "word"
        if not self._is_said(pair, at):
            return "none"
        is_longer = self._is_said(above[-2:] + below[0], at) or self._is_said(above[-1] + below[:2], at)
        return "three" if is_longer else "two"

    def _is_said(self, run: str, at: int) -> bool:
        """Whether characters stand together within a line near this one."""
        start = self._starts[at]
        return self._text.find(run, max(0, start - _SAID_NEAR), start + _SAID_NEAR) >= 0

    def distance(self, at: int, step: int) -> str:
        """How much text stands between a short line and the next that may be a heading or begin an article."""
        wide = 0.0
        at += step
        while 0 <= at < len(self.seen) and not self._may_begin(at) and wide < _FAR[-1]:
            wide += self.seen[at].wide
            at += step
        is_edge = not 0 <= at < len(self.seen)
        what = "edge" if is_edge else "start" if self.seen[at].kind in STARTS else "short"
        return f"{next((most for most in _FAR if wide <= most), 'more')}:{what}"

    def _may_begin(self, at: int) -> bool:
        return self.short[at] or self.seen[at].kind in STARTS

    def kinship(self, start: int, end: int) -> str:
        """Whether a run's words stand in the text below it, or above."""
        heading = "".join(one.line.text for one in self.seen[start : min(end, start + 4)])
        every = range(min(60, len(heading) - 1))
        pairs = {heading[at : at + 2] for at in every if heading[at : at + 2].isalnum()}
        if not pairs:
            return "-"
        below = "".join(one.line.text for one in self.seen[end : end + _KIN_LINES])[:_KIN_TEXT]
        above = "".join(one.line.text for one in self.seen[max(0, start - _KIN_LINES) : start])[-_KIN_TEXT:]
        down = sum(pair in below for pair in pairs) / len(pairs)
        up = sum(pair in above for pair in pairs) / len(pairs)
        if max(down, up) < 0.15:
            return "none"
        return "below" if down > up + 0.15 else "above" if up > down + 0.15 else "both"


def _compare(one: int, other: int) -> str:
    return "<" if one < other else ">" if one > other else "="


def ended(one: Seen) -> str:
    """How a line ends, for what may follow it: its sentence over, cut, or closed by a mark."""
    if one.kind not in {"text", "short"}:
        return one.kind
    if one.is_finished:
        return "over"
    last = one.line.text[-1]
    if last.isalnum() or last in "，、“（《" or one.is_open:
        return "cut"
    return "colon" if last in "：；" else "closed"


def _runs(short: Sequence[bool]) -> list[tuple[int, int]]:
    """For each line the run of short lines that it is in, as start and end; empty for a longer line."""
    found = [(at, at) for at in range(len(short))]
    start = 0
    for at, is_short in enumerate([*short, False]):
        if not is_short:
            for inside in range(start, at):
                found[inside] = (start, at)
            start = at + 1
    return found


def _blocks(seen: Sequence[Seen]) -> list[str]:
    """For each line what the lines are like that no empty line parts from it."""
    found: list[str] = []
    start = 0
    for at in range(1, len(seen) + 1):
        if at == len(seen) or seen[at].line.gap:
            found += [_look(seen[start:at])] * (at - start)
            start = at
    return found


def _look(block: Sequence[Seen]) -> str:
    narrow = sum(1 for one in block if one.wide <= _WIDEST_VERSE) / len(block)
    bare = sum(1 for one in block if one.line.text[-1].isalnum()) / len(block)
    size = next((most for most in (1, 3, 6) if len(block) <= most), "more")
    width = "narrow" if narrow == 1 else "mostly" if narrow > 0.7 else "wide"
    return f"{size}:{width}:{'bare' if bare > 0.6 else 'marked'}"


def _fullness(seen: Sequence[Seen], setting: Setting) -> list[str]:
    """For each line whether it fills the measure that the lines around it are cut at."""
    rounded = [round(one.wide + (one.line.indent if one.line.indent >= 1 else 0)) for one in seen]
    found: list[str] = []
    counts: Counter[int] = Counter(rounded[:_NEAR])
    for at, wide in enumerate(rounded):
        if at + _NEAR < len(rounded):
            counts[rounded[at + _NEAR]] += 1
        if at - _NEAR - 1 >= 0:
            counts[rounded[at - _NEAR - 1]] -= 1
        around = min(len(rounded), at + _NEAR + 1) - max(0, at - _NEAR)
        is_full = setting.measure is not None and setting.measure.is_full(seen[at].line)
        found.append("full" if is_full else _compared(wide, counts, around))
    return found


def _with_cut_lines(seen: list[Seen], full: Sequence[str], setting: Setting) -> list[Seen]:
    """The same, where short lines that fill the measure row by row are known to be lines of text, cut there."""
    measure = setting.measure if setting.measure and setting.measure.slack == 0 else None
    sure = [measure is not None and measure.is_full(one.line) for one in seen]
    found = list(seen)
    for fills, rows in ((sure, _EXACT_ROWS), ([one == "full" for one in full], _ROWS)):
        for start, end in _rows(seen, fills):
            is_over = end < len(seen) and _ends_row(seen[end - 1], seen[end])
            if end - start + is_over >= rows:
                last = start if end - start == 1 and seen[start].is_finished else end
                found[start:last] = map(_as_text, found[start:last])
    return found


def _ends_row(above: Seen, one: Seen) -> bool:
    """Whether a line ends the text that was cut above it: close below, no wider, and no heading by itself."""
    return not one.line.gap and not one.is_short and one.wide <= above.wide + 1


def _rows(seen: Sequence[Seen], fills: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where lines that fill the measure follow each other closely."""
    start = 0
    for at in range(1, len(seen) + 1):
        if at < len(seen) and fills[at - 1] and fills[at] and not seen[at].line.gap and _may_be_cut(seen[at]):
            continue
        if fills[start] and _may_be_cut(seen[start]):
            yield start, at
        start = at


def _may_be_cut(one: Seen) -> bool:
    """Whether a line may be one of a text's, cut at its measure: what names an author is not."""
    return one.kind not in {"byline", "house"}


def _as_text(one: Seen) -> Seen:
    return one._replace(kind="text", is_short=False) if one.is_short else one


def _compared(wide: int, counts: Counter[int], around: int) -> str:
    """A width against the commonest of the lines around."""
    measure, total = 0, 0
    for size, number in counts.items():
        if number and 8 <= size <= 60:
            near = number + counts.get(size - 1, 0) + counts.get(size + 1, 0)
            if (near, size) > (total, measure):
                measure, total = size, near
    if total < _FULL_SHARE * around or total < _FEWEST_FULL:
        return "none"
    if abs(wide - measure) <= 1.5:
        return "full"
    return "less" if wide < measure else "more"
