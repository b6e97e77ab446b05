"""What a call says of its sources: their paper, as named now or for their folder before, encoding and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import holdings
from reader.importers import Choice
from reader.importers.formats.article_folder.day import ARTICLE_FOLDER
from reader.importers.formats.article_folder.naming import collection_of
from reader.jobs import Status

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from reader.jobs import ImportReport


def title_for(call: Namespace) -> Callable[[Path], str | None]:
    """The paper of a folder's files: as named in the call, else as it was named for the folder before."""
    if call.paper:
        return lambda _folder: str(call.paper)
    return holdings.papers().name_of


def choice(call: Namespace) -> Choice:
    """The encoding and the day that a call gives its sources."""
    return Choice(call.encoding, call.day)


def remember(call: Namespace, done: ImportReport) -> None:
    """Keep what the call named for the folders of articles that were read."""
    if not call.paper:
        return
    papers = holdings.papers()
    read = [one for one in done.readings if one.kind == ARTICLE_FOLDER and one.status is not Status.FAILED]
    for folder in {collection_of(outcome.path) for outcome in read}:
        papers.remember(folder, call.paper)
