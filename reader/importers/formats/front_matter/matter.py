"""Front matter into names and values: as much of YAML and TOML as says what an article is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = re.compile(r"""(?:["']?)([^\s:="'{}\[\]#,&*!|>%@`][^:="'\n]{0,60}?)(?:["']?)\s*[:=](?:\s+(.*)|)$""")
_TOML_KEY = re.compile(r"""([^\s=\[\]#][^=\n]{0,60}?)\s*=\s*(.*)$""")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_ITEM_NAME = re.compile(r"\s*(?:-\s+|\s+)(?:name|display_name|姓名|名字)\s*:\s+(.+)$", re.IGNORECASE)
_COMMENT = re.compile(r"\s+#.*$")
_MOST_LINES = 400
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands above a text: values by name, in order; a list has a line for each of its own. `text`: below it."""

    values: dict[str, str]
    text: str


def has_matter(text: str) -> bool:
    """Whether a text begins with front matter, as far as its beginning tells."""
    mark, lines = _opened(text)
    if not mark:
        return False
    first = next((line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#")), "")
    return (_KEY if mark == "---" else _TOML_KEY).match(first) is not None


def _opened(text: str) -> tuple[str, list[str]]:
    lines = text.removeprefix("\ufeff").lstrip("\r\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    mark = lines[0].rstrip()
    return (mark if mark in {"---", "+++"} else ""), lines


def read_matter(text: str) -> Matter | None:
    """The front matter of a text and the text below; None where it has none, or it never ends."""
    mark, lines = _opened(text)
    ends = {mark, "..."} if mark == "---" else {mark}
    end = (
        next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ends), None)
        if mark
        else None
    )
    if end is None:
        return None
    values = _values(lines[1:end], _KEY if mark == "---" else _TOML_KEY)
    return Matter(values, "\n".join(lines[end + 1 :])) if values else None


def _values(lines: Sequence[str], pattern: re.Pattern[str]) -> dict[str, str]:
    """The values of the outermost level; what is set in below a name is its own, as far as it is a list or a text."""
    found: dict[str, list[str]] = {}
    name, is_folded = "", False
    for line in lines:
        key = pattern.match(line) if line[:1] not in {" ", "\t", "-", "#"} else None
        if key:
            name, value = key[1].strip(), (key[2] or "").strip()
            is_folded = value[:1] in {"|", ">"} and len(value) <= 3
            found[name] = [] if is_folded or not value else _parts(value)
        elif name and line.strip():
            found[name] += [line.strip()] if is_folded else _item(line)
    return {name: "\n".join(parts) for name, parts in found.items()}


def _item(line: str) -> list[str]:
    """The value of a list's item; of one that has names and values of its own, that of its name."""
    named = _ITEM_NAME.match(line)
    if named:
        return [_unquoted(named[1])]
    item = _ITEM.match(line)
    return [_unquoted(item[1])] if item and not _KEY.match(item[1]) else []


def _parts(value: str) -> list[str]:
    """The values in one: those of a list in brackets, else itself."""
    bare = value if value[:1] in "\"'" else _COMMENT.sub("", value)
    if bare.startswith("[") and bare.endswith("]"):
        inner = re.findall(r""""(?:[^"\\]|\\.)*"|'[^']*'|[^,]+""", bare[1:-1])
        return [text for one in inner if (text := _unquoted(one))]
    return [_unquoted(bare)]


def _unquoted(value: str) -> str:
    bare = value.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), bare[1:-1])
    if len(bare) > 1 and bare[0] == bare[-1] == "'":
        return bare[1:-1].replace("''", "'")
    return "" if bare in {"null", "~"} else bare
