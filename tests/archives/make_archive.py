"""Makes the small archive that stands for the schema of its day: run once for each released schema.

`python -m tests.archives.make_archive tests/archives/schema-N.yuebao`
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from reader.store.archive.archive import Archive
from tests.indexing import writer
from tests.store.invented_readings import FERRY, SCHOOL, TEA, page, reading

if __name__ == "__main__":
    archive, index = Archive.open(Path(sys.argv[1])), writer()
    archive.store(reading(page("1", FERRY), day=date(1987, 5, 12), number=812), index)
    archive.store(reading(page("1", SCHOOL), page("2", TEA), day=date(1987, 5, 15), number=813), index)
    archive.close()
