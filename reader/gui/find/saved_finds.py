"""Finds that are kept: saved, renamed, removed with undo, counted anew; and the finds of before."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.interruptible import InterruptibleQuery
from reader.core.speech import _
from reader.gui.find.kept_find import KeptFind
from reader.gui.tasks.undo_steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QUndoStack

    from reader.core.progress import Report
    from reader.find.facets import Facets
    from reader.gui.find.saved_panel import SavedFindsPanel
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.marks.saved_finds import SavedFind


class SavedFindsController(QObject):
    """Writes through the writer, counts on a runner; every change can be undone."""

    finds_changed = Signal(object)
    find_opened = Signal(str)
    """A saved find is to be found again."""
    export_wanted = Signal(str)
    panel_made = Signal(object)
    """There are saved finds, and the panel that lists them is to be shown."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners) -> None:
        super().__init__()
        self._library, self._steps = library, steps
        self._runner, self._writer = runners.reading, runners.writing
        self._archive = str(library.archive.path)
        self._question = InterruptibleQuery()
        self._finds: tuple[SavedFind, ...] = ()
        self._kept: tuple[KeptFind, ...] = ()
        self._hits: dict[str, int] = {}
        """The hits of each query, as they were counted last."""
        self._to_count: set[str] = set()
        self.past: tuple[str, ...] = ()
        """The finds of before, the newest first."""

    @cached_property
    def panel(self) -> SavedFindsPanel:
        """The list of saved finds, made with the first of them."""
        from reader.gui.find.saved_panel import SavedFindsPanel

        panel = SavedFindsPanel()
        panel.find_opened.connect(self.find_opened)
        panel.find_removed.connect(self.remove)
        panel.find_renamed.connect(self.rename)
        panel.export_wanted.connect(self.export_wanted)
        self.panel_made.emit(panel)
        return panel

    def look_over(self) -> None:
        """Tell all finds anew, first as they are known, then with their hits: the archive may hold others now."""
        self._read(is_all_new=True)

    def find_of(self, query: str) -> KeptFind | None:
        """The saved find with this query."""
        return next((kept for kept in self._kept if kept.find.query == query), None)

    def toggle(self, query: str) -> None:
        """Keep a find, or keep it no longer."""
        kept = self.find_of(query)
        if kept:
            self.remove(kept)
        elif query:
            self.save(query)
        else:
            self.said.emit(_("Find something first; then the find can be saved."))

    def save(self, query: str, name: str = "") -> None:
        """Keep a query under a name, its own words unless told; undo takes it away."""
        saved = self._library.marks.saved_finds
        kept = name or query

        def undo() -> None:
            self._change(lambda: saved.remove_query(query))

        self._push(
            _("Save find"), lambda: self._change(lambda: saved.save(kept, query, datetime.now(UTC))), undo
        )
        self.said.emit(_("Find saved; it is listed under the bookmarks"))

    def rename(self, kept: KeptFind, name: str) -> None:
        """Give a saved find another name."""
        saved, find = self._library.marks.saved_finds, kept.find
        if name.strip() and name != find.name:
            self._push(
                _("Rename find"),
                lambda: self._change(lambda: saved.rename(find.id, name.strip())),
                lambda: self._change(lambda: saved.rename(find.id, find.name)),
            )

    def remove(self, kept: KeptFind) -> None:
        """Keep a find no longer."""
        saved, find = self._library.marks.saved_finds, kept.find
        self._push(
            _("Remove find"),
            lambda: self._change(lambda: saved.remove(find.id)),
            lambda: self._change(lambda: saved.restore(find)),
        )
        self.said.emit(_("Saved find removed; Ctrl+Z restores it"))

    def note_seen(self, query: str, tally: Facets) -> None:
        """The person looks at a find: its hits are no longer new."""
        kept = self.find_of(query)
        if kept and tally.total != kept.find.seen:
            saved, archive = self._library.marks.saved_finds, self._archive
            self._hits[query] = tally.total
            self._change(lambda: saved.note_seen(kept.find.id, archive, tally.total))

    def note_past(self, query: str) -> None:
        """Remember a find."""
        if not self.past or self.past[0] != query:
            saved = self._library.marks.saved_finds
            self._write(lambda _report: saved.note_past(query), self._show_past)

    def clear_past(self) -> None:
        """Forget all finds of before."""
        saved = self._library.marks.saved_finds
        self._write(lambda _report: saved.clear_past(), lambda _none: self._show_past(()))
        self.said.emit(_("Find history cleared"))

    def stop(self) -> None:
        """Count no longer: the window closes."""
        self._question.drop()

    def _push(self, text: str, redo: Callable[[], None], undo: Callable[[], None]) -> None:
        self._steps.push(Step(text, redo, undo))

    def _change(self, work: Callable[[], object]) -> None:
        self._write(lambda _report: work(), lambda _result: self._read(is_all_new=False))

    def _read(self, *, is_all_new: bool) -> None:
        saved = self._library.marks.saved_finds
        self._write(
            lambda _report: (saved.all(self._archive), saved.past()),
            lambda found: self._show(*found, is_all_new=is_all_new),
        )

    def _show(self, finds: Sequence[SavedFind], past: Sequence[str], *, is_all_new: bool) -> None:
        queries = {find.query for find in finds}
        self._finds = tuple(finds)
        self._hits = {query: hits for query, hits in self._hits.items() if query in queries}
        unknown = queries - self._hits.keys()
        self._to_count = queries if is_all_new else (self._to_count & queries) | unknown
        self._tell()
        self._show_past(past)
        self._count()

    def _show_past(self, past: Sequence[str]) -> None:
        self.past = tuple(past)

    def _tell(self) -> None:
        self._kept = tuple(KeptFind(find, self._hits.get(find.query)) for find in self._finds)
        if self._kept or "panel" in self.__dict__:
            self.panel.show_finds(self._kept)
        self.finds_changed.emit(self._kept)

    def _count(self) -> None:
        """Count the hits that are not known, or that what was read in since may have added to."""
        self._question.drop()
        question = self._question = InterruptibleQuery()
        archive, queries = self._library.archive, tuple(self._to_count)

        def work(_report: Report) -> dict[str, int]:
            from reader.find.search import count

            with question.answering(archive.connection):
                return {query: count(archive, query) for query in queries}

        if queries:
            self._runner.run(self, work, self._note_hits, self.failed.emit)

    def _note_hits(self, hits: Mapping[str, int]) -> None:
        self._hits.update(hits)
        self._to_count -= hits.keys()
        self._tell()

    def _write(self, work: object, done: object) -> None:
        self._writer.run(self, work, done, self.failed.emit)  # type: ignore[arg-type]  # a pair that fits
