"""Corrections through the jobs: marks, archive and find index together."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.core.corrections.replay import replay
from reader.core.errors import ArchiveError, Cancelled, ExportError, QueryError, SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import Level
from reader.core.paper import Article, Author, Issue, Page
from reader.core.source import Reading, Source
from reader.find.search import find, found_ids
from reader.jobs import corrections, exchange, export
from reader.jobs.exchange import PatchStatus
from reader.store.archive.archive import Archive
from reader.store.archive.coverage import page_numbers
from reader.store.marks import bookmarks
from reader.store.marks.marks import Marks
from tests.find.paper import plain_fold, quoted, texts_of
from tests.indexing import library_of, writer

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from reader.core.corrections.changes import Correction
    from reader.core.corrections.replay import CorrectedPage
    from reader.core.progress import Progress
    from reader.library import Library
    from reader.store.records import ArticleId, ArticleRecord, IssueId

DAY = date(1987, 5, 12)
TITLE = "溪口报"
FERRY = Article(
    "渡口添新船", authors=(Author("林晓", "记者"),),
    paragraphs=("五月里添了一条船。", "老船工说快了一半。", "乡里修了码头。"),
)  # fmt: skip
TEA = Article("新茶上市", paragraphs=("头一批春茶运到县城。", "价钱比去年略高。"))
SCHOOL = Article("图书角", paragraphs=("窗下都摆上了书架。",))


def reading(*pages: Page, content: str, day: date = DAY, title: str = TITLE) -> Reading:
    return Reading(Source(Path("a.txt"), "page text", content, 1), Issue(title, day, pages=pages))


def two_pages(ferry: Article = FERRY, content: str = "a") -> Reading:
    return reading(Page("1", articles=(ferry, TEA)), Page("2", articles=(SCHOOL,)), content=content)


@dataclass
class Held:
    """An issue in a library of its own."""

    library: Library
    issue_id: IssueId

    def all_keys(self) -> list[str]:
        return [line.key for line in self.library.archive.issue(self.issue_id).articles]

    def record(self, key: str) -> ArticleRecord:
        archive = self.library.archive
        return archive.article(archive.by_keys([key])[key])

    def article(self, key: str) -> Article:
        return self.record(key).clipping.article

    def pages(self) -> list[tuple[str, str]]:
        lines = self.library.archive.issue(self.issue_id).articles
        return [(line.page_number, line.name) for line in lines]

    def edit(self, key: str, **new: object) -> Correction:
        made = corrections.edit(
            self.library, self.issue_id, key, replace(self.article(key), **new)  # type: ignore[arg-type]
        )  # fmt: skip
        assert made is not None
        return made

    def store(self, made: Reading) -> None:
        self.library.archive.store(made, self.library.index.writer(), self.library.marks.corrections)

    def find(self, words: str) -> list[ArticleId]:
        return found_ids(self.library.archive, quoted(words))


def opened(folder: Path, made: Reading | None = None) -> Held:
    folder.mkdir(exist_ok=True)
    archive, marks = Archive.open(folder / "a.yuebao"), Marks.open(folder / "marks.sqlite")
    library = library_of(archive, marks, archive.path.parent)
    stored = archive.store(made or two_pages(), library.index.writer(), marks.corrections)
    return Held(library, stored.issue_id)


def close(held: Held) -> None:
    held.library.archive.close()
    held.library.marks.close()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    made = opened(tmp_path / "own")
    yield made
    close(made)


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Held]:
    made = opened(tmp_path / "other")
    yield made
    close(made)


# one correction after the other


def test_an_edit_keeps_key_and_id_and_what_was_read(held: Held) -> None:
    key = held.all_keys()[0]
    before = held.record(key)
    held.edit(key, headline="渡口添了新船", authors=(Author("林晓晓", "记者"),))
    after = held.record(key)
    assert (after.id, after.key) == (before.id, before.key)
    assert after.clipping.article.headline == "渡口添了新船"
    assert after.original == FERRY
    assert held.find("添新船") == held.find("添了新船") == held.find("记者林晓晓") == [after.id]


def test_a_hit_in_what_was_read_alone_says_so(held: Held) -> None:
    key = held.all_keys()[0]
    held.edit(key, paragraphs=("五月里添了一条船。", "老船工说快了两成。", "乡里修了码头。"))
    (old,) = find(held.library.archive, "快了一半").articles
    (new,) = find(held.library.archive, "快了两成").articles
    (both,) = find(held.library.archive, "修了码头").articles
    assert [old.is_as_read, new.is_as_read, both.is_as_read] == [True, False, False]
    assert old.snippet.text == "老船工说快了一半。"
    assert [old.snippet.text[span.start : span.end] for span in old.snippet.spans] == ["快了一半"]


def test_an_edit_that_changes_nothing_is_none(held: Held) -> None:
    key = held.all_keys()[0]
    assert corrections.edit(held.library, held.issue_id, key, replace(FERRY, deck="  ")) is None
    assert held.library.marks.corrections() == []


def test_joining_and_undoing_it(held: Held) -> None:
    ferry, tea, school = held.all_keys()
    ids = held.library.archive.by_keys([ferry, tea, school])
    made = corrections.merge(held.library, held.issue_id, [ferry, tea])
    assert made is not None
    assert held.all_keys() == [ferry, school]
    assert held.library.archive.by_keys([tea]) == {tea: ids[ferry]}
    assert held.find("略高") == [ids[ferry]]
    corrections.set_undone(held.library, made.uid, is_undone=True)
    assert held.library.archive.by_keys([ferry, tea, school]) == ids
    assert held.find("略高") == [ids[tea]]


def test_a_bookmark_on_each_of_two_that_were_joined_gives_one_article(held: Held) -> None:
    ferry, tea, school = held.all_keys()
    archive, marks = held.library.archive, held.library.marks
    for day, key in enumerate((ferry, tea, school), 1):
        marks.add_bookmark(held.record(key), datetime(2026, 1, day, tzinfo=UTC))
    corrections.merge(held.library, held.issue_id, [ferry, tea])
    records, gone = export.bookmarked_articles(archive, marks)
    assert [record.clipping.article.name for record in records] == ["图书角", "渡口添新船"]
    assert gone == ()
    assert bookmarks.starred(archive, marks, [ferry, school]) == {ferry, school}
    assert bookmarks.stars_at(archive, marks, [tea]) == {ferry: True}
    assert {it.key for it in bookmarks.bookmarks_on(archive, marks, ferry)} == {ferry, tea}
    assert [it.headline for it in bookmarks.bookmarks_now(archive, marks)] == [
        "图书角",
        "新茶上市",
        "渡口添新船",
    ]


def test_splitting_moving_and_ordering(held: Held) -> None:
    ferry, tea, school = held.all_keys()
    corrections.split(held.library, held.issue_id, ferry, 2)
    assert held.pages() == [("1", "渡口添新船"), ("1", "乡里修了码头。"), ("1", "新茶上市"), ("2", "图书角")]
    new = held.all_keys()[1]
    assert corrections.shift(held.library, held.issue_id, new, 1)
    assert corrections.shift(held.library, held.issue_id, tea, -1)
    assert held.all_keys() == [tea, ferry, new, school]
    assert corrections.shift(held.library, held.issue_id, tea, -1) is None
    assert corrections.move(held.library, held.issue_id, [tea], "2")
    assert held.all_keys() == [ferry, new, school, tea]
    assert corrections.move(held.library, held.issue_id, [tea], "2") == ()
    assert held.find("乡里修了码头") == [held.record(new).id]


def test_what_cannot_be_done_is_told_and_not_kept(held: Held) -> None:
    ferry = held.all_keys()[0]
    with pytest.raises(QueryError, match="after the first"):
        corrections.split(held.library, held.issue_id, ferry, 0)
    with pytest.raises(QueryError, match="no page 9"):
        corrections.move(held.library, held.issue_id, [ferry], "9")
    with pytest.raises(QueryError, match="no longer in the issue"):
        corrections.shift(held.library, held.issue_id, "gone", 1)
    with pytest.raises(QueryError, match="Two or more"):
        corrections.merge(held.library, held.issue_id, [ferry])
    assert held.library.marks.corrections() == []


def counted(pages: int) -> Reading:
    """The two pages, of an issue whose masthead counts so many."""
    made = two_pages()
    assert made.issue is not None
    return replace(made, issue=replace(made.issue, page_count=pages))


def test_articles_go_to_a_page_that_the_masthead_counts(tmp_path: Path) -> None:
    held = opened(tmp_path / "four", counted(4))
    archive, keys = held.library.archive, held.all_keys()
    assert [page.number for page in archive.issue(held.issue_id).pages] == ["1", "2", "3", "4"]
    moved = corrections.move(held.library, held.issue_id, keys[:2], "4")
    assert [it.change.keys for it in moved] == [(key,) for key in keys[:2]]
    assert held.pages() == [("2", "图书角"), ("4", "渡口添新船"), ("4", "新茶上市")]
    assert page_numbers(archive, held.issue_id) == ("1", "2")
    (day,) = archive.held_days(date.min, date.max)
    assert day.pages_held == 2
    uids = [it.uid for it in moved]
    corrections.set_all_undone(held.library, uids, is_undone=True)
    assert held.all_keys() == keys
    assert [page.number for page in archive.pages(held.issue_id)] == ["1", "2"]
    corrections.set_all_undone(held.library, uids, is_undone=False)
    assert [page.number for page in archive.pages(held.issue_id)] == ["1", "2", "4"]
    held.store(counted(5))
    assert held.pages() == [("2", "图书角"), ("4", "渡口添新船"), ("4", "新茶上市")]
    assert [page.number for page in archive.issue(held.issue_id).pages] == ["1", "2", "3", "4", "5"]
    close(held)


@pytest.mark.parametrize("count", [0, 2, 401])
def test_a_masthead_that_counts_nothing_more_or_nonsense_adds_no_page(tmp_path: Path, count: int) -> None:
    held = opened(tmp_path / "few", counted(count))
    assert [page.number for page in held.library.archive.issue(held.issue_id).pages] == ["1", "2"]
    close(held)


def test_several_are_moved_all_or_none(held: Held) -> None:
    keys = held.all_keys()
    with pytest.raises(QueryError, match="no longer in the issue"):
        corrections.move(held.library, held.issue_id, [keys[0], "gone"], "2")
    assert held.all_keys() == keys
    assert held.library.marks.corrections() == []


def test_several_are_undone_all_or_none(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = corrections.move(held.library, held.issue_id, held.all_keys()[:2], "2")
    keys, marks = held.all_keys(), held.library.marks

    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        corrections.set_all_undone(held.library, [it.uid for it in moved], True, stop)
    assert [it.is_undone for it in marks.corrections()] == [False, False]
    assert held.all_keys() == keys


def test_undo_of_one_leaves_the_later_ones(held: Held) -> None:
    key = held.all_keys()[0]
    first = held.edit(key, headline="甲")
    held.edit(key, paragraphs=(*FERRY.paragraphs, "完。"))
    corrections.set_undone(held.library, first.uid, is_undone=True)
    assert held.article(key) == replace(FERRY, paragraphs=(*FERRY.paragraphs, "完。"))
    told = corrections.history(held.library, held.issue_id, key)
    assert [(it.correction.is_undone, it.waits) for it in told] == [(True, None), (False, None)]
    corrections.set_undone(held.library, first.uid, is_undone=False)
    assert held.article(key).headline == "甲"


def test_a_correction_whose_ground_was_undone_waits_and_says_so(held: Held) -> None:
    key = held.all_keys()[0]
    first = held.edit(key, headline="甲")
    held.edit(key, headline="乙")
    corrections.set_undone(held.library, first.uid, is_undone=True)
    assert held.article(key) == FERRY
    told = corrections.history(held.library, held.issue_id, key)
    assert told[0].waits is None
    assert told[1].waits is not None
    (finding,) = held.library.archive.issue(held.issue_id).findings
    assert (finding.level, told[1].waits in finding.text) == (Level.WARNING, True)


def test_nothing_is_kept_where_the_archive_cannot_be_written(tmp_path: Path, held: Held) -> None:
    key = held.all_keys()[0]
    locked = Archive.open(held.library.archive.path, read_only=True)
    library = library_of(locked, held.library.marks, locked.path.parent)
    with pytest.raises(ArchiveError, match="reading only"):
        corrections.edit(library, held.issue_id, key, replace(FERRY, headline="甲"))
    assert held.library.marks.corrections() == []
    made = held.edit(key, headline="甲")
    with pytest.raises(ArchiveError):
        corrections.set_undone(library, made.uid, is_undone=True)
    assert [it.is_undone for it in held.library.marks.corrections()] == [False]
    locked.close()


# reading again


def test_corrections_survive_a_better_reading(held: Held) -> None:
    ferry, tea, school = held.all_keys()
    held.edit(ferry, headline="渡口添了新船")
    corrections.merge(held.library, held.issue_id, [ferry, tea])
    better = replace(FERRY, paragraphs=("五月里添了一条新船。", *FERRY.paragraphs[1:]))
    held.store(two_pages(better))
    assert held.all_keys() == [ferry, school]
    assert held.article(ferry).headline == "渡口添了新船"
    assert held.article(ferry).paragraphs[0] == "五月里添了一条新船。"
    assert held.find("添了一条新船") == held.find("添新船") == [held.record(ferry).id]
    assert held.find("添了一条船") == []


def test_a_correction_that_no_longer_fits_waits_and_is_told(held: Held) -> None:
    ferry = held.all_keys()[0]
    held.edit(ferry, headline="渡口添了新船")
    better = replace(FERRY, headline="渡口添船")
    stored = held.library.archive.store(
        two_pages(better), held.library.index.writer(), held.library.marks.corrections
    )
    assert len(stored.waiting) == 1
    assert held.article(ferry) == better
    held.store(two_pages(content="b"))
    assert held.article(ferry).headline == "渡口添了新船"


def test_an_issue_read_into_another_archive_is_mended_as_it_is_stored(tmp_path: Path, held: Held) -> None:
    ferry = held.all_keys()[0]
    held.edit(ferry, headline="渡口添了新船")
    other = Archive.open(tmp_path / "b.yuebao")
    stored = other.store(two_pages(), writer(), held.library.marks.corrections)
    assert other.issue(stored.issue_id).articles[0].headline == "渡口添了新船"
    other.close()


def test_catching_up_brings_an_archive_to_what_the_marks_say(held: Held) -> None:
    ferry = held.all_keys()[0]
    made = held.edit(ferry, headline="渡口添了新船")
    with held.library.archive.correcting(held.issue_id, held.library.index.writer()) as issue:
        issue.show(())
    assert held.article(ferry) == FERRY
    corrections.catch_up(held.library)
    assert held.article(ferry).headline == "渡口添了新船"
    held.library.marks.set_undone([made.uid], True)
    corrections.catch_up(held.library)
    assert held.record(ferry).original is None


def test_a_removed_issue_takes_its_mending_along_and_gets_it_back(held: Held) -> None:
    ferry, tea, _school = held.all_keys()
    held.edit(ferry, headline="渡口添了新船")
    corrections.merge(held.library, held.issue_id, [ferry, tea])
    held.library.archive.remove_issue(held.issue_id, held.library.index.writer())
    assert held.find("渡口") == []
    assert all(size == 0 for size in sizes(held.library.archive).values())
    held.store(two_pages())
    assert held.find("添了新船") == list(held.library.archive.by_keys([ferry]).values())


def test_a_source_read_under_another_day_takes_its_mending_back(held: Held) -> None:
    held.edit(held.all_keys()[0], headline="渡口添了新船")
    other = date(1987, 5, 13)
    pages = (Page("1", articles=(FERRY, TEA)), Page("2", articles=(SCHOOL,)))
    held.store(reading(*pages, content="a", day=other))
    assert held.find("添了新船") == []
    assert len(held.find("添新船")) == 1
    assert all(size == 0 for size in sizes(held.library.archive).values())


def sizes(archive: Archive) -> dict[str, int]:
    tables = ("page_as_read", "article_as_read", "merged_article", "corrected_issue")
    sql = {name: f"SELECT count(*) FROM {name}" for name in tables}  # noqa: S608 - names of our own
    return {name: archive.connection.execute(it).fetchone()[0] for name, it in sql.items()}


# patches


def corrected(held: Held) -> None:
    ferry, tea, _school = held.all_keys()
    held.edit(ferry, headline="渡口添了新船", paragraphs=(*FERRY.paragraphs, "完。"))
    corrections.split(held.library, held.issue_id, ferry, 2)
    corrections.move(held.library, held.issue_id, [tea], "2")


def test_a_patch_makes_the_same_of_a_colleagues_archive(tmp_path: Path, held: Held, colleague: Held) -> None:
    corrected(held)
    path = tmp_path / "patch.jsonl"
    assert exchange.export_corrections(held.library.marks, path) == 3
    outcomes = exchange.apply_patch(colleague.library, path)
    assert [it.status for it in outcomes] == [PatchStatus.APPLIED] * 3
    assert colleague.all_keys() == held.all_keys()
    assert [colleague.article(key) for key in held.all_keys()] == [
        held.article(key) for key in held.all_keys()
    ]
    again = exchange.apply_patch(colleague.library, path)
    assert [it.status for it in again] == [PatchStatus.HELD] * 3
    assert len(colleague.library.marks.corrections()) == 3


def test_a_patch_tells_what_does_not_fit(tmp_path: Path, held: Held, colleague: Held) -> None:
    corrected(held)
    path = tmp_path / "patch.jsonl"
    exchange.export_corrections(held.library.marks, path)
    colleague.edit(colleague.all_keys()[0], headline="我的主题")
    tea = colleague.all_keys()[1]
    outcomes = exchange.apply_patch(colleague.library, path)
    assert [it.status for it in outcomes] == [PatchStatus.MISFIT, PatchStatus.APPLIED, PatchStatus.APPLIED]
    assert outcomes[0].reason
    assert (colleague.article(colleague.all_keys()[0]).headline, colleague.all_keys()[-1]) == (
        "我的主题",
        tea,
    )
    assert len(colleague.library.marks.corrections()) == 3


def test_a_patch_for_an_issue_that_is_not_held_says_so(tmp_path: Path, held: Held) -> None:
    corrected(held)
    path = tmp_path / "patch.jsonl"
    exchange.export_corrections(held.library.marks, path)
    other = opened(tmp_path / "o", reading(Page("1", articles=(TEA,)), content="x", title="别的报"))
    outcomes = exchange.apply_patch(other.library, path)
    close(other)
    assert {it.reason for it in outcomes} == {"The archive does not hold 溪口报 of 1987-05-12."}


def test_a_patch_is_of_a_paper_or_a_day_and_leaves_out_what_was_undone(tmp_path: Path, held: Held) -> None:
    path = tmp_path / "patch.jsonl"
    with pytest.raises(ExportError, match="no correction"):
        exchange.export_corrections(held.library.marks, path)
    made = held.edit(held.all_keys()[0], headline="甲")
    held.edit(held.all_keys()[1], headline="乙")
    corrections.set_undone(held.library, made.uid, is_undone=True)
    with pytest.raises(ExportError):
        exchange.export_corrections(held.library.marks, path, paper="别的报")
    with pytest.raises(ExportError):
        exchange.export_corrections(held.library.marks, path, day=date(1987, 5, 13))
    assert exchange.export_corrections(held.library.marks, path, TITLE, DAY) == 1
    with pytest.raises(ExportError, match="stands there already"):
        exchange.export_corrections(held.library.marks, path)
    assert json.loads(path.read_text("utf-8").splitlines()[0])["format"] == exchange.FORMAT


@pytest.mark.parametrize(
    "text",
    ["", "hello", "[]", '{"format": "other"}', '{"format": "yuebao-corrections", "version": 99}', "[" * 9999],
)
def test_what_is_no_patch_is_refused(tmp_path: Path, held: Held, text: str) -> None:
    path = tmp_path / "patch.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"patch\.jsonl"):
        exchange.apply_patch(held.library, path)


def test_a_patch_of_other_bytes_or_without_end_is_refused(
    tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "patch.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="no file of corrections"):
        exchange.read_patch(path)
    monkeypatch.setattr(exchange, "LARGEST", 2)
    with pytest.raises(SourceError, match="too large"):
        exchange.read_patch(path)
    with pytest.raises(SourceError, match="cannot be read"):
        exchange.read_patch(tmp_path / "none.jsonl")


def test_a_wrong_line_is_named_and_nothing_applied(tmp_path: Path, held: Held, colleague: Held) -> None:
    corrected(held)
    path = tmp_path / "patch.jsonl"
    exchange.export_corrections(held.library.marks, path)
    lines = path.read_text("utf-8").splitlines()
    told: dict[str, Any] = json.loads(lines[2])
    told["change"]["at"] = "two"
    path.write_text("\n".join([*lines[:2], json.dumps(told), "", lines[3]]), "utf-8")
    with pytest.raises(SourceError, match=r"Line 3 of patch\.jsonl .*“at”"):
        exchange.apply_patch(colleague.library, path)
    assert colleague.library.marks.corrections() == []


def test_a_patch_cannot_take_the_key_of_another_issue(tmp_path: Path, held: Held, colleague: Held) -> None:
    corrections.split(held.library, held.issue_id, held.all_keys()[0], 1)
    path = tmp_path / "patch.jsonl"
    exchange.export_corrections(held.library.marks, path)
    colleague.store(reading(Page("1", articles=(TEA,)), content="x", title="别的报"))
    other = colleague.library.archive.latest_issue()
    assert other is not None
    victim = next(
        line.key
        for day in colleague.library.archive.held_days(DAY, DAY)
        if day.issue_id != colleague.issue_id
        for line in colleague.library.archive.issue(day.issue_id).articles
    )
    text = path.read_text("utf-8")
    new_key = json.loads(text.splitlines()[1])["articles"][1]
    path.write_text(text.replace(new_key, victim), "utf-8")
    (outcome,) = exchange.apply_patch(colleague.library, path)
    assert outcome.status is PatchStatus.MISFIT


def test_a_patch_can_be_stopped(tmp_path: Path, held: Held, colleague: Held) -> None:
    corrected(held)
    path = tmp_path / "patch.jsonl"
    exchange.export_corrections(held.library.marks, path)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        exchange.apply_patch(colleague.library, path, stop)
    assert colleague.library.marks.corrections() == []


# all of it, at random

WORDS = ("渡口", "新船", "春茶", "一半", "码头", "船", "记者")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join)
read_articles = st.builds(
    Article,
    headline=st.none() | texts,
    deck=st.none() | texts,
    authors=st.lists(st.builds(Author, texts, st.none() | texts), max_size=1).map(tuple),
    paragraphs=st.lists(texts, max_size=4).map(tuple),
)
pages = st.lists(read_articles, max_size=3)


class Mendings(RuleBasedStateMachine):
    """Whatever is corrected, undone and read again: rows and index are what replay says, nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="mend-"))
        self.read = two_pages()
        self.held = opened(self.folder, self.read)
        self.count = 0
        self.undoable: list[str] = []

    def teardown(self) -> None:
        for it in self.held.library.marks.corrections():
            self.held.library.marks.set_undone([it.uid], True)
        corrections.catch_up(self.held.library)
        self.shows(replay(self.held.library.archive.as_read(self.held.issue_id), ()).pages)
        assert all(size == 0 for size in sizes(self.held.library.archive).values())
        self.finds_both()
        close(self.held)
        shutil.rmtree(self.folder)

    def some_key(self, chance: random.Random) -> str | None:
        keys = self.held.all_keys()
        return chance.choice(keys) if keys else None

    @rule(chance=st.randoms(use_true_random=False), new=read_articles)
    def edit(self, chance: random.Random, new: Article) -> None:
        if key := self.some_key(chance):
            corrections.edit(self.held.library, self.held.issue_id, key, new)

    @rule(chance=st.randoms(use_true_random=False))
    def merge(self, chance: random.Random) -> None:
        keys = self.held.all_keys()
        if len(keys) > 1:
            corrections.merge(self.held.library, self.held.issue_id, chance.sample(keys, 2))

    @rule(chance=st.randoms(use_true_random=False))
    def split(self, chance: random.Random) -> None:
        key = self.some_key(chance)
        length = len(self.held.article(key).paragraphs) if key else 0
        if key and length > 1:
            corrections.split(self.held.library, self.held.issue_id, key, chance.randrange(1, length))

    @rule(chance=st.randoms(use_true_random=False), page=st.sampled_from("12"))
    def move(self, chance: random.Random, page: str) -> None:
        if key := self.some_key(chance):
            corrections.move(self.held.library, self.held.issue_id, [key], page)

    @rule(chance=st.randoms(use_true_random=False), step=st.sampled_from((-1, 1)))
    def shift(self, chance: random.Random, step: int) -> None:
        if key := self.some_key(chance):
            corrections.shift(self.held.library, self.held.issue_id, key, step)

    @rule(chance=st.randoms(use_true_random=False))
    def undo_or_redo(self, chance: random.Random) -> None:
        made = self.held.library.marks.corrections()
        if made:
            it = chance.choice(made)
            corrections.set_undone(self.held.library, it.uid, not it.is_undone)

    @rule(first=pages, second=pages, is_new=st.booleans())
    def read_again(self, first: list[Article], second: list[Article], is_new: bool) -> None:
        self.count += is_new
        made = (Page("1", articles=tuple(first)), Page("2", articles=tuple(second)))
        self.held.store(reading(*made, content=f"c{self.count}"))

    @rule()
    def start_again(self) -> None:
        close(self.held)
        archive, marks = Archive.open(self.folder / "a.yuebao"), Marks.open(self.folder / "marks.sqlite")
        self.held.library = library_of(archive, marks, archive.path.parent)

    @invariant()
    def rows_are_what_replay_says(self) -> None:
        library, issue_id = self.held.library, self.held.issue_id
        wanted = replay(library.archive.as_read(issue_id), library.marks.corrections())
        self.shows(wanted.pages)
        waiting = [it for it in library.archive.issue(issue_id).findings if it.code is Code.CORRECTION_WAITS]
        assert len(waiting) == len(wanted.waiting)
        lead = library.archive.by_keys(wanted.absorbed)
        assert lead == {key: self.held.record(into).id for key, into in wanted.absorbed.items()}

    def shows(self, wanted: tuple[CorrectedPage, ...]) -> None:
        rows = [
            (page.number, one.key, one.article, one.original if one.is_edited else None)
            for page in wanted
            for one in page.articles
        ]
        lines = self.held.library.archive.issue(self.held.issue_id).articles
        records = [self.held.record(line.key) for line in lines]
        assert rows == [(it.clipping.page_number, it.key, it.clipping.article, it.original) for it in records]

    @invariant()
    def finds_both(self) -> None:
        lines = self.held.library.archive.issue(self.held.issue_id).articles
        records = [self.held.record(line.key) for line in lines]
        for word in (*WORDS, "茶", "口新", "船一半"):
            wanted = {
                it.id
                for it in records
                for text in (*texts_of(it.clipping.article), *(texts_of(it.original) if it.original else ()))
                if plain_fold(word) in plain_fold(text)
            }
            assert set(self.held.find(word)) == wanted, word


Mendings.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestCorrections = Mendings.TestCase
