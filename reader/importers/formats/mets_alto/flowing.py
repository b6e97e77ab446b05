"""The words of lines as running text: broken words whole again, no spaces between Chinese characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importers.formats.mets_alto.printed import Line

_HYPHENS = "-\u2010\u00ad¬—"


def flow(lines: Iterable[Line]) -> str:
    """One paragraph's lines as one line of text."""
    return join_words(whole_words(lines))


def whole_words(lines: Iterable[Line]) -> list[str]:
    """The words in their order. A broken word stands once, whole, where its first half was printed.

    What the file says of a broken word (SUBS_CONTENT) counts; without that, a hyphen at a line's end
    (HYP) joins the words on its two sides.
    """
    words: list[str] = []
    awaited: str | None = None
    is_half = False
    for line in lines:
        for word in line.words:
            if word.part == 2 and awaited is not None and word.whole in {awaited, None}:
                awaited = None
            elif is_half:
                words[-1] = words[-1].rstrip(_HYPHENS) + word.text
            else:
                words.append(word.whole if word.part == 1 and word.whole else word.text)
                awaited = word.whole if word.part == 1 else None
            is_half = word.part == 1 and word.whole is None
        is_half = is_half or (line.is_broken and bool(line.words) and awaited is None)
    return words


def goes_on(lines: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether the last word of some lines is broken and its other half opens the following ones.

    Where the file tells of a hyphen alone, the following ones have to go on in small letters.
    """
    filled = [line for line in lines if line.words]
    after = next((line.words[0] for line in following if line.words), None)
    if not filled or after is None:
        return False
    last = filled[-1].words[-1]
    if last.part == 1:
        return after.part == 2 and after.whole in {last.whole, None}
    return filled[-1].is_broken and after.text[0].islower()


def join_words(words: Iterable[str]) -> str:
    """The words with spaces between; between two Chinese characters there is none."""
    text = ""
    parts: list[str] = []
    for word in words:
        if text and not (_is_wide(text[-1]) and _is_wide(word[0])):
            parts.append(" ")
        parts.append(word)
        text = word
    return "".join(parts)


def _is_wide(char: str) -> bool:
    """Whether a character is Chinese or Japanese, or one of their marks."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF or code >= 0x20000
