"""`yuebao remove`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import opening, terminal
from reader.cli.exits import Exit
from reader.core.errors import QueryError
from reader.core.speech import _
from reader.jobs import removal

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.jobs.removal import Removable, Target
    from reader.store.archive.archive import Archive


def run(call: Namespace) -> Exit:
    """Say what would be removed, and remove it where the call says so."""
    if bool(call.ids) == bool(call.date):
        raise QueryError(_("Say what to remove: numbers of articles, or a day with --date."))
    if not call.yes:
        with opening.archive_to_read(call) as archive:
            return _say(_targets(call, archive), _("Nothing was removed. To remove it, add --yes."))
    with opening.library_to_write(call) as library, terminal.progress() as report:
        targets = _targets(call, library.archive)
        removal.remove(library, targets, report)
        library.archive.drop_copies()
    done = _("Removed. Bookmarks, notes and corrections stay; importing the files again brings it back.")
    return _say(targets, done)


def _targets(call: Namespace, archive: Archive) -> list[Target]:
    """What the call names. Raises QueryError where it is not there."""
    if call.ids:
        targets = removal.of_articles(archive, call.ids)
        if not targets:
            raise QueryError(_("There is no article with these numbers in the archive."))
        return targets
    issue_id = removal.issue_named(archive, call.paper, call.date, call.edition)
    what: Removable = removal.WholeIssue()
    if call.page:
        what = removal.OnePage(call.page)
    elif call.source:
        what = removal.source_named(archive, issue_id, call.source)
    return [removal.of_issue(archive, issue_id, what)]


def _say(targets: list[Target], end: str) -> Exit:
    for target in targets:
        print(terminal.shown(target.words))
    terminal.say(end if targets else _("There is nothing to remove."))
    return Exit.DONE if targets else Exit.NOTHING
