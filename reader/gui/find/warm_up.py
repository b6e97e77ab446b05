"""What is made ready on another thread once the window is up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.progress import Report
    from reader.library import Library


def ready(library: Library, report: Report) -> None:
    """Load the index, make the index anew where another one made it, and show corrections made elsewhere."""
    from reader.find.search import warm_up

    if not library.archive.read_only:
        library.index.renew(report)
    warm_up(library.archive)
    if library.archive.read_only:
        return
    if library.marks.corrected_issues():
        from reader import jobs

        jobs.catch_up(library, report)
