"""The families of papers: each module's `design(rng)` is one paper of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.made_pages.families import (
    border,
    bulletin,
    campus,
    county,
    digest,
    evening,
    frames,
    mixed,
    old,
    province,
    reflow,
    trade,
    weekly,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

    from tests.made_pages.design import Design

FAMILIES: Mapping[str, Callable[[random.Random], Design]] = {
    "county": county.design,
    "evening": evening.design,
    "trade": trade.design,
    "campus": campus.design,
    "old": old.design,
    "border": border.design,
    "weekly": weekly.design,
    "province": province.design,
    "bulletin": bulletin.design,
    "reflow": reflow.design,
    "frames": frames.design,
    "digest": digest.design,
    "mixed": mixed.design,
}
