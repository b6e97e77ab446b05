"""A TEI file into an issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.errors import SourceError
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, failure
from reader.core.paper import Issue
from reader.importers.formats.records.fields import Field
from reader.importers.formats.records.reading import readings_of
from reader.importers.formats.records.record import Record
from reader.importers.formats.tei.handler import MOST_ELEMENTS, TeiArticle, TeiHandler
from reader.importers.layout.headings import read_headings
from reader.importers.layout.titles import latin_title, title_in_name
from reader.importers.source.names.read import read_names
from reader.importers.source.xml_reader import HostileXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.findings.finding import Finding
    from reader.core.source import Reading, Source
    from reader.importers.source.choice import Choice
    from reader.importers.source.xml_reader import Heard


def read_tei(source: Source, data: bytes, choice: Choice) -> list[Reading]:
    """The issue in a file. Raises SourceError."""
    name = source.path.name
    try:
        heard = read_xml(data, TeiHandler, MOST_ELEMENTS, choice.encoding)
    except HostileXmlError:
        raise SourceError(failure(Code.SCAN_HOSTILE, name=name)) from None
    handler = heard.handler
    if not handler.articles:
        raise SourceError(failure(Code.NO_TEXT, name=name))
    records = [replace(_record(one, handler.day), place=at) for at, one in enumerate(handler.articles)]
    facts = Issue(title=_title(handler, source))
    return readings_of(source, records, choice, tuple(_faults(heard, name)), facts)


def _title(handler: TeiHandler, source: Source) -> str | None:
    """The paper. What only the file is called counts where it reads as a paper's name, or no folder names one."""
    told = handler.source_title or handler.title
    named = title_in_name(told) or latin_title(told)
    is_sure = bool(handler.source_title) or not read_names(source.path).evidence.papers
    return named or (told if is_sure else None) or None


def _record(one: TeiArticle, day: str) -> Record:
    heads = read_headings(one.headings, is_in_order=True, may_be_broken=False)
    values = {
        Field.DAY: day,
        Field.PAGE: one.page,
        Field.KICKER: heads.kicker,
        Field.HEADLINE: heads.headline,
        Field.DECK: heads.deck,
        Field.AUTHORS: "、".join(one.authors),
        Field.TEXT: "\n".join(one.paragraphs),
    }
    return Record({field: text for field, text in values.items() if text})


def _faults(heard: Heard[TeiHandler], name: str) -> Iterator[Finding]:
    if heard.broken_line is not None:
        yield doubt(Code.FILE_BREAKS_OFF, name=name, line=heard.broken_line)
    if heard.replaced:
        yield doubt(Code.GARBLED, count=heard.replaced)
