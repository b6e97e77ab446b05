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
from pathlib import Path

from reader import cli, jobs
from reader.cli.exits import Exit
from tests.archive_faults import imported, location, sources

CALLS = (
    ("find", "石桥", "--count"), ("check",), ("reindex",), ("rebuild",), ("backup",),
    ("export", "--date", "2022-07-16", "-o", "out.txt"),
)  # fmt: skip


def fill(disk: Path) -> None:
    """Leave no room at all."""
    with contextlib.suppress(OSError), (disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(b"\1" * 4096)


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
        for command, *rest in CALLS:
            print("→", command)
            words = [str(disk / word) if word == "out.txt" else word for word in rest]
            print("  ", Exit(cli.main(["--archive", str(archive), command, *words])).name)
    (disk / "fill").unlink(missing_ok=True)
    sys.exit(cli.main(["--archive", str(archive), "check"]))


if __name__ == "__main__":
    main()
