"""The rooms of the window. Each makes and connects its own widgets, and knows nothing of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.gui.articles.article_list import ArticleList
from reader.gui.bookmarks.annotations import AnnotationController
from reader.gui.bookmarks.controller import BookmarkController
from reader.gui.calendar import CalendarPanel
from reader.gui.corrections.controller import CorrectionController
from reader.gui.coverage.controller import CoverageController
from reader.gui.export.controller import ExportController
from reader.gui.facsimile.controller import FacsimileController
from reader.gui.find.controller import FindController
from reader.gui.find.highlights import highlights
from reader.gui.importing.controller import ImportController
from reader.gui.library.navigator import Navigator
from reader.gui.library.removal import RemovalController
from reader.gui.reading import ReadingPane
from reader.gui.tasks.undo_steps import UndoSteps

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.gui.tasks.runners import Runners
    from reader.library import Library
    from reader.settings import Settings


class Rooms(NamedTuple):
    """What a window is made of; who hears what of whom is told in `wiring`."""

    navigator: Navigator
    calendar: CalendarPanel
    articles: ArticleList
    reading: ReadingPane
    facsimile: FacsimileController
    bookmarks: BookmarkController
    annotations: AnnotationController
    find: FindController
    corrections: CorrectionController
    removal: RemovalController
    coverage: CoverageController
    importing: ImportController
    export: ExportController
    steps: UndoSteps
    """What can be undone, whichever room did it."""


def make_rooms(library: Library, runners: Runners, settings: Settings, window: QWidget) -> Rooms:
    """The rooms over `library`; their dialogs open over `window`."""
    navigator = Navigator(library, runners)
    is_same = settings.archive == str(library.archive.path)
    # Fetched while the window is built, and shown before it is painted.
    navigator.look_over(settings.article_key if is_same else None)
    navigator.take_left_keys(settings.left_keys.splitlines() if is_same else ())
    steps = UndoSteps(window)
    calendar, facsimile = CalendarPanel(), FacsimileController(library, runners)
    rooms = Rooms(
        navigator=navigator,
        calendar=calendar,
        articles=ArticleList(),
        reading=ReadingPane(highlights, lambda: facsimile.pane),
        facsimile=facsimile,
        bookmarks=BookmarkController(library, steps, runners),
        annotations=AnnotationController(library, steps, runners, window),
        find=FindController(library, steps, runners),
        corrections=CorrectionController(library, steps, runners, window),
        removal=RemovalController(library, steps, runners, window),
        coverage=CoverageController(library, runners, calendar.scope, window),
        importing=ImportController(library, runners, window),
        export=ExportController(library, runners, window, settings.citation),
        steps=steps,
    )
    for room in rooms:
        # What listens to a room holds the window: a room without a parent would keep a closed window for ever.
        if room.parent() is None and not room.isWidgetType():
            room.setParent(window)
    return rooms
