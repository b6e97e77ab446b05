"""Legs and headings into frames: all that a page holds of one article, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.formats.page_pdf.geometry.banks import (
    Group,
    Setting,
    continuity,
    find_banks,
    is_framed_apart,
    likeliest,
    share_out,
)
from reader.importers.formats.page_pdf.geometry.boxes import Box, around
from reader.importers.formats.page_pdf.geometry.frame import Frame
from reader.importers.formats.page_pdf.geometry.heads import Head, find_heads
from reader.importers.formats.page_pdf.geometry.rows import split_row
from reader.importers.formats.page_pdf.geometry.uprights import add_uprights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.importers.formats.page_pdf.geometry.legs import Leg
    from reader.importers.formats.page_pdf.geometry.rows import Row, Space

_HEAD_REACH = 6.0
"""Lines of text between a heading and the text below it; a picture between them does not count."""

_UNDER, _DASHED = 2.0, 5.0
"""What speaks for a smaller heading right below another being its deck; and where it opens with a dash."""
_DASHES = ("——", "――", "－－", "--", "—")
_DECK_SIZE = 1.15
_DECK_GAP = 0.6
_DECK_REACH = 30.0
"""Ems: how far beside its headline a deck may stand, and how far below."""
_GIVEN_BELOW, _GIVEN_ASIDE = 2.0, 6.0
"""How far below a heading, in ems of it, and beside it, in ems of its own, a text may stand that has none."""
_MANY_LEGS, _FAR = 200, 12.0
"""Of a page that is a heap of words, only what is within so many ems up and down is looked at."""
_BLANK, _WIDEST_BLANK = 2.0, 2.5
"""What speaks against a paragraph going on an article below so many ems that are blank."""
_ONE_LINE = 3.0
"""What speaks for a heading line being one, before anything else is known."""


def find_frames(
    legs: Sequence[Leg], head_rows: Sequence[Row], setting: Setting, pictures: Sequence[Box]
) -> list[Frame]:
    """The articles of a page, from the top down. `head_rows`: the lines of all headings."""
    banks = find_banks(legs, setting)
    rows = _parted_rows(head_rows, banks, pictures)
    heads = _with_decks(find_heads(rows, pictures), banks, pictures)
    homes = _homes([head for head in heads if not head.is_vertical], banks, pictures)
    groups = [group for place, bank in enumerate(banks) for group in share_out(bank, homes.get(place, []))]
    _give_heads(groups, [head for head in heads if not head.is_vertical])
    frames = _joined(groups, setting, [head.box for head in heads if not head.is_vertical])
    add_uprights(frames, [head for head in heads if head.is_vertical])
    for frame in frames:
        if sum(1 if leg.is_verse else -1 for leg in frame.legs) > 0:
            frame.legs.sort(key=_column_order(frame.legs))
    used = {id(frame.head) for frame in frames}
    frames += [Frame(head) for head in heads if id(head) not in used]
    return sorted(frames, key=_place)


def _column_order(legs: Sequence[Leg]) -> Callable[[Leg], tuple[int, float]]:
    """Column after column, as the stanzas of a poem are read, and its writer's name below the last."""
    columns: list[Box] = []
    for leg in sorted(legs, key=lambda one: one.left):
        if not columns or columns[-1].across(leg.box) <= 0:
            columns.append(leg.box)
        else:
            columns[-1] = around([columns[-1], leg.box])
    return lambda leg: (next(at for at, box in enumerate(columns) if box.holds(leg.box)), leg.box.top)


def _give_heads(groups: Sequence[Group], heads: Sequence[Head]) -> None:
    """Headings that stand over no columns, as over the space between those of a poem, to a text right below them."""
    used = {id(group.head) for group in groups}
    for head in (one for one in heads if id(one) not in used):
        near = [group for group in groups if group.head is None and _is_right_below(group, head)]
        best = min(near, key=lambda group: (round(group.box.top), group.box.left), default=None)
        if best is not None:
            best.head = head


def _is_right_below(group: Group, head: Head) -> bool:
    first = group.legs[0]
    gap = group.box.top - head.box.bottom
    is_near = -0.6 * first.size < gap < _GIVEN_BELOW * head.size
    aside = -group.box.across(head.box)
    return is_near and aside < _GIVEN_ASIDE * first.size and (first.is_led or first.is_verse)


def _parted_rows(rows: Sequence[Row], banks: Sequence[Sequence[Leg]], pictures: Sequence[Box]) -> list[Row]:
    """The heading lines, those cut in two that are the headlines of two articles side by side."""
    parted, fit = list(rows), _likelihood(rows, banks, pictures)
    waiting = [(row, space) for row in rows for space in row.spaces]
    for row, space in sorted(waiting, key=lambda pair: -pair[1].place):
        whole = next(
            (one for one in parted if one.box.left == row.box.left and one.box.top == row.box.top), None
        )
        if whole is None or not _is_over_gutter(space, row, banks):
            continue
        others = [one for one in parted if one is not whole]
        cut = [*others, *split_row(whole, space)]
        cut_fit = _likelihood(cut, banks, pictures)
        if cut_fit > fit + _ONE_LINE:
            parted, fit = cut, cut_fit
    return parted


def _with_decks(heads: list[Head], banks: Sequence[Sequence[Leg]], pictures: Sequence[Box]) -> list[Head]:
    """Headings with the decks that stand below them at the other edge of their article's columns."""
    merged = list(heads)
    for deck in sorted((one for one in heads if not one.is_vertical), key=lambda one: one.box.top):
        above = [one for one in merged if one is not deck and _may_have_deck(one, deck)]
        head = min(above, key=lambda one: -one.box.across(deck.box), default=None)
        if head is None or deck not in merged:
            continue
        others = [one for one in merged if one is not deck and one is not head]
        one = [*others, Head((*head.rows, *deck.rows))]
        bonus = _DASHED if deck.rows[0].text.startswith(_DASHES) else _UNDER
        if _fit(one, banks, pictures) + bonus > _fit(merged, banks, pictures):
            merged = one
    return merged


def _may_have_deck(head: Head, deck: Head) -> bool:
    """Whether a heading in smaller type stands right below another, beside its end."""
    gap = deck.box.top - head.box.bottom
    return (
        not head.is_vertical
        and deck.size * _DECK_SIZE < head.size
        and -0.4 * deck.size < gap < _DECK_GAP * head.size
        and head.box.across(deck.box) > -_DECK_REACH * deck.size
    )


def _is_over_gutter(space: Space, row: Row, banks: Sequence[Sequence[Leg]]) -> bool:
    """Whether no column stands below a space, as far as columns stand below its line."""
    below = [leg for bank in banks for leg in bank if 0 < leg.box.top - row.box.top < 8 * row.size]
    middle = (space.left + space.right) / 2
    slack = 0.2 * (space.right - space.left)
    return bool(below) and not any(leg.left + slack < middle < leg.right - slack for leg in below)


def _likelihood(rows: Sequence[Row], banks: Sequence[Sequence[Leg]], pictures: Sequence[Box]) -> float:
    """How well heading lines fit what stands below them; a heading with nothing below counts against them."""
    return _fit(find_heads(rows, pictures), banks, pictures)


def _fit(all_heads: Sequence[Head], banks: Sequence[Sequence[Leg]], pictures: Sequence[Box]) -> float:
    """The same for headings that are put together."""
    heads = [head for head in all_heads if not head.is_vertical]
    homes = _homes(heads, banks, pictures)
    homed = sum(len(some) for some in homes.values())
    score = sum(likeliest(bank, homes.get(place, []))[0] for place, bank in enumerate(banks))
    return score - 2.0 * (len(heads) - homed)


def _place(frame: Frame) -> tuple[float, float]:
    """Where a frame is read: from the top down, on one level from left to right."""
    box = frame.box
    return round(box.top / 24), box.left


def _homes(
    heads: Sequence[Head], banks: Sequence[Sequence[Leg]], pictures: Sequence[Box]
) -> dict[int, list[Head]]:
    """The headings above each bank, by the bank's place."""
    homes: dict[int, list[Head]] = {}
    boxes = [around(leg.box for leg in bank) for bank in banks]
    for head in heads:
        others = [*boxes, *(one.box for one in heads if one is not head)]
        fits = [
            (-round(box.across(head.box) / head.box.width, 1), box.top, place)
            for place, box in enumerate(boxes)
            if _is_over(head, box, banks[place][0].size, others, pictures)
        ]
        if fits:
            homes.setdefault(min(fits)[2], []).append(head)
    return homes


def _is_over(head: Head, box: Box, size: float, others: Sequence[Box], pictures: Sequence[Box]) -> bool:
    """Whether a heading stands over a bank with nothing between but, perhaps, a picture."""
    across = box.across(head.box)
    space = Box(head.box.left, head.box.bottom, head.box.right, box.top)
    if across < 0.4 * min(head.box.width, box.width) or space.height < -0.6 * size:
        return False
    pictured = sum(picture.height for picture in pictures if picture.meets(space, 1.0))
    if space.height - pictured >= _HEAD_REACH * size + 0.5 * head.size:
        return False
    return not any(one is not box and one.meets(space, 1.0) and one.bottom < box.top + size for one in others)


def _joined(groups: Sequence[Group], setting: Setting, heads: Sequence[Box]) -> list[Frame]:
    """Groups into frames: those without a heading go on where the text before them stops, or stand alone."""
    frames: list[Frame] = []
    for group in sorted(groups, key=lambda one: (one.head is None, one.box.top, one.box.left)):
        found = None if group.head and group.legs[0].is_led else _before(group, frames, setting, heads)
        if found is None or (group.head and found[0].head):
            frames.append(Frame(group.head, list(group.legs)))
            continue
        frame, at = found
        frame.head = frame.head or group.head
        frame.legs[at + 1 : at + 1] = group.legs
    return frames


def _before(
    group: Group, frames: Sequence[Frame], setting: Setting, heads: Sequence[Box]
) -> tuple[Frame, int] | None:
    """The frame a group goes on from, and after which leg of it; None where it stands alone."""
    first = group.legs[0]
    if first.begins_article:
        return None
    reach = _FAR * first.size if sum(len(frame.legs) for frame in frames) > _MANY_LEGS else float("inf")
    over = [head for head in heads if head.across(first.box) > 0 and head.middle < first.box.top]
    ways = [
        (_bond(at, first, frame, setting, over), -place, -at, frame)
        for place, frame in enumerate(frames)
        for at, leg in enumerate(frame.legs)
        if leg.box.bottom > first.box.top - reach and leg.box.top < first.box.bottom + reach
    ]
    best = max(ways, key=lambda way: way[:3], default=None)
    return (best[3], -best[2]) if best and best[0] > 0 else None


def _bond(at: int, first: Leg, frame: Frame, setting: Setting, over: Sequence[Box]) -> float:
    """How likely a leg goes on from one of a frame's: next to it, or below it, and in mid-sentence.

    `over`: the headings above the leg.
    """
    leg, after = frame.legs[at], frame.legs[at + 1 : at + 2]
    if abs(leg.size - first.size) > 0.08 * leg.size or is_framed_apart(leg.box, first.box, setting):
        return -9.0
    score = continuity(leg, first) - max(0.0, *(continuity(leg, one) for one in after), 0.0)
    gap = first.left - leg.right
    if -leg.size < gap < 4 * leg.size and leg.box.beside(first.box) > -2 * leg.size:
        score += -2.0 if after else 2.0
    elif leg.box.across(first.box) > 0 and first.box.top >= leg.box.bottom - leg.size:
        away = (first.box.top - leg.box.bottom) / leg.size
        score += 2.0 - min(3.0, away / 8) + (2.0 if leg.is_verse or first.is_verse else 0.0)
        if away > _WIDEST_BLANK and first.is_led and not (leg.is_open or leg.is_verse):
            score -= 0.0 if _has_picture_between(leg.box, first.box, setting) else _BLANK
    else:
        away = max(0.0, -leg.box.across(first.box)) + max(0.0, -leg.box.beside(first.box))
        score -= 3.0 + away / leg.size / 8
    if frame.head is None:
        score -= 0.5
    if any(_lies_between(rule, leg.box, first.box) for rule in setting.rules):
        score -= 3.0
    if any(head.middle > leg.box.bottom for head in over):  # one stands over the leg and below the frame's
        score -= 4.0
    if not _is_under(frame, over):
        score -= 2.0
    return score


def _is_under(frame: Frame, over: Sequence[Box]) -> bool:
    """Whether the nearest of the headings above is the frame's own, or there is none."""
    nearest = max(over, key=lambda head: head.bottom, default=None)
    return nearest is None or (frame.head is not None and nearest == frame.head.box)


def _has_picture_between(above: Box, below: Box, setting: Setting) -> bool:
    return any(one.across(below) > 0 and above.bottom < one.middle < below.top for one in setting.pictures)


def _lies_between(rule: Box, above: Box, below: Box) -> bool:
    """Whether a level rule parts two legs that stand below each other."""
    return (
        rule.width > rule.height
        and rule.across(below) > 0.5 * below.width
        and above.bottom - 2 < rule.middle < below.top + 2
    )
