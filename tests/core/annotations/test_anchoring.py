"""Marks go where their words went, and never to a lookalike. Many more: python -m tests.benchmarks.anchoring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.core.annotations.alignment import Alignment
from reader.core.annotations.anchoring import candidates, find_place, place_in
from reader.core.annotations.nouns import Highlight, MarkedText
from tests.benchmarks.anchoring import run
from tests.store.marks.invented_annotations import highlight, marked_text

KEY = "1987-05-12-a"
FERRY = "渡口的船换了新的，过河只要五分钟，船票还是两角，摆渡的还是老周。"
SCHOOL = "小学的图书角收到三百二十本书，是县里几家单位凑的，放学以后挤满了人。"
TEA = "茶园今年采了头一批茶，一共486斤，比去年多了92斤，都卖给了供销社。"
HALL = "礼堂的屋顶补了窟窿，下雨天开会不用再打伞，放映队也肯来了。"
TEXT = f"溪口近事\n{FERRY}\n{SCHOOL}\n{TEA}\n{HALL}"


def moved(quote: str, now: str, before: str = TEXT) -> str | None:
    """The words that a mark on `quote` stands on in the later text."""
    found = find_place(highlight(quote, before, key=KEY), marked_text(before), {KEY: now})
    return now[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("quote", "now", "wanted"),
    [
        ("一共486斤", TEXT, "一共486斤"),
        ("过河只要五分钟", TEXT.replace("溪口近事", "溪口新闻"), "过河只要五分钟"),
        ("过河只要五分钟", TEXT.replace("过河只要", "过江只要"), "过江只要五分钟"),
        ("船票还是两角", TEXT.replace("，过河只要五分钟", ""), "船票还是两角"),
        ("图书角收到", TEXT.replace("\n", "\n\u3000\u3000"), "图书角收到"),
        ("图书角收到", TEXT.replace("图书角收到", "图书角\n收到"), "图书角\n收到"),
        ("都卖给了供销社", f"溪口近事\n{HALL}\n{TEA}\n{SCHOOL}\n{FERRY}", "都卖给了供销社"),
        ("摆渡的还是老周。\n小学的", TEXT, "摆渡的还是老周。\n小学的"),
        ("摆渡的还是老周。\n小学的", TEXT.replace("\n小学", "小学"), "摆渡的还是老周。小学的"),
    ],
)
def test_a_mark_goes_where_its_words_went(quote: str, now: str, wanted: str) -> None:
    assert moved(quote, now) == wanted


OTHER_TEA = TEA.replace("486", "513").replace("92", "67")


@pytest.mark.parametrize(
    "now",
    [
        TEXT.replace(TEA, OTHER_TEA),
        TEXT.replace(TEA + "\n", "") + "\n" + OTHER_TEA,
        TEXT.replace(TEA + "\n", ""),
        f"溪口近事\n{FERRY}\n{SCHOOL}\n{HALL}",
    ],
    ids=["in its stead", "elsewhere", "gone", "gone too"],
)
@pytest.mark.parametrize("quote", ["采了头一批茶", "一共486斤", "都卖给了供销社"])
def test_a_paragraph_with_other_numbers_is_not_what_was_marked(now: str, quote: str) -> None:
    assert moved(quote, now) is None


def test_a_lookalike_that_was_there_already_is_told_from_what_is_gone() -> None:
    both = TEXT.replace(TEA, TEA + "\n" + OTHER_TEA)
    assert moved("采了头一批茶", TEXT.replace(TEA, OTHER_TEA), both) is None


def test_of_two_like_paragraphs_each_keeps_its_marks() -> None:
    both = TEXT.replace(TEA, TEA + "\n" + OTHER_TEA)
    now = both.replace("溪口近事", "近事").replace("放学以后", "放学后")
    first, second = both.index("采了头一批茶"), both.index("采了头一批茶", both.index(OTHER_TEA))
    alignment = Alignment(both, now)
    assert place_in(alignment, both, first, first + 6) == (now.index("采了头"), now.index("采了头") + 6)
    there = now.index("采了头", now.index(OTHER_TEA))
    assert place_in(alignment, both, second, second + 6) == (there, there + 6)


def test_the_same_words_twice_in_a_row_are_nobodys() -> None:
    assert moved("一共486斤", TEXT.replace(TEA, TEA + "\n" + TEA)) is None


def test_a_mark_goes_along_with_a_part_that_became_an_article() -> None:
    now = {KEY: f"溪口近事\n{FERRY}", "new": f"{SCHOOL}\n{TEA}\n{HALL}"}
    found = find_place(highlight("一共486斤", TEXT, key=KEY), marked_text(TEXT), now)
    assert found
    assert (found.key, now["new"][found.start : found.end]) == ("new", "一共486斤")
    known = MarkedText(marked_text(TEXT).digest, TEXT, ("new",))
    assert find_place(highlight("一共486斤", TEXT, key=KEY), known, now) is None


def test_a_mark_goes_into_the_article_that_took_all_of_its_own() -> None:
    now = {"other": f"县里近事\n县里开了会。\n{TEXT}"}
    found = find_place(highlight("一共486斤", TEXT, key=KEY), marked_text(TEXT), now)
    assert found
    assert now["other"][found.start : found.end] == "一共486斤"


def test_a_like_article_in_the_stead_of_one_that_is_gone_gets_nothing() -> None:
    now = {"like": TEXT.replace("486", "731").replace("92", "55").replace("三百二十", "一百零五")}
    assert find_place(highlight("放学以后挤满了人", TEXT, key=KEY), marked_text(TEXT), now) is None


def test_a_note_on_a_whole_article_stays_with_its_key() -> None:
    note = replace(highlight(text=TEXT), quote="", start=0, end=0)
    found = find_place(note, marked_text(TEXT), {KEY: "全改了"})
    assert found
    assert (found.key, found.start, found.end) == (KEY, 0, 0)
    assert find_place(note, marked_text(TEXT), {"other": "别的"}) is None


def test_an_orphan_is_offered_the_places_most_like_it() -> None:
    mark: Highlight = highlight("一共486斤", TEXT, key=KEY)
    now = {KEY: TEXT.replace("486", "513"), "other": "粮站收了谷，一共486担。"}
    offered = candidates(mark, now)
    assert {(it.key, now[it.key][it.start : it.end]) for it in offered} >= {(KEY, "一共513斤")}
    assert offered == tuple(sorted(offered, key=lambda it: -it.likeness))


def test_marks_over_readings_and_corrections_with_lookalikes_planted() -> None:
    tally = run(240, seed=3)
    assert tally.wrong == 0, tally.examples
    assert tally.right > 200
    assert tally.moved >= 0.95
