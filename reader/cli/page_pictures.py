"""Pictures of pages for the command line: Qt reads them, and is loaded in the moment there is one to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.speech import _
from reader.jobs import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.limited_worker import LimitedWorker
    from reader.core.pixels import Part, Pixels


def _size(worker: LimitedWorker, path: Path) -> tuple[float, float]:
    return _with_qt().size(worker, path)


def _part(worker: LimitedWorker, path: Path, part: Part, check: Callable[[], None]) -> Pixels:
    return _with_qt().part(worker, path, part, check)


def _with_qt() -> Pictures:
    """What the window has. Raises SourceError where Qt cannot be loaded."""
    try:
        from reader.gui.facsimile.painting import pictures
    except ImportError as error:
        sentence = _("Pictures of pages cannot be read, because a library is missing: {reason}")
        raise SourceError(sentence.format(reason=error)) from error
    return pictures()


PICTURES = Pictures(_size, _part)
