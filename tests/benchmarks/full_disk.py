"""What happens on a full disk: python -m tests.benchmarks.full_disk FOLDER [--days N].

FOLDER lies on a small disk of its own, as `mount -t tmpfs -o size=8m tmpfs FOLDER` makes one; it is emptied. An import
fills it; then each kind of work is tried, and what it says is printed. At the end the archive must be whole.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader import cli, jobs
from reader.cli.exits import Exit
from reader.core.errors import ReaderError
from reader.find.search import count
from reader.jobs import corrections
from reader.jobs.annotations import new_highlight
from tests.archive_faults import imported, location, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
CALLS = (
    ("find", "石桥", "--count"), ("check",), ("reindex",), ("rebuild",), ("backup",),
    ("export", "--date", "2022-07-16", "-o", "out.txt"),
)  # fmt: skip


def fill(disk: Path) -> None:
    """Leave no room at all."""
    with contextlib.suppress(OSError), (disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(b"\1" * 4096)


def mark_all(archive: Path) -> Iterator[tuple[str, str]]:
    """Open archive and marks on the full disk, read, and mark and correct in every way; what each of them says."""
    with closing(location(archive).open()) as library:
        yield "opened", library.marks.notice or "nothing to say"
        (article_id,) = library.archive.connection.execute("SELECT min(id) FROM article").fetchone()
        record = library.archive.article(article_id)
        made = new_highlight(library, record, 2, 9, "green", "批注" * 2000)
        works = {
            "bookmark": lambda: library.marks.add_bookmark(record, NOON),
            "note": lambda: library.marks.annotations.put_highlights(
                [made.highlight], [made.text], [made.place]
            ),
            "saved find": lambda: library.marks.saved_finds.save("石桥", "石桥" * 3000, NOON),
            "correction": lambda: corrections.edit(
                library, record.issue_id, record.key, replace(record.clipping.article, headline="石桥" * 3000)
            ),
            "read": lambda: library.marks.set_read([str(nth) for nth in range(2000)], is_read=True),
            "copy": library.marks.copy,
        }
        for what, work in works.items():
            try:
                work()
                yield what, "done"
            except ReaderError as error:
                yield what, str(error)
        yield "find", f"{count(library.archive, '石桥')} articles"
    with closing(location(archive).open()) as library:
        held = len(library.marks.bookmarks()), len(library.marks.annotations.highlights())
        yield "opened again", f"{held} bookmarks and notes, {len(library.marks.corrections())} corrections"


def main() -> None:
    """Fill the disk, try everything, look at what is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("disk", type=Path)
    parser.add_argument("--days", type=int, default=1500)
    wanted = parser.parse_args()
    disk: Path = wanted.disk.absolute()
    if any(disk.iterdir()):
        parser.error(f"{disk} is not empty")
    os.environ["YUEBAO_HOME"] = str(disk / "home")
    archive = disk / "a.yuebao"
    with tempfile.TemporaryDirectory(prefix="yuebao-full-") as name:
        imported(archive, sources(Path(name) / "few", 5))
        many = sources(Path(name) / "many", wanted.days)
        for is_full in (False, True):
            with closing(location(archive).open()) as library:
                done = jobs.import_paths(library.archive, [many], library.index.writer())
            print("import" if is_full else "import until it is full", "→", done.stopped)
            fill(disk)
        print("→ marking and correcting")
        for what, said in mark_all(archive):
            print("  ", what, "→", said)
        for command, *rest in CALLS:
            print("→", command)
            words = [str(disk / word) if word == "out.txt" else word for word in rest]
            print("  ", Exit(cli.main(["--archive", str(archive), command, *words])).name)
    (disk / "fill").unlink(missing_ok=True)
    sys.exit(cli.main(["--archive", str(archive), "check"]))


if __name__ == "__main__":
    main()
