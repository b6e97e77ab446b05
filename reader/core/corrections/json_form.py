"""Corrections as JSON objects: what the marks file and patch files keep. What comes back in is checked."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any, cast

from reader.core.corrections.changes import (
    AuthorsChange,
    Change,
    Correction,
    Edit,
    FieldChange,
    Merge,
    Move,
    Order,
    Run,
    Split,
    TextChange,
)
from reader.core.paper import FIELDS, Author

Json = dict[str, Any]
"""A JSON object: what stands in it is not known before it has been looked at."""

KINDS: dict[str, type[Change]] = {
    "edit": Edit, "merge": Merge, "split": Split, "move": Move, "order": Order
}  # fmt: skip
_NO_LINE = re.compile("[\ud800-\udfff\n\r]")
"""What no article in an archive holds."""
_MOST = 1_000_000


class FormError(ValueError):
    """What was read is no correction. The message names the place, for whoever wrote it."""


def kind_of(change: Change) -> str:
    """The name of the kind of change."""
    return next(name for name, kind in KINDS.items() if type(change) is kind)


def payload_of(change: Change) -> Json:
    """What is kept of a change beside its kind and its keys: old and new values, readable by themselves."""
    match change:
        case Edit():
            return _edit_payload(change)
        case Merge():
            return {"names": list(change.names)}
        case Split():
            return {"name": change.name, "at": change.at, "paragraph": change.paragraph}
        case Move():
            return {"name": change.name, "old": change.old_page, "new": change.new_page}
        case Order():
            return {"name": change.name, "old": change.old_after, "new": change.new_after}


def change_from(kind: str, keys: object, payload: object) -> Change:
    """The change that `payload_of` told. Raises FormError."""
    names, told = _texts(keys, "keys"), _object(payload, "change")
    expected = {"edit": (1, 1), "merge": (2, _MOST), "split": (2, 2), "move": (1, 1), "order": (1, 1)}
    if kind not in expected:
        raise FormError("kind")
    least, most = expected[kind]
    if not least <= len(names) <= most or not all(names):
        raise FormError("keys")
    match kind:
        case "edit":
            return _edit(names[0], told)
        case "merge":
            return Merge(names, _texts(told.get("names"), "names"))
        case "split":
            at = _number(told.get("at"), "at")
            return Split(names[0], _text(told, "name"), at, _text(told, "paragraph"), names[1])
        case "move":
            return Move(names[0], _text(told, "name"), _text(told, "old"), _text(told, "new"))
        case _:
            return Order(names[0], _text(told, "name"), _or_none(told, "old"), _or_none(told, "new"))


def to_line(correction: Correction) -> str:
    """A correction as one line of JSON."""
    told = {
        "id": correction.uid,
        "made": correction.made.isoformat(),
        "paper": correction.paper,
        "date": correction.date.isoformat(),
        "kind": kind_of(correction.change),
        "articles": list(correction.change.keys),
        "change": payload_of(correction.change),
    }
    return json.dumps(told, ensure_ascii=False)


def from_line(line: str) -> Correction:
    """The correction that `to_line` told. Raises FormError."""
    try:
        told = _object(json.loads(line), "line")
    except (ValueError, RecursionError) as error:
        raise FormError("JSON") from error
    try:
        made, day = datetime.fromisoformat(_text(told, "made")), date.fromisoformat(_text(told, "date"))
        made.astimezone()  # at the ends of what can be counted there is none to be shown
    except (ValueError, OverflowError, OSError) as error:
        raise FormError("date") from error
    change = change_from(_text(told, "kind"), told.get("articles"), told.get("change"))
    uid, paper = _text(told, "id"), _text(told, "paper").strip()
    if not uid or len(uid) > 64 or not paper:
        raise FormError("id")
    return Correction(uid, made, paper, day, change)


def _edit_payload(edit: Edit) -> Json:
    told: Json = {"name": edit.name}
    if edit.fields:
        told["fields"] = {it.field: {"old": it.old, "new": it.new} for it in edit.fields}
    if edit.authors:
        told["authors"] = {"old": _told_authors(edit.authors.old), "new": _told_authors(edit.authors.new)}
    if edit.text:
        runs = [{"at": it.at, "old": list(it.old), "new": list(it.new)} for it in edit.text.runs]
        told["paragraphs"] = {"before": edit.text.before, "after": edit.text.after, "runs": runs}
    return told


def _edit(key: str, told: Json) -> Edit:
    fields, authors, text = (told.get(name) for name in ("fields", "authors", "paragraphs"))
    edit = Edit(
        key,
        _text(told, "name"),
        tuple(_field(name, it) for name, it in _object(fields or {}, "fields").items()),
        _authors_change(_object(authors, "authors")) if authors is not None else None,
        _text_change(_object(text, "paragraphs")) if text is not None else None,
    )
    if not (edit.fields or edit.authors or edit.text):
        raise FormError("change")
    return edit


def _field(name: str, told: object) -> FieldChange:
    change = _object(told, "fields")
    if name not in FIELDS:
        raise FormError("fields")
    return FieldChange(name, _or_none(change, "old") or None, _or_none(change, "new") or None)


def _authors_change(told: Json) -> AuthorsChange:
    return AuthorsChange(_authors(told.get("old")), _authors(told.get("new")))


def _text_change(told: Json) -> TextChange:
    runs = tuple(_run(_object(it, "runs")) for it in _list(told.get("runs"), "runs"))
    if not runs:
        raise FormError("runs")
    return TextChange(_text(told, "before"), _text(told, "after"), runs)


def _run(told: Json) -> Run:
    old, new = _texts(told.get("old"), "old"), _texts(told.get("new"), "new")
    if not all(it.strip() for it in (*old, *new)) or old == new:
        raise FormError("runs")
    return Run(_number(told.get("at"), "at"), old, new)


def _told_authors(authors: tuple[Author, ...]) -> list[list[str | None]]:
    return [[author.role, author.name] for author in authors]


def _authors(told: object) -> tuple[Author, ...]:
    found = []
    for one in _list(told, "authors"):
        if not isinstance(one, list) or len(one) != 2:
            raise FormError("authors")
        role = None if one[0] is None else _line(one[0], "authors")
        found.append(Author(_line(one[1], "authors"), role))
    return tuple(found)


def _object(told: object, place: str) -> Json:
    if not isinstance(told, dict):
        raise FormError(place)
    return cast("Json", told)  # JSON's objects have text for keys


def _list(told: object, place: str) -> list[object]:
    if not isinstance(told, list):
        raise FormError(place)
    return told


def _texts(told: object, place: str) -> tuple[str, ...]:
    return tuple(_line(it, place) for it in _list(told, place))


def _text(told: Json, name: str) -> str:
    return _line(told.get(name), name)


def _or_none(told: Json, name: str) -> str | None:
    return None if told.get(name) is None else _text(told, name)


def _line(told: object, place: str) -> str:
    """A text on one line that a database can keep."""
    if not isinstance(told, str) or _NO_LINE.search(told):
        raise FormError(place)
    return told


def _number(told: object, place: str) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not 0 <= told <= _MOST:
        raise FormError(place)
    return told
