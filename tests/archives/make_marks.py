"""Makes the small marks file that stands for the schema of its day: run once for each released schema.

`python -m tests.archives.make_marks tests/archives/marks-N.sqlite`
"""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from reader.core.corrections.changes import Correction, Edit, FieldChange
from reader.store.marks.marks import Marks
from reader.store.records import Bookmark
from tests.store.marks.invented_annotations import fill

NOON = datetime(1987, 5, 12, 12, tzinfo=UTC)
DAY = date(1987, 5, 12)

if __name__ == "__main__":
    with closing(Marks.open(Path(sys.argv[1]))) as marks:
        marks.restore_bookmark(Bookmark("1987-05-12-a", "溪口报", DAY, "2", "渡口还在", "渡口的船", NOON))
        change = Edit("1987-05-12-a", "渡口", (FieldChange("headline", "渡囗还在", "渡口还在"),))
        marks.add_corrections([Correction("c1", NOON, "溪口报", DAY, change)])
        marks.saved_finds.save("茶", "茶", NOON)
        fill(marks.annotations)
