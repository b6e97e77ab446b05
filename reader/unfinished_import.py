"""The import that was stopped or broken off, so that it can be gone on with: one small JSON file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnfinishedImport:
    """What was being read into which archive. Where it can't be written, nothing is offered."""

    def __init__(self, config: Path) -> None:
        self._file = config / "unfinished.json"

    def note(self, archive: Path, sources: Sequence[Path]) -> None:
        """An import begins."""
        kept = {"archive": str(archive.absolute()), "sources": [str(one.absolute()) for one in sources]}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file, json.dumps(kept, ensure_ascii=True).encode(), is_private=True)

    def forget(self) -> None:
        """It is done, or nobody wants it any more."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def sources(self, archive: Path) -> list[Path]:
        """What was left of the import into `archive`; empty where none was left or its sources are gone."""
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            if kept["archive"] != str(archive.absolute()):
                return []
            return [path for path in map(Path, kept["sources"]) if path.exists()]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return []
