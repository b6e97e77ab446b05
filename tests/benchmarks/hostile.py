"""What strangers' files and any query do: python -m tests.benchmarks.hostile [--files N] [--queries N] [--seed N].

Samples of every format, of files of marks and of corrections are changed at random and read into an archive; queries
made of words, operators, fields and rubbish are asked of it in every way the window asks. Right is: a sentence at most,
an end in time, and memory that does not grow with what is asked.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
import traceback
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader import jobs
from reader.core.errors import ReaderError
from reader.core.interruptible import InterruptibleQuery
from reader.export.marks.json_form import marks_json
from reader.export.marks.web_annotation import web_annotations
from reader.find.facets import complete_facets, count_facets
from reader.find.grouping import Grouping, groups_of
from reader.find.query.field_table import FIELDS
from reader.find.query.parsing import parse
from reader.find.records import Order
from reader.find.relaxing import relaxations
from reader.find.search import highlight_spans, results
from reader.find.suggestions import suggestions
from reader.jobs.exchange import patch_text, read_patch
from reader.jobs.mark_exchange import read_marks
from reader.store.marks.bundle import gather
from reader.store.marks.marks import Marks
from tests.archive_faults import imported, location, sources
from tests.benchmarks.faults import bookmark, correction
from tests.benchmarks.memory import tell_memory
from tests.checkout import SPECIMEN
from tests.importers.mutations import MAKERS, PIECES, change, fill
from tests.store.marks.invented_annotations import fill as annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.store.archive.archive import Archive

LONGEST = 60.0
"""Seconds of work after which a query, or one file of a folder, counts as hanging."""
OWN = "marks and corrections"
_WORDS = (
    *("石桥", "茶园", "集市", "本报讯", "记者", "的", "一"),
    *("A1", "2022", "柳溪报", "霁川", "不存在的词语"),
)
_JOINTS = (
    *(
        " ",
        " ",
        " AND ",
        " OR ",
        " NOT ",
        " -",
        " NEAR/3 ",
        " NEAR ",
        "|",
        "(",
        ")",
        "（",
        "）",
        '"',
        "“",
        "”",
    ),
    *(":", "：", "*", "?", "..", "~", "\t", "\n", "\x00", "\u200b", "\ud800", "％", "\\", "'", "/", "-" * 40),
)
_DAYS = (
    "2022",
    "2022-07",
    "2022-07-16",
    "1946..1950",
    "民国22年8月",
    "光绪三年",
    "9999-99-99",
    "..",
    "2022..",
    "昨天",
)


@dataclass
class Found:
    """What came of it: how many were tried, how long the slowest took, and what was wrong."""

    tried: int = 0
    slowest: float = 0.0
    slowest_what: str = ""
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self, what: str, count: int = 1) -> Iterator[None]:
        """Note what takes long and what ends in anything but a sentence."""
        begun = time.process_time()
        try:
            yield
        except ReaderError:
            pass
        except Exception:  # noqa: BLE001 - that is what is looked for
            self.faults.append(f"{what}: {traceback.format_exc()}")
        took = (time.process_time() - begun) / count
        self.tried += count
        if took > self.slowest:
            self.slowest, self.slowest_what = took, what
        if took > LONGEST:
            self.faults.append(f"{what}: {took:.0f} s")


# files


def read_changed(folder: Path, count: int, seed: int, kinds: Sequence[str] = (*MAKERS, OWN)) -> Found:
    """Change and read so many files, of the kinds in turn; what is wrong is named by the seed of its folder."""
    found, nth = Found(), 0
    while found.tried < count:
        kind, nth = kinds[nth % len(kinds)], nth + 1
        place, what = folder / f"{nth}", f"{kind} {seed} {nth}"
        dice = random.Random(what)
        if kind == OWN:
            _read_own(found, place, what, dice)
        else:
            _read_folder(found, place, kind, what, dice)
    return found


def _read_folder(found: Found, place: Path, kind: str, what: str, dice: random.Random) -> None:
    files = fill(place / "sources", kind, dice)
    with found.watching(what, files), closing(location(place / "a.yuebao").open()) as library:
        done = jobs.import_paths(
            library.archive, [place / "sources"], library.index.writer(), title_for=lambda _folder: "柳溪报"
        )
        found.faults += [f"{what}: {done.stopped}"] if done.stopped else []
        told = [it.text for outcome in done.readings for it in outcome.findings if "report this" in it.text]
        found.faults += [f"{what}: {text}" for text in told]
        found.faults += [f"{what}: {fault}" for fault in jobs.check(library.index)]


def _read_own(found: Found, place: Path, what: str, dice: random.Random) -> None:
    """Files that programs like this one write for each other."""
    place.mkdir()
    with closing(Marks.open(place / "marks.sqlite")) as marks:
        annotate(marks.annotations)
        marks.restore_bookmark(bookmark(1))
        bundle = gather(marks)
    texts = {
        "marks.json": marks_json(bundle),
        "marks.jsonld": web_annotations(bundle),
        "corrections.jsonl": patch_text([correction(nth) for nth in range(5)]),
    }
    for name, text in texts.items():
        for nth in range(4):
            path = place / f"{nth}-{name}"
            path.write_bytes(_changed_json(text, dice) if nth % 2 else change(text.encode(), dice))
            with found.watching(f"{what} {path.name}"):
                (read_patch if name.startswith("corrections") else read_marks)(path)


def _changed_json(text: str, dice: random.Random) -> bytes:
    """Each line or the whole as JSON, some of its values others: wrong in what it says, not in how it is written."""
    lines = text.splitlines() if "\n{" in text[1:] and text.startswith('{"format": "yuebao-corr') else [text]
    return "\n".join(json.dumps(_altered(json.loads(line), dice)) for line in lines).encode()


def _altered(value: object, dice: random.Random) -> object:
    if dice.random() < 0.03:
        return dice.choice(
            (None, -1, 2**70, 1.5, "", "\ud800", [], {}, [[]], "9999-99-99", True, "x" * 5000, ["a", 1])
        )
    if isinstance(value, dict):
        return {key: _altered(it, dice) for key, it in value.items() if dice.random() > 0.01}
    return [_altered(it, dice) for it in value] if isinstance(value, list) else value


# queries


def ask_anything(archive: Archive, count: int, seed: int) -> Found:
    """Ask so many queries in every way."""
    found, dice = Found(), random.Random(seed)
    text = "\n".join(path.read_text("utf-8") for path in sorted(SPECIMEN.glob("*.txt"))[:2])
    for _nth in range(count):
        query = a_query(dice, text)
        with found.watching(ascii(query)[:200]):
            _ask(archive, query, text[:2000], dice)
    return found


def a_query(dice: random.Random, text: str) -> str:
    """Words, pieces of a text, fields, operators and rubbish, one after the other."""
    length = dice.choice((1, 2, 3, 5, 8, 60)) if dice.random() < 0.98 else 4000
    return "".join(_piece(dice, text) + dice.choice(_JOINTS) for _part in range(length))


def _piece(dice: random.Random, text: str) -> str:
    kind = dice.randrange(7)
    if kind == 0:
        at = dice.randrange(len(text))
        return text[at : at + dice.randint(1, 30)]
    if kind == 1:
        spelling = dice.choice([it for one in FIELDS for it in one.spellings])
        return f"{spelling}{dice.choice((':', '：'))}{dice.choice((*_WORDS, *_DAYS, '书签', '批注', '原样', '1', ''))}"
    if kind == 2:
        ranges = (range(32, 127), range(0x4E00, 0x9FA5), range(1, 0x10FFFF))
        return "".join(chr(dice.choice(dice.choice(ranges))) for _nth in range(dice.randint(1, 12)))
    if kind == 3:
        return dice.choice(PIECES).decode("utf-8", "replace")
    return dice.choice(_WORDS)


def _ask(archive: Archive, asked: str, text: str, dice: random.Random) -> None:
    query = parse(asked)
    with results(archive, query) as found:
        total = found.count
        page = found.page(dice.choice(list(Order)), 20, 0)
        complete_facets(found, count_facets(found))
    assert len(page.articles) == min(total, 20)
    grouping = dice.choice(list(Grouping))
    groups = groups_of(archive, query, grouping, Order.BEST)
    assert grouping is Grouping.NONE or sum(group.count for group in groups) == total, (
        "the groups are not all of it"
    )
    if not total:
        relaxations(archive, query, InterruptibleQuery())
    suggestions(None, asked, dice.randrange(len(asked) + 1))
    spans = highlight_spans(text, query)
    assert all(0 <= it.start < it.end <= len(text) for it in spans)
    assert parse(query.text).node == query.node


def say(what: str, found: Found) -> None:
    """Print what came of it."""
    print(f"{found.tried} {what}; the slowest took {found.slowest:.2f} s ({found.slowest_what})")
    print("\n".join(found.faults[:30]) or "a sentence at most, every time")
    tell_memory(f"after {what}")


def main() -> None:
    """Change, read, ask, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--queries", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    call = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yuebao-hostile-") as name:
        folder = Path(name)
        os.environ["YUEBAO_HOME"] = str(folder / "home")
        archive_path = folder / "asked.yuebao"
        imported(archive_path, sources(folder / "papers", 30))
        with closing(location(archive_path).open()) as library:
            asked = ask_anything(library.archive, call.queries, call.seed)
        say("queries", asked)
        (folder / "changed").mkdir()
        read = read_changed(folder / "changed", call.files, call.seed)
        say("changed files", read)
    sys.exit(bool(asked.faults or read.faults))


if __name__ == "__main__":
    main()
