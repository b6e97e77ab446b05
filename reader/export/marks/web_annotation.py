"""Marks as W3C Web Annotations (JSON-LD), for other programs that annotate; and in again.

https://www.w3.org/TR/annotation-model/: quotes are TextQuoteSelectors, places TextPositionSelectors, areas
FragmentSelectors of media fragments in percent. What the model has no word for goes by names of our own in `yuebao:`.
"""

from __future__ import annotations

import base64
import json
import re
import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.core.annotations.nouns import Area, Colour, Filing, Folder, Highlight
from reader.export.marks.json_form import MarkFormError, moment_of, region_of, text_in, whole_in
from reader.store.marks.bundle import MarkBundle
from reader.store.records import Bookmark

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OWN = "urn:yuebao:"
_SOURCE = re.compile(r"urn:yuebao:article:(.*)")
_PERCENT = re.compile(r"xywh=percent:([\d.]+),([\d.]+),([\d.]+),([\d.]+)")
_DATA = re.compile(r"data:image/(?:png|jpeg);base64,(.*)", re.DOTALL)


def web_annotations(bundle: MarkBundle) -> str:
    """An annotation page with every mark."""
    filings, folders = {it.key: it for it in bundle.filings}, {it.uid: it for it in bundle.folders}
    items = [
        *(_of_bookmark(it, filings.get(it.key), folders) for it in bundle.bookmarks),
        *map(_of_highlight, bundle.highlights),
        *map(_of_area, bundle.areas),
    ]
    page = {
        "@context": [CONTEXT, {"yuebao": _OWN}],
        "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _OWN + ''.join(str(it['id']) for it in items))}",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _source(it: Bookmark | Highlight | Area) -> dict[str, object]:
    return {
        "id": f"{_OWN}article:{it.key}", "type": "Text", "yuebao:paper": it.title,
        "yuebao:date": it.date.isoformat(), "yuebao:page": it.page_number, "yuebao:headline": it.headline,
    }  # fmt: skip


def _bodies(note: str, tags: tuple[str, ...]) -> list[dict[str, object]]:
    bodies: list[dict[str, object]] = []
    if note:
        bodies.append({"type": "TextualBody", "value": note, "format": "text/plain", "purpose": "commenting"})
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    return bodies


def _of_bookmark(it: Bookmark, filing: Filing | None, folders: dict[str, Folder]) -> dict[str, object]:
    folder = folders.get(filing.folder) if filing else None
    told: dict[str, object] = {
        "id": f"{_OWN}bookmark:{it.key}", "type": "Annotation", "motivation": "bookmarking",
        "created": it.created.isoformat(), "body": _bodies("", filing.tags if filing else ()),
        "target": {"source": _source(it), "yuebao:opening": it.quote},
    }  # fmt: skip
    if filing:
        told["modified"] = filing.changed.isoformat()
    if folder:
        told["yuebao:folder"] = {
            "id": f"{_OWN}folder:{folder.uid}", "yuebao:name": folder.name, "yuebao:colour": folder.colour.value,
            "modified": folder.changed.isoformat(),
        }  # fmt: skip
    return told


def _annotation(it: Highlight | Area, motivation: str, target: dict[str, object]) -> dict[str, object]:
    return {
        "id": f"{_OWN}mark:{it.uid}", "type": "Annotation", "motivation": motivation,
        "created": it.created.isoformat(), "modified": it.changed.isoformat(), "body": _bodies(it.note, it.tags),
        "target": {"source": _source(it), "styleClass": it.colour.value, **target},
    }  # fmt: skip


def _of_highlight(it: Highlight) -> dict[str, object]:
    selectors = [
        {"type": "TextQuoteSelector", "exact": it.quote, "prefix": it.prefix, "suffix": it.suffix},
        {"type": "TextPositionSelector", "start": it.start, "end": it.end},
    ]
    target: dict[str, object] = {"yuebao:text": it.text, "yuebao:paragraph": it.paragraph}
    if it.quote:
        target["selector"] = selectors
    return _annotation(it, "commenting" if it.note else "highlighting", target)


def _of_area(it: Area) -> dict[str, object]:
    region = it.region
    share = (region.left, region.top, region.right - region.left, region.bottom - region.top)
    value = "xywh=percent:" + ",".join(f"{100 * part:.6g}" for part in share)
    selector = {
        "type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": value,
    }  # fmt: skip
    told = _annotation(it, "highlighting", {"selector": selector, "yuebao:facsimile": it.facsimile})
    ending = "jpeg" if it.picture[:2] == b"\xff\xd8" else "png"
    picture = f"data:image/{ending};base64,{base64.b64encode(it.picture).decode('ascii')}"
    told["yuebao:picture"] = picture
    return told


# and in again


def bundle_from_annotations(told: object) -> tuple[MarkBundle, int]:
    """The marks of a parsed page, collection or list, and how many of it are not of ours. Raises MarkFormError."""
    items = list(_items(told))
    bookmarks: list[Bookmark] = []
    filings: list[Filing] = []
    folders: dict[str, Folder] = {}
    highlights: list[Highlight] = []
    areas: list[Area] = []
    foreign = 0
    for nth, item in enumerate(items):
        try:
            if _SOURCE.match(_source_id(item)) is None:
                foreign += 1
            elif item["motivation"] == "bookmarking":
                bookmarks.append(_bookmark(item))
                filings += _filing(item, folders)
            elif isinstance(item["target"].get("selector"), dict):
                areas.append(_area(item))
            else:
                highlights.append(_highlight(item))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MarkFormError(f"items[{nth}]") from error
    bundle = MarkBundle(
        tuple(bookmarks), tuple(filings), tuple(folders.values()), tuple(highlights), tuple(areas)
    )
    return bundle, foreign


def _items(told: object) -> Iterator[dict[str, Any]]:
    """The annotations of whatever holds them."""
    if isinstance(told, dict) and told.get("type") == "Annotation":
        yield told
    elif isinstance(told, dict):
        yield from _items(told.get("items", told.get("first")))
    elif isinstance(told, list):
        for one in told:
            yield from _items(one)
    else:
        raise MarkFormError("items")


def _source_id(item: dict[str, Any]) -> str:
    target = item.get("target")
    source = target.get("source", "") if isinstance(target, dict) else target
    found = source.get("id", "") if isinstance(source, dict) else source
    return found if isinstance(found, str) else ""


def _place(item: dict[str, Any]) -> tuple[str, str, date, str, str]:
    """Key, paper, day, page and headline."""
    source = item["target"]["source"]
    return (
        _source_id(item).removeprefix(f"{_OWN}article:"), text_in(source, "yuebao:paper"),
        date.fromisoformat(source["yuebao:date"]), text_in(source, "yuebao:page"),
        text_in(source, "yuebao:headline"),
    )  # fmt: skip


def _bodies_of(item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    body = item.get("body", [])
    bodies = body if isinstance(body, list) else [body]
    tags = tuple(text_in(it, "value") for it in bodies if it.get("purpose") == "tagging")
    notes = [text_in(it, "value") for it in bodies if it.get("purpose", "commenting") == "commenting"]
    return "\n".join(notes), tags


def _text(entry: dict[str, Any], name: str) -> str:
    """A text that may be missing."""
    return text_in(entry, name) if name in entry else ""


def _uid(item: dict[str, Any]) -> str:
    """Our own name for it, or one made of the name that another program gave it."""
    named = text_in(item, "id")
    own = named.removeprefix(f"{_OWN}mark:")
    return own if own != named else uuid.uuid5(uuid.NAMESPACE_URL, named).hex


def _bookmark(item: dict[str, Any]) -> Bookmark:
    opening = _text(item["target"], "yuebao:opening")
    return Bookmark(*_place(item), opening, moment_of(item["created"]))


def _filing(item: dict[str, Any], folders: dict[str, Folder]) -> list[Filing]:
    if "modified" not in item:
        return []
    folder, uid = item.get("yuebao:folder"), ""
    if folder:
        uid = text_in(folder, "id").removeprefix(f"{_OWN}folder:")
        folders[uid] = Folder(
            uid,
            text_in(folder, "yuebao:name"),
            Colour(folder["yuebao:colour"]),
            moment_of(folder["modified"]),
        )
    return [Filing(_place(item)[0], uid, _bodies_of(item)[1], moment_of(item["modified"]))]


def _colour(item: dict[str, Any]) -> Colour:
    name = item["target"].get("styleClass", "")
    return Colour(name) if name in set(Colour) else Colour.YELLOW


def _highlight(item: dict[str, Any]) -> Highlight:
    target = item["target"]
    selectors = {it["type"]: it for it in target.get("selector", [])}
    quote, at = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector", {})
    exact = _text(quote, "exact")
    start, end = (whole_in(at, "start"), whole_in(at, "end")) if at else (0, len(exact))
    if end < start:
        raise ValueError(start)
    note, tags = _bodies_of(item)
    created = moment_of(item["created"])
    digest = target.get("yuebao:text", "0" * 64)
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(digest)
    return Highlight(
        _uid(item), *_place(item), exact, _text(quote, "prefix"), _text(quote, "suffix"),
        whole_in({"at": target.get("yuebao:paragraph", 0)}, "at"), start, end, digest, _colour(item),
        note, tags, created, moment_of(item["modified"]) if "modified" in item else created,
    )  # fmt: skip


def _area(item: dict[str, Any]) -> Area:
    target = item["target"]
    percents = _PERCENT.fullmatch(target["selector"]["value"])
    picture = _DATA.fullmatch(item.get("yuebao:picture", ""))
    if percents is None or picture is None:
        raise ValueError(target)
    left, top, width, height = (float(part) / 100 for part in percents.groups())
    note, tags = _bodies_of(item)
    region = region_of([left, top, min(1.0, left + width), min(1.0, top + height)])
    created = moment_of(item["created"])
    return Area(
        _uid(item), *_place(item), region, _text(target, "yuebao:facsimile"),
        base64.b64decode(picture[1], validate=True), _colour(item), note, tags, created,
        moment_of(item["modified"]) if "modified" in item else created,
    )  # fmt: skip
