from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Cancelled
from reader.core.paper import Article, Author
from reader.find.records import Order, Tier
from reader.find.search import count, find, found_ids, warm_up
from reader.find.text.segmenter import Segmenter
from tests.find.paper import body, by, reading
from tests.indexing import SEGMENTER

if TYPE_CHECKING:
    from reader.find.index.writer import IndexWriter
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId, IssueId

KIMONO = body("　　和服展昨天开幕。", headline="展览")
GOODS = body("　　产品和服务都涨了价。", headline="物价")
BOTH_SENSES = body("　　看和服展的人很多，和服很美。", headline="再记展览")
HEADED = body("　　昨天开幕。", headline="县城办和服展")


def ids_of(archive: Archive, issue: IssueId) -> list[ArticleId]:
    return [line.id for line in archive.issue(issue).articles]


def headlines(archive: Archive, text: str, **how: object) -> list[str]:
    return [hit.headline.text for hit in find(archive, text, **how).articles]  # type: ignore[arg-type]


@pytest.fixture
def papers(archive: Archive, index: IndexWriter) -> Archive:
    archive.store(reading(GOODS, day=date(1990, 1, 1)), index)
    archive.store(reading(KIMONO, day=date(1980, 1, 1)), index)
    archive.store(reading(BOTH_SENSES, day=date(1970, 1, 1)), index)
    archive.store(reading(HEADED, day=date(1960, 1, 1), title="云岭报", page="3"), index)
    return archive


def test_real_words_come_first(papers: Archive) -> None:
    found = find(papers, "和服").articles
    assert [(hit.headline.text, hit.tier) for hit in found] == [
        ("县城办和服展", Tier.HEADING),
        ("再记展览", Tier.WORD),
        ("展览", Tier.WORD),
        ("物价", Tier.CHARACTERS),
    ]
    scores = [hit.score for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert count(papers, "和服") == 4


@pytest.mark.parametrize("order", Order)
def test_in_a_field_what_counts_is_the_word_in_that_field(
    archive: Archive, index: IndexWriter, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    monkeypatch.setattr(
        "reader.find.index.builder._OFTEN", 1
    )  # so that the pair's articles have a list of their own
    text = ("产品和服务都涨了价。",)
    archive.store(
        reading(Article(headline="物价", rubric="和服", paragraphs=text), KIMONO, BOTH_SENSES), index
    )
    found = {hit.headline.text: hit.tier for hit in find(archive, "正文:和服", order=order).articles}
    assert found == {"物价": Tier.CHARACTERS, "展览": Tier.WORD, "再记展览": Tier.WORD}
    assert {hit.tier for hit in find(archive, "和服", order=order).articles} == {Tier.WORD}


def test_by_date_each_hit_tells_its_tier(papers: Archive) -> None:
    newest = find(papers, "和服", order=Order.NEWEST).articles
    assert [hit.date.year for hit in newest] == [1990, 1980, 1970, 1960]
    assert [hit.tier for hit in newest] == [Tier.CHARACTERS, Tier.WORD, Tier.WORD, Tier.HEADING]
    oldest = find(papers, "和服", order=Order.OLDEST).articles
    assert [hit.date.year for hit in oldest] == [1960, 1970, 1980, 1990]
    assert found_ids(papers, "和服") == [hit.id for hit in newest]


def test_several_words_as_one_query(papers: Archive) -> None:
    assert [hit.tier for hit in find(papers, "和服展").articles] == [Tier.HEADING, Tier.WORD, Tier.WORD]
    assert [hit.tier for hit in find(papers, "品和服").articles] == [Tier.CHARACTERS]


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_results_make_up_the_whole(papers: Archive, order: Order) -> None:
    for query in ("和服", "和服 展", "昨天 OR 和服", "-涨价", "和"):
        whole = [hit.id for hit in find(papers, query, order=order, limit=0).articles]
        assert len(whole) == count(papers, query)
        for size in (1, 2, 3):
            pages = [
                hit.id
                for start in range(0, len(whole) + size, size)
                for hit in find(papers, query, order=order, limit=size, offset=start).articles
            ]
            assert pages == whole


def test_one_paper_only(papers: Archive) -> None:
    titles = {record.name: record.id for record in papers.titles()}
    assert headlines(papers, "和服", title_id=titles["云岭报"]) == ["县城办和服展"]
    assert count(papers, "和服", title_id=titles["溪口报"]) == 3


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("和服 昨天", {"县城办和服展", "展览"}),
        ("涨了价|很美", {"物价", "再记展览"}),
        ("和服 -昨天", {"物价", "再记展览"}),
        ("-昨天", {"物价", "再记展览"}),
        ("-人", {"物价", "县城办和服展", "展览"}),
        ("和服 -人 -昨", {"物价"}),
        ("标题:和服", {"县城办和服展"}),
        ("标题:和", {"县城办和服展"}),
        ("正文:和", {"物价", "再记展览", "展览"}),
        ("和 幕", {"展览", "县城办和服展"}),
        ("人 和服展", {"再记展览"}),
        ("人|涨了价", {"再记展览", "物价"}),
        ("(很美 人)|(涨 -人)", {"再记展览", "物价"}),
        ("(和服 -昨天)|开幕", {"再记展览", "物价", "展览", "县城办和服展"}),
        ("和服 日期:1970..1980", {"再记展览", "展览"}),
        ("和 日期:1970..1980", {"再记展览", "展览"}),
        ("日期:1990", {"物价"}),
        ("和服 -日期:1990", {"再记展览", "展览", "县城办和服展"}),
        ("after:1980-01-01", {"物价"}),
        ("报纸:云岭", {"县城办和服展"}),
        ("报纸:雲嶺 和服", {"县城办和服展"}),
        ("报纸:别的", set()),
        ("版:3", {"县城办和服展"}),
        ("版:第03版", {"县城办和服展"}),
        ("和服 -版:3", {"再记展览", "展览", "物价"}),
        ("和服 版:4", set()),
        ("没有的", set()),
    ],
)
def test_query_language(papers: Archive, query: str, found: set[str]) -> None:
    assert set(headlines(papers, query)) == found
    assert count(papers, query) == len(found)
    assert len(found_ids(papers, query)) == len(found)


@pytest.mark.parametrize(
    ("query", "tiers"),
    [
        ("和服 昨天", {"县城办和服展": Tier.WORD, "展览": Tier.WORD}),
        ("标题:和服", {"县城办和服展": Tier.HEADING}),
        ("正文:和服 日期:1970..", {"再记展览": Tier.WORD, "展览": Tier.WORD, "物价": Tier.CHARACTERS}),
        (
            "和服|涨",
            {"县城办和服展": Tier.HEADING, "再记展览": Tier.WORD, "展览": Tier.WORD, "物价": Tier.WORD},
        ),
        ("标题:县城 正文:昨天", {"县城办和服展": Tier.WORD}),
        ("，", {"再记展览": Tier.CHARACTERS}),
        ("和服 -展", {"物价": Tier.CHARACTERS}),
    ],
)
def test_tiers_of_queries_with_operators(papers: Archive, query: str, tiers: dict[str, Tier]) -> None:
    found = {hit.headline.text: hit.tier for hit in find(papers, query).articles}
    if "涨" in query:
        found.pop("物价")
        tiers = {name: tier for name, tier in tiers.items() if name != "物价"}
    assert found == tiers


def test_words_on_both_sides_of_a_mark_are_no_word(archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(body("说到和服，展览也有。产品和服展示。", headline="一")), index)
    (hit,) = find(archive, "和服展").articles
    assert hit.tier in (Tier.WORD, Tier.CHARACTERS)
    assert count(archive, "和服展览") == 0
    assert find(archive, "和服展览").articles == ()


def test_authors_and_rubrics_are_found(archive: Archive, index: IndexWriter) -> None:
    rubric = Article(rubric="要闻", headline="短讯")
    archive.store(reading(by("王慧杰", "记者"), rubric, Article(dateline="本报溪口五月十二日电")), index)
    assert count(archive, "记者王慧杰") == 1
    assert count(archive, "作者:慧杰") == 1
    assert count(archive, "正文:慧杰") == 0
    assert count(archive, "栏目:要闻") == 1
    assert count(archive, "栏目:要") == 1
    assert count(archive, "溪口五月") == 1
    assert [hit.tier for hit in find(archive, "王慧杰").articles] == [Tier.WORD]
    assert [hit.tier for hit in find(archive, "作者:王慧杰").articles] == [Tier.WORD]


def test_name_is_a_word_however_it_would_be_cut(archive: Archive, index: IndexWriter) -> None:
    article = Article(authors=(Author("和服务", "记者"),))
    archive.store(reading(article), index)
    assert [hit.tier for hit in find(archive, "和服务").articles] == [Tier.WORD]


def test_result_tells_where_it_was_printed(papers: Archive) -> None:
    (hit,) = find(papers, "县城").articles
    assert (hit.title, hit.date, hit.page_number) == ("云岭报", date(1960, 1, 1), "3")
    assert [hit.headline.text[it.start : it.end] for it in hit.headline.spans] == ["县城"]


def test_snippet_of_a_hit_outside_the_body(papers: Archive, index: IndexWriter) -> None:
    (hit,) = find(papers, "县城").articles
    assert hit.snippet.text == "县城办和服展"
    papers.store(reading(Article(authors=(Author("林晓"),), paragraphs=("正文。",))), index)
    (author,) = find(papers, "林晓").articles
    assert (author.snippet.text, author.headline.text) == ("林晓", "正文。")
    (by_day,) = find(papers, "日期:1990").articles
    assert (by_day.snippet.text, by_day.snippet.spans) == ("产品和服务都涨了价。", ())


def test_nothing_asked_finds_nothing(papers: Archive) -> None:
    assert find(papers, "  ").articles == ()
    assert count(papers, "") == 0
    assert found_ids(papers, "") == []


def test_note_of_the_query_is_handed_on(papers: Archive) -> None:
    assert find(papers, '"和服').note is not None
    assert find(papers, "和服").note is None


@pytest.mark.parametrize(
    "query",
    [
        "(" * 400 + "和服" + ")" * 400,
        "和服 |" * 300,
        "和" * 1000,
        '"' * 500,
        "-" * 999 + "和",
        "a* b^ {c}:d +e",
        "\ud800",
        "\udcff和 | \udcff",
    ],
)
def test_silly_queries_end(papers: Archive, query: str) -> None:
    for order in Order:
        find(papers, query, order=order)
    assert count(papers, query) >= 0


def test_no_dictionary_is_needed_to_find(papers: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_segmenter: Segmenter) -> None:
        pytest.fail("the dictionary was loaded")

    monkeypatch.setattr(Segmenter, "_loaded", fail)
    monkeypatch.setattr(Segmenter, "_loaded_cutter", fail)
    assert {hit.tier for hit in find(papers, "昨天开幕").articles} == {Tier.WORD}


def test_words_in_a_row_count_where_the_term_is_no_word_itself(archive: Archive, index: IndexWriter) -> None:
    archive.store(reading(body("看昨天开幕的展。"), body("看前昨天开幕的展。")), index)
    assert SEGMENTER.cut("看昨天开幕的展")[1:3] == ["昨天", "开幕"]
    assert Tier.WORD in {hit.tier for hit in find(archive, "昨天开幕").articles}
    assert {hit.tier for hit in find(archive, "天开").articles} == {Tier.CHARACTERS}


def test_large_tier_stands_newest_first(
    archive: Archive, index: IndexWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, text in ((1970, "服务，服务，服务"), (1971, "服务"), (1972, "服务，服务")):
        archive.store(reading(body(text), day=date(year, 1, 1)), index)
    assert [hit.date.year for hit in find(archive, "服务").articles] == [1970, 1972, 1971]
    monkeypatch.setattr("reader.find.results.RANKED", 2)
    assert [hit.date.year for hit in find(archive, "服务").articles] == [1972, 1971, 1970]


def test_warming_up_is_a_find_for_nothing(archive: Archive, papers: Archive) -> None:
    warm_up(archive)
    assert count(papers, "和服") == 4


def test_interrupted_find_is_cancelled(papers: Archive) -> None:
    connection = papers.connection
    connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(Cancelled):
        find(papers, "和服")
    connection.set_progress_handler(None, 0)
    assert count(papers, "和服") == 4


def test_the_byline_as_printed_is_found_and_so_is_the_name_in_it(
    archive: Archive, index: IndexWriter
) -> None:
    given = Article(
        headline="展览",
        authors=(Author("张文", "记者"),),
        paragraphs=("开幕了。",),
        byline="本报讯（记者 张　文）",
    )
    archive.store(reading(given, KIMONO), index)
    for wanted in ("本报讯", "记者张文", "张文"):
        assert [hit.headline.text for hit in find(archive, wanted).articles] == ["展览"]
    assert count(archive, "本报讯") == 1
