"""Jumps 转版: an article that goes on on another page, and its two halves put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.importers.layout.remembered import remembered
from reader.importers.layout.rules import rule

_DIGITS = "0-9０-９一二三四五六七八九十A-Za-zＡ-Ｚ"
_JUMP = rule(
    rf"[（(\[【〔]?\s*(?:(?P<way>下转|紧转|转|接|紧接|上接|下接|续|上续)\s*(?:至|自)?\s*第?\s*(?P<page>[{_DIGITS}]{{1,4}})\s*版[^（()）。，\n]{{0,16}}|未完待续)[）)\]】〕]"
    rf"|(?:^\s*[▲▼→←►◄▶◀▸◂△▽↓↑⇒>]*|[▲▼→►▶▸▽↓⇒])\s*(?P<way2>下转|紧转|转|紧接|上接|下接)\s*第?\s*(?P<page2>[{_DIGITS}]{{1,4}})\s*版[^。，\n]{{0,16}}$"
)
_LONGEST_LINE = 60
"""Characters. A line that is nothing but a jump has no more."""
_NUMERALS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Jump:
    """A line that sends the reader to a page, or tells which page an article comes from."""

    page: str
    is_from: bool


@remembered
def take_jumps(text: str) -> tuple[str, tuple[Jump, ...]]:
    """A paragraph without its jump lines, and these."""
    if "版" not in text and "未完" not in text:
        return text, ()
    jumps: list[Jump] = []
    for match in _JUMP.finditer(text):
        way, page = match["way"] or match["way2"], match["page"] or match["page2"]
        if page:
            jumps.append(Jump(page_number(page), _is_back(way)))
    return (_JUMP.sub("", text).strip(), tuple(jumps)) if jumps else (text, ())


def is_jump_line(text: str) -> bool:
    """Whether a line says nothing but where the text goes on."""
    if len(text) > _LONGEST_LINE:
        return False
    rest, jumps = take_jumps(text)
    return bool(jumps) and not rest


def begins_rest(text: str) -> bool:
    """Whether a line is where the rest of an article from another page begins: 上接第1版."""
    match = _JUMP.match(text)
    return match is not None and _is_back(match["way"] or match["way2"] or "接")


def _is_back(way: str) -> bool:
    """Whether the words name the page before: 上接 and 紧接 head the second half, 下转 and 下接 end the first."""
    return way.startswith(("上", "接")) or way in {"紧接", "緊接"}


def page_number(printed: str) -> str:
    """A page's number as it is filed: 03 → 3, 三 → 3, Ａ02 → A2."""
    plain = printed.translate(_FULL_WIDTH).upper()
    if plain and all(char in _NUMERALS + "十" for char in plain):
        return str(_from_words(plain))
    letters = re.match(r"[A-Z]*", plain)
    section = letters[0] if letters else ""
    return section + (plain[len(section) :].lstrip("0") or "0")


_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    0xFF21 + letter: chr(65 + letter) for letter in range(26)
}


def _from_words(words: str) -> int:
    tens, ten, ones = words.partition("十")
    if not ten:
        return int("".join(str(_NUMERALS.index(char)) for char in words))
    high = _NUMERALS.index(tens[-1]) if tens else 1
    low = _NUMERALS.index(ones[0]) if ones and ones[0] in _NUMERALS else 0
    return high * 10 + low
