"""A finding: how grave, which fact, and what it is about. It is worded where it is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reader.core.findings.codes import Code, Parameters, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


class Level(StrEnum):
    """How grave a finding is: a note, a doubt, or the reason that nothing could be read."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the person about a source."""

    level: Level
    code: Code
    parameters: Parameters = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """The whole sentence, in the language the person has now."""
        from reader.core.findings.wording import say

        return say(self.code, self.parameters)


def note(code: Code, **parameters: Value) -> Finding:
    """A finding that is no doubt."""
    return Finding(Level.NOTE, code, parameters)


def doubt(code: Code, **parameters: Value) -> Finding:
    """A finding that asks to be looked at."""
    return Finding(Level.WARNING, code, parameters)


def failure(code: Code, **parameters: Value) -> Finding:
    """The reason that nothing could be read, or kept."""
    return Finding(Level.ERROR, code, parameters)


def told(level: Level, text: str) -> Finding:
    """A sentence that somebody else has worded already."""
    return Finding(level, Code.TOLD, {"text": text})


def shortened(names: Sequence[str], most: int) -> tuple[str, ...]:
    """The names that are told: `most` of them, and a sign that there are more."""
    return (*names[:most], "…") if len(names) > most else tuple(names)


def finding_from_row(level: str, code: str, parameters: str) -> Finding:
    """A finding as an archive keeps it."""
    from reader.core.findings.wording import known_code

    known, held = known_code(code), _parameters_from_json(parameters)
    return Finding(Level(level), known, {**held, "code": code} if known is Code.NOT_KNOWN else held)


def parameters_to_json(parameters: Parameters) -> str:
    """Parameters as an archive keeps them; those of one fact are always written alike."""
    return json.dumps(parameters, ensure_ascii=False, sort_keys=True)


def _parameters_from_json(text: str) -> dict[str, Value]:
    """What `parameters_to_json` wrote."""
    held: dict[str, Any] = json.loads(text)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in held.items()}
