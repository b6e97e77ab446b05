"""An invented corpus of any size: words as frequent as in jieba's dictionary, dates over 50 years.

`python -m tests.benchmarks.corpus PATH [ARTICLES]` makes an archive of it.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.paper import Article, Author, Issue, Page
from reader.core.source import Reading, Source
from reader.store.archive.archive import Archive
from tests.indexing import SEGMENTER, writer

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = date(1974, 1, 1)
DAYS = 50 * 365
ARTICLES_A_PAGE = 5
PAGES = 4
PLACES = ("浦江", "溪口", "云岭", "白沙", "青石", "双桥", "梅城", "湖山")
ISSUES_A_TITLE = 9_000
ISSUES_AT_ONCE = 50
"""Issues stored in one transaction: as many articles as an import stores in one."""
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗"
SIGNS = ("，", "，", "，", "、", "：“", "”，")


class Words:
    """Words drawn at random, each as often as the dictionary says."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words, self._reach = _dictionary()

    def draw(self, count: int) -> list[str]:
        """So many words."""
        total = self._reach[-1]
        return [self._words[bisect(self._reach, self._random.random() * total)] for _ in range(count)]

    def sentence(self) -> str:
        """A sentence of 8 to 30 words with marks, now and then a number."""
        words = self.draw(self._random.randint(8, 30))
        for at in range(5, len(words), 6):
            words[at] += self._random.choice(SIGNS)
        if self._random.random() < 0.2:
            words.insert(3, f"{self._random.randint(1, 9999)}")
        return "".join(words) + "。"

    def paragraph(self) -> str:
        """One to five sentences after the two spaces that begin a printed paragraph."""
        return "　　" + "".join(self.sentence() for _ in range(self._random.randint(1, 5)))

    def name(self) -> str:
        """A person's name."""
        given = "".join(self.draw(2))[: self._random.randint(1, 2)]
        return self._random.choice(SURNAMES) + given

    def article(self) -> Article:
        """An article of some 800 characters."""
        has_kicker, has_deck = self._random.random() < 0.3, self._random.random() < 0.3
        return Article(
            headline="".join(self.draw(self._random.randint(4, 8))),
            kicker="".join(self.draw(4)) if has_kicker else None,
            deck="".join(self.draw(6)) if has_deck else None,
            rubric=self._random.choice((None, None, None, "要闻", "评论", "副刊")),
            authors=(Author(self.name(), "记者"), Author(self.name(), "通讯员")),
            paragraphs=tuple(self.paragraph() for _ in range(self._random.randint(3, 10))),
        )

    def shuffled(self, count: int) -> list[int]:
        """The numbers below `count` in any order."""
        numbers = list(range(count))
        self._random.shuffle(numbers)
        return numbers


def _dictionary() -> tuple[list[str], list[int]]:
    """Words and the running sum of their frequencies."""
    found = sorted(SEGMENTER.frequencies().items())
    return [word for word, _frequency in found], list(accumulate(frequency for _word, frequency in found))


def readings(articles: int, seed: int = 1) -> Iterator[Reading]:
    """Issues of 20 articles, so many articles in all, of two papers or more, in shuffled order of dates."""
    drawn = Words(seed)
    issues = -(-articles // (ARTICLES_A_PAGE * PAGES))
    titles = 2 + issues // ISSUES_A_TITLE
    days = -(-issues // titles)
    for at, place in enumerate(drawn.shuffled(issues)):
        day = FIRST_DAY + timedelta(days=place // titles * DAYS // days)
        wanted = min(ARTICLES_A_PAGE * PAGES, articles - at * ARTICLES_A_PAGE * PAGES)
        yield _reading(drawn, f"{PLACES[place % titles]}日报", day, place, wanted)


def _reading(drawn: Words, title: str, day: date, number: int, articles: int) -> Reading:
    made = [drawn.article() for _ in range(articles)]
    pages = tuple(
        Page(str(at // ARTICLES_A_PAGE + 1), articles=tuple(made[at : at + ARTICLES_A_PAGE]))
        for at in range(0, articles, ARTICLES_A_PAGE)
    )
    digest = hashlib.sha256(f"{title} {day} {number}".encode()).hexdigest()
    source = Source(Path(f"{title}-{day}.txt"), "page text", digest, size=1)
    return Reading(source, Issue(title, day, number=number, page_count=PAGES, pages=pages))


def make_archive(path: Path, articles: int, seed: int = 1) -> Archive:
    """An archive with so many articles, index included; it is left open."""
    archive, index = Archive.open(path), writer()
    coming = readings(articles, seed)
    while some := list(islice(coming, ISSUES_AT_ONCE)):
        with archive.changing(index):
            for reading in some:
                archive.store(reading, index)
    archive.tidy(index)
    return archive


if __name__ == "__main__":
    target, wanted = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    start = time.perf_counter()
    make_archive(target, wanted).close()
    print(f"{wanted} articles in {time.perf_counter() - start:.1f} s: {target}")
