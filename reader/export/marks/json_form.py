"""Marks as JSON: all that is known of them, to be read in again by Yuebao or by a program of one's own."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core.annotations.nouns import Area, Colour, Filing, Folder, Highlight, MarkedText, digest_of
from reader.core.corrections.json_form import from_line, to_line
from reader.core.paper import Region
from reader.store.marks.bundle import MarkBundle, ReadingPlace
from reader.store.marks.saved_finds import SavedFind, SavedFindId
from reader.store.records import Bookmark

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.corrections.changes import Correction

Made = TypeVar("Made")
_LARGEST = 2**31
FORMAT, VERSION = "yuebao-marks", 1


class MarkFormError(ValueError):
    """What cannot be read as a mark; says where."""


def marks_json(bundle: MarkBundle) -> str:
    """The whole bundle."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "folders": [_folder(it) for it in bundle.folders],
        "bookmarks": [_bookmark(it) for it in bundle.bookmarks],
        "filings": [_filing(it) for it in bundle.filings],
        "highlights": [_highlight(it) for it in bundle.highlights],
        "areas": [_area(it) for it in bundle.areas],
        "texts": [{"digest": it.digest, "text": it.text, "others": it.others} for it in bundle.texts],
        "corrections": [_correction(it) for it in bundle.corrections],
        "finds": [_find(it) for it in bundle.saved_finds],
        "read": bundle.read,
        "places": [{"key": it.key, "place": it.place} for it in bundle.places],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _folder(it: Folder) -> dict[str, object]:
    return {"uid": it.uid, "name": it.name, "colour": it.colour.value, "changed": it.changed.isoformat()}


def _bookmark(it: Bookmark) -> dict[str, object]:
    return {
        "key": it.key, "paper": it.title, "date": it.date.isoformat(), "page": it.page_number,
        "headline": it.headline, "quote": it.quote, "created": _moment(it.created),
    }  # fmt: skip


def _filing(it: Filing) -> dict[str, object]:
    return {"key": it.key, "folder": it.folder, "tags": it.tags, "changed": it.changed.isoformat()}


def _common(it: Highlight | Area) -> dict[str, object]:
    return {
        "uid": it.uid, "key": it.key, "paper": it.title, "date": it.date.isoformat(), "page": it.page_number,
        "headline": it.headline, "colour": it.colour.value, "note": it.note, "tags": it.tags,
        "created": it.created.isoformat(), "changed": it.changed.isoformat(),
    }  # fmt: skip


def _highlight(it: Highlight) -> dict[str, object]:
    return {
        **_common(it), "quote": it.quote, "prefix": it.prefix, "suffix": it.suffix, "paragraph": it.paragraph,
        "start": it.start, "end": it.end, "text": it.text,
    }  # fmt: skip


def _area(it: Area) -> dict[str, object]:
    region = it.region
    return {
        **_common(it), "region": [region.left, region.top, region.right, region.bottom],
        "facsimile": it.facsimile, "picture": base64.b64encode(it.picture).decode("ascii"),
    }  # fmt: skip


def _correction(it: Correction) -> dict[str, object]:
    """As a patch of corrections has it, and whether it is undone."""
    return {**json.loads(to_line(it)), "undone": it.is_undone}


def _find(it: SavedFind) -> dict[str, object]:
    return {"name": it.name, "query": it.query, "created": _moment(it.created)}


def _moment(moment: datetime) -> str:
    """With a time zone, which moments of old versions have not."""
    return (moment if moment.tzinfo else moment.astimezone()).isoformat()


# and in again


def bundle_from_json(told: object) -> MarkBundle:
    """The bundle of a parsed file. Raises MarkFormError."""
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("version"), int):
        raise MarkFormError("format")
    if told["version"] > VERSION:
        raise MarkFormError("version")
    return MarkBundle(
        _all(told, "bookmarks", _bookmark_from),
        _all(told, "filings", _filing_from),
        _all(told, "folders", _folder_from),
        _all(told, "highlights", _highlight_from),
        _all(told, "areas", _area_from),
        _all(told, "texts", _text_from),
        _all(told, "corrections", _correction_from),
        _all(told, "finds", _find_from),
        _all(told, "read", _key_from),
        _all(told, "places", _place_from),
    )


def _all(told: dict[str, Any], name: str, read: Callable[[Any], Made]) -> tuple[Made, ...]:
    entries = told.get(name, [])
    if not isinstance(entries, list):
        raise MarkFormError(name)
    found = []
    for nth, entry in enumerate(entries):
        try:
            found.append(read(entry))
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            raise MarkFormError(f"{name}[{nth}]") from error
    return tuple(found)


def text_in(entry: dict[str, Any], name: str) -> str:
    """A text of an entry. Raises TypeError where it is something else, KeyError where it is missing."""
    value = entry[name]
    if not isinstance(value, str):
        raise TypeError(name)
    value.encode()  # half a surrogate cannot be kept
    return value


def whole_in(entry: dict[str, Any], name: str) -> int:
    """A number of an entry from 0 on, as `text_in`."""
    value = entry[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LARGEST:
        raise TypeError(name)
    return value


def _words(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list):
        raise TypeError(name)
    return tuple(text_in({name: it}, name) for it in value)


def moment_of(text: str) -> datetime:
    """A moment with its time zone, that can be shown in any other. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not MINYEAR < moment.year < MAXYEAR:
        raise ValueError(text)
    return moment


def _bookmark_from(entry: dict[str, Any]) -> Bookmark:
    key = text_in(entry, "key")
    if not key:
        raise ValueError
    return Bookmark(
        key, text_in(entry, "paper"), date.fromisoformat(entry["date"]), text_in(entry, "page"),
        text_in(entry, "headline"), text_in(entry, "quote"), moment_of(entry["created"]),
    )  # fmt: skip


def _filing_from(entry: dict[str, Any]) -> Filing:
    return Filing(
        text_in(entry, "key"), text_in(entry, "folder"), _words(entry, "tags"), moment_of(entry["changed"])
    )


def _folder_from(entry: dict[str, Any]) -> Folder:
    return Folder(
        text_in(entry, "uid"), text_in(entry, "name"), Colour(entry["colour"]), moment_of(entry["changed"])
    )


def _highlight_from(entry: dict[str, Any]) -> Highlight:
    return Highlight(
        text_in(entry, "uid"), text_in(entry, "key"), text_in(entry, "paper"), date.fromisoformat(entry["date"]),
        text_in(entry, "page"), text_in(entry, "headline"), text_in(entry, "quote"), text_in(entry, "prefix"),
        text_in(entry, "suffix"), whole_in(entry, "paragraph"), whole_in(entry, "start"), whole_in(entry, "end"),
        _digest(entry, "text"), Colour(entry["colour"]), text_in(entry, "note"), _words(entry, "tags"),
        moment_of(entry["created"]), moment_of(entry["changed"]),
    )  # fmt: skip


def _area_from(entry: dict[str, Any]) -> Area:
    return Area(
        text_in(entry, "uid"), text_in(entry, "key"), text_in(entry, "paper"), date.fromisoformat(entry["date"]),
        text_in(entry, "page"), text_in(entry, "headline"), region_of(entry["region"]),
        text_in(entry, "facsimile"), base64.b64decode(text_in(entry, "picture"), validate=True),
        Colour(entry["colour"]), text_in(entry, "note"), _words(entry, "tags"),
        moment_of(entry["created"]), moment_of(entry["changed"]),
    )  # fmt: skip


def region_of(edges: list[float]) -> Region:
    """A rectangle of four shares of a page. Raises ValueError, TypeError."""
    left, top, right, bottom = (float(edge) for edge in edges)
    if not (0 <= left <= right <= 1 and 0 <= top <= bottom <= 1):
        raise ValueError(edges)
    return Region(left, top, right, bottom)


def _digest(entry: dict[str, Any], name: str) -> str:
    digest = text_in(entry, name)
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(name)
    return digest


def _text_from(entry: dict[str, Any]) -> MarkedText:
    text = MarkedText(_digest(entry, "digest"), text_in(entry, "text"), _words(entry, "others"))
    if digest_of(text.text) != text.digest:
        raise ValueError(text.digest)
    return text


def _correction_from(entry: dict[str, Any]) -> Correction:
    return replace(from_line(json.dumps(entry)), is_undone=entry.get("undone") is True)


def _find_from(entry: dict[str, Any]) -> SavedFind:
    created = datetime.fromisoformat(entry["created"])
    return SavedFind(SavedFindId(0), text_in(entry, "name"), text_in(entry, "query"), created)


def _key_from(entry: object) -> str:
    return text_in({"key": entry}, "key")


def _place_from(entry: dict[str, Any]) -> ReadingPlace:
    place = entry["place"]
    if not isinstance(place, float | int) or not 0 <= place <= 1:
        raise ValueError(place)
    return ReadingPlace(text_in(entry, "key"), float(place))
