"""A case: files as somebody keeps them, and the issues that must come of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.core.findings.finding import Level
from reader.importers import Choice, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.core.paper import Article
    from reader.core.source import Reading

Wanted = tuple[str, str, dict[str, list[str | None]]]
"""A paper, a day, and the headlines of each page."""
_NO_CHOICE = Choice()


@dataclass(frozen=True)
class Case:
    """`files` by their paths, `issues` as they must be read, and of single articles their fields by headline."""

    name: str
    files: Mapping[str, str]
    issues: Sequence[Wanted]
    authors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    decks: Mapping[str, str] = field(default_factory=dict)
    kickers: Mapping[str, str] = field(default_factory=dict)
    datelines: Mapping[str, str] = field(default_factory=dict)
    rubrics: Mapping[str, str] = field(default_factory=dict)
    paragraphs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of pages, by their numbers."""
    encoding: str = "utf-8"
    ends: str = "\n"
    choice: Choice = _NO_CHOICE

    def __str__(self) -> str:
        return self.name


def read_case(case: Case, folder: Path) -> list[Reading]:
    """Write the files of a case and read them."""
    root = folder / "手里的报纸"
    for name, text in case.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", case.ends).encode(case.encoding))
    return list(read_sources([root], choice=case.choice))


def assert_read(case: Case, folder: Path) -> None:
    """The issues of a case are read as it says, and no others."""
    readings = read_case(case, folder)
    issues = [reading.issue for reading in readings if reading.issue]
    found: dict[tuple[str | None, str], dict[str, list[Article]]] = {}
    for issue in issues:
        pages = found.setdefault((issue.title, str(issue.date)), {})
        for page in issue.pages:
            pages.setdefault(page.number, []).extend(page.articles)
    told = [
        finding.text
        for reading in readings
        for finding in reading.findings
        if finding.level is not Level.NOTE
    ]
    heads = {
        key: {number: [_plain(one.headline) for one in articles] for number, articles in pages.items()}
        for key, pages in found.items()
    }
    wanted = {
        (title, day): {number: [_plain(one) for one in ones] for number, ones in pages.items()}
        for title, day, pages in case.issues
    }
    assert heads == wanted, told
    _assert_fields(case, [one for pages in found.values() for articles in pages.values() for one in articles])
    named = {page.number: page.name for issue in issues for page in issue.pages}
    assert {number: named[number] for number in case.names} == case.names


def _assert_fields(case: Case, articles: Sequence[Article]) -> None:
    by_head = {_plain(one.headline): one for one in articles}
    for name, told in (
        ("deck", case.decks),
        ("kicker", case.kickers),
        ("dateline", case.datelines),
        ("rubric", case.rubrics),
    ):
        read = {head: _plain(getattr(by_head[_plain(head)], name)) for head in told}
        assert read == {head: _plain(text) for head, text in told.items()}
    for head, names in case.authors.items():
        assert [_plain(one.name) for one in by_head[_plain(head)].authors] == [_plain(name) for name in names]
    for head, texts in case.paragraphs.items():
        assert [_plain(one) for one in by_head[_plain(head)].paragraphs] == [_plain(text) for text in texts]


def _plain(text: str | None) -> str:
    """A text without its white space, in ordinary forms of its characters."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())
