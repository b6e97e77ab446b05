"""Which columns of a table hold what, where the person said so: kept in one JSON file, for the next of that shape."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Shape = tuple[str, ...]
"""The names of a table's columns, in the order of their letters."""

Said = tuple[tuple[str, str], ...]
"""Fields with the column that holds each; "" where none does."""

MOST_KEPT = 500
"""Shapes; the ones told longest ago go."""


class KnownColumns:
    """What the person said of tables by their shape: the names of all their columns."""

    def __init__(self, config: Path) -> None:
        self._file = config / "columns.json"
        self._said = _load(self._file)

    def all(self) -> tuple[tuple[Shape, Said], ...]:
        """All that was said."""
        return tuple(self._said.items())

    def remember(self, names: Iterable[str], said: Said) -> None:
        """Keep what holds for tables of this shape. Where that can't be done, it holds for this run."""
        shape = tuple(sorted(names))
        self._said.pop(shape, None)
        self._said[shape] = said
        for old in list(self._said)[:-MOST_KEPT]:
            del self._said[old]
        kept = [{"columns": list(shape), "said": dict(said)} for shape, said in self._said.items()]
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file, json.dumps(kept, ensure_ascii=True, indent=1).encode(), is_private=True)


def _load(file: Path) -> dict[Shape, Said]:
    """What was kept; nothing where the file is missing or broken."""
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    entries = (_entry(one) for one in kept) if isinstance(kept, list) else ()
    return dict(entry for entry in entries if entry)


def _entry(one: Any) -> tuple[Shape, Said] | None:  # noqa: ANN401 - whatever the file holds
    names = one.get("columns") if isinstance(one, dict) else None
    said = one.get("said") if isinstance(one, dict) else None
    if not isinstance(names, list) or not isinstance(said, dict):
        return None
    if not all(isinstance(text, str) for text in (*names, *said, *said.values())):
        return None
    return tuple(sorted(names)), tuple(said.items())
