"""The specimen paper, ready to be opened: an archive that comes with the program, and the person's copy of it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from reader.core.safe_file import replace_file
from reader.store.archive.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

READY_MADE = "specimen.yuebao"


def prepare_specimen(path: Path, folder: Path) -> bool:
    """Put the archive that lies ready in `folder` at `path`, in place of one of another version; whether it is there.

    Its pages are shown from `folder`. Raises ArchiveError.
    """
    ready, note = folder / READY_MADE, path.with_suffix(".version")
    if not ready.exists():
        return False
    made = ready.read_bytes()
    version = hashlib.sha256(made + str(folder).encode()).hexdigest()
    if path.exists() and note.exists() and note.read_text() == version:
        return True
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    replace_file(path, made)
    with closing(Archive.open(path)) as archive:
        for pdf in folder.glob("*.pdf"):
            archive.move_facsimile(hashlib.sha256(pdf.read_bytes()).hexdigest(), pdf)
    note.write_text(version)
    return True
