"""Programs killed at work, three at once: python -m tests.benchmarks.kills [--kills N] [--programs N] [--seed N].

They share an archive and its marks; each imports, marks, corrects, backs up, restores, and brings old files up to date,
until it is killed. After each round the files must be whole, every mark that was acknowledged there, every issue that
was acknowledged as it was read. What is printed is how much of each kind was acknowledged, and what was not so.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reader import jobs
from reader.core.annotations.nouns import Filing
from reader.core.corrections.replay import replay
from reader.core.errors import ArchiveError, ReaderError
from reader.core.paper import Region
from reader.jobs import annotations as marking
from reader.jobs import corrections as correcting
from reader.store.archive.archive import Archive
from reader.store.archive.corrected_issue import stamp
from reader.store.marks import copies, repair
from reader.store.marks.marks import Marks
from reader.store.marks.repair import Condition
from tests.archive_faults import location
from tests.checkout import ARCHIVES, CHECKOUT
from tests.pages import BRIDGE, MARKET, TEA, TEA_DAY, page_text
from tests.store.marks.invented_annotations import PICTURE, folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library import Library
    from reader.store.records import ArticleRecord, IssueId

PAPER, DAYS = "柳溪报", 40
AGES = ("marks-*.sqlite", "schema-*.yuebao")
HELD = "SELECT headline FROM articles ORDER BY headline"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that all of it is in."""

    root: Path

    @property
    def archive(self) -> Path:
        """The archive that all programs write."""
        return self.root / "home" / "data" / "archive.yuebao"

    @property
    def marks(self) -> Path:
        """Its marks."""
        return self.root / "home" / "data" / "marks.sqlite"

    @property
    def twin(self) -> Path:
        """Marks that are only ever put anew from copies."""
        return self.root / "twin" / "marks.sqlite"

    @property
    def old(self) -> Path:
        """Where files of old schemas lie, for all programs to open at once."""
        return self.root / "old"

    @property
    def old_files(self) -> list[Path]:
        """Those files themselves, without what was put beside them."""
        return [path for kept in sorted(ARCHIVES.iterdir()) if (path := self.old / kept.name).is_file()]


@dataclass
class Told:
    """What programs acknowledged, and what was wrong after they were killed."""

    kills: int = 0
    acknowledged: set[tuple[str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


# what the programs do


class Worker:
    """One program at work; what is done is said as soon as it is, a line each."""

    def __init__(self, place: Place, who: str) -> None:
        self._place, self._who, self._dice, self._nth = place, who, random.Random(who), 0

    def run(self) -> None:
        """Open the old files, which brings them up to date, then work for ever."""
        print("ready", flush=True)
        self._migrate()
        with closing(location(self._place.archive).open()) as library:
            self._import(library)
            while True:
                self._nth += 1
                act = self._dice.choices([it for it, _n in ACTS], [n for _it, n in ACTS])[0]
                try:
                    act(self, library)
                except ArchiveError:
                    continue  # nothing was acknowledged

    def _say(self, kind: str, name: str) -> None:
        print(f"{kind} {name}", flush=True)

    def _migrate(self) -> None:
        for path in self._place.old_files:
            with (
                suppress(ArchiveError),
                closing(Archive.open(path) if path.suffix == ".yuebao" else Marks.open(path)),
            ):
                self._say("migrated", path.name)

    def _import(self, library: Library) -> None:
        """Read a day in, or in again."""
        nth = self._dice.randrange(DAYS)
        source = self._place.root / "sources" / self._who / f"{TEA_DAY + timedelta(nth)}.txt"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(page(nth), "utf-8")
        corrections = library.marks.corrections
        done = jobs.import_paths(
            library.archive, [source], library.index.writer(), corrections=corrections, again=True
        )
        if not done.stopped and done.readings:
            self._say("issue", str(nth))

    def _bookmark(self, library: Library) -> None:
        record = self._record(library)
        bookmark = library.marks.add_bookmark(record, datetime.now(UTC))
        self._say("bookmark", bookmark.key)

    def _highlight(self, library: Library) -> None:
        note = f"{self._who} {self._nth}" if self._dice.random() < 0.5 else ""
        made = marking.new_highlight(library, self._record(library), 2, 9, "green", note, (self._who,))
        library.marks.annotations.put_highlights([made.highlight], [made.text], [made.place])
        self._say("highlight", made.highlight.uid)

    def _area(self, library: Library) -> None:
        issue_id, _record = self._issue(library)
        area = marking.new_area(library, issue_id, None, "1", Region(0, 0, 0.5, 1), "", PICTURE)
        library.marks.annotations.put_areas([area])
        self._say("area", area.uid)

    def _file(self, library: Library) -> None:
        """Tag a bookmark and put it into a folder."""
        kept, name = library.marks.annotations, f"{self._who}.{self._nth}"
        kept.put_folders([folder(name, name)])
        kept.put_filings([Filing(name, name, ("渡口", self._who), datetime.now(UTC))])
        self._say("folder", name)
        self._say("filing", name)

    def _save_find(self, library: Library) -> None:
        query = f"石桥 {self._who} {self._nth}"
        library.marks.saved_finds.save(query, query, datetime.now(UTC))
        self._say("find", query)

    def _correct(self, library: Library) -> None:
        issue_id, record = self._issue(library)
        article = replace(record.clipping.article, headline=f"石桥 {self._who} {self._nth}")
        try:
            made = correcting.edit(library, issue_id, record.key, article)
        except ArchiveError:
            raise
        except ReaderError:
            return  # the article was read in anew meanwhile
        if made:
            self._say("correction", made.uid)

    def _copy(self, library: Library) -> None:
        if copy := library.marks.copy():
            self._say("copy", str(copy.path))

    def _restore(self, library: Library) -> None:
        """Put the twin anew from a copy; and the file itself, as it is: a copy would be older by what others did."""
        library.marks.copy()
        if self._dice.random() < 0.3:
            with repair.marks_lock(self._place.marks):
                repair.accept(self._place.marks, datetime.now(UTC))
        newest = copies.newest_whole(copies.copies_of(self._place.marks))
        if newest is not None:
            with repair.marks_lock(self._place.twin):
                repair.restore(self._place.twin, newest, datetime.now(UTC))
            self._say("restored", f"{self._who}.{self._nth}")

    def _issue(self, library: Library) -> tuple[IssueId, ArticleRecord]:
        """Any issue that is held, and an article of it. Raises ArchiveError where there is none yet."""
        day = TEA_DAY + timedelta(self._dice.randrange(DAYS))
        for issue_id in library.archive.issues_of(PAPER, day):
            rows = library.archive.connection.execute(
                "SELECT article.id FROM article JOIN page ON page.id = page_id WHERE issue_id = ?",
                (issue_id,),
            ).fetchall()
            if found := library.archive.articles([self._dice.choice(rows)[0]] if rows else []):
                return issue_id, found[0]
        raise ArchiveError(str(day))

    def _record(self, library: Library) -> ArticleRecord:
        return self._issue(library)[1]


ACTS: tuple[tuple[Callable[[Worker, Library], None], int], ...] = (
    (Worker._import, 12), (Worker._bookmark, 10), (Worker._highlight, 14), (Worker._area, 6), (Worker._file, 8),
    (Worker._save_find, 5), (Worker._correct, 14), (Worker._copy, 6), (Worker._restore, 6),
)  # fmt: skip
"""What is done, and how often."""


def page(nth: int) -> str:
    """The page of a day, always the same."""
    return page_text(TEA_DAY + timedelta(nth), BRIDGE, MARKET.replace("一百二十", str(nth)), TEA)


# what is found after they were killed


def kill_at_work(
    place: Place, kills: int, programs: int, seconds: tuple[float, float], seed: int = 1
) -> Told:
    """Start programs and kill them all after a while, until so many were killed; look everything over each time."""
    told, dice = Told(), random.Random(seed)
    for folder_of in (place.archive, place.twin):
        folder_of.parent.mkdir(parents=True, exist_ok=True)
    while told.kills < kills:
        _put_old_files(place, dice)
        for line in _work_and_die(
            place, f"{seed}.{told.kills}", programs, dice.uniform(*seconds), is_at_work=dice.random() < 0.7
        ):
            kind, _space, name = line.partition(" ")
            told.acknowledged.add((kind, name))
        told.kills += programs
        told.faults += [f"after {told.kills} kills: {fault}" for fault in _faults(place, told.acknowledged)]
    return told


def _put_old_files(place: Place, dice: random.Random) -> None:
    shutil.rmtree(place.old, ignore_errors=True)
    place.old.mkdir()
    for kind in AGES:
        kept = dice.choice(sorted(ARCHIVES.glob(kind)))
        shutil.copy(kept, place.old / kept.name)


def _work_and_die(
    place: Place, who: str, programs: int, seconds: float, *, is_at_work: bool
) -> Iterable[str]:
    """The lines that programs said until they were killed, so long after all of them were ready or at work."""
    call = [sys.executable, "-m", "tests.benchmarks.kills", "--work", str(place.root)]
    environment = os.environ | {"YUEBAO_HOME": str(place.root / "home")}
    running = [
        subprocess.Popen(
            [*call, f"{who}.{which}"], cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True
        )
        for which in range(programs)
    ]
    for process in running:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    if is_at_work:
        for process in running:
            yield from _first_said(process)
    time.sleep(seconds)
    for process in running:
        process.kill()
    for process in running:
        said, _none = process.communicate()
        assert process.returncode < 0, "a program ended by itself"
        yield from said.split("\n")[:-1]


def _first_said(process: subprocess.Popen[str]) -> Iterable[str]:
    """The lines of a program until it has done some work of its own."""
    assert process.stdout
    while line := process.stdout.readline().rstrip("\n"):
        yield line
        if not line.startswith("migrated"):
            return


def _faults(place: Place, acknowledged: set[tuple[str, str]]) -> list[str]:
    """All that is not as it should be."""
    found = [*_faults_of_old(place)]
    for path in (place.marks, place.twin):
        condition = repair.judge(path).condition
        if condition not in {Condition.WHOLE, Condition.NONE, Condition.BLANK}:
            found.append(f"{path.parent.name}: {condition.name}")
    if not place.archive.exists():
        return found
    with closing(sqlite3.connect(place.archive)) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
        found += [said] if said != "ok" else []
    with closing(location(place.archive).open()) as library:
        found += [library.marks.notice] if library.marks.notice else []
        found += _lost_marks(library, acknowledged)
        found += _broken_issues(library, acknowledged)
        found += [str(fault) for fault in jobs.check(library.index)]
    bad = [copy.path.name for copy in copies.copies_of(place.marks) if not copies.is_whole(copy)]
    return found + [f"damaged copy: {name}" for name in bad]


def _faults_of_old(place: Place) -> Iterable[str]:
    """Files that were brought up to date: each opens, and has what it had."""
    for path in place.old_files:
        with closing(sqlite3.connect(ARCHIVES / path.name)) as before, closing(sqlite3.connect(path)) as now:
            (said,) = now.execute("PRAGMA integrity_check").fetchone()
            sql = HELD if path.suffix == ".yuebao" else "SELECT key, headline FROM bookmark ORDER BY key"
            had = _old_headlines(before) if path.suffix == ".yuebao" else before.execute(sql).fetchall()
        if said != "ok":
            yield f"{path.name}: {said}"
        with closing(Archive.open(path) if path.suffix == ".yuebao" else Marks.open(path)):
            pass
        with closing(sqlite3.connect(path)) as now:
            if now.execute(sql).fetchall() != had:
                yield f"{path.name} has lost something"


def _old_headlines(connection: sqlite3.Connection) -> Sequence[tuple[str]]:
    return connection.execute("SELECT headline FROM article ORDER BY headline").fetchall()


def _lost_marks(library: Library, acknowledged: set[tuple[str, str]]) -> Iterable[str]:
    kept = library.marks.annotations
    there = {
        "bookmark": {it.key for it in library.marks.bookmarks()},
        "highlight": {it.uid for it in kept.highlights()},
        "area": {it.uid for it in kept.areas()},
        "folder": {it.uid for it in kept.folders()},
        "filing": set(kept.filings()),
        "find": {it.query for it in library.marks.saved_finds.all("")},
        "correction": {it.uid for it in library.marks.corrections()},
    }
    gone = sorted((kind, name) for kind, name in acknowledged if kind in there and name not in there[kind])
    return [f"gone: {kind} {name}" for kind, name in gone]


def _broken_issues(library: Library, acknowledged: set[tuple[str, str]]) -> Iterable[str]:
    """Issues that are missing, not as they were read, or do not show what the marks say once that is asked for."""
    jobs.catch_up(library)
    for kind, nth in sorted(acknowledged):
        if kind != "issue":
            continue
        day = TEA_DAY + timedelta(int(nth))
        issues = library.archive.issues_of(PAPER, day)
        if len(issues) != 1:
            yield f"{len(issues)} issues of {day}"
            continue
        as_read = library.archive.as_read(issues[0])
        corrections = library.archive.corrections_of(issues[0], library.marks.corrections(PAPER, day))
        if stamp(corrections) != library.archive.corrections_stamp(issues[0]):
            yield f"{day} does not show its corrections"
        bodies = tuple(one.article.paragraphs for one_page in as_read for one in one_page.articles)
        if len(bodies) != 3 or nth not in str(bodies):
            yield f"{day} is not as it was read"
        waiting = replay(as_read, corrections, library.archive.keys_elsewhere(issues[0], corrections)).waiting
        yield from (f"{day}: a correction does not fit: {it.reason.text}" for it in waiting)


def main() -> None:
    """Kill, look, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=500)
    options.add_argument("--programs", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--work", nargs=2, metavar=("FOLDER", "WHO"))
    call = options.parse_args()
    if call.work:
        Worker(Place(Path(call.work[0])), call.work[1]).run()
    with tempfile.TemporaryDirectory(prefix="yuebao-kills-") as name:
        place = Place(Path(name))
        os.environ["YUEBAO_HOME"] = str(place.root / "home")
        told = kill_at_work(place, call.kills, call.programs, (0.05, 6.0), call.seed)
    counts = Counter(kind for kind, _name in told.acknowledged)
    print(f"{told.kills} programs killed, {call.programs} at once")
    print(
        "acknowledged, of different names:",
        ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())),
    )
    print("\n".join(told.faults) or "all of it there, every file and copy whole")
    sys.exit(bool(told.faults))


if __name__ == "__main__":
    main()
