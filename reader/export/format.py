"""What an export format is: a line of `table.py` each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.paper import Clipping


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A form in which articles can be taken away.

    `ending` is that of its files and what `yuebao export --format` calls it; `name` says in the person's language
    what it is; `render` gives the whole file: text, which is written as UTF-8, or bytes.
    `has_text` says that the articles themselves are in it, and not only where they were printed, `has_marks` that
    the highlights and notes of clippings are, too.
    """

    ending: str
    name: Callable[[], str]
    render: Callable[[Sequence[Clipping]], str | bytes]
    has_text: bool = True
    has_marks: bool = False

    def data(self, clippings: Sequence[Clipping]) -> bytes:
        """The whole file, with a line break at the end of text."""
        rendered = self.render(clippings)
        return rendered if isinstance(rendered, bytes) else text_data(rendered)


def text_data(text: str) -> bytes:
    """Text as it is written to files: UTF-8, a line break at its end, � for what no text can hold."""
    return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace")
