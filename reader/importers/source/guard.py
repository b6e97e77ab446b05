"""One bad file never stops an import: whatever goes wrong with it becomes a finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.core.errors import Cancelled, SourceError, UndatedError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, failure
from reader.core.source import Reading, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


def guarded(source: Source, read: Callable[[], T]) -> T | Reading:
    """What `read` gives; where it fails, a reading that says why. Only `Cancelled` comes out of it."""
    try:
        return read()
    except Cancelled:
        raise
    except OSError as error:
        return failed(source, unreadable(source.path, error))
    except SourceError as error:
        return replace(failed(source, error.finding), lacks_day=isinstance(error, UndatedError))
    except Exception as error:  # noqa: BLE001 - one bad file never stops an import
        return failed(source, failure(Code.FAULT, name=source.path.name, fault=repr(error)))


def unreadable(path: Path, error: OSError) -> Finding:
    """Why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return failure(Code.GONE, name=str(path))
    return failure(Code.NOT_OPENED, name=path.name, reason=error.strerror or str(error))


def failed(source: Source, why: Finding) -> Reading:
    """The reading of a source that gave nothing, and why."""
    return Reading(source, None, (why,))
