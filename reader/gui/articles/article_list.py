"""The article list of the open issue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QStackedLayout, QVBoxLayout, QWidget

from reader.core.speech import _, ngettext
from reader.gui.articles.article_model import ArticleModel, page_wording
from reader.gui.articles.article_rows import ArticleRows
from reader.gui.articles.article_view import ArticleView
from reader.gui.articles.issue_header import IssueHeader
from reader.gui.widgets.empty_state import EmptyState
from reader.gui.widgets.fitting import fit
from reader.gui.widgets.focus_forwarding import FocusForwardingWidget, focus_kept

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.gui.articles.article_model import ArticleRow
    from reader.gui.widgets.empty_state import Hint
    from reader.store.records import ArticleId, ArticleLine, IssueId, IssueRecord, PageName


class ArticleList(FocusForwardingWidget):
    """An issue's articles under its date, by page. What one row alone is chosen for is opened at once.

    `read_toggled` and `star_toggled` name articles whose state is to be turned into its opposite:
    of several that differ, only those are told that have yet to change, all of them in one.
    """

    article_opened = Signal(object)
    reading_wanted = Signal()
    star_toggled = Signal(object)
    read_toggled = Signal(object)
    citation_wanted = Signal(object)
    dragged = Signal(object)
    """ArticleLines that are being pulled out of the list."""
    export_wanted = Signal(object)
    remove_wanted = Signal(object)
    """Articles, as a list of ArticleLine, to be taken out of the archive."""
    join_wanted = Signal(object)
    move_wanted = Signal(object, str)
    """Articles, and the number of the page they are to be moved to."""
    hint_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: ArticleId | None = None
        self._issue_id: IssueId | None = None
        self._page_names: tuple[PageName, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header = IssueHeader()
        self._model = ArticleModel(self)
        self.view = ArticleView(self._model)
        self._rows = ArticleRows(self.view)
        self.view.use(self._rows)
        self._empty = EmptyState()
        self._issue = issue = QWidget()
        column = QVBoxLayout(issue)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(issue)
        self.lead = self._empty
        self.setTabOrder(self.view, self.header.doubts)

    def _connect(self) -> None:
        self.view.row_chosen.connect(self._open_chosen)
        self.view.row_entered.connect(self._enter)
        self.view.star_clicked.connect(lambda row: self._toggle_stars([row]))
        self.view.menu_wanted.connect(lambda row, place: self.menu_for(row).popup(place))
        self.view.dragged.connect(lambda: self.dragged.emit(self.selected()))
        self._empty.hint_chosen.connect(self.hint_chosen)

    def show_issue(self, issue: IssueRecord, starred: Collection[str], read: Collection[str]) -> None:
        """Show an issue from its beginning, no article open; `starred` and `read` are keys.

        The issue that is there already is shown anew as it stood, with the same articles chosen.
        """
        kept = self.view.stance(self._model.ids()) if issue.id == self._issue_id else None
        self._open, self._issue_id, self._page_names = None, issue.id, issue.pages
        self._rows.forget()
        self._model.show(issue, frozenset(starred), frozenset(read))
        self.header.show_issue(issue)
        self._turn_to(self._issue, self.view)
        if kept:
            self.view.take_stance(kept, self._model.row_of)
        else:
            self.view.scrollToTop()

    def show_empty(self, text: str, hints: Sequence[Hint | str] = ()) -> None:
        """Say why there is no issue to show; a hint with a choice tells it by `hint_chosen`."""
        self._open = self._issue_id = None
        self._rows.forget()
        self._model.show(None, frozenset(), frozenset())
        with focus_kept(self):
            self._empty.show_text(text, hints)
            self._turn_to(self._empty, self._empty)

    def _turn_to(self, page: QWidget, leading: QWidget) -> None:
        """Show a page; the part of it that leads takes the focus over, where it was here."""
        with focus_kept(self):
            self._pages.setCurrentWidget(page)
            self.lead = leading

    def show_open(self, article_id: ArticleId | None) -> None:
        """Mark the article that was opened from elsewhere; nothing is told, and what is chosen with it stays."""
        self._mark_open(article_id)
        row = None if article_id is None else self._model.row_of(article_id)
        if row is None or row not in self.view.chosen_rows():
            self.view.mark(row)

    def set_starred(self, key: str, is_starred: bool) -> None:
        """Show or take away a star."""
        self._model.set_starred(key, is_starred)

    def set_read(self, keys: Collection[str], is_read: bool) -> None:
        """Show articles as read or unread."""
        self._model.set_read(frozenset(keys), is_read)

    def is_read(self, key: str) -> bool:
        """Whether the article with `key` is shown as read."""
        return self._model.is_read(key)

    def current(self) -> ArticleLine | None:
        """The article the keys stand on; where they stand nowhere, the open one, if it is of this issue."""
        article = self._model.article_at(self._current_row())
        return article.line if article else None

    def selected(self) -> list[ArticleLine]:
        """The selected articles in reading order; none selected: the current one alone."""
        return [article.line for article in self._articles(self._selected_rows())]

    def open_article(self, article_id: ArticleId) -> bool:
        """Open an article of this issue as if it had been clicked; False where it is not in it."""
        return self._go(self._model.row_of(article_id))

    def open_next(self) -> bool:
        """Open the article after the open one; False at the end."""
        return self._go(self.view.next_row(self._current_row(), 1))

    def open_previous(self) -> bool:
        """Open the article before the open one; False at the beginning."""
        return self._go(self.view.next_row(self._current_row(), -1))

    def open_next_unread(self) -> bool:
        """Open the next unread article, from the beginning again after the end; False where all are read."""
        return self._go(self._model.next_unread(self._current_row()))

    def open_next_page(self) -> bool:
        """Open the first article of the next page; False on the last."""
        return self._go(self.view.page_destination(self._current_row(), 1))

    def open_previous_page(self) -> bool:
        """Open the first article of the page before, or of this page when further down; False at the top."""
        return self._go(self.view.page_destination(self._current_row(), -1))

    def menu_for(self, row: int) -> QMenu:
        """The menu over `row`: for all selected articles if it is one of them, else for it alone."""
        selected = self._selected_rows()
        rows = selected if row in selected else [row]
        articles = self._articles(rows)
        lines = [article.line for article in articles]
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_star_words(articles), lambda: self._toggle_stars(rows))
        menu.addAction(_read_words(articles), lambda: self._toggle_read(rows))
        menu.addSeparator()
        menu.addAction(_("Copy citation"), lambda: self.citation_wanted.emit(lines))
        menu.addAction(_export_words(len(lines)), lambda: self.export_wanted.emit(lines))
        menu.addSeparator()
        if len(lines) > 1:
            menu.addAction(_("Join these articles"), lambda: self.join_wanted.emit(lines))
        menu.addMenu(self._page_menu(lines))
        menu.addSeparator()
        menu.addAction(_("Remove from the archive"), lambda: self.remove_wanted.emit(lines))
        return menu

    def open_page_menu(self, lines: Sequence[ArticleLine]) -> None:
        """Let the person choose a page for articles of this issue."""
        row = self.view.visualRect(self._model.index(max(0, self._current_row())))
        place = self.view.viewport().mapToGlobal(row.center())
        window = self.window()
        is_seen = self.view.isVisible()
        self._page_menu(lines).popup(place if is_seen else window.mapToGlobal(window.rect().center()))

    def _page_menu(self, lines: Sequence[ArticleLine]) -> QMenu:
        menu = QMenu(_("Move to page"), self)
        menu.aboutToHide.connect(menu.deleteLater)
        here = {line.page_number for line in lines}
        for page in self._page_names:
            words = page_wording(page.number, page.name)
            action = menu.addAction(words, partial(self.move_wanted.emit, lines, page.number))
            action.setEnabled(here != {page.number})
        menu.addSeparator()
        menu.addAction(_("Type a page number…"), partial(self._ask_for_page, lines))
        return menu

    def _ask_for_page(self, lines: Sequence[ArticleLine]) -> None:
        """Let the person type where the articles are to go."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Move to another page"))
        dialog.setLabelText(_("Page number"))
        fit(dialog)
        dialog.textValueSelected.connect(
            lambda typed: self.move_wanted.emit(lines, typed.strip()) if typed.strip() else None
        )
        dialog.open()

    def _open_chosen(self, row: int) -> None:
        article = self._model.article_at(row)
        if article and article.line.id != self._open:
            self._mark_open(article.line.id)
            self.article_opened.emit(article.line.id)

    def _enter(self, row: int) -> None:
        self._go(row)
        self.reading_wanted.emit()

    def _go(self, row: int | None) -> bool:
        if row is None:
            return False
        self.view.choose(row)
        self._open_chosen(row)
        return True

    def _mark_open(self, article_id: ArticleId | None) -> None:
        self._open = article_id
        self._model.set_open(article_id)

    def _current_row(self) -> int:
        """The row the keys stand on, if it is a chosen one, else that of the open article."""
        row = self.view.currentIndex().row()
        if row in self.view.chosen_rows():
            return row
        opened = None if self._open is None else self._model.row_of(self._open)
        return -1 if opened is None else opened

    def _selected_rows(self) -> list[int]:
        rows = self.view.chosen_rows()
        return rows or [row for row in [self._current_row()] if row >= 0]

    def _articles(self, rows: Sequence[int]) -> list[ArticleRow]:
        return [article for row in rows if (article := self._model.article_at(row))]

    def _toggle_stars(self, rows: Sequence[int]) -> None:
        articles = self._articles(rows)
        are_all = all(article.is_starred for article in articles)
        if changing := [article.line for article in articles if article.is_starred == are_all]:
            self.star_toggled.emit(changing)

    def _toggle_read(self, rows: Sequence[int]) -> None:
        articles = self._articles(rows)
        are_all = all(article.is_read for article in articles)
        if changing := [article.line for article in articles if article.is_read == are_all]:
            self.read_toggled.emit(changing)


def _star_words(articles: Sequence[ArticleRow]) -> str:
    return _("Remove bookmark") if all(row.is_starred for row in articles) else _("Add bookmark")


def _read_words(articles: Sequence[ArticleRow]) -> str:
    return _("Mark as unread") if all(row.is_read for row in articles) else _("Mark as read")


def _export_words(count: int) -> str:
    return ngettext("Export {count} article…", "Export {count} articles…", count).format(count=count)
