"""The lists of a bag: which digest each of its files has (RFC 8493, 2.1.3 and 2.2.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ALGORITHMS = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")
"""Those that are known here. All that a bag has are checked."""
_NAME = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_ESCAPED = re.compile(r"%(0[AaDd]|25)")


class BagList(NamedTuple):
    """One list: digests in small hex by name. `is_broken`: it has lines that are none, or names a file twice."""

    name: str
    algorithm: str
    is_of_tags: bool
    digests: Mapping[str, str]
    is_broken: bool


def is_list(name: str) -> bool:
    """Whether a file of that name is a list."""
    return _NAME.fullmatch(name) is not None


def read_list(name: str, text: str | None) -> BagList:
    """The list in a file whose name `is_list`; without a text it is broken."""
    found = _NAME.fullmatch(name)
    algorithm = found[2] if found else ""
    lines = [_LINE.fullmatch(line) for line in (text or "").splitlines() if line.strip()]
    digests = {_unescaped(line[2]): line[1].lower() for line in lines if line}
    is_broken = text is None or algorithm not in ALGORITHMS or len(digests) < len(lines)
    return BagList(name, algorithm, name.startswith("tag"), digests, is_broken)


def _unescaped(name: str) -> str:
    """A name as lists have it, where line breaks and % are written %0A, %0D and %25."""
    name = name.strip().removeprefix("./")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)
