"""What marks at the ends of a line say about it: finished, cut, or going on."""

from __future__ import annotations

import re

from reader.importers.layout.rules import rule

ENDS = "。！？!?…"
CLOSERS = "”’」』）)》〉】\"'"
PAUSES = "，、；：,;:"
_END_MARKS = tuple(ENDS)
_CANNOT_BEGIN = tuple("，。、；：！？”’」』）》〉】％℃,;:!?)%…")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("『", "』"))
_PAIR_MARK = re.compile(f"[{''.join(map(''.join, _PAIRS))}]")
_LIST_MARK = rule(
    r"[■▲●◆★◇△▪•·○◎※☆►▶]|问[：:]|答[：:]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]\d{1,2}[）)]|\d{1,2}[、．]"
)


def is_finished(text: str) -> bool:
    """Whether a paragraph may end here: at the end of a sentence, or as a whole remark in brackets."""
    bare = text.rstrip().rstrip(CLOSERS)
    if bare.endswith(_END_MARKS):
        return not has_open_pair(text)
    return text.startswith(("（", "(")) and text.endswith(("）", ")"))


def stops_short(text: str) -> bool:
    """Whether a text stops before its end: in mid-sentence, and not with a remark in brackets."""
    return not is_finished(text) and not (text.endswith(("）", ")", "】", "》")) and not has_open_pair(text))


def has_open_pair(text: str) -> bool:
    """Whether a quotation or a bracket was opened last and not closed: the paragraph must go on."""
    return _PAIR_MARK.search(text) is not None and any(
        text.rfind(left) > text.rfind(right) for left, right in _PAIRS
    )


def closes_other(text: str) -> bool:
    """Whether a line closes a quotation or a bracket that it did not open: it is the end of something."""
    return _PAIR_MARK.search(text) is not None and any(
        text.find(right) >= 0 and not 0 <= text.find(left) < text.find(right) for left, right in _PAIRS
    )


def is_aside(text: str) -> bool:
    """Whether a line stands in brackets as a whole: a remark, a source, a date; no heading."""
    return text.startswith(("（", "(")) and text.endswith(("）", ")"))


def goes_on(text: str) -> bool:
    """Whether a line begins with a mark that never begins a paragraph, as lines cut without care do."""
    return text.startswith(_CANNOT_BEGIN) and not text.startswith("……")


def begins_item(text: str) -> bool:
    """Whether a line begins as items of lists, questions and answers do: paragraphs of their own."""
    return _LIST_MARK.match(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is made of marks alone: an ornament, or a line drawn with them."""
    return not any(map(str.isalnum, text))
