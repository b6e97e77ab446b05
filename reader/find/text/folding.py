"""Folding: what counts as the same character when texts are compared. Text itself is never changed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain

from reader.core.han_forms import ordinary_forms
from reader.find.text.transparent import ACCENTS, HYPHENS, INVISIBLE, SPACES, VISIBLE

_HAN = (range(0x2E00, 0xA000), range(0xF800, 0xFC00), range(0x20000, 0x2EC00), range(0x2F800, 0x2FC00),
        range(0x30000, 0x32400))  # fmt: skip
"""Where Chinese characters stand in Unicode: radicals, the basic and extension blocks, compatibility."""
_AT_ONCE = 0x200
"""Characters converted in one step, which no other thread can interrupt; each block is a multiple of it."""

_FORMED = (
    range(0x2E80), range(0x3000, 0x3400), range(0xA640, 0xABC0), range(0xF900, 0x10000), range(0x10400, 0x10CC0),
    range(0x118A0, 0x118C0), range(0x16E40, 0x16E60), range(0x1CCD6, 0x1CCFA), range(0x1D15E, 0x1D1C1),
    range(0x1D400, 0x1D800), range(0x1E030, 0x1E06E), range(0x1E900, 0x1E922), range(0x1EE00, 0x1EF00),
    range(0x1F100, 0x1F300), range(0x1FBF0, 0x1FBFA), range(0x2F800, 0x2FA20),
)  # fmt: skip
"""Where letters with two cases stand, and characters that are forms of others: full width, circled, ligatures."""

_STOPS = {"…": "…", "‥": "‥", "․": "․", "︙": "…", "︰": "‥"}
"""Marks that Unicode takes apart into full stops: a stop is what it is."""
_SIGN_WIDTHS = dict(zip("￠￡￢￣￥￦", "¢£¬¯¥₩", strict=True))
_VARIANTS = {"〇": "零", "⁄": "/"}
_DROPPED = frozenset(SPACES + VISIBLE + INVISIBLE + ACCENTS)


def fold(text: str) -> str:
    """The text without white space and transparent marks, in half width, lower case and simplified characters.

    A character gives none, one or several: fold(a + b) is fold(a) + fold(b).
    """
    return text.translate(folded_forms())


def fold_but_marks(text: str) -> str:
    """The text folded, with white space and the marks that can be seen as they stand."""
    return text.translate(_forms_but_marks())


def forms_of(folded: str) -> str:
    """All characters that are folded to this one, itself among them."""
    return folded + _forms().get(folded, "")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code, folded in folded_forms().items():
        if len(folded) == 1:
            forms[folded] = forms.get(folded, "") + chr(code)
    return forms


@lru_cache(maxsize=1)
def _forms_but_marks() -> dict[int, str]:
    kept = {*map(ord, SPACES + VISIBLE)}
    return {code: folded for code, folded in folded_forms().items() if code not in kept}


@lru_cache(maxsize=1)
def expansions() -> dict[str, str]:
    """The characters that are folded to several, each with these."""
    return {chr(code): folded for code, folded in folded_forms().items() if len(folded) > 1}


@lru_cache(maxsize=1)
def fold_stamp() -> str:
    """Names this folding: an index made with another one must be made again."""
    import hashlib

    return hashlib.sha256(repr(sorted(folded_forms().items())).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def folded_forms() -> dict[int, str]:
    """What each character that does not stay itself is folded to, by its number; white space and marks to nothing."""
    simplified = _simplified()
    forms = {code: plain for code, plain in simplified.items() if chr(code) not in _VARIANTS}
    for code in {
        *filter(_has_forms, chain(*_FORMED)),
        *ordinary_forms(),
        *map(ord, HYPHENS),
        *map(ord, _VARIANTS),
    }:
        folded = "".join(simplified.get(ord(it), it) for it in _plain(chr(code)))
        if folded != chr(code):
            forms[code] = folded
        else:
            forms.pop(code, None)
    return forms | dict.fromkeys(map(ord, _DROPPED), "")


def _has_forms(code: int) -> bool:
    """Whether a character is one of several forms, as far as Unicode knows."""
    character = chr(code)
    return character.casefold() != character or not unicodedata.is_normalized("NFKD", character)


def _plain(character: str) -> str:
    """Ordinary form, half width, lower case, without accents and what is transparent: what is left of a character."""
    ordinary = ordinary_forms().get(ord(character)) or _compatible(character)
    lower = unicodedata.normalize("NFC", ordinary.casefold())
    kept = (it for it in map(_without_accent, lower) if it not in _DROPPED)
    return "".join("-" if it in HYPHENS else _VARIANTS.get(it, it) for it in kept)


def _compatible(character: str) -> str:
    """What Unicode says a character is a form of; an accent alone stays itself, and so do stops."""
    known = _STOPS.get(character) or _SIGN_WIDTHS.get(character)
    compatible = unicodedata.normalize("NFKC", character)
    return known or (character if compatible.startswith(" ") else compatible)


def _without_accent(character: str) -> str:
    """A Latin letter without its accents."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base != character and unicodedata.name(base, "").startswith("LATIN ") else character


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
