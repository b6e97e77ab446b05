"""Which files on the disk belong together: those of one day, and what they show."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.importers.formats.epaper.links import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_NEAR = 20_000
"""Entries of a folder that are looked through for an article."""
_COMPANION = re.compile(r"(.+?)(?:_files|\.files|_文件| files|_fichiers)", re.IGNORECASE)
"""The folder where a browser puts what a saved page shows."""
_DATED = re.compile(r"\d{4}-\d{2}|\d{6}|\d{4}")
_DAY = re.compile(r"\d{8}|\d{4}-\d{2}-\d{2}")
_OF_PAGE = re.compile(r"(?:\d{8}[_-])?(?:page|p|第)?[A-Za-z]?\d{1,3}版?", re.IGNORECASE)
_KINDS = frozenset(
    (
        *("layout", "layouts", "page", "pages", "node", "list", "epaper", "paper", "col", "column"),
        *(
            "content",
            "contents",
            "con",
            "article",
            "articles",
            "art",
            "detail",
            "details",
            "news",
            "story",
            "stories",
        ),
        *("attachement", "attachment"),
    )
)
"""What systems call the folders in which they keep the pages of all days, and the articles of all days."""


def issue_folder(path: Path) -> Path:
    """The folder that the files of an issue have in common.

    A page's companions count as beside it, and layout/202412/25 and content/202412/25 are the same. A page may
    have a folder of its own in that of the day: 20221002/20221002_A01.
    """
    folder = path.parent
    while _COMPANION.fullmatch(folder.name):
        folder = folder.parent
    if _OF_PAGE.fullmatch(folder.name) and _DAY.fullmatch(folder.parent.name):
        return folder.parent
    month = folder.parent
    if _DATED.fullmatch(month.name) and month.parent.name.lower() in _KINDS:
        return month.parent.parent / month.name / folder.name
    return folder


def home_of(path: Path) -> Path:
    """The folder that nothing read for a page may lie outside of."""
    month = path.parent.parent
    is_parted = _DATED.fullmatch(month.name) and month.parent.name.lower() in _KINDS
    return month.parent.parent if is_parted else path.parent


def place_of(path: Path, reference: str) -> Path | None:
    """Where a page's reference leads, by its name alone; None for another host."""
    bare = unquote(re.split(r"[?#]", reference.strip(), maxsplit=1)[0]).replace("\\", "/")
    if not bare or "\x00" in bare or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", bare):
        return None
    return Path(os.path.normpath(path.parent / bare))


def find_near(path: Path, references: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Path]]:
    """The files of a page's articles, by key, where they lie in its home: beside it or where it says.

    `references`: keys with the addresses in the page.
    """
    home = home_of(path)
    shelves: dict[Path, dict[str, Path]] = {}
    for key, reference in references:
        place = place_of(path, reference)
        for folder in dict.fromkeys((place.parent if place else path.parent, path.parent)):
            if folder not in shelves:
                shelves[folder] = _shelf(folder, home)
            if key in shelves[folder]:
                yield key, shelves[folder][key]
                break


def _shelf(folder: Path, home: Path) -> dict[str, Path]:
    """The files of a folder by key; empty where it, or a file, lies outside of the home."""
    found: dict[str, Path] = {}
    try:
        if not folder.resolve().is_relative_to(home.resolve()):
            return {}
        with os.scandir(folder) as entries:
            for _count, entry in zip(range(MOST_NEAR), entries, strict=False):
                if entry.is_file(follow_symlinks=False) and ".htm" in entry.name.lower():
                    found.setdefault(key_of(entry.name), folder / entry.name)
    except (OSError, ValueError):
        return {}
    return found


class Listed:
    """The files of an import by the issue they may belong to."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._all: frozenset[Path] | None = None
        self._folders: dict[Path, list[Path]] | None = None

    def __contains__(self, path: object) -> bool:
        if self._all is None:
            self._all = frozenset(self._files)
        return path in self._all

    def beside(self, file: Path) -> list[Path]:
        """The files of the same folder of an issue, the file itself among them."""
        if self._folders is None:
            self._folders = defaultdict(list)
            for one in self._files:
                self._folders[issue_folder(one)].append(one)
        return self._folders.get(issue_folder(file), [file])


def companions(pages: Iterable[Path], files: Iterable[Path]) -> Iterator[Path]:
    """Those of the files that browsers saved along with the pages."""
    folders = {(page.parent, page.name.partition(".htm")[0].partition(".mht")[0]) for page in pages}
    for file in files:
        for folder in list(file.parents)[:4]:
            found = _COMPANION.fullmatch(folder.name)
            if found and (folder.parent, found[1]) in folders:
                yield file
                break
