"""Page text: the text of a page or of a whole issue, as extracted from page PDFs, into an issue."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import failure, note
from reader.core.paper import Page
from reader.importers.formats.page_text.several import split_issues
from reader.importers.layout.articles import read_articles
from reader.importers.layout.joining import join_jumps
from reader.importers.layout.latin_articles import is_latin, masthead_end, read_latin_articles
from reader.importers.layout.lines import split_sheets
from reader.importers.layout.masthead import count_masthead_lines, read_masthead
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.page_model.labelling import read_labels
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.pages import PagePart, part_pages
from reader.importers.layout.setting import find_setting
from reader.importers.source.doubts import find_doubts
from reader.importers.source.filing import UnfiledIssue, page_numbers, seen_in, unfiled_issue
from reader.importers.source.names.read import read_names, stem_of
from reader.importers.source.refusals import size_refusal
from reader.importers.source.several import sequence_doubts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.findings.finding import Finding
    from reader.importers.layout.articles import Draft
    from reader.importers.layout.lines import Line
    from reader.importers.layout.setting import Setting

LONGEST_ISSUE = 4_000_000
"""Characters. A whole issue of a large paper has less than one million."""
_ANY_NUMBER = 0.5
_COUNT = re.compile(r"(\d{1,3})\s*[.．、]\s*(?=[^\d\s])")
_MOST_TOLD = 12
"""Lines. Of more that belong to no article the first are told."""


def read_page_text(text: str, file_name: str, *, is_one: bool = False) -> list[UnfiledIssue]:
    """The issues in a text, one after the other. Raises SourceError where the text is empty.

    `file_name` (without folders) may tell the page's number, and spells the paper's name out where the text
    has its pinyin only. `is_one`: whatever days stand in it, it is one issue.
    """
    if not text.strip():
        raise SourceError(failure(Code.EMPTY, name=file_name))
    lines = split_sheets(text)
    parts = [lines] if is_one else split_issues(lines)
    longest = max(sum(len(line.text) for line in part) for part in parts)
    if longest > LONGEST_ISSUE:
        raise SourceError(size_refusal(file_name, longest, LONGEST_ISSUE))
    return [_read_issue(part, file_name, is_first=not nth) for nth, part in enumerate(parts)]


def _read_issue(lines: Sequence[Line], file_name: str, *, is_first: bool) -> UnfiledIssue:
    stem = stem_of(file_name)
    setting = find_setting(lines)
    top = count_masthead_lines(lines)
    is_foreign = is_latin(lines)
    labels = _plain_labels(lines) if is_foreign else read_labels(lines, setting, top)
    top = masthead_end(lines, top) if is_foreign else top
    labels[:top] = [Label.MASTHEAD] * top
    masthead_lines, parts = part_pages(lines, labels)
    masthead = read_masthead(masthead_lines, stem)
    headers = [part.header for part in parts]
    named = _page_named(file_name) if is_first else None
    numbers = page_numbers(headers, masthead, named)
    pages, findings = _read_pages(parts, setting, numbers)
    issue, seen = unfiled_issue(masthead, headers, pages), seen_in(masthead, headers)
    undated = () if seen.days else (failure(Code.UNDATED_TEXT, name=file_name),)
    told = (
        *undated,
        *find_doubts(issue),
        *sequence_doubts(numbers, is_count_told=issue.page_count is not None),
        *findings,
    )
    return UnfiledIssue(issue, seen, told, is_page_guessed=not seen.pages)


def _page_named(file_name: str) -> str | None:
    """The page that a name calls so, or has right behind its day; any other number may be a day's, too."""
    pages = read_names(PurePath(file_name)).evidence.pages
    return next((one.value for one in pages if one.sure > _ANY_NUMBER), None)


def _read_pages(
    parts: Sequence[PagePart], setting: Setting, numbers: Sequence[str]
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    read = [_read_page(part, setting) for part in parts]
    joined, findings = join_jumps(numbers, [drafts for drafts, _left in read], are_headings_guessed=True)
    left_out = tuple(
        note(Code.LINES_LEFT_OUT, number=number, lines=lines)
        for number, part, (_drafts, left) in zip(numbers, parts, read, strict=True)
        if (lines := (*left, *part.strays)[:_MOST_TOLD])
    )
    pages = tuple(
        _page(part, number, page)
        for part, number, page in zip(parts, numbers, _without_counts(joined), strict=True)
    )
    return pages, (*findings, *left_out)


def _without_counts(pages: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """The articles without the numbers that a program has put before their headlines, where all have one: 1. 2. 1."""
    counts = [_COUNT.match(draft.article.headline or "") for page in pages for draft in page]
    numbers = [int(count[1]) for count in counts if count]
    runs_on = all(after in {1, before + 1} for before, after in pairwise(numbers))
    if len(numbers) < 2 or len(numbers) < len(counts) or numbers[0] != 1 or not runs_on:
        return [list(page) for page in pages]
    return [[_uncounted(draft) for draft in page] for page in pages]


def _uncounted(draft: Draft) -> Draft:
    headline = _COUNT.sub("", draft.article.headline or "")
    return replace(draft, article=replace(draft.article, headline=headline))


def _read_page(part: PagePart, setting: Setting) -> tuple[list[Draft], list[str]]:
    """The articles of a page, and the lines that belong to none."""
    if is_latin(part.lines):
        return read_latin_articles(part.lines), []
    return read_articles(part.lines, part.labels, setting)


def _plain_labels(lines: Sequence[Line]) -> list[Label]:
    """The labels of a file in Latin letters: pages are told by their headers, and nothing of articles."""
    return [Label.PAGE_HEAD if read_page_header(line.text) else Label.PARAGRAPH for line in lines]


def _page(part: PagePart, number: str, drafts: Sequence[Draft]) -> Page:
    name = part.header.name if part.header else None
    return Page(number, name, articles=tuple(draft.article for draft in drafts))
