"""A source's page beside the articles made of it, before anything is stored."""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from reader.core.findings.finding import Level
from reader.core.speech import _
from reader.gui.facsimile.pane import FacsimilePane
from reader.gui.widgets.theme import font, is_theme_change, theme_of
from reader.gui.widgets.wording import when_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QEvent

    from reader.core.findings.finding import Finding
    from reader.core.paper import Article, Issue
    from reader.core.source import Reading
    from reader.gui.importing.preview_pages import ImportPages
    from reader.gui.importing.preview_task import Shown
    from reader.gui.widgets.theme import Theme

GAP = 8
"""Pixels between the parts of the dialog; a divider there can be caught."""
MOST_ARTICLES = 60
"""Shown of a source; nobody judges more by eye, and setting them takes time."""
MOST_PAGE = 200_000
"""Characters of the page shown."""


class ImportPreview(QWidget):
    """Left the page as it is, right the articles as they would be stored, doubts marked.

    The page is shown as printed where there is a picture of it; a click there goes to the article.
    """

    def __init__(
        self, draw_on: Callable[[FacsimilePane], ImportPages], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.page = QPlainTextEdit()
        self.page.setFont(font("song", 14))
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName(_("The page as it is"))
        self.facsimile = FacsimilePane()
        self.pages = draw_on(self.facsimile)
        self.left = QStackedWidget()
        for side in (self.page, self.facsimile):
            self.left.addWidget(side)
        self.articles = QTextBrowser()
        self.articles.setFont(font("song", 15))
        self.articles.setOpenLinks(False)
        self.articles.setTabChangesFocus(True)
        self.articles.setAccessibleName(_("The articles as they would be stored"))
        sides = QSplitter()
        sides.addWidget(self.left)
        sides.addWidget(self.articles)
        sides.setSizes([400, 500])
        sides.setHandleWidth(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sides)
        self.pages.article_chosen.connect(lambda number: self.articles.scrollToAnchor(_anchor(number)))
        self.pages.failed.connect(lambda _error: self.left.setCurrentWidget(self.page))

    def changeEvent(self, event: QEvent) -> None:
        """Set the articles again in other colours."""
        super().changeEvent(event)
        if is_theme_change(event) and self._shown:
            self.articles.setHtml("".join(_lines(self._shown.reading, theme_of(self))))

    def show_source(self, shown: Shown) -> None:
        """Show a source."""
        self._shown = shown
        self.page.setPlainText(shown.page[:MOST_PAGE])
        self.articles.setHtml("".join(_lines(shown.reading, theme_of(self))))
        has_picture = self.pages.show_issue(shown.reading.issue)
        self.left.setCurrentWidget(self.facsimile if has_picture else self.page)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.page.clear()
        self.pages.show_issue(None)
        self.left.setCurrentWidget(self.page)
        self.articles.clear()


def _lines(reading: Reading, colours: Theme) -> Iterator[str]:
    yield from _findings(reading.findings, colours)
    if reading.issue:
        yield f"<p style='color:{colours.muted}'>{escape(_masthead(reading.issue))}</p>"
        yield from _articles(reading.issue, colours)


def _findings(findings: Sequence[Finding], colours: Theme) -> Iterator[str]:
    for finding in findings:
        colour = {Level.ERROR: colours.accent, Level.WARNING: colours.ink}.get(finding.level, colours.muted)
        ground = colours.wash if finding.level is not Level.NOTE else colours.paper
        yield f"<p style='color:{colour};background:{ground}'>{escape(finding.text)}</p>"


def _masthead(issue: Issue) -> str:
    number = _("no. {number}").format(number=issue.number) if issue.number else None
    day = when_wording(issue.when, issue.edition or "") if issue.when else None
    return " · ".join(filter(None, (issue.title, day, issue.weekday, issue.lunar_date, number)))


def _articles(issue: Issue, colours: Theme) -> Iterator[str]:
    left = MOST_ARTICLES
    numbers = count(1)
    for page in issue.pages:
        name = " ".join(filter(None, (_("Page {page}").format(page=page.number), page.name)))
        yield f"<h4 style='color:{colours.muted}'>{escape(name)}</h4>"
        for article in page.articles[:left]:
            yield f"<a name='{_anchor(next(numbers))}'></a>"
            yield from _article(article, colours)
        left -= len(page.articles)
        if left <= 0:
            yield f"<p style='color:{colours.muted}'>…</p>"
            return


def _anchor(number: int) -> str:
    return f"article-{number}"


def _article(article: Article, colours: Theme) -> Iterator[str]:
    muted = f"style='color:{colours.muted}'"
    if article.rubric or article.kicker:
        above = " · ".join(filter(None, (article.rubric, article.kicker)))
        yield f"<p {muted}>{_marked(above, colours)}</p>"
    headline = article.headline or _("no headline")
    yield f"<h3>{_marked(headline, colours)}</h3>"
    authors = " ".join(" ".join(filter(None, (one.role, one.name))) for one in article.authors)
    for line in filter(None, (article.deck, authors)):
        yield f"<p {muted}>{_marked(line, colours)}</p>"
    for paragraph in article.paragraphs:
        yield f"<p style='text-indent:2em'>{_marked(paragraph, colours)}</p>"
    if article.truncated:
        said = escape(_("The text stops before its end."))
        yield f"<p style='background:{colours.wash}'>{said}</p>"


def _marked(text: str, colours: Theme) -> str:
    """The text with what could not be read lit."""
    lit = f"<span style='background:{colours.hit}'>\ufffd</span>"
    return escape(text).replace("\ufffd", lit)
