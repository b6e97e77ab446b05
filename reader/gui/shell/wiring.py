"""Who hears what: the panels' signals joined with those who act on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.gui.library.opened import OpenArticle, OpenIssue
from reader.gui.reading.faces import View

if TYPE_CHECKING:
    from reader.gui.shell.article_commands import ArticleCommands
    from reader.gui.shell.presenter import Presenter
    from reader.gui.shell.window import MainWindow


def connect(window: MainWindow, showing: Presenter, acting: ArticleCommands) -> None:
    """Connect every panel of the window with whoever does what it asks for."""
    doers = (window.navigator, window.marking, window.importing, window.taking)
    for doer in (*doers, window.saving, window.covering, window.mending, window.correcting):
        doer.failed.connect(window.show_problem)
    tellers = (window.marking, window.importing, window.watching, window.taking)
    for teller in (*tellers, window.saving, window.covering, window.mending, window.correcting):
        teller.said.connect(window.status.say)
    _connect_navigator(window, showing)
    _connect_side(window, acting)
    _connect_lists(window, showing, acting)
    _connect_pane(window, showing, acting)
    _connect_faces(window)
    _connect_import(window, showing)
    _connect_saved_finds(window)
    _connect_corrections(window)
    window.pages_made.connect(lambda: _connect_pages(window))
    window.find_made.connect(lambda: _connect_find(window, showing))


def _connect_navigator(window: MainWindow, showing: Presenter) -> None:
    navigator = window.navigator
    navigator.overview_changed.connect(showing.show_overview)
    navigator.overview_changed.connect(lambda _overview: navigator.tell_way())  # show_overview enables all
    navigator.way_changed.connect(lambda back, _forward: window.commands["back"].setEnabled(back))
    navigator.way_changed.connect(lambda _back, forward: window.commands["forward"].setEnabled(forward))
    navigator.days_changed.connect(window.side.calendar.show_coverage)
    navigator.issue_opened.connect(showing.show_issue)
    navigator.article_opened.connect(showing.show_article)
    navigator.nothing_there.connect(showing.show_gap)
    navigator.go_to_failed.connect(window.status.say)
    navigator.go_to_failed.connect(window.side.calendar.show_go_to_problem)


def _connect_side(window: MainWindow, acting: ArticleCommands) -> None:
    calendar, marking, navigator = window.side.calendar, window.marking, window.navigator
    calendar.issue_chosen.connect(window.open_day)
    calendar.empty_day_chosen.connect(navigator.open_day)
    calendar.title_chosen.connect(navigator.choose_title)
    calendar.month_shown.connect(navigator.show_month)
    calendar.previous_issue_wanted.connect(lambda: navigator.step_issue(-1))
    calendar.next_issue_wanted.connect(lambda: navigator.step_issue(1))
    calendar.go_to_wanted.connect(navigator.go_to)
    calendar.year_wanted.connect(window.covering.show_year)
    window.covering.day_chosen.connect(navigator.open_day)
    window.covering.issue_chosen.connect(window.open_day)
    marking.bookmark_opened.connect(acting.open_bookmark)
    marking.export_wanted.connect(window.taking.export_bookmarks)
    window.desk.side_shown.connect(window.commands["side_panel"].setChecked)


def _connect_lists(window: MainWindow, showing: Presenter, acting: ArticleCommands) -> None:
    articles, marking = window.articles, window.marking
    articles.article_opened.connect(window.navigator.open_article)
    articles.article_opened.connect(window.desk.show_article)
    articles.reading_wanted.connect(lambda: window.focus(window.pane, is_reading=True))
    articles.hint_chosen.connect(window.open_day)
    articles.star_toggled.connect(lambda line: marking.toggle_star(line.id, line.key))
    articles.read_toggled.connect(acting.toggle_read)
    articles.citation_wanted.connect(lambda lines: window.taking.copy_citations([line.id for line in lines]))
    articles.export_wanted.connect(lambda _lines: acting.export_selected())
    marking.starred_changed.connect(showing.show_starred)
    marking.read_changed.connect(articles.set_read)
    window.steps.canUndoChanged.connect(window.commands["undo"].setEnabled)
    window.steps.canRedoChanged.connect(window.commands["redo"].setEnabled)


def _connect_pane(window: MainWindow, showing: Presenter, acting: ArticleCommands) -> None:
    pane = window.pane
    pane.star_toggled.connect(acting.toggle_star)
    pane.citation_wanted.connect(acting.copy_citation)
    pane.find_wanted.connect(lambda words: window.finding.find_words(words))  # noqa: PLW0108 - not made yet
    pane.export_wanted.connect(acting.export_selected)
    pane.selection_export_wanted.connect(acting.export_words)
    pane.next_unread_wanted.connect(acting.open_next_unread)
    pane.read_through.connect(acting.open_next_unread)
    pane.hits_changed.connect(showing.show_hits)
    pane.appearance_toggled.connect(window.appearance_toggled)
    window.desk.list_hidden.connect(pane.bar.offer_list)
    pane.bar.list_asked.connect(lambda: window.focus(window.shown_list(), is_reading=False))


def _connect_faces(window: MainWindow) -> None:
    facing = window.pane.facing
    # Made with the first page to be seen; an issue without articles may have pictures, which the pages know.
    facing.view_changed.connect(lambda shown: shown != View.TEXT and window.turning)
    window.navigator.issue_opened.connect(lambda opened: opened.issue.articles or window.turning)
    for view in View:
        action = window.commands[f"view_{view.value}"]
        facing.view_changed.connect(lambda shown, view=view, action=action: action.setChecked(shown == view))
    facing.view_changed.connect(lambda shown: window.desk.set_reading_wide(shown == View.BOTH))


def _connect_pages(window: MainWindow) -> None:
    """Connect who turns the pages, once there is one, and tell what is open already."""
    turning, pane, navigator = window.turning, window.pane, window.navigator
    turning.failed.connect(window.show_problem)
    navigator.issue_opened.connect(turning.show_issue)
    navigator.article_opened.connect(turning.show_article)
    navigator.article_renewed.connect(turning.show_article)
    navigator.nothing_there.connect(turning.show_nothing)
    turning.article_wanted.connect(navigator.open_article)
    turning.pages_known.connect(pane.facing.set_picture_only)
    pane.lit.connect(turning.light)
    pane.hit_stepped.connect(turning.follow_hit)
    window.importing.finished.connect(turning.forget)
    turning.light(pane.query)
    if navigator.issue is not None and (pane.record is not None or not navigator.issue.articles):
        turning.show_issue(OpenIssue(navigator.issue, frozenset(), frozenset()))
    if pane.record is not None:
        turning.show_article(OpenArticle(pane.record, is_starred=False, place=None))


def _connect_import(window: MainWindow, showing: Presenter) -> None:
    importing = window.importing
    importing.progressed.connect(window.status.show_progress)
    importing.finished.connect(showing.show_report)
    importing.finished.connect(lambda *_told: window.marking.look_over())
    importing.ended.connect(showing.end_import)
    importing.report_owed.connect(showing.show_last_report)
    importing.elsewhere_wanted.connect(window.import_elsewhere_wanted)
    window.status.cancel_wanted.connect(importing.stop)
    _connect_unfinished(window)
    _connect_watching(window)


def _connect_unfinished(window: MainWindow) -> None:
    importing = window.importing
    importing.left_unfinished.connect(window.status.offer_to_go_on)
    importing.left_unfinished.connect(window.commands["import_go_on"].setEnabled)
    window.status.go_on_wanted.connect(importing.go_on)


def _connect_watching(window: MainWindow) -> None:
    watching = window.watching
    window.importing.read_quietly.connect(watching.said_report)
    window.importing.read_quietly.connect(lambda _report: window.navigator.look_over())
    watching.chosen.connect(lambda folder: window.setting_chosen.emit("watched", folder))
    watching.chosen.connect(lambda folder: window.commands["watch_end"].setEnabled(bool(folder)))


def _connect_corrections(window: MainWindow) -> None:
    pane, articles, correcting, mending = window.pane, window.articles, window.correcting, window.mending
    pane.correction_wanted.connect(correcting.open_form)
    pane.proofing.corrected.connect(correcting.keep)
    pane.proofing.split_wanted.connect(correcting.split)
    pane.history_wanted.connect(correcting.show_history)
    articles.join_wanted.connect(correcting.join)
    articles.move_wanted.connect(correcting.move)
    mending.mended.connect(correcting.show_anew)
    mending.mended.connect(lambda *_told: window.marking.look_over())
    window.navigator.article_renewed.connect(correcting.renew)
    mending.unchanged.connect(pane.close_form)
    mending.history_told.connect(correcting.show_told)
    for doer in (mending, correcting.patching):
        doer.progressed.connect(window.status.show_progress)
        doer.ended.connect(window.status.end_progress)
    window.status.cancel_wanted.connect(correcting.patching.stop)


def _connect_saved_finds(window: MainWindow) -> None:
    saving, side = window.saving, window.side
    window.bar.field.textChanged.connect(lambda _text: window.find_parts)  # made with the first letter
    window.importing.finished.connect(saving.look_over)
    saving.finds_changed.connect(side.show_finds)
    side.saved_finds_made.connect(lambda: _connect_list_of_finds(window))


def _connect_list_of_finds(window: MainWindow) -> None:
    saving, saved = window.saving, window.side.saved_finds
    saved.find_opened.connect(lambda query: window.finding.find_words(query))  # noqa: PLW0108 - not made yet
    saved.find_opened.connect(window.desk.close_drawer)
    saved.find_removed.connect(saving.remove)
    saved.find_renamed.connect(saving.rename)
    saved.export_wanted.connect(window.taking.export_found)


def _connect_find(window: MainWindow, showing: Presenter) -> None:
    """Connect find in everything, once it is there."""
    finding, results, completing, pane = window.finding, window.results, window.completing, window.pane
    window.finder.failed.connect(window.show_problem)
    for teller in (finding, completing):
        teller.said.connect(window.status.say)
    window.importing.finished.connect(completing.renew)
    completing.renew()
    window.navigator.overview_changed.connect(lambda overview: results.filters.show_titles(overview.titles))
    if window.overview:
        results.filters.show_titles(window.overview.titles)
    results.result_opened.connect(window.desk.show_article)
    results.reading_wanted.connect(lambda: window.focus(pane, is_reading=True))
    results.export_wanted.connect(lambda: window.taking.export_found(finding.query))
    results.save_wanted.connect(window.commands["save_find"].trigger)
    finding.begun.connect(window.show_results)
    finding.ended.connect(window.show_list)
    finding.result_chosen.connect(lambda found, query: window.navigator.open_article(found.id, query))
    finding.summed_up.connect(lambda: showing.show_hits(pane.current_hit + 1, len(pane.hits)))
    _connect_finds_kept(window)


def _connect_finds_kept(window: MainWindow) -> None:
    finding, saving = window.finding, window.saving
    finding.remembered.connect(saving.note_past)
    finding.tallied.connect(lambda tally: saving.note_seen(finding.query, tally))
    finding.tallied.connect(lambda tally: window.side.calendar.grid.days.show_hits(tally.days))
    for changed in (finding.begun, saving.finds_changed):
        changed.connect(lambda *_told: window.results.show_saved(saving.find_of(finding.query) is not None))
