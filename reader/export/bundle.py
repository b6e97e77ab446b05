"""Evidence bundles: articles with their text, their pieces of the page, citations and the SHA-256 of their sources.

A bundle is a bag (RFC 8493) with a research object crate in it. It has no format of `table.py`: it needs more of an
archive than an article's text.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from reader import __version__
from reader.core.article_links import article_link
from reader.core.speech import _
from reader.export import bibtex, csl_json, ris
from reader.export.article_fields import article_fields
from reader.export.citations import CitationStyle, citation
from reader.export.crate import METADATA, crate_metadata
from reader.export.evidence import BundledFile
from reader.export.format import text_data
from reader.export.html import collection_title
from reader.export.text import plain_text

if TYPE_CHECKING:
    from datetime import date

    from reader.export.bag import Bag
    from reader.export.evidence import Evidence, Piece

ENDING = "zip"
"""That of bundles' files, and what `yuebao export --format` calls them."""
_UNFIT = re.compile(r"[^0-9A-Za-z_-]+")
_CITED = (ris.FORMAT, bibtex.FORMAT, csl_json.FORMAT)


class Bundle:
    """A bundle that is being filled, an article after the other; nothing but their texts is kept until the end."""

    def __init__(self, bag: Bag) -> None:
        self._bag = bag
        self._files: dict[str, BundledFile] = {}
        self._evidence: list[Evidence] = []

    def add(self, one: Evidence, pieces: tuple[Piece, ...] = ()) -> None:
        """Put an article in, with its pieces of the page."""
        self._evidence.append(one)
        number, name = f"{len(self._evidence):04}", one.clipping.article.name
        pictures = {
            f"facsimiles/{number}-{nth}.png": piece.png for nth, piece in enumerate(pieces, 1) if piece.png
        }
        self._put(f"articles/{number}.txt", name, "text/plain", text_data(plain_text([one.clipping])), one)
        fields = json.dumps(_fields(one, pieces, number), ensure_ascii=False, indent=2)
        self._put(f"articles/{number}.json", name, "application/json", text_data(fields), one)
        if one.as_read:
            title = _("{headline} (as read)").format(headline=name)
            text = text_data(plain_text([one.as_read]))
            self._put(f"articles/{number}-as-read.txt", title, "text/plain", text, one)
        for path, png in pictures.items():
            self._put(path, name, "image/png", png, one)

    def finish(self, created: date) -> None:
        """Put in the citations and what is told of all of it."""
        clippings = [one.clipping for one in self._evidence]
        lines = "".join(f"{citation(one, style)}\n" for style in CitationStyle for one in clippings)
        self._put("citations/citations.txt", _("Citations"), "text/plain", text_data(lines))
        for kind in _CITED:
            data = kind.data(clippings)
            self._put(f"citations/citations.{kind.ending}", kind.name(), _MEDIA_TYPES[kind.ending], data)
        name = collection_title(clippings)
        told = crate_metadata(name, created, self._files, self._evidence)
        self._bag.add(METADATA, told.encode("utf-8", "replace"))
        self._bag.finish(
            {
                "Bagging-Date": created.isoformat(),
                "Bag-Software-Agent": f"Yuebao {__version__}",
                "External-Description": name,
            }
        )

    def _put(self, path: str, name: str, media_type: str, data: bytes, about: Evidence | None = None) -> None:
        self._bag.add(path, data)
        keys = (about.key,) if about else ()
        self._files[path] = BundledFile(name, media_type, len(data), hashlib.sha256(data).hexdigest(), keys)


_MEDIA_TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


def _fields(one: Evidence, pieces: tuple[Piece, ...], number: str) -> dict[str, object]:
    """The article as JSON has it, with its key, its sources and where on its pages it stands."""
    return {
        "key": one.key,
        "link": article_link(one.key),
        **article_fields(one.clipping),
        "as_read": article_fields(one.as_read) if one.as_read else None,
        "sources": [origin._asdict() for origin in one.origins],
        "regions": [_region_fields(piece, f"{number}-{nth}") for nth, piece in enumerate(pieces, 1)],
    }


def _region_fields(piece: Piece, name: str) -> dict[str, object]:
    """A region in fractions of its page, and its file; null where it could not be cut out."""
    region = piece.region
    return {
        "page": piece.page,
        "left": region.left,
        "top": region.top,
        "right": region.right,
        "bottom": region.bottom,
        "facsimile": f"facsimiles/{name}.png" if piece.png else None,
    }


def folder_name(name: str) -> str:
    """The folder that a bundle unpacks into: the name of its file in letters that every system takes."""
    return _UNFIT.sub("-", name).strip("-") or "yuebao-bundle"
