"""Articles of a page in Latin letters, told by what their printers did: headings in capitals or by themselves.

Chinese pages are told apart by a model that has never seen another script (`page_model`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.core.days.western_dates import parse_western_date
from reader.core.paper import Article, Author
from reader.importers.layout.articles import Draft
from reader.importers.layout.masthead import LATIN_ISSUE
from reader.importers.layout.titles import latin_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.layout.lines import Line

_MOST_ASKED = 400
"""Lines that are enough to know the script."""
_LATIN_SHARE = 0.8
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]+")
_CAPITALS = 0.9
_LEAST_LETTERS = 4
_LONGEST_HEADING, _LONGEST_DECK = 110, 90
_SMALL = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "into",
            "is",
            "of",
            "off",
            "on",
            "or",
            "out",
            "over",
        ),
        *(
            "the",
            "to",
            "up",
            "with",
            "de",
            "des",
            "du",
            "d",
            "et",
            "en",
            "la",
            "le",
            "les",
            "l",
            "un",
            "une",
            "au",
        ),
        *(
            "aux",
            "à",
            "der",
            "die",
            "das",
            "und",
            "von",
            "zu",
            "im",
            "den",
            "dem",
            "el",
            "los",
            "y",
            "del",
            "e",
            "il",
        ),
        *("i", "gli", "di", "da", "o", "os", "van", "het", "een"),
    )
)
"""Words that a heading leaves small."""
_ENDS = (".", "!", "?", ":", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)")
_BYLINE = re.compile(
    r"(?:(?:written )?by|par|von|por|di|text(?: and (?:pictures|photos))? by)\s+"
    r"((?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|du|la|and|&|,)(?:[\s,]+(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|du|la|and|&)){0,7})\.?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_DATELINE = re.compile(
    r"([A-Z][A-Z.' ]{2,30}(?:,\s*[A-Z][\w. ]{1,14})?,?\s*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]*\.?\s*\d{1,2}\.?)\s*(?:\([^()]{2,30}\)\s*)?(?:[—–]|--?)+\s*"
)
_HYPHENS = ("-", "‐", "¬", "\u00ad")
_SHORT_LINE = 0.85
"""Of the measure: a line that ends a sentence and is shorter ends its paragraph."""
_WIDEST_CUT = 90
"""Characters. Longer lines were cut by no column."""


def is_latin(lines: Sequence[Line]) -> bool:
    """Whether a page is in Latin letters."""
    text = "".join(line.text for line in lines[:_MOST_ASKED])
    latin = sum(map(len, _LATIN_LETTERS.findall(text)))
    return latin > 0 and latin > _LATIN_SHARE * (latin + sum(map(str.isalpha, _LATIN_LETTERS.sub("", text))))


def masthead_end(lines: Sequence[Line], most: int) -> int:
    """How many of the first `most` lines are the masthead's: up to the last that names paper, day or number."""
    told = [at for at, line in enumerate(lines[:most]) if _tells_issue(line.text)]
    return max(told, default=-1) + 1


def _tells_issue(text: str) -> bool:
    return bool(latin_title(text) or parse_western_date(text) or LATIN_ISSUE.search(text))


def read_latin_articles(lines: Sequence[Line]) -> list[Draft]:
    """The articles in the lines of one page, in order."""
    measure = _measure(lines)
    found: list[_Article] = []
    for at, line in enumerate(lines):
        now = found[-1] if found else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        if _is_heading(line, after, now, measure):
            if now is None or now.paragraphs:
                now = _Article()
                found.append(now)
            now.heading.append(line.text)
        elif now is not None and not now.paragraphs and now.sign(line.text):
            continue
        else:
            if now is None:
                now = _Article()
                found.append(now)
            now.add(line, lines[at - 1] if at else None, measure)
    return [one.draft() for one in found if one.heading or one.paragraphs]


@dataclass
class _Article:
    """An article whose lines are still coming."""

    heading: list[str] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)
    byline: str | None = None
    paragraphs: list[str] = field(default_factory=list)

    def sign(self, text: str) -> bool:
        """Take the authors, where a line below the heading names them; whether it does."""
        found = _BYLINE.fullmatch(text) if self.heading else None
        if found:
            names = (name.strip(" .") for name in _AND.split(found[1]))
            self.authors += [Author(name.title() if name.isupper() else name) for name in names if name]
            self.byline = text
        return found is not None

    def add(self, line: Line, before: Line | None, measure: int) -> None:
        """Take a line of the text."""
        if (
            not self.paragraphs
            or before is None
            or _begins_paragraph(line, before, self.paragraphs[-1], measure)
        ):
            self.paragraphs.append(line.text)
            return
        above = self.paragraphs[-1]
        if above.endswith(_HYPHENS) and line.text[:1].islower():
            self.paragraphs[-1] = above[:-1] + line.text
        else:
            self.paragraphs[-1] = f"{above} {line.text}"

    def draft(self) -> Draft:
        """The article: its first heading line is the headline, those below are its deck."""
        dateline = _DATELINE.match(self.paragraphs[0]) if self.paragraphs else None
        if dateline and len(self.paragraphs[0]) > dateline.end():
            self.paragraphs[0] = self.paragraphs[0][dateline.end() :]
        return Draft(
            Article(
                headline=self.heading[0] if self.heading else None,
                deck=" ".join(self.heading[1:]) or None,
                dateline=dateline[1].strip() if dateline else None,
                authors=tuple(self.authors),
                byline=self.byline,
                paragraphs=tuple(self.paragraphs),
            )
        )


def _measure(lines: Sequence[Line]) -> int:
    """How many characters a full line has, where lines were cut to a column; 0 where each is a whole paragraph."""
    lengths = sorted(len(line.text) for line in lines if not _is_capitals(line.text))
    if len(lengths) < 3:
        return 0
    longest = lengths[int(0.9 * (len(lengths) - 1))]
    ended = sum(1 for line in lines if line.text.endswith(_ENDS))
    return longest if longest <= _WIDEST_CUT and ended < 0.7 * len(lines) else 0


def _begins_paragraph(line: Line, before: Line, above: str, measure: int) -> bool:
    is_ended = above.endswith(_ENDS)
    if not measure:
        return is_ended or line.gap == 0 or not line.text[:1].islower()
    if line.gap or line.indent >= 1:
        return is_ended or not line.text[:1].islower()
    return is_ended and len(before.text) < _SHORT_LINE * measure


def _is_heading(line: Line, after: Line | None, now: _Article | None, measure: int) -> bool:
    text = line.text
    if after is None or len(text) > _LONGEST_HEADING:
        return False
    if _is_capitals(text):
        return True
    is_below_heading = now is not None and bool(now.heading) and not now.paragraphs and not now.authors
    if is_below_heading:
        return len(text) <= _LONGEST_DECK and _is_title_case(text) and not _BYLINE.fullmatch(text)
    stands_apart = now is None or line.gap > 0
    is_short = not measure or len(text) < measure or bool(after.gap)
    return stands_apart and is_short and not text.endswith((".", ",", ";", "-")) and _is_title_case(text)


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def _is_title_case(text: str) -> bool:
    """Whether the words of a line begin with capitals, but for small ones."""
    words = list(_words(text))
    large = [word for word in words if word.lower() not in _SMALL]
    return (
        len(words) > 1
        and len(large) > 1
        and sum(1 for word in large if word[0].isupper()) >= 0.8 * len(large)
    )


def _words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"[^\W\d_][\w'’]*", text))
