"""What was found in a short text is remembered: a line is asked the same several times while its page is read."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")

_LONGEST = 120
"""Characters. What is found in a longer text is not kept."""
_MOST = 2048


def remembered(ask: Callable[[str], Found]) -> Callable[[str], Found]:
    """The same question about a text, answered from memory where the text is short and was asked about lately."""
    kept = lru_cache(maxsize=_MOST)(ask)

    @wraps(ask)
    def answer(text: str) -> Found:
        return kept(text) if len(text) <= _LONGEST else ask(text)

    return answer
