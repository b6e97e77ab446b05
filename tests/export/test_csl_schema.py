"""What CSL's own schema, csl-data.json, asks of an item, for every kind of article that there is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.days.issue_date import Precision
from reader.export.csl_json import csl_json
from tests.export.clippings import BRIDGE, clip, written_by

if TYPE_CHECKING:
    from reader.core.paper import Clipping

TEXTS = {"title", "container-title", "section", "language"}
TEXTS_OR_NUMBERS = {"id", "edition", "issue", "page"}
NAMES = {"author"}
DATES = {"issued"}
"""The properties of the schema that an article has use for, by what their values are; it allows no others."""
PARTS_OF_NAMES = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"}
LAST = date(2022, 7, 11)

ARTICLES = {
    "plain": clip(),
    "numbered": clip(issue_number=3576, page_name="要闻"),
    "nameless": clip(written_by(headline=None)),
    "several pages": clip(replace(BRIDGE, continued_on=("3", "5"))),
    "several days": clip(last_date=LAST),
    "a month": clip(precision=Precision.MONTH, last_date=date(2022, 7, 31)),
    "a year": clip(precision=Precision.YEAR, last_date=date(2022, 12, 31)),
    "no such day": clip(date_text="1931年2月31日"),
    "an extra": clip(edition="号外"),
    "Latin": clip(title="Gazette"),
    "old page": clip(page_number="第1张第4版"),
}


@pytest.mark.parametrize("clipping", ARTICLES.values(), ids=list(ARTICLES))
def test_an_item_is_as_the_schema_asks(clipping: Clipping) -> None:
    (item,) = json.loads(csl_json([clipping]))
    assert item["type"] == "article-newspaper"
    assert {"type", "id"} <= set(item) <= {"type"} | TEXTS | TEXTS_OR_NUMBERS | NAMES | DATES
    assert all(isinstance(item[name], str) for name in TEXTS & set(item))
    assert all(isinstance(item[name], str | int) for name in TEXTS_OR_NUMBERS & set(item))
    for name in item.get("author", []):
        assert name
        assert set(name) <= PARTS_OF_NAMES
        assert all(isinstance(part, str) for part in name.values())
    assert set(item["issued"]) == {"date-parts"}
    days = item["issued"]["date-parts"]
    assert 1 <= len(days) <= 2
    assert all(1 <= len(parts) <= 3 and all(isinstance(it, int) for it in parts) for parts in days)


def test_identities_differ() -> None:
    items = json.loads(csl_json(list(ARTICLES.values())))
    assert len({item["id"] for item in items}) == len(ARTICLES)
