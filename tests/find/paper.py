"""For the tests of find: articles, and find's definition written out plainly to check it against."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from opencc import OpenCC

from reader.core.han_forms import ordinary
from reader.core.paper import Article, Author, Issue, Page
from reader.core.source import Reading, Source
from reader.find.query.nodes import Query, Term
from reader.find.search import results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.find.records import PageCount, Spread
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId

DAY = date(1987, 5, 12)
_HAN = [chr(code) for code in range(0x2E80, 0x33000) if not 0xD800 <= code < 0xE000]
_GAP = re.compile(r"(?<![0-9a-zà-ɏ ]) +| +(?![0-9a-zà-ɏ ])")
_POINT = re.compile(r"(?<=[0-9零一二三四五六七八九十百千])·(?=[0-9零一二三四五六七八九十百千])")
_SIMPLER = dict(zip(_HAN, OpenCC("t2s").convert("\n".join(_HAN)).split("\n"), strict=True))
_APOSTROPHES = "'＇ʻʼʽ"
_TITLE_MARKS = "《》〈〉︽︾︿﹀⟨⟩⟪⟫" + chr(0x2329) + chr(0x232A)
_INTERPUNCTS = "·•・‧∙⋅･⸱ꞏㆍ" + chr(0x387)
_HYPHENS = "‐‑‒–−﹣－⁃˗֊᐀᠆⸗⸚⹀゠︲"
_UNSEEN = [
    (0xAD, 0xAD), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip
_ACCENTS = [(0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0xFE20, 0xFE2F)]


def reading(*articles: Article, day: date = DAY, title: str = "溪口报", page: str = "1") -> Reading:
    """One page of articles."""
    return reading_of(Issue(title, day, pages=(Page(page, articles=articles),)))


def reading_of(issue: Issue) -> Reading:
    """An issue, read."""
    digest = hashlib.sha256(repr(issue).encode("utf-8", "replace")).hexdigest()
    return Reading(Source(Path("a.txt"), "page text", digest, 1), issue)


def body(*paragraphs: str, headline: str | None = None) -> Article:
    return Article(headline=headline, paragraphs=paragraphs)


def by(name: str, role: str | None = None) -> Article:
    return Article(authors=(Author(name, role),))


def quoted(text: str) -> str:
    """A query for exactly this text, with its marks and white space."""
    return '"' + text.replace('"', '""') + '"'


def asked_for(text: str, *, printed: bool = False, verbatim: bool = False) -> Query:
    """A query for this text, whatever operators it looks like."""
    return Query(text, Term(text, printed=printed, verbatim=verbatim))


def stands_in(term: str, text: str, *, printed: bool = False, verbatim: bool = False) -> bool:
    """What find's page says: when a text holds a term."""
    if not plain_fold(term):
        return "".join(term.split()) in "".join(text.split())
    way = plain_way(printed=printed, verbatim=verbatim)
    return way(term) in way(text)


def plain_way(*, printed: bool = False, verbatim: bool = False) -> Callable[[str], str]:
    """What is left of a text, and of a term, of what counts."""
    if printed and verbatim:
        return lambda text: _one_spaced(_seen(text))
    if printed:
        return lambda text: "".join(_seen(text).split())
    return (lambda text: _one_spaced(_but_marks(text))) if verbatim else plain_fold


@lru_cache(maxsize=100_000)
def plain_fold(text: str) -> str:
    """design: white space and transparent marks dropped; all else in one form."""
    return "".join(map(_plain_letter, text))


def fold_for_words(text: str) -> str:
    """Folded, but with the spaces between two words in letters, and a sign for marks: what is cut into words."""
    signs = "".join(_sign(letter) or _plain_letter(letter) for letter in text)
    return _POINT.sub("", _GAP.sub("", signs))


def is_gap(letter: str) -> bool:
    """Whether it is white space or a mark that can be seen and does not count."""
    return bool(_sign(letter))


def _sign(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _INTERPUNCTS:
        return "·"
    name = unicodedata.name(letter, "")
    is_quotation = letter in _APOSTROPHES or "QUOTATION MARK" in name or "CORNER BRACKET" in name
    is_mark = letter in _TITLE_MARKS or (is_quotation and not is_unseen(letter))
    return '"' if is_mark else ""


def is_unseen(letter: str) -> bool:
    """Whether it takes no room in print."""
    return _is_among(letter, _UNSEEN)


def _seen(text: str) -> str:
    return "".join(letter for letter in text if not is_unseen(letter))


@lru_cache(maxsize=100_000)
def _but_marks(text: str) -> str:
    return "".join(letter if is_gap(letter) else _plain_letter(letter) for letter in text)


def _one_spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_among(letter: str, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= ord(letter) <= last for first, last in ranges)


@lru_cache(maxsize=10_000)
def _plain_letter(letter: str) -> str:
    if is_gap(letter) or is_unseen(letter) or _is_among(letter, _ACCENTS):
        return ""
    lower = unicodedata.normalize("NFC", _compatible(ordinary(letter)).casefold())
    plain = "".join(it if is_gap(it) else _without_accent(it) for it in lower)
    simpler = "".join(new if len(new := _SIMPLER.get(it, it)) == 1 else it for it in plain)
    folded = "".join(it for it in simpler if not (is_gap(it) or _is_among(it, _ACCENTS)))
    return "".join("-" if it in _HYPHENS else {"〇": "零", "⁄": "/"}.get(it, it) for it in folded)


def _compatible(letter: str) -> str:
    if letter in "…‥․︙︰":
        return {"︙": "…", "︰": "‥"}.get(letter, letter)
    if letter in "￠￡￢￣￥￦":
        return "¢£¬¯¥₩"["￠￡￢￣￥￦".index(letter)]
    plain = unicodedata.normalize("NFKC", letter)
    return letter if plain[0] == " " else plain


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if (base.isascii() and base.isalpha()) or "LATIN" in unicodedata.name(base, "") else letter


def texts_of(article: Article) -> Iterable[str]:
    """Every text of an article that can be found; none runs into the next."""
    yield from article.paragraphs
    yield from filter(
        None, (article.kicker, article.headline, article.deck, article.rubric, article.dateline)
    )
    yield from ((author.role or "") + author.name for author in article.authors)


def brute_force(
    archive: Archive, term: str, *, printed: bool = False, verbatim: bool = False
) -> set[ArticleId]:
    """The articles that contain a term, by looking at every one of them."""
    ids = [article_id for (article_id,) in archive.connection.execute("SELECT id FROM article")]
    return {
        record.id
        for record in archive.articles(ids)
        if any(
            stands_in(term, text, printed=printed, verbatim=verbatim)
            for text in texts_of(record.clipping.article)
        )
    }


def spread_of(archive: Archive, query: str) -> Spread:
    """The tiers and days of what a query finds."""
    with results(archive, query) as found:
        return found.spread()


def pages_found(archive: Archive, query: str) -> list[PageCount]:
    """How many articles of each paper and page number a query finds."""
    with results(archive, query) as found:
        return found.pages()
