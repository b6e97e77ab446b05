"""Texts as arrays against the plain words of the definition."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.core.paper import Article, Author
from reader.find.text.folding import fold
from reader.find.text.units import END, as_units, gathered, units_of
from tests.find.paper import fold_for_words, is_gap
from tests.indexing import SEGMENTER

LETTERS = "和服务产品國国體中部，。、“”·《Ab 1１　\t〇零𠮷😀ßﬁé\u0301\u00ad①"
texts = st.text(LETTERS, max_size=12)


def of(*articles: Article) -> list[tuple[Article, None]]:
    return [(article, None) for article in articles]


def text_of(units: list[int]) -> str:
    return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le")


@given(texts)
def test_a_term_is_folded_as_texts_are(text: str) -> None:
    assert text_of(units_of(text).tolist()) == fold(text)


def test_half_a_character_is_no_term() -> None:
    assert units_of("和\ud83d").tolist() == []


@given(st.lists(st.lists(texts, max_size=3), max_size=3))
def test_texts_stand_one_after_the_other(made: list[list[str]]) -> None:
    articles = [Article(paragraphs=tuple(paragraphs)) for paragraphs in made]
    units = as_units(gathered(of(*articles)), SEGMENTER.cut)
    places = units.places.tolist()
    for row, paragraphs in zip(units.fields.tolist(), made, strict=True):
        here = [at for at, place in enumerate(places) if row[3] <= place < row[4]]
        wanted = [unit for text in paragraphs for unit in (*units_of(text).tolist(), END)]
        assert units.units[here].tolist() == wanted
        assert row[4] - row[3] == sum(len(fold(text)) + 1 for text in paragraphs)
        assert row[:3] == row[:1] * 3


@given(st.lists(texts, min_size=1, max_size=4))
def test_words_begin_where_the_cut_says(paragraphs: list[str]) -> None:
    units = as_units(gathered(of(Article(paragraphs=tuple(paragraphs)))), SEGMENTER.cut)
    found, wanted, at = [], [], 0
    for text in paragraphs:
        for word in SEGMENTER.cut(fold_for_words(text)):
            bare = re.sub('[ "·]', "", word)
            if bare:
                wanted.append(at)
            at += len(bare)
        wanted.append(at)
        at += 1
    found = sorted({int(units.places[unit]) for unit in units.begins.nonzero()[0]})
    assert found == sorted(set(wanted))


def test_words_in_letters_stay_apart() -> None:
    cut: list[str] = []

    def note(text: str) -> list[str]:
        cut.append(text)
        return [text]

    as_units(gathered(of(Article(paragraphs=("王 慧 杰　去 New  York 了 3 次",)))), note)
    assert cut == ["王慧杰去new  york了3次\n"]


@given(st.text(LETTERS + " a", max_size=30))
def test_what_is_cut_is_what_the_definition_says(text: str) -> None:
    cut: list[str] = []

    def note(told: str) -> list[str]:
        cut.append(told)
        return [told]

    as_units(gathered(of(Article(paragraphs=(text,)))), note)
    assert "".join(cut) == fold_for_words(text) + "\n"


def test_a_name_is_one_word_after_its_role() -> None:
    article = Article(authors=(Author("和服务", "记者"),), dateline="产品和服务")
    units = as_units(gathered(of(article)), SEGMENTER.cut)
    assert text_of(units.units[:5].tolist()) == "记者和服务"
    assert units.begins[:6].tolist() == [True, False, True, False, False, True]
    assert units.begins[6:11].tolist() == [True, False, True, True, False]


@given(st.lists(texts, max_size=4))
def test_gaps_are_where_something_was_left_out(paragraphs: list[str]) -> None:
    units = as_units(gathered(of(Article(paragraphs=tuple(paragraphs)))), SEGMENTER.cut)
    wanted, place = [], 0
    for text in paragraphs:
        before, gap = "", ""
        for letter in text:
            for folded in fold(letter):
                is_spaced = not gap.strip() and re.fullmatch("[a-z]{2}", before + folded)
                if before and gap and not is_spaced:
                    wanted.append(place)
                before, gap, place = folded, "", place + 1
            gap += letter if is_gap(letter) else ""
        place += 1
    assert units.gaps.tolist() == wanted


def test_marks_are_told_with_their_article_and_field() -> None:
    made = Article(headline="“和”服", rubric="·", paragraphs=("服", "务\u00ad》"))
    units = as_units(gathered([*of(Article(paragraphs=("“",))), *of(made)]), SEGMENTER.cut)
    told = [(chr(mark), article, field) for mark, article, field in units.marks.T.tolist()]
    assert told == [
        ("“", 0, 3), ("“", 1, 0), ("”", 1, 0), ("·", 1, 2), ("\u00ad", 1, 3), ("》", 1, 3),
    ]  # fmt: skip


def test_marks_part_words_and_interpuncts_between_numerals_do_not() -> None:
    cut: list[str] = []

    def note(text: str) -> list[str]:
        cut.append(text)
        return [text]

    as_units(gathered(of(Article(paragraphs=("“九·一八”后买买提·艾力看《茶馆》，coﬀee\u00adshop",)))), note)
    assert cut == ['"九一八"后买买提·艾力看"茶馆",coffeeshop\n']
