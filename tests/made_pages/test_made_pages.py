"""The made pages themselves: the same each time, and true."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.made_pages.families import FAMILIES
from tests.made_pages.lines import Label, MadePage
from tests.made_pages.make import made_page, made_sheets

SEEDS = range(6)
_TEXT = {Label.PARAGRAPH, Label.PARAGRAPH_ON, Label.SUBHEADING}
_JUMPS = re.compile(r"[（►▶]?(?:下转|上接|紧转|紧接)第?.{1,3}版）?")
_SHOWN = re.compile(r"<([0-9a-f]+)> Tj")
_BARE = str.maketrans("０１２３４５６７８９", "0123456789", " \u3000\u00a0\n")


def bare(text: str) -> str:
    return text.translate(_BARE)


def text_of(page: MadePage, article: int, labels: set[Label]) -> str:
    return _JUMPS.sub(
        "",
        bare("".join(line.text for line in page.lines if line.article == article and line.label in labels)),
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_is_a_page(family: str) -> None:
    assert made_page(family, 3).text == made_page(family, 3).text
    assert made_page(family, 3).text != made_page(family, 4).text


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_labelled_is_what_is_true(family: str) -> None:
    for page in (made_page(family, seed) for seed in SEEDS):
        assert page.text.count(page.newline) == len(page.lines)
        for place, article in enumerate(page.articles):
            body = text_of(page, place, _TEXT)
            assert all(bare(paragraph) in body for paragraph in article.paragraphs)
            assert text_of(page, place, {Label.HEADLINE, Label.HEADLINE_ON}) == bare(article.headline)
            assert text_of(page, place, {Label.KICKER}) == bare(article.kicker)
            assert text_of(page, place, {Label.DECK}) == bare(article.deck)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_pattern_is_left_unfilled(family: str) -> None:
    for seed in SEEDS:
        assert not set("{}/|") & set(made_page(family, seed).text) - set("/|")
        assert "{" not in made_page(family, seed).text


def test_pages_differ() -> None:
    headlines = Counter(
        article.headline
        for family in FAMILIES
        for seed in SEEDS
        for article in made_page(family, seed).articles
    )
    assert max(headlines.values()) < sum(headlines.values()) / 20


def test_every_label_occurs() -> None:
    labels = {
        line.label for family in FAMILIES for seed in range(30) for line in made_page(family, seed).lines
    }
    assert labels == set(Label) - {Label.KICKER_ON, Label.DECK_ON}


@pytest.mark.parametrize("family", FAMILIES)
def test_sheets_hold_their_articles(family: str) -> None:
    made = made_sheets(family, 2)
    printed = "".join(
        bytes.fromhex(code).decode("utf-16-be")
        for sheet in made.sheets
        for frame in sheet.frames
        for line in frame
        for code in _SHOWN.findall(line)
    )
    assert made.page.articles
    for article in made.page.articles:
        assert len(Counter(bare(article.headline)) - Counter(printed)) == 0
        assert all(bare(text)[:8] in printed for text in article.paragraphs)
