"""The fields of the query language: what each is called, and how what stands after its colon is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.find.query.days import after, before, read_days
from reader.find.query.nodes import Both, Field, Mark, Marked, Noted, PageNumber, Paper, Tagged, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.find.query.nodes import Node

PRINTED = Both(())
"""Stands for the switch that asks for the form as printed; it is no part of what is looked for."""
UNREAD = "未读"
"""Stands alone, without a field."""


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field. `read` gives None for a value that cannot stand in it: then all is a word like any other."""

    name: str
    chinese: str | None
    read: Callable[[str], Node | None]
    initials: str = ""
    """Of its Chinese name's pinyin."""
    does: Callable[[], str] | None = None
    """Says what it looks at; a field that does not say is not offered while one types."""
    has_names: bool = False
    """Whether its values are names that can be offered: of a kind called as the field is."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """What can stand before the colon."""
        return (self.chinese, self.name) if self.chinese else (self.name,)

    @property
    def written(self) -> str:
        """Its name as the person writes it."""
        return self.chinese if self.chinese and speaks_chinese() else self.name


def speaks_chinese() -> bool:
    """Whether the person writes the language's Chinese words."""
    # The catalogue's own answer: it has 报纸 for the field.
    return _("paper") != "paper"


def _term_in(field: Field) -> Callable[[str], Node | None]:
    return lambda text: Term(text, field)


def _one_of(values: dict[str, Node]) -> Callable[[str], Node | None]:
    """Reads these words, whatever their case, and no others."""
    return lambda text: values.get(text.casefold())


_MARKS: dict[str, Node] = {
    "书签": Marked(Mark.BOOKMARK), "bookmark": Marked(Mark.BOOKMARK),
    "批注": Marked(Mark.NOTE), "note": Marked(Mark.NOTE),
    "划线": Marked(Mark.HIGHLIGHT), "highlight": Marked(Mark.HIGHLIGHT),
}  # fmt: skip
FIELDS = (
    QueryField(
        "headline", "标题", _term_in(Field.HEAD), "bt", lambda: _("in headlines only"), has_names=True
    ),
    QueryField("body", "正文", _term_in(Field.BODY), "zw", lambda: _("in the text only")),
    QueryField("author", "作者", _term_in(Field.BYLINE), "zz", lambda: _("by an author"), has_names=True),
    QueryField("rubric", "栏目", _term_in(Field.RUBRIC), "lm", lambda: _("under a rubric"), has_names=True),
    QueryField("paper", "报纸", Paper, "bz", lambda: _("in one paper"), has_names=True),
    QueryField("page", "版", PageNumber, "bm", lambda: _("on one page")),
    QueryField("date", "日期", read_days, "rq", lambda: _("on days, in months or years")),
    QueryField("note", "批注", Noted, "pz", lambda: _("in your notes")),
    QueryField("tag", "标签", Tagged, "bq", lambda: _("with one of your tags")),
    QueryField("before", None, before),
    QueryField("after", None, after),
    QueryField("has", "有", _one_of(_MARKS)),
    QueryField("is", None, _one_of({"unread": Marked(Mark.UNREAD)})),
    QueryField("form", "字形", _one_of({"原样": PRINTED, "printed": PRINTED})),
)
"""In the order they are offered."""
BY_SPELLING = {spelling: field for field in FIELDS for spelling in field.spellings}
BY_NAME = {field.name: field for field in FIELDS}
