"""Characters into lines: those that stand on one baseline, or one below the other in a vertical headline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low
from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.importers.formats.page_pdf.geometry.sheet import Glyph

_SAME_BASELINE = 0.3
_SAME_SIZE = 1.12
_LATIN_SIZE = 1.4
"""Figures and Latin letters within a line are often set larger or smaller."""
_WIDEST_SPACE = 1.7
"""Ems between two characters of one line: pairs of a headline 对仗 stand one em apart, columns often no more."""
_NEAR_LINES = 40.0
"""Ems up and down within which another line of a column is looked for."""
_NARROWEST = 5.0
"""Ems that a column has at least, unless its line ends early and leaves a wider space."""
_TOUCHING = 0.4
_LATIN_TOUCHING = 0.75
"""Ems between words in letters, which an OCR layer gives one by one."""
_LAID_TOUCHING = 0.75
"""The same on a page laid on its side, whose columns are spaced out more."""
_SHELF = 4.0
"""Points of height: lines are looked for on the shelf of their baseline and the two beside it."""
_WORD_SPACE = 0.16
"""Ems. The narrowest space between words in Chinese type is a fifth to a quarter of an em."""
_CRACK = 0.12
"""Ems more than between the other characters of a line: what is left of a gutter that a mark hangs into."""
_CLEFT = 0.3
"""Ems from which on a space may be one between two headings."""
_ASCENT = 0.88
"""Share of the character's square that stands above the baseline, in nearly all Chinese type."""
_LEAST_VERTICAL = 3
_BESIDE = 3.0
"""Ems from a vertical headline within which its article's text begins: a kicker may stand between."""
_BLANK = 1.3
"""Ems of the body. Lines of one text stand closer, articles one over the other do not."""
_STEP = (0.7, 2.4)
"""Ems from one character of a vertical headline to the next."""


@dataclass(frozen=True, slots=True)
class Space:
    """A wide space within a line: how many characters of its text stand before it, and the place left free."""

    place: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line in print with its place. `size` is in points; `is_vertical` where it runs from top to bottom.

    `spaces` are those so wide that two lines may stand side by side.
    """

    text: str
    box: Box
    size: float
    is_vertical: bool = False
    spaces: tuple[Space, ...] = ()

    @property
    def ems(self) -> float:
        """How long it is."""
        return (self.box.height if self.is_vertical else self.box.width) / self.size


def find_rows(glyphs: Sequence[Glyph], *, has_vertical: bool = True) -> list[Row]:
    """The lines of a page, vertical ones first, where it may have some; the others from the top down.

    What a program has written into the file one after the other is likely to stand together: runs of
    such characters come first, and those that touch are then joined.
    """
    vertical, rest = _take_vertical(glyphs) if has_vertical else ([], [list(glyphs)])
    touching = _TOUCHING if has_vertical else _LAID_TOUCHING
    joined = _join_touching([run for part in rest for run in _runs(part)], touching)
    if has_vertical:
        vertical, joined = _stack(vertical, joined)
    rows = [_row(run) for run in _cut_at_gutters(joined)]
    rows.sort(key=lambda row: (row.box.top, row.box.left))
    boxes = [row.box for row in (*rows, *map(_vertical_row, vertical))]
    least = _BLANK * usual_size(rows)
    return [_vertical_row(part) for run in vertical for part in _parted(run, boxes, least)] + rows


def _parted(run: list[Glyph], boxes: Sequence[Box], least: float) -> list[list[Glyph]]:
    """A vertical line cut where what stands beside it ends, too: there one article stands over another.

    A space within a headline 对仗 has the article's text, or its other headings, beside it. `least`: points
    from top to bottom that must be blank beside the space.
    """
    usual = median_low([below.baseline - above.baseline for above, below in pairwise(run)])
    wide = [
        at
        for at, (above, below) in enumerate(pairwise(run), 1)
        if below.baseline - above.baseline > usual + 0.4 * below.size
    ]
    edges = [0, *(at for at in wide if _blank_beside(run[at - 1], run[at], boxes) > least), len(run)]
    parts = [run[start:end] for start, end in pairwise(edges)]
    return parts if all(len(part) >= _LEAST_VERTICAL for part in parts) else [run]


def _blank_beside(above: Glyph, below: Glyph, boxes: Sequence[Box]) -> float:
    """How much of the space between two characters of a vertical line has nothing left or right of it, in points."""
    size = below.size
    top, bottom = above.baseline + (1 - _ASCENT) * size, below.baseline - _ASCENT * size
    left, right = above.left - _BESIDE * size, above.right + _BESIDE * size
    beside = [
        box
        for box in boxes
        if left < box.right < above.left + 0.2 * size or above.right - 0.2 * size < box.left < right
    ]
    blank, end = 0.0, top
    for box in sorted(beside, key=lambda one: one.top):
        blank = max(blank, min(box.top, bottom) - end)
        end = max(end, box.bottom)
    return max(blank, bottom - end)


def usual_size(rows: Iterable[Row]) -> float:
    """The size most characters have, in points: the body's. 10 where there are none."""
    sizes: dict[float, int] = {}
    for row in rows:
        key = round(row.size * 4) / 4
        sizes[key] = sizes.get(key, 0) + len(row.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _take_vertical(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """Runs of characters of which each stands below the last; and the runs of all others."""
    vertical: list[list[Glyph]] = []
    rest: list[list[Glyph]] = [[]]
    at = 0
    while at < len(glyphs):
        end = at + 1
        while end < len(glyphs) and _is_below(glyphs[end - 1], glyphs[end]):
            end += 1
        if end - at >= _LEAST_VERTICAL and _stands_alone(glyphs, at, end):
            vertical.append(list(glyphs[at:end]))
            rest.append([])
            at = end
        else:
            rest[-1].append(glyphs[at])
            at += 1
    return vertical, rest


def _stack(
    vertical: list[list[Glyph]], runs: list[list[Glyph]]
) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """Characters that stand alone on their line, put into vertical lines, in whatever order the file has them."""
    alone = sorted((run[0] for run in runs if len(run) == 1), key=lambda glyph: glyph.baseline)
    stacks = [list(run) for run in vertical]
    for glyph in alone:
        above = next((one for one in stacks if _is_below(one[-1], glyph)), None)
        below = next((one for one in stacks if _is_below(glyph, one[0])), None)
        if above is not None:
            above.append(glyph)
        elif below is not None:
            below.insert(0, glyph)
        else:
            stacks.append([glyph])
    found = _joined_stacks([stack for stack in stacks if len(stack) >= _LEAST_VERTICAL])
    taken = {id(glyph) for stack in found for glyph in stack}
    return found, [run for run in runs if len(run) > 1 or id(run[0]) not in taken]


def _joined_stacks(stacks: list[list[Glyph]]) -> list[list[Glyph]]:
    """Stacks of which one goes on where the other ends."""
    joined: list[list[Glyph]] = []
    for stack in sorted(stacks, key=lambda one: one[0].baseline):
        above = next((one for one in joined if _is_below(one[-1], stack[0])), None)
        if above is None:
            joined.append(stack)
        else:
            above += stack
    return joined


def _is_below(above: Glyph, glyph: Glyph) -> bool:
    size = above.size
    step = glyph.baseline - above.baseline
    centred = abs(_centre(above) - _centre(glyph)) < 0.35 * size
    is_same = glyph.size < _LATIN_SIZE * size and size < _LATIN_SIZE * glyph.size
    return centred and _STEP[0] * size < step < _STEP[1] * size and is_same


def _stands_alone(glyphs: Sequence[Glyph], at: int, end: int) -> bool:
    """Whether neither the character before nor the one after stands on a line with the run."""
    first, last = glyphs[at], glyphs[end - 1]
    before = at > 0 and _touch(glyphs[at - 1], first)
    after = end < len(glyphs) and _touch(last, glyphs[end])
    return not (before or after)


def _centre(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that follow each other on one line."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _goes_on(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    has_latin = last.char.isascii() or glyph.char.isascii()
    return (
        abs(last.baseline - glyph.baseline) < _SAME_BASELINE * size
        and size < (_LATIN_SIZE if has_latin else _SAME_SIZE) * min(last.size, glyph.size)
        and gap < _WIDEST_SPACE * size
        and glyph.left > last.left - 0.1 * size
    )


def _join_touching(runs: list[list[Glyph]], touching: float) -> list[list[Glyph]]:
    """Runs on one line with no space between, in whatever order the file has them. `touching`: ems between them."""
    joined: list[list[Glyph]] = []
    open_runs: dict[int, list[list[Glyph]]] = {}
    for run in sorted(runs, key=lambda one: one[0].left):
        shelf = int(run[0].baseline // _SHELF)
        near = [one for key in (shelf - 1, shelf, shelf + 1) for one in open_runs.get(key, ())]
        fitting = [one for one in near if _touch(one[-1], run[0], touching)]
        before = min(fitting, key=lambda one: abs(run[0].left - one[-1].right), default=None)
        if before is not None:
            before += run
            continue
        started = list(run)
        joined.append(started)
        open_runs.setdefault(shelf, []).append(started)
    return sorted(joined, key=lambda one: (round(one[0].baseline), one[0].left))


def _touch(last: Glyph, first: Glyph, touching: float = _TOUCHING) -> bool:
    gap = first.left - last.right
    if last.char.isascii() and first.char.isascii():
        touching = max(touching, _LATIN_TOUCHING)
    return _goes_on(last, first) and -0.5 * last.size < gap < touching * last.size


def _cut_at_gutters(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs cut where a white river 栏间 runs down the page through their space.

    What the lines near do not tell, as of a column with one line, the edges of other columns do.
    """
    shelved = _shelved(runs)
    gutters = {
        (id(run), at)
        for run in runs
        for at in _wide_spaces(run)
        if _is_gutter(run, at, _near_runs(run[at], shelved))
    }
    sides = _column_sides(runs, gutters)
    cut = _cut(runs, lambda run, at: (id(run), at) in gutters and _opens_column(run[at], sides))
    if len(cut) > len(runs):
        starts, ends = _edges(run[0].left for run in cut), _edges(run[-1].right for run in cut)
        cut = _cut(cut, lambda run, at: round(run[at].left) in starts and round(run[at - 1].right) in ends)
    return _cut_along_rivers(cut)


def _cut_along_rivers(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs cut where a mark hangs into the gutter and nearly fills it: the lines above or below leave it free."""
    shelved = _shelved(runs)
    parts: list[list[Glyph]] = []
    for run in runs:
        edges = [
            0,
            *(at for at in _cracks(run) if _is_in_river(run, at, _near_runs(run[at], shelved))),
            len(run),
        ]
        parts += [run[start:end] for start, end in pairwise(edges)]
    return parts


def _cracks(run: list[Glyph]) -> Iterator[int]:
    """Where a run is a little wider than between its other characters, with a column's width before it."""
    if run[-1].right - run[0].left < 2 * _NARROWEST * run[0].size:
        return
    gaps = [after.left - glyph.right for glyph, after in pairwise(run)]
    least = _usual_gap(run, gaps) + _CRACK * run[0].size
    for at, gap in enumerate(gaps, 1):
        is_word = run[at - 1].char.isascii() and run[at].char.isascii()
        if gap > least and not is_word and run[at - 1].right - run[0].left > _NARROWEST * run[at].size:
            yield at


def _is_in_river(run: list[Glyph], at: int, near: list[list[Glyph]]) -> bool:
    """Whether lines near begin right below or above what stands after a space, and others end before it."""
    left, size = run[at].left, run[at].size
    others = [
        one
        for one in near
        if one is not run
        and abs(one[0].size - size) < 0.1 * size
        and 0.5 * size < abs(one[0].baseline - run[at].baseline) < 3 * size
    ]
    if any(_is_across(one, left - 0.05 * size) for one in others):
        return False
    begins = sum(1 for one in others if abs(one[0].left - left) < 0.25 * size)
    ends = sum(1 for one in others if left - 3 * size < one[-1].right < left - 0.5 * size)
    return begins > 1 or (begins == 1 and ends > 0)


def _is_across(run: list[Glyph], place: float) -> bool:
    """Whether a character of a line stands on a place."""
    return run[0].left < place < run[-1].right and any(one.left < place < one.right for one in run)


def _shelved(runs: Iterable[list[Glyph]]) -> dict[int, list[list[Glyph]]]:
    """Runs on the shelves of their baselines."""
    shelved: dict[int, list[list[Glyph]]] = {}
    for run in runs:
        shelved.setdefault(int(run[0].baseline // _SHELF), []).append(run)
    return shelved


def _edges(places: Iterable[float]) -> set[int]:
    """Where at least three lines begin, or end, to a point."""
    counts = Counter(round(place) + off for place in places for off in (-1, 0, 1))
    return {place for place, count in counts.items() if count >= 3}


def _cut(runs: list[list[Glyph]], is_end: Callable[[list[Glyph], int], bool]) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = []
    for run in runs:
        edges = [0, *(at for at in _wide_spaces(run) if is_end(run, at)), len(run)]
        parts += [run[start:end] for start, end in pairwise(edges)]
    return parts


def _near_runs(glyph: Glyph, shelved: dict[int, list[list[Glyph]]]) -> list[list[Glyph]]:
    """The runs within three ems above and below a character."""
    first, last = (int((glyph.baseline + way * 3 * glyph.size) // _SHELF) for way in (-1, 1))
    return [run for shelf in range(first, last + 1) for run in shelved.get(shelf, ())]


def _column_sides(
    runs: list[list[Glyph]], gutters: set[tuple[int, int]]
) -> dict[int, list[tuple[float, float]]]:
    """Where lines begin, at the left or after a gutter: place from the left and baseline, by the shelf of the place."""
    first = [run[0] for run in runs]
    after = [run[at] for run in runs for at in _wide_spaces(run) if (id(run), at) in gutters]
    sides: dict[int, list[tuple[float, float]]] = {}
    for glyph in (*first, *after):
        sides.setdefault(int(glyph.left // _SHELF), []).append((glyph.left, glyph.baseline))
    return sides


def _opens_column(glyph: Glyph, sides: dict[int, list[tuple[float, float]]]) -> bool:
    """Whether other lines near begin where a character does, or as far off as paragraphs are led.

    What stands after a space within a line begins anywhere, and the line below may have a space there, too.
    """
    size = glyph.size
    found = (
        base
        for place in (glyph.left - 2 * size, glyph.left, glyph.left + 2 * size)
        for shelf in range(int((place - 0.3 * size) // _SHELF), int((place + 0.3 * size) // _SHELF) + 1)
        for left, base in sides.get(shelf, ())
        if abs(left - place) < 0.3 * size and 0.3 * size < abs(base - glyph.baseline) < _NEAR_LINES * size
    )
    first = next(found, None)
    return first is not None and any(abs(base - first) > 0.3 * size for base in found)


def _wide_spaces(run: list[Glyph]) -> list[int]:
    return [at for at in range(1, len(run)) if _may_be_gutter(run, at)]


def _may_be_gutter(run: list[Glyph], at: int) -> bool:
    """Whether a space is wide enough, and what stands before it too: no column is as narrow as a word of a list."""
    size, gap = run[at].size, _gap(run, at)
    before = run[at - 1].right - run[0].left
    return gap > 0.8 * size and (before > _NARROWEST * size or gap > _WIDEST_SPACE * size)


def _gap(run: list[Glyph], at: int) -> float:
    return run[at].left - run[at - 1].right


def _is_gutter(run: list[Glyph], at: int, runs: list[list[Glyph]]) -> bool:
    """Whether the next line above or below leaves the same place free: that just before the second column.

    The line after the space may begin where the column does, and the one before it may end anywhere.
    """
    right, size = run[at].left, run[at].size
    probe = right - 0.35 * size
    near: dict[bool, tuple[float, bool]] = {}
    for other in runs:
        away = other[0].baseline - run[at].baseline
        if other is run or abs(other[0].size - size) > 0.1 * size or not 0.5 * size < abs(away) < 3 * size:
            continue
        is_over = other[0].left < probe < other[-1].right
        if is_over or abs(other[0].left - right) < 2.5 * size:
            is_free = not is_over or _is_free(other, probe, size)
            near[away > 0] = min(near.get(away > 0, (9e9, False)), (abs(away), is_free))
    return any(is_free for _away, is_free in near.values())


def _is_free(run: list[Glyph], probe: float, size: float) -> bool:
    return any(
        one.right <= probe <= other.left and other.left - one.right > 0.8 * size
        for one, other in pairwise(run)
    )


def _row(run: list[Glyph]) -> Row:
    size = median(glyph.size for glyph in run)
    base = median(glyph.baseline for glyph in run)
    box = Box(
        run[0].left, base - _ASCENT * size, max(glyph.right for glyph in run), base + (1 - _ASCENT) * size
    )
    text, spaces = _spaced(run, size)
    return Row(text, box, size, spaces=spaces)


def _spaced(run: list[Glyph], size: float) -> tuple[str, tuple[Space, ...]]:
    """The text of a line, with spaces where characters stand farther apart than the line is spaced out 疏排."""
    gaps = [after.left - glyph.right for glyph, after in pairwise(run)]
    usual = _usual_gap(run, gaps)
    text, spaces = run[0].char, []
    for (glyph, after), gap in zip(pairwise(run), gaps, strict=True):
        is_latin = glyph.char.isascii() and after.char.isascii()
        if gap - (0.0 if is_latin else usual) > _WORD_SPACE * size or (
            after.after_space and gap > 0.05 * size
        ):
            if gap - usual > _CLEFT * size:
                spaces.append(Space(len(text), glyph.right, after.left))
            text += " "
        text += after.char
    return text, tuple(spaces)


def _usual_gap(run: list[Glyph], gaps: list[float]) -> float:
    """What stands between two characters of the line that are not both Latin, in points.

    Names set apart 疏排 take more than half of a byline's spaces, so it is not the median.
    """
    wide = [
        gap
        for (one, other), gap in zip(pairwise(run), gaps, strict=True)
        if not (one.char.isascii() and other.char.isascii())
    ]
    return max(0.0, sorted(wide)[len(wide) // 4]) if wide else 0.0


def split_row(row: Row, space: Space) -> tuple[Row, Row]:
    """The two lines that stand side by side, parted at a space."""
    before, after = row.text[: space.place], row.text[space.place :].lstrip()
    shift = space.place + 1
    left = [one for one in row.spaces if one.place < space.place]
    right = [Space(one.place - shift, one.left, one.right) for one in row.spaces if one.place > space.place]
    first = Box(row.box.left, row.box.top, space.left, row.box.bottom)
    second = Box(space.right, row.box.top, row.box.right, row.box.bottom)
    return (
        Row(before, first, row.size, spaces=tuple(left)),
        Row(after, second, row.size, spaces=tuple(right)),
    )


def _vertical_row(run: list[Glyph]) -> Row:
    size = median(glyph.size for glyph in run)
    steps = [after.baseline - glyph.baseline for glyph, after in pairwise(run)]
    usual = median_low(steps)
    parts = [run[0].char]
    for glyph, step in zip(run[1:], steps, strict=True):
        parts.append((" " if step - usual > 0.4 * size else "") + glyph.char)
    centre = median(_centre(glyph) for glyph in run)
    top = run[0].baseline - _ASCENT * size
    bottom = run[-1].baseline + (1 - _ASCENT) * size
    return Row("".join(parts), Box(centre - size / 2, top, centre + size / 2, bottom), size, is_vertical=True)
