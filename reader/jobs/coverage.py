"""The report of gaps: which issues are missing, held in part or doubtful, paper by paper."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.errors import QueryError
from reader.core.progress import Progress, no_report
from reader.core.speech import _, ngettext
from reader.store.archive.coverage import coverage, page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from reader.core.days.coverage import Gap
    from reader.core.progress import Report
    from reader.store.archive.archive import Archive
    from reader.store.records import Coverage, HeldDay, IssueId, TitleId, TitleRecord

_FORMULA = ("=", "+", "-", "@", "\t")


class Lack(StrEnum):
    """What is the matter with an issue, or with several."""

    MISSING = "missing"
    PART = "in part"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line of the report.

    `first` and `last` are the days it is about: those of the missing issues where they can be named, else
    those of the issues held before and after, and then `days` is empty. `count` is 0 where nobody knows.
    """

    lack: Lack
    paper: str
    title_id: TitleId
    first: date
    last: date
    count: int
    why: str
    first_number: int | None = None
    last_number: int | None = None
    days: tuple[date, ...] = ()
    issue_id: IssueId | None = None
    edition: str = ""
    """Which edition of the day the issue is; empty for the paper itself, and for what is missing."""


@dataclass(frozen=True, slots=True)
class GapReport:
    """What the report found; `held` counts the issues looked at."""

    lines: tuple[GapLine, ...]
    held: int

    def count(self, lack: Lack) -> int:
        """How many issues there are of a kind."""
        return sum(line.count for line in self.lines if line.lack is lack)

    @property
    def summary(self) -> str:
        """All of it in a sentence."""
        held, missing = self.held, self.count(Lack.MISSING)
        part, doubtful = self.count(Lack.PART), self.count(Lack.DOUBTFUL)
        parts = (
            ngettext("{count:,} issue held", "{count:,} issues held", held).format(count=held),
            ngettext("{count:,} missing", "{count:,} missing", missing).format(count=missing),
            ngettext("{count:,} held in part", "{count:,} held in part", part).format(count=part),
            ngettext("{count:,} doubtful", "{count:,} doubtful", doubtful).format(count=doubtful),
        )
        return _(", ").join(parts) + _(".")


def find_lacks(
    archive: Archive,
    paper: str | None = None,
    first: date | None = None,
    last: date | None = None,
    report: Report = no_report,
) -> GapReport:
    """The report over one paper or all, over a span or all time; lines by paper, then by date.

    Raises QueryError where the archive has no such paper, Cancelled when the person has asked to stop.
    """
    titles = archive.titles()
    chosen = [title for title in titles if paper in (None, title.name)]
    if paper is not None and not chosen:
        names = "、".join(title.name for title in titles) or _("no paper yet")
        sentence = _("There is no paper called {name} in the archive. It has: {papers}.")
        raise QueryError(sentence.format(name=paper, papers=names))
    lines: list[GapLine] = []
    held = 0
    for nth, title in enumerate(chosen):
        report(Progress(nth, len(chosen), title.name))
        found = coverage(archive, first or title.first, last or title.last, title.id)
        held += len(found.held)
        lines += sorted(_lines(archive, title, found), key=lambda line: (line.first, line.lack))
    return GapReport(tuple(lines), held)


def _lines(archive: Archive, title: TitleRecord, found: Coverage) -> Iterator[GapLine]:
    for gap in found.gaps:
        yield _missing(title, gap.gap)
    for day in found.held:
        if not day.is_whole:
            yield _issue(Lack.PART, title, day, _said_pages(archive, day))
        if day.doubts:
            yield _issue(Lack.DOUBTFUL, title, day, " ".join(doubt.text for doubt in day.doubts))


def _missing(title: TitleRecord, gap: Gap) -> GapLine:
    is_named = bool(gap.days) and gap.has_sure_days
    return GapLine(
        Lack.MISSING, title.name, title.id,
        gap.days[0] if is_named else gap.earlier, gap.days[-1] if is_named else gap.later,
        gap.count, gap_text(gap), gap.first_number, gap.last_number, gap.days if is_named else (),
    )  # fmt: skip


def _issue(lack: Lack, title: TitleRecord, day: HeldDay, why: str) -> GapLine:
    return GapLine(
        lack, title.name, title.id, day.date, day.when.end, 1, why, day.number, day.number, (day.date,),
        day.issue_id, day.edition,
    )  # fmt: skip


def gap_text(gap: Gap) -> str:
    """Between which issues a gap lies, and how sure its days are."""
    if not gap.count:
        sentence = _("Nothing is held between {earlier} and {later}.")
    elif gap.has_sure_days:
        sentence = _("Between the issues of {earlier} and {later}.")
    else:
        sentence = _("Between the issues of {earlier} and {later}; of which days is not known.")
    return sentence.format(earlier=gap.earlier, later=gap.later)


def _said_pages(archive: Archive, day: HeldDay) -> str:
    """How many pages are held, and which are not, as far as pages are numbered 1, 2, 3."""
    said = _("{held} of {count} pages held").format(held=day.pages_held, count=day.page_count)
    numbers = set(page_numbers(archive, day.issue_id))
    wanted = [str(number) for number in range(1, (day.page_count or 0) + 1)]
    lacking = [number for number in wanted if number not in numbers]
    if not numbers <= set(wanted):
        return said + _(".")
    return said + _("; missing: {pages}").format(pages=_(", ").join(lacking)) + _(".")


def lacks_text() -> dict[Lack, str]:
    """The kinds in the person's language."""
    return {Lack.MISSING: _("Missing"), Lack.PART: _("In part"), Lack.DOUBTFUL: _("Doubtful")}


def days_wording(line: GapLine) -> str:
    """2022-07-22, or 2022-07-22 – 2022-07-25."""
    if line.first == line.last:
        return line.first.isoformat()
    return _("{first} – {last}").format(first=line.first.isoformat(), last=line.last.isoformat())


def numbers_text(line: GapLine) -> str:
    """3577, or 3577–3580; empty where they are not known."""
    if line.first_number is None:
        return ""
    if line.first_number == line.last_number:
        return str(line.first_number)
    return f"{line.first_number}–{line.last_number}"


def plain_report(report: GapReport) -> str:
    """The report as text, to be pasted or kept: the sum, then a line each under its paper."""
    words = lacks_text()
    texts = [report.summary]
    paper = None
    for line in report.lines:
        if line.paper != paper:
            paper = line.paper
            texts += ["", paper]
        number = numbers_text(line)
        facts = (
            days_wording(line),
            line.edition,
            words[line.lack],
            ngettext("{count:,} issue", "{count:,} issues", line.count).format(count=line.count)
            if line.count > 1
            else "",
            _("No. {number}").format(number=number) if number else "",
            line.why,
        )
        texts.append(" · ".join(fact for fact in facts if fact))
    return "\n".join(texts) + "\n"


def csv_report(report: GapReport) -> str:
    """The report as CSV, a row an issue where its day is known; it begins so that Excel reads it as UTF-8."""
    words = lacks_text()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        [_("Paper"), _("What"), _("Date"), _("To"), _("Edition"), _("Issues"), _("Number"), _("Details")]
    )
    for line in report.lines:
        for row in _rows(line, words[line.lack]):
            writer.writerow([_harmless(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def _rows(line: GapLine, lack: str) -> Iterable[tuple[str, ...]]:
    if not line.days:
        count = str(line.count or "")
        yield (line.paper, lack, str(line.first), str(line.last), "", count, numbers_text(line), line.why)
    for nth, day in enumerate(line.days):
        number = "" if line.first_number is None else str(line.first_number + nth)
        last = "" if len(line.days) > 1 or line.first == line.last else line.last.isoformat()
        yield (line.paper, lack, day.isoformat(), last, line.edition, "1", number, line.why)


def _harmless(cell: str) -> str:
    """No paper's name is a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
