"""Which paper the files in a folder are from, where no file says so: asked once, kept in one JSON file."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path


class Papers:
    """What the person said of each folder. A folder counts by itself, not for those below it."""

    def __init__(self, config: Path) -> None:
        self._file = config / "papers.json"
        self._names = _load(self._file)

    def name_of(self, folder: Path) -> str | None:
        """The paper of a folder, as `remember` was told."""
        return self._names.get(str(folder.absolute()))

    def remember(self, folder: Path, name: str) -> None:
        """Keep a folder's paper; a blank name forgets it. Where that can't be done, it holds for this run."""
        place = str(folder.absolute())
        if self._names.get(place, "") == name.strip():
            return
        self._names[place] = name.strip()
        if not name.strip():
            del self._names[place]
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(
                self._file, json.dumps(self._names, ensure_ascii=True, indent=1).encode(), is_private=True
            )


def _load(file: Path) -> dict[str, str]:
    """The names kept; none where the file is missing or broken."""
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {place: name for place, name in kept.items() if isinstance(name, str) and name.strip()}
