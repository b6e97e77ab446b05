"""What the program tells of a mistake, without anything of the person's own in it."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

_FRAME = re.compile(r'File "[^"\n]*?(?P<own>reader[/\\][^"\n]*|[^"/\\\n]*)"')
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|`[^`\n]*`")
_PATH = re.compile(r"(?:[A-Za-z]:)?[/\\](?:[^\s:'\"]+[/\\])*[^\s:'\"]*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LONGEST = 300
"""Characters of a message that are kept."""


def error_told(error: BaseException) -> str:
    """An error with the way to it: modules, lines and kinds; of messages what is neither quoted, a path nor a text."""
    lines = traceback.format_exception(error)
    return "".join(_told(line) for line in lines)


def message_told(message: str) -> str:
    """A message without what is quoted in it, without paths, and without what is no English."""
    bare = _QUOTED.sub("'…'", message)
    bare = _PATH.sub(lambda found: "…" + Path(found[0]).suffix[:8], bare)
    return _NOT_ASCII.sub("…", bare)[:_LONGEST]


def _told(part: str) -> str:
    """A part of a traceback: a frame with a line of our own text, or the message at its end."""
    if part.startswith("  File "):
        return _FRAME.sub(lambda found: f'File "{found["own"]}"', part)
    return "\n".join(_message(line) for line in part.splitlines()) + "\n"


def _message(line: str) -> str:
    if line.startswith("  File "):  # the traceback of another process, told as a message
        return _FRAME.sub(lambda found: f'File "{found["own"]}"', line)
    kind, mark, message = line.partition(": ")
    return kind + mark + message_told(message) if mark and kind.isascii() else message_told(line)
