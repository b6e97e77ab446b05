"""Taking issues, pages, articles and sources out of an archive: what is meant, in words, and done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.errors import QueryError
from reader.core.progress import Progress, no_report
from reader.core.speech import _, ngettext
from reader.store.archive.removal import Articles, OnePage, OneSource, Removable, WholeIssue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.core.days.issue_date import IssueDate
    from reader.core.progress import Report
    from reader.library import Library
    from reader.store.archive.archive import Archive
    from reader.store.archive.removal import Removed
    from reader.store.records import ArticleId, IssueId, IssueRecord

__all__ = ["Articles", "OnePage", "OneSource", "Removable", "Target", "WholeIssue", "put_back", "remove"]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be taken out of an issue; `words` say so."""

    issue_id: IssueId
    what: Removable
    words: str


def remove(library: Library, targets: Sequence[Target], report: Report = no_report) -> tuple[Removed, ...]:
    """Take things out, all or none; gives what `put_back` needs. Marks stay. Raises ArchiveError."""
    archive, index, done = library.archive, library.index.writer(), []
    with archive.changing(index):
        for nth, target in enumerate(targets):
            report(Progress(nth, len(targets), target.words))
            done.append(archive.remove(target.issue_id, target.what, index, library.marks.corrections))
    return tuple(done)


def put_back(library: Library, removed: Sequence[Removed], report: Report = no_report) -> None:
    """Put back what was taken out, the last first, all or none. Raises ArchiveError where it has changed since."""
    archive, index = library.archive, library.index.writer()
    with archive.changing(index):
        for nth, one in enumerate(reversed(removed)):
            report(Progress(nth, len(removed)))
            archive.put_back(one, index)


def of_issue(archive: Archive, issue_id: IssueId, what: Removable) -> Target:
    """What is to be taken out, in words. Raises ArchiveError and QueryError where it is not there."""
    return Target(issue_id, what, _words(archive, archive.issue(issue_id), what))


def of_articles(archive: Archive, ids: Iterable[ArticleId]) -> list[Target]:
    """Articles, issue by issue."""
    by_issue: dict[IssueId, list[str]] = {}
    for record in archive.articles(list(ids)):
        by_issue.setdefault(record.issue_id, []).append(record.key)
    return [of_issue(archive, issue_id, Articles(tuple(keys))) for issue_id, keys in by_issue.items()]


def issue_named(archive: Archive, paper: str | None, when: IssueDate, edition: str | None) -> IssueId:
    """The issue of a paper, a date and an edition. Raises QueryError with what there is instead."""
    papers = [title.name for title in archive.titles()]
    if paper is None and len(papers) > 1:
        sentence = _("Say of which paper: {papers}.")
        raise QueryError(sentence.format(papers="、".join(papers)))
    name = paper or next(iter(papers), "")
    there = [archive.issue(issue_id) for issue_id in archive.issues_of(name, when.first)]
    there = [it for it in there if it.precision is when.precision]
    fitting = [it for it in there if it.edition == (edition or "")] or ([] if edition else there)
    if len(fitting) == 1:
        return fitting[0].id
    if fitting:
        sentence = _("{paper} has several issues of {date}. Say which edition: {editions}.")
        told = "、".join(it.edition for it in fitting)
        raise QueryError(sentence.format(paper=name, date=when.iso, editions=told))
    sentence = _("The archive does not hold {paper} of {date}.")
    raise QueryError(sentence.format(paper=" ".join(filter(None, (name, edition))), date=when.iso))


def source_named(archive: Archive, issue_id: IssueId, name: str) -> OneSource:
    """A source of an issue, by its file's name. Raises QueryError with those there are."""
    sources = archive.sources(issue_id)
    found = next((it for it in sources if it.name == name), None)
    if found is None:
        sentence = _("No source of this issue is called {name}. It has: {sources}.")
        raise QueryError(sentence.format(name=name, sources="、".join(it.name for it in sources)))
    return OneSource(found.id)


def issue_label(issue: IssueRecord) -> str:
    """石桥日报 2022-07-19 号外."""
    return " ".join(filter(None, (issue.title, issue.when.iso, issue.edition)))


def _words(archive: Archive, issue: IssueRecord, what: Removable) -> str:
    label = issue_label(issue)
    if isinstance(what, WholeIssue):
        pages = len({line.page_number for line in issue.articles})
        parts = (_pages(pages), _articles(len(issue.articles)), _sources(len(archive.sources(issue.id))))
        return _("{issue}: {parts}").format(issue=label, parts=_(", ").join(parts))
    if isinstance(what, OnePage):
        count = sum(line.page_number == what.number for line in issue.articles)
        sentence = _("{issue}, page {page}: {articles}")
        return sentence.format(issue=label, page=what.number, articles=_articles(count))
    if isinstance(what, OneSource):
        source = next((it for it in archive.sources(issue.id) if it.id == what.id), None)
        if source is None:
            raise QueryError(_("This source is no longer in the archive."))
        sentence = _("{issue}, source {name}: {pages}")
        return sentence.format(issue=label, name=source.name, pages=_pages(source.pages))
    names = [line.name for line in issue.articles if line.key in what.keys]
    return _("{issue}: {articles}").format(issue=label, articles="；".join(names))


def _pages(count: int) -> str:
    return ngettext("{count} page", "{count} pages", count).format(count=count)


def _articles(count: int) -> str:
    return ngettext("{count} article", "{count} articles", count).format(count=count)


def _sources(count: int) -> str:
    return ngettext("{count} source", "{count} sources", count).format(count=count)
