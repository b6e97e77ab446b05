"""Highlights, notes, folders and tags, each step of which can be undone, and the list of all marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.core.speech import _
from reader.gui.tasks.undo_steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QWidget

    from reader.core.annotations.nouns import Area, Filing, Folder, Highlight, MarkedText, Place
    from reader.core.progress import Report
    from reader.gui.bookmarks.mark_exchange import MarkExchange
    from reader.gui.bookmarks.mark_sync import MarkSync
    from reader.gui.bookmarks.marks_list import MarksList
    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.store.marks.bundle import Disagreement
    from reader.store.records import ArticleRecord, Bookmark, IssueId

Result = TypeVar("Result")


class AnnotationController(QObject):
    """Writes what is marked in articles, in the order it was done, and tells what has become of the open one."""

    marks_shown = Signal(str, object)
    """The key of an article, and its marks: pairs of a Highlight and its Place."""
    list_made = Signal(object)
    """The MarksList, when it is first wanted."""
    mark_opened = Signal(str)
    """The key of an article that the person wants to read."""
    mark_reached = Signal(str)
    """The uid of a mark that is to be brought into sight: its article stands there."""
    bookmark_removed = Signal(object)
    areas_shown = Signal(object)
    """The Areas that are marked in the open issue."""
    folders_shown = Signal(object, object)
    """The Folders of bookmarks, and by the key of a bookmark the uid of its folder."""
    bookmarks_changed = Signal()
    """Bookmarks may have come from a file."""
    sync_folder_chosen = Signal(str)
    """The folder through which marks are kept alike, to be kept in the settings; '' for none."""
    taken_in = Signal()
    """Marks have come from a file, and with them corrections of articles, it may be."""
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library, steps: QUndoStack, runners: Runners, window: QWidget) -> None:
        super().__init__()
        self._runners, self._window = runners, window
        self._library, self._steps, self._writer = library, steps, runners.writing
        self._record: ArticleRecord | None = None
        self._is_over = False
        self._wanted = ""

    # the open article

    def follow(self, record: ArticleRecord | None) -> None:
        """Tell the marks of the article that is open now."""
        self._record = record
        if record is not None:
            clipping, kept = record.clipping, self._library.marks.annotations
            self._run(lambda: self._marks_of(record), lambda marks: self._tell(record.key, marks))
            self._run(lambda: kept.areas_in(clipping.title, clipping.date), self.areas_shown.emit)

    def _marks_of(self, record: ArticleRecord) -> list[tuple[Highlight, Place]]:
        from reader.store.marks.highlight_places import marks_of_article

        return marks_of_article(self._library.archive, self._library.marks, record)

    def _tell(self, key: str, marks: Sequence[tuple[Highlight, Place]]) -> None:
        self.marks_shown.emit(key, marks)
        if self._wanted and any(mark.uid == self._wanted for mark, _place in marks):
            wanted, self._wanted = self._wanted, ""
            self.mark_reached.emit(wanted)

    def look_over(self, issues: Sequence[IssueId] | None = None) -> None:
        """The texts of issues have changed (None: of whichever): look where their marks stand, and show it."""
        from reader.store.marks.highlight_places import place_all, place_in_issue

        archive, marks = self._library.archive, self._library.marks

        def work() -> None:
            if issues is None:
                place_all(archive, marks)
                return
            marked = set(marks.annotations.marked_issues())
            for paper, day in marked.intersection(archive.issue_day(issue_id) for issue_id in issues):
                place_in_issue(archive, marks, paper, day)

        self._run(work, lambda _none: self._renew())

    def export_marks(self) -> None:
        """Write all marks to a file."""
        self.exchange.export()

    def import_marks(self) -> None:
        """Take in the marks of a file."""
        self.exchange.ask()

    @cached_property
    def exchange(self) -> MarkExchange:
        """What writes marks to files and takes them in, made when it is first wanted."""
        from reader.gui.bookmarks.mark_exchange import MarkExchange

        made = MarkExchange(self._library, self._runners, self._window)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        made.taken_in.connect(self._show_taken_in)
        return made

    @cached_property
    def sync(self) -> MarkSync:
        """What keeps the marks alike on several computers, made when it is first wanted."""
        from reader.gui.bookmarks.mark_sync import MarkSync

        made = MarkSync(self._library, self._runners, self._window)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        made.folder_chosen.connect(self.sync_folder_chosen)
        made.taken_in.connect(self._show_synced)
        return made

    def _show_synced(self, disagreements: Sequence[Disagreement]) -> None:
        self._show_taken_in()
        self.exchange.tell(disagreements)

    def _show_taken_in(self) -> None:
        self._renew()
        self.look_over_folders()
        self.bookmarks_changed.emit()
        self.taken_in.emit()

    def _renew(self) -> None:
        self.follow(self._record)
        self.fill_list()

    # highlights and notes

    def add(self, start: int, end: int, colour: str, note: str = "", tags: Sequence[str] = ()) -> None:
        """Mark characters of the open article's text."""
        record = self._record
        if record is None:
            return

        def make() -> Any:  # noqa: ANN401 - a record of a module that is loaded late
            return _jobs().new_highlight(self._library, record, start, end, colour, note, tags)

        if self._is_over:
            self._run(lambda: self._keep(make()), lambda _none: None)
        else:
            self._run(make, lambda made: self._push_new(made.highlight, made.text, made.place))

    def leave(self) -> None:
        """The window goes: what is added from now on is kept at once, with nobody there to undo it."""
        self._is_over = True

    def _keep(self, made: Any) -> None:  # noqa: ANN401 - a record of a module that is loaded late
        self._library.marks.annotations.put_highlights([made.highlight], [made.text], [made.place])

    def _push_new(self, mark: Highlight, text: MarkedText, place: Place) -> None:
        words = _("Add note") if mark.note else _("Highlight")
        self._steps.push(
            Step(
                words,
                lambda: self._put([mark], [text], [place]),
                lambda: self._take_away([mark.uid]),
                mark.headline,
            )
        )
        self.said.emit(_("Note added; Ctrl+Z undoes it") if mark.note else _("Highlighted; Ctrl+Z undoes it"))

    def add_area(self, cut: Any) -> None:  # noqa: ANN401 - a record of another room
        """Keep an area of a page that was cut out."""

        def push(area: Area) -> None:
            self._steps.push(
                Step(
                    _("Mark an area"),
                    lambda: self._put([area]),
                    lambda: self._take_away([area.uid]),
                    area.headline,
                )
            )
            self.said.emit(_("Area marked; Ctrl+Z undoes it"))

        self._run(lambda: _jobs().new_area(self._library, *cut), push)

    def change(self, mark: Highlight | Area, colour: str, note: str, tags: Sequence[str]) -> None:
        """Give a mark another colour, note or tags."""
        from reader.core.annotations.nouns import Colour

        now = replace(mark, colour=Colour(colour), note=note, tags=tuple(tags), changed=datetime.now(UTC))
        self._steps.push(
            Step(_("Change the mark"), lambda: self._put([now]), lambda: self._put([mark]), mark.headline)
        )

    def remove(self, *marks: Highlight | Area) -> None:
        """Take marks away; undo brings them back as they were."""
        uids = [mark.uid for mark in marks]
        self._steps.push(
            Step(
                _("Remove the mark"),
                lambda: self._take_away(uids),
                lambda: self._put(marks),
                _shared_headline(marks),
            )
        )
        self.said.emit(_("Mark removed; Ctrl+Z restores it"))

    def put_anew(self, mark: Highlight, key: str, start: int, end: int) -> None:
        """Put an orphan where the person says that its words are now."""

        def work() -> Any:  # noqa: ANN401 - a record of a module that is loaded late
            article_id = self._library.archive.by_keys([key])[key]
            return _jobs().put_anew(
                self._library, mark, self._library.archive.article(article_id), start, end
            )

        def push(made: Any) -> None:  # noqa: ANN401 - as above
            self._steps.push(
                Step(
                    _("Put the mark here"),
                    lambda: self._put([made.highlight], [made.text], [made.place]),
                    lambda: self._put([mark]),
                    made.highlight.headline,
                )
            )

        self._run(work, push)

    def candidates(self, mark: Highlight, done: Callable[[Any], None]) -> None:
        """Hand over where an orphan's words may be: Candidates, and the texts they are in, by key."""
        from reader.core.annotations.anchoring import candidates
        from reader.store.marks.highlight_places import texts_of_issue

        def work() -> Any:  # noqa: ANN401 - a pair of what is loaded late
            texts = texts_of_issue(self._library.archive, mark.title, mark.date)
            return candidates(mark, texts), texts

        self._run(work, done)

    def _put(
        self,
        marks: Sequence[Highlight | Area],
        texts: Sequence[MarkedText] = (),
        places: Sequence[Place] = (),
    ) -> None:
        """Keep marks as they are here. Where no place is given it is looked for."""
        from reader.core.annotations.nouns import Area, Highlight
        from reader.store.marks.highlight_places import place_in_issue

        def work() -> None:
            kept = self._library.marks.annotations
            highlights = [it for it in marks if isinstance(it, Highlight)]
            if areas := [it for it in marks if isinstance(it, Area)]:
                kept.put_areas(areas)
            if highlights:
                kept.put_highlights(highlights, texts, places)
            if not places:
                for paper, day in {(mark.title, mark.date) for mark in highlights}:
                    place_in_issue(self._library.archive, self._library.marks, paper, day)

        self._run(work, lambda _none: self._renew())

    def _take_away(self, uids: Sequence[str]) -> None:
        def work() -> None:
            self._library.marks.annotations.remove_highlights(uids)
            self._library.marks.annotations.remove_areas(uids)

        self._run(work, lambda _none: self._renew())

    # folders and tags of bookmarks

    def file(
        self, bookmarks: Sequence[Bookmark], folder: str | None = None, tags: Sequence[str] | None = None
    ) -> None:
        """Put bookmarks into a folder, or give them tags; None leaves what they have."""
        keys = [it.key for it in bookmarks]
        former: list[Filing] = []
        kept = self._library.marks.annotations

        def work() -> None:
            there = kept.filings()
            former[:] = [there.get(key) or _unfiled(key) for key in keys]
            kept.put_filings(_filed(it, folder, tags) for it in former)

        words = _("Move to a folder") if tags is None else _("Change the tags")
        self._steps.push(
            Step(
                words,
                lambda: self._run(work, lambda _none: self._show_filed()),
                lambda: self._file(former),
                _shared_headline(bookmarks),
            )
        )

    def _file(self, filings: Sequence[Filing]) -> None:
        self._run(
            lambda: self._library.marks.annotations.put_filings(filings), lambda _none: self._show_filed()
        )

    def put_folder(self, folder: Folder, former: Folder | None = None) -> None:
        """Make a folder, or give one another name or colour."""
        undo = (lambda: self._put_folder(former)) if former else (lambda: self._remove_folder(folder))
        self._steps.push(Step(_("Change the folder") if former else _("New folder"),
                              lambda: self._put_folder(folder), undo))  # fmt: skip

    def remove_folder(self, folder: Folder) -> None:
        """Take a folder away; its bookmarks stay."""
        self._steps.push(
            Step(
                _("Remove the folder"), lambda: self._remove_folder(folder), lambda: self._put_folder(folder)
            )
        )

    def _put_folder(self, folder: Folder) -> None:
        self._run(
            lambda: self._library.marks.annotations.put_folders([folder]), lambda _none: self._show_filed()
        )

    def _remove_folder(self, folder: Folder) -> None:
        self._run(
            lambda: self._library.marks.annotations.remove_folders([folder.uid]),
            lambda _none: self._show_filed(),
        )

    def look_over_folders(self) -> None:
        """Tell the folders of bookmarks, and which of them a bookmark is in."""
        kept = self._library.marks.annotations

        def work() -> tuple[list[Folder], dict[str, str]]:
            return kept.folders(), {key: it.folder for key, it in kept.filings().items() if it.folder}

        self._run(work, lambda told: self.folders_shown.emit(*told))

    def _show_filed(self) -> None:
        self.look_over_folders()
        self.fill_list()

    # the list of all marks

    @cached_property
    def list(self) -> MarksList:
        """All marks, made when they are first asked for."""
        from reader.gui.bookmarks.marks_list import MarksList

        made = MarksList()
        made.entry_opened.connect(self.open)
        made.highlight_removed.connect(self.remove)
        made.bookmark_removed.connect(self.bookmark_removed)
        made.change_wanted.connect(self.change)
        made.filing_wanted.connect(self.file)
        made.folder_wanted.connect(self.put_folder)
        made.folder_removed.connect(self.remove_folder)
        made.candidates_wanted.connect(self._offer)
        made.place_chosen.connect(self.put_anew)
        self.list_made.emit(made)
        return made

    def _offer(self, mark: Highlight) -> None:
        def offer(told: Any) -> None:  # noqa: ANN401 - a pair of what is loaded late
            self.list.offer(mark, *told)

        self.candidates(mark, offer)

    @property
    def _is_list_made(self) -> bool:
        return "list" in self.__dict__

    def show_list(self) -> MarksList:
        """The list of all marks, filled."""
        made = self.list
        self.fill_list()
        return made

    def fill_list(self, *_told: object) -> None:
        """Read all marks again, where they are shown."""
        if not self._is_list_made:
            return
        from reader.store.marks.all_marks import all_marks

        self._run(lambda: all_marks(self._library.archive, self._library.marks), self.list.show_marks)

    def open(self, key: str, uid: str) -> None:
        """Open an article, at one of its marks where `uid` names one."""
        self._wanted = uid
        self.mark_opened.emit(key)

    # by the runner

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        def run(_report: Report) -> Result:
            return work()

        self._writer.run(self, run, done, self.failed.emit)


def _shared_headline(marks: Sequence[Highlight | Area | Bookmark]) -> str:
    """The headline of the article that all are in; '' where they are in several."""
    return marks[0].headline if len({it.key for it in marks}) == 1 else ""


def _filed(it: Filing, folder: str | None, tags: Sequence[str] | None) -> Filing:
    return replace(
        it,
        folder=it.folder if folder is None else folder,
        tags=it.tags if tags is None else tuple(tags),
        changed=datetime.now(UTC),
    )


def _unfiled(key: str) -> Filing:
    from reader.core.annotations.nouns import Filing

    return Filing(key, "", (), datetime.now(UTC))


def _jobs() -> Any:  # noqa: ANN401 - a module has no type that could be named
    from reader.jobs import annotations

    return annotations
