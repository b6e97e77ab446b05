"""A path into what its names tell. Nothing is read from the disk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.evidence import Evidence, Seen, Where
from reader.core.page_numbers import parse_typed_page
from reader.importers.layout.jumps import page_number
from reader.importers.source.names.days import NamedDay, PartialDay, find_day, read_partial
from reader.importers.source.names.papers import paper_in_name

if TYPE_CHECKING:
    from pathlib import PurePath

_FOLDERS_ABOVE = 6
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_SURE_PAGE = re.compile(
    r"第\s*(?P<one>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|(?<![A-Z0-9])(?P<two>[A-Z]?\d{1,3})\s*版"
    r"|(?<![A-Z])(?:PAGE|PG|SEQ|P)[-_ .]?(?P<three>[A-Z]?0{0,4}\d{1,3})(?![A-Z0-9])"
    r"|版[-_ ]?(?P<four>[A-Z]?\d{1,2})(?!\d)|(?<![A-Z0-9])(?P<five>[A-UW-Z]\d{1,2})(?![A-Z0-9])",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r"(?:[-_ .](?P<two>0{1,4}\d{1,2})|[-_ .]?(?P<one>[A-Z]?\d{1,2}))(?=$|[-_ .]|\d{2}(?:$|[-_ .]))",
    re.IGNORECASE,
)
_BARE_PAGE = re.compile(r"(?:^|[-_ .])(?P<one>[A-Z]?0{0,4}\d{1,2})(?=$|[-_ .])", re.IGNORECASE)
_PAGE_FOLDER = re.compile(
    r"第?\s*(?P<one>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?P<name>.*)"
    r"|(?:PAGE|PG|SEQ|P)[-_ .]?(?P<two>\d{1,3})"
    r"|(?P<three>[A-Z]?\d{1,2})(?:[-_ .、：:](?P<name2>[^\d].*)|(?P<name3>[\u4e00-\u9fff].*))?",
    re.IGNORECASE,
)
_EDGES = " \t\u3000-_.·、：:，,()（）[]【】—"
_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_DAY = re.compile(r"\d{4}[-_.]\d{1,2}[-_.]\d{1,2}(?!\d)")
"""A day that does not exist has no page in it either."""
_SURE, _GLUED, _BEHIND_DAY, _BARE = 1.0, 0.95, 0.9, 0.4
"""How sure a number in a name is a page's: called so, run together with the day, right behind it, or anywhere."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a path tells. `headline` is what is left of the file's name without day, page and paper."""

    evidence: Evidence
    page_name: str | None = None
    headline: str | None = None

    @property
    def day(self) -> date | None:
        """The day that the weightiest name tells."""
        best = max(self.evidence.days, key=lambda one: one.weight, default=None)
        return best.value if best else None

    @property
    def page(self) -> str | None:
        """The page that the weightiest name tells."""
        best = max(self.evidence.pages, key=lambda one: one.weight, default=None)
        return best.value if best else None


@dataclass
class _Folders:
    """What the folders tell, read from the outermost inwards."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""
    page: str | None = None
    page_name: str | None = None
    paper: str | None = None

    @property
    def whole(self) -> date | None:
        """The day, where they tell all of it."""
        if self.year and self.month and self.day:
            return _real(self.year, self.month, self.day)
        return None


def read_names(path: PurePath) -> Names:
    """What the name of a file, and those of the folders above it, tell."""
    return _read("/".join([stem_of(path.name), *(one.name for one in list(path.parents)[:_FOLDERS_ABOVE])]))


def stem_of(name: str) -> str:
    """A file's name without its ending: what follows a full stop is none where it is a number (2024.03.04)."""
    return _SUFFIX.sub("", name)


@lru_cache(maxsize=512)
def _read(names: str) -> Names:
    """The same of the names from the file's up, with a slash between: thousands of files stand in one folder."""
    printed, _slash, folders = names.partition("/")
    stem, above = _plain(printed), _read_folders(folders)
    named = find_day(stem)
    if named is None:
        named = _completed(stem, above)
    days = [Seen(named.day, Where.NAME, named.text, named.sure)] if named else []
    if above.whole:
        days.append(Seen(above.whole, Where.FOLDER, above.text))
    is_headline = named is not None and named.sure < 1.0
    rest = (
        _NO_DAY.sub(" ", stem)
        if named is None or is_headline
        else f"{stem[: named.start]}\n{stem[named.end :]}"
    )
    pages, rest = _take_page(rest)
    if above.page:
        pages.append(Seen(above.page, Where.FOLDER))
    named_stem = "" if above.whole and (named is None or is_headline) else stem
    evidence = Evidence(_papers(named_stem, above), tuple(days), tuple(pages))
    headline = _headline(rest)
    start = stem.find(headline) if headline else 0
    return Names(evidence, above.page_name, headline and printed.strip()[start : start + len(headline)])


def _plain(name: str) -> str:
    """A name in ordinary letters and digits, each in its place."""
    bare = name.removesuffix(".zip").removesuffix(".ZIP").strip()
    return "".join(plain if len(plain := unicodedata.normalize("NFKC", char)) == 1 else char for char in bare)


def _papers(stem: str, above: _Folders) -> tuple[Seen[str], ...]:
    """The paper in the file's name, and in the nearest folder's that has one."""
    named = paper_in_name(stem)
    found = [Seen(named, Where.NAME)] if named else []
    return (*found, *([Seen(above.paper, Where.FOLDER)] if above.paper else []))


@lru_cache(maxsize=64)
def _read_folders(names: str) -> _Folders:
    """Folders, from the nearest up, read from the outermost in: each year, month or day begins what is in it anew."""
    held, paper = _Folders(), None
    for name in map(_plain, reversed(names.split("/"))):
        paper = paper_in_name(name) or paper
        whole = find_day(name)
        partial = None if whole else read_partial(name)
        if whole:
            held = _Folders(whole.day.year, whole.day.month, whole.day.day, whole.text)
        elif not (partial and _take_partial(held, partial, name)):
            _take_page_folder(held, name)
    held.paper = paper
    return held


def _take_partial(held: _Folders, partial: PartialDay, name: str) -> bool:
    """Take a year, a month or a day; whether it was one where it stands."""
    if partial.year:
        held.year, held.month, held.day, held.text = partial.year, partial.month, None, name
        held.page = held.page_name = None
        return True
    month = partial.month or (partial.number if held.year and not held.month else None)
    if month and held.year and not held.month:
        if month > 12:
            return False
        held.month, held.day = month, partial.day
    elif held.month and not held.day and (day := partial.day or partial.number):
        held.day = day
    else:
        return False
    held.text += f"/{name}"
    return True


def _take_page_folder(held: _Folders, name: str) -> None:
    """Take a page's folder: 01版-要闻, 第1版, page 3; A01 and 3 only below a whole day, for much else is called so."""
    found = _PAGE_FOLDER.fullmatch(name)
    if found is None:
        return
    number = found["one"] or found["two"] or found["three"]
    if "版" in name or name.upper().startswith(("PAGE", "SEQ")) or held.whole:
        held.page = page_number(number)
        held.page_name = (found["name"] or found["name2"] or found["name3"] or "").strip(_EDGES) or None


def _completed(stem: str, above: _Folders) -> NamedDay | None:
    """The day of a name that tells the part its folders leave open: 1950/03/02.txt, 1946/05-15.txt."""
    if above.whole or not above.year:
        return None
    first = re.match(r"(?:\d{1,2}月\d{1,2}日?|\d{2}[-_.]?\d{2}|\d{1,2}日?|[^\W\d_]{1,6}[月日])(?!\d)", stem)
    partial = read_partial(first[0]) if first else None
    if first is None or partial is None or partial.year:
        return None
    month = above.month or partial.month
    day = partial.day or (partial.number if above.month else None)
    real = _real(above.year, month, day) if month and day else None
    return NamedDay(real, f"{above.text}/{first[0]}", 0, first.end()) if real else None


def _take_page(rest: str) -> tuple[list[Seen[str]], str]:
    """The page in what is left of a name without its day, which stood at the line break; and what is left then."""
    behind = rest.find("\n") + 1
    tried = [
        (_SURE_PAGE.search(rest), _SURE),
        (_AFTER_DAY.match(rest, behind) if behind else None, _BEHIND_DAY),
        (_BARE_PAGE.search(rest), _BARE),
    ]
    for found, sure in tried:
        filed = page_number(next(one for one in found.groups() if one)) if found else ""
        if found and sure == _BEHIND_DAY and found[0][:1].isalnum():
            sure = _GLUED  # noqa: PLW2901 - of this one
        if found and parse_typed_page(filed):
            left = f"{rest[: found.start()]}\n{rest[found.end() :]}"
            return [Seen(filed, Where.NAME, found[0].strip(_EDGES), sure)], left
    return [], rest


def _headline(rest: str) -> str | None:
    """The longest of what is left between day, page and paper, where it is more than numbers and letters."""
    parts = [part.strip(_EDGES) for part in rest.split("\n")]
    worded = [part for part in parts if re.search(r"[^\W\d_]{2,}", part) and paper_in_name(part) != part]
    return max(worded, key=lambda part: (_HAN.search(part) is not None, len(part)), default=None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
