"""Citations for other programs: what is written is read by parsers that are not ours."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from reader.core.days.issue_date import Precision
from reader.core.paper import Article, Author
from reader.export.bibtex import bibtex
from reader.export.csl_json import csl_json
from reader.export.ris import ris
from tests.export.clippings import BRIDGE, clip

ODD = Article(
    headline="A & B: 50% {of} $5_\\~^#\n两行", authors=(Author("张三", "记者"), Author("李四", "编辑"))
)
NAMELESS = Article(paragraphs=("桥通了，南岸的孩子上学不用再绕路，镇里办了一场简单的仪式，来了很多人。",))


def test_ris_is_read_by_its_own_parser() -> None:
    extra = clip(edition="号外", page_name="要闻", page_number="2", issue_number=31)
    first, second = rispy.loads(ris([clip(), extra]))
    assert first == {
        "type_of_reference": "NEWS",
        "title": "石桥修好了 南岸的孩子不再绕路",
        "authors": ["林小溪", "周远", "何田"],
        "secondary_title": "柳溪报",
        "year": "2022",
        "date": "2022/07/09/",
        "start_page": "1",
        "language": "zh",
    }
    assert (second["edition"], second["section"], second["start_page"]) == ("号外", "要闻", "2")


@pytest.mark.parametrize(
    ("first", "last", "precision", "told", "parts"),
    [
        (date(1946, 5, 1), date(1946, 5, 31), Precision.MONTH, "1946/05//", [[1946, 5]]),
        (date(1946, 1, 1), date(1946, 12, 31), Precision.YEAR, "1946///", [[1946]]),
        (date(2022, 7, 1), date(2022, 7, 3), Precision.DAY, "2022/07/01/", [[2022, 7, 1], [2022, 7, 3]]),
    ],
)
def test_a_date_says_no_more_than_is_known(
    first: date, last: date, precision: Precision, told: str, parts: list[list[int]]
) -> None:
    one = clip(date=first, last_date=last, precision=precision)
    assert rispy.loads(ris([one]))[0]["date"] == told
    assert json.loads(csl_json([one]))[0]["issued"] == {"date-parts": parts}


def test_a_day_that_does_not_exist_is_cited_as_printed() -> None:
    one = clip(date=date(1931, 3, 3), date_text="1931年2月31日")
    assert json.loads(csl_json([one]))[0]["issued"] == {"date-parts": [[1931, 2, 31]]}


def test_csl_json_has_the_names_of_its_schema_and_no_empty_values() -> None:
    (item,) = json.loads(csl_json([clip(issue_number=3576, page_number="1")]))
    assert item == {
        "id": "article-1",
        "type": "article-newspaper",
        "title": "石桥修好了 南岸的孩子不再绕路",
        "author": [{"literal": "林小溪"}, {"literal": "周远"}, {"literal": "何田"}],
        "container-title": "柳溪报",
        "issued": {"date-parts": [[2022, 7, 9]]},
        "issue": "3576",
        "page": "1",
        "language": "zh",
    }


def test_an_article_without_headline_or_authors_is_cited_by_how_it_begins() -> None:
    (item,) = json.loads(csl_json([clip(NAMELESS)]))
    assert item["title"].endswith("……")
    assert "author" not in item
    assert "authors" not in rispy.loads(ris([clip(NAMELESS)]))[0]


def test_bibtex_is_read_by_its_own_parser_and_keys_differ() -> None:
    library = parse_string(bibtex([clip(), clip(replace(BRIDGE, headline="又一座桥"))]))
    assert library.failed_blocks == []
    assert [one.key for one in library.entries] == ["news20220709n1", "news20220709n2"]
    assert {name: field.value for name, field in library.entries[0].fields_dict.items()} == {
        "entrysubtype": "newspaper",
        "title": "{石桥修好了 南岸的孩子不再绕路}",
        "author": "{林小溪} and {周远} and {何田}",
        "journal": "柳溪报",
        "date": "2022-07-09",
        "year": "2022",
        "month": "7",
        "pages": "1",
        "langid": "chinese",
    }


def test_nothing_in_a_headline_is_a_command_of_tex_or_a_new_line() -> None:
    text = bibtex([clip(ODD)])
    library = parse_string(text)
    assert library.failed_blocks == []
    fields = library.entries[0].fields_dict
    assert fields["title"].value == (
        r"{A \& B: 50\% \{of\} \$5\_\textbackslash{}\textasciitilde{}\textasciicircum{}\# 两行}"
    )
    assert fields["author"].value == "{张三}"
    assert rispy.loads(ris([clip(ODD)]))[0]["title"] == "A & B: 50% {of} $5_\\~^# 两行"
