"""What an evidence bundle is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.core.paper import Clipping, Origin, Region


@dataclass(frozen=True, slots=True)
class Piece:
    """A region of an article, cut out of its page. `png` is None where it could not be; then `why` says so.

    What it says is for the person alone, it may name their folders, and does not stand in the bundle.
    """

    page: str
    region: Region
    png: bytes | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article with what it rests on. `as_read` is it as it was read, where it was corrected."""

    key: str
    clipping: Clipping
    origins: tuple[Origin, ...] = ()
    as_read: Clipping | None = None


class BundledFile(NamedTuple):
    """A file of a bundle; `about` are the keys of the articles in it."""

    name: str
    media_type: str
    size: int
    sha256: str
    about: tuple[str, ...]
