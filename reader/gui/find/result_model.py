"""The results of a find as rows; more are added at the end as they come."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.grouping import Group, group_name
from reader.find.records import FoundArticle, Tier
from reader.gui.widgets.row_model import NO_INDEX, RowModel
from reader.gui.widgets.wording import articles_text, date_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reader.store.records import ArticleId


class ResultModel(RowModel[FoundArticle | Group]):
    """Results in the order they were found, each group under its heading. ROW_ROLE gives a FoundArticle or a Group."""

    is_draggable = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._group: Group | None = None
        self._titles: set[str] = set()
        self.result_count = 0
        """Results held so far, headings not counted."""
        self.are_many_titles = False

    def show(self, found: Sequence[FoundArticle], groups: Sequence[Group] = ()) -> None:
        """Hold `found` in place of what was there; `groups` has the group of each, nothing where there is none."""
        self._group, self.result_count = None, 0
        self._titles.clear()
        rows = self._taken_in(found, groups)
        self.are_many_titles = len(self._titles) > 1
        self.show_rows(rows)

    def add(self, found: Sequence[FoundArticle], groups: Sequence[Group] = ()) -> None:
        """Add `found` at the end; the names of papers appear once there are several."""
        if not found:
            return
        start, rows = len(self._rows), self._taken_in(found, groups)
        self.beginInsertRows(NO_INDEX, start, start + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()
        if not self.are_many_titles and len(self._titles) > 1:
            self.are_many_titles = True
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def is_heading(self, row: FoundArticle | Group) -> bool:
        """Whether it is a group's."""
        return isinstance(row, Group)

    def name_of(self, row: FoundArticle | Group) -> str:
        """The group, or the headline."""
        return group_name(row) if isinstance(row, Group) else row.headline.text or row.snippet.text

    def spoken(self, row: FoundArticle | Group) -> str:
        """The row as sentences."""
        return spoken_group(row) if isinstance(row, Group) else spoken_result(row)

    def result_at(self, row: int) -> FoundArticle | None:
        """The result in a row; None for a heading and beyond the ends."""
        found = self.row_at(row)
        return None if isinstance(found, Group) else found

    def row_of(self, article_id: ArticleId) -> int | None:
        """The row of an article, where it has been found so far."""
        rows = (
            at for at in range(len(self._rows)) if (found := self.result_at(at)) and found.id == article_id
        )
        return next(rows, None)

    def _taken_in(self, found: Sequence[FoundArticle], groups: Sequence[Group]) -> list[FoundArticle | Group]:
        """The rows of `found`; a heading where another group begins than the last row's."""
        rows: list[FoundArticle | Group] = []
        for article, group in zip_longest(found, groups):
            if group is not None and group != self._group:
                rows.append(group)
                self._group = group
            rows.append(article)
        self._titles.update(article.title for article in found)
        self.result_count += len(found)
        return rows


def tier_text(tier: Tier) -> str:
    """What the badge of a result says."""
    return {Tier.HEADING: _("heading"), Tier.WORD: _("word"), Tier.CHARACTERS: _("characters")}[tier]


def why_text(found: FoundArticle) -> str:
    """What the badge of a result says: where the words stand, or that they were corrected since.

    Empty where no words were looked for, only a day, a page or the like.
    """
    if found.is_as_read:
        return _("as read")
    return tier_text(found.tier) if _is_lit(found) else ""


def explained(found: FoundArticle) -> str:
    """Why a result stands where it stands, and whether its words were corrected since."""
    if found.is_as_read:
        return _("What you look for stands in the text as it was read, before it was corrected.")
    return explained_tier(found.tier) if _is_lit(found) else ""


def _is_lit(found: FoundArticle) -> bool:
    return bool(found.headline.spans or found.snippet.spans)


def explained_tier(tier: Tier) -> str:
    """Why a result stands where it stands."""
    return {
        Tier.HEADING: _("What you look for stands in the heading of this article."),
        Tier.WORD: _("What you look for stands in the text, as words of its own."),
        Tier.CHARACTERS: _(
            "The characters stand in the text one after another, but as parts of other words."
        ),
    }[tier]


def spoken_group(group: Group) -> str:
    """A group's heading as a sentence."""
    return _("{page}: {articles}.").format(page=group_name(group), articles=articles_text(group.count))


def spoken_result(found: FoundArticle) -> str:
    """A result's row as sentences, the headline first."""
    page = _("Page {number}").format(number=found.page_number)
    said = [found.headline.text, found.title, found.when or date_wording(found.date), page]
    said += [explained(found).rstrip(".。"), found.snippet.text]
    stop = _(". ")
    return stop.join(part for part in said if part).strip() + stop.strip()
