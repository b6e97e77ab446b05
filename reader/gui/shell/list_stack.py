"""Where the issue's articles are listed; what was found, or all marks, take their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from reader.gui.widgets.focus_forwarding import focus_kept

if TYPE_CHECKING:
    from reader.gui.articles.article_list import ArticleList
    from reader.gui.bookmarks.marks_list import MarksList
    from reader.gui.find.result_list import ResultList


class ListStack(QStackedWidget):
    """Shows one of the lists at a time."""

    def __init__(self, articles: ArticleList) -> None:
        super().__init__()
        self._articles = articles
        self._results: ResultList | None = None
        self._marks: MarksList | None = None
        self.addWidget(articles)

    @property
    def shown(self) -> ArticleList | ResultList | MarksList:
        """The list that can be seen."""
        others = (it for it in (self._results, self._marks) if it is not None)
        return next((it for it in others if it is self.currentWidget()), self._articles)

    def open_previous(self) -> bool:
        """Open what stands before the open article in the list that can be seen; False at its beginning."""
        return self.shown.open_previous()

    def open_next(self) -> bool:
        """Open what stands after the open article in the list that can be seen; False at its end."""
        return self.shown.open_next()

    def show_articles(self) -> None:
        """Give the issue's articles their place back."""
        self._show(self._articles)

    def show_results(self, results: ResultList) -> None:
        """Put what was found in the list's place."""
        if self._results is None:
            self._results = results
            self.addWidget(results)
        self._show(results)

    def show_marks(self, marks: MarksList) -> None:
        """Put all marks in the list's place."""
        if self._marks is None:
            self._marks = marks
            self.addWidget(marks)
        self._show(marks)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the list that can be seen."""
        self.shown.setFocus(reason)

    def _show(self, wanted: ArticleList | ResultList | MarksList) -> None:
        with focus_kept(self):
            self.setCurrentWidget(wanted)
