"""For the tests of find: articles, and find's definition written out plainly to check it against."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from opencc import OpenCC

from reader.core.han_forms import ordinary
from reader.core.paper import Article, Author, Issue, Page
from reader.core.source import Reading, Source
from reader.find.search import results

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.find.records import PageCount, Spread
    from reader.store.archive.archive import Archive
    from reader.store.records import ArticleId

DAY = date(1987, 5, 12)
_HAN = [chr(code) for code in range(0x2E80, 0x33000) if not 0xD800 <= code < 0xE000]
_GAP = re.compile(r"(?<![0-9a-zà-ɏ ]) +| +(?![0-9a-zà-ɏ ])")
_SIMPLER = dict(zip(_HAN, OpenCC("t2s").convert("\n".join(_HAN)).split("\n"), strict=True))


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
    """A query for exactly this text."""
    return '"' + text.replace('"', '""') + '"'


@lru_cache(maxsize=100_000)
def plain_fold(text: str) -> str:
    """design: white space dropped, half width, lower case, simplified, 〇 as 零; one for one."""
    return "".join(_plain_letter(letter) for letter in text if not letter.isspace())


def fold_for_words(text: str) -> str:
    """Folded, but with the spaces between two words in letters: what is cut into words."""
    spaced = "".join(" " if letter.isspace() else _plain_letter(letter) for letter in text)
    return _GAP.sub("", spaced)


@lru_cache(maxsize=10_000)
def _plain_letter(letter: str) -> str:
    letter = ordinary(letter)
    if "！" <= letter <= "～":
        letter = chr(ord(letter) - ord("！") + ord("!"))
    letter = dict(zip("￠￡￢￣￥￦", "¢£¬¯¥₩", strict=True)).get(letter, letter)
    for lower in (letter.casefold(), letter.lower()):
        if len(lower) == 1:
            letter = lower
            break
    simpler = _SIMPLER.get(letter, letter)
    letter = simpler if len(simpler) == 1 else letter
    return "零" if letter == "〇" else letter


def texts_of(article: Article) -> Iterable[str]:
    """Every text of an article that can be found; none runs into the next."""
    yield from article.paragraphs
    yield from filter(
        None, (article.kicker, article.headline, article.deck, article.rubric, article.dateline)
    )
    yield from ((author.role or "") + author.name for author in article.authors)


def brute_force(archive: Archive, term: str) -> set[ArticleId]:
    """The articles that contain a term, by looking at every one of them."""
    wanted = plain_fold(term)
    ids = [article_id for (article_id,) in archive.connection.execute("SELECT id FROM article")]
    return {
        record.id
        for record in archive.articles(ids)
        if any(wanted in plain_fold(text) for text in texts_of(record.clipping.article))
    }


def spread_of(archive: Archive, query: str) -> Spread:
    """The tiers and days of what a query finds."""
    with results(archive, query) as found:
        return found.spread()


def pages_found(archive: Archive, query: str) -> list[PageCount]:
    """How many articles of each paper and page number a query finds."""
    with results(archive, query) as found:
        return found.pages()
