"""Kill an import at random moments and start it again: python -m tests.benchmarks.killing [--files N] [--kills N].

At the end the archive is compared with that of an undisturbed import: nothing twice, nothing lost, no page broken.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.find.search import found_ids
from reader.store.archive.archive import Archive
from tests.benchmarks.article_folder import PAPER, write_folder
from tests.checkout import CHECKOUT

ROOT = CHECKOUT
WORDS = ("双桥", "溪口", "本报", "记", "一", "的", "工作", "发展")
LONGEST = 3600
COMPARED = (
    "SELECT name FROM title ORDER BY name",
    "SELECT date, number, page_count FROM issue ORDER BY date",
    "SELECT sha256, kind, encoding, size FROM source ORDER BY sha256",
    "SELECT issue.date, page.number, article.position, article.id, key, headline, kicker, deck, text"
    " FROM issue JOIN page ON page.issue_id = issue.id JOIN article ON article.page_id = page.id"
    " JOIN body ON body.article_id = article.id ORDER BY issue.date, page.number, article.position",
    "SELECT article_id, position, name, role FROM author ORDER BY article_id, position",
    "SELECT ordinal, last_serial FROM _day ORDER BY ordinal",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an import runs: its own home, the sources."""

    home: Path
    folder: Path

    @property
    def archive(self) -> Path:
        """What it writes."""
        return self.home / "a.yuebao"

    def start(self) -> subprocess.Popen[bytes]:
        """Begin or go on."""
        call = [sys.executable, "-m", "reader", "import", "--archive", str(self.archive), str(self.folder)]
        environment = os.environ | {"YUEBAO_HOME": str(self.home)}
        return subprocess.Popen(
            call, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )


def kill_and_go_on(ground: Ground, kills: int, seconds: tuple[float, float], seed: int = 1) -> int:
    """Kill so many times, each time `seconds` (from, to) after the start; then let it end. How often it was running."""
    dice, struck = random.Random(seed), 0
    for _kill in range(kills):
        process = ground.start()
        time.sleep(dice.uniform(*seconds))
        struck += process.poll() is None
        process.kill()
        process.communicate()
    finish(ground)
    return struck


def finish(ground: Ground) -> float:
    """Run to the end; how many seconds that took."""
    begun = time.monotonic()
    process = ground.start()
    _out, said = process.communicate(timeout=LONGEST)
    assert process.returncode == 0, said.decode()
    return time.monotonic() - begun


def differences(one: Ground, other: Ground) -> list[str]:
    """In what two archives differ, and what is broken in the first."""
    told = []
    with closing(sqlite3.connect(one.archive)) as mine, closing(sqlite3.connect(other.archive)) as its:
        checked = mine.execute("PRAGMA integrity_check").fetchone()[0]
        told += [checked] if checked != "ok" else []
        told += [sql for sql in COMPARED if mine.execute(sql).fetchall() != its.execute(sql).fetchall()]
    found = [_found(ground.archive) for ground in (one, other)]
    return told + [f"found: {word}" for word in WORDS if found[0][word] != found[1][word]]


def _found(path: Path) -> dict[str, list[int]]:
    archive = Archive.open(path)
    try:
        return {word: sorted(found_ids(archive, word)) for word in WORDS}
    finally:
        archive.close()


def main() -> None:
    """Make a folder, import it undisturbed and killed, compare, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=4_000)
    options.add_argument("--kills", type=int, default=20)
    call = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-killing-") as name:
        place = Path(name)
        folder = write_folder(place / PAPER, call.files)
        calm, killed = Ground(place / "calm", folder), Ground(place / "killed", folder)
        for ground in (calm, killed):
            ground.home.mkdir()
        whole = finish(calm)
        struck = kill_and_go_on(killed, call.kills, (0.1, max(2.0, whole / call.kills * 1.8)))
        told = differences(killed, calm)
        print(
            f"{call.files} files, undisturbed in {whole:.1f} s; killed {call.kills} times, {struck} of them at work"
        )
        print("\n".join(["the same, integrity_check ok"] if not told else ["DIFFERENT", *told]))
        sys.exit(bool(told))


if __name__ == "__main__":
    main()
