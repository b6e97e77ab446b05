"""The articles of a day into an issue."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.evidence import Evidence, Seen, Where
from reader.core.findings.codes import Code
from reader.core.findings.finding import Finding, doubt, failure, note, shortened
from reader.core.paper import Issue
from reader.core.source import Reading, Source
from reader.importers.formats.article_folder.body import is_labelled, split_lines, stripped
from reader.importers.formats.article_folder.fields_form import has_fields, read_fields_form
from reader.importers.formats.article_folder.lines_form import is_lines_form, read_lines_form
from reader.importers.formats.article_folder.markdown_form import is_markdown_form, read_markdown_form
from reader.importers.formats.article_folder.named_form import read_named_form
from reader.importers.formats.article_folder.naming import KIND, ArticleFile, Form
from reader.importers.formats.article_folder.pages import pages_of
from reader.importers.source.decoding import decode, detect
from reader.importers.source.file_types import is_plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.importers.formats.article_folder.article_day import ArticleDay
    from reader.importers.formats.article_folder.piece import Piece

LARGEST_ARTICLE = 1024 * 1024
"""Bytes. A page of newspaper text has a thirtieth of it."""
LARGEST_DAY = 64 * 1024 * 1024
"""Bytes."""
_NAMES_TOLD = 3
_MORE = 65536
"""Bytes read at once of a file that is not as large as it said."""
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class DayReading:
    """What a day gave, and the files that are no articles after all. No reading where none of them is one."""

    reading: Reading | None
    others: tuple[Path, ...] = ()


@dataclass
class _Held:
    """The files of a day as they are read."""

    texts: list[tuple[ArticleFile, bytes]] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    encodings: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    empty: list[str] = field(default_factory=list)
    unplaced: int = 0
    titles: Counter[str] = field(default_factory=Counter)


def read_day(day: ArticleDay, chosen: str | None = None) -> DayReading:
    """The issue of a day. `chosen`: the encoding, as chosen by the person; found out where None."""
    held = _read_files(day)
    pieces = list(_pieces(held, chosen))
    if not held.texts:
        return DayReading(None, tuple(held.others))
    source = _source(day, held)
    if not pieces:
        nothing = failure(Code.NO_ARTICLE_IN_FILES, date=day.day.isoformat())
        return DayReading(Reading(source, None, (nothing,)), tuple(held.others))
    pages, jumps = pages_of([piece for _file, piece in pieces])
    findings = (*_doubts(day, held), *jumps)
    reading = Reading(source, Issue(date=day.day, pages=pages), findings, seen=_seen(held))
    return DayReading(reading, tuple(held.others))


def _read_files(day: ArticleDay) -> _Held:
    """The files' bytes; what can't be read, is too large or no text goes to the others."""
    held, size = _Held(), 0
    for file in sorted(day.files, key=lambda one: (one.page, one.nth, one.path.name)):
        data = _bytes_of(file.path, min(LARGEST_ARTICLE, LARGEST_DAY - size))
        if data is None or (data and not is_plain_text(data)):
            held.others.append(file.path)
        else:
            held.texts.append((file, data))
            size += len(data)
    return held


def _bytes_of(path: Path, largest: int) -> bytes | None:
    """A file's bytes, asked for by its size: no buffer of the largest size is made for each."""
    try:
        file = os.open(path, _TO_READ)  # half the time that a file object takes to make
        try:
            size = os.fstat(file).st_size
            data = os.read(file, size + 1) if size <= largest else b""
            while size != len(data) <= largest and (more := os.read(file, _MORE)):
                data += more
        finally:
            os.close(file)
    except OSError:
        return None
    return data if len(data) <= largest else None


def _pieces(held: _Held, chosen: str | None) -> Iterator[tuple[ArticleFile, Piece]]:
    """The articles. Files that are none leave `texts` for `others`; next to empty ones are noted."""
    kept: list[tuple[ArticleFile, bytes]] = []
    on_page = Counter(file.page for file, _data in held.texts)
    is_one_of_several = max(on_page.values(), default=0) > 1
    for (file, data), text in zip(held.texts, _texts(held, chosen), strict=True):
        pieces = _pieces_in(file, text, is_one_of_several=is_one_of_several)
        if not pieces:
            held.others.append(file.path)
            continue
        kept.append((file, data))
        if all(piece.is_empty for piece in pieces):
            held.empty.append(file.path.name)
        for piece in (one for one in pieces if not one.is_empty):
            held.titles.update([piece.body.title] if piece.body.title else [])
            held.unplaced += not piece.page
            yield file, piece
    held.texts = kept


def _pieces_in(file: ArticleFile, text: str, *, is_one_of_several: bool) -> list[Piece]:
    """The articles in a text, most often one; none where it holds none after all."""
    lines = split_lines(text)
    if is_labelled(lines):
        return []
    if has_fields(text) and not is_markdown_form(lines):
        return [replace(one, page=one.page or file.page) for one in read_fields_form(lines)]
    piece = _piece(file, lines, is_one_of_several=is_one_of_several)
    return [piece] if piece else []


def _piece(file: ArticleFile, lines: Sequence[str], *, is_one_of_several: bool) -> Piece | None:
    is_blank = not any(map(stripped, lines))
    if is_markdown_form(lines) and file.form is not Form.LINES:
        read = read_markdown_form(lines)
        return replace(read, page=read.page or file.page, page_name=read.page_name or file.page_name)
    if file.form is Form.NAMED and not is_blank:
        named = (file.page, file.page_name, file.headline)
        read_named = read_named_form(lines, *named, is_one_of_several=is_one_of_several)
        return replace(read_named, page_name=file.page_name) if read_named else None
    if is_blank or (file.form is Form.LINES and is_lines_form(lines)):
        return read_lines_form(lines, file.page)
    return None


def _texts(held: _Held, chosen: str | None) -> Iterator[str]:
    """The files' texts, each decoded once. Those that are no UTF-8 are judged together: each is short."""
    if chosen:
        yield from (_as_chosen(data, chosen, held) for _file, data in held.texts)
        return
    known = [_as_utf8(data) for _file, data in held.texts]
    strange = [data for (_file, data), text in zip(held.texts, known, strict=True) if text is None]
    encoding = detect(b"".join(strange)) if strange else "utf-8"
    for (_file, data), text in zip(held.texts, known, strict=True):
        held.encodings["utf-8"] += text is not None
        yield _decoded(data, encoding, held) if text is None else text


def _decoded(data: bytes, encoding: str, held: _Held) -> str:
    decoded = decode(data, encoding)
    if decoded.broken:
        own = decode(data)
        decoded = own if own.broken < decoded.broken else decoded
    held.encodings[decoded.encoding] += 1
    held.broken += decoded.broken
    return decoded.text


def _as_chosen(data: bytes, encoding: str, held: _Held) -> str:
    decoded = decode(data, encoding)
    held.encodings[decoded.encoding] += 1
    held.broken += decoded.broken
    return decoded.text


def _as_utf8(data: bytes) -> str | None:
    if b"\x00" in data:
        return None
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None


def _source(day: ArticleDay, held: _Held) -> Source:
    """The files as one source: its digest is over their names and contents."""
    digest = hashlib.sha256()
    for file, data in held.texts:
        if file.form is Form.NAMED:  # other names tell the day themselves
            digest.update(f"{file.day}\0{file.page}\0".encode())
        digest.update(f"{file.path.name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    size = sum(len(data) for _file, data in held.texts)
    (encoding, _count), *_rest = held.encodings.most_common(1)
    return Source(day.path, KIND, digest.hexdigest(), size, encoding)


def _seen(held: _Held) -> Evidence:
    """The paper that most colophons name."""
    papers = (Seen(held.titles.most_common(1)[0][0], Where.COLOPHON),) if held.titles else ()
    return Evidence(papers)


def _doubts(day: ArticleDay, held: _Held) -> Iterator[Finding]:
    if held.broken:
        yield doubt(Code.GARBLED_FILES, count=held.broken)
    if held.unplaced:
        yield doubt(Code.ARTICLES_ON_PAGE_1, count=held.unplaced)
    if held.empty:
        yield note(Code.FILES_LEFT_OUT, count=len(held.empty), names=shortened(held.empty, _NAMES_TOLD))
    if day.added:
        yield note(Code.FILES_ADDED, count=day.added, date=day.day.isoformat())
