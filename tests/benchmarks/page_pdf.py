"""Print how long a page PDF takes to be read: python -m tests.benchmarks.page_pdf [--articles N] [--runs N].

The page is set by the tests' own press: so many articles in six columns, on a sheet as high as they need.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from reader.importers.formats.page_pdf.reader import read_page_pdf
from tests.importers.pdf_press import House, Piece, Sheet, save, set_page
from tests.importers.press import STORIES

_COLUMNS = 6


def pieces(count: int) -> list[Piece]:
    """So many articles of the made-up paper, each with a headline of its own."""
    told = [story for story in STORIES if story.headline]
    made: list[Piece] = []
    for number in range(count):
        story = told[number % len(told)]
        first, *rest = story.paragraphs
        lead = f"本报讯（记者 {' '.join(story.authors)}）{first}"
        piece = Piece(story.headline, (lead, *rest), story.kicker, story.deck)
        made.append(replace(piece, headline=f"{story.headline}之{number + 1}"))
    return made


def main() -> None:
    """Set the page, read it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "梧溪日报-2024-03-04-02.pdf"
        sheet = Sheet(1080, 320 * wanted.articles / 3)
        house = House(headline=20)
        done = set_page(sheet, pieces(wanted.articles), _COLUMNS, house, 60, random.Random(1))
        save(path, [sheet])
        seconds: list[float] = []
        found = regions = 0
        for _run in range(wanted.runs):
            start = time.process_time()
            page = read_page_pdf(path)[0].issue.pages[0]
            seconds.append(time.process_time() - start)
            found = len(page.articles)
            regions = sum(1 for article in page.articles if article.regions)
    print(f"{len(done)} articles set, {found} read, {regions} of them with a region")
    print(
        f"one core: median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s (aim: 3 s for 40)"
    )


if __name__ == "__main__":
    main()
