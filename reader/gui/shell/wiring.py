"""Who hears what: the signals that go from one room to another, and between the rooms and the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from reader.gui.reading.view_splitter import View

if TYPE_CHECKING:
    from reader.gui.shell.article_commands import ArticleCommands
    from reader.gui.shell.presenter import Presenter
    from reader.gui.shell.rooms import Rooms
    from reader.gui.shell.window import MainWindow


def connect(window: MainWindow, presenter: Presenter, commands: ArticleCommands) -> None:
    """Connect the rooms of a window with each other and with the window."""
    rooms = window.rooms
    _connect_problems(window, rooms)
    _connect_progress(window, rooms)
    _connect_actions(window, rooms)
    _connect_window(window, rooms, presenter)
    _connect_navigator(rooms, presenter)
    _connect_calendar(window, rooms)
    _connect_lists(window, rooms, presenter, commands)
    _connect_reading(window, rooms, commands)
    _connect_marks(window, rooms, presenter)
    _connect_facsimile(rooms)
    _connect_find(window, rooms, presenter, commands)
    _connect_corrections(rooms, presenter, commands)
    _connect_importing(window, rooms, presenter)


# between rooms and window


def _connect_problems(window: MainWindow, rooms: Rooms) -> None:
    """What fails is said in a dialog, what is done in the status line."""
    tellers = (
        rooms.bookmarks,
        rooms.annotations,
        rooms.find,
        rooms.corrections,
        rooms.removal,
        rooms.coverage,
        rooms.importing,
        rooms.export,
    )
    for room in (*tellers, rooms.navigator, rooms.facsimile):
        room.failed.connect(window.show_problem)
    for teller in (*tellers, rooms.steps):
        teller.said.connect(window.status.say)
    rooms.navigator.go_to_failed.connect(window.status.say)
    rooms.reading.versions.said.connect(window.status.say)


def _connect_progress(window: MainWindow, rooms: Rooms) -> None:
    """Of long work the status line tells how far it is, and stops it."""
    status = window.status
    for room in (rooms.importing, rooms.corrections, rooms.removal, rooms.export):
        room.progressed.connect(status.show_progress)
        room.ended.connect(status.end_progress)
    status.cancel_wanted.connect(rooms.importing.stop)
    status.cancel_wanted.connect(rooms.corrections.exchange.stop)
    status.cancel_wanted.connect(rooms.export.stop)
    status.go_on_wanted.connect(rooms.importing.go_on)
    rooms.importing.left_unfinished.connect(status.offer_to_go_on)


def _connect_actions(window: MainWindow, rooms: Rooms) -> None:
    """Keep the commands in step with what can be done, and with what is shown."""
    actions, importing = window.commands, rooms.importing
    rooms.navigator.way_changed.connect(lambda back, _forward: actions["back"].setEnabled(back))
    rooms.navigator.way_changed.connect(lambda _back, forward: actions["forward"].setEnabled(forward))
    rooms.steps.canUndoChanged.connect(actions["undo"].setEnabled)
    rooms.steps.canRedoChanged.connect(actions["redo"].setEnabled)
    importing.left_unfinished.connect(actions["import_go_on"].setEnabled)
    importing.ended.connect(lambda: actions["last_report"].setEnabled(importing.last_report is not None))
    importing.watcher.chosen.connect(lambda folder: actions["watch_end"].setEnabled(bool(folder)))
    window.panes.side_shown.connect(actions["side_panel"].setChecked)
    for view in View:
        action = actions[f"view_{view.value}"]
        rooms.reading.views.view_changed.connect(
            lambda shown, view=view, action=action: action.setChecked(shown == view)
        )


def _connect_window(window: MainWindow, rooms: Rooms, presenter: Presenter) -> None:
    """What concerns the window or the program as a whole."""
    rooms.navigator.overview_changed.connect(window.show_overview)
    presenter.article_shown.connect(window.usable)
    window.results_wanted.connect(presenter.return_to_results)
    for show in (presenter.show_changed_elsewhere, rooms.bookmarks.look_over, rooms.annotations.look_over):
        window.changed_elsewhere.connect(show)
    presenter.place_changed.connect(window.show_place)
    rooms.navigator.arrived.connect(window.show_arrival)
    # Their hits are counted: the article comes first.
    window.usable.connect(rooms.find.saved.look_over, Qt.ConnectionType.SingleShotConnection)
    # So do the folders, whose kind of record nothing else needs before.
    window.usable.connect(
        lambda: QTimer.singleShot(0, rooms.annotations, rooms.annotations.look_over_folders),
        Qt.ConnectionType.SingleShotConnection,
    )
    rooms.reading.appearance_toggled.connect(window.appearance_toggled)
    rooms.importing.elsewhere_wanted.connect(window.import_elsewhere_wanted)
    rooms.importing.look_elsewhere_wanted.connect(window.look_elsewhere_wanted)
    rooms.importing.watcher.chosen.connect(lambda folder: window.setting_chosen.emit("watched", folder))


# between rooms


def _connect_navigator(rooms: Rooms, presenter: Presenter) -> None:
    """What is opened is shown."""
    navigator = rooms.navigator
    navigator.overview_changed.connect(lambda overview: rooms.calendar.show_titles(overview.titles))
    navigator.overview_changed.connect(
        lambda overview: rooms.articles.header.name_paper(len(overview.titles) > 1)
    )
    navigator.overview_changed.connect(lambda overview: rooms.find.show_titles(overview.titles))
    navigator.days_changed.connect(rooms.calendar.show_coverage)
    navigator.issue_opened.connect(presenter.show_issue)
    navigator.article_opened.connect(presenter.show_article)
    navigator.article_renewed.connect(presenter.renew_article)
    navigator.nothing_there.connect(presenter.show_gap)
    navigator.go_to_failed.connect(rooms.calendar.show_go_to_problem)
    navigator.day_missing.connect(presenter.show_missing)
    navigator.title_wanted.connect(rooms.calendar.show_title)
    navigator.article_gone.connect(presenter.renew_results)


def _connect_calendar(window: MainWindow, rooms: Rooms) -> None:
    """What is chosen in the calendar, or in what shows years and gaps, is opened."""
    calendar, coverage, navigator = rooms.calendar, rooms.coverage, rooms.navigator
    for room in (calendar, coverage):
        room.issue_chosen.connect(navigator.open_issue)
    calendar.empty_day_chosen.connect(navigator.open_day)
    calendar.title_chosen.connect(navigator.choose_title)
    calendar.title_followed.connect(navigator.follow_title)
    calendar.going_given_up.connect(navigator.stop_going)
    calendar.month_shown.connect(navigator.show_month)
    calendar.previous_issue_wanted.connect(lambda: navigator.step_issue(-1))
    calendar.next_issue_wanted.connect(lambda: navigator.step_issue(1))
    calendar.go_to_wanted.connect(navigator.go_to)
    calendar.year_wanted.connect(coverage.show_year)
    coverage.day_chosen.connect(calendar.open_day_when_known)
    coverage.month_chosen.connect(calendar.show_month)
    coverage.gap_chosen.connect(calendar.show_no_issue)
    coverage.gap_chosen.connect(navigator.open_day)
    for signal in (navigator.issue_opened, navigator.article_opened, navigator.nothing_there):
        signal.connect(window.panes.close_drawer)


def _connect_lists(window: MainWindow, rooms: Rooms, presenter: Presenter, commands: ArticleCommands) -> None:
    """What is chosen in the list is opened, marked, cited and exported; so is what is bookmarked."""
    articles, bookmarks, navigator = rooms.articles, rooms.bookmarks, rooms.navigator
    articles.article_opened.connect(navigator.open_article)
    articles.article_opened.connect(window.panes.show_article)
    articles.reading_wanted.connect(window.focus_reading)
    articles.hint_chosen.connect(navigator.open_issue)
    commands.said.connect(window.status.say)
    articles.star_toggled.connect(commands.toggle_star_of)
    articles.read_toggled.connect(commands.toggle_read_of)
    articles.citation_wanted.connect(commands.copy_citations)
    articles.export_wanted.connect(commands.export_lines)
    articles.dragged.connect(commands.drag_lines)
    bookmarks.starred_changed.connect(presenter.show_starred)
    bookmarks.read_changed.connect(articles.set_read)
    bookmarks.bookmark_opened.connect(commands.open_bookmarked)
    bookmarks.export_wanted.connect(rooms.export.export_bookmarks)


def _connect_reading(window: MainWindow, rooms: Rooms, commands: ArticleCommands) -> None:
    """What is asked for in the article."""
    reading, panes = rooms.reading, window.panes
    reading.star_toggled.connect(commands.toggle_star)
    reading.citation_wanted.connect(commands.copy_citation)
    reading.export_wanted.connect(commands.export_selected)
    reading.selection_export_wanted.connect(commands.export_words)
    reading.next_unread_wanted.connect(commands.open_next_unread)
    reading.read_through.connect(commands.open_next_unread)
    reading.find_wanted.connect(rooms.find.find_words)
    reading.zoom_said.connect(window.status.say)
    reading.bar.list_asked.connect(window.focus_list)
    reading.views.view_changed.connect(lambda shown: panes.set_reading_wide(shown == View.BOTH))
    panes.list_hidden.connect(reading.bar.offer_list)


def _connect_marks(window: MainWindow, rooms: Rooms, presenter: Presenter) -> None:
    """What is marked in the open article is kept and shown, there and in the list of all marks."""
    marks, marking, navigator = rooms.annotations, rooms.reading.marking, rooms.navigator
    navigator.article_opened.connect(lambda opened: marks.follow(opened.record))
    navigator.article_renewed.connect(lambda opened: marks.follow(opened.record))
    navigator.nothing_there.connect(lambda _gap: marks.follow(None))
    marks.marks_shown.connect(rooms.reading.show_marks)
    marks.areas_shown.connect(rooms.facsimile.show_areas)
    rooms.facsimile.area_cut.connect(marks.add_area)
    rooms.facsimile.said.connect(window.status.say)
    marks.mark_reached.connect(rooms.reading.reveal_mark)
    marks.mark_opened.connect(navigator.open_by_key)
    marks.mark_opened.connect(lambda _key: window.panes.show_article())
    marks.bookmarks_changed.connect(rooms.bookmarks.look_over)
    marks.folders_shown.connect(rooms.bookmarks.panel.show_folders)
    rooms.bookmarks.panel.filing_wanted.connect(marks.file)
    rooms.bookmarks.panel.folder_wanted.connect(marks.put_folder)
    rooms.bookmarks.panel.folder_removed.connect(marks.remove_folder)
    marks.bookmark_removed.connect(rooms.bookmarks.unstar)
    marks.taken_in.connect(presenter.renew)
    marks.sync_folder_chosen.connect(lambda folder: window.setting_chosen.emit("marks_folder", folder))
    rooms.bookmarks.starred_changed.connect(lambda _key, _is_starred: marks.fill_list())
    marks.list_made.connect(lambda made: made.closed.connect(window.lists.show_articles))
    marks.list_made.connect(lambda made: made.page_wanted.connect(lambda: window.show_view("both")))
    marking.highlight_wanted.connect(marks.add)
    marking.note_written.connect(marks.add)
    marking.changed.connect(marks.change)
    marking.removed.connect(marks.remove)
    marking.said.connect(window.status.say)
    rooms.corrections.corrected.connect(
        lambda issue_id, _key: marks.look_over(None if issue_id is None else [issue_id])
    )
    for signal in (rooms.importing.imported, rooms.importing.imported_quietly):
        signal.connect(lambda *_told: marks.look_over())


def _connect_facsimile(rooms: Rooms) -> None:
    """The page as printed follows what is open, and opens what is chosen on it."""
    facsimile, reading, navigator = rooms.facsimile, rooms.reading, rooms.navigator
    navigator.issue_opened.connect(facsimile.show_issue)
    navigator.article_opened.connect(facsimile.show_article)
    navigator.article_renewed.connect(facsimile.show_article)
    navigator.nothing_there.connect(facsimile.show_nothing)
    facsimile.article_wanted.connect(navigator.open_article)
    facsimile.picture_only_changed.connect(reading.views.set_picture_only)
    reading.lit.connect(facsimile.light)
    reading.hit_stepped.connect(facsimile.follow_hit)
    rooms.importing.imported.connect(facsimile.forget)


def _connect_find(window: MainWindow, rooms: Rooms, presenter: Presenter, commands: ArticleCommands) -> None:
    """What is found takes the list's place, is opened and exported, and shades the calendar."""
    find = rooms.find
    find.begun.connect(lambda: window.lists.show_results(find.results))
    find.begun.connect(lambda: window.panes.show_reading(False))
    find.begun.connect(window.panes.close_drawer)
    find.ended.connect(window.lists.show_articles)
    find.ended.connect(rooms.navigator.leave_find)
    find.result_opened.connect(rooms.navigator.open_result)
    find.result_opened.connect(window.panes.show_article)
    find.reading_wanted.connect(window.focus_reading)
    find.export_wanted.connect(rooms.export.export_found)
    find.dragged.connect(commands.drag_found)
    find.summed_up.connect(presenter.sum_up)
    find.tallied.connect(lambda tally: rooms.calendar.grid.days.show_hits(tally.days))
    find.saved.panel_made.connect(window.side.add)
    find.saved.find_opened.connect(window.panes.close_drawer)
    rooms.reading.hits_changed.connect(presenter.sum_up)
    rooms.importing.imported.connect(find.renew)


def _connect_corrections(rooms: Rooms, presenter: Presenter, commands: ArticleCommands) -> None:
    """What is corrected in the article or the list is kept and shown."""
    reading, articles, corrections = rooms.reading, rooms.articles, rooms.corrections
    reading.correction_wanted.connect(commands.open_form)
    reading.history_wanted.connect(commands.show_history)
    reading.versions.corrected.connect(commands.keep)
    reading.versions.split_wanted.connect(commands.split)
    articles.join_wanted.connect(commands.join)
    articles.move_wanted.connect(commands.move)
    corrections.corrected.connect(presenter.show_corrected)
    # Joining and splitting change how many articles the archive holds.
    corrections.corrected.connect(lambda *_told: rooms.navigator.look_over())
    corrections.corrected.connect(rooms.bookmarks.look_over)
    corrections.corrected.connect(lambda *_told: rooms.find.repeat())
    corrections.corrected.connect(rooms.facsimile.forget)
    corrections.unchanged.connect(reading.close_form)
    articles.remove_wanted.connect(commands.remove)
    rooms.removal.changed.connect(rooms.navigator.renew)
    for show in (rooms.bookmarks.look_over, rooms.facsimile.forget, rooms.find.renew):
        rooms.removal.changed.connect(lambda _issue_id, show=show: show())


def _connect_importing(window: MainWindow, rooms: Rooms, presenter: Presenter) -> None:
    """What was read in is looked over, and opened from the report."""
    importing, navigator = rooms.importing, rooms.navigator
    importing.issue_chosen.connect(navigator.open_issue)
    for signal in (importing.imported, importing.imported_quietly):
        signal.connect(lambda *_told: navigator.look_over())
    importing.imported.connect(rooms.bookmarks.look_over)
    importing.imported.connect(presenter.show_imported)
    navigator.issue_opened.connect(lambda _opened: window.status.withdraw_offer())
