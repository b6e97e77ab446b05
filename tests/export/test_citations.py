from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.core.days.issue_date import Precision
from reader.core.paper import Article, Author
from reader.export import CitationStyle, article_fields, citation, plain_text, quotation
from reader.settings import CITATIONS
from tests.export.clippings import BRIDGE, clip, written_by

GB2025, GB2015, FOOTNOTE = CitationStyle.GB2025, CitationStyle.GB2015, CitationStyle.FOOTNOTE


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (GB2025, "林小溪, 周远. 石桥修好了[N]. 柳溪报，2022-07-09（1）."),
        (GB2015, "林小溪, 周远. 石桥修好了[N]. 柳溪报, 2022-07-09(1)."),
        (FOOTNOTE, "林小溪、周远：《石桥修好了》，《柳溪报》2022年7月9日，第1版。"),
    ],
)
def test_the_forms_of_an_entry(style: CitationStyle, expected: str) -> None:
    assert citation(clip(written_by("林小溪", "周远")), style) == expected


def test_the_standard_in_force_is_the_default() -> None:
    assert citation(clip()) == citation(clip(), GB2025)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (GB2025, "石桥修好了[N]. 柳溪报，2022-07-09（1）."),
        (GB2015, "石桥修好了[N]. 柳溪报, 2022-07-09(1)."),
        (FOOTNOTE, "《石桥修好了》，《柳溪报》2022年7月9日，第1版。"),
    ],
)
def test_without_an_author_the_headline_comes_first(style: CitationStyle, expected: str) -> None:
    assert citation(clip(written_by()), style) == expected


def test_three_authors_are_all_named() -> None:
    three = clip(written_by("甲一", "乙二", "丙三"))
    assert citation(three).startswith("甲一, 乙二, 丙三. 石桥")
    assert citation(three, FOOTNOTE).startswith("甲一、乙二、丙三：")


def test_of_more_authors_three_are_named_and_others_said() -> None:
    four = clip(written_by("甲一", "乙二", "丙三", "丁四"))
    assert citation(four).startswith("甲一, 乙二, 丙三, 等. 石桥")
    assert citation(four, GB2015).startswith("甲一, 乙二, 丙三, 等. 石桥")
    assert citation(four, FOOTNOTE).startswith("甲一、乙二、丙三等：")


def test_the_same_name_twice_is_one_author_and_editors_are_none() -> None:
    authors = (Author("林小溪", "文"), Author("林小溪", "图"), Author("高山", "责任编辑"))
    made = citation(clip(Article(headline="石桥", authors=authors)))
    assert made.startswith("林小溪. 石桥[N].")


@pytest.mark.parametrize(
    ("number", "in_entry", "in_footnote"),
    [
        ("2, 5-7", "（2, 5-7）", "，第2, 5-7版。"),
        ("A3", "（A3）", "，第A3版。"),
        ("第1张第4版", "（第1张第4版）", "，第1张第4版。"),
        ("号外", "（号外）", "，号外。"),
    ],
)
def test_the_page_is_free_text(number: str, in_entry: str, in_footnote: str) -> None:
    printed = clip(written_by(), page_number=number)
    assert citation(printed).endswith(f"2022-07-09{in_entry}.")
    assert citation(printed, FOOTNOTE).endswith(in_footnote)


def test_a_day_that_does_not_exist_is_cited_as_printed() -> None:
    printed = clip(written_by(), date=date(1933, 3, 3), date_text="民国二十二年二月三十一日")
    assert "1933-02-31" in citation(printed)
    assert "1933年2月31日" in citation(printed, FOOTNOTE)


def test_an_article_without_a_headline_is_named_by_what_it_has() -> None:
    by_rubric = Article(rubric="评论", paragraphs=("桥是路的一部分。",))
    by_opening = Article(paragraphs=("桥是路的一部分。" * 5,))
    by_whole = Article(paragraphs=("桥是路的一部分。",))
    assert citation(clip(by_rubric)).startswith("评论[N].")
    assert citation(clip(by_opening)).startswith("桥是路的一部分。桥是路的一部分。桥是路的一部分。……[N].")
    assert citation(clip(by_whole)).startswith("桥是路的一部分。[N].")


def test_breaks_in_a_headline_become_one_space() -> None:
    assert "石桥 修好了[N]" in citation(clip(written_by(headline="石桥\u3000\n修好了")))


def test_marks_around_a_name_within_the_headline_turn_inner() -> None:
    made = citation(clip(written_by(headline="读《桥》有感")), FOOTNOTE)
    assert made.startswith("《读〈桥〉有感》，")


def test_a_paper_in_latin_script_has_half_width_marks() -> None:
    british = clip(written_by("A. Reed", headline="The bridge"), title="The Willow Times", page_number="3")
    four = clip(written_by("A", "B", "C", "D", headline="The bridge"), title="The Willow Times")
    assert citation(british) == "A. Reed. The bridge[N]. The Willow Times, 2022-07-09(3)."
    assert citation(four).startswith("A, B, C, et al. The bridge")


def test_quoted_words_stand_over_their_citation() -> None:
    made = quotation(clip(written_by("林小溪")), " 从此上学只要一刻钟。\n", GB2015)
    assert made == "从此上学只要一刻钟。\n——林小溪. 石桥修好了[N]. 柳溪报, 2022-07-09(1)."


def test_the_settings_know_all_styles() -> None:
    assert tuple(style.value for style in CitationStyle) == CITATIONS


def test_an_edition_several_pages_and_several_days_are_cited() -> None:
    continued = replace(BRIDGE, continued_on=("3",))
    special = clip(continued, edition="号外")
    assert citation(special).endswith("柳溪报（号外），2022-07-09（1, 3）.")
    assert citation(special, CitationStyle.GB2015).endswith("柳溪报（号外）, 2022-07-09(1, 3).")
    assert citation(special, CitationStyle.FOOTNOTE).endswith("《柳溪报》2022年7月9日（号外），第1、3版。")
    assert plain_text([special]).startswith("柳溪报（号外）\u30002022年7月9日\u3000第1、3版")
    double = clip(last_date=date(2022, 7, 10))
    assert citation(double).endswith("柳溪报，2022-07-09/2022-07-10（1）.")
    assert citation(double, CitationStyle.FOOTNOTE).endswith("《柳溪报》2022年7月9日—10日，第1版。")
    month = clip(BRIDGE, date=date(1946, 5, 1), last_date=date(1946, 5, 31), precision=Precision.MONTH)
    assert citation(month).endswith("柳溪报，1946-05（1）.")
    fields = article_fields(special)
    assert (fields["edition"], fields["pages"], fields["precision"]) == ("号外", ["1", "3"], "day")
