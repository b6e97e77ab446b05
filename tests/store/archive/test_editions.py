"""Several issues of a paper on a day, issues of several days, and of a month or a year that alone is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.corrections.changes import Correction, edit_between
from reader.core.days.issue_date import IssueDate, of_month, of_year
from reader.store.archive.archive import Archive
from reader.store.archive.coverage import coverage
from tests.store.invented_readings import DAY, FERRY, SCHOOL, TEA, NoIndex, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.core.paper import Page
    from reader.core.source import Reading
    from reader.store.records import IssueId, Stored


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


def edition(name: str | None, *pages: Page, day: date = DAY, content: str | None = None) -> Reading:
    told = reading(*pages, day=day, content=content or f"{name} {pages!r} {day}")
    assert told.issue
    return replace(told, issue=replace(told.issue, edition=name))


def dated(when: IssueDate, *pages: Page, number: int | None = None) -> Reading:
    told = reading(*pages, day=when.first, number=number, content=f"{when.iso} {pages!r}")
    assert told.issue
    return replace(told, issue=replace(told.issue, last_date=when.last, precision=when.precision))


def store(archive: Archive, told: Reading) -> Stored:
    return archive.store(told, NoIndex())


def names(archive: Archive, issue_id: IssueId) -> list[str]:
    return [line.name for line in archive.issue(issue_id).articles]


def key_of(archive: Archive, issue_id: IssueId, name: str) -> str:
    return next(line.key for line in archive.issue(issue_id).articles if line.name == name)


def test_a_special_of_a_day_stands_beside_the_paper_itself(archive: Archive) -> None:
    paper = store(archive, edition(None, page("1", FERRY))).issue_id
    special = store(archive, edition("号外", page("1", TEA))).issue_id
    assert [names(archive, it) for it in (paper, special)] == [["渡口添新船"], ["新茶上市"]]
    assert [(day.issue_id, day.edition) for day in archive.held_days(DAY, DAY)] == [
        (paper, ""),
        (special, "号外"),
    ]
    record = archive.issue(special)
    assert (record.edition, record.when.iso) == ("号外", "1987-05-12")
    assert archive.article(record.articles[0].id).clipping.edition == "号外"
    assert archive.issues_of("溪口报", DAY) == [paper, special]
    assert archive.issue_on(record.title_id, DAY) == paper


def test_a_special_alone_is_the_issue_of_its_day(archive: Archive) -> None:
    special = store(archive, edition("号外", page("1", TEA))).issue_id
    assert archive.issue_on(archive.issue(special).title_id, DAY) == special


def test_issues_of_a_day_are_leafed_through_in_order(archive: Archive) -> None:
    special = store(archive, edition("号外", page("1", TEA))).issue_id
    after = store(archive, edition(None, page("1", SCHOOL), day=date(1987, 5, 13))).issue_id
    paper = store(archive, edition(None, page("1", FERRY))).issue_id
    for of_all in (False, True):
        onward = [archive.neighbour(it, 1, of_all=of_all) for it in (paper, special, after)]
        assert onward == [special, after, None]
        back = [archive.neighbour(it, -1, of_all=of_all) for it in (after, special, paper)]
        assert back == [special, paper, None]


def test_an_edition_that_repeats_an_article_has_a_key_of_its_own_whatever_came_first(tmp_path: Path) -> None:
    found = []
    for name, order in (("a", (None, "晚刊")), ("b", (None, "晚刊", None, "晚刊"))):
        opened = Archive.open(tmp_path / f"{name}.yuebao")
        for word in order:
            store(opened, edition(word, page("1", FERRY)))
        found.append([key_of(opened, it, "渡口添新船") for it in opened.issues_of("溪口报", DAY)])
        opened.close()
    assert found[0] == found[1]
    assert len(set(found[0])) == 2


def test_articles_filed_under_the_paper_take_their_keys_along_to_the_special(archive: Archive) -> None:
    paper = store(archive, edition(None, page("1", FERRY), content="regular")).issue_id
    store(archive, edition(None, page("2", TEA), content="special"))
    key = key_of(archive, paper, "新茶上市")
    special = store(archive, edition("号外", page("1", TEA), content="special")).issue_id
    assert special != paper
    assert key_of(archive, special, "新茶上市") == key
    assert names(archive, paper) == ["渡口添新船"]


def test_corrections_go_to_the_issue_that_has_their_articles(archive: Archive) -> None:
    paper = store(archive, edition(None, page("1", FERRY))).issue_id
    special = store(archive, edition("号外", page("1", TEA))).issue_id
    made = []
    for nth, (issue_id, article) in enumerate(((paper, FERRY), (special, TEA))):
        key = key_of(archive, issue_id, article.name)
        change = edit_between(key, article, replace(article, headline=f"改题{nth}"))
        assert change
        made.append(Correction(str(nth), datetime(2026, 1, nth + 1, tzinfo=UTC), "溪口报", DAY, change))
    lost = edit_between("1987-05-12-0", SCHOOL, replace(SCHOOL, headline="没有了"))
    assert lost
    made.append(Correction("2", datetime(2026, 1, 3, tzinfo=UTC), "溪口报", DAY, lost))
    assert [it.uid for it in archive.corrections_of(paper, made)] == ["0", "2"]
    assert [it.uid for it in archive.corrections_of(special, made)] == ["1"]
    archive.store(edition("号外", page("1", TEA), page("2", SCHOOL)), NoIndex(), lambda _paper, _day: made)
    assert names(archive, special) == ["改题1", "小学有了图书角"]
    assert archive.issue(special).findings == ()


def test_an_issue_of_several_days_is_there_on_each(archive: Archive) -> None:
    when = IssueDate(date(1987, 5, 1), date(1987, 5, 3))
    issue_id = store(archive, dated(when, page("1", FERRY))).issue_id
    record = archive.issue(issue_id)
    assert (record.when, record.when.iso) == (when, "1987-05-01/1987-05-03")
    for day in (1, 2, 3):
        assert archive.issue_on(record.title_id, date(1987, 5, day)) == issue_id
        assert [it.issue_id for it in archive.held_days(date(1987, 5, day), date(1987, 5, day))] == [issue_id]
    assert archive.held_days(date(1987, 5, 4), date(1987, 5, 9)) == []
    assert archive.nearest(record.title_id, date(1987, 5, 2)) == (None, None)
    assert archive.nearest(record.title_id, date(1987, 5, 4)) == (issue_id, None)


def test_the_days_of_such_an_issue_are_not_missing(archive: Archive) -> None:
    for day in (*range(1, 15), *range(18, 31)):
        store(archive, dated(IssueDate(date(1987, 6, day)), page("1", FERRY)))
    assert [it.gap.days for it in coverage(archive, date(1987, 6, 1), date(1987, 6, 30)).gaps] == [
        tuple(date(1987, 6, day) for day in (15, 16, 17))
    ]
    store(archive, dated(IssueDate(date(1987, 6, 15), date(1987, 6, 17)), page("1", TEA)))
    assert coverage(archive, date(1987, 6, 1), date(1987, 6, 30)).gaps == ()


def test_specials_tell_nothing_of_what_is_missing(archive: Archive) -> None:
    days = [date(1987, 6, day) for day in range(1, 31)]
    for nth, day in enumerate(days):
        told = reading(page("1", FERRY), day=day, number=500 + nth, content=str(nth))
        archive.store(told, NoIndex())
    store(archive, edition("号外", page("1", TEA), day=days[4]))
    found = coverage(archive, days[0], days[-1])
    assert found.gaps == ()
    assert [(it.date, it.edition) for it in found.held if it.edition] == [(days[4], "号外")]
    assert not any(it.doubts for it in found.held)


@pytest.mark.parametrize(
    ("when", "iso", "chinese"),
    [
        (of_month(1946, 5), "1946-05", "1946年5月"),
        (of_year(1946), "1946", "1946年"),
        (
            IssueDate(date(1959, 12, 31), date(1960, 1, 1)),
            "1959-12-31/1960-01-01",
            "1959年12月31日—1960年1月1日",
        ),
        (IssueDate(date(1960, 1, 31), date(1960, 2, 1)), "1960-01-31/1960-02-01", "1960年1月31日—2月1日"),
        (IssueDate(date(1960, 2, 1), date(1960, 2, 3)), "1960-02-01/1960-02-03", "1960年2月1日—3日"),
    ],
)
def test_a_date_says_as_much_as_is_known(archive: Archive, when: IssueDate, iso: str, chinese: str) -> None:
    issue_id = store(archive, dated(when, page("1", FERRY))).issue_id
    record = archive.issue(issue_id)
    assert (record.when.iso, record.when.chinese) == (iso, chinese)
    assert archive.article(record.articles[0].id).clipping.when == when


def test_a_month_and_its_first_day_are_two_issues(archive: Archive) -> None:
    month = store(archive, dated(of_month(1946, 5), page("1", FERRY))).issue_id
    day = store(archive, dated(IssueDate(date(1946, 5, 1)), page("1", FERRY))).issue_id
    title_id = archive.issue(month).title_id
    assert month != day
    assert archive.issue_on(title_id, date(1946, 5, 1)) == day
    assert archive.issue_on(title_id, date(1946, 5, 9)) == month
    assert key_of(archive, month, "渡口添新船") != key_of(archive, day, "渡口添新船")


def test_the_same_reading_again_changes_nothing(archive: Archive) -> None:
    for told in (
        edition("号外", page("1", TEA)),
        dated(of_month(1946, 5), page("1", FERRY)),
        dated(IssueDate(date(1987, 5, 1), date(1987, 5, 3)), page("1", FERRY)),
    ):
        assert not store(archive, told).unchanged
        assert store(archive, told).unchanged


def test_pages_an_article_goes_on_on_are_kept(archive: Archive) -> None:
    issue_id = store(archive, edition(None, page("1", replace(FERRY, continued_on=("3",))))).issue_id
    (line,) = archive.issue(issue_id).articles
    assert line.continued_on == ("3",)
    assert archive.article(line.id).clipping.pages == ("1", "3")
