"""What has been read of an index and never changes, kept in memory by the archive that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.find.index.segments import Segment


class KnownSegments:
    """The segments that were there when an archive was last looked at, by whichever thread."""

    def __init__(self) -> None:
        self._last: Mapping[int, Segment] = {}

    def get(self, ids: Iterable[int], read: Callable[[int], Segment]) -> Mapping[int, Segment]:
        """These segments, those not known read. An id never names two segments: ids are drawn.

        The table is replaced and never changed: threads that see an older and a newer state of the archive look at
        it at once, and neither takes from the other what it is about to use.
        """
        known = self._last
        self._last = found = {it: known[it] if it in known else read(it) for it in ids}
        return found
