"""A folder of as many article files as asked for, of invented text: what the import's programs read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import Words
from tests.importers.article_files import lines_form

if TYPE_CHECKING:
    from pathlib import Path

FIRST_DAY = date(2001, 1, 1)
ARTICLES_A_DAY = 20
PAGES = 4
PAPER = "双桥日报"


def write_folder(folder: Path, files: int, seed: int = 1) -> Path:
    """Files of some 800 characters, twenty a day on four pages, in folders by month and day."""
    words = Words(seed)
    for at in range(files):
        day = FIRST_DAY + timedelta(days=at // ARTICLES_A_DAY)
        nth = at % ARTICLES_A_DAY
        page, number = nth * PAGES // ARTICLES_A_DAY + 1, nth % (ARTICLES_A_DAY // PAGES) + 1
        place = folder / f"{day.year}年{day.month}月" / f"{day:%Y%m%d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{day:%Y%m%d}-{page:02d}-{number:02d}.txt").write_bytes(_article(words).encode())
    return folder


def _article(words: Words) -> str:
    article = words.article()
    first, *others = (paragraph.strip() for paragraph in article.paragraphs)
    lead = f"本报溪口1月1日电  （记者{article.authors[0].name}）{first}"
    return lines_form(article.kicker or "", article.headline or "", article.deck or "", lead, *others)
