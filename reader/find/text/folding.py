"""Folding: what counts as the same character when texts are compared. Text itself is never changed."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from reader.core.han_forms import ordinary_forms

_HAN = (range(0x2E00, 0xA000), range(0xF800, 0xFC00), range(0x20000, 0x2EC00), range(0x2F800, 0x2FC00),
        range(0x30000, 0x32400))  # fmt: skip
"""Where Chinese characters stand in Unicode: radicals, the basic and extension blocks, compatibility."""
_AT_ONCE = 0x200
"""Characters converted in one step, which no other thread can interrupt; each block is a multiple of it."""

_CASED = (
    range(0x2E80), range(0xA640, 0xABC0), range(0xFF00, 0xFFF0), range(0x10400, 0x10CC0),
    range(0x118A0, 0x118C0), range(0x16E40, 0x16E60), range(0x1E900, 0x1E922),
)  # fmt: skip
"""Where letters with two cases stand, and the full-width forms; white space ends at U+3000."""

_SIGN_WIDTHS = dict(zip("￠￡￢￣￥￦", "¢£¬¯¥₩", strict=True))
_VARIANTS = {ord("〇"): "零"}


def fold(text: str) -> str:
    """The text without white space, half width, lower case and simplified, character by character."""
    return text.translate(folding_tables()[0])


def bare(text: str) -> str:
    """The text as printed, white space left out."""
    return "".join(text.split())


def forms_of(folded: str) -> str:
    """All characters that are folded to this one, itself among them."""
    return folded + _forms().get(folded, "")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code, folded in folding_tables()[0].items():
        if folded:
            forms[folded] = forms.get(folded, "") + chr(code)
    return forms


@lru_cache(maxsize=1)
def fold_stamp() -> str:
    """Names this folding: an index made with another one must be made again."""
    import hashlib

    pairs = sorted((code, folded or "") for code, folded in folding_tables()[0].items())
    return hashlib.sha256(repr(pairs).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def folding_tables() -> tuple[dict[int, str | None], dict[int, str | None]]:
    """Tables for str.translate: one that drops white space, one that makes a space of it."""
    spaces = [code for code in range(0x3001) if chr(code).isspace()]
    simplified = _simplified()
    forms = {code: simplified.get(ord(plain), plain) for code, plain in ordinary_forms().items()}
    table: dict[int, str | None] = {**_letters(), **simplified, **forms, **_VARIANTS}
    return table | dict.fromkeys(spaces), table | dict.fromkeys(spaces, " ")


def _letters() -> dict[int, str]:
    """Half width and lower case, for each letter and sign that is neither."""
    pairs = ((code, _lower(_half_width(code))) for code in chain(*_CASED))
    return {code: folded for code, folded in pairs if ord(folded) != code}


def _half_width(code: int) -> str:
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    return _SIGN_WIDTHS.get(chr(code), chr(code))


def _lower(character: str) -> str:
    """Case folded, where that is one character; German ß stays itself."""
    for folded in (character.casefold(), character.lower()):
        if len(folded) == 1:
            return folded
    return character


def _simplified() -> dict[int, str]:
    """OpenCC's table of characters, got by converting every one of them alone on its line."""
    # Loaded here: reading an issue needs none of it.
    from opencc import OpenCC

    converter = OpenCC("t2s")
    found: dict[int, str] = {}
    for start in (start for block in _HAN for start in block[::_AT_ONCE]):
        lines = list(map(chr, range(start, start + _AT_ONCE)))
        pairs = zip(lines, converter.convert("\n".join(lines)).split("\n"), strict=True)
        found.update((ord(old), new) for old, new in pairs if old != new and len(new) == 1)
    return found
