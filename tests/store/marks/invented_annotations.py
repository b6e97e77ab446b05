"""Highlights, areas and folders made up for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reader.core.annotations.nouns import (
    Area,
    Colour,
    Filing,
    Folder,
    Highlight,
    MarkedText,
    context_of,
    digest_of,
    paragraph_at,
)
from reader.core.paper import Region

if TYPE_CHECKING:
    from reader.store.marks.annotations import Annotations

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = date(1987, 5, 12)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
TEXT = "渡口添新船\n渡口的船换了新的，过河只要五分钟。\n老船工说，三十年前要等半天。"


def highlight(
    quote: str = "过河只要五分钟",
    text: str = TEXT,
    *,
    uid: str = "h1",
    key: str = "1987-05-12-a",
    colour: Colour = Colour.YELLOW,
    note: str = "",
    tags: tuple[str, ...] = (),
    changed: datetime = NOON,
) -> Highlight:
    """A highlight on the first place of `quote` in `text`."""
    start = text.index(quote)
    prefix, suffix = context_of(text, start, start + len(quote))
    return Highlight(
        uid, key, "溪口报", DAY, "2", text.partition("\n")[0], quote, prefix, suffix, paragraph_at(text, start),
        start, start + len(quote), digest_of(text), colour, note, tags, NOON, changed,
    )  # fmt: skip


def marked_text(text: str = TEXT, others: tuple[str, ...] = ()) -> MarkedText:
    """The text of a highlight."""
    return MarkedText(digest_of(text), text, others)


def area(uid: str = "a1", *, note: str = "图里是新船", picture: bytes = PICTURE) -> Area:
    """A rectangle on a page."""
    return Area(
        uid, "1987-05-12-a", "溪口报", DAY, "2", "渡口添新船", Region(0.0, 0.25, 0.5, 1.0), "ab" * 32, picture,
        Colour.BLUE, note, ("船",), NOON, NOON,
    )  # fmt: skip


def folder(uid: str = "f1", name: str = "渡口") -> Folder:
    """A folder of bookmarks."""
    return Folder(uid, name, Colour.GREEN, NOON)


def filing(key: str = "1987-05-12-a", folder_uid: str = "f1", tags: tuple[str, ...] = ("水运",)) -> Filing:
    """A bookmark in the folder."""
    return Filing(key, folder_uid, tags, NOON)


def fill(annotations: Annotations) -> None:
    """One of each kind, and two highlights."""
    noted = highlight("三十年前", uid="h2", colour=Colour.RED, note="查1957年的渡口", tags=("渡口史",))
    annotations.put_highlights([highlight(), noted], [marked_text()])
    annotations.put_areas([area()])
    annotations.put_folders([folder()])
    annotations.put_filings([filing()])
