"""A correction in words: what was done, and what stood and stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.corrections.changes import Edit, Merge, Move, Split
from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.corrections.changes import Change
    from reader.core.paper import Author


@dataclass(frozen=True, slots=True)
class ChangeText:
    """One thing that changed: what it is, and how it read before and after; empty where nothing stood."""

    what: str
    old: str
    new: str


def kind_text(change: Change) -> str:
    """What was done, in a few words."""
    match change:
        case Edit():
            return _("Text corrected: “{name}”").format(name=change.name)
        case Merge():
            count = len(change.keys)
            said = ngettext("{count} article joined", "{count} articles joined", count).format(count=count)
            return _("{articles}: {names}").format(articles=said, names=_(", ").join(change.names))
        case Split():
            said = _("“{name}” split before paragraph {number}")
            return said.format(name=change.name, number=change.at + 1)
        case Move():
            said = _("“{name}” moved from page {old} to page {new}")
            return said.format(name=change.name, old=change.old_page, new=change.new_page)
        case _:
            return _("“{name}” put elsewhere on its page").format(name=change.name)


def changes_text(change: Change) -> tuple[ChangeText, ...]:
    """What reads otherwise now."""
    if isinstance(change, Edit):
        return tuple(_edits(change))
    if isinstance(change, Split):
        return (ChangeText(_("The new article begins"), "", change.paragraph),)
    return ()


def field_name(field: str) -> str:
    """A field of an article in the words of the trade."""
    return {
        "rubric": _("Rubric"),
        "kicker": _("Kicker"),
        "headline": _("Headline"),
        "deck": _("Deck"),
        "dateline": _("Dateline"),
        "authors": _("Byline"),
        "paragraphs": _("Text"),
    }[field]


def authors_wording(authors: tuple[Author, ...]) -> str:
    """A byline on one line."""
    return _(", ").join(" ".join(part for part in (it.role, it.name) if part) for it in authors)


def _edits(edit: Edit) -> Iterator[ChangeText]:
    for it in edit.fields:
        yield ChangeText(field_name(it.field), it.old or "", it.new or "")
    if edit.authors:
        old, new = authors_wording(edit.authors.old), authors_wording(edit.authors.new)
        yield ChangeText(field_name("authors"), old, new)
    for run in edit.text.runs if edit.text else ():
        what = _("Paragraph {number}").format(number=run.at + 1)
        yield ChangeText(what, "\n".join(run.old), "\n".join(run.new))
