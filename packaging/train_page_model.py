"""Make resources/page_model.json.gz, the weights by which the lines of a page are labelled, from made-up pages.

    python packaging/train_page_model.py                        (some minutes)
    python packaging/train_page_model.py --leave-out            (a table: each family read by what the others teach)

Needs scipy, which only development has. reader/importers/layout/README.md tells what the weights are.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from page_labels import Example, made_example
from page_likelihood import fit
from reader.importers.layout.page_model.chain import WEIGHTS, ChainWeights, likeliest
from reader.importers.layout.page_model.rows import row_of
from tests.made_pages.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST_SEED = 1000
FILES = 130
"""Files of each family."""
LEAST_LINES, LEAST_FAMILIES = 5, 3
"""Lines, and families of papers, that must show a feature for it to be kept."""
RESOURCES = Path(__file__).parent.parent / "resources"


@dataclass(frozen=True)
class Settings:
    """How much is learned from, and how weights are held small."""

    files: int = FILES
    rounds: int = 60
    penalty: float = 5.0


def train(families: Iterable[str], settings: Settings) -> ChainWeights:
    """The weights that the pages of some families teach."""
    examples = [
        made_example(family, seed)
        for family in families
        for seed in range(FIRST_SEED, FIRST_SEED + settings.files)
    ]
    known = kept_features(examples)
    emissions, transitions = fit(examples, known, rounds=settings.rounds, penalty=settings.penalty)
    return ChainWeights(
        {name: row_of(emissions[at]) for name, at in known.items() if any(emissions[at])},
        tuple(map(tuple, transitions)),
    )


def kept_features(examples: Sequence[Example]) -> dict[str, int]:
    """The features that enough lines of enough families show, each with its place."""
    counts: Counter[str] = Counter()
    families: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        for names in example.features:
            for name in names:
                counts[name] += 1
                families[name].add(example.family)
    kept = sorted(
        name
        for name, count in counts.items()
        if count >= LEAST_LINES and len(families[name]) >= LEAST_FAMILIES
    )
    return {name: place for place, name in enumerate(kept)}


def share_right(weights: ChainWeights, examples: Iterable[Example]) -> float:
    """The share of lines that the weights label as they should be."""
    right = lines = 0
    for example in examples:
        read = likeliest(example.features, weights)
        right += sum(one is other for one, other in zip(read, example.labels, strict=True))
        lines += len(read)
    return right / lines if lines else 1.0


def write_weights(weights: ChainWeights, path: Path) -> None:
    """Keep the weights: JSON, packed, the same bytes for the same weights."""
    packed = {
        "emissions": {name: f"{row:x}" for name, row in weights.emissions.items()},
        "transitions": weights.transitions,
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def leave_out(settings: Settings, seeds: range) -> None:
    """Print for each family how many lines are labelled right by what the others teach."""
    for family in FAMILIES:
        weights = train((name for name in FAMILIES if name != family), settings)
        share = share_right(weights, (made_example(family, seed) for seed in seeds))
        print(f"{family:10} {share:.3f}", flush=True)


def main() -> None:
    """Train on all families, or on all but one in turn."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=FILES, help="files of each family")
    parser.add_argument("--leave-out", action="store_true", help="judge instead of writing the weights")
    wanted = parser.parse_args()
    if wanted.leave_out:
        leave_out(Settings(wanted.files), range(5000, 5020))
        return
    write_weights(train(FAMILIES, Settings(wanted.files)), RESOURCES / WEIGHTS)


if __name__ == "__main__":
    main()
