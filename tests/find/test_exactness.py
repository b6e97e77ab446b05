"""Recall and precision against looking at every article: both are to be 1, whatever was done before."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import jobs
from reader.core.paper import Article, Author
from reader.find.index import builder
from reader.find.query.nodes import Both, Either, Query, Term, Without
from reader.find.records import Order
from reader.find.search import count, find, found_ids, highlight_spans
from reader.store.archive.archive import Archive
from tests.benchmarks.corpus import readings
from tests.find.paper import (
    asked_for,
    brute_force,
    fold_for_words,
    plain_fold,
    quoted,
    reading,
    stands_in,
    texts_of,
)
from tests.indexing import SEGMENTER, index_of, writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store.records import ArticleId

LETTERS = "和服务产品國国體体部，“”\"《·%*-‑()（）|:ANDOR1１①Ａ　 \t〇零'\x80😀ßﬁfi\u0301\u00ad\u200b\u2028\ue000一⼀"
texts = st.text(LETTERS, max_size=8)
some = st.none() | texts
articles = st.builds(
    Article, headline=some, kicker=some, deck=some, rubric=some, dateline=some,
    authors=st.lists(st.builds(Author, texts, some), max_size=1).map(tuple),
    paragraphs=st.lists(texts, max_size=3).map(tuple),
)  # fmt: skip
issues = st.builds(
    lambda made, day, title, page: reading(*made, day=date(1987, 5, day), title=title, page=page),
    st.lists(articles, max_size=3),
    st.integers(1, 2),
    st.sampled_from(("甲报", "乙报")),
    st.sampled_from("12"),
)
steps = st.lists(issues | st.sampled_from(("remove", "tidy")), max_size=6)


terms_asked = st.lists(st.text(LETTERS, min_size=1, max_size=4), max_size=5)


@settings(max_examples=120)
@given(steps, terms_asked, st.randoms(use_true_random=False))
def test_found_is_what_looking_finds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[object], terms: list[str], chance: random.Random
) -> None:
    index = writer()
    # Drawing from `chance` may end an example at any place.
    with closing(Archive.open(tmp_path_factory.mktemp("x") / "a.yuebao")) as archive:
        for step in steps:
            latest = archive.latest_issue()
            if step == "tidy":
                archive.tidy(index)
            elif step != "remove":
                archive.store(step, index)  # type: ignore[arg-type]
            elif latest is not None:
                archive.remove_issue(latest, index)
        for term in [*terms, *pieces(archive, chance, 6)]:
            if term.strip():
                assert_exact(archive, term, printed=chance.random() < 0.3, verbatim=chance.random() < 0.4)


def pieces(archive: Archive, chance: random.Random, count_: int, longest: int = 8) -> list[str]:
    """Pieces of the texts kept, as printed."""
    ids = [article_id for (article_id,) in archive.connection.execute("SELECT id FROM article")]
    if not ids:
        return []
    found = []
    for record in archive.articles([chance.choice(ids) for _ in range(count_)]):
        kept = [text for text in texts_of(record.clipping.article) if text]
        if kept:
            text = chance.choice(kept)
            text = chance.choice((plain_fold(text) or text, text))
            start = chance.randrange(len(text))
            found.append(text[start : start + chance.randint(1, longest)])
    return found


def assert_exact(archive: Archive, term: str, *, printed: bool, verbatim: bool) -> None:
    wanted = brute_force(archive, term, printed=printed, verbatim=verbatim)
    query = asked_for(term, printed=printed, verbatim=verbatim)
    assert found_ids(archive, query) == sorted(wanted, reverse=True)
    assert count(archive, query) == len(wanted)
    for order in Order:
        assert {hit.id for hit in find(archive, query, order=order, limit=0).articles} == wanted
    for record in archive.articles(sorted(wanted)):
        assert any(highlight_spans(text, query) for text in texts_of(record.clipping.article))


@pytest.fixture(scope="module", params=["as they come", "long and dense"])
def forms(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lists in the forms that suit them; and nearly all of them in those for long ones."""
    with pytest.MonkeyPatch.context() as patched:
        if request.param == "long and dense":
            for name, value in (("_LONG", 3), ("_NEAR", 1 << 32), ("_OFTEN", 3)):
                patched.setattr(builder, name, value)
        yield


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, forms: None) -> Iterator[Archive]:
    with closing(Archive.open(tmp_path_factory.mktemp("corpus") / "a.yuebao")) as archive:
        index = writer()
        for made in readings(240):
            archive.store(made, index)
        assert jobs.check(index_of(archive)) == []
        yield archive


@pytest.fixture(scope="module")
def folded(corpus: Archive) -> dict[ArticleId, str]:
    """The corpus's texts, plainly folded, one a line."""
    ids = [article_id for (article_id,) in corpus.connection.execute("SELECT id FROM article")]
    return {
        record.id: "\n".join(map(plain_fold, texts_of(record.clipping.article)))
        for record in corpus.articles(ids)
    }


def a_piece(chance: random.Random, folded: dict[ArticleId, str], longest: int) -> str:
    text = chance.choice(chance.choice(list(folded.values())).split("\n"))
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, longest)]


def test_thousands_of_pieces_of_a_corpus(corpus: Archive, folded: dict[ArticleId, str]) -> None:
    chance = random.Random(7)
    wrong = []
    for _ in range(4000):
        term = a_piece(chance, folded, 12)
        wanted = sorted((it for it, whole in folded.items() if term in whole), reverse=True)
        if found_ids(corpus, asked_for(term)) != wanted:
            wrong.append(term)
    assert wrong == []


def test_pieces_as_they_are_printed_are_found_by_their_marks(corpus: Archive) -> None:
    ids = [article_id for (article_id,) in corpus.connection.execute("SELECT id FROM article")]
    printed = {record.id: list(texts_of(record.clipping.article)) for record in corpus.articles(ids)}
    chance = random.Random(9)
    for _ in range(150):
        text = chance.choice(chance.choice(list(printed.values())))
        at = max(0, text.find(chance.choice("“”，")) - chance.randrange(3))
        term = text[at : at + chance.randint(2, 6)]
        for term_ in filter(str.strip, (term, plain_fold(term))):
            wanted = {
                it
                for it, texts in printed.items()
                if any(stands_in(term_, text, verbatim=True) for text in texts)
            }
            assert set(found_ids(corpus, quoted(term_))) == wanted


def test_two_terms_are_found_together(corpus: Archive, folded: dict[ArticleId, str]) -> None:
    chance = random.Random(8)
    for _ in range(400):
        one, other = a_piece(chance, folded, 3), a_piece(chance, folded, 3)
        having_one = {it for it, whole in folded.items() if one in whole}
        having_other = {it for it, whole in folded.items() if other in whole}
        terms = Term(one), Term(other)
        both, but = Both(terms), Both((terms[0], Without(terms[1])))
        assert set(found_ids(corpus, Query("", both))) == having_one & having_other
        assert set(found_ids(corpus, Query("", but))) == having_one - having_other
        assert set(found_ids(corpus, Query("", Either(terms)))) == having_one | having_other


def test_articles_with_the_real_word_come_before_all_others(corpus: Archive) -> None:
    """Told by jieba's own cut of the texts, for words that also stand by chance inside others."""
    ids = [article_id for (article_id,) in corpus.connection.execute("SELECT id FROM article")]
    real: dict[str, set[ArticleId]] = {}
    for record in corpus.articles(ids):
        article = record.clipping.article
        # A name is one word, however it would be cut.
        texts = set(texts_of(article)) - {f"{author.role}{author.name}" for author in article.authors}
        cuts = [SEGMENTER.cut(fold_for_words(text)) for text in texts]
        names = [name for author in article.authors for name in (author.role or "", author.name)]
        for word in {*chain.from_iterable(cuts), *names}:
            real.setdefault(plain_fold(word), set()).add(record.id)
    ambiguous = 0
    for word, holders in real.items():
        if len(word) != 2 or not word.isalpha() or count(corpus, asked_for(word)) == len(holders):
            continue
        ambiguous += 1
        first = find(corpus, asked_for(word), limit=len(holders)).articles
        assert {hit.id for hit in first} == holders
        if ambiguous == 150:
            return
    pytest.fail("too few ambiguous words")
