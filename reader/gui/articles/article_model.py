"""The articles of one issue as rows under their page headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.core.speech import _, ngettext
from reader.gui.widgets.row_model import ROW_ROLE, RowModel
from reader.gui.widgets.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from PySide6.QtCore import QObject

    from reader.store.records import ArticleId, ArticleLine, IssueRecord

MARK_ROLES = (ROW_ROLE, Qt.ItemDataRole.AccessibleTextRole)
"""What changes with a mark on an article; not what it is called, and so not how high its row is."""


@dataclass(frozen=True, slots=True)
class PageHeading:
    """The line over the articles of one page."""

    number: str
    name: str | None
    article_count: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with what the person did to it; `is_open` is the one in the reading pane."""

    line: ArticleLine
    is_read: bool
    is_starred: bool
    is_open: bool = False


def authors_wording(line: ArticleLine) -> str:
    """The names of the byline, parted by spaces."""
    return " ".join(author.name for author in line.authors)


def length_text(line: ArticleLine) -> str:
    """How long the body is, whether it breaks off, and on which page it goes on."""
    length = ngettext("{count} character", "{count} characters", line.length).format(count=line.length)
    length = _("{length}, breaks off").format(length=length) if line.truncated else length
    return _(", ").join(filter(None, (length, pages_wording(line))))


def pages_wording(line: ArticleLine) -> str:
    """Where an article goes on, if on another page: 转第3版."""
    on = listed(line.continued_on)
    said = ngettext("continued on page {pages}", "continued on pages {pages}", len(line.continued_on))
    return said.format(pages=on) if on else ""


def page_wording(number: str, name: str | None) -> str:
    """第1版 要闻"""
    words = _("Page {number}").format(number=number)
    return f"{words} {name}" if name else words


class ArticleModel(RowModel[PageHeading | ArticleRow]):
    """Headings and articles in reading order. ROW_ROLE gives a PageHeading or an ArticleRow."""

    is_draggable = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: dict[ArticleId, int] = {}

    def show(self, issue: IssueRecord | None, starred: Set[str], read: Set[str]) -> None:
        """Hold the articles of `issue`; nothing where it is None."""
        rows = list(_rows(issue, starred, read)) if issue else []
        self._places = {row.line.id: n for n, row in enumerate(rows) if isinstance(row, ArticleRow)}
        self.show_rows(rows)

    def is_heading(self, row: PageHeading | ArticleRow) -> bool:
        """Whether it is a page's."""
        return isinstance(row, PageHeading)

    def name_of(self, row: PageHeading | ArticleRow) -> str:
        """The page, or the headline."""
        return row.line.name if isinstance(row, ArticleRow) else page_wording(row.number, row.name)

    def spoken(self, row: PageHeading | ArticleRow) -> str:
        """The row as a sentence."""
        return spoken_article(row) if isinstance(row, ArticleRow) else spoken_heading(row)

    def article_at(self, row: int) -> ArticleRow | None:
        """The article in a row; None for a heading and beyond the ends."""
        found = self.row_at(row)
        return found if isinstance(found, ArticleRow) else None

    def row_of(self, article_id: ArticleId) -> int | None:
        """The row an article stands in."""
        return self._places.get(article_id)

    def ids(self) -> dict[int, ArticleId]:
        """The articles by the rows they stand in."""
        return {row: article_id for article_id, row in self._places.items()}

    def is_read(self, key: str) -> bool:
        """Whether the article with `key` is shown as read."""
        return any(row.is_read for row in self._rows if isinstance(row, ArticleRow) and row.line.key == key)

    def next_unread(self, row: int) -> int | None:
        """The next unread article after `row`, then from the beginning up to it."""
        places = list(self._places.values())
        in_turn = [place for place in places if place > row] + [place for place in places if place < row]
        return next((place for place in in_turn if not self._article(place).is_read), None)

    def page_start(self, row: int, step: int) -> int | None:
        """The first article of a page: of the next one (`step` 1), or the nearest above `row` (-1)."""
        starts = [n + 1 for n, heading in enumerate(self._rows) if isinstance(heading, PageHeading)]
        if step > 0:
            return next((start for start in starts if start > row), None)
        return next((start for start in reversed(starts) if start < row), None)

    def set_open(self, article_id: ArticleId | None) -> None:
        """Mark one article as the one being read."""
        for row in self._places.values():
            article = self._article(row)
            self._put(row, replace(article, is_open=article.line.id == article_id))

    def set_starred(self, key: str, is_starred: bool) -> None:
        """Show or take away the star of the article with `key`."""
        for row in self._places.values():
            if self._article(row).line.key == key:
                self._put(row, replace(self._article(row), is_starred=is_starred))

    def set_read(self, keys: Set[str], is_read: bool) -> None:
        """Show the articles with `keys` as read or unread."""
        for row in self._places.values():
            if self._article(row).line.key in keys:
                self._put(row, replace(self._article(row), is_read=is_read))

    def _article(self, row: int) -> ArticleRow:
        found = self.article_at(row)
        assert found is not None  # noqa: S101 - _places names rows of articles only
        return found

    def _put(self, row: int, article: ArticleRow) -> None:
        if article != self._rows[row]:
            self._rows[row] = article
            self.dataChanged.emit(self.index(row), self.index(row), MARK_ROLES)


def _rows(issue: IssueRecord, starred: Set[str], read: Set[str]) -> Iterable[PageHeading | ArticleRow]:
    for (number, name), lines in groupby(issue.articles, lambda line: (line.page_number, line.page_name)):
        articles = list(lines)
        yield PageHeading(number, name, len(articles))
        for line in articles:
            yield ArticleRow(line, line.key in read, line.key in starred)


def spoken_heading(heading: PageHeading) -> str:
    """A page heading as a sentence."""
    count = ngettext("{count:,} article", "{count:,} articles", heading.article_count)
    page = page_wording(heading.number, heading.name)
    return _("{page}: {articles}.").format(page=page, articles=count.format(count=heading.article_count))


def spoken_article(row: ArticleRow) -> str:
    """An article's row as sentences, the headline first: that is what one listens for."""
    line = row.line
    said = [line.headline or line.opening or line.name, line.kicker, line.rubric]
    said += [authors_wording(line), length_text(line), page_wording(line.page_number, line.page_name)]
    said += [None if row.is_read else _("Unread"), _("Bookmarked") if row.is_starred else None]
    stop = _(". ")
    return stop.join(part for part in said if part).strip() + stop.strip()
