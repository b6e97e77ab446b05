"""Correcting what was read: each correction is kept in the marks and shown by the archive.

The marks are written first: what a person did is never lost. Where the archive was not written after them
(the program was killed, another archive was open), `catch_up` brings it to what the marks say.
"""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from reader.core.corrections.changes import Correction, Merge, Move, Order, Split, edit_between, history_of
from reader.core.corrections.replay import IssueDraft, replay
from reader.core.errors import QueryError
from reader.core.keys import article_key
from reader.core.paper import Article
from reader.core.progress import Progress, no_report
from reader.core.speech import _
from reader.store.archive.corrected_issue import stamp
from reader.store.archive.rows import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from reader.core.corrections.changes import Change
    from reader.core.corrections.replay import CorrectedPage
    from reader.core.progress import Report
    from reader.library import Library
    from reader.store.archive.corrected_issue import CorrectedIssue
    from reader.store.marks.marks import Marks
    from reader.store.records import IssueId


@dataclass(frozen=True, slots=True)
class Told:
    """A correction of an article's history; `waits` says why, where it does not fit."""

    correction: Correction
    waits: str | None


def edit(library: Library, issue_id: IssueId, key: str, article: Article) -> Correction | None:
    """Give an article the text of `article`. None where nothing differs."""
    new = storable(article)

    def change(draft: IssueDraft) -> Change | None:
        return edit_between(key, _article(draft, key), new)

    return _correct(library, issue_id, change)


def merge(library: Library, issue_id: IssueId, keys: Sequence[str]) -> Correction | None:
    """Join articles into the first of them, in the order of `keys`."""
    return _correct(
        library, issue_id, lambda draft: Merge(tuple(keys), tuple(_article(draft, key).name for key in keys))
    )


def split(library: Library, issue_id: IssueId, key: str, at: int) -> Correction | None:
    """Part an article before paragraph `at`, counted from 0. Raises QueryError where there is none."""
    paper, day = library.archive.issue_day(issue_id)

    def change(draft: IssueDraft) -> Change:
        article = _article(draft, key)
        if not 0 < at < len(article.paragraphs):
            sentence = _("Put the cursor in a paragraph after the first; the article is split before it.")
            raise QueryError(sentence)
        rest = Article(paragraphs=article.paragraphs[at:])
        names = (article_key(paper, day, rest, nth) for nth in count())
        new_key = next(it for it in names if it not in draft.keys and not library.archive.by_keys([it]))
        return Split(key, article.name, at, article.paragraphs[at], new_key)

    return _correct(library, issue_id, change)


def move(
    library: Library, issue_id: IssueId, keys: Sequence[str], page_number: str
) -> tuple[Correction, ...]:
    """Move articles to the end of another page of their issue, all or none; those that stand there stay."""

    def changes(draft: IssueDraft) -> Iterator[Change]:
        for key in keys:
            name, here = _article(draft, key).name, _page_of(draft, key)
            if here.number != page_number:
                yield Move(key, name, here.number, page_number)

    return _correct_all(library, issue_id, changes)


def shift(library: Library, issue_id: IssueId, key: str, step: int) -> Correction | None:
    """Put an article one place up (-1) or down (1) on its page. None at the page's end."""

    def change(draft: IssueDraft) -> Change | None:
        keys = [one.key for one in _page_of(draft, key).articles]
        at = keys.index(key)
        if not 0 <= at + step < len(keys):
            return None
        others = [it for it in keys if it != key]
        before = others[at + step - 1] if at + step else None
        return Order(key, _article(draft, key).name, keys[at - 1] if at else None, before)

    return _correct(library, issue_id, change)


def set_undone(library: Library, uid: str, is_undone: bool) -> Correction | None:
    """Undo a correction or do it again, in the marks and in the archive; None where there is none."""
    return next(iter(set_all_undone(library, [uid], is_undone)), None)


def set_all_undone(
    library: Library, uids: Sequence[str], is_undone: bool, report: Report = no_report
) -> tuple[Correction, ...]:
    """Undo corrections or do them again, all or none; gives those that are there."""
    turned = library.marks.set_undone(uids, is_undone)
    try:
        _replay_all(library, turned, report)
    except BaseException:
        library.marks.set_undone(uids, not is_undone)
        _replay_all(library, turned, no_report)
        raise
    return turned


def _replay_all(library: Library, turned: Iterable[Correction], report: Report) -> None:
    issues = dict.fromkeys((it.paper, it.date) for it in turned)
    for done, (paper, day) in enumerate(issues):
        report(Progress(done, len(issues), f"{paper} {day.isoformat()}"))
        replay_on(library, paper, day)


def history(library: Library, issue_id: IssueId, key: str) -> tuple[Told, ...]:
    """The corrections that an article has seen, undone ones too, the oldest first."""
    of_day = library.marks.corrections(*library.archive.issue_day(issue_id))
    corrections = library.archive.corrections_of(issue_id, of_day)
    taken = library.archive.keys_elsewhere(issue_id, corrections)
    corrected = replay(library.archive.as_read(issue_id), corrections, taken)
    waiting = {it.correction.uid: it.reason.text for it in corrected.waiting}
    return tuple(Told(it, waiting.get(it.uid)) for it in history_of(key, corrections))


def replay_on(library: Library, paper: str, day: date) -> None:
    """Bring the issues of a day to what the marks say of them, where the archive shows another state."""
    of_day = library.marks.corrections(paper, day)
    for issue_id in library.archive.issues_of(paper, day):
        corrections = library.archive.corrections_of(issue_id, of_day)
        if stamp(corrections) != library.archive.corrections_stamp(issue_id):
            with library.archive.correcting(issue_id, library.index.writer()) as issue:
                issue.show(corrections)


def catch_up(library: Library, report: Report = no_report) -> None:
    """Bring every corrected issue that the archive holds to what the marks say."""
    issues = library.marks.corrected_issues()
    for done, (paper, day) in enumerate(issues):
        report(Progress(done, len(issues), f"{paper} {day.isoformat()}"))
        replay_on(library, paper, day)


class Correcting:
    """An issue while it is corrected: as it stands mended, for changes to be tried on before they are kept."""

    def __init__(self, marks: Marks, issue: CorrectedIssue, more: Sequence[Correction]) -> None:
        self._marks, self._issue = marks, issue
        self.corrections = issue.own(marks.corrections(issue.paper, issue.day))
        self.draft = IssueDraft(issue.as_read, issue.keys_elsewhere([*self.corrections, *more]))
        for it in self.corrections:
            if not it.is_undone:
                self.draft.apply(it.change)
        self.kept: list[Correction] = []

    def new(self, change: Change) -> Correction:
        """A correction of this issue, made now."""
        return Correction(uuid.uuid4().hex, datetime.now(UTC), self._issue.paper, self._issue.day, change)

    def keep(self, new: Sequence[Correction]) -> None:
        """Keep new corrections in the marks and show them."""
        self._marks.add_corrections(new)
        self.kept += new
        self._issue.show([*self.corrections, *new])


@contextmanager
def correcting(library: Library, issue_id: IssueId, more: Sequence[Correction] = ()) -> Iterator[Correcting]:
    """An issue to be corrected within one transaction; `more` are corrections that may be tried.

    Where the archive can't be written, what was kept in the marks is dropped again: neither is done.
    """
    under_way: Correcting | None = None
    try:
        with library.archive.correcting(issue_id, library.index.writer()) as issue:
            under_way = Correcting(library.marks, issue, more)
            yield under_way
    except BaseException:
        if under_way and under_way.kept:
            library.marks.drop_corrections([it.uid for it in under_way.kept])
        raise


def _correct(
    library: Library, issue_id: IssueId, make: Callable[[IssueDraft], Change | None]
) -> Correction | None:
    """Make a change, keep it and show it. Raises QueryError where it does not fit."""

    def changes(draft: IssueDraft) -> Iterator[Change]:
        if change := make(draft):
            yield change

    return next(iter(_correct_all(library, issue_id, changes)), None)


def _correct_all(
    library: Library, issue_id: IssueId, make: Callable[[IssueDraft], Iterable[Change]]
) -> tuple[Correction, ...]:
    """Make changes one after the other, keep them and show them, all or none. Raises QueryError."""
    made: list[Correction] = []
    with correcting(library, issue_id) as issue:
        for change in make(issue.draft):
            if reason := issue.draft.apply(change):
                raise QueryError(reason.text)
            made.append(issue.new(change))
        if made:
            issue.keep(made)
    return tuple(made)


def _article(draft: IssueDraft, key: str) -> Article:
    one = draft.article(key)
    if one is None:
        raise QueryError(_("This article is no longer in the issue. Open the issue again."))
    return one.article


def _page_of(draft: IssueDraft, key: str) -> CorrectedPage:
    """The page an article stands on."""
    _article(draft, key)
    return next(page for page in draft.pages if any(one.key == key for one in page.articles))
