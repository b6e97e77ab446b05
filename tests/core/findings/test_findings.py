"""Facts and the sentences that say them."""

from __future__ import annotations

import ast
import inspect
from string import Formatter

import pytest

from reader.core.errors import SourceError
from reader.core.findings import wording
from reader.core.findings.codes import Code
from reader.core.findings.finding import (
    Finding,
    Level,
    doubt,
    failure,
    finding_from_row,
    parameters_to_json,
    shortened,
)
from reader.core.speech import use_language
from tests.checkout import CHECKOUT

LOCALE = CHECKOUT / "resources" / "locale"
SENTENCES = {code: make(2) for code, make in wording._SENTENCES.items()}


def told_by_the_code(code: Code) -> set[str]:
    """The parameters that the code of the reader gives a fact, wherever it tells it."""
    found: set[str] = set()
    for file in (CHECKOUT / "reader").rglob("*.py"):
        source = file.read_text()
        if f"Code.{code.name}" in source:
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and any(_names(code, argument) for argument in node.args):
                    found |= {keyword.arg for keyword in node.keywords if keyword.arg}
    return found


def _names(code: Code, argument: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == code.name for part in ast.walk(argument))


def test_every_fact_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Code) - {Code.CORRECTION_WAITS}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_tells_only_what_the_fact_has(code: Code) -> None:
    wanted = {name for _text, name, _spec, _as in Formatter().parse(SENTENCES[code]) if name}
    given = told_by_the_code(code)
    if given:
        assert wanted <= given


def test_a_fact_is_said_in_the_language_of_who_reads_it() -> None:
    finding = doubt(Code.WRONG_WEEKDAY, date="1987年5月12日", weekday="星期二", printed="星期三")
    english = finding.text
    try:
        use_language("zh_CN", LOCALE)
        assert finding.text == "1987年5月12日 是星期二，报上印的是星期三。"
    finally:
        use_language("en", LOCALE)
    assert finding.text == english


def test_names_are_listed_and_more_are_hinted_at() -> None:
    names = shortened(["甲", "乙", "丙"], 2)
    assert doubt(Code.PAGES_NOT_SAVED, count=3, pages=names).text == "3 pages were not saved: 甲, 乙, …."


def test_a_fact_comes_back_from_its_row() -> None:
    finding = doubt(Code.ARTICLES_NOT_SAVED, page="A3", count=2, headlines=("甲", "乙"))
    kept = (finding.level.value, finding.code.value, parameters_to_json(finding.parameters))
    assert finding_from_row(*kept) == finding


def test_a_fact_that_told_less_once_is_still_said() -> None:
    assert Finding(Level.WARNING, Code.WRONG_WEEKDAY, {"printed": "星期三"}).text.count("…") == 2


def test_an_error_carries_its_fact() -> None:
    error = SourceError(failure(Code.EMPTY, name="a.txt"))
    assert str(error) == "a.txt is empty: there is nothing to read in it."
    assert SourceError("A sentence.").finding.text == str(SourceError("A sentence.")) == "A sentence."


def test_no_fact_is_told_under_two_names() -> None:
    assert len({code.value for code in Code}) == len(
        inspect.getmembers(Code, lambda one: isinstance(one, Code))
    )
