"""Text into data: JSON, JSON lines, and JSON that a script wraps (`var data = …;`, `callback(…)`)."""

from __future__ import annotations

import json
import re
from typing import Any

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.importers.formats.records.reading import MOST_RECORDS

Data = Any
"""What JSON can be: objects, lists, texts, numbers."""

_WRAPPED = re.compile(r"\s*(?:(?:var|let|const|window\.)?\s*[\w.$]{1,80}\s*=|[\w.$]{1,80}\s*\()\s*(?=[\[{])")
_BEGINS = re.compile(r'\s*(?:\[\s*)*(?:\{\s*(?:["}]|$)|\[\s*$)')
_MOST_HEAD = 400


def is_data(text: str) -> bool:
    """Whether a text begins as JSON with objects does, wrapped or not."""
    bare = text.removeprefix("\ufeff")
    wrapped = _WRAPPED.match(bare[:_MOST_HEAD])
    return _BEGINS.match(bare[wrapped.end() if wrapped else 0 :]) is not None


def read_data(text: str, name: str) -> Data:
    """The data in a text; the objects of JSON lines as a list. Raises SourceError where it breaks JSON's rules."""
    bare = text.removeprefix("\ufeff").strip()
    wrapped = _WRAPPED.match(bare[:_MOST_HEAD])
    try:
        if wrapped:
            return json.JSONDecoder().raw_decode(bare, wrapped.end())[0]
        return json.loads(bare)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        lines = _lines(bare)
        if lines is not None:
            return lines
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise SourceError(failure(Code.DATA_BROKEN, name=name, line=line)) from error


def _lines(text: str) -> list[Data] | None:
    """The objects of JSON lines; None where the first line is none. A line that breaks the rules is left out."""
    found: list[Data] = []
    for line in text.split("\n")[:MOST_RECORDS]:
        bare = line.strip().rstrip(",")
        if not bare:
            continue
        try:
            found.append(json.loads(bare))
        except (ValueError, RecursionError):
            if not found:
                return None
    return found if len(found) > 1 or (found and isinstance(found[0], dict)) else None
