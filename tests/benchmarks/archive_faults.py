"""What archives go through: python -m tests.benchmarks.archive_faults [--flips N] [--days N] [--seed N].

Single bits are turned in copies of an archive; each is looked over and mended as it asks for. A flip is right
where nothing was raised but a sentence, and all that was there is there at the end.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from tests.archive_faults import flip, imported, shown, sources


def main() -> None:
    """Turn bits, print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-faults-") as name:
        folder, dice = Path(name), random.Random(wanted.seed)
        os.environ["YUEBAO_HOME"] = str(folder / "home")
        whole = folder / "whole" / "a.yuebao"
        imported(whole, sources(folder / "whole" / "papers", wanted.days))
        truth, ends, wrong = shown(whole), Counter[str](), 0
        for _nth in range(wanted.flips):
            try:
                found = flip(whole, folder / "flipped.yuebao", truth, dice)
            except Exception:  # noqa: BLE001 - that is what is counted
                print(traceback.format_exc())
                ends["traceback"] += 1
                wrong += 1
                continue
            ends[f"{found.said[:60] if found.how == 'rebuilt' else found.said}: {found.how}"] += 1
            if not found.is_right:
                wrong += 1
                print("WRONG", found)
    size = wanted.flips
    print(f"{size} bits turned in an archive of {wanted.days} issues: {size - wrong} right, {wrong} wrong")
    for end, count in ends.most_common():
        print(f"{count:>5}  {end}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
