"""What the terminal shows: UTF-8 whatever the locale, hits marked, progress on the error stream."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from reader.core.pace import Pace, progress_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.progress import Progress, Report
    from reader.find.records import HighlightedText

_MARK, _PLAIN = "\x1b[1;31m", "\x1b[0m"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What the system says where the output can take no more."""
_NAME_SHOWN = 30
"""Characters of a file's name: with the counts before it they stay on one line."""
_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if code != 9}


def speak_utf8() -> None:
    """Write UTF-8 from now on; half a character, as file names may hold, is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """Tell the person something that is no result: on the error stream."""
    print(sentence, file=sys.stderr)


def write_out(data: bytes) -> None:
    """Write bytes to standard output as they are, after what was printed before."""
    sys.stdout.flush()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.buffer.write(data)
    else:
        sys.stdout.write(data.decode("utf-8", "replace"))


def shown(text: str) -> str:
    """`text` as one line that cannot steer the terminal."""
    return " ".join(text.split()).translate(_CONTROLS)


def lines_shown(text: str) -> str:
    """`text` line by line, so that it cannot steer the terminal."""
    return "\n".join(line.translate(_CONTROLS) for line in text.split("\n"))


def highlighted(text: HighlightedText) -> str:
    """A text with its hits marked, where standard output is a terminal that shows colour."""
    if not shows_colour(sys.stdout):
        return shown(text.text)
    parts, done = [], 0
    for span in text.spans:
        parts += [text.text[done : span.start], "\0", text.text[span.start : span.end], "\1"]
        done = span.end
    pieces = "".join([*parts, text.text[done:]])
    marks = {0: _MARK, 1: _PLAIN}
    return " ".join(pieces.split()).translate(_CONTROLS | marks)


def shows_colour(stream: TextIO) -> bool:
    """Whether `stream` is a terminal, and the person has not asked for plain text (NO_COLOR, TERM=dumb)."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    knows_colour = sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return stream.isatty() and knows_colour and not is_plain


@contextmanager
def progress() -> Iterator[Report]:
    """A report that shows one line on the error stream while it lasts; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _progress: None
        return
    pace = Pace()
    try:
        yield lambda progress: _show(progress, pace)
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _show(progress: Progress, pace: Pace) -> None:
    counts = progress_text(progress, pace.seconds_left(progress)) or str(progress.done)
    sys.stderr.write(f"\r\x1b[K{counts}  {shown(progress.what)[-_NAME_SHOWN:]}")
    sys.stderr.flush()


def drop_output() -> None:
    """Send what is still to be written nowhere: the reader of the pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
