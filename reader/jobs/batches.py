"""The steps of an import put together to what is stored in one transaction."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.core.errors import Cancelled
from reader.core.source import Reading
from reader.importers import HeldUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.importers import Step

ARTICLES_AT_ONCE = 1_000
"""Storing so many takes about half a second, in which nobody else can write."""
LONGEST = 0.5
"""Seconds of reading that are lost at most where the program is killed: what takes longer is stored at once."""


def batches(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """The steps in their order, readings together until a unit that is held. A stop comes after what was read."""
    batch: list[Step] = []
    articles, begun = 0, monotonic()
    try:
        for step in steps:
            batch.append(step)
            if isinstance(step, Reading):
                articles += step.issue.article_count if step.issue else 0
            if isinstance(step, HeldUnit) or articles >= ARTICLES_AT_ONCE or monotonic() - begun > LONGEST:
                yield batch
                batch, articles, begun = [], 0, monotonic()
    except (Cancelled, KeyboardInterrupt):
        yield batch
        raise
    yield batch
