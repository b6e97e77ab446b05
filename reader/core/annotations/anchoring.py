"""Where a highlight stands after its article was read again or corrected: a certain place, or none.

A mark must never go to a lookalike. So nothing here asks which place is most alike: the text as it was when the mark
was made is held against the text as it is now, passage by passage (`alignment`), and the mark goes where its own
passage went. Where its paragraph stands apart from what stood beside it, less may have changed in it; where its numbers
are others, it is another paragraph: of two notices that differ in their numbers alone, one is not the other misread.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.core.annotations.alignment import Alignment, runs_of, squeezed
from reader.core.annotations.nouns import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.core.annotations.nouns import Highlight, MarkedText

_NUMBER = re.compile(r"[0-9０-９]+|[〇零一二三四五六七八九十百千万亿]{2,}")
_DIGIT = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿]")
_NEAR = 4
"""Characters beside a number in which something is looked for that is there still."""
BESIDE = 40
"""Characters of the paragraphs before and after that tell whether a paragraph stands where it stood."""
_LEAST_BESIDE = 0.5
"""How much of them must be there still."""
_FEW_AT_END = 3
"""Characters at the beginning or end of a mark that may be others."""
_JOINT = 2
"""Characters that may have come between a paragraph and its neighbour."""
SPARE = 6
"""Characters at a text's edge that may have come or gone."""
_LEAST_QUOTE = 0.5
"""How much of what was marked must be there still, where its paragraph stands between the same neighbours."""
_MOST_OF_QUOTE = 0.75
"""Of a mark of which less is there, one run of characters may be others: that is a word put right.

Where several are, it is a sentence of the same form that says something else.
"""
_LEAST_ALONE = 16
"""Characters of a paragraph that is known again apart from its neighbours."""
_MOST_SLIPS = 0.08
"""How much of a paragraph may have been read otherwise where only one neighbour is the same.

No two characters in a row: that is a name changed, not a slip.
"""
_MOST_BETWEEN = 0.25
"""How much of it, where both are."""
_KIN = 0.5
"""How much of a paragraph's runs of four characters a line has that is like it."""
_SAME_ARTICLE = 0.8
"""How much of a new article must have stood in the old one for it to be a part of that."""
_MARGIN = 0.03
"""By how much more another article must have of it to be doubted that the one with its key is the same."""
_RIVAL = 0.5
"""How much of what an article has of the former one a rival must have, too."""
_LEAST_RIVAL = 0.6
"""How much of the former article a rival must have: one that has less is a part of it, or has borrowed from it."""
_FEW_NUMBERS = 4
"""Numbers from which on an article is another one where most of them are others."""


class Found(NamedTuple):
    """A certain place: characters of the text of the article with this key."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """A mark along the passages about it, all in characters without white space.

    `start` to `end` is the mark, `first` to `last` its paragraphs, `pairs` what stands where now.
    """

    alignment: Alignment
    start: int
    end: int
    first: int
    last: int
    pairs: dict[int, int]

    def matched(self, start: int, end: int) -> int:
        """How many of these characters are there still."""
        return sum(at in self.pairs for at in range(start, end))

    @property
    def breaks(self) -> int:
        """How many runs of the mark's characters are others now."""
        is_there = [True, *(at in self.pairs for at in range(self.start, self.end))]
        return sum(before and not after for before, after in pairwise(is_there))

    @property
    def now(self) -> tuple[int, int]:
        """Where the paragraphs stand now."""
        known = [self.pairs[at] for at in range(self.first, self.last) if at in self.pairs]
        return (known[0], known[-1] + 1) if known else (0, 0)

    @property
    def slips(self) -> int:
        """Characters of the paragraphs that were read otherwise, put in or left out."""
        first, last = self.now
        return max(self.last - self.first, last - first) - self.matched(self.first, self.last)

    @property
    def longest_slip(self) -> int:
        """The most characters of the paragraphs, then or now, that are others in a row."""
        known = [at for at in range(self.first, self.last) if at in self.pairs]
        return max(
            _longest_break([self.first - 1, *known, self.last]),
            _longest_break([self.pairs[at] for at in known]),
        )


def _longest_break(places: Sequence[int]) -> int:
    """The most numbers left out in a row between two that follow each other."""
    return max((after - one - 1 for one, after in pairwise(places)), default=0)


def find_place(mark: Highlight, before: MarkedText, now: Mapping[str, str]) -> Found | None:
    """Where a mark stands in its issue's articles, text by key, if that is certain.

    `before` is the article's text as it was when the mark was made.
    """
    same = [key for key, text in now.items() if text == before.text]
    if mark.key in same:
        return Found(mark.key, mark.start, mark.end)
    if same:
        is_known = len(same) == 1 and same[0] not in before.others
        return Found(same[0], mark.start, mark.end) if is_known else None
    if held := _holding_all(mark, before, now):
        return held
    own = now.get(mark.key)
    if not mark.quote:
        return Found(mark.key, 0, 0) if own is not None else None
    if own is not None and (found := _in_own(mark, before, own, now)):
        return found
    return _elsewhere(mark, before, now)


def _holding_all(mark: Highlight, before: MarkedText, now: Mapping[str, str]) -> Found | None:
    """In an article that has the whole former one in it, character by character, and no other article has."""
    former = squeezed(before.text)
    texts = {key: squeezed(text) for key, text in now.items() if len(text) >= len(former.text)}
    keys = [key for key, text in texts.items() if text.text.count(former.text) == 1]
    if len(keys) != 1 or not mark.quote or len(former.text) < _LEAST_ALONE:
        return None
    text = texts[keys[0]]
    at = text.text.index(former.text)
    first, last = former.position(mark.start), former.position(mark.end)
    return Found(keys[0], text.places[at + first], text.places[at + last - 1] + 1) if first < last else None


def _in_own(mark: Highlight, before: MarkedText, own: str, now: Mapping[str, str]) -> Found | None:
    alignment = Alignment(before.text, own)
    if _is_other_article(before.text, own):
        return None
    others = [text for key, text in now.items() if key != mark.key and _is_near(before.text, text)]
    if any(_is_rather(before.text, text, own, alignment) for text in others):
        return None
    return _as_found(mark.key, place_in(alignment, before.text, mark.start, mark.end))


def _is_rather(before: str, other: str, own: str, mine: Alignment) -> bool:
    """Whether another article is rather what the former one was; of two that open alike keys may have changed.

    One that has other passages of it is a part that became an article of its own, and no rival.
    """
    margin = 0.0 if squeezed(other).text[:BESIDE] == squeezed(own).text[:BESIDE] else _MARGIN
    theirs = Alignment(before, other)
    is_rival = len(mine.covered & theirs.covered) >= _RIVAL * len(mine.covered)
    return is_rival and theirs.share >= _LEAST_RIVAL and theirs.share > mine.share + margin


def _elsewhere(mark: Highlight, before: MarkedText, now: Mapping[str, str]) -> Found | None:
    """In an article that was not there when the mark was made, and is a part of the one that was, word for word."""
    found = [
        Found(key, *place)
        for key, text in now.items()
        if key != mark.key and key not in before.others and _is_part(text, before.text)
        if (place := _word_for_word(before.text, text, mark.start, mark.end))
    ]
    return found[0] if len(found) == 1 else None


def _as_found(key: str, place: tuple[int, int] | None) -> Found | None:
    return Found(key, *place) if place else None


def place_in(alignment: Alignment, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where characters `start` to `end` of the former text stand in the later one; None where not certain.

    What runs over a line's end is certain where each line's part is, and they still follow each other. What is little
    at one end of it may be lost, as it may within a line.
    """
    spans = list(_lines(text, start, end))
    parts = [_part_in(alignment, text, *span) for span in spans]
    for end_at in (0, -1):
        little = sum(last - first for first, last in spans) // 3
        if len(parts) > 1 and parts[end_at] is None and spans[end_at][1] - spans[end_at][0] <= little:
            del parts[end_at], spans[end_at]
    if not parts or None in parts:
        return None
    places = [it for it in parts if it]
    position = alignment.now.position
    is_whole = all(0 <= position(after[0]) - position(it[1]) <= 4 for it, after in pairwise(places))
    return (places[0][0], places[-1][1]) if is_whole else None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch, a line each; blank ones are left out."""
    for line in text[start:end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _part_in(alignment: Alignment, text: str, start: int, end: int) -> tuple[int, int] | None:
    stand = _stand(alignment, text, start, end)
    if stand is None or alignment.is_contested(stand.start, stand.end, stand.pairs):
        return None
    # Of a paragraph and its double, the one that was corrected is told by what stands beside it, and by nothing else.
    is_doubled = alignment.is_contested(stand.first, stand.last, stand.pairs)
    if is_doubled and not (_is_left_there(stand) and _is_right_there(stand)):
        return None
    return _bounds(stand) if _is_certain(stand) else None


def _stand(alignment: Alignment, text: str, start: int, end: int) -> _Stand | None:
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    place = alignment.before.position
    there = place(start), place(end), place(first), place(last if last >= 0 else len(text))
    if there[0] >= there[1]:
        return None
    margin = BESIDE + max(there[0] - there[2], there[3] - there[1]) + SPARE
    chain = alignment.chain(there[0], there[1], margin)
    if not chain:
        return None
    return _Stand(alignment, *there, alignment.pairs(chain, there[2], there[3]))


def _is_certain(stand: _Stand) -> bool:
    share = stand.matched(stand.start, stand.end) / (stand.end - stand.start)
    changed, count = _changed_numbers(stand)
    if share < _LEAST_QUOTE or changed * 2 > count:
        return False
    if share < _MOST_OF_QUOTE and stand.breaks > 1:
        return False
    neighbours = _is_left_there(stand) + _is_right_there(stand)
    length = stand.last - stand.first
    if neighbours == 2:
        is_one_number = changed <= 1 or not _changed_within(stand, stand.start, stand.end)
        return is_one_number and stand.slips <= _MOST_BETWEEN * length + _JOINT
    if changed or _has_lookalike(stand, is_alone=not neighbours):
        return False
    if neighbours == 1:
        return stand.slips <= _MOST_SLIPS * length and stand.longest_slip <= 1
    return stand.slips == 0 and length >= _LEAST_ALONE


def _is_left_there(stand: _Stand) -> bool:
    """Whether what stands before the paragraph stood there before; the text's beginning is a neighbour, too."""
    start = max(0, stand.first - BESIDE)
    if start == stand.first:
        return stand.now[0] < SPARE
    known = [at for at in range(start, stand.first) if at in stand.pairs]
    return len(known) >= _LEAST_BESIDE * (stand.first - start) and (
        stand.now[0] - stand.pairs[known[-1]] <= stand.first - known[-1] + _JOINT
    )


def _is_right_there(stand: _Stand) -> bool:
    before, now = stand.alignment.before.text, stand.alignment.now.text
    end = min(len(before), stand.last + BESIDE)
    if end == stand.last:
        return len(now) - stand.now[1] < SPARE
    known = [at for at in range(stand.last, end) if at in stand.pairs]
    return len(known) >= _LEAST_BESIDE * (end - stand.last) and (
        stand.pairs[known[0]] - stand.now[1] <= known[0] - stand.last + _JOINT
    )


def _has_lookalike(stand: _Stand, *, is_alone: bool) -> bool:
    """Whether another line may be what the mark's paragraph is taken for: one that was not there, or its double."""
    alignment = stand.alignment
    grams = runs_of(alignment.before.text[stand.first : stand.last])
    doubles = sum(_is_kin(grams, line, 1.0) for line in alignment.lines_now)
    if doubles > 1 or (not stand.slips and not is_alone):
        return doubles > 1
    before = sum(_is_kin(grams, line, _KIN) for line in alignment.lines_before)
    return sum(_is_kin(grams, line, _KIN) for line in alignment.lines_now) > before


def _is_kin(grams: frozenset[str], line: frozenset[str], share: float) -> bool:
    return len(grams & line) >= share * len(grams)


def _changed_numbers(stand: _Stand) -> tuple[int, int]:
    """How many numbers of the paragraph are no longer as they were, and how many there are."""
    text = stand.alignment.before.text[stand.first : stand.last]
    return _changed_within(stand, stand.first, stand.last), len(_NUMBER.findall(text))


def _changed_within(stand: _Stand, start: int, end: int) -> int:
    """How many numbers that reach into a stretch are other numbers now."""
    numbers = _NUMBER.finditer(stand.alignment.before.text, stand.first, stand.last)
    return sum(
        _is_other_number(stand, it.start(), it.end())
        for it in numbers
        if it.end() > start and it.start() < end
    )


def _is_other_number(stand: _Stand, start: int, end: int) -> bool:
    """Whether a number is another one now; one with a character in it that is no digit was misread."""
    pairs, now = stand.pairs, stand.alignment.now.text
    left = next((at for at in range(start - 1, start - _NEAR, -1) if at in pairs), None)
    right = next((at for at in range(end, end + _NEAR) if at in pairs), None)
    first = pairs[left] + 1 if left is not None else 0
    last = pairs[right] if right is not None else len(now)
    number, there = stand.alignment.before.text[start:end], now[first:last]
    if number in _NUMBER.findall(there):
        return False
    digits = "".join(sign for sign in there if _DIGIT.match(sign))
    around = (start - 1 - left if left is not None else 0) + (right - end if right is not None else 0)
    is_misread = len(there) - len(digits) > around and _is_within(digits, number)
    return not is_misread


def _is_within(few: str, many: str) -> bool:
    """Whether characters stand in a text in that order, others perhaps between them."""
    rest = iter(many)
    return all(sign in rest for sign in few)


def _bounds(stand: _Stand) -> tuple[int, int] | None:
    """Where the mark begins and ends now, in characters of the text."""
    inside = [at for at in range(stand.start, stand.end) if at in stand.pairs]
    at_an_end = max(inside[0] - stand.start, stand.end - 1 - inside[-1])
    if at_an_end > max(_FEW_AT_END, (stand.end - stand.start) // 3):
        return None  # so much of it is gone at one end that what is left is not what was marked
    first, last = stand.pairs[inside[0]], stand.pairs[inside[-1]]
    # What was read otherwise at the mark's very edge belongs to it where the next character outside is known.
    if inside[0] > stand.start and (left := stand.pairs.get(stand.start - 1)) is not None and left < first:
        first = left + 1
    if inside[-1] + 1 < stand.end and (right := stand.pairs.get(stand.end)) is not None and right > last:
        last = right - 1
    if last - first > (stand.end - stand.start) * 1.5 + SPARE:
        return None
    places = stand.alignment.now.places
    return places[first], places[last] + 1


# whole articles


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(squeezed(text).text))


def _is_other_article(before: str, now: str) -> bool:
    """Whether most numbers of an article are gone and most there are new: one of the same form, not the same one."""
    were, are = _numbers(before), _numbers(now)
    kept = (were & are).total()
    return were.total() >= _FEW_NUMBERS and 2 * kept < were.total() and 2 * kept < are.total()


def _is_near(before: str, text: str) -> bool:
    """Whether a text has much of what the article had, looked at roughly."""
    step = max(1, len(before) // 40)
    pieces = [before[at : at + 8] for at in range(0, max(1, len(before) - 8), step)]
    return sum(piece in text for piece in pieces) * 4 >= len(pieces)


def _is_part(text: str, before: str) -> bool:
    if not _is_near(text, before):
        return False
    numbers = _numbers(text)
    return (
        Alignment(text, before).share >= _SAME_ARTICLE
        and 10 * (numbers - _numbers(before)).total() <= numbers.total()
    )


def _word_for_word(before: str, now: str, start: int, end: int) -> tuple[int, int] | None:
    """A place in a part of the article, where its paragraphs stand there without a slip."""
    alignment = Alignment(before, now)
    stands = [_stand(alignment, before, *span) for span in _lines(before, start, end)]
    if not stands or any(it is None or it.slips for it in stands):
        return None
    return place_in(alignment, before, start, end)


# what an orphan may have meant


class Candidate(NamedTuple):
    """A place that an orphan may have meant; `likeness` is 0 to 1."""

    key: str
    start: int
    end: int
    likeness: float


def candidates(mark: Highlight, now: Mapping[str, str], most: int = 5) -> tuple[Candidate, ...]:
    """The places most like what was marked, the likeliest first; the person says which it is, if any."""
    found = [one for key, text in now.items() for one in _like(mark, key, text)]
    found.sort(key=lambda it: (-it.likeness, it.key != mark.key, it.key, it.start))
    return tuple(found[:most])


_LEAST_LIKENESS = 0.5


def _like(mark: Highlight, key: str, text: str) -> list[Candidate]:
    """The best places of one text, none over another."""
    quote, there = squeezed(mark.quote).text, squeezed(text)
    if not quote:
        return []
    found: list[Candidate] = []
    for start in _starts(quote, there.text):
        piece = there.text[start : start + len(quote)]
        if not piece:
            continue
        likeness = _likeness(quote, piece)
        first, last = there.places[start], there.places[start + len(piece) - 1] + 1
        if likeness >= _LEAST_LIKENESS:
            found.append(Candidate(key, first, last, likeness))
    found.sort(key=lambda it: -it.likeness)
    kept: list[Candidate] = []
    for one in found:
        if all(one.end <= it.start or one.start >= it.end for it in kept):
            kept.append(one)
    return kept


def _starts(quote: str, text: str) -> list[int]:
    """Where the quote may begin, by the pieces of it that stand in the text."""
    size = min(2, len(quote))
    starts: Counter[int] = Counter()
    for at in range(len(quote) - size + 1):
        there = text.find(quote[at : at + size])
        while there >= 0:
            starts[max(0, there - at)] += 1
            there = text.find(quote[at : at + size], there + 1)
    return [start for start, _count in starts.most_common(12)]


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def made_at(text: str, start: int, end: int) -> tuple[str, str]:
    """The quote and the digest of a text in which something is marked."""
    return text[start:end], digest_of(text)
