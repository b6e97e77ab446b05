from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from reader.core.corrections.changes import (
    Change,
    Correction,
    Edit,
    Merge,
    Move,
    Order,
    Split,
    edit_between,
    history_of,
)
from reader.core.corrections.replay import CorrectedPages, IssueDraft, as_read, replay
from reader.core.paper import Article, Author, Region

DAY = date(1987, 5, 12)
WHEN = datetime(2026, 1, 2, tzinfo=UTC)
NUMBERS = count()

lines = st.text("渡口添船茶ab", min_size=1, max_size=3)
some = st.none() | lines
articles = st.builds(
    Article, headline=some, kicker=some, deck=some, rubric=some, dateline=some,
    authors=st.lists(st.builds(Author, lines, some), max_size=2).map(tuple),
    paragraphs=st.lists(lines, max_size=6).map(tuple),
)  # fmt: skip

FERRY = Article("渡口添新船", kicker="交通", paragraphs=("一", "二", "三"), regions=(Region(0, 0, 1, 0.5),))
TEA = Article("新茶上市", deck="头一批", authors=(Author("林晓", "记者"),), paragraphs=("四", "五"))
SCHOOL = Article("图书角", paragraphs=("六",))


def correction(change: Change, *, is_undone: bool = False) -> Correction:
    return Correction(f"c{next(NUMBERS)}", WHEN, "溪口报", DAY, change, is_undone)


def corrected(*changes: Change) -> CorrectedPages:
    """Ferry and tea on page 1, school on page 2, after these changes."""
    pages = [as_read("1", [("ferry", FERRY), ("tea", TEA)]), as_read("2", [("school", SCHOOL)])]
    return replay(pages, map(correction, changes))


def keys(found: CorrectedPages) -> list[list[str]]:
    return [[one.key for one in page.articles] for page in found.pages]


def edit(key: str, old: Article, **new: object) -> Edit:
    made = edit_between(key, old, replace(old, **new))  # type: ignore[arg-type]
    assert made is not None
    return made


@given(articles, articles)
def test_an_edit_makes_exactly_the_new_of_the_old(old: Article, new: Article) -> None:
    change = edit_between("k", old, new)
    found = replay([as_read("1", [("k", old)])], [correction(change)] if change else [])
    (one,) = found.pages[0].articles
    assert not found.waiting
    assert replace(one.article, truncated=new.truncated) == new
    assert one.original == old
    again = replay(found.pages, [correction(change)] if change else [])
    assert [it.article for it in again.pages[0].articles] == [one.article]


def test_an_edit_still_fits_where_other_paragraphs_were_read_anew() -> None:
    change = edit("ferry", FERRY, paragraphs=("一", "二改", "三"))
    better = replace(FERRY, paragraphs=("零", "一", "二", "三三"))
    (one,) = replay([as_read("1", [("ferry", better)])], [correction(change)]).pages[0].articles
    assert one.article.paragraphs == ("零", "一", "二改", "三三")


def test_a_paragraph_put_in_is_not_put_in_twice() -> None:
    change = edit("ferry", FERRY, paragraphs=("一", "一半", "二", "三"))
    better = replace(FERRY, paragraphs=("一", "一半", "二", "三三"))
    found = replay([as_read("1", [("ferry", better)])], [correction(change)])
    assert found.pages[0].articles[0].article == better
    assert not found.waiting


def test_what_has_two_places_waits_and_changes_nothing() -> None:
    change = edit("ferry", FERRY, headline="新船", paragraphs=("一", "二改", "三"))
    unclear = replace(FERRY, paragraphs=("二", "一", "二"))
    found = replay([as_read("1", [("ferry", unclear)])], [correction(change)])
    assert found.pages[0].articles[0].article == unclear
    (waiting,) = found.waiting
    assert "渡口添新船" in waiting.reason.text


def test_a_field_that_reads_otherwise_waits() -> None:
    found = corrected(edit("ferry", replace(FERRY, headline="别的"), headline="新船"))
    assert len(found.waiting) == 1
    assert keys(found) == [["ferry", "tea"], ["school"]]


def test_an_undone_correction_is_passed_over() -> None:
    pages = [as_read("1", [("ferry", FERRY)])]
    found = replay(pages, [correction(edit("ferry", FERRY, headline="新船"), is_undone=True)])
    assert found.pages == tuple(pages)


def test_joining_keeps_the_first_key_and_every_word() -> None:
    found = corrected(Merge(("ferry", "tea", "school"), ("a", "b", "c")))
    (one,) = found.pages[0].articles
    assert (one.key, one.article.headline, one.article.deck) == ("ferry", "渡口添新船", "头一批")
    assert one.article.paragraphs == ("一", "二", "三", "新茶上市", "四", "五", "图书角", "六")
    assert one.article.authors == TEA.authors
    assert found.absorbed == {"tea": "ferry", "school": "ferry"}
    assert not one.is_edited


def test_joining_needs_articles_that_are_there_and_differ() -> None:
    assert (
        len(corrected(Merge(("ferry", "gone"), ("a", "b")), Merge(("tea", "tea"), ("a", "b"))).waiting) == 2
    )


def test_absorbed_keys_lead_through_two_joinings() -> None:
    found = corrected(Merge(("tea", "school"), ("a", "b")), Merge(("ferry", "tea"), ("a", "b")))
    assert found.absorbed == {"tea": "ferry", "school": "ferry"}


def test_splitting_keeps_the_key_of_the_first_part() -> None:
    found = corrected(Split("ferry", "f", 1, "二", "new"))
    first, rest, _tea = found.pages[0].articles
    assert (first.key, first.article.paragraphs, rest.key, rest.article.paragraphs) == (
        "ferry", ("一",), "new", ("二", "三"),
    )  # fmt: skip
    assert rest.article.headline is None
    assert rest.article.regions == FERRY.regions
    assert [first.is_edited, rest.is_edited] == [False, False]


def test_what_was_read_is_parted_where_the_corrected_text_is() -> None:
    found = corrected(
        edit("ferry", FERRY, paragraphs=("一", "一半", "二", "三改")), Split("ferry", "f", 2, "二", "new")
    )
    first, rest, _tea = found.pages[0].articles
    assert (first.original.paragraphs, rest.original.paragraphs) == (("一",), ("二", "三"))


def test_a_split_waits_without_its_paragraph_or_with_a_key_in_use() -> None:
    assert len(corrected(Split("ferry", "f", 1, "没有", "new")).waiting) == 1
    assert len(corrected(Split("ferry", "f", 1, "二", "tea")).waiting) == 1
    pages = [as_read("1", [("ferry", FERRY)])]
    assert replay(pages, [correction(Split("ferry", "f", 1, "二", "new"))], {"new"}).waiting


def test_moving_binds_the_regions_to_the_page_they_lie_on() -> None:
    found = corrected(Move("ferry", "f", "1", "2"))
    assert keys(found) == [["tea"], ["school", "ferry"]]
    assert [region.page for region in found.pages[1].articles[1].article.regions] == ["1"]
    assert not found.pages[1].articles[1].is_edited


def test_a_move_waits_without_its_pages() -> None:
    assert len(corrected(Move("ferry", "f", "2", "1"), Move("ferry", "f", "1", "9")).waiting) == 2


def test_order_is_told_by_the_article_before() -> None:
    assert keys(corrected(Order("tea", "t", "ferry", None))) == [["tea", "ferry"], ["school"]]
    assert keys(corrected(Order("ferry", "f", None, "tea"))) == [["tea", "ferry"], ["school"]]
    assert len(corrected(Order("ferry", "f", None, "school")).waiting) == 1


def test_history_follows_joined_and_parted_articles() -> None:
    made = [
        correction(edit("tea", TEA, headline="茶")),
        correction(Merge(("ferry", "tea"), ("f", "t"))),
        correction(Split("ferry", "f", 1, "二", "new")),
        correction(Move("school", "s", "2", "1")),
    ]
    assert history_of("new", made) == tuple(made[:3])
    assert history_of("school", made) == (made[3],)


@given(st.lists(articles, min_size=2, max_size=4), st.data())
def test_no_text_that_was_read_is_ever_lost(read: list[Article], data: st.DataObject) -> None:
    draft = IssueDraft([as_read("1", [(str(n), it) for n, it in enumerate(read)]), as_read("2", [])])
    for step in range(data.draw(st.integers(1, 5))):
        ones = [one for page in draft.pages for one in page.articles]
        one = data.draw(st.sampled_from(ones))
        other = data.draw(st.sampled_from(ones))
        at = data.draw(st.integers(1, max(1, len(one.article.paragraphs) - 1)))
        changes: list[Change] = [Merge((one.key, other.key), ("", "")), Move(one.key, "", "1", "2")]
        if changed := edit_between(one.key, one.article, data.draw(articles)):
            changes.append(changed)
        if at < len(one.article.paragraphs):
            changes.append(Split(one.key, "", at, one.article.paragraphs[at], f"new{step}"))
        draft.apply(data.draw(st.sampled_from(changes)))
    kept = [text for page in draft.pages for one in page.articles for text in texts_of(one.original)]
    assert set(kept) >= {text for it in read for text in texts_of(it)}


def texts_of(article: Article) -> list[str]:
    headings = (article.rubric, article.kicker, article.headline, article.deck, article.dateline)
    authors = (f"{author.role}{author.name}" for author in article.authors)
    return [*article.paragraphs, *filter(None, headings), *authors]
