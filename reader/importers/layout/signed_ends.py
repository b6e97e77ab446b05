"""Short signatures after the last sentence of a text: they end it, though no full stop stands behind them."""

from __future__ import annotations

from reader.core.han_forms import ordinary
from reader.importers.layout.names import has_surname
from reader.importers.layout.punctuation import CLOSERS, ENDS, has_open_pair
from reader.importers.layout.rules import rule

_LAST_WORDS = rule(rf"(?<=[{ENDS}{CLOSERS}])[^{ENDS}{CLOSERS}，,、；;：:（(《“]{{2,16}}$")
_LONGEST = 12
"""Characters, white space left out."""
_HAN = rule(r"[\u3400-\u9fff·]+")
_ROLE = rule(r"(?:本报|本刊)?(?:记者|通讯员|读者|作者|编者|编辑)")
_UNIT = rule(
    r"[\u3400-\u9fff]{2,9}(?:局|厅|馆|站|厂|中心|公司|办公室|政府|学校|中学|小学|大学|编辑部|委员会|居委会|村委会|工会|支部|办事处|合作社)"
)
_DAY = rule(
    r"(?:[0-9０-９〇零一二三四五六七八九]{4}年)?(?:[0-9０-９一二三四五六七八九十]{1,2}月)[0-9０-９一二三四五六七八九十]{1,3}日"
)


def is_signed_at_end(text: str) -> bool:
    """Whether who wrote a text, or the day, stands after its last sentence, and nothing else: …修复。读者 周大成.

    A name that nothing sets off is none: where a text is cut, the beginning of a sentence may look like one (明年此,
    那个叫).
    """
    found = _LAST_WORDS.search(ordinary(text.rstrip()))
    words = found[0].split() if found else []
    if not words or sum(map(len, words)) > _LONGEST or has_open_pair(text):
        return False
    is_named = len(words) > 1 and has_surname(words[-1]) and all(map(_HAN.fullmatch, words))
    return is_named or all(_is_unit_or_day(word) or _is_signer(word) for word in words)


def _is_unit_or_day(word: str) -> bool:
    return _UNIT.fullmatch(word) is not None or _DAY.fullmatch(word) is not None


def _is_signer(word: str) -> bool:
    """Whether a role stands right before a person's name: 读者周大成."""
    role = _ROLE.match(word)
    return role is not None and has_surname(word[role.end() :])
