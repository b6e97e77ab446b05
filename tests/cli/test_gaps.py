"""The report of gaps, as a job and on the command line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from reader import cli, paths
from reader.cli.exits import Exit
from reader.core.errors import QueryError
from reader.core.findings.finding import Level, told
from reader.jobs.coverage import Lack, csv_report, find_lacks, plain_report
from reader.store.archive.archive import Archive
from tests.store.invented_readings import FERRY, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.progress import Progress
    from reader.core.source import Reading

TUESDAY = date(2019, 1, 1)
HELD = "50 issues held, 3 missing, 1 held in part, 1 doubtful."


def of_pages(count: int, made: Reading) -> Reading:
    assert made.issue is not None
    return replace(made, issue=replace(made.issue, page_count=count))


@pytest.fixture
def archive() -> Iterator[Archive]:
    """A weekly with two gaps and a doubt, and a paper of one issue whose name looks like a formula."""
    archive = Archive.open(paths.personal().make().archive)
    for week in range(52):
        if week in (10, 30, 31):
            continue
        doubt = (told(Level.WARNING, "Odd."),) if week == 20 else ()
        day = TUESDAY + timedelta(days=7 * week)
        archive.store(reading(page("1", FERRY), day=day, number=7 + week, findings=doubt), NoIndex())
    partly = reading(page("1", FERRY), page("3", FERRY), day=date(2019, 2, 2), title="=1+1")
    archive.store(of_pages(4, partly), NoIndex())
    yield archive
    archive.close()


def test_the_report_tells_each_issue_once(archive: Archive) -> None:
    told: list[Progress] = []
    found = find_lacks(archive, report=told.append)
    assert found.summary == HELD
    assert [progress.what for progress in told] == ["=1+1", "溪口报"]
    assert [(line.lack, line.first, line.count, line.first_number) for line in found.lines] == [
        (Lack.PART, date(2019, 2, 2), 1, None),
        (Lack.MISSING, date(2019, 3, 12), 1, 17),
        (Lack.DOUBTFUL, date(2019, 5, 21), 1, 27),
        (Lack.MISSING, date(2019, 7, 30), 2, 37),
    ]


def test_the_report_keeps_to_paper_and_span(archive: Archive) -> None:
    found = find_lacks(archive, "溪口报", date(2019, 3, 1), date(2019, 4, 1))
    assert found.summary == "3 issues held, 1 missing, 0 held in part, 0 doubtful."
    with pytest.raises(QueryError, match="溪口"):
        find_lacks(archive, "溪口")


def test_the_report_as_text(archive: Archive) -> None:
    assert plain_report(find_lacks(archive)).splitlines() == [
        HELD,
        "",
        "=1+1",
        "2019-02-02 · In part · 2 of 4 pages held; missing: 2, 4.",
        "",
        "溪口报",
        "2019-03-12 · Missing · No. 17 · Between the issues of 2019-03-05 and 2019-03-19.",
        "2019-05-21 · Doubtful · No. 27 · Odd.",
        "2019-07-30 – 2019-08-06 · Missing · 2 issues · No. 37–38"
        " · Between the issues of 2019-07-23 and 2019-08-13.",
    ]


def test_the_report_as_csv_has_a_row_an_issue_and_no_formula(archive: Archive) -> None:
    text = csv_report(find_lacks(archive))
    assert text.startswith("\ufeffPaper,")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert [row[0] for row in rows[1:]] == ["'=1+1"] + ["溪口报"] * 4
    assert [row[2] for row in rows if row[1] == "Missing"] == ["2019-03-12", "2019-07-30", "2019-08-06"]
    assert [row[6] for row in rows if row[1] == "Missing"] == ["17", "37", "38"]


def test_missing_issues_of_unknown_days_are_one_row(archive: Archive) -> None:
    late = reading(page("1", FERRY), day=date(2020, 1, 21), number=60)
    archive.store(late, NoIndex())  # three Tuesdays lie before it, and only one number
    found = find_lacks(archive, "溪口报", date(2020, 1, 1))
    (line,) = found.lines
    assert (line.first, line.last, line.count, line.days) == (date(2019, 12, 24), date(2020, 1, 21), 1, ())
    assert line.why.endswith("of which days is not known.")
    row = list(csv.reader(io.StringIO(csv_report(found))))[1]
    assert row[2:7] == ["2019-12-24", "2020-01-21", "", "1", "59"]


def test_an_edition_is_named_with_its_day(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    extra = of_pages(2, reading(page("1", FERRY), day=date(2019, 5, 7), name="extra.txt"))
    assert extra.issue is not None
    extra = replace(extra, issue=replace(extra.issue, edition="号外", last_date=date(2019, 5, 8)))
    archive.store(extra, NoIndex())
    found = find_lacks(archive, "溪口报", date(2019, 5, 7), date(2019, 5, 9))
    (line,) = found.lines
    assert (line.lack, line.edition, line.last) == (Lack.PART, "号外", date(2019, 5, 8))
    assert "2019-05-07 – 2019-05-08 · 号外 · In part" in plain_report(found)
    row = list(csv.reader(io.StringIO(csv_report(found))))[1]
    assert row[2:6] == ["2019-05-07", "2019-05-08", "号外", "1"]
    assert cli.main(["gaps", "--from", "2019-05-07", "--to", "2019-05-09", "--json"]) == Exit.DONE
    assert '"edition": "号外"' in capsys.readouterr().out


def test_the_command_line_tells_the_same(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["gaps"]) == Exit.DONE
    assert capsys.readouterr().out.splitlines() == plain_report(find_lacks(archive)).splitlines()
    assert (
        cli.main(["gaps", "--paper", "溪口报", "--from", "2019-7-1", "--to", "20191231", "--json"])
        == Exit.DONE
    )
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert line["what"] == "missing"
    assert line["days"] == ["2019-07-30", "2019-08-06"]
    assert (line["first_number"], line["last_number"]) == (37, 38)


def test_the_command_line_says_where_nothing_is_held(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["gaps", "--from", "2031-01-01"]) == Exit.NOTHING
    assert "No issue is held of that time." in capsys.readouterr().err
    assert cli.main(["gaps", "--paper", "没有"]) == Exit.WRONG_CALL
    assert cli.main(["gaps", "--from", "never"]) == Exit.WRONG_CALL
