"""Which paper, day and page a reading is filed under: all that tells it is weighed here, for every format alike.

What the person says wins. Then the masthead, headers, fields, the names of the file and of its folders, and the
weekday and lunar date printed beside a day speak together; what says otherwise is told.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.core.evidence import Evidence, Seen, Verdict, Where, decide
from reader.core.findings.codes import Code
from reader.core.findings.finding import Level, doubt, failure, note
from reader.importers.formats.as_told import ABOUT_PAPERS
from reader.importers.source.doubts import date_doubts
from reader.importers.source.editions import of_edition
from reader.importers.source.likely_days import speaks_for
from reader.importers.source.names.folders import collection_of
from reader.importers.source.names.papers import is_same_paper
from reader.importers.source.names.read import read_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.core.paper import Issue
    from reader.core.source import Reading, Source
    from reader.importers.formats.format import Format, Told
    from reader.importers.source.choice import Choice

T = TypeVar("T")
_OF_PAPER = (Where.MASTHEAD, Where.HEADER, Where.SOURCE)
"""Places in which the paper itself tells."""
_SAID = (Where.PERSON, Where.FOLDER_TOLD)
_DOUBTED = 2.0
"""The least weight of what is told to disagree."""
_UNDATED = frozenset(code for code in Code if code.name.startswith("UNDATED")) | {Code.NO_SUCH_MONTH}
_ABOUT_PAGES = frozenset({Code.ARTICLES_ON_PAGE_1, Code.ARTICLES_WITHOUT_PAGE})


def weighed(readings: Sequence[Reading], told: Told, read_by: Format) -> list[Reading]:
    """What one file or group gave, each reading with the paper, the day and the page it is to be filed under."""
    days = {day for one in readings for day in _days_in(one)}
    return [_weighed(one, told, read_by, days if len(readings) > 1 else set()) for one in readings]


def _days_in(reading: Reading) -> Iterable[date]:
    return (one.value for one in _seen_in(reading).days)


def _seen_in(reading: Reading) -> Evidence:
    """What a reading tells; where its format says no more, what stands in its issue."""
    issue, seen = reading.issue, reading.seen
    if issue is None:
        return seen
    papers = (Seen(issue.title, Where.SOURCE),) if issue.title else ()
    days = (Seen(issue.date, Where.SOURCE, issue.date_text or ""),) if issue.date else ()
    is_told = len(issue.pages) == 1 and not reading.is_page_guessed
    is_told = is_told and all(one.code not in _ABOUT_PAGES for one in reading.findings)
    pages = (Seen(issue.pages[0].number, Where.SOURCE),) if is_told else ()
    return Evidence(seen.papers or papers, seen.days or days, seen.pages or pages)


def _weighed(reading: Reading, told: Told, read_by: Format, days: set[date]) -> Reading:
    """`days`: those of all issues of the file, where it holds several."""
    if told.choice.encoding and not read_by.has_encoding:
        said = note(Code.ENCODING_NOT_TAKEN, encoding=told.choice.encoding, name=reading.source.path.name)
        reading = replace(reading, findings=(*reading.findings, said))
    if reading.issue is None:
        return reading
    path = told.shown(reading.source.path)
    named = read_names(path).evidence
    if read_by.tells_page_itself or days:
        named = replace(named, pages=())
    seen = _seen_in(reading)
    if seen.days and any(one.value in days for one in named.days):
        named = named.without_days()  # the name tells the first day of several
    if read_by.is_told_by_names and not seen.days:
        reading = replace(reading, source=_told_apart(reading.source, named))
    seen = seen + named + _said(told, path)
    reading = _of_page(_of_day(reading, seen.days), seen.pages, told.choice.page)
    return _doubted_day(of_edition(_of_paper(reading, seen.papers, path, read_by), told.choice), told.choice)


def _told_apart(source: Source, named: Evidence) -> Source:
    """A source with a digest of what its names tell, too: a page of nothing but 广告 comes every day."""
    if not named.days:
        return source
    told = [str([one.value for one in seen[:1]]) for seen in (named.papers, named.days, named.pages)]
    return replace(source, sha256=hashlib.sha256("\n".join([source.sha256, *told]).encode()).hexdigest())


def _said(told: Told, path: Path) -> Evidence:
    """What the person said: of the source, and of its folder."""
    choice = told.choice
    folder = told.title_for(path.parent) or told.title_for(collection_of(path))
    papers = [Seen(choice.paper, Where.PERSON)] if choice.paper else []
    papers += [Seen(folder, Where.FOLDER_TOLD)] if folder else []
    days = (Seen(choice.day, Where.PERSON),) if choice.day else ()
    return Evidence(tuple(papers), days, (Seen(choice.page, Where.PERSON),) if choice.page else ())


def _of_day(reading: Reading, seen: Sequence[Seen[date]]) -> Reading:
    """A reading with its day, and what is doubtful of it; without its issue where nothing tells one."""
    issue = reading.issue
    assert issue is not None  # noqa: S101 - _weighed
    verdict = decide(seen, lambda day: speaks_for(issue, day))
    if verdict is None:
        return _undated(reading, issue)
    dated = replace(issue, date=verdict.value)
    others = (one for one in reading.findings if one.code not in _UNDATED)
    findings = (*_day_findings(dated, verdict), *others)
    return replace(reading, issue=dated, findings=findings, lacks_day=False)


def _doubted_day(reading: Reading, choice: Choice) -> Reading:
    """A reading with what is printed of its day and cannot be; told first."""
    if reading.issue is None:
        return reading
    told = date_doubts(reading.issue, is_told=choice.day is not None)
    return replace(reading, findings=(*told, *reading.findings))


def _undated(reading: Reading, issue: Issue) -> Reading:
    """The reading of a source of which nothing tells the day, with the reason alone."""
    why = [one for one in reading.findings if one.level is Level.ERROR or one.code is Code.ENCODING_NOT_TAKEN]
    if issue.date_text:
        why = [failure(Code.NO_SUCH_MONTH, date=issue.date_text)]
    return replace(reading, issue=None, findings=tuple(why), lacks_day=True)


def _day_findings(issue: Issue, verdict: Verdict[date]) -> Iterable[Finding]:
    against, filed = _doubted(verdict), verdict.value.isoformat()
    if verdict.is_told_by(Where.PERSON):
        if against:
            yield doubt(Code.DAY_DIFFERS, date=filed, printed=against[0].text or against[0].value.isoformat())
    elif against:
        told = _places([verdict.seen[0], *against], lambda day: day.isoformat())
        yield doubt(Code.DAYS_DISAGREE, date=filed, told=told)
    elif not issue.date_text and not verdict.is_told_by(*_OF_PAPER, Where.COLOPHON, *_SAID):
        yield note(Code.DAY_FROM_NAME, date=filed)


def _of_page(reading: Reading, seen: Sequence[Seen[str]], said: str | None) -> Reading:
    """A reading with the number of its only page; those of several are told within the file."""
    issue = reading.issue
    if issue is None:
        return reading
    if len(issue.pages) != 1:
        if said is None:
            return reading
        return _with(reading, doubt(Code.PAGE_NOT_TAKEN, page=said, count=len(issue.pages)))
    verdict = decide(seen, is_same=_is_same_page)
    if verdict is None:
        return reading
    (only,) = issue.pages
    reading = replace(
        reading, findings=tuple(one for one in reading.findings if one.code not in _ABOUT_PAGES)
    )
    issue = replace(issue, pages=(replace(only, number=verdict.value),))
    return _with(replace(reading, issue=issue, is_page_guessed=False), *_page_findings(verdict))


def _page_findings(verdict: Verdict[str]) -> Iterable[Finding]:
    against, page = _doubted(verdict), verdict.value
    if against and verdict.is_told_by(Where.PERSON):
        yield doubt(Code.PAGE_DIFFERS, page=page, printed=against[0].value)
    elif against:
        yield doubt(Code.PAGES_DISAGREE, page=page, told=_places([verdict.seen[0], *against], str))


def _is_same_page(one: str, other: str) -> bool:
    """Whether two numbers are of one page: 2 and A2 where one of them leaves its section out."""
    return one == other or (
        one.lstrip("ABCDEFGH") == other.lstrip("ABCDEFGH") and (one.isdecimal() or other.isdecimal())
    )


def _of_paper(reading: Reading, seen: Sequence[Seen[str]], path: Path, read_by: Format) -> Reading:
    """A reading with its paper, and what is to be told of that."""
    issue = reading.issue
    if issue is None:
        return reading
    findings = tuple(one for one in reading.findings if one.code not in ABOUT_PAPERS)
    reading = replace(reading, findings=findings)
    verdict = decide(seen, is_same=is_same_paper)
    if verdict is None:
        if read_by.collection_of:
            return _with(
                reading, failure(Code.PAPER_OF_FOLDER_UNKNOWN, folder=str(read_by.collection_of(path)))
            )
        return _with(reading, doubt(Code.PAPER_UNKNOWN))
    reading = replace(reading, issue=replace(issue, title=verdict.value))
    return _with(reading, *_paper_findings(verdict))


def _paper_findings(verdict: Verdict[str]) -> Iterable[Finding]:
    against, paper = _doubted(verdict), verdict.value
    if against and verdict.is_told_by(Where.PERSON):
        yield doubt(Code.PAPER_DIFFERS, paper=paper, printed=against[0].value)
    elif against:
        yield doubt(Code.PAPERS_DISAGREE, paper=paper, told=_places([verdict.seen[0], *against], str))
    elif not verdict.is_told_by(*_OF_PAPER, *_SAID, Where.NAME):
        yield note(Code.PAPER_FROM_FOLDER, paper=paper)


def _doubted(verdict: Verdict[T]) -> list[Seen[T]]:
    """What says otherwise and weighs enough to be told, the weightiest first."""
    return [one for one in verdict.against if one.weight >= _DOUBTED]


def _places(seen: Iterable[Seen[T]], worded: Callable[[T], str]) -> tuple[str, ...]:
    """Each place with what stands there, as a finding keeps it: masthead=2024年3月4日."""
    return tuple(dict.fromkeys(f"{one.where.value}={one.text or worded(one.value)}" for one in seen))


def _with(reading: Reading, *findings: Finding) -> Reading:
    return replace(reading, findings=(*reading.findings, *findings))
