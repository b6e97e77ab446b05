"""An ALTO file that no METS names: one page of an issue, told by the names of its file and folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure
from reader.core.paper import Issue, Page
from reader.importers.formats.mets_alto.articles import make_article
from reader.importers.formats.mets_alto.dialects import Role
from reader.importers.formats.mets_alto.pages import open_alto
from reader.importers.formats.mets_alto.passages import Passage, Placed
from reader.importers.source.choice import NOTHING_CHOSEN, Choice
from reader.importers.source.filing import UnfiledIssue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Article
    from reader.importers.formats.mets_alto.alto import AltoPage

_NUMBER_AT_END = re.compile(r"(?:^|[^0-9])0*(\d{1,4})$")
_SEQUENCE = re.compile(r"^(?:seq|page|p)[-_ ]?0*(\d{1,4})$", re.IGNORECASE)


def read_alto_issue(data: bytes, names: Sequence[str], choice: Choice = NOTHING_CHOSEN) -> UnfiledIssue:
    """The issue that one ALTO file is a page of: one article with all its text. Raises SourceError.

    `names`: of the file without its ending and of the folders above it, the nearest first. The page stands
    in them (1910010101/0003, 1910/01/01/ed-1/seq-3/ocr, 0002647_18240217_0003).
    """
    name = names[0] if names else ""
    number = _page_number(names)
    page, findings = open_alto(data, number or "1", name, choice.encoding)
    if page is None:
        raise SourceError(findings[0])
    shown = Page(number or page.number or "1", articles=_article(page))
    issue = Issue(language=page.language, pages=(shown,))
    undated = failure(Code.UNDATED_ALTO, name=name)
    return UnfiledIssue(issue, findings=(undated, *findings), is_page_guessed=not (number or page.number))


def _article(page: AltoPage) -> tuple[Article, ...]:
    blocks = [block for block in page.blocks if block.word_count]
    passages = [Passage(Role.BODY, (Placed(block, 0),)) for block in blocks]
    regions = tuple(region for block in blocks if (region := page.region(block)))
    return (make_article(passages, regions, label=None, rubric=None),) if passages else ()


def _page_number(names: Sequence[str]) -> str | None:
    """The page's number at the end of its file's name, or in that of its folder."""
    for name in names[:2]:
        if found := _SEQUENCE.match(name):
            return found[1]
    bare = names[0] if names else ""
    found = _NUMBER_AT_END.search(bare)
    return found[1] if found and found[1] != "0" else None
