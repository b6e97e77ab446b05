"""One bad file never stops an import: whatever goes wrong with it becomes a finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.core.errors import Cancelled, SourceError, UndatedError
from reader.core.source import Finding, Level, Reading, Source
from reader.core.speech import _

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def guarded(source: Source, read: Callable[[], T]) -> T | Reading:
    """What `read` gives; where it fails, a reading that says why. Only `Cancelled` comes out of it."""
    try:
        return read()
    except Cancelled:
        raise
    except SourceError as error:
        return replace(failed(source, str(error)), lacks_day=isinstance(error, UndatedError))
    except Exception as error:  # noqa: BLE001 - one bad file never stops an import
        text = _("{name} could not be read: {fault}. Please report this with the file.")
        return failed(source, text.format(name=source.path.name, fault=repr(error)))


def failed(source: Source, text: str) -> Reading:
    """The reading of a source that gave nothing, with the sentence that says why."""
    return Reading(source, None, (Finding(Level.ERROR, text),))
