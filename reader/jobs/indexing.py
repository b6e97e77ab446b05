"""The find index as a job: made anew, or compared with the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.find.index.verify import faults

if TYPE_CHECKING:
    from reader.core.progress import Report
    from reader.find.index.article_index import ArticleIndex


def reindex(index: ArticleIndex, report: Report = no_report) -> None:
    """Make the whole index anew in one transaction: finds use the old one until it is done.

    Raises Cancelled when the person has asked to stop; then the old one stays.
    """
    index.renew(report, whole=True)


def check(index: ArticleIndex, report: Report = no_report) -> list[str]:
    """A sentence for each fault of the file and of the index; changes nothing."""
    return list(faults(index, report))
