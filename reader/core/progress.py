"""How far a job is, told by the job and shown by whoever runs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """`done` of `total` things; `what` names the one at hand. A total of 0 means not yet known.

    An import counts files, and tells how many `issues` and `articles` it has read from them so far.
    """

    done: int
    total: int
    what: str = ""
    issues: int = 0
    articles: int = 0


Report = Callable[[Progress], None]
"""Takes a Progress; raises `Cancelled` when the person has asked to stop."""


def no_report(_progress: Progress) -> None:
    """Tell nobody."""
