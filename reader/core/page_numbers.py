"""Numbers of pages 版次 as they are typed and filed."""

from __future__ import annotations

import re
import unicodedata

_TYPED = re.compile(r"第?\s*([A-Z]{0,2})\s*0*([1-9][0-9]{0,2})\s*版?")


def parse_typed_page(text: str) -> str | None:
    """3, 03, A3, ａ０３ or 第3版 as it is filed ("3", "A3"); None where it is no number of a page."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip().upper())
    return found[1] + found[2] if found else None
