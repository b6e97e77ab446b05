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
    what it is; `render` gives the whole file, which is written as UTF-8.
    """

    ending: str
    name: Callable[[], str]
    render: Callable[[Sequence[Clipping]], str]
