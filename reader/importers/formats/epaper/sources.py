"""E-papers on the disk: the files of an issue found, read and told as one source."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt, note
from reader.core.source import Reading, Source
from reader.importers.formats.epaper import KIND
from reader.importers.formats.epaper.charset import read_text
from reader.importers.formats.epaper.files import (
    Listed,
    companions,
    find_near,
    issue_folder,
    place_of,
)
from reader.importers.formats.epaper.issues import read_issues
from reader.importers.formats.epaper.links import is_article_key
from reader.importers.formats.epaper.mht import read_parts
from reader.importers.formats.epaper.page import SavedFile, SavedPage, read_page
from reader.importers.formats.epaper.page_pictures import add_facsimiles
from reader.importers.source.file_types import head_of, is_mht, is_web_page
from reader.importers.source.guard import failed
from reader.importers.source.refusals import size_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.core.findings.finding import Finding
    from reader.importers.formats.epaper.issues import EpaperIssue
    from reader.importers.formats.format import Files, Told

    Tell = Callable[[str], None]
    """Is told the name of each file before it is read, and may raise to stop."""

LARGEST_PAGE = 4 * 1024 * 1024
"""Bytes. A page with its scripts has some hundred thousand."""
LARGEST_MHT = 64 * 1024 * 1024
"""Bytes. Of one file with its pictures."""
MOST_FILES = 5000
"""Read together. An issue of a large paper has some hundred; saved pages of months may lie in one folder."""
_SIGNS = re.compile(
    rb"pagepicmap|enpproperty|<!--\s{0,9}enpcontent|<founder-(?:title|content)|id\s?=\s?[\"']?pagelink|nbs\.d\d{6}"
    rb"|id\s?=\s?[\"']?(?:ozoom|articlecontent)\b",
    re.IGNORECASE,
)


@dataclass
class _Read:
    """A file with what it gave. `broken`: places where its bytes fit no character."""

    path: Path
    sha256: str
    size: int
    encoding: str = ""
    broken: int = 0
    pages: tuple[SavedPage, ...] = ()
    doubtful: tuple[SavedPage, ...] = ()
    """Pages that are of an e-paper if another page links to them."""

    def with_linked(self, linked: Collection[str]) -> _Read | None:
        """The file with the pages of an e-paper, those that are linked to among them; None where it has none."""
        told = tuple(page for page in self.doubtful if any(key in linked for key in page.keys))
        return replace(self, pages=(*self.pages, *told), doubtful=()) if self.pages or told else None


class EpaperReader:
    """The web pages among the files of a folder or zip."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._listed = Listed(files.paths)
        self._linked: dict[Path, frozenset[str]] = {}
        """The articles that the pages of an issue's folder link to, by the folder."""

    def near(self, path: Path) -> list[Path]:
        """The files that may belong to the issue of a web page."""
        return list(self._listed.beside(path))

    def read(self, path: Path, told: Told) -> list[Reading]:
        """The issues that a web page and the files that belong to it hold; empty where it is of no e-paper.

        It takes the files read, and what their pages show.
        """
        file, encoding, tell = path, told.choice.encoding, told.tell
        read = _read_file(file, encoding)
        first = read and read.with_linked(self._linked_near(file, told) if not read.pages else ())
        if first is None:
            return _too_large(path)
        beside = [one for one in self._listed.beside(file) if one != file and not self._files.is_taken(one)]
        files = _told_apart([read, *_read_all(beside[:MOST_FILES], tell, encoding)])
        files += _told_apart(files, _read_all(_near(files), tell, encoding))
        self._take(files, beside)
        pages = [page for one in files for page in one.pages]
        return [self._reading(issue, files, told) for issue in read_issues(pages, told.choice.day)]

    def _linked_near(self, file: Path, told: Told) -> frozenset[str]:
        """What the pages beside a file link to; they are read once for all files of their folder."""
        folder = issue_folder(file)
        if folder not in self._linked:
            read = _read_all(self._listed.beside(file)[:MOST_FILES], told.tell, told.choice.encoding)
            self._linked[folder] = _linked_by(read)
        return self._linked[folder]

    def _take(self, files: Sequence[_Read], beside: Sequence[Path]) -> None:
        """Note what needs no reading of its own any more: the files read, and what they show."""
        self._files.take(one.path for one in files)
        self._files.take(companions((one.path for one in files), beside))
        for one in files:
            for page in one.pages:
                shown = (place_of(one.path, reference) for reference in page.loaded)
                self._files.take(place for place in shown if place and place in self._listed)

    def _reading(self, epaper: EpaperIssue, files: Sequence[_Read], told: Told) -> Reading:
        paths = {page.path for page in epaper.pages}
        read = [one for one in files if one.path in paths]
        findings = (*_broken(read), *epaper.findings, *self._beside(epaper))
        issue = epaper.issue and add_facsimiles(epaper.issue, epaper.pages, self._shown, told.worker)
        source = _source(epaper, read)
        return Reading(source, issue, findings, lacks_day=epaper.lacks_day, seen=epaper.seen)

    def _beside(self, epaper: EpaperIssue) -> Iterator[Finding]:
        """A note of the pages whose PDF or picture was saved too."""
        numbers = dict.fromkeys(
            page.page.number for page in epaper.pages if page.page and page.is_node and self._is_shown(page)
        )
        if numbers:
            yield note(Code.PICTURES_BESIDE, pages=tuple(numbers))

    def _is_shown(self, page: SavedPage) -> bool:
        """Whether the page's PDF or picture is there."""
        return any(self._shown(page, one) for one in (page.pdf, page.picture.reference) if one)

    def _shown(self, page: SavedPage, reference: str) -> Path | None:
        """Where a file that a page shows lies: among those of the import, or beside the page."""
        place = place_of(page.path, reference)
        is_there = place and (place in self._listed or _is_beside(place, page.path))
        return place if is_there else None


def _linked_by(files: Iterable[_Read]) -> frozenset[str]:
    return frozenset(key for one in files for page in one.pages if page.is_node for key in page.references)


def _told_apart(known: Sequence[_Read | None], more: Sequence[_Read] | None = None) -> list[_Read]:
    """Those files of an e-paper among `more`, else among all that are known."""
    held = [one for one in known if one]
    linked = _linked_by((*held, *(more or ())))
    return [told for one in (held if more is None else more) if (told := one.with_linked(linked))]


def _too_large(path: Path) -> list[Reading]:
    """Why a web page was not read, where it is its size."""
    size, largest = path.stat().st_size, LARGEST_MHT if is_mht(head_of(path)) else LARGEST_PAGE
    if size <= largest:
        return []
    return [failed(Source(path, KIND, "", size), size_refusal(path.name, size, largest))]


def _is_beside(place: Path, path: Path) -> bool:
    try:
        return place.is_relative_to(path.parent) and place.is_file()
    except (OSError, ValueError):
        return False


def _read_all(paths: Iterable[Path], tell: Tell, encoding: str | None) -> list[_Read]:
    found: list[_Read] = []
    for path in paths:
        if is_web_page(head_of(path)):
            tell(path.name)
            read = _read_file(path, encoding)
            if read is not None:
                found.append(read)
    return found


def _near(files: Sequence[_Read]) -> list[Path]:
    """Articles that a page links to and that lie where it says, though nobody named them."""
    known = {key for one in files for page in one.pages for key in page.keys if page.story}
    paths = {one.path for one in files}
    found: dict[Path, None] = {}
    for one in files:
        for page in one.pages:
            wanted = (
                [pair for pair in page.references.items() if pair[0] not in known] if page.is_node else []
            )
            found.update((path, None) for _key, path in find_near(one.path, wanted) if path not in paths)
    return list(found)[:MOST_FILES]


def _read_file(path: Path, encoding: str | None) -> _Read | None:
    """What a file says; None where it is of no e-paper, too large or unreadable."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_MHT else b""
    except OSError:
        return None
    is_saved_whole = is_mht(data[:8192])
    if len(data) > LARGEST_PAGE and not is_saved_whole:
        return None
    read = _Read(path, hashlib.sha256(data).hexdigest(), size)
    pages = _pages(read, data, encoding, is_saved_whole=is_saved_whole)
    read.pages = tuple(page for page, is_marked in pages if _is_of_epaper(page, is_marked=is_marked))
    read.doubtful = tuple(page for page, _marked in pages if page.story and page not in read.pages)
    return read if read.pages or read.doubtful else None


def _is_of_epaper(page: SavedPage, *, is_marked: bool) -> bool:
    """Whether a page is of an e-paper by itself.

    It has the marks of a known system; or lists articles and names its page; or is an article with headline and
    day, and its page or the name that such systems give to articles.
    """
    if is_marked or page.story is None:
        return bool(page.story) or (page.is_node and (is_marked or page.names_page))
    is_told = page.story.fields.title and (page.printed or page.told)
    return bool(is_told) and (page.page is not None or any(map(is_article_key, page.keys)))


def _pages(
    read: _Read, data: bytes, encoding: str | None, *, is_saved_whole: bool
) -> list[tuple[SavedPage, bool]]:
    """The pages of a file, its own and those within it, and whether they have the marks of a known system."""
    parts = read_parts(data) if is_saved_whole else []
    texts = (
        [(part.data, part.charset, part.location) for part in parts] if is_saved_whole else [(data, None, "")]
    )
    pages: list[tuple[SavedPage, bool]] = []
    for part, charset, location in texts:
        if len(part) > LARGEST_PAGE:
            continue
        is_marked = _SIGNS.search(part.replace(b"\x00", b"")) is not None
        decoded = read_text(part, encoding, charset)
        read.encoding = read.encoding or decoded.encoding
        read.broken += decoded.broken
        pages.append((read_page(SavedFile(read.path, decoded.text, location)), is_marked))
    return pages


def _source(epaper: EpaperIssue, read: Sequence[_Read]) -> Source:
    """All files of an issue as one source, which goes by the name of its first page."""
    first = min(epaper.pages, key=lambda page: (not page.is_node, _number(page), str(page.path)))
    digests = sorted({one.sha256 for one in read})
    whole = digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()
    encodings = Counter(one.encoding for one in read if one.encoding)
    encoding = encodings.most_common(1)[0][0] if encodings else None
    return Source(first.path, KIND, whole, sum(one.size for one in read), encoding)


def _number(page: SavedPage) -> tuple[int, str]:
    number = page.page.number if page.page else ""
    return (len(number) or 99, number)


def _broken(read: Sequence[_Read]) -> Iterator[Finding]:
    count = sum(one.broken for one in read)
    if count:
        yield doubt(Code.GARBLED, count=count)
