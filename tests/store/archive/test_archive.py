from __future__ import annotations

import hashlib
import threading
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ArchiveError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Level, doubt, note, told
from reader.core.paper import Article, Author, Issue, Page, Region
from reader.core.source import Reading
from reader.store.archive.archive import Archive
from reader.store.archive.article_ids import SERIAL_BITS, day_of
from reader.store.archive.pages import page_order
from reader.store.archive.rows import storable
from reader.store.records import ArticleId, IssueId, TitleId
from tests.store.invented_readings import DAY, FERRY, SCHOOL, TEA, TITLE, NoIndex, article, page, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "a.yuebao")
    yield opened
    opened.close()


def keys(archive: Archive, issue_id: IssueId) -> list[str]:
    return [line.key for line in archive.issue(issue_id).articles]


def test_issue_is_read_back_as_it_was_stored(archive: Archive) -> None:
    given = Article(
        headline="渡口添新船", kicker="交通", deck="过河快一半", rubric="要闻", dateline="本报溪口电",
        authors=(Author("林晓", "记者"), Author("周平")), paragraphs=("　　第一段。", "　　第二段。"),
        truncated=True, regions=(Region(0.1, 0.2, 0.5, 0.75),),
    )  # fmt: skip
    issue = Issue(
        TITLE, DAY, "一九八七年五月十二日", 812, page_count=4, weekday="星期二", lunar_date="丁卯年四月十五",
        publisher="溪口县委主办", pages=(Page("1", "要闻", articles=(given,)),),
    )  # fmt: skip
    finding = told(Level.WARNING, "The masthead speaks of 4 pages.")
    stored = archive.store(Reading(reading(page("1")).source, issue, (finding,)), NoIndex())
    record = archive.issue(stored.issue_id)
    assert (record.title, record.date, record.date_text, record.number) == (
        TITLE, DAY, "一九八七年五月十二日", 812,
    )  # fmt: skip
    assert (record.page_count, record.weekday, record.lunar_date, record.publisher) == (
        4, "星期二", "丁卯年四月十五", "溪口县委主办",
    )  # fmt: skip
    assert record.findings == (finding,)
    (line,) = record.articles
    assert (line.name, line.kicker, line.rubric, line.authors) == (
        "渡口添新船", "交通", "要闻", given.authors,
    )  # fmt: skip
    assert (line.length, line.truncated, line.opening) == (8, True, "　　第一段。")
    assert (line.page_number, line.page_name) == ("1", "要闻")
    clipping = archive.article(line.id).clipping
    assert clipping.article == given
    assert (clipping.title, clipping.date, clipping.page_number) == (TITLE, DAY, "1")
    assert (clipping.page_name, clipping.date_text, clipping.issue_number) == (
        "要闻", "一九八七年五月十二日", 812,
    )  # fmt: skip


def test_same_source_again_changes_nothing(archive: Archive) -> None:
    index = NoIndex()
    first = archive.store(reading(page("1", FERRY, TEA)), index)
    told = len(index.told)
    again = archive.store(reading(page("1", FERRY, TEA), name="copy.txt"), index)
    assert (first.added, first.replaced, first.unchanged) == (2, 0, False)
    assert (again.issue_id, again.added, again.unchanged) == (first.issue_id, 0, True)
    assert len(index.told) == told


def test_what_an_earlier_version_stored_is_known(archive: Archive) -> None:
    given = reading(page("1", FERRY, TEA))
    archive.store(given, NoIndex())
    former = hashlib.sha256(repr(given.issue).encode()).hexdigest()
    archive.connection.execute("UPDATE source SET reading = ?", (former,))
    assert archive.store(given, NoIndex()).unchanged


CHANGES: tuple[dict[str, Any], ...] = (
    {"headline": "渡船"},
    {"kicker": "交通"},
    {"deck": "过河快"},
    {"rubric": "要闻"},
    {"dateline": "本报电"},
    {"authors": (Author("林晓", "记者"),)},
    {"authors": (Author("林晓"),)},
    {"paragraphs": ("第一段。", "第二段。")},
    {"paragraphs": ("第一段。第二段。",)},
    {"paragraphs": ()},
    {"truncated": True},
    {"regions": (Region(0.1, 0.2, 0.5, 0.75),)},
    {"byline": "本报讯（通讯员 林晓）"},
    {"continued_on": ("3",)},
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_read_otherwise_is_another_reading(archive: Archive, change: dict[str, Any]) -> None:
    given = Article(headline="渡口", authors=(Author("林晓", "通讯员"),), paragraphs=("第一段。",))
    archive.store(reading(page("1", given), content="one file"), NoIndex())
    again = reading(page("1", replace(given, **change)), content="one file")
    assert not archive.store(again, NoIndex()).unchanged
    assert archive.store(again, NoIndex()).unchanged


def test_the_changes_are_all_there_can_be() -> None:
    assert {name for change in CHANGES for name in change} == {field.name for field in fields(Article)}


def test_the_byline_as_printed_is_kept(archive: Archive) -> None:
    given = replace(FERRY, byline="本报讯（记者 林　晓）")
    stored = archive.store(reading(page("1", given)), NoIndex())
    [line] = archive.issue(stored.issue_id).articles
    assert archive.article(line.id).clipping.article == given


def test_page_replaces_its_namesake_and_leaves_the_others(archive: Archive) -> None:
    index = NoIndex()
    stored = archive.store(reading(page("1", SCHOOL), page("2", TEA)), index)
    before = archive.issue(stored.issue_id).articles
    again = archive.store(reading(page("1", FERRY)), index)
    lines = archive.issue(stored.issue_id).articles
    assert again.issue_id == stored.issue_id
    assert [line.headline for line in lines] == ["渡口添新船", "新茶上市"]
    assert lines[1] == before[1]
    assert lines[0].id not in {line.id for line in before}
    assert set(index.held) == {line.id for line in lines}


def test_pages_come_in_the_order_of_their_numbers(archive: Archive) -> None:
    pages = [
        page(number, article(f"第{number}版的稿件", number * 9)) for number in ("10", "A2", "2", "A10", "1")
    ]
    stored = archive.store(reading(*pages), NoIndex())
    lines = archive.issue(stored.issue_id).articles
    assert [line.page_number for line in lines] == ["1", "2", "10", "A2", "A10"]
    assert sorted(["B1", "A2", "3", "A"], key=page_order) == ["3", "A", "A2", "B1"]


def test_pages_of_one_number_become_one(archive: Archive) -> None:
    stored = archive.store(reading(page("1", FERRY), page("1", TEA)), NoIndex())
    assert [line.headline for line in archive.issue(stored.issue_id).articles] == ["渡口添新船", "新茶上市"]


def test_what_a_later_source_leaves_out_stays_known(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY), number=812), NoIndex())
    stored = archive.store(reading(page("2", TEA)), NoIndex())
    assert archive.issue(stored.issue_id).number == 812


def test_key_and_id_survive_a_better_reading(archive: Archive) -> None:
    broken = article("渡口添新船", "溪口渡添了一条能坐四十人的新船。老船工说，过河快了一半。")
    stored = archive.store(reading(page("1", broken, TEA), content="one file"), NoIndex())
    before = archive.issue(stored.issue_id).articles
    again = archive.store(reading(page("1", TEA, FERRY), content="one file"), NoIndex())
    after = {line.headline: line for line in archive.issue(stored.issue_id).articles}
    assert (again.unchanged, again.added, again.replaced) == (False, 0, 2)
    assert after["渡口添新船"].key == before[0].key
    assert after["渡口添新船"].id == before[0].id
    assert after["新茶上市"].key == before[1].key
    assert archive.article(before[0].id).clipping.article == FERRY


def test_same_sources_give_the_same_keys_in_any_order(tmp_path: Path) -> None:
    one, two = Archive.open(tmp_path / "1.yuebao"), Archive.open(tmp_path / "2.yuebao")
    readings = [reading(page("1", FERRY)), reading(page("2", TEA, SCHOOL))]
    last = [one.store(made, NoIndex()) for made in readings][-1]
    other = [two.store(made, NoIndex()) for made in reversed(readings)][-1]
    assert keys(one, last.issue_id) == keys(two, other.issue_id)
    one.close()
    two.close()


def test_articles_that_open_alike_have_keys_of_their_own(archive: Archive) -> None:
    advertisement = Article(headline="广告")
    first = archive.store(reading(page("1", advertisement, advertisement)), NoIndex())
    archive.store(reading(page("2", advertisement)), NoIndex())
    found = keys(archive, first.issue_id)
    assert len(set(found)) == 3


def test_source_read_as_another_day_moves_and_leaves_nothing_behind(archive: Archive) -> None:
    index = NoIndex()
    wrong = archive.store(reading(page("1", FERRY), day=date(1978, 5, 12), content="f"), index)
    key = keys(archive, wrong.issue_id)
    right = archive.store(reading(page("1", FERRY), day=DAY, content="f"), index)
    assert [it.first for it in archive.titles()] == [DAY]
    assert keys(archive, right.issue_id) == key  # a bookmark set before goes with it
    (line,) = archive.issue(right.issue_id).articles
    assert day_of(line.id) == DAY
    assert list(index.held) == [line.id]
    with pytest.raises(ArchiveError, match="no longer in the archive"):
        archive.issue(wrong.issue_id)


def test_moved_source_leaves_the_pages_of_others(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY), content="f"), NoIndex())
    stays = archive.store(reading(page("2", TEA), content="g"), NoIndex())
    archive.store(reading(page("1", FERRY), day=date(1987, 5, 13), content="f"), NoIndex())
    assert [line.headline for line in archive.issue(stays.issue_id).articles] == ["新茶上市"]


def test_ids_follow_the_dates_and_are_never_used_again(archive: Archive) -> None:
    index = NoIndex()
    late = archive.store(reading(page("1", FERRY), day=date(1990, 1, 2)), index)
    early = archive.store(reading(page("1", TEA), day=date(1960, 1, 2)), index)
    (late_id,), (early_id,) = (
        [line.id for line in archive.issue(it.issue_id).articles] for it in (late, early)
    )
    assert early_id < late_id
    archive.remove_issue(late.issue_id, index)
    again = archive.store(reading(page("1", SCHOOL), day=date(1990, 1, 2)), index)
    assert archive.issue(again.issue_id).articles[0].id > late_id
    assert again.issue_id not in (late.issue_id, early.issue_id)


def test_removed_issue_takes_its_sources_along(archive: Archive) -> None:
    index = NoIndex()
    made = reading(page("1", FERRY))
    stored = archive.store(made, index)
    assert archive.source_by_hash(made.source.sha256)
    archive.remove_issue(stored.issue_id, index)
    assert not archive.source_by_hash(made.source.sha256)
    assert archive.titles() == []
    assert index.held == {}
    assert not archive.store(made, index).unchanged


def test_doubts_about_replaced_pages_go(archive: Archive) -> None:
    old, new = told(Level.WARNING, "Old doubt."), told(Level.NOTE, "New note.")
    archive.store(reading(page("1", TEA), findings=(old,)), NoIndex())
    stored = archive.store(reading(page("1", FERRY), findings=(new,)), NoIndex())
    assert archive.issue(stored.issue_id).findings == (new, *stored.beside)


def test_calendar_and_neighbours(archive: Archive) -> None:
    index = NoIndex()
    days = [date(1987, 5, 12), date(1987, 5, 15), date(1987, 6, 1)]
    first, second, third = (
        archive.store(reading(page("1", FERRY), day=day, number=at), index).issue_id
        for at, day in enumerate(days)
    )
    other = archive.store(reading(page("1", TEA), title="云岭报", day=days[1], number=1), index).issue_id
    titles = {record.name: record for record in archive.titles()}
    creek = titles[TITLE]
    assert (creek.issue_count, creek.first, creek.last) == (3, days[0], days[2])
    may = archive.held_days(date(1987, 5, 1), date(1987, 5, 31))
    assert [(it.date, it.issue_id) for it in may] == [(days[0], first), (days[1], second), (days[1], other)]
    assert [it.issue_id for it in archive.held_days(days[1], days[1], creek.id)] == [second]
    assert may[0].pages_held == 1
    assert may[0].is_whole
    assert archive.issue_on(creek.id, days[1]) == second
    assert archive.issue_on(creek.id, date(1987, 5, 13)) is None
    assert archive.issue_numbered(None, 1) == [second, other]
    assert archive.issue_numbered(creek.id, 1) == [second]
    assert archive.neighbour(first, 1) == second
    assert archive.neighbour(second, -1) == first
    assert archive.neighbour(third, 1) is None
    assert archive.neighbour(other, -1) is None
    assert archive.nearest(creek.id, date(1987, 5, 14)) == (first, second)
    assert archive.nearest(None, days[1]) == (first, third)
    assert archive.nearest(creek.id, date(1950, 1, 1)) == (None, first)
    assert archive.latest_issue() == third


def test_empty_archive(archive: Archive) -> None:
    assert archive.titles() == []
    assert archive.latest_issue() is None
    assert archive.nearest(None, DAY) == (None, None)
    assert (archive.size().articles, archive.size().issues) == (0, 0)
    with pytest.raises(ArchiveError, match=r"article is no longer in the archive .*a\.yuebao"):
        archive.article(ArticleId(1))


def test_articles_come_in_the_order_asked(archive: Archive) -> None:
    stored = archive.store(reading(page("1", FERRY, TEA, SCHOOL)), NoIndex())
    one, two, three = archive.issue(stored.issue_id).articles
    found = archive.articles([three.id, ArticleId(5), one.id])
    assert [record.key for record in found] == [three.key, one.key]
    assert archive.by_keys([two.key, "gone"]) == {two.key: two.id}
    assert found[0].issue_id == stored.issue_id


def test_size_counts(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY, TEA)), NoIndex())
    size = archive.size()
    assert (size.titles, size.issues, size.articles) == (1, 1, 2)
    assert size.bytes > 4096


def test_findings_are_kept_as_facts(archive: Archive) -> None:
    facts = (
        doubt(Code.PAGES_MISSING, told=8, count=2),
        note(Code.FILES_LEFT_OUT, count=4, names=("甲.txt", "乙.txt", "…")),
    )
    stored = archive.store(reading(page("1", FERRY), findings=facts), NoIndex())
    assert archive.issue(stored.issue_id).findings == facts


def test_what_is_told_anew_of_the_same_text_is_kept(archive: Archive) -> None:
    old, new = told(Level.WARNING, "An old sentence."), doubt(Code.WRONG_WEEKDAY, date="1987年5月12日")
    archive.store(reading(page("1", FERRY), findings=(old,)), NoIndex())
    stored = archive.store(reading(page("1", FERRY), findings=(new,)), NoIndex())
    assert stored.unchanged
    assert archive.issue(stored.issue_id).findings == (new,)


def test_fact_of_a_later_version_is_told_by_its_code(archive: Archive) -> None:
    stored = archive.store(reading(page("1", FERRY), findings=(note(Code.NOT_APART),)), NoIndex())
    with archive.changing(NoIndex()) as connection:
        connection.execute("UPDATE finding SET code = 'smudged', parameters = '{}'")
    (finding,) = archive.issue(stored.issue_id).findings
    assert finding.code is Code.NOT_KNOWN
    assert "smudged" in finding.text


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (reading(page("1", FERRY), title=None), "does not say which paper"),
        (reading(page("1", FERRY), title=" "), "does not say which paper"),
        (reading(page("1", FERRY), day=None), "does not say which day"),
        (Reading(reading().source), "No issue was found in a.txt"),
    ],
)
def test_reading_without_its_place_is_refused(archive: Archive, made: Reading, sentence: str) -> None:
    with pytest.raises(ArchiveError, match=sentence):
        archive.store(made, NoIndex())
    assert archive.titles() == []


def test_failure_half_way_leaves_nothing(archive: Archive) -> None:
    class Failing(NoIndex):
        def add(self, *_: object) -> None:
            raise ZeroDivisionError

    archive.store(reading(page("1", TEA)), NoIndex())
    with pytest.raises(ZeroDivisionError):
        archive.store(reading(page("1", FERRY)), Failing())
    assert [line.headline for line in archive.issue(archive.latest_issue() or IssueId(0)).articles] == [
        "新茶上市"
    ]


def test_threads_write_one_after_the_other(archive: Archive) -> None:
    failures: list[BaseException] = []

    def work(month: int) -> None:
        try:
            for day in range(1, 6):
                archive.store(reading(page("1", FERRY), day=date(1987, month, day)), NoIndex())
                archive.titles()
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(month,)) for month in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert archive.size().issues == 20


def test_reader_sees_the_old_state_while_another_thread_writes(archive: Archive) -> None:
    archive.store(reading(page("1", FERRY)), NoIndex())
    seen: list[int] = []

    class Slow(NoIndex):
        def add(self, *_: object) -> None:
            thread = threading.Thread(target=lambda: seen.append(archive.size().articles))
            thread.start()
            thread.join()

    archive.store(reading(page("2", TEA)), Slow())
    assert seen == [1]
    assert archive.size().articles == 2


def test_closed_archive_says_so(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.yuebao")
    archive.close()
    with pytest.raises(ArchiveError, match=r"a\.yuebao has been closed"):
        archive.titles()
    with pytest.raises(ArchiveError, match=r"a\.yuebao has been closed"):
        archive.store(reading(page("1", FERRY)), NoIndex())


words = st.text(st.characters(codec=None), max_size=12)
some_text = st.none() | words
articles = st.builds(
    Article, headline=some_text, kicker=some_text, deck=some_text, rubric=some_text, dateline=some_text,
    authors=st.lists(st.builds(Author, words, some_text), max_size=2).map(tuple),
    paragraphs=st.lists(words, max_size=4).map(tuple), truncated=st.booleans(),
)  # fmt: skip


@given(st.lists(articles, max_size=4))
def test_any_text_is_read_back_exactly_as_it_was_indexed(
    tmp_path_factory: pytest.TempPathFactory, made: list[Article]
) -> None:
    archive, index = Archive.open(tmp_path_factory.mktemp("any") / "a.yuebao"), NoIndex()
    stored = archive.store(reading(page("1", *made)), index)
    records = archive.articles([line.id for line in archive.issue(stored.issue_id).articles])
    assert {it.id: it.clipping.article for it in records} == index.held
    assert [it.clipping.article for it in records] == [storable(it) for it in made]
    archive.remove_issue(stored.issue_id, index)
    assert index.held == {}
    archive.close()


def test_ids_of_a_day_run_out_with_a_sentence(archive: Archive) -> None:
    with archive.writing() as connection:
        connection.execute("INSERT INTO _day VALUES (?, ?)", (DAY.toordinal(), (1 << SERIAL_BITS) - 2))
    with pytest.raises(ArchiveError, match="too many articles of 1987-05-12"):
        archive.store(reading(page("1", FERRY, TEA)), NoIndex())
    assert archive.size().articles == 0
    assert archive.issue_numbered(TitleId(1), 1) == []
