"""Print how exact find is: python -m tests.benchmarks.exactness [--articles 20000 --pieces 5000 --words 200].

Recall and precision of pieces of text against looking at every article; half of the pieces begin and end within
words. And the order: for words that also stand by chance inside others (和服 in 产品和服务), how many of the first k
articles hold the real word, where k articles do. Jieba's cut of the texts tells; an author's name is one word.
Then, among articles with marks and other forms of their characters strewn over them, recall and precision of pieces
folded, in quotation marks and in the printed form.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.find.search import count, find, found_ids
from reader.find.text.fields import all_texts
from reader.find.text.folding import fold, forms_of
from reader.store.archive.archive import Archive
from reader.store.archive.rows import all_articles
from tests.benchmarks.corpus import make_archive, readings
from tests.find.paper import asked_for, fold_for_words, plain_fold, plain_way
from tests.indexing import SEGMENTER, writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.paper import Article, Page
    from reader.core.source import Reading
    from reader.store.records import ArticleId

LONGEST = 12


def main() -> None:
    """Make a corpus, look, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--pieces", type=int, default=5_000)
    options.add_argument("--words", type=int, default=200)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = make_archive(Path(folder) / "corpus.yuebao", asked.articles)
        texts = {
            record.id: "\n".join(
                plain_fold(text) for field in all_texts(record.clipping.article) for text in field
            )
            for record in all_articles(archive.connection)
        }
        _tell_pieces(archive, texts, asked.pieces)
        _tell_order(archive, asked.words)
        archive.close()
        _tell_forms(Path(folder) / "forms.yuebao", asked.articles // 8, asked.pieces)


def _tell_pieces(archive: Archive, texts: dict[ArticleId, str], pieces: int) -> None:
    chance = random.Random(4)
    wanted = found = both = across = 0
    for number in range(pieces):
        term, is_across = _piece(chance, texts, is_across=bool(number % 2))
        there = {article_id for article_id, text in texts.items() if term in text}
        got = set(found_ids(archive, asked_for(term)))
        wanted, found, both = wanted + len(there), found + len(got), both + len(there & got)
        across += is_across
    print(
        f"{pieces} pieces of 1 to {LONGEST} characters, {across} of them cut through words at both ends:"
        f" recall {both / wanted:.6f}, precision {both / found:.6f} ({wanted} hits)"
    )


def _piece(chance: random.Random, texts: dict[ArticleId, str], *, is_across: bool) -> tuple[str, bool]:
    """A piece of some text, and whether it begins and ends within words: those wanted so are looked for a while."""
    term = ""
    for _ in range(50):
        text = chance.choice([it for it in texts[chance.choice(list(texts))].split("\n") if it])
        start = chance.randrange(len(text))
        term = text[start : start + chance.randint(1, LONGEST)]
        borders = {0}
        for word in SEGMENTER.cut(text):
            borders.add(max(borders) + len(word))
        if {start, start + len(term)}.isdisjoint(borders):
            return term, True
        if not is_across:
            break
    return term, False


def _tell_forms(path: Path, articles: int, pieces: int) -> None:
    """Pieces as they are printed, looked for in each way."""
    chance = random.Random(5)
    with closing(Archive.open(path)) as archive:
        index = writer()
        for reading in readings(articles, seed=6):
            archive.store(_in_other_forms(reading, chance), index)
        archive.tidy(index)
        printed = {
            record.id: [text for field in all_texts(record.clipping.article) for text in field]
            for record in all_articles(archive.connection)
        }
        for name, ways in _WAYS.items():
            _tell_way(archive, printed, pieces // len(_WAYS), name, ways)


_WAYS: dict[str, dict[str, bool]] = {
    "folded": {}, "in quotation marks": {"verbatim": True}, "printed": {"printed": True},
    "printed, in quotation marks": {"printed": True, "verbatim": True},
}  # fmt: skip


def _tell_way(
    archive: Archive, printed: dict[ArticleId, list[str]], pieces: int, name: str, ways: dict[str, bool]
) -> None:
    chance, way = random.Random(7), plain_way(**ways)
    texts = {article_id: "\n".join(map(way, some)) for article_id, some in printed.items()}
    wanted = found = both = 0
    for _ in range(pieces):
        text = chance.choice(chance.choice(list(printed.values())))
        start = chance.randrange(len(text))
        term = text[start : start + chance.randint(1, LONGEST)]
        if plain_fold(term):
            there = {article_id for article_id, text in texts.items() if way(term) in text}
            got = set(found_ids(archive, asked_for(term, **ways)))
            wanted, found, both = wanted + len(there), found + len(got), both + len(there & got)
    print(
        f"{pieces} pieces among other forms and marks, {name}:"
        f" recall {both / wanted:.6f}, precision {both / found:.6f} ({wanted} hits)"
    )


def _in_other_forms(reading: Reading, chance: random.Random) -> Reading:
    def changed(text: str) -> str:
        return "".join(map(disguised, text))

    def disguised(letter: str) -> str:
        drawn = chance.random()
        if drawn < 0.08:
            return letter + chance.choice(_STREWN)
        if drawn < 0.16:
            return chance.choice(_OTHERS.get(letter) or forms_of(letter))
        return letter

    issue = reading.issue
    assert issue is not None
    return replace(
        reading, issue=replace(issue, pages=tuple(_changed(page, changed) for page in issue.pages))
    )


def _changed(page: Page, change: Callable[[str], str]) -> Page:
    articles = [
        replace(it, headline=change(it.headline or ""), paragraphs=tuple(map(change, it.paragraphs)))
        for it in page.articles
    ]
    return replace(page, articles=tuple(articles))


_STREWN = "“”‘’「」《》·•　 \u00ad\u200b\u2060" + "'\"" + "\u0301"
_OTHERS = {"1": "①⑴１", "2": "②½", "日": "㏠㊐", "月": "㋀", "社": "㍿", "和": "㍼"}
"""Some are folded to several characters, of which this is one."""


def _tell_order(archive: Archive, wanted: int) -> None:
    real: dict[str, set[int]] = {}
    for record in all_articles(archive.connection):
        for word in _real_words(record.clipping.article):
            real.setdefault(fold(word), set()).add(record.id)
    ambiguous = (
        (word, holders)
        for word, holders in sorted(real.items())
        if len(word) > 1
        and word.isalpha()
        and not word.isascii()
        and count(archive, asked_for(word)) > len(holders)
    )
    told = []
    some = list(islice(ambiguous, 0, None, 7))[:wanted]
    for word, holders in some:
        first = find(archive, asked_for(word), limit=len(holders)).articles
        told.append(sum(hit.id in holders for hit in first) / len(holders))
    print(
        f"{len(told)} words that also stand by chance inside others ({'、'.join(word for word, _ in some[:8])}…):"
        f" precision at k {sum(told) / len(told):.4f}, the least {min(told):.4f}"
    )


def _real_words(article: Article) -> set[str]:
    names = {f"{author.role or ''}{author.name}": author for author in article.authors}
    texts = [text for field in all_texts(article) for text in field if text not in names]
    own = [part for author in article.authors for part in (author.role or "", author.name)]
    return {*chain.from_iterable(SEGMENTER.cut(fold_for_words(text)) for text in texts), *own}


if __name__ == "__main__":
    main()
