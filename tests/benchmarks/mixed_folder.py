"""Import a folder with sources of every kind, twice: python -m tests.benchmarks.mixed_folder [--days N].

Prints how many files were read as which kind, what is doubtful of them, what is not where it belongs, and the time
both imports took.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from reader import jobs
from reader.store.archive.archive import Archive
from tests.importers.mixed_folder import MixedFolder, make_mixed_folder
from tests.indexing import writer

FILES_A_DAY = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=400 // FILES_A_DAY)
    parser.add_argument("--pdfs", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-bench-") as name:
        made = make_mixed_folder(Path(name) / "报纸", asked.days, asked.pdfs)
        with closing(Archive.open(Path(name) / "a.yuebao")) as archive:
            print(f"{sum(1 for path in made.path.rglob('*') if path.is_file())} files")
            _report(made, archive, _timed(made, archive, "first"))
            _timed(made, archive, "again")


def _timed(made: MixedFolder, archive: Archive, what: str) -> jobs.ImportReport:
    begun = time.perf_counter()
    report = jobs.import_paths(archive, [made.path], writer())
    statuses = Counter(one.status.value for one in report.readings)
    print(f"{what}: {time.perf_counter() - begun:.1f} s  {dict(statuses)}")
    return report


def _report(made: MixedFolder, archive: Archive, report: jobs.ImportReport) -> None:
    for kind, count in sorted(Counter(one.kind for one in report.readings).items()):
        print(f"  {count:5} {kind}")
    told = Counter((f.level.value, f.code.value) for one in report.readings for f in one.findings)
    for (level, code), count in sorted(told.items()):
        print(f"  {count:5} {level}: {code}")
    rows = archive.connection.execute("SELECT DISTINCT paper, date, page FROM articles").fetchall()
    wanted = {(paper, day.isoformat(), page) for paper, day, page in made.wanted}
    papers = {paper for paper, _day, _page in wanted}
    wrong = wanted ^ {tuple(row) for row in rows if row[0] in papers}
    print(f"{len(wanted)} pages wanted, {len(wrong)} not where they belong {sorted(wrong)[:10]}")


if __name__ == "__main__":
    main()
