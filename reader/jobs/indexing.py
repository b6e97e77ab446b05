"""The find index as a job: made anew, or compared with the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.core.speech import _
from reader.find.index.verify import SpoiledIndexError, faults
from reader.store.archive.damage import Damage, Fault, file_faults, text_faults
from reader.store.sqlite.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.progress import Report
    from reader.find.index.article_index import ArticleIndex


def reindex(index: ArticleIndex, report: Report = no_report) -> None:
    """Make the whole index anew in one transaction: finds use the old one until it is done.

    Raises Cancelled when the person has asked to stop; then the old one stays.
    """
    index.renew(report, whole=True)


def check(index: ArticleIndex, report: Report = no_report) -> list[Fault]:
    """All faults of the file, of what stands in it and of its find index; changes nothing."""
    with index.archive.reading():
        return list(_faults(index, report))


def _faults(index: ArticleIndex, report: Report) -> Iterator[Fault]:
    """One after the other: what is damaged below is no measure for what stands on it."""
    found = list(file_faults(index.archive))
    yield from found
    if any(fault.kind is Damage.FILE for fault in found):
        return
    spoiled = list(text_faults(index.archive, report))
    yield from spoiled
    try:
        for said in faults(index, report, {fault.article_id for fault in spoiled}):
            yield Fault(Damage.FIND_INDEX, said)
    except DamagedError as error:
        if not spoiled:
            yield Fault(Damage.FILE, str(error))
    except SpoiledIndexError as error:
        said = _("The find index cannot be read: {reason}").format(reason=error)
        yield Fault(Damage.FIND_INDEX, said)
