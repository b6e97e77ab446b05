"""Marks kept alike on several computers through a folder that any service carries from one to the other."""

from __future__ import annotations

import json
import platform
import re
import time
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError, ExportError
from reader.core.safe_file import replace_file
from reader.core.speech import _, ngettext, together
from reader.export.marks.computer_form import state_from_json, state_json
from reader.export.marks.json_form import FORMAT
from reader.jobs.corrections import replay_on
from reader.jobs.mark_exchange import LARGEST, merge_into
from reader.store.marks.bundle import disagreements, gather
from reader.store.marks.computers import ComputerState, plan_sync

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.library import Library
    from reader.store.marks.bundle import Disagreement
    from reader.store.marks.computers import MarkName, SyncPlan, Turn
    from reader.store.marks.marks import Marks

_COMPUTER = "computer"
"""The file in the settings' folder with the name that this computer has for the others."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of it. `computers` are the others; `unread` the names of files that could not be read now."""

    computers: int
    added: int
    renewed: int
    removed: int
    disagreements: tuple[Disagreement, ...]
    unread: tuple[str, ...]


def synced_text(done: Synced) -> str:
    """What came of it, in words."""
    said = ngettext(
        "The marks are as on {count} other computer. New: {added}. Newer than here: {renewed}. Removed: {removed}.",
        "The marks are as on {count} other computers. New: {added}. Newer than here: {renewed}. Removed: {removed}.",
        done.computers,
    ).format(count=done.computers, added=done.added, renewed=done.renewed, removed=done.removed)
    if not done.unread:
        return said
    left = _("Not whole yet, so left for the next time: {names}.").format(names=_(", ").join(done.unread))
    return together(said, left)


def synchronise(library: Library, folder: Path, now: float | None = None) -> Synced:
    """Take in what the other computers say, and say what is here. What was here is copied before it is changed.

    Raises ExportError where the folder is missing or cannot be written, ArchiveError where the marks cannot be.
    """
    own = folder / f"{library.marks.path.stem}-{_computer(library.folders.config)}.json"
    files = [path for path in _files(library, folder) if path != own]
    read = {path: _read(path) for path in files}
    others = [state for state in read.values() if state]
    plan = plan_sync(gather(library.marks), _read(own) or ComputerState(), others, now or time.time())
    told = tuple(one for news in plan.news for one in disagreements(plan.changed_here, news))
    added, renewed = _carry_out(library, plan)
    _write(own, state_json(replace(plan.said, bundle=gather(library.marks))))
    unread = tuple(path.name for path, state in read.items() if state is None)
    return Synced(len(others), added, renewed, len(plan.removals), told, unread)


def _files(library: Library, folder: Path) -> list[Path]:
    """The files of all computers, those that a service has made of a conflict among them. Raises ExportError."""
    if not folder.is_dir():
        raise ExportError(_("There is no folder {folder}. Make it first.").format(folder=folder))
    ours = re.compile(re.escape(library.marks.path.stem) + r"-.+\.json", re.IGNORECASE)
    return sorted(path for path in folder.iterdir() if ours.fullmatch(path.name) and path.is_file())


def _read(path: Path) -> ComputerState | None:
    """What a computer says; None where nothing whole stands there, as while it is still being carried over."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        told = json.loads(path.read_text("utf-8-sig"))
        return state_from_json(told) if isinstance(told, dict) and told.get("format") == FORMAT else None
    except (OSError, ValueError, RecursionError):
        return None


def _carry_out(library: Library, plan: SyncPlan) -> tuple[int, int]:
    """Change the marks here as was planned; how many were added, and how many are newer now."""
    added = renewed = 0
    if plan.removals or plan.turns or any(news.made for news in plan.news):
        library.marks.copy()
    _remove(library.marks, plan.removals)
    for news in plan.news:
        merged = merge_into(library, news)
        added, renewed = added + merged.added, renewed + merged.renewed
    _turn(library, plan.turns)
    return added, renewed


def _remove(marks: Marks, names: Iterable[MarkName]) -> None:
    by_kind: dict[str, list[str]] = {}
    for kind, name in names:
        by_kind.setdefault(kind, []).append(name)
    marks.annotations.remove_highlights(by_kind.get("highlight", []))
    marks.annotations.remove_areas(by_kind.get("area", []))
    marks.annotations.remove_folders(by_kind.get("folder", []))
    for key in by_kind.get("bookmark", []):
        marks.remove_bookmark(key)
    for query in by_kind.get("find", []):
        marks.saved_finds.remove_query(query)


def _turn(library: Library, turns: Iterable[Turn]) -> None:
    """Undo corrections, or do them again, as it was done on another computer last."""
    for is_undone in (True, False):
        uids = [it.uid for it in turns if it.is_undone is is_undone]
        turned = library.marks.set_undone(uids, is_undone) if uids else ()
        if not library.archive.read_only:
            for paper, day in {(it.paper, it.date): None for it in turned}:
                replay_on(library, paper, day)


def _computer(config: Path) -> str:
    """The name this computer has for the others: its own, and what tells it from one of the same name."""
    kept = config / _COMPUTER
    try:
        told = kept.read_text("utf-8").strip() if kept.exists() else ""
        if not re.fullmatch(r"[0-9a-f]{8}", told):
            told = uuid.uuid4().hex[:8]
            replace_file(kept, told.encode(), is_private=True)
    except (OSError, UnicodeError) as error:
        raise ArchiveError(_("{path} cannot be opened: {reason}.").format(path=kept, reason=error)) from error
    name = re.sub(r"[^\w]+", "-", platform.node()).strip("-")[:30]
    return f"{name or 'computer'}-{told}"


def _write(path: Path, text: str) -> None:
    """Write what this computer says, if it says anything new. Raises ExportError."""
    data = text.encode()
    try:
        if not path.exists() or path.read_bytes() != data:
            replace_file(path, data)
    except OSError as error:
        sentence = _("{path} cannot be written: {reason}. Choose another folder.")
        raise ExportError(sentence.format(path=path, reason=error.strerror or error)) from error
