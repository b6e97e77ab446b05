"""What marks go through: python -m tests.benchmarks.faults [--flips N] [--kills N] [--programs N].

Bits are flipped one at a time in marks files with 500 bookmarks and everything else that a person marks, and programs
are killed while they mark, correct, copy and restore, several on the same file. Told is how much comes back without any
copy, whether the verdict was right, and whether all that was acknowledged is there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reader.core.corrections.changes import Correction, Edit, FieldChange
from reader.core.errors import ReaderError
from reader.store.marks import copies, repair
from reader.store.marks.bundle import gather
from reader.store.marks.marks import Marks
from reader.store.marks.repair import Condition
from reader.store.records import Bookmark
from tests.checkout import CHECKOUT
from tests.store.marks.invented_annotations import TEXT, area, filing, folder, highlight, marked_text

BOOKMARKS, CORRECTIONS, FINDS = 500, 40, 10
HIGHLIGHTS, AREAS, FOLDERS, FILINGS = 300, 20, 6, 200
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
PARTS = ("header", "schema", "tables", "indexes")


def bookmark(nth: int, who: str = "a") -> Bookmark:
    """A bookmark like any other."""
    day = date(1987, 5, 12) + timedelta(days=nth)
    quote = f"　　第{nth}次航班靠岸，渡口的人都来看。" * 3
    return Bookmark(
        f"{day}-{who}{nth:08}", "溪口报", day, "2", f"渡口添新船之{nth}", quote, NOON + timedelta(minutes=nth)
    )


def correction(nth: int, who: str = "a") -> Correction:
    """A headline put right."""
    change = Edit(f"{who}{nth}", "渡口", (FieldChange("headline", f"渡囗{nth}", f"渡口{nth}"),))
    return Correction(f"{who}-{nth}", NOON, "溪口报", date(1987, 5, 12), change)


def fill(path: Path) -> None:
    """Make a marks file that has been worked with."""
    with closing(Marks.open(path, lambda: NOON)) as marks:
        for nth in range(BOOKMARKS + 20):
            marks.restore_bookmark(bookmark(nth))
        for nth in range(BOOKMARKS, BOOKMARKS + 20):
            marks.remove_bookmark(bookmark(nth).key)
        marks.add_corrections(correction(nth) for nth in range(CORRECTIONS))
        for nth in range(FINDS):
            marks.saved_finds.save(f"渡口{nth}", f"渡口 {nth}", NOON)
        marks.set_read([bookmark(nth).key for nth in range(300)], True)
        _annotate(marks)


def _annotate(marks: Marks) -> None:
    """Highlights and notes, areas, folders, filings and tags, and the texts that they were put on."""
    kept = marks.annotations
    texts = [f"渡口添新船之{nth}\n{TEXT}" for nth in range(HIGHLIGHTS)]
    kept.put_highlights(
        [
            highlight(
                "过河只要五分钟",
                text,
                uid=f"h{nth}",
                note=f"查第{nth}次" * (nth % 3),
                tags=("渡口史",) * (nth % 2),
            )
            for nth, text in enumerate(texts)
        ],
        map(marked_text, texts),
    )
    kept.put_areas([area(f"a{nth}", note=f"图{nth}") for nth in range(AREAS)])
    kept.put_folders([folder(f"f{nth}", f"卷{nth}") for nth in range(FOLDERS)])
    kept.put_filings([filing(bookmark(nth).key, f"f{nth % FOLDERS}") for nth in range(FILINGS)])


# bits


@dataclass(frozen=True, slots=True)
class Flip:
    """What became of a file with one wrong bit.

    `came_back`: bookmarks of 500. `lost`: other things that did not; `altered`: things that say something else now.
    """

    part: str
    came_back: int
    lost: int
    altered: int
    condition: Condition
    is_right: bool


def flips(folder: Path, count: int, seed: int = 1) -> list[Flip]:
    """Flip one bit in each of so many files, a quarter in each part of the file; no copies are there to help."""
    whole = folder / "whole.sqlite"
    fill(whole)
    data, truth, dice = whole.read_bytes(), things_in(whole), random.Random(seed)
    places = _places(whole, len(data))
    found = []
    for nth in range(count):
        part = PARTS[nth % len(PARTS)]
        at, bit = dice.choice(places[part]), 1 << dice.randrange(8)
        found.append(_flip(folder / str(nth), data, truth, part, at, bit))
        shutil.rmtree(folder / str(nth))
    return found


def _places(path: Path, size: int) -> dict[str, range | list[int]]:
    """Where the bytes of each part lie."""
    with closing(sqlite3.connect(path)) as connection:
        ((page_size,),) = connection.execute("PRAGMA page_size").fetchall()
        rows = connection.execute("SELECT pageno, d.name LIKE 'sqlite_auto%' OR s.type = 'index' FROM dbstat AS d"
                                  " JOIN sqlite_schema AS s ON s.name = d.name").fetchall()  # fmt: skip
    pages = {kind: [number for number, is_index in rows if bool(is_index) is kind] for kind in (False, True)}
    spread = {
        kind: [at for number in numbers for at in range((number - 1) * page_size, number * page_size)]
        for kind, numbers in pages.items()
    }
    assert max(map(max, spread.values())) < size
    return {
        "header": range(100),
        "schema": range(100, page_size),
        "tables": spread[False],
        "indexes": spread[True],
    }


def things_in(path: Path) -> dict[tuple[str, str], object]:
    """All that a person has made, by kind and name. Raises ReaderError."""
    with closing(Marks.open(path, lambda: NOON)) as marks:
        return things_of(marks)


def things_of(marks: Marks) -> dict[tuple[str, str], object]:
    """As `things_in`, of marks that are open."""
    bundle = gather(marks)
    return {
        **{("bookmark", it.key): it for it in bundle.bookmarks},
        **{("highlight", it.uid): it for it in bundle.highlights},
        **{("area", it.uid): it for it in bundle.areas},
        **{("folder", it.uid): it for it in bundle.folders},
        **{("filing", it.key): it for it in bundle.filings},
        **{("text", it.digest): it for it in bundle.texts},
        **{("correction", it.uid): it for it in marks.corrections()},
        **{("saved find", it.query): it.name for it in marks.saved_finds.all("")},
    }


def _flip(
    folder: Path, data: bytes, truth: dict[tuple[str, str], object], part: str, at: int, bit: int
) -> Flip:
    folder.mkdir()
    path = folder / "marks.sqlite"
    spoilt = bytearray(data)
    spoilt[at] ^= bit
    path.write_bytes(spoilt)
    condition = repair.judge(path).condition
    try:
        with closing(Marks.open(path, lambda: NOON)) as marks:
            back = things_of(marks)
            marks.restore_bookmark(bookmark(9999))
            has_notice = marks.notice is not None
    except ReaderError:
        return Flip(part, 0, len(truth) - BOOKMARKS, 0, condition, is_right=False)
    came = sum(name in back for name in truth if name[0] == "bookmark")
    lost = sum(name not in back for name in truth if name[0] != "bookmark")
    altered = sum(name not in truth or truth[name] != it for name, it in back.items())
    is_clean = came == BOOKMARKS and not lost and len(back) == len(truth)
    is_right = has_notice if condition is Condition.DAMAGED else is_clean
    return Flip(part, came, lost, altered, condition, is_right)


def say_flips(found: list[Flip]) -> None:
    """Print a line for each part of the file."""
    for part in (*PARTS, "all"):
        of_part = [it for it in found if part in {it.part, "all"}]
        back = [it.came_back for it in of_part]
        damaged = sum(it.condition is Condition.DAMAGED for it in of_part)
        wrong = sum(not it.is_right for it in of_part)
        unnoticed = sum(it.altered > 0 and it.condition is Condition.WHOLE for it in of_part)
        print(
            f"{part:8} {len(of_part):4} flips: {damaged} damaged, {wrong} wrong verdicts, {unnoticed} unnoticed;"
            f" bookmarks of {BOOKMARKS}: median {statistics.median(back):.0f}, worst {min(back)};"
            f" other things lost: median {statistics.median(it.lost for it in of_part):.0f},"
            f" most {max(it.lost for it in of_part)}"
        )


# kills


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of killing programs at work: how often, how much they had acknowledged, and what was wrong."""

    kills: int
    acknowledged: int
    faults: tuple[str, ...]


def kill_at_work(
    path: Path, kills: int, programs: int, seconds: tuple[float, float], seed: int = 1
) -> Killed:
    """Start programs on one file and kill them all after a while, again and again; look over the file each time."""
    dice, faults = random.Random(seed), []
    acknowledged: set[str] = set()
    for nth in range(kills):
        call = [sys.executable, "-m", "tests.benchmarks.faults", "--work", str(path)]
        running = [
            subprocess.Popen([*call, f"{nth}.{which}."], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
            for which in range(programs)
        ]
        for process in running:
            assert process.stdout
            process.stdout.readline()  # it is at work
        time.sleep(dice.uniform(*seconds))
        for process in running:
            process.kill()
        for process in running:
            said, _none = process.communicate()
            acknowledged |= {line for line in said.split("\n")[:-1] if line}
        faults += [f"kill {nth}: {fault}" for fault in _faults(path, acknowledged)]
    return Killed(kills * programs, len(acknowledged), tuple(faults))


def _faults(path: Path, acknowledged: set[str]) -> list[str]:
    condition = repair.judge(path).condition
    if condition in {Condition.NONE, Condition.BLANK} and not acknowledged:
        return []  # killed before the first file was made
    if condition is not Condition.WHOLE:
        return [f"the file is {condition.name}"]
    with closing(Marks.open(path)) as marks:
        there = {it.key for it in marks.bookmarks()} | {it.uid for it in marks.corrections()}
        said = [marks.notice] if marks.notice else []
    gone = acknowledged - there
    bad = [copy.path.name for copy in copies.copies_of(path) if not copies.is_whole(copy)]
    return [*said, *(f"gone: {key}" for key in sorted(gone)), *(f"damaged copy: {name}" for name in bad)]


def work(path: Path, who: str) -> None:
    """Mark, correct, copy and restore for ever; say what is done as soon as it is."""
    dice, nth = random.Random(who), 0
    with closing(Marks.open(path)) as marks:
        print(flush=True)
        while True:
            nth += 1
            done = dice.random()
            try:
                if done < 0.1:
                    marks.copy()
                elif done < 0.15:
                    _restore(path, marks)
                elif done < 0.5:
                    marks.add_corrections([correction(nth, who)])
                    print(correction(nth, who).uid, flush=True)
                else:
                    marks.restore_bookmark(bookmark(nth, who))
                    print(bookmark(nth, who).key, flush=True)
            except ReaderError:
                continue  # nothing was acknowledged


def _restore(path: Path, marks: Marks) -> None:
    """Put the file anew, as it is: a copy would be older by what others have done since it was made."""
    marks.copy()
    with repair.marks_lock(path):
        repair.accept(path, datetime.now(UTC))


def main() -> None:
    """Flip, kill, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--flips", type=int, default=200)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--programs", type=int, default=3)
    options.add_argument("--work", nargs=2, metavar=("PATH", "WHO"))
    call = options.parse_args()
    if call.work:
        work(Path(call.work[0]), call.work[1])
    with tempfile.TemporaryDirectory(prefix="yuebao-faults-") as name:
        folder = Path(name)
        found = flips(folder, call.flips)
        say_flips(found)
        killed = kill_at_work(folder / "marks.sqlite", call.kills, call.programs, (0.02, 0.6))
        print(f"{killed.kills} programs killed, {killed.acknowledged} things acknowledged")
        print("\n".join(killed.faults) or "all of them there, every file and copy whole")
        sys.exit(bool(killed.faults) or not all(it.is_right for it in found))


if __name__ == "__main__":
    main()
