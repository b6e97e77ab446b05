"""The weights of the page model and the program that makes them.

Not the whole training, which takes minutes: a small one shows that the program still makes weights of this form
that read pages of a family it has not seen, and the kept weights must read the same pages better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from page_labels import Example, made_example
from reader.importers.layout.page_model.chain import ChainWeights, load_weights, read_weights
from tests.made_pages.families import FAMILIES
from train_page_model import Settings, share_right, train, write_weights

if TYPE_CHECKING:
    from pathlib import Path

NOT_SEEN = "evening"


@pytest.fixture(scope="module")
def small() -> ChainWeights:
    return train(("county", "trade", "weekly", "digest"), Settings(files=4, rounds=20))


@pytest.fixture(scope="module")
def pages() -> list[Example]:
    return [made_example(NOT_SEEN, seed) for seed in range(5000, 5004)]


def test_a_small_training_reads_pages_of_a_family_it_has_not_seen(
    small: ChainWeights, pages: list[Example]
) -> None:
    assert share_right(small, pages) > 0.8


def test_the_kept_weights_read_them_better(small: ChainWeights, pages: list[Example]) -> None:
    assert share_right(load_weights(), pages) > share_right(small, pages)


@pytest.mark.parametrize("family", list(FAMILIES))
def test_the_kept_weights_read_every_family(family: str) -> None:
    assert share_right(load_weights(), (made_example(family, seed) for seed in range(6000, 6003))) > 0.93


def test_weights_are_kept_as_they_are(small: ChainWeights, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_weights(small, tmp_path / name)
    assert read_weights(tmp_path / "one") == small
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
