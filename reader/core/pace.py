"""How long a job still takes, judged by how it went so far, and how far it is in words."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.core.speech import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.progress import Progress

SURE_AFTER = 2.0
"""Seconds. What is told before is a guess."""
_MINUTE, _HOUR = 60, 3600


class Pace:
    """Takes the progress of one job. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: tuple[float, int] | None = None

    def seconds_left(self, progress: Progress) -> float | None:
        """Seconds until it is done; None while that cannot be told."""
        now = self._clock()
        if self._begun is None or progress.done < self._begun[1]:
            self._begun = (now, progress.done)
        since, at_first = self._begun
        done = progress.done - at_first
        if not progress.total or done <= 0 or now - since < SURE_AFTER:
            return None
        return (now - since) / done * (progress.total - progress.done)


def progress_text(progress: Progress, seconds_left: float | None) -> str:
    """How far an import is, and how long it still takes: "120 / 500 files · 812 articles · about 2 min left"."""
    counts: list[str] = []
    if progress.total:
        said = ngettext("{done:,} / {total:,} file", "{done:,} / {total:,} files", progress.total)
        counts.append(said.format(done=progress.done, total=progress.total))
    if progress.issues:
        said = ngettext("{count:,} issue", "{count:,} issues", progress.issues)
        counts.append(said.format(count=progress.issues))
    if progress.articles:
        said = ngettext("{count:,} article", "{count:,} articles", progress.articles)
        counts.append(said.format(count=progress.articles))
    if seconds_left is not None:
        counts.append(_left(seconds_left))
    return " · ".join(counts)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return _("less than a minute left")
    if seconds < 2 * _HOUR:
        count = round(seconds / _MINUTE)
        return ngettext("about {count} min left", "about {count} min left", count).format(count=count)
    count = round(seconds / _HOUR)
    return ngettext("about {count} h left", "about {count} h left", count).format(count=count)
