"""A paper's name given to a reading that was looked at before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.importers.source.names.papers import is_same_paper

if TYPE_CHECKING:
    from reader.core.source import Reading

ABOUT_PAPERS = frozenset(
    {Code.PAPER_UNKNOWN, Code.PAPER_OF_FOLDER_UNKNOWN, Code.PAPER_FROM_FOLDER, Code.PAPERS_DISAGREE}
)
"""What need not be told any more when the person has said which paper it is."""


def name_paper(reading: Reading, paper: str) -> Reading:
    """A reading with its paper's name, and without the doubt that it told none."""
    issue = reading.issue
    if issue is None:
        return reading
    findings = tuple(one for one in reading.findings if one.code not in ABOUT_PAPERS)
    if issue.title and not is_same_paper(issue.title, paper):
        findings = (*findings, doubt(Code.PAPER_DIFFERS, paper=paper, printed=issue.title))
    return replace(reading, issue=replace(issue, title=paper), findings=findings)
